"""The blocks of HTML that is an article as it stands: chapters of books, mails, items of feeds, pages as a last resort.

Imports lxml: load only where there is HTML to read.
"""

import re

import lxml.etree
import lxml.html

from summitreader.importers.pieces import Piece
from summitreader.importers.web.rendered import item_number, write_out
from summitreader.model import BlockKind

# A reference to a control character (`&#27;`, `&#x1b;`) is what the character itself is: shown as its picture. Left in
# the page, it makes trafilatura return nothing. 128 to 159 stay: to a browser they are Windows' quotes and dashes.
_REFERENCE = re.compile(r"&#(?:0*(\d{1,3})(?!\d)|[xX]0*([0-9a-fA-F]{1,2})(?![0-9a-fA-F]));?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "button", "select", "iframe", "svg", "math", "object"}
)
_MENUS = frozenset({"nav", "header", "footer", "aside", "form"})
_PLAIN = (
    "p div section article main body html blockquote pre address figure center dl dd dt ul ol table tbody thead tfoot "
    "header footer aside nav form fieldset details summary hgroup"
)
_BLOCKS: dict[str, BlockKind] = dict.fromkeys(_PLAIN.split(), "paragraph")
_BLOCKS |= {"figcaption": "caption", "caption": "caption", "li": "item", "tr": "item"}
_BLOCKS |= dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")
_DEPTH = 150  # deeper nesting is no document; Python's own stack ends at a thousand


def parse_page(page: str) -> lxml.html.HtmlElement | None:
    """Return the tree of a page, every control character replaced by its picture; None where there is no element."""
    page = _CONTROL.sub(_pictured, _REFERENCE.sub(_referred, page.removeprefix("\ufeff")))
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return None
    write_out(tree)
    return tree


def find_pieces(tree: lxml.html.HtmlElement, menus: bool = True) -> list[Piece]:
    """Return all blocks of the tree in their order; without `menus`, page headers, feet and forms are left out."""
    reader = _Reader(_LEFT_OUT if menus else _LEFT_OUT | _MENUS)
    reader.read(tree, "paragraph", "", 0)
    reader.flush("paragraph")
    return reader.pieces


class _Reader:
    """Walks a tree; words gather until a block ends."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self.pieces: list[Piece] = []
        self._left_out = left_out
        self._words: list[str] = []
        self._marker = ""

    def read(self, element: lxml.html.HtmlElement, kind: BlockKind, marker: str, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in self._left_out or depth > _DEPTH:
            return
        own = _BLOCKS.get(tag)
        if own:
            self.flush(kind)
            inner: BlockKind = kind if own == "paragraph" else own
        else:
            inner = kind
        self._marker = marker or self._marker
        self._say(element.text)
        for child in element:
            if child.tag == "br":
                self._words.append("\n")
            elif child.tag in ("td", "th") and self._words and "".join(self._words).strip():
                self._words.append(" | ")
            self.read(child, inner, "- " if child.tag == "li" else "", depth + 1)
            self._say(child.tail)
        if own:
            self.flush(inner)

    def flush(self, kind: BlockKind) -> None:
        """End the block that is being gathered. An empty line inside it ends a paragraph too."""
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        self._words = []
        words = "\n".join(lines).strip()
        if not words:
            return
        for part in re.split(r"\n{2,}", words):
            number, part = item_number(part)
            marker = f"{number} " if number else self._marker
            self.pieces.append(Piece(marker + part, "item" if marker else kind))
            self._marker = ""

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(re.sub(r"\s+", " ", words))


def _pictured(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _referred(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return _CONTROL.sub(_pictured, chr(code)) if code < 0x80 and code not in (9, 10, 13) else found.group()
