"""What a page says about itself: JSON-LD, OpenGraph and other meta fields, headings, `<time>`, bylines, the address."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from summitreader.importers.front import Facts
from summitreader.importers.linked import names_of, read_linked, words_of
from summitreader.importers.published import find_published, misplaced

_SITE_MARK = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|\s+::\s+")
_NAMES_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bet\b|\bund\b)\s+|\s*;\s*")
_BY = re.compile(
    r"^(?:(?:\w+\s+){0,2}by\b|von\b|par\b|por\b|di\b|(?:author|text|words|autor|auteur|автор|текст)\s*:):?\s*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:\||•|·|–|—|/|\n|@\w+|\S+@\S+|\(|\d|(?:^|[\s,])(?:published|updated|posted|on|in|at|for|the|follow|is|a|view"
    r"|more|staff|special|last|senior|chief|political|reporter|writer|editor|correspondent|contributor|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|mon|tue|wed|thu|fri|sat|sun|\w*day)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"https?:|www\.|^\W*$|^(?:admin\w*|editor\w*|staff|author|unknown|none|null|guest|webmaster|user|root|default|home|press)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:Reuters|Associated Press|AP|AFP|Agence France-Presse|Xinhua|TASS|RIA Novosti|Interfax|Kyodo(?: News)?|Yonhap"
    r"|DPA|EFE|ANSA|PTI|Press Trust of India|ANI|Anadolu(?: Agency)?|UPI|PA Media|Press Association|Bloomberg|CNA"
    r"|Ukrinform|IRNA|SPA|WAM|KCNA)\b"
)
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
_AUTHOR_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "article_author",
    "article.author", "authors", "cxenseparse:author", "rnews:creator", "citation_author", "og:article:author",
)  # fmt: skip
_BYLINES = (
    './/*[@itemprop="author"]//*[@itemprop="name"]',
    './/*[@itemprop="author"]',
    './/a[@rel="author"]',
    './/*[contains(@class,"author-name")]',
    './/*[contains(@class,"byline__name")]',
    './/*[contains(@class,"byline")]',
    './/*[contains(@class,"author")]',
)
_LOOKED_AT = 8  # elements of one kind: the article's own come first


def find_facts(tree: lxml.html.HtmlElement, url: str | None = None) -> Facts:
    """Title, outlet, author, date, address, language and the source the outlet cites. Never raises on any tree."""
    meta = _meta(tree)
    scripts = (element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or ""))
    linked = read_linked(scripts)
    address = url or _address(tree, meta, linked)
    page_title = " ".join((tree.findtext(".//title") or "").split())
    publisher = _publisher(meta, linked, page_title, address)
    author = _author(tree, meta, linked, publisher)
    return Facts(
        title=_title(tree, meta, linked, page_title, publisher),
        publisher=publisher,
        citing=_citing(meta, linked, author, publisher),
        author=author,
        url=address,
        published=find_published(tree, meta, linked, address),
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
    compact = _key(parts[-1])
    if len(parts) > 1 and compact and (compact in host.replace("-", "").replace(".", "") or not host):
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
    for heading in list(tree.iter("h1"))[:_LOOKED_AT]:
        words = " ".join(heading.text_content().split())
        if not words or len(words) > 300 or _key(words) == _key(publisher or "") or misplaced(heading):
            continue
        share = max((_overlap(words, title) for title in stated), default=0.0 if page_title else 1.0)
        if share > agreed:
            best, agreed = words, share
    if agreed < 0.5:
        return next((title for title in stated if title), None)
    # A heading that ends with a stated title has a kicker before it.
    inside = [title for title in stated if len(title) > 0.4 * len(best) and best.endswith(title)]
    return max(inside, key=len, default=best)


def _without_site(title: str, publisher: str | None) -> str:
    """`Talks end in Geneva | World | The Post` less what follows, or stands before, the headline."""
    name = _key(publisher or "")
    pieces = _SITE_MARK.split(title)
    marks = _SITE_MARK.findall(title)
    if len(pieces) < 2:
        return title.strip()
    if name and (_alike(_key(pieces[0]), name)) and len(pieces) == 2:
        return pieces[1].strip()
    at = len(pieces)
    while at > 1 and name and _alike(_key(pieces[at - 1]), name):
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


def _author(
    tree: lxml.html.HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]], publisher: str | None
) -> str | None:
    for item in linked:
        names = _people([name for key in ("author", "creator") for name in names_of(item.get(key))], publisher)
        if names:
            return ", ".join(names)
    for key in _AUTHOR_META:
        if names := _people(_NAMES_SPLIT.split(meta.get(key, "")), publisher):
            return ", ".join(names)
    for path in _BYLINES:
        for element in tree.xpath(path)[:_LOOKED_AT]:
            words = " ".join(" ".join(element.itertext()).split())
            if (
                element.tag in ("meta", "link", "img")
                or not words
                or len(words) > 200
                or misplaced(element, strict=True)
            ):
                continue
            byline = _BY.sub("", words)
            if names := _people(_NAMES_SPLIT.split(byline) if byline != words or len(words) < 50 else [], publisher):
                return ", ".join(names)
    return None


def _people(names: list[str], publisher: str | None) -> list[str]:
    """The names among the words, cleaned, each once: `By ANNA SMITH, AP | Post Staff` is Anna Smith."""
    found: list[str] = []
    for name in (part for said in names if not _NO_NAME.search(said) for part in _NAMES_SPLIT.split(said)):
        name = _AFTER_NAME.sub("", _BY.sub("", name.strip())).strip(" ,.;:-–—|")
        if name.isupper() and " " in name:
            name = name.title()
        if 1 < len(name) <= 60 and len(name.split()) <= 6 and not _NO_NAME.search(name) and name not in found:
            found.append(name)
    outside = [name for name in found if _key(name) != _key(publisher or "")]
    people = [name for name in outside if " " in name and not _AGENCY.match(name)]
    return (people or outside or found)[:8]


def _citing(
    meta: dict[str, str], linked: list[dict[str, Any]], author: str | None, publisher: str | None
) -> str | None:
    """The agency or outlet that the publisher takes the article from, where the page's data say so."""
    said = [words_of(item.get(key)) for item in linked for key in ("sourceOrganization", "provider", "copyrightHolder")]
    said += [name for item in linked for name in names_of(item.get("author"))]
    said += [meta.get(key, "") for key in (*_AUTHOR_META, "source", "article:source", "dc.source", "news_source")]
    for name in (author or "", *said):
        agency = _AGENCY.search(name)
        if agency and not (publisher and _key(agency[0]) in _key(publisher)):
            return agency[0]
    return None


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


def _key(words: str) -> str:
    return re.sub(r"\W", "", words).lower().removeprefix("the")
