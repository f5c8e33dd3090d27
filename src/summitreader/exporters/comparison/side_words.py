"""The words of one side, as every form shows them: passages, where they stand, who says them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from summitreader.comparison import Account, ComparedSide, Comparison
from summitreader.exporters.wording import capital, one_line
from summitreader.model import Reading, Span
from summitreader.word_files import word_file

_GAPS = re.compile(r"\s+")


Piece = tuple[str, bool]
"""Words, and whether they stand out."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """Passages of one side, each on one line, with where they stand and in which paragraphs; who says them.

    `pieces` are the same passages, a lone one in its sentence, each as runs of words of which some stand out. `joint`
    is None where nobody asked.
    """

    side: int
    passages: tuple[str, ...]
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    speakers: tuple[str, ...] = ()
    joint: bool | None = None


class SideTexts:
    """The texts that are compared, to take passages from."""

    def __init__(self, found: Comparison) -> None:
        self.found = found
        self._paragraphs = [
            [block.span.start for block in side.reading.article.blocks if block.kind in ("paragraph", "item")] or [0]
            for side in found.sides
        ]

    def words(self, side: int, spans: Iterable[Span], marked: Sequence[Span] = ()) -> SideWords:
        """Return passages of a side in the order of the text; paragraphs are counted from 1 below the title.

        What is `marked` in them stands out; where nothing is, a lone passage does in its sentence.
        """
        reading = self.found.sides[side].reading
        text, those = reading.article.text, tuple(sorted(spans))
        shown, standing_out = those, marked
        if not marked and len(those) == 1 and (sentence := _sentence(reading, those[0])) != those[0]:
            shown, standing_out = (sentence,), those
        return SideWords(
            side,
            tuple(one_line(span.of(text)) for span in those),
            those,
            tuple(dict.fromkeys(max(1, bisect_right(self._paragraphs[side], span.start)) for span in those)),
            tuple(tuple(_pieces(text, span, standing_out)) for span in shown),
        )


def said_by(words: SideWords, account: Account) -> SideWords:
    """Return words with who is reported to say them."""
    return replace(words, speakers=account.speakers, joint=account.joint)


def where(words: SideWords) -> str:
    """Return in which paragraphs words stand: "para. 2", "paras. 2, 5"."""
    return f"para{'s' * (len(words.paragraphs) > 1)}. {', '.join(map(str, words.paragraphs))}"


def theme_titles(found: Comparison) -> dict[str, str]:
    """Return what the themes of all sides are called, by their keys; those too that no side's reading has."""
    titles = {theme.name: theme.title for side in found.sides for theme in side.reading.themes}
    known = {theme["id"]: theme["name"] for theme in word_file("themes")["theme"]}
    for point in found.points:
        titles.setdefault(point.theme, known.get(point.theme) or capital(point.theme.replace("_", " ")))
    return titles


def source_line(side: ComparedSide) -> str:
    """Return whose account a side is, and of which day: "Kaigan News, 2026-03-09"; else the name of its file."""
    return ", ".join(filter(None, (side.source or side.country, side.date[:10]))) or PurePath(side.file).name


def _sentence(reading: Reading, span: Span) -> Span:
    """Return the sentence that holds a passage; the passage where none does."""
    at = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    return reading.sentences[at] if at >= 0 and reading.sentences[at].holds(span) else span


def _pieces(text: str, span: Span, marked: Sequence[Span]) -> Iterator[Piece]:
    """Yield the words of a passage as runs, all in one line."""
    at = span.start
    for one in sorted(marked):
        start, end = max(at, one.start), min(one.end, span.end)
        if start < end:
            yield _GAPS.sub(" ", text[at:start]), False
            yield _GAPS.sub(" ", text[start:end]), True
            at = end
    yield _GAPS.sub(" ", text[at : span.end]), False


def side_facts(side: ComparedSide) -> tuple[str, ...]:
    """Return what is told of a side in front: its title, its source, its words and leaders, its address."""
    article = side.reading.article
    words = f"{len(article.text.split()):,} words"
    for_it = f"; for it speak{'s' * (len(side.leaders) == 1)} {', '.join(side.leaders)}" if side.leaders else ""
    facts = (side.title, source_line(side), f"{words}{for_it}", article.url or "")
    return tuple(one_line(fact) for fact in facts if fact)
