"""What a page declares about itself, read once: meta fields, JSON-LD, `<title>`, canonical links, languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import lxml.html

from summitreader.importers.web.json_ld import read_linked

_JOINED = ("author", "citation_author", "article:author")  # pages with several authors repeat these


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's own data, as they stand in it; nothing is weighed yet.

    `meta` has names in lower case; `linked` are the JSON-LD objects about an article, best first; `page_title` is
    `<title>`; `canonical` the addresses, `languages` the language tags that the page's elements give.
    """

    meta: Mapping[str, str]
    linked: tuple[Mapping[str, Any], ...]
    page_title: str
    canonical: tuple[str, ...]
    languages: tuple[str, ...]


def read_declared(tree: lxml.html.HtmlElement) -> Declared:
    """Return what the page declares. Never raises on any tree."""
    scripts = (element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or ""))
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return Declared(
        meta=_meta(tree),
        linked=tuple(read_linked(scripts)),
        page_title=" ".join((tree.findtext(".//title") or "").split()),
        canonical=tuple(links),
        languages=tuple(filter(None, (tree.get("lang"), tree.get("xml:lang")))),
    )


def article_bodies(declared: Declared) -> Iterator[str]:
    """Yield the article's text as JSON-LD gives it, and the page's description: for pages without text of their own."""
    for item in declared.linked:
        for key in ("articleBody", "text", "description"):
            if isinstance(item.get(key), str):
                yield item[key]
    for key in ("og:description", "description"):
        if key in declared.meta:
            yield declared.meta[key]


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Return the meta fields; the first of a name counts, but authors of the same name are joined."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        ).lower()
        value = " ".join((element.get("content") or "").split())
        if not key or not value:
            continue
        if key not in fields:
            fields[key] = value
        elif key in _JOINED and value not in fields[key]:
            fields[key] += f"; {value}"
    return fields
