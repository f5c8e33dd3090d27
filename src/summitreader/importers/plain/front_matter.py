"""What a document says about itself in front of its text: `key: value` lines between two lines of dashes."""

import re

from summitreader.importers.clean import clean_line
from summitreader.importers.pieces import Metadata

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n\s*|$)")
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,30}):[ \t]*(\S.*)$", re.MULTILINE)
_NAMES = {
    "title": "title", "headline": "title",
    "publisher": "publisher", "outlet": "publisher", "source": "publisher", "site": "publisher",
    "author": "author", "authors": "author", "byline": "author", "creator": "author",
    "url": "url", "link": "url", "address": "url", "canonical": "url", "permalink": "url",
    "date": "published", "published": "published", "publishdate": "published", "pubdate": "published",
    "language": "language", "lang": "language",
    "citing": "citing",
}  # fmt: skip


def read_front_matter(text: str) -> tuple[Metadata, int]:
    """Return what clean text's front matter says, and where the text after it begins (0 where there is none)."""
    found = _FRONT.match(text)
    lines = _FIELD.findall(found[1]) if found else ()
    keys = [_NAMES.get(re.sub(r"[ _-]", "", key).lower()) for key, _ in lines]
    values = [clean_line(value.strip().strip("\"'[]")) for _, value in lines]
    fields = {key: value for key, value in zip(keys, values, strict=True) if key and value}
    return (Metadata(**fields), found.end()) if found and fields else (Metadata(), 0)
