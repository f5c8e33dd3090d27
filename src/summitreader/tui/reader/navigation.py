"""Going places: the next statement, the next passage of what is chosen, a speaker by number, back and forward."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summitreader.model import Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.jump_list import JumpList
from summitreader.tui.viewmodel.reading_index import PaneChoice

if TYPE_CHECKING:
    from summitreader.tui.reader.screen import ReadingScreen


class Navigation:
    """The reading screen's actions that move the article to a finding; each jump can be taken back."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.jumps = JumpList()
        self.passages: Sequence[Span] = ()

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "start": self.start,
            "end": self.end,
            "jump_back": self.jump_back,
            "jump_forward": self.jump_forward,
            "next_statement": self.next_statement,
            "previous_statement": self.previous_statement,
            "next_chosen": self.next_chosen,
            "previous_chosen": self.previous_chosen,
            "choose_speaker": self.choose_speaker,
        }

    def jump(self, span: Span, by: str) -> None:
        """Moves the article to a span and remembers where it was."""
        self.jumps.left(self._screen.article.current.start, by)
        self._screen.article.go_to(span)

    def choose(self, choice: PaneChoice | None) -> None:
        """Follows something from now on, or nothing. Hits of a search go out when something else is followed."""
        if not choice or choice.kind != "search":
            self._screen.searcher.drop()
        self._screen.chosen = choice

    def pick(self, choice: PaneChoice | None, span: Span | None) -> None:
        """Follows what a row of a pane stands for, and goes there."""
        if choice:
            self.choose(choice)
        if span:
            self.jump(span, "pane")

    def forget(self) -> None:
        """Another article: no passages, nothing to go back to."""
        self.jumps, self.passages = JumpList(), ()

    def position(self) -> tuple[int, int, bool]:
        """Which passage or hit was reached last, counted from 1, of how many, and whether those are all."""
        if self._screen.chosen and self._screen.chosen.kind == "search":
            return self._screen.searcher.position
        end = self._screen.article.current.end
        return bisect_left(self.passages, Span(end, 0)), len(self.passages), True

    def start(self) -> None:
        self._to_edge("start")

    def end(self) -> None:
        self._to_edge("end")

    def next_statement(self) -> None:
        places = self._screen.places
        found = places.statement_after(self._at_statement()) if places else None
        self._jump_or_say(Span(found.start, found.end) if found else None, "statement", "after this")

    def previous_statement(self) -> None:
        places = self._screen.places
        found = places.statement_before(self._at_statement(first=True)) if places else None
        self._jump_or_say(Span(found.start, found.end) if found else None, "statement", "before this")

    def next_chosen(self) -> None:
        self._step(1)

    def previous_chosen(self) -> None:
        self._step(-1)

    def choose_speaker(self, number: int) -> None:
        places = self._screen.places
        if places and number <= len(places.voices):
            voice = places.voices[number - 1]
            self.choose(PaneChoice("speaker", voice.name))
            self._to_nearest("choose")
        else:
            self._screen.say(f"There is no speaker {number}.")

    def jump_back(self) -> None:
        self._jump_to(self.jumps.back(self._screen.article.current.start), "Nothing to go back to.")

    def jump_forward(self) -> None:
        self._jump_to(self.jumps.forward(self._screen.article.current.start), "Nothing to go forward to.")

    def _to_edge(self, move: str) -> None:
        self.jumps.left(self._screen.article.current.start, move)
        self._screen.article.go(move)

    def _jump_to(self, place: int | None, otherwise: str) -> None:
        if place is None:
            self._screen.say(otherwise)
        else:
            self._screen.article.go_to(Span(place, place + 1))

    def _at_statement(self, first: bool = False) -> int:
        """Where the current statement starts, so that the next one is another; else the edge of the sentence.

        A sentence may hold several statements: going on, the last that starts in it counts; going back, the first.
        """
        current = self._screen.article.current
        place = self._screen.here.statement
        statements = self._screen.places.reading.statements if self._screen.places else ()
        if self._screen.here.at != current.start or place is None:
            return current.start - (0 if first else 1)
        if first:
            return min(current.start, statements[place].start)
        return max(current.end - 1, statements[place].start)

    def _jump_or_say(self, span: Span | None, what: str, where: str) -> None:
        if span:
            self.jump(span, what)
        else:
            self._screen.say(f"No {what} {where}.")

    def _step(self, direction: int) -> None:
        """To the next passage of what is chosen; past the last one it goes on at the other end, and says so."""
        chosen, passages = self._screen.chosen, self.passages
        if chosen is None:
            self._screen.say("Nothing is chosen: s, t or a choose what n and N follow, / searches.")
            return
        if chosen.kind == "search":
            self.jumps.left(self._screen.article.current.start, "chosen")
            self._screen.searcher.step(direction)
            return
        if not passages:
            self._screen.say("No passages.")
            return
        current = self._screen.article.current
        if direction > 0:
            index = bisect_left(passages, Span(current.end, 0))
        else:
            index = bisect_left(passages, Span(current.start, 0)) - 1
        if not 0 <= index < len(passages):
            self._screen.say("From the start again." if direction > 0 else "From the end again.")
        self.jump(passages[index % len(passages)], "chosen")

    def _to_nearest(self, by: str) -> None:
        """To the passage at or after the cursor, else the last one."""
        if self.passages:
            start = self._screen.article.current.start
            index = min(bisect_right(self.passages, Span(start, 0)), len(self.passages) - 1)
            self.jump(self.passages[index], by)
