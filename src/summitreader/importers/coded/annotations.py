"""Annotations of the web (W3C Web Annotation Data Model, JSON-LD): marks on texts that are found by their addresses."""

import json
from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.coded.codes import OURS, moment
from summitreader.importers.opened import ImportedMark, ImportedProject, ImportedText
from summitreader.model import Anchor, Colour, MarkKind, Span

MOST = 200_000
_NAMED_TEXT = "ni:///sha-256-64;"
_DEEPEST = 4  # a collection has a page, a page has items
_FARTHEST = 1_000_000_000
_TAGS = ("tagging", "classifying", "identifying")


def read_annotations(data: bytes, name: str) -> ImportedProject:
    """Return the annotations in a collection, a page, a list or alone, by the texts that they are about.

    What summitreader itself found is left out: it is found again.

    Raises:
        ImportFailed: There is none in the bytes.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportFailed(f"cannot read '{name}': it is no JSON") from error
    by_text: dict[tuple[str, str], list[ImportedMark]] = {}
    left_out: Counter[str] = Counter()
    count = 0
    for annotation in _annotations(whole):
        count += 1
        if count > MOST:
            raise ImportFailed(f"cannot read '{name}': it holds more than {MOST:,} annotations")
        if _is_ours(annotation):
            continue
        for target in _listed(annotation.get("target")):
            address, place = _placed(target)
            if not address:
                left_out["annotation of nothing"] += 1
            elif place is None and _selectors(target):
                left_out["annotation without words or a place"] += 1
            else:
                by_text.setdefault((address, _key(target)), []).extend(_marks(annotation, target, place))
    if not count:
        raise ImportFailed(f"cannot read '{name}': no annotation is in it")
    texts = tuple(
        ImportedText(address, tuple(dict.fromkeys(marks)), None, address, key)
        for (address, key), marks in by_text.items()
    )
    told = ", ".join(f"{number:,} {what}" for what, number in sorted(left_out.items()))
    return ImportedProject(name, texts, notes=(f"left out: {told}",) if told else ())


def _annotations(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield annotations in any value: those of its pages, of its items, or itself."""
    if isinstance(value, list) and depth < _DEEPEST:
        for one in value:
            yield from _annotations(one, depth + 1)
    elif isinstance(value, dict) and "target" in value:
        yield value
    elif isinstance(value, dict):
        for name in ("first", "items", "@graph"):
            yield from _annotations(value.get(name), depth + 1)


def _is_ours(annotation: dict[str, Any]) -> bool:
    makers = (one for one in _listed(annotation.get("creator")) if isinstance(one, dict))
    return any(one.get("name") == OURS and one.get("type") == "Software" for one in makers)


def _marks(annotation: dict[str, Any], target: Any, place: Span | Anchor | None) -> Iterator[ImportedMark]:
    """Yield what an annotation says of a place: a mark for each body, a highlight or a bookmark where there is none."""
    made = moment(_words(annotation.get("created")))
    motivations = [_words(one).rpartition(":")[2] for one in _listed(annotation.get("motivation"))]
    bodies = [*_listed(annotation.get("body")), *_listed(annotation.get("bodyValue"))]
    any_said = False
    for body in bodies:
        said, purposes = _said(body)
        if said:
            any_said = True
            kind = _kind(purposes or motivations)
            yield ImportedMark(kind, place, said if kind == "note" else clean_line(said), made=made)
    if not any_said:
        kind = "bookmark" if "bookmarking" in motivations else "highlight"
        yield ImportedMark(kind, place, "", None if kind == "bookmark" else _colour(target), made)


def _kind(motivations: list[str]) -> MarkKind:
    if any(one in _TAGS for one in motivations):
        return "tag"
    return "bookmark" if "bookmarking" in motivations else "note"


def _said(body: Any) -> tuple[str, list[str]]:
    """Return the words of a body, and what they are for."""
    if not isinstance(body, dict):
        return clean(_words(body)).strip(), []
    said = next((_words(body[name]) for name in ("value", "chars", "id", "source") if _words(body.get(name))), "")
    return clean(said).strip(), [_words(one).rpartition(":")[2] for one in _listed(body.get("purpose"))]


def _colour(target: Any) -> Colour | None:
    named = [_words(one) for one in _listed(target.get("styleClass"))] if isinstance(target, dict) else []
    return next((colour for colour in get_args(Colour) if colour in named), None)


def _placed(target: Any) -> tuple[str, Span | Anchor | None]:
    """Return the address of what an annotation is about, and its place there; None is the whole of it."""
    if not isinstance(target, dict):
        return clean_line(_words(target)), None
    address = clean_line(_words(_named(target.get("source"))) or _words(target.get("id")))
    start = end = None
    quote: Anchor | None = None
    for selector in _selectors(target):
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextPositionSelector":
            start, end = _number(selector.get("start")), _number(selector.get("end"))
        elif selector.get("type") == "TextQuoteSelector" and _words(selector.get("exact")):
            quote = Anchor(0, *(clean(_words(selector.get(part))) for part in ("exact", "prefix", "suffix")))
    if quote:
        return address, Anchor(start or 0, quote.quote, quote.before, quote.after)
    return address, Span(start, end) if start is not None and end is not None and start <= end else None


def _key(target: Any) -> str:
    """Return the key of the text that is named by what is in it, "" where it is not."""
    if not isinstance(target, dict):
        return ""
    states = [_named(one.get("cached")) for one in _listed(target.get("state")) if isinstance(one, dict)]
    for one in (*states, _named(target.get("source"))):
        name = _words(one)
        if name.startswith(_NAMED_TEXT):
            try:
                found = urlsafe_b64decode(name.removeprefix(_NAMED_TEXT) + "=").hex()
            except ValueError:
                continue
            return found if len(found) == 16 else ""
    return ""


def _selectors(target: Any) -> list[Any]:
    return _listed(target.get("selector")) if isinstance(target, dict) else []


def _named(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    is_place = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _FARTHEST
    return value if is_place else None
