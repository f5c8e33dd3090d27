"""An article in pieces as they are printed: each paragraph with what was found in it, and its lines."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summitreader.exporters.plain import agreement_line, in_order
from summitreader.exporters.wording import one_line
from summitreader.model import Agreement, Article, Block, BlockKind, Reading, Span, Statement, Theme

_WORD = re.compile(r"\S+")
_MARKER = re.compile(r"(?:[-*•‣◦·–—▪●■o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]|§ ?\d+)[ \t]+(?=\S)")


@dataclass(slots=True)
class Paragraph:
    """A block of the article, or words between two blocks, with the findings that begin in it."""

    kind: BlockKind
    span: Span
    statements: list[Statement] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)

    def has_marker(self, text: str) -> bool:
        """Return whether its words begin with a bullet or number of their own."""
        return _MARKER.match(text, self.span.start, self.span.end) is not None


def paragraphs(reading: Reading) -> list[Paragraph]:
    """Return all words of an article in order, paragraph by paragraph, with what was found in them."""
    pieces = [Paragraph(block.kind, block.span) for block in _pieces(reading.article.text, reading.article.blocks)]
    starts = [piece.span.start for piece in pieces]

    def at(offset: int) -> Paragraph:
        return pieces[max(0, bisect_right(starts, offset) - 1)]

    if pieces:
        for statement in reading.statements:
            at(statement.start).statements.append(statement)
        for theme in in_order(reading.themes):
            for place in dict.fromkeys(at(passage.start).span.start for passage in theme.spans):
                at(place).themes.append(theme)
        for agreement in reading.agreements:
            at(agreement.span.start).agreements.append(agreement)
    return pieces


def title_apart(article: Article) -> str:
    """Return the title of an article where it does not stand in the text; "" elsewhere."""
    return "" if any(block.kind == "title" for block in article.blocks) else one_line(article.title or "")


def findings(paragraph: Paragraph, text: str) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph is about and what was agreed in it: the kind of finding, and its words."""
    if paragraph.themes:
        kind = "Theme" if len(paragraph.themes) == 1 else "Themes"
        yield kind, "; ".join(theme.title for theme in paragraph.themes)
    for agreement in paragraph.agreements:
        yield "Agreement", agreement_line(agreement, text)


def lines_of(text: str, span: Span, width: int, first: int = 0) -> list[Span]:
    """Return the lines that show a range in `width` cells, the first one `first` cells narrower.

    A line is broken between words, and between signs that are two cells wide; a longer word has a line of its own.
    """
    lines: list[Span] = []
    room = width - first
    start = end = None
    taken = 0
    for piece in _breakable(text, span, width):
        cells = cell_width(piece.of(text))
        gap = 0 if end is None or piece.start == end else 1
        if start is None or end is None:
            start, taken = piece.start, cells
        elif taken + gap + cells <= room:
            taken += gap + cells
        else:
            lines.append(Span(start, end))
            start, taken, room = piece.start, cells, width
        end = piece.end
    return lines if start is None or end is None else [*lines, Span(start, end)]


def cell_width(words: str) -> int:
    """Return how many cells of a terminal words take."""
    if words.isascii():
        return len(words)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return len(words) + wide - sum(unicodedata.category(sign) in ("Mn", "Me", "Cf") for sign in words)


def _pieces(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, and as paragraphs whatever stands between them."""
    reached = 0
    for block in (*blocks, Block(Span(len(text), len(text)))):
        if text[reached : block.span.start].strip():
            yield Block(Span(reached, block.span.start))
        if text[block.span.start : block.span.end].strip():
            yield block
        reached = max(reached, block.span.end)


def _breakable(text: str, span: Span, width: int) -> Iterator[Span]:
    """Yield the words of a range; of one that is wider than a line, the pieces between which it may be broken."""
    for word in _WORD.finditer(text, span.start, span.end):
        if cell_width(word.group()) <= width or word.group().isascii():
            yield Span(*word.span())
            continue
        begun = word.start()
        for at in range(word.start() + 1, word.end()):
            if unicodedata.east_asian_width(text[at]) in "WF" and text[at] not in "。、，．！？；：）」』】":
                yield Span(begun, at)
                begun = at
        yield Span(begun, word.end())
