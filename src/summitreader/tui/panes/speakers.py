"""The speakers' pane: each voice with its mark, who it is, how many statements it makes; opened, these in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.statements import figure, filtered_titles, statement_lines, statement_span, whole_statement
from summitreader.tui.viewmodel.filters.passing import by_voice, passing
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.fitting import fit_name, hanging, told_apart
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, SpeakerOrder
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.status_text import how_many

_BEFORE = 6  # cells before a name: its number and its letter


@dataclass(frozen=True, slots=True)
class SpeakersListing(PaneListing):
    """Rows of the voices with statements that pass a filter, those with most first.

    `ranks` are their places among all voices.
    """

    index: ReadingIndex
    terms: PaneFilter
    ranks: Sequence[int]
    statements: tuple[Sequence[int], ...]
    head_lines: ClassVar[int] = 2
    child_lines: ClassVar[int] = 2

    @classmethod
    def of(cls, index: ReadingIndex, terms: PaneFilter = ()) -> "SpeakersListing":
        """Return the pane of a reading."""
        every = tuple(voice.statements for voice in index.voices)
        if not terms:
            return cls(index, terms, range(len(every)), every)
        found = sorted(by_voice(index, terms), key=lambda row: -len(row[1]))
        return cls(index, terms, tuple(rank for rank, _ in found), tuple(places for _, places in found))

    @property
    def titles(self) -> tuple[str, ...]:
        every = len(self.index.reading.statements)
        if self.terms:
            count = passing(self.index, self.terms).total
            return filtered_titles(self.index, "Speakers", self.terms, count, every)
        return f"Speakers  {self.heads} · {how_many(every, 'statement')}", f"Speakers  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.ranks)

    @property
    def is_filtered(self) -> bool:
        return bool(self.terms)

    def children(self, head: int) -> int:
        return len(self.statements[head])

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        if child is not None:
            return statement_lines(self.index, self.statements[head][child], child, width)
        voice, figures = self._voice(head), self._figures(head)
        room = width - _BEFORE - sum(len(part.words) for part in figures)
        name = fit_name(voice.name or "not named", room, self._apart.get(voice.name, 0))
        who = TextPart(" " * _BEFORE + self._who(voice), "quiet")
        return RowLine((*self._before(head), TextPart(name, "strong")), figures), RowLine((who,))

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        if child is not None:
            return whole_statement(self.index, self.statements[head][child], child, width)
        voice = self._voice(head)
        share = f"{100 * voice.words / max(1, self.index.reported_words):.0f}%"
        told = (self._who(voice), f"{voice.words:,} words, {share} of all that are reported")
        blank = (TextPart(" " * _BEFORE),)
        first = hanging(self._before(head), voice.name or "not named", width, "strong", self._figures(head))
        return (*first, *(line for words in told if words for line in hanging(blank, words, width, "quiet")))

    def _voice(self, head: int) -> SpeakerOrder:
        return self.index.voices[self.ranks[head]]

    @property
    def _apart(self) -> dict[str, int]:
        return self.index.remembered("names apart", lambda: told_apart(voice.name for voice in self.index.voices))

    def _before(self, head: int) -> tuple[TextPart, ...]:
        """Return what stands before a name: the digit that chooses the voice, whatever is filtered, and its letter."""
        number, mark = self.ranks[head] + 1, self._voice(head).mark
        digit = str(number) if number < 10 else " "
        return TextPart(f"{digit} ", "quiet"), TextPart(f" {mark.letter} ", f"voice-{mark.colour}"), TextPart(" ")

    def _figures(self, head: int) -> tuple[TextPart, ...]:
        every = len(self._voice(head).statements)
        if self.terms:
            return figure(len(self.statements[head]), every)
        share = f"{100 * every / max(1, len(self.index.reading.statements)):.0f}%"
        return TextPart(f" {every:,}", "strong"), TextPart(f" · {share:>4}", "quiet")

    def _who(self, voice: SpeakerOrder) -> str:
        speaker = voice.speaker
        if speaker is None:
            return ""
        if speaker.kind == "joint" and speaker.members:
            return "together: " + ", ".join(speaker.members)
        role, country = speaker.role or "", speaker.country or ""
        return role if country in role else ", ".join(filter(None, (role, country)))

    def pick(self, head: int, child: int | None) -> PanePick:
        choice = PaneChoice("speaker", self._voice(head).name)
        return PanePick(choice, statement_span(self.index, self.statements[head][child or 0]))

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        if self._voice(head).name != here.speaker:
            return False
        return child is None or self.statements[head][child] == here.statement

    def head_here(self, here: CursorContext) -> int | None:
        return None if here.speaker is None else self._head(here.speaker)

    def head_of(self, choice: PaneChoice) -> int | None:
        return self._head(choice.name) if choice.kind == "speaker" else None

    def _head(self, name: str) -> int | None:
        rank = self.index.rank(name)
        if rank is None or not self.terms:
            return rank
        heads = self.index.remembered(
            ("heads", self.terms), lambda: {rank: head for head, rank in enumerate(self.ranks)}
        )
        return heads.get(rank)

    def name(self, head: int) -> str:
        return self._voice(head).name
