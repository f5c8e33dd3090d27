"""What a page says about itself: JSON-LD, OpenGraph and other meta fields, headings, `<time>`, bylines, the address."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from summitreader.importers.plain.front_matter import FrontMatter
from summitreader.importers.web.byline import find_agency, find_author, outlet_key
from summitreader.importers.web.headline_context import find_around
from summitreader.importers.web.json_ld import read_linked, words_of
from summitreader.importers.web.published import find_published, misplaced

_SITE_MARK = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|\s+::\s+")
_TITLE_META = (
    "og:title",
    "twitter:title",
    "sailthru.title",
    "parsely-title",
    "dc.title",
    "dcterms.title",
    "title",
    "headline",
)
_LOOKED_AT = 8  # elements of one kind: the article's own come first
_NAME = 4  # words of a site's name that nothing else tells
_FIRST, _LATER = 0.3, 0.5  # share of an h1's words that what the page says its title is must have too


def find_facts(tree: lxml.html.HtmlElement, url: str | None = None) -> FrontMatter:
    """Title, outlet, author, date, address, language and the source the outlet cites. Never raises on any tree."""
    meta = _meta(tree)
    scripts = (element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or ""))
    linked = read_linked(scripts)
    address = url or _address(tree, meta, linked)
    page_title = " ".join((tree.findtext(".//title") or "").split())
    publisher = _publisher(meta, linked, page_title, address)
    title = _title(tree, meta, linked, page_title, publisher)
    around = find_around(tree, title)
    author = find_author(tree, meta, linked, around, publisher)
    return FrontMatter(
        title=title,
        publisher=publisher,
        citing=find_agency(meta, linked, author, publisher),
        author=author,
        url=address,
        published=find_published(tree, meta, linked, around, address),
        language=_language(tree, meta, linked),
    )


def article_bodies(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The article's text as JSON-LD gives it, and the page's description: for pages whose own text cannot be found."""
    scripts = (element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or ""))
    for item in read_linked(scripts):
        for key in ("articleBody", "text", "description"):
            if isinstance(item.get(key), str):
                yield item[key]
    meta = _meta(tree)
    for key in ("og:description", "description"):
        if key in meta:
            yield meta[key]


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The meta fields in lower case; the first of a name counts, but authors of the same name are joined."""
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
        elif key in ("author", "citation_author", "article:author") and value not in fields[key]:
            fields[key] += f"; {value}"
    return fields


def _address(tree: lxml.html.HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for found in (*links, meta.get("og:url", ""), *(words_of(item.get("url")) for item in linked[:1])):
        if re.match(r"https?://[^\s/]+/\S", found.strip()):
            return found.strip()
    return None


def _publisher(meta: dict[str, str], linked: list[dict[str, Any]], page_title: str, address: str | None) -> str | None:
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    named = (
        meta.get(key, "") for key in ("og:site_name", "application-name", "al:android:app_name", "dc.publisher", "cre")
    )
    for name in (*named, *(words_of(item.get("publisher")) for item in linked)):
        name = _SITE_MARK.split(name.lstrip("@"))[0].strip()
        if len(name) > 1 and not re.match(r"https?:|(?:\w\.){2,}$", name) and len(name) <= 80:
            return name
    parts = _SITE_MARK.split(page_title)
    compact = outlet_key(parts[-1])
    if (
        len(parts) > 1
        and compact
        and (compact in host.replace("-", "").replace(".", "") if host else len(parts[-1].split()) <= _NAME)
    ):
        return parts[-1].strip()
    return host or None


def _title(
    tree: lxml.html.HtmlElement,
    meta: dict[str, str],
    linked: list[dict[str, Any]],
    page_title: str,
    publisher: str | None,
) -> str | None:
    """The headline on the page where the page's data agree with one; else what those say, less the site's name."""
    said = (
        [words_of(item.get("headline")) for item in linked] + [meta.get(key, "") for key in _TITLE_META] + [page_title]
    )
    stated = [_without_site(title, publisher) for title in said if title]
    if not stated:
        stated = [_without_site(words_of(item.get("name")), publisher) for item in linked]
    best, agreed = "", 0.0
    headings = [" ".join(heading.text_content().split()) for heading in _headings(tree)]
    headings = [
        words for words in headings if words and len(words) <= 300 and outlet_key(words) != outlet_key(publisher or "")
    ]
    for words in headings:
        share = max((_overlap(words, title) for title in (*stated, *said) if title), default=0.0 if page_title else 1.0)
        if share > agreed:
            best, agreed = words, share
    if not best or agreed < (_FIRST if best == headings[0] else _LATER):
        return next((title for title in stated if title), None)
    # A heading that ends with a stated title has a kicker before it.
    inside = [title for title in stated if len(title) > 0.4 * len(best) and best.endswith(title)]
    return max(inside, key=len, default=best)


def _headings(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    return (heading for heading in islice(tree.iter("h1"), _LOOKED_AT) if not misplaced(heading))


def _without_site(title: str, publisher: str | None) -> str:
    """`Talks end in Geneva | World | The Post` less what follows, or stands before, the headline."""
    name = outlet_key(publisher or "")
    pieces = _SITE_MARK.split(title)
    marks = _SITE_MARK.findall(title)
    if len(pieces) < 2:
        return title.strip()
    if name and (_alike(outlet_key(pieces[0]), name)) and len(pieces) == 2:
        return pieces[1].strip()
    at = len(pieces)
    while at > 1 and name and _alike(outlet_key(pieces[at - 1]), name):
        at -= 1
    if at == len(pieces) and "|" not in marks[-1] and "»" not in marks[-1]:
        return title.strip()
    if at == len(pieces):  # after a bar stands a section or a site even where we do not know its name
        at -= 1 if len(pieces[-1].split()) <= 5 else 0
    while at > 1 and "|" in marks[at - 2] and len(pieces[at - 1].split()) <= 3:
        at -= 1
    kept = pieces[0]
    for mark, piece in zip(marks[: at - 1], pieces[1:at], strict=True):
        kept += mark + piece
    return kept.strip()


def _language(tree: lxml.html.HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    declared = (
        tree.get("lang"),
        tree.get("xml:lang"),
        meta.get("og:locale"),
        meta.get("content-language"),
        meta.get("language"),
    )
    for tag in (*declared, *(words_of(item.get("inLanguage")) for item in linked)):
        found = re.match(r"([a-zA-Z]{2,3})(?:[-_]|$)", (tag or "").strip())
        if found:
            return found[1].lower()
    return None


def _overlap(words: str, title: str) -> float:
    """Share of the words' tokens that the title has too; a single common word does not make them the same."""
    mine, theirs = re.findall(r"\w+", words.lower()), set(re.findall(r"\w+", title.lower()))
    return (
        sum(token in theirs for token in mine) / max(len(mine), 1) * min(1.0, (len(mine) + 1) / (len(theirs) / 2 + 1))
    )


def _alike(piece: str, name: str) -> bool:
    return bool(piece) and (
        piece == name or piece.startswith(name) or name.startswith(piece) or piece.removesuffix("com") == name
    )
