"""What a screen asks of tracking: of the library, of some of its articles, or of readings at hand, in one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summitreader.exporters.citation.forms import CITATION_FORMS, CitationForm
from summitreader.library.storage.file import Library
from summitreader.model import Reading, Span
from summitreader.session.copying import quote, quote_passage
from summitreader.session.library.clipping import accessed_on
from summitreader.session.library.readings import read_kept
from summitreader.session.search.vocabulary import search_vocabulary
from summitreader.session.tracking.following import MOST_LINES, keyword_lines, track, track_readings
from summitreader.session.tracking.matrix import speaker_matrix, theme_question
from summitreader.session.tracking.questions import track_question
from summitreader.session.tracking.timeline import timeline
from summitreader.session.tracking.writing import write_tracking
from summitreader.tracking import KeywordLine, Matrix, MatrixRow, Period, Timeline, Track, TrackPick, TrackQuestion

__all__ = ["FollowedQuestion", "TrackedArticles", "every_theme"]

_MOST_SPEAKERS = 6  # that a track is asked for of each
_SEVERAL = 2  # sides, for which several speak as one
_MOST_IN_CELL = 5_000  # passages of a speaker on a theme that are looked at


@dataclass(frozen=True)
class FollowedQuestion:
    """What a question finds, and, where it was asked for, what it finds of each of those who say it most."""

    track: Track
    speakers: Mapping[str, Track]


@dataclass(frozen=True)
class TrackedArticles:
    """Which articles are asked: `readings` at hand, or the library's, where there are `keys` those alone.

    Methods take the library, None where there are readings, and raise SummitReaderError for what cannot be asked.
    """

    readings: tuple[Reading, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Which these are, in words."""
        if self.readings:
            return "this article" if len(self.readings) == 1 else f"{len(self.readings):,} articles at hand"
        if not self.keys:
            return "the library"
        return f"{len(self.keys):,} article{'s' * (len(self.keys) > 1)} of the library"

    def reading(self, key: str) -> Reading | None:
        """Return the reading of a key, where it is at hand."""
        return next((one for one in self.readings if one.article.id == key), None)

    def follow(self, library: Library | None, asked: str, by: Period, each_speaker: bool = False) -> FollowedQuestion:
        """Return what is found of words in a row, of `theme:KEY` or `formula:KEY`."""
        question = track_question(asked, by)
        found = self._track(library, question)
        names = [count.value for count in found.of("speaker")[:_MOST_SPEAKERS]] if each_speaker else ()
        return FollowedQuestion(
            found, {name: self._track(library, replace(question, speakers=(name,))) for name in names}
        )

    def lines(
        self, library: Library | None, question: TrackQuestion, pick: TrackPick, limit: int, skip: int = 0
    ) -> tuple[tuple[KeywordLine, ...], int]:
        """Return the passages behind a bar or a cell, the newest first, and how many there are."""
        return keyword_lines(self._source(library), question, pick, limit, skip)

    def cell(
        self, library: Library | None, theme: str, row: MatrixRow, limit: int, skip: int = 0
    ) -> tuple[tuple[KeywordLine, ...], int]:
        """Return the passages behind a cell of a matrix, the newest first, and how many of these there are.

        "Both sides" of one meeting are not those of another: where several speak as one, the sides must be the same.
        """
        sides = row.sides[:1] if len(row.sides) >= _SEVERAL else ()
        question = replace(theme_question(theme, row.speaker), sides=sides)
        every, _ = self.lines(library, question, TrackPick("speaker", row.speaker), _MOST_IN_CELL)
        lines = [one for one in every if _is_of(one, row)]
        return tuple(lines[skip : skip + limit]), len(lines)

    def quotes(
        self, library: Library | None, line: KeywordLine, forms: Sequence[CitationForm] = CITATION_FORMS
    ) -> dict[CitationForm, str]:
        """Return the passage of a line in forms to be copied, with its source; nothing where its article has gone."""
        reading = read_kept(library, line.article) if library else self.reading(line.article)
        if reading is None:
            return {}
        accessed = accessed_on(library, line.article) if library else ""
        said = [one for one in reading.statements if Span(one.start, one.end) == line.passage][:1]
        if said:
            return {form: quote(reading, said, form, accessed) for form in forms}
        return {form: quote_passage(reading, line.passage, form, said, accessed) for form in forms}

    def matrix(self, library: Library | None) -> Matrix:
        """Return speakers × themes."""
        return speaker_matrix(library, self.keys or None) if library else speaker_matrix(self.readings)

    def timeline(self, library: Library | None, sides: tuple[str, str]) -> Timeline:
        """Return the meetings of two sides."""
        return timeline(self._source(library), *sides)

    def exported(
        self,
        library: Library | None,
        found: Track | Matrix | Timeline,
        format: str,
        *,
        lines: bool = False,
        bom: bool = False,
    ) -> str:
        """Return what was found in one of TRACKING_FORMATS, as `write_tracking` does; a track with its quotes."""
        if isinstance(found, Track):
            found = self._track(library, found.question, found.passages if lines else MOST_LINES)
        return write_tracking(found, format, lines=lines, bom=bom) + "\n"

    def _track(self, library: Library | None, question: TrackQuestion, limit: int = 0) -> Track:
        if library and not self.keys:
            return track(library, question, limit)
        return track_readings(self._readings(library), question, limit)

    def _source(self, library: Library | None) -> Library | Sequence[Reading]:
        return library if library and not self.keys else self._readings(library)

    def _readings(self, library: Library | None) -> Sequence[Reading]:
        if library is None:
            return self.readings
        found = (read_kept(library, key) for key in self.keys)
        return [reading for reading in found if reading]


def _is_of(line: KeywordLine, row: MatrixRow) -> bool:
    return {*line.sides} == {*row.sides} if line.voice == "joint" and line.sides else len(row.sides) < _SEVERAL


def every_theme() -> Mapping[str, str]:
    """Return the titles of all themes by key, the reader's own among them."""
    return search_vocabulary().themes
