"""OpenDocument text: headings, paragraphs, lists, tables, text boxes and notes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.numbers import read_number
from summitreader.importers.office.numbering import local, value
from summitreader.importers.office.zipped import Container, read_xml
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.dates import find_date
from summitreader.model import Article

_DROPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "styles", "scripts"}
)
_DEPTH = 60


def read_odt(data: bytes, name: str) -> Article:
    """Return the article in an OpenDocument text, packed (.odt) or flat (.fodt). Raises ImportFailed."""
    if data.startswith(b"PK"):
        container = Container(data, name)
        content, meta = container.xml("content.xml"), container.xml("meta.xml")
    else:
        content = meta = read_xml(data, name)
    body = next((part for part in content.iter() if local(part) == "body"), None) if content is not None else None
    if body is None:
        raise ImportFailed(f"cannot read '{name}': it is no OpenDocument text")
    notes: list[str] = []
    pieces = list(_blocks(body, notes, 0))
    pieces += [Piece(f"[{number}] {words}", "item") for number, words in enumerate(notes, 1)]
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': it holds no text")
    title = next((piece.text for piece in pieces if piece.kind == "title"), None)
    known = {local(part): part.text or "" for part in meta.iter()} if meta is not None else {}
    author = known.get("creator") or known.get("initial-creator") or None
    published = find_date(known.get("creation-date", "") or known.get("date", ""))
    return assemble(pieces, Metadata(title or known.get("title") or None, author=author, published=published))


def _blocks(element: Element, notes: list[str], depth: int, marker: str = "") -> Iterator[Piece]:
    if depth > _DEPTH:
        return
    for child in element:
        kind = local(child)
        if kind in ("p", "h"):
            boxes: list[Element] = []
            words = _words(child, notes, boxes).strip()
            style = (value(child, "style-name") or "").lower()
            if words and kind == "h":
                yield Piece(words, "heading")
            elif words:
                yield Piece(marker + words, "item" if marker else "title" if style == "title" else "paragraph")
                marker = ""
            for box in boxes:
                yield from _blocks(box, notes, depth + 1)
        elif kind in ("list-item", "list-header"):
            yield from _blocks(child, notes, depth + 1, "- " if kind == "list-item" else "")
        elif kind == "table-row":
            cells = [" ".join(piece.text for piece in _blocks(cell, notes, depth + 1)) for cell in child]
            yield Piece(" | ".join(" ".join(words.split()) for words in cells if words), "item")
        elif kind not in _DROPPED:
            yield from _blocks(child, notes, depth + 1)


def _words(element: Element, notes: list[str], boxes: list[Element]) -> str:
    parts = [" ".join(element.text.split("\n")) if element.text else ""]
    for child in element:
        kind = local(child)
        if kind == "s":
            count = read_number(value(child, "c"))
            parts.append(" " * min(1 if count is None else count, 100))
        elif kind in ("tab", "line-break"):
            parts.append("\t" if kind == "tab" else "\n")
        elif kind == "note":
            inner = next((part for part in child if local(part) == "note-body"), child)
            notes.append("")
            at = len(notes)
            notes[at - 1] = " ".join(" ".join(piece.text for piece in _blocks(inner, notes, 1)).split())
            parts.append(f"[{at}]")
        elif kind == "text-box":
            boxes.append(child)
        elif kind not in _DROPPED:
            parts.append(_words(child, notes, boxes))
        parts.append(child.tail or "")
    return "".join(parts)
