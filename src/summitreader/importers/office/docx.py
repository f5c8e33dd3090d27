"""Word documents: paragraphs, headings, numbered lists, tables, text boxes and notes, from the XML itself."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.office.looks import Look, left_out_notes, look_of, read_looks
from summitreader.importers.office.numbering import Numbering, child, local, value
from summitreader.importers.office.zipped import Container
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.numbers import read_number
from summitreader.importers.plain.raised import BEFORE, write_raised
from summitreader.model import Article, BlockKind

_DROPPED = frozenset(
    {"delText", "instrText", "del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": ""}
_TRACKED = {"ins": "insertions", "moveTo": "insertions", "del": "deletions", "moveFrom": "deletions"}
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
    known = _properties(container)
    return assemble(pieces, known if title is None else known._replace(title=title), reader.left_out())


class _Document:
    """What the parts of one document know while it is read from its start to its end."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._styles = _styles(container.xml("word/styles.xml"))
        self._numbering = Numbering(container.xml("word/numbering.xml"))
        self._looks = read_looks(container.xml("word/styles.xml"))
        self._cited: list[tuple[str, str]] = []  # (part, id) of the notes in the order of their marks
        self._counts: Counter[str] = Counter()  # of what is left out, and of tracked changes
        self._unended = ""  # the words of a paragraph whose end was deleted: they belong to the next one
        self._gap = False  # whether words were left out right before
        self._titled = False

    def blocks(self, element: Element, depth: int = 0) -> Iterator[Piece]:
        """Yield the blocks in an element, text boxes after the paragraph that they hang on."""
        if depth > _DEPTH:
            return
        for part in element:
            kind = local(part)
            if kind == "p":
                yield from self._paragraph(part, depth)
            elif kind == "tbl":
                yield from self._rest()
                yield from self._table(part, depth)
            elif kind not in _DROPPED:
                yield from self.blocks(part, depth + 1)
            else:
                self._count_tracked(kind)
        yield from self._rest()

    def _rest(self) -> Iterator[Piece]:
        """Yield the words of a paragraph without an end that no other paragraph follows."""
        words, self._unended = self._unended.strip(), ""
        if words:
            yield Piece(words)

    def _count_tracked(self, kind: str) -> None:
        if kind in _TRACKED:
            self._counts[_TRACKED[kind]] += 1

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
        parts = [self._unended]
        properties = child(element, "pPr")
        style = self._looks.get(value(child(properties, "pStyle"), "val") or "", Look())
        self._gather(element, parts, boxes, style)
        mark = child(properties, "rPr")
        goes_on = child(mark, "del") is not None
        for part in mark if mark is not None else ():
            self._count_tracked(local(part))
        self._unended = "".join(parts) if goes_on else ""
        words = "" if goes_on else "".join(parts).strip()
        if words:
            kind, marker = self._kind(element, words)
            yield Piece(marker + words, kind)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _kind(self, element: Element, words: str) -> tuple[BlockKind, str]:
        properties = child(element, "pPr")
        named = value(child(properties, "pStyle"), "val") or ""
        style, outline, numbered = self._styles.get(named, ("", None, None))
        own = child(properties, "numPr")
        number, level = value(child(own, "numId"), "val"), value(child(own, "ilvl"), "val")
        depth = read_number(level) or 0
        marker = self._numbering.marker(number or numbered or "", depth)
        if style == "title" and not self._titled:
            self._titled = True
            return "title", ""
        if (
            style.startswith(("heading", "title", "subtitle"))
            or outline is not None
            or child(properties, "outlineLvl") is not None
        ):
            return "heading", marker
        if style == "caption":
            return "caption", ""
        return ("item" if marker and len(words) < 1000 else "paragraph"), marker

    def _gather(self, element: Element, parts: list[str], boxes: list[Element], look: Look) -> None:
        """Add the words in a part of a paragraph, and the text boxes in it."""
        for part in element:
            kind = local(part)
            if kind == "t":
                parts.append(part.text or "")
            elif kind in _SIGNS:
                parts.append(_SIGNS[kind])
            elif kind in ("footnoteReference", "endnoteReference"):
                self._cited.append((kind.removesuffix("Reference"), value(part, "id") or ""))
                parts.append(f"[{len(self._cited)}]")
            elif kind == "txbxContent":
                boxes.append(part)
            elif kind == "r":
                self._run(part, parts, boxes, look)
            else:
                self._count_tracked(kind)
                if kind not in _DROPPED:
                    self._gather(part, parts, boxes, look)

    def _run(self, run: Element, parts: list[str], boxes: list[Element], paragraph: Look) -> None:
        """Add the words of a run as they look: none that is struck through or hidden, raised signs on the line."""
        properties = child(run, "rPr")
        named = self._looks.get(value(child(properties, "rStyle"), "val") or "", Look())
        look = look_of(properties).over(named).over(paragraph)
        own: list[str] = []
        self._gather(run, own, boxes, Look())
        words = "".join(own)
        if (look.struck or look.hidden) and words.strip():
            self._counts["struck" if look.struck else "hidden"] += 1
            self._gap = True
            return
        if look.raised:
            words = write_raised(words, "".join(parts[-BEFORE:]))
        if self._gap and "".join(parts[-1:]).endswith(" "):
            words = words.removeprefix(" ")
        self._gap = False
        parts.append(words)

    def left_out(self) -> tuple[str, ...]:
        """Return notes on what the document has and the article has not."""
        comments = self._container.xml("word/comments.xml")
        self._counts["comments"] = len(comments) if comments is not None else 0
        self._counts["pictures"] = sum("/media/" in member for member in self._container.members)
        return left_out_notes(self._counts)

    def _table(self, element: Element, depth: int) -> Iterator[Piece]:
        kept = [row for row in _all(element, "tr") if child(child(row, "trPr"), "del") is None]
        self._counts["deletions"] += sum(1 for _ in _all(element, "tr")) - len(kept)
        rows = [[list(self.blocks(cell, depth + 1)) for cell in _all(row, "tc")] for row in kept]
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
    for part in element:
        if local(part) == kind:
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _all(part, kind)


def _styles(tree: Element | None) -> dict[str, tuple[str, str | None, str | None]]:
    """Return each style's name in lower case, outline level and list; what it is based on fills in."""
    found: dict[str, tuple[str, str | None, str | None]] = {}
    for style in () if tree is None else tree:
        if local(style) != "style":
            continue
        properties = child(style, "pPr")
        name = (value(child(style, "name"), "val") or "").lower()
        base = found.get(value(child(style, "basedOn"), "val") or "", ("", None, None))
        if not re.match(r"heading|title|subtitle|caption", name) and base[0].startswith("heading"):
            name = base[0]
        outline = value(child(properties, "outlineLvl"), "val") or base[1]
        numbered = value(child(child(properties, "numPr"), "numId"), "val") or base[2]
        found[value(style, "styleId") or ""] = (name, outline if outline != "9" else None, numbered)
    return found


def _properties(container: Container) -> Metadata:
    tree = container.xml("docProps/core.xml")
    known = {local(part): clean_line(part.text or "") for part in tree} if tree is not None else {}
    title = known.get("title") or None
    if title and re.match(r"Microsoft Word|Document\d*$|Untitled|PowerPoint", title):
        title = None
    return Metadata(title, author=known.get("creator") or None)
