"""The structure of plain text: which lines are a title, a heading, an item, a caption, a speaker label, a paragraph."""

import re
from collections.abc import Iterator

from summitreader.model import Block, BlockKind, Span

_SOMETHING = re.compile(r"\S")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = re.compile(r"[-*+•‣◦▪▫■●○·–—]\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})\)|(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,6})\.(?:\d{1,2}\.?)*+)\s+(?=\S)"
)
_LABEL = re.compile(r"(?=[A-ZÀ-ÞА-Я])[^\n:.!?]{2,80}:\s*$")
_TURN = re.compile(r"(?:[A-Z][A-Z.’' -]{1,40}|(?:[A-Z][\w.’'-]*[ ]){1,6}[A-Z][\w’'-]*|[QA])\s?:\s+(?=\S)")
_CAPTION = re.compile(
    r"(?:\(?(?:file )?(?:photo|image|picture|video|illustration|graphic|map)s?\s*(?::|by\b|from\b|courtesy|/|credit)"
    r"|(?:AP|AFP|Reuters|Xinhua|EPA|Getty)\s*(?:photo|/)|figure \d+)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"# [^\n|]+\|[^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[\W_]+$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_ENDS_A_SENTENCE = re.compile(r"[.!?…;,:—–-][\"”’')\]]*$")

HEADING_LENGTH = 100  # code points: longer lines without a full stop are unfinished paragraphs, not headings
TITLE_LENGTH = 250
LIST_ITEM_LENGTH = 280  # a longer numbered piece is a paragraph of a declaration
WRAPPED_AT = 110  # lines that are all shorter were wrapped by hand or by OCR


def find_blocks(text: str, body: int = 0) -> tuple[Block, ...]:
    """Return the blocks of clean plain text from `body` on, sorted and disjoint. Linear; never raises."""
    pieces = [piece for chunk in _chunks(text, body) for piece in _pieces(text, chunk)]
    blocks: list[Block] = []
    titled = False
    for number, (span, kind) in enumerate(pieces):
        last = number + 1 == len(pieces)
        if kind == "paragraph" and not last:
            line = text[span.start : min(span.end, span.start + TITLE_LENGTH + 1)]
            if not titled and _is_title(line):
                kind = "title"
            elif titled and _is_heading(line):
                kind = "heading"
        elif kind == "label" and (last or pieces[number + 1][1] != "paragraph"):
            kind = "heading"  # "CHINESE ACTIONS:" over a list
        titled = titled or kind != "caption"
        blocks.append(Block(span, kind))
    return tuple(blocks)


def _chunks(text: str, body: int) -> Iterator[Span]:
    """Yield what blank lines separate."""
    found = _SOMETHING.search(text, body)
    start = found.start() if found else len(text)
    for gap in _BLANK_LINES.finditer(text, start):
        yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        # Only what follows the last blank line is copied to find its end: a copy of 10 MB took 20 for good.
        yield Span(start, start + len(text[start:].rstrip()))


def _pieces(text: str, chunk: Span) -> Iterator[tuple[Span, BlockKind]]:
    """Yield the chunk cut at lines that begin something: list items, turns, captions, unwrapped paragraphs."""
    lines = text[chunk.start : chunk.end].split("\n")
    unwrapped = len(lines) > 1 and max(map(len, lines)) > WRAPPED_AT
    start = at = chunk.start
    kind: BlockKind = "paragraph"
    for number, line in enumerate(lines):
        begins = _kind_of_line(line)
        if number == 0:
            kind = begins or "paragraph"
        elif begins or unwrapped or kind in ("caption", "label"):
            yield _trimmed(text, start, at), kind
            start, kind = at, begins or "paragraph"
        at += len(line) + 1
    yield _trimmed(text, start, chunk.end), kind


def _kind_of_line(line: str) -> BlockKind | None:
    line = line.strip()
    if _RULE.match(line):
        return None
    if _BULLET.match(line):
        return "item"
    if _NUMBER.match(line):
        return "item" if len(line) <= LIST_ITEM_LENGTH else "paragraph"
    if _HEADER.match(line) or _CAPTION.match(line):
        return "caption"
    if _LABEL.match(line) and line.isupper():
        return "label"
    return "paragraph" if _TURN.match(line) else None


def _is_title(line: str) -> bool:
    return len(line) <= TITLE_LENGTH and "\n" not in line and not _unlike_heading(line)


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING_LENGTH and "\n" not in line and not _unlike_heading(line)


def _unlike_heading(line: str) -> bool:
    first = line[0]
    return bool(
        not (first.isupper() or first.isdigit() or first in "“\"‘'«" or not first.isascii())
        or _ENDS_A_SENTENCE.search(line)
        or _RULE.match(line)
        or _CLOCK.match(line)
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
