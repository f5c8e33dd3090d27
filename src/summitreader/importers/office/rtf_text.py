"""The words of an RTF document: its control words read as far as they tell what is text, and how it looks."""

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from summitreader.importers.plain.encoding import charset
from summitreader.importers.plain.raised import BEFORE, write_raised

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})?\d*+ ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]++|([^\\{}\r\n]++)|\\",
    re.DOTALL,
)
_MOST_FALLBACK = 4  # no character takes more bytes in any encoding
_SIGNS = {
    "par": "\n", "sect": "\n", "page": "\n", "row": "\n", "line": "\n", "tab": "\t", "cell": " | ", "nestcell": " | ",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_NO_TEXT = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "fldinst",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "revtbl",
        "filetbl",
        "themedata",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "generator",
        "bkmkstart",
        "bkmkend",
        "nonshppict",
        "template",
        "private",
        "tc",
        "xe",
        "rxe",
        "txe",
        "sp",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atntime",
    ]
)
_LOOKS = {"strike": "struck", "striked": "struck", "v": "hidden", "deleted": "deleted", "revised": "inserted",
          "super": "raised"}  # fmt: skip
_CHARSETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_OF_FONTS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RtfText:
    """The words, a line a paragraph, boxes last; the notes in the order of their marks; counts of what is left out."""

    words: str
    notes: tuple[str, ...]
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group ends."""

    is_text: bool = True
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    raised: bool = False
    encoding: str | None = None  # of the font; None where the document's own holds
    fallback: int | None = 1  # characters after each `\\u` for readers that do not know it; None where no number can be
    out: int = 0  # which text its words belong to
    in_fonts: bool = False  # in the table of fonts


class _Reader:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self._document_encoding = "cp1252"
        self._group = _Group()
        self._above: list[_Group] = []
        self._texts: list[list[str]] = [[]]
        self._notes: list[int] = []  # which texts are notes
        self._boxes: list[int] = []  # which are text boxes
        self._fonts: dict[int, str] = {}
        self._font = 0  # the one that the table of fonts is describing
        self._raw = bytearray()  # of one encoding, not yet read
        self._to_skip: int | None = 0  # None: question marks and codes, however many
        self._opened = False  # a group, right before
        self._counts: Counter[str] = Counter()
        self._change: str | None = None  # what became of the words right before

    def read(self, data: bytes) -> RtfText:
        """Return what the document says."""
        at = 0
        while found := _TOKEN.match(data, at):
            at = found.end()
            word, number, code, symbol, brace, words = found.groups()
            if code or words:
                self._bytes(bytes([int(code, 16)]) if code else self._after_fallback(words))
            else:
                self._flush()
                if brace:
                    self._brace(brace)
                elif symbol == b"*" and self._opened:
                    self._enter(is_text=False)
                elif symbol:
                    self._add(_SYMBOLS.get(symbol.decode("latin-1"), ""))
                elif word == b"bin":
                    at += self._binary(int(number or 0), len(data) - at)
                elif word:
                    self._control(word.decode("ascii"), int(number) if number else None)
            self._opened = brace == b"{" or (self._opened and found.group().isspace())
        self._flush()
        texts = [_joined(parts) for parts in self._texts]
        notes = tuple(" ".join(texts[at].split()) for at in self._notes)
        return RtfText("\n".join([texts[0], *(texts[at] for at in self._boxes)]), notes, self._counts)

    def _brace(self, brace: bytes) -> None:
        self._to_skip = 0
        if brace == b"{":
            self._above.append(self._group)
        elif self._above:
            self._group = self._above.pop()

    def _control(self, word: str, number: int | None) -> None:
        on = number != 0
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word == "u" and number is not None:
            self._add(_character(number))
            self._to_skip = self._group.fallback
        elif word == "uc":
            most = 1 if number is None else number
            self._enter(fallback=most if 0 <= most <= _MOST_FALLBACK else None)
        elif word in _NO_TEXT:
            self._counts["comments"] += word == "annotation"
            self._counts["pictures"] += word == "pict"
            self._enter(is_text=False, in_fonts=word == "fonttbl")
        elif word == "shptxt":
            self._begin(self._boxes)
        elif word in ("footnote", "endnote") and self._group.is_text:
            self._add(f"[{len(self._notes) + 1}]")
            self._begin(self._notes)
        elif word in _LOOKS:
            self._enter(**{_LOOKS[word]: on})
        elif word in ("plain", "nosupersub"):
            self._enter(raised=False)
            if word == "plain":
                self._enter(struck=False, hidden=False, deleted=False, inserted=False)
        else:
            self._choose_encoding(word, number)

    def _begin(self, kind: list[int]) -> None:
        """Begin a text of its own: a note, or a box."""
        kind.append(len(self._texts))
        self._texts.append([])
        self._enter(is_text=True, out=kind[-1], raised=False)

    def _choose_encoding(self, word: str, number: int | None) -> None:
        if word in _CHARSETS:
            self._document_encoding = _CHARSETS[word]
        elif word == "ansicpg":
            self._document_encoding = charset(f"cp{number}") or self._document_encoding
        elif word == "f" and number is not None:
            self._font = number
            self._enter(encoding=self._fonts.get(number))
        elif word == "fcharset" and self._group.in_fonts and number in _OF_FONTS:
            self._fonts[self._font] = _OF_FONTS[number]

    def _enter(self, **changed: Any) -> None:
        self._group = replace(self._group, **changed)

    def _binary(self, size: int, left: int) -> int:
        """Return how many bytes are no RTF: there are none among words, and no more than the file has."""
        return size if 0 < size <= left and not self._group.is_text else 0

    def _after_fallback(self, words: bytes) -> bytes:
        """Return words less what stands for a character of which nobody knows how many signs stand for it."""
        if self._to_skip is not None:
            return words
        self._to_skip = 0
        return words.lstrip(b"?")

    def _bytes(self, raw: bytes) -> None:
        """Take bytes of the text; some after a `\\u` say the same for older readers."""
        if self._to_skip is None:
            return
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        self._raw += raw[skipped:]

    def _flush(self) -> None:
        if self._raw:
            encoding = self._group.encoding or self._document_encoding
            self._add(self._raw.decode(encoding, "replace"))
            self._raw.clear()

    def _add(self, words: str) -> None:
        """Add words where they belong, unless nobody is meant to read them."""
        group, parts = self._group, self._texts[self._group.out]
        if not group.is_text or not words:
            return
        why = "deletions" if group.deleted else "struck" if group.struck else "hidden" if group.hidden else None
        change = why or ("insertions" if group.inserted else None)
        if change and change != self._change and words.strip():
            self._counts[change] += 1
        self._change = change
        if why:
            return
        parts.append(write_raised(words, "".join(parts[-BEFORE:])) if group.raised else words)


def _character(number: int) -> str:
    """Return the character of a `\\u`, which counts from -32,768 or, as some write it, as Unicode does."""
    number += 65_536 if -32_768 <= number < 0 else 0
    return chr(number) if 0 <= number <= sys.maxunicode else "\ufffd"


def _joined(parts: list[str]) -> str:
    """Return the parts as one text, characters that were written as two halves whole."""
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read_rtf_text(data: bytes) -> RtfText:
    """Return the words of an RTF document. Linear; never raises."""
    return _Reader().read(data)
