"""Where passages that are tracked come from: the library, or readings that are at hand; both answer alike."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from summitreader.library.search.index import day_of, shown, told_rows
from summitreader.library.search.passages import passages_of
from summitreader.library.storage.file import Library
from summitreader.library.told import MOST, ToldRow
from summitreader.library.tracking.found import FoundPassages, found_passages, track_base
from summitreader.library.tracking.lines import ReadPassage, passage_words, read_passages
from summitreader.library.tracking.matrix import theme_counts
from summitreader.library.tracking.phrases import counted_once, places
from summitreader.model import Act, Reading, Span
from summitreader.tracking import Period, ToldCue, ToldPassage, ToldVoice, TrackBase, TrackQuestion, period_of

__all__ = ["KeptSource", "ReadingsSource", "TrackedSource"]

_AROUND = 160  # code points before and after a passage, as the library gives them


class TrackedSource(Protocol):
    """Articles that can be asked what is tracked."""

    def found(self, question: TrackQuestion) -> FoundPassages:
        """Return the passages that hold what is asked for, whoever says them."""

    def base(self, sides: Iterable[str], speakers: Iterable[str], by: Period) -> TrackBase:
        """Return how many articles there are, by side and period, and by speaker."""

    def read(self, numbers: Iterable[int]) -> list[ReadPassage]:
        """Return passages by their numbers, with their words."""

    def words(self, numbers: Iterable[int]) -> dict[int, tuple[int, str]]:
        """Return where passages begin, and their words alone, by their numbers."""

    def themes(self) -> tuple[list[tuple[str, ToldVoice, int, int]], int]:
        """Return passages and articles by theme and voice, and how many articles there are."""


class KeptSource:
    """The articles of a library, or, for themes alone, those of some keys."""

    def __init__(self, library: Library, keys: Sequence[str] | None = None) -> None:
        self._library, self._keys = library, keys

    def found(self, question: TrackQuestion) -> FoundPassages:
        """Return the passages that hold what is asked for, whoever says them."""
        return found_passages(self._library, question)

    def base(self, sides: Iterable[str], speakers: Iterable[str], by: Period) -> TrackBase:
        """Return how many articles there are, by side and period, and by speaker."""
        return track_base(self._library, sides, speakers, by)

    def read(self, numbers: Iterable[int]) -> list[ReadPassage]:
        """Return passages by their numbers, with their words."""
        return read_passages(self._library, numbers)

    def words(self, numbers: Iterable[int]) -> dict[int, tuple[int, str]]:
        """Return where passages begin, and their words alone, by their numbers."""
        return passage_words(self._library, numbers)

    def themes(self) -> tuple[list[tuple[str, ToldVoice, int, int]], int]:
        """Return passages and articles by theme and voice, and how many articles there are."""
        return theme_counts(self._library, self._keys)


class ReadingsSource:
    """Readings at hand, numbered in the order in which they are given."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = list(readings)
        self._rows = [told_rows(reading, passages_of(reading)) for reading in self._readings]
        self._days = [int(day_of(one.published).replace("-", "") or 0) for one in self._readings]
        self._voices: dict[ToldVoice, int] = {}
        self._cues: dict[ToldCue, int] = {}

    def found(self, question: TrackQuestion) -> FoundPassages:
        """Return the passages that hold what is asked for, whoever says them."""
        found = []
        for article, rows in enumerate(self._rows):
            for at, row in enumerate(rows):
                if self._holds(question, article, row):
                    voice, cue = self._numbers(row)
                    number, day = article * MOST + at, self._days[article]
                    found.append(ToldPassage(number, article, day, voice, cue, row.start, row.length))
        passages = found if question.kind == "theme" else counted_once(found, question.phrases, self.words)
        voices = {number: voice for voice, number in self._voices.items()}
        return FoundPassages(passages, voices, {number: cue for cue, number in self._cues.items()})

    def base(self, sides: Iterable[str], speakers: Iterable[str], by: Period) -> TrackBase:
        """Return how many articles there are, by side and period, and by speaker."""
        articles: Counter[tuple[str, str]] = Counter()
        spoken: Counter[str] = Counter()
        for day, rows in zip(self._days, self._rows, strict=True):
            period = period_of(day, by)
            articles.update((side, period) for side in {"", *(side for row in rows for side in row.sides)})
            spoken.update({row.speaker for row in rows if row.speaker})
        return TrackBase(articles, spoken)

    def read(self, numbers: Iterable[int]) -> list[ReadPassage]:
        """Return passages by their numbers, with their words."""
        return [self._read(number) for number in numbers]

    def words(self, numbers: Iterable[int]) -> dict[int, tuple[int, str]]:
        """Return where passages begin, and their words alone, by their numbers."""
        read = (self._read(number) for number in numbers)
        return {one.number: (one.span.start, one.words) for one in read}

    def themes(self) -> tuple[list[tuple[str, ToldVoice, int, int]], int]:
        """Return passages and articles by theme and voice, and how many articles there are."""
        passages: Counter[tuple[str, ToldVoice]] = Counter()
        articles: Counter[tuple[str, ToldVoice]] = Counter()
        for rows in self._rows:
            here = Counter((theme, _voice(row)) for row in rows for theme in row.themes)
            passages.update(here)
            articles.update(here.keys())
        return [(*pair, many, articles[pair]) for pair, many in passages.items()], len(self._rows)

    def _holds(self, question: TrackQuestion, article: int, row: ToldRow) -> bool:
        if question.kind == "theme":
            return question.name in row.themes
        return bool(places(self._words(article, row), question.phrases))

    def _words(self, article: int, row: ToldRow) -> str:
        reading = self._readings[article].article
        return reading.text[row.start : row.start + row.length] if row.length else shown(reading.shown_title)

    def _numbers(self, row: ToldRow) -> tuple[int, int]:
        act: Act | str = row.act
        voice = self._voices.setdefault(_voice(row), len(self._voices))
        return voice, self._cues.setdefault(ToldCue(row.cue, act), len(self._cues))  # type: ignore[arg-type]

    def _read(self, number: int) -> ReadPassage:
        article, at = divmod(number, MOST)
        reading, row = self._readings[article], self._rows[article][at]
        span = Span(row.start, row.start + row.length)
        start = max(0, span.start - _AROUND)
        title = shown(reading.article.shown_title)
        text = reading.article.text[start : span.end + _AROUND] if span.end else title
        day = day_of(reading.published)
        return ReadPassage(number, reading.article.id, title, shown(reading.outlet), day, span, text, start)


def _voice(row: ToldRow) -> ToldVoice:
    return ToldVoice(row.speaker, row.sides, row.joint)
