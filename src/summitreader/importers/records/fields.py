"""What the fields of an article are called in the tables and lines that corpora are handed round in."""

from collections.abc import Iterable, Mapping
from typing import Any

from summitreader.importers.clean import clean_line
from summitreader.importers.pieces import Metadata

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "maintext", "article_text", "articlebody", "full_text", "article"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "publication", "source", "source_domain", "domain"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "address"),
    "published": ("published", "date", "date_publish", "publish_date", "pubdate", "published_at", "publishedat"),
    "language": ("language", "lang"),
    "id": ("id", "uid", "article_id"),
}
"""Names of a field, in any case; the first that is there is taken."""


USUAL = "text, content, body or another usual name"
"""What a text is looked for by, in words."""


def find_field(names: Iterable[str], field: str) -> str:
    """Return which of the names is that of a field; "" where none is."""
    by_name = {name.casefold().strip(): name for name in names}
    return next((by_name[name] for name in FIELDS[field] if name in by_name), "")


def facts_of(found: Mapping[str, Any]) -> tuple[Metadata, str]:
    """Return what an object says about its article, and the id that it gives it; "" where it gives none."""
    told = {field: _words(found.get(find_field(found, field))) for field in FIELDS if field != "text"}
    id = told.pop("id")
    return Metadata(**{field: words or None for field, words in told.items()}), id


def _words(value: Any) -> str:
    """Return a value on one line; "" where it is no text, number or list of texts."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))[:500]
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return clean_line(str(value))[:2000]
    return ""
