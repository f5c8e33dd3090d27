"""The article whole as plain lines, who speaks in the margin, what was found after each paragraph."""

import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from summitreader.exporters.paragraphs import Paragraph, cell_width, findings, lines_of, paragraphs, title_apart
from summitreader.exporters.plain import facts
from summitreader.exporters.wording import one_line, why_nothing
from summitreader.model import Reading, Statement

SIGNS = {"direct": "“", "mixed": "“", "indirect": "·", "implied": "…"}
_LEGEND = "Signs: “ quoted (in part), · paraphrased, … carried on."
_NARROWEST, _WIDEST = 12, 22  # cells of the margin
_ONE_COLUMN = 40  # cells of a line that is too short for a margin: names stand above the words
_RULES = {"title": "=", "heading": "-"}


def write_article(reading: Reading, width: int) -> str:
    """Return the article and its findings in lines of `width` cells, without the last line end."""
    has_margin = bool(reading.statements) and width >= _ONE_COLUMN
    margin = max(_NARROWEST, min(_WIDEST, 3 * width // 10)) if has_margin else 0
    lines = [line for fact in _head(reading) for line in textwrap.wrap(fact, width, break_long_words=False)]
    going: Statement | None = None
    for paragraph in paragraphs(reading):
        start = paragraph.span.start
        said = [going] if going and going.end > start and going not in paragraph.statements else []
        lines += ["", *_paragraph(reading, paragraph, [*said, *paragraph.statements], margin, width)]
        going = max((*said, *paragraph.statements), key=lambda one: one.end, default=None)
    return "\n".join(lines).strip("\n")


def write_words(reading: Reading, width: int) -> str:
    """Return the article's words alone in lines of `width` cells, without the last line end."""
    bare = Reading(reading.article)
    printed = (_paragraph(bare, paragraph, (), 0, width) for paragraph in paragraphs(bare))
    return "\n\n".join("\n".join(lines) for lines in printed)


def _head(reading: Reading) -> Iterator[str]:
    """Yield what stands above the text: a title that is not in it, facts, what the signs mean, why nothing is found."""
    if title := title_apart(reading.article):
        yield title
    yield from facts(reading)
    yield _LEGEND if reading.statements else why_nothing(reading)


def _paragraph(
    reading: Reading, paragraph: Paragraph, said: Iterable[Statement], margin: int, width: int
) -> Iterator[str]:
    """Yield the lines of a paragraph, the names of those who speak beside the lines where they begin."""
    text, room = reading.article.text, width - margin
    bullet = "- " if paragraph.kind == "item" and not paragraph.has_marker(text) else ""
    spans = lines_of(text, paragraph.span, room, len(bullet))
    words = [one_line(span.of(text)) for span in spans]
    words[:1] = [bullet + line for line in words[:1]]
    if sign := _RULES.get(paragraph.kind):
        words.append(sign * min(room, max(map(cell_width, words), default=0)))
    for kind, found in findings(paragraph, text):
        # Brackets and a colon: told from the article's own words where there is no colour.
        words += textwrap.wrap(f"[{kind}: {one_line(found)}]", room, subsequent_indent=" ", break_long_words=False)
    starts = [span.start for span in spans]
    if margin:
        return _beside(_names(said, starts, margin - 1), words, margin)
    return _above(said, starts, words, room)


def _beside(names: list[str], words: list[str], margin: int) -> Iterator[str]:
    for name, line in zip_longest(names, words, fillvalue=""):
        yield (name + " " * (margin - cell_width(name)) + line).rstrip()


def _above(said: Iterable[Statement], starts: list[int], words: list[str], room: int) -> Iterator[str]:
    waiting = [(_line(statement, starts), f"{_name(statement)}:") for statement in said]
    for number, line in enumerate(words):
        for at, name in waiting:
            if at == number:
                yield from textwrap.wrap(name, room, subsequent_indent="  ")
        yield line


def _names(said: Iterable[Statement], starts: list[int], room: int) -> list[str]:
    """Return what stands in the margin beside each line; names that find no room beside theirs stand below."""
    names: list[str] = []
    for statement in said:
        names += [""] * (_line(statement, starts) - len(names))
        names += textwrap.wrap(_name(statement), room, subsequent_indent="  ")
    return names


def _line(statement: Statement, starts: list[int]) -> int:
    """Return on which line a statement begins; one from a paragraph before is on the first."""
    return max(0, bisect_right(starts, statement.start) - 1)


def _name(statement: Statement) -> str:
    return f"{SIGNS[statement.kind]} {one_line(statement.speaker) or 'not named'}"
