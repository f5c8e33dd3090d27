"""OpenDocument text: headings, paragraphs, lists, tables, text boxes and notes."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.office.looks import Look, left_out_notes
from summitreader.importers.office.numbering import child, local, value
from summitreader.importers.office.zipped import Container, read_xml
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.numbers import read_number
from summitreader.importers.plain.raised import BEFORE, write_raised
from summitreader.model import Article

_DROPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "styles", "scripts", "image"}
)
_DEPTH = 60


def read_odt(data: bytes, name: str) -> Article:
    """Return the article in an OpenDocument text, packed (.odt) or flat (.fodt). Raises ImportFailed."""
    if data.startswith(b"PK"):
        container = Container(data, name)
        content, meta = container.xml("content.xml"), container.xml("meta.xml")
        styles = container.xml("styles.xml")
    else:
        content = meta = read_xml(data, name)
        styles = None
    body = next((part for part in content.iter() if local(part) == "body"), None) if content is not None else None
    if body is None:
        raise ImportFailed(f"cannot read '{name}': it is no OpenDocument text")
    reader = _Document([tree for tree in (styles, content) if tree is not None])
    pieces = list(reader.blocks(body, 0))
    pieces += [Piece(f"[{number}] {words}", "item") for number, words in enumerate(reader.notes, 1)]
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': it holds no text")
    title = next((piece.text for piece in pieces if piece.kind == "title"), None)
    known = {local(part): part.text or "" for part in meta.iter()} if meta is not None else {}
    author = known.get("creator") or known.get("initial-creator") or None
    return assemble(pieces, Metadata(title or known.get("title") or None, author=author), reader.left_out())


class _Document:
    """What is known about one document while it is read from its start to its end."""

    def __init__(self, trees: list[Element]) -> None:
        self.notes: list[str] = []
        self._looks: dict[str, Look] = {}
        self._counts: Counter[str] = Counter()
        for style in (part for tree in trees for part in tree.iter() if local(part) == "style"):
            base = self._looks.get(value(style, "parent-style-name") or "", Look())
            self._looks[value(style, "name") or ""] = _look_of(child(style, "text-properties")).over(base)

    def blocks(self, element: Element, depth: int, marker: str = "") -> Iterator[Piece]:
        """Yield the blocks in an element, text boxes after the paragraph that they hang on."""
        if depth > _DEPTH:
            return
        for part in element:
            kind = local(part)
            if kind in ("p", "h"):
                boxes: list[Element] = []
                words = self._words(part, boxes, Look()).strip()
                style = (value(part, "style-name") or "").lower()
                if words and kind == "h":
                    yield Piece(words, "heading")
                elif words:
                    yield Piece(marker + words, "item" if marker else "title" if style == "title" else "paragraph")
                    marker = ""
                for box in boxes:
                    yield from self.blocks(box, depth + 1)
            elif kind in ("list-item", "list-header"):
                yield from self.blocks(part, depth + 1, "- " if kind == "list-item" else "")
            elif kind == "table-row":
                cells = [" ".join(piece.text for piece in self.blocks(cell, depth + 1)) for cell in part]
                yield Piece(" | ".join(" ".join(words.split()) for words in cells if words), "item")
            elif kind == "section" and value(part, "display") == "none":
                self._counts["hidden"] += 1
            elif kind not in _DROPPED:
                yield from self.blocks(part, depth + 1)
            else:
                self._count(part)

    def _words(self, element: Element, boxes: list[Element], look: Look) -> str:
        """Return the words in an element; none that is struck through or hidden, raised signs on the line."""
        look = self._looks.get(value(element, "style-name") or "", Look()).over(look)
        parts: list[str] = []
        self._add(element.text, look, parts)
        for part in element:
            kind = local(part)
            if kind == "s":
                count = read_number(value(part, "c"))
                parts.append(" " * min(1 if count is None else count, 100))
            elif kind in ("tab", "line-break"):
                parts.append("\t" if kind == "tab" else "\n")
            elif kind == "note":
                parts.append(f"[{self._note(part)}]")
            elif kind == "text-box":
                boxes.append(part)
            elif kind == "span":
                inner = self._words(part, boxes, look)
                raised = self._looks.get(value(part, "style-name") or "", Look()).raised
                parts.append(write_raised(inner, "".join(parts[-BEFORE:])) if raised else inner)
            elif kind not in _DROPPED:
                parts.append(self._words(part, boxes, look))
            else:
                self._count(part)
            self._add(part.tail, look, parts)
        return "".join(parts)

    def _add(self, words: str | None, look: Look, parts: list[str]) -> None:
        """Add words of one look; a file may be wrapped."""
        words = (words or "").replace("\n", " ")
        if (look.struck or look.hidden) and words.strip():
            self._counts["struck" if look.struck else "hidden"] += 1
        elif not (look.struck or look.hidden):
            parts.append(words)

    def _note(self, note: Element) -> int:
        """Return the number of a foot- or endnote, whose words are read."""
        self.notes.append("")
        number = len(self.notes)
        inner = next((part for part in note if local(part) == "note-body"), note)
        self.notes[number - 1] = " ".join(" ".join(piece.text for piece in self.blocks(inner, 1)).split())
        return number

    def _count(self, left_out: Element) -> None:
        kind = local(left_out)
        if kind == "annotation":
            self._counts["comments"] += 1
        elif kind == "image":
            self._counts["pictures"] += 1
        elif kind == "tracked-changes":
            self._counts.update(
                f"{local(part)}s" for part in left_out.iter() if local(part) in ("insertion", "deletion")
            )

    def left_out(self) -> tuple[str, ...]:
        """Return notes on what the document has and the article has not."""
        return left_out_notes(self._counts)


def _look_of(properties: Element | None) -> Look:
    """Return what the properties of a style say about the look of words."""
    struck = value(properties, "text-line-through-style") or value(properties, "text-line-through-type")
    hidden = value(properties, "display")
    position = (value(properties, "text-position") or "").split(" ")[0]
    raised = position.startswith("super") or (position.endswith("%") and position[:1].isdigit() and position != "0%")
    return Look(
        struck != "none" if struck else None, hidden == "none" if hidden else None, raised if position else None
    )
