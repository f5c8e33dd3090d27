"""A copy of a Word draft with a comment on each quotation that is not right; all else stays, byte for byte."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from summitreader.errors import ExportFault
from summitreader.exporters.ooxml import WORD, run

_DOCUMENT, _TYPES, _RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_COMMENTS = "word/comments.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_AUTHOR = "summitreader"
_GONE = frozenset(("del", "moveFrom", "Fallback"))
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


class QuoteComment(NamedTuple):
    """What is said on words of a draft: the words, and the paragraphs of the comment."""

    words: str
    says: tuple[str, ...]


class _Run(NamedTuple):
    """A run of the main part: where it begins and ends in its bytes, and its words as letters alone."""

    start: int
    end: int
    letters: str


def commented_docx(parts: Mapping[ZipInfo, bytes], comments: Sequence[QuoteComment], day: str) -> bytes:
    """Return a Word file with comments. Raises ExportFault for a file that is none, or has no place for them.

    Args:
        parts: What is in the file, in its order.
        comments: On which words, in the order of the text; words that are not found get none.
        day: The date of the comments, as 2025-10-04.
    """
    files = {info.filename: data for info, data in parts.items()}
    for name in (_DOCUMENT, _TYPES):
        if not _is_plain(files.get(name, b"")):
            raise ExportFault(f"no comments can be written into this file: its part '{name}' is missing, or no UTF-8")
    if _COMMENTS not in files and _RELATION.encode() in files.get(_RELATIONS, b""):
        raise ExportFault("no comments can be written into this file: it keeps its own in an unusual place")
    first = _next_number(files.get(_COMMENTS, b""))
    files[_DOCUMENT], placed = _marked(files[_DOCUMENT], comments, first)
    rows = "".join(_comment(first + at, comment, day) for at, comment in enumerate(placed))
    if _COMMENTS in files:
        files[_COMMENTS] = _inserted(files[_COMMENTS], rows)
    else:
        files[_COMMENTS] = f'{_HEAD}<w:comments xmlns:w="{WORD}">{rows}</w:comments>'.encode()
        override = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{_COMMENTS}" ContentType="{_CONTENT_TYPE}"/>'
        files[_TYPES] = _inserted(files[_TYPES], override)
        named = f'xmlns="{_PACKAGE}/relationships" Id="rIdVerified"'
        relation = f'<Relationship {named} Type="{_RELATION}" Target="comments.xml"/>'
        empty = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
        files[_RELATIONS] = _inserted(files.get(_RELATIONS, empty), relation)
    return _packed({info.filename: info for info in parts}, files)


def _packed(infos: Mapping[str, ZipInfo], files: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, data in files.items():
            known = infos.get(name)
            info = ZipInfo(name, known.date_time if known else _FIRST_DAY)
            info.external_attr = known.external_attr if known else 0
            file.writestr(info, data, ZIP_DEFLATED)
    return packed.getvalue()


def _is_plain(data: bytes) -> bool:
    """Return whether a part is there and written in UTF-8."""
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([^"']+)""", data)
    return data[:2] not in (b"", b"\xff\xfe", b"\xfe\xff") and (not declared or declared[1].lower() == b"utf-8")


def _inserted(data: bytes, more: str) -> bytes:
    """Return a part with more at the end of its root. Raises ExportFault where that has no end of its own."""
    end = data.rfind(b"</")
    if end < 0:
        raise ExportFault("no comments can be written into this file: a part of it is empty")
    return data[:end] + more.encode() + data[end:]


def _next_number(comments: bytes) -> int:
    return 1 + max((int(number) for number in re.findall(rb'\w:id="(\d{1,9})"', comments)), default=-1)


def _comment(number: int, comment: QuoteComment, day: str) -> str:
    by = f"w:author={quoteattr(_AUTHOR)} w:date={quoteattr(f'{day}T00:00:00Z')}"
    body = "".join(f"<w:p>{run(line)}</w:p>" for line in comment.says)
    return f'<w:comment xmlns:w="{WORD}" w:id="{number}" {by} w:initials="sr">{body}</w:comment>'


def _marked(document: bytes, comments: Sequence[QuoteComment], first: int) -> tuple[bytes, list[QuoteComment]]:
    """Return the main part with the marks of comments around the runs that have their words, and which were placed."""
    paragraphs = _Runs().read(document)
    marks: list[tuple[int, int, bytes]] = []
    placed: list[QuoteComment] = []
    begin = 0
    for comment in comments:
        letters = _letters(comment.words)
        order = [*range(begin, len(paragraphs)), *range(begin)]
        found = (
            next(((at, runs) for at in order if (runs := _having(paragraphs[at], letters))), None) if letters else None
        )
        if found is None:
            continue
        begin, (start, end) = found
        number = first + len(placed)
        named = f'xmlns:w="{WORD}" w:id="{number}"'
        reference = f'<w:commentRangeEnd {named}/><w:r xmlns:w="{WORD}"><w:commentReference w:id="{number}"/></w:r>'
        marks.append((start.start, 1, f"<w:commentRangeStart {named}/>".encode()))
        marks.append((end.end, 0, reference.encode()))
        placed.append(comment)
    pieces, at = list[bytes](), 0
    for place, _, mark in sorted(marks, key=lambda one: one[:2]):
        pieces += (document[at:place], mark)
        at = place
    return b"".join((*pieces, document[at:])), placed


def _having(runs: Sequence[_Run], letters: str) -> tuple[_Run, _Run] | None:
    """Return the first and the last run of a paragraph that have some of its letters."""
    place = "".join(one.letters for one in runs).find(letters)
    if place < 0:
        return None
    at, inside = 0, list[_Run]()
    for one in runs:
        if at < place + len(letters) and place < at + len(one.letters):
            inside.append(one)
        at += len(one.letters)
    return inside[0], inside[-1]


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


class _Runs:
    """The runs of each paragraph of a main part, by the events of a parser that tells where in the bytes it is."""

    def __init__(self) -> None:
        self._paragraphs: list[list[_Run]] = []
        self._open: list[list[_Run]] = []
        self._start, self._words, self._gone, self._in_text = -1, list[str](), 0, False

    def read(self, document: bytes) -> list[list[_Run]]:
        """Return the runs of all paragraphs. Raises ExportFault."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._said, _refused
        self._parser, self._document = parser, document
        try:
            parser.Parse(document, True)
        except expat.ExpatError as error:
            raise ExportFault(f"no comments can be written into this file: its XML is damaged ({error})") from error
        return self._paragraphs

    def _begin(self, name: str, _: object) -> None:
        space, _, kind = name.rpartition(" ")
        if space not in (WORD, _STRICT):
            return
        if kind == "p":
            self._open.append([])
        elif kind in _GONE:
            self._gone += 1
        elif kind == "r" and self._start < 0:
            self._start, self._words = self._parser.CurrentByteIndex, []
        self._in_text = kind == "t"

    def _end(self, name: str) -> None:
        space, _, kind = name.rpartition(" ")
        if space not in (WORD, _STRICT):
            return
        self._in_text = False
        if kind == "p" and self._open:
            self._paragraphs.append(self._open.pop())
        elif kind in _GONE:
            self._gone -= 1
        elif kind == "r" and self._start >= 0:
            end = self._document.find(b">", self._parser.CurrentByteIndex) + 1
            if self._open and not self._gone:
                self._open[-1].append(_Run(self._start, end, _letters("".join(self._words))))
            self._start = -1

    def _said(self, words: str) -> None:
        if self._in_text:
            self._words.append(words)


def _refused(*_: object) -> None:
    raise ExportFault("no comments can be written into this file: its XML has a DOCTYPE")
