"""What is read, as JSON between the reader and its worker process: plain data, nothing that could run."""

import json
from typing import Any

from summitreader.importers.opened import (
    Entry,
    ImportedCode,
    ImportedMark,
    ImportedProject,
    ImportedText,
    Listing,
    Opened,
)
from summitreader.importers.pieces import Metadata
from summitreader.model import Anchor, Article, Block, Span

Read = Opened | ImportedProject


def packed(read: Read) -> bytes:
    """Return the bytes that `unpacked` reads."""
    return json.dumps(_value(read), ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Read:
    """Return what is in the bytes.

    Raises:
        ValueError: Or KeyError where it is nothing that is read.
    """
    return _read(json.loads(data.decode("utf-8", "surrogatepass")))


def _value(read: Read) -> dict[str, Any]:
    if isinstance(read, Listing):
        entries = [[entry.title, entry.source, entry.member, entry.detail] for entry in read.entries]
        return {"list": read.title, "entries": entries, "notes": read.notes}
    if isinstance(read, ImportedProject):
        texts = [_text_value(text) for text in read.texts]
        codes = [[code.path, code.about] for code in read.codes]
        return {"project": read.title, "texts": texts, "codes": codes, "notes": read.notes}
    value: dict[str, Any] = {name: getattr(read, name) for name in Metadata._fields}
    value |= {"text": read.text, "notes": read.notes}
    value["blocks"] = [[block.span.start, block.span.end, block.kind] for block in read.blocks]
    return value


def _text_value(text: ImportedText) -> list[Any]:
    marks = [_mark_value(mark) for mark in text.marks]
    return [text.name, marks, text.article and _value(text.article), text.address, text.key]


def _mark_value(mark: ImportedMark) -> list[Any]:
    place = mark.place
    if isinstance(place, Anchor):
        found: list[Any] | None = [place.start, place.quote, place.before, place.after]
    else:
        found = [place.start, place.end] if place else None
    return [mark.kind, found, mark.text, mark.colour, mark.made]


def _read(value: dict[str, Any]) -> Read:
    notes = tuple(map(str, value["notes"]))
    if "entries" in value:
        return Listing(str(value["list"]), tuple(Entry(*entry) for entry in value["entries"]), notes)
    if "texts" in value:
        codes = tuple(ImportedCode(tuple(path), about) for path, about in value["codes"])
        return ImportedProject(str(value["project"]), tuple(map(_text, value["texts"])), codes, notes)
    return _article(value, notes)


def _text(value: list[Any]) -> ImportedText:
    name, marks, article, address, key = value
    found = _article(article, tuple(map(str, article["notes"]))) if article else None
    return ImportedText(name, tuple(map(_mark, marks)), found, address, key)


def _mark(value: list[Any]) -> ImportedMark:
    kind, place, text, colour, made = value
    found = (Span(*place) if len(place) == 2 else Anchor(*place)) if place else None
    return ImportedMark(kind, found, text, colour, made)


def _article(value: dict[str, Any], notes: tuple[str, ...]) -> Article:
    blocks = tuple(Block(Span(start, end), kind) for start, end, kind in value["blocks"])
    return Article(value["text"], blocks, notes=notes, **{name: value[name] for name in Metadata._fields})
