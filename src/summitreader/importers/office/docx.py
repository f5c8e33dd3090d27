"""Word documents: paragraphs, headings, numbered lists, tables, text boxes and notes, from the XML itself."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.numbers import read_number
from summitreader.importers.office.numbering import Numbering, local, value
from summitreader.importers.office.zipped import Container
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.dates import find_date
from summitreader.model import Article, BlockKind

_DROPPED = frozenset(
    {"delText", "instrText", "del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"}
)
_CELL = 200  # code points: a table whose cells are longer lays out a page and is read as paragraphs
_DEPTH = 60


def read_docx(data: bytes, name: str) -> Article:
    """Return the article in a Word document. Raises ImportFailed."""
    container = Container(data, name)
    document = container.xml("word/document.xml")
    if document is None:
        raise ImportFailed(f"cannot read '{name}': it is no Word document")
    reader = _Document(container)
    pieces = list(reader.blocks(document))
    pieces += reader.notes()
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': it holds no text")
    title = next((piece.text for piece in pieces if piece.kind == "title"), None)
    facts = _properties(container)
    left_out = ("pictures and charts are left out",) if any("/media/" in member for member in container.members) else ()
    return assemble(pieces, Metadata(title or facts.title, author=facts.author, published=facts.published), left_out)


class _Document:
    """What the parts of one document know while it is read from its start to its end."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._styles = _styles(container.xml("word/styles.xml"))
        self._numbering = Numbering(container.xml("word/numbering.xml"))
        self._cited: list[tuple[str, str]] = []  # (part, id) of the notes in the order of their marks
        self._titled = False

    def blocks(self, element: Element, depth: int = 0) -> Iterator[Piece]:
        """Yield the blocks in an element, text boxes after the paragraph that they hang on."""
        if depth > _DEPTH:
            return
        for child in element:
            kind = local(child)
            if kind == "p":
                yield from self._paragraph(child, depth)
            elif kind == "tbl":
                yield from self._table(child, depth)
            elif kind not in _DROPPED:
                yield from self.blocks(child, depth + 1)

    def notes(self) -> Iterator[Piece]:
        """Yield footnotes and endnotes, in the order in which the text cites them."""
        trees = {part: self._container.xml(f"word/{part}s.xml") for part in ("footnote", "endnote")}
        notes = {(part, value(note, "id")): note for part, tree in trees.items() if tree is not None for note in tree}
        for number, cited in enumerate(list(self._cited), 1):
            if cited in notes:
                words = " ".join(" ".join(piece.text for piece in self.blocks(notes[cited])).split())
                yield Piece(f"[{number}] {words}", "item")

    def _paragraph(self, element: Element, depth: int) -> Iterator[Piece]:
        boxes: list[Element] = []
        words = self._words(element, boxes).strip()
        if words:
            kind, marker = self._kind(element, words)
            yield Piece(marker + words, kind)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _kind(self, element: Element, words: str) -> tuple[BlockKind, str]:
        properties = next((child for child in element if local(child) == "pPr"), None)
        named = value(_child(properties, "pStyle"), "val") or ""
        style, outline, numbered = self._styles.get(named, ("", None, None))
        own = _child(properties, "numPr")
        number, level = value(_child(own, "numId"), "val"), value(_child(own, "ilvl"), "val")
        depth = read_number(level) or 0
        marker = self._numbering.marker(number or numbered or "", depth)
        if style == "title" and not self._titled:
            self._titled = True
            return "title", ""
        if (
            style.startswith(("heading", "title", "subtitle"))
            or outline is not None
            or _child(properties, "outlineLvl") is not None
        ):
            return "heading", marker
        if style == "caption":
            return "caption", ""
        return ("item" if marker and len(words) < 1000 else "paragraph"), marker

    def _words(self, element: Element, boxes: list[Element]) -> str:
        parts: list[str] = []
        for child in element:
            kind = local(child)
            if kind == "t":
                parts.append(child.text or "")
            elif kind in ("tab", "ptab"):
                parts.append("\t")
            elif kind in ("br", "cr"):
                parts.append("\n")
            elif kind in ("noBreakHyphen", "softHyphen"):
                parts.append("‑" if kind == "noBreakHyphen" else "")
            elif kind in ("footnoteReference", "endnoteReference"):
                self._cited.append((kind.removesuffix("Reference"), value(child, "id") or ""))
                parts.append(f"[{len(self._cited)}]")
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind not in _DROPPED:
                parts.append(self._words(child, boxes))
        return "".join(parts)

    def _table(self, element: Element, depth: int) -> Iterator[Piece]:
        rows = [[list(self.blocks(cell, depth + 1)) for cell in _all(row, "tc")] for row in _all(element, "tr")]
        cells = [[" ".join(" ".join(piece.text for piece in cell).split()) for cell in row] for row in rows]
        if any(len(words) > _CELL for row in cells for words in row) or all(len(row) < 2 for row in cells):
            for row in rows:
                for cell in row:
                    yield from cell
            return
        for words in cells:
            yield Piece(" | ".join(filter(None, words)), "item")


def _all(element: Element, kind: str) -> Iterator[Element]:
    """Yield the parts of a table of one kind, also where a content control or a change stands around them."""
    for child in element:
        if local(child) == kind:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _all(child, kind)


def _styles(tree: Element | None) -> dict[str, tuple[str, str | None, str | None]]:
    """Return each style's name in lower case, outline level and list; what it is based on fills in."""
    found: dict[str, tuple[str, str | None, str | None]] = {}
    for style in () if tree is None else tree:
        if local(style) != "style":
            continue
        properties = _child(style, "pPr")
        name = (value(_child(style, "name"), "val") or "").lower()
        base = found.get(value(_child(style, "basedOn"), "val") or "", ("", None, None))
        if not re.match(r"heading|title|subtitle|caption", name) and base[0].startswith("heading"):
            name = base[0]
        outline = value(_child(properties, "outlineLvl"), "val") or base[1]
        numbered = value(_child(_child(properties, "numPr"), "numId"), "val") or base[2]
        found[value(style, "styleId") or ""] = (name, outline if outline != "9" else None, numbered)
    return found


def _properties(container: Container) -> Metadata:
    tree = container.xml("docProps/core.xml")
    known = {local(child): clean_line(child.text or "") for child in tree} if tree is not None else {}
    title = known.get("title") or None
    if title and re.match(r"Microsoft Word|Document\d*$|Untitled|PowerPoint", title):
        title = None
    return Metadata(title, author=known.get("creator") or None, published=find_date(known.get("created", "")))


def _child(element: Element | None, kind: str) -> Element | None:
    return next((child for child in element if local(child) == kind), None) if element is not None else None
