"""The words of one side, as every form shows them: passages, where they stand, who says them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summitreader.comparison import Account, ComparedSide, Comparison
from summitreader.exporters.wording import capital, one_line
from summitreader.model import Reading, Span
from summitreader.word_files import word_file

_GAPS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SideWords:
    """Passages of one side, each on one line, with where they stand and in which paragraphs; who says them.

    `around` is what stands before and behind a lone passage in its sentence. `joint` is None where nobody asked.
    """

    side: int
    passages: tuple[str, ...]
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    around: tuple[str, str] = ("", "")
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

    def words(self, side: int, spans: Iterable[Span]) -> SideWords:
        """Return passages of a side in the order of the text; paragraphs are counted from 1 below the title."""
        reading = self.found.sides[side].reading
        text, those = reading.article.text, tuple(sorted(spans))
        return SideWords(
            side,
            tuple(one_line(span.of(text)) for span in those),
            those,
            tuple(dict.fromkeys(max(1, bisect_right(self._paragraphs[side], span.start)) for span in those)),
            _around(reading, those[0]) if len(those) == 1 else ("", ""),
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
    """Return whose account a side is, and of which day: "Kaigan News, 2026-03-09"; its file where neither is known."""
    return ", ".join(filter(None, (side.source or side.country, side.date[:10]))) or side.file


def _around(reading: Reading, span: Span) -> tuple[str, str]:
    """Return what stands before and behind a passage in its sentence."""
    text = reading.article.text
    at = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    if at < 0 or not reading.sentences[at].holds(span):
        return "", ""
    sentence = reading.sentences[at]
    return _GAPS.sub(" ", text[sentence.start : span.start]), _GAPS.sub(" ", text[span.end : sentence.end])


def side_facts(side: ComparedSide) -> tuple[str, ...]:
    """Return what is told of a side in front: its title, its source, its words and leaders, its address."""
    article = side.reading.article
    words = f"{len(article.text.split()):,} words"
    for_it = f"; for it speak{'s' * (len(side.leaders) == 1)} {', '.join(side.leaders)}" if side.leaders else ""
    facts = (side.title, source_line(side), f"{words}{for_it}", article.url or "")
    return tuple(one_line(fact) for fact in facts if fact)
