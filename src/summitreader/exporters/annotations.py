"""Findings and marks as annotations of the web (W3C Web Annotation Data Model), as JSON-LD.

A passage is told by its words with what stands around them, and by its place in code points of the article's text.
"""

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from summitreader.exporters.qda.coded import COLOURS, NAMELESS, CodedKind, CodedPassage, coded_passages
from summitreader.exporters.qda.guids import guid_of
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Article
from summitreader.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SOFTWARE = {"type": "Software", "name": "summitreader"}
_GENERATOR = {"type": "Software", "name": f"summitreader {__version__}"}
_AROUND = 40  # code points
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MOTIVATIONS: dict[CodedKind, str] = {
    "statement": "describing",
    "theme": "classifying",
    "agreement": "classifying",
    "highlight": "highlighting",
    "note": "commenting",
    "tag": "tagging",
    "bookmark": "bookmarking",
}
_STYLE = "".join(f".{name} {{ background: {colour} }}\n" for name, colour in COLOURS.items())


def write_w3c(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield all articles' annotations as a collection of one page, an annotation a line."""
    head = {"@context": CONTEXT, "type": "AnnotationCollection", "label": "summitreader", "generator": _GENERATOR}
    page = {"type": "AnnotationPage", "startIndex": 0}
    yield f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['
    ids: list[str] = []
    for source in sources:
        name = name_of_text(source.reading.article)
        for passage in coded_passages(source):
            annotation = _annotation(passage, source, name)
            yield f"{',' if ids else ''}\n{_packed(annotation)}"
            ids.append(passage.guid)
    tail = {"id": f"urn:uuid:{guid_of('collection', *ids)}", "total": len(ids)}
    yield f'\n], "id": "urn:uuid:{guid_of("page", *ids)}"}}, {json.dumps(tail)[1:]}\n'


def name_of_text(article: Article) -> str:
    """Return the name of an article's text by what is in it (RFC 6920): its key, the beginning of a SHA-256."""
    return f"ni:///sha-256-64;{urlsafe_b64encode(bytes.fromhex(article.id)).decode().rstrip('=')}"


def _annotation(passage: CodedPassage, source: TableSource, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"urn:uuid:{passage.guid}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[passage.kind],
    }
    if passage.coder == "summitreader":
        found["creator"] = _SOFTWARE
    if passage.made:
        found["created"] = passage.made
    if body := _bodies(passage):
        found["body"] = body
    found["target"] = _target(passage, source, name)
    if passage.kind == "highlight":
        found["stylesheet"] = {"type": "CssStylesheet", "value": _STYLE}
        found["target"]["styleClass"] = passage.codes[0].path[-1]
    return found


def _bodies(passage: CodedPassage) -> list[dict[str, str]]:
    codes = [code for code in passage.codes if passage.kind != "highlight" and code.path[-1] != NAMELESS]
    # A tag is what the reader typed, a code stands under others: "Speakers/China/Xi Jinping".
    names = ["/".join(code.path[passage.coder == "reader" :]) for code in codes]
    purpose = _MOTIVATIONS[passage.kind] if passage.coder == "reader" else "classifying"
    said = [(purpose, name) for name in names]
    said += [("describing", passage.about)] if passage.about else []
    said += [("commenting", passage.note)] if passage.note else []
    return [
        {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose} for purpose, value in said
    ]


def _target(passage: CodedPassage, source: TableSource, name: str) -> dict[str, Any]:
    article, span = source.reading.article, passage.span
    address = (article.url or "").strip()
    selectors: list[dict[str, Any]] = []
    if span is None and passage.mark:
        anchor = passage.mark.anchor
        selectors = [_quote(anchor.quote, anchor.before, anchor.after)]
    elif span:
        text, start, end = article.text, span.start, span.end
        quote = _quote(text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
        selectors = [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
    return {
        "type": "SpecificResource",
        "source": address if _ADDRESS.fullmatch(address) else name,
        # Of a page, places count in the text that was taken from it, which this names.
        "state": {"type": "TimeState", "cached": name},
        "selector": selectors,
    }


def _quote(exact: str, prefix: str, suffix: str) -> dict[str, Any]:
    around = {"prefix": prefix, "suffix": suffix}
    return {"type": "TextQuoteSelector", "exact": exact, **{name: words for name, words in around.items() if words}}


def _packed(value: dict[str, Any]) -> str:
    try:
        (text := json.dumps(value, ensure_ascii=False)).encode()
    except UnicodeEncodeError:  # a lone surrogate is no character of UTF-8
        return json.dumps(value)
    return text
