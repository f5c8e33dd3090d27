"""Going places: the next statement, the next passage of what is chosen, a speaker by number, back and forward."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from summitreader.model import Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import PaneChoice
from summitreader.tui.work.services import Services


class Navigation:
    """The actions that move the article to a finding; each jump can be taken back.

    `passages` are those of what is chosen, sorted and disjoint.
    """

    def __init__(
        self,
        state: ReaderState,
        view: ArticleView,
        services: Services,
        step_hits: Callable[[int], None],
        moved: Callable[[], None],
    ) -> None:
        """Make the navigation of a view.

        Args:
            state: Is told what is followed, and knows the jumps.
            view: Is moved.
            services: Say what cannot be done.
            step_hits: Goes to the next hit of a search (1) or the one before (-1).
            moved: Called when a row of a pane has moved the view.
        """
        self._state, self._view, self._services = state, view, services
        self._step_hits, self._moved = step_hits, moved
        self.passages: Sequence[Span] = ()

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "start": partial(self._to_edge, "start"),
            "end": partial(self._to_edge, "end"),
            "jump_back": self.jump_back,
            "jump_forward": self.jump_forward,
            "next_statement": partial(self.to_statement, 1),
            "previous_statement": partial(self.to_statement, -1),
            "next_chosen": partial(self.step, 1),
            "previous_chosen": partial(self.step, -1),
            "choose_speaker": self.choose_speaker,
        }

    def jump(self, span: Span, by: str) -> None:
        """Move the article to a span, and remember where it was."""
        self._state.jumps.left(self._view.current.start, by)
        self._view.go_to(span)

    def pick(self, choice: PaneChoice | None, span: Span | None) -> None:
        """Follow what a row of a pane stands for, and go there."""
        if choice:
            self._state.choice = choice
        if span:
            self.jump(span, "pane")

    def glance(self, pick: PanePick) -> None:
        """Show the passage of a row that the cursor of a pane comes to; all rows passed in turn are one jump."""
        if pick.span:
            self.jump(pick.span, "pane")
            self._moved()

    def go_to_mark(self, span: Span | None) -> None:
        """Go to a mark that was chosen; None for none."""
        if span:
            self.jump(span, "mark")

    def position(self) -> tuple[int, int, bool]:
        """Return which passage was reached last, counted from 1, of how many, and that those are all."""
        return bisect_left(self.passages, Span(self._view.current.end, 0)), len(self.passages), True

    def to_statement(self, step: int, times: int = 1) -> None:
        """Go to the next statement (1) or the one before (-1) that passes the filter which holds, so many times as far
        as there are any."""
        reading = self._state.reading
        reached: Span | None = None
        at = self._edge(self._view.current, step)
        for _ in range(times):
            place = self._statement_from(at, step)
            if reading is None or place is None:
                self._say_none_further(step)
                break
            found = reading.statements[place]
            reached = Span(found.start, found.end)
            at = self._edge(self._view.page.sentences.at(found.start), step)
        if reached:
            self.jump(reached, "statement")

    def step(self, direction: int, times: int = 1) -> None:
        """Go to the next passage of what is chosen, so many times; past the last one go on at the other end, and say
        so."""
        choice, passages = self._state.choice, self.passages
        if choice is None and not self._state.filters:
            self._services.say("Nothing is chosen: s, t or a choose what n and N follow, / searches.")
            return
        current = self._view.current
        if choice and choice.kind == "search":
            self._state.jumps.left(current.start, "chosen")
            self._step_hits(direction * times)
            return
        if not passages:
            self._services.say("No passages.")
            return
        if direction > 0:
            place = bisect_left(passages, Span(current.end, 0))
        else:
            place = bisect_left(passages, Span(current.start, 0)) - 1
        place += direction * (times - 1)
        if not 0 <= place < len(passages):
            self._services.say("From the start again." if direction > 0 else "From the end again.")
        self.jump(passages[place % len(passages)], "chosen")

    def choose_speaker(self, number: int) -> None:
        """Follow the speaker of that number, from the passage at or after the cursor, else from the last one."""
        index = self._state.index
        if index is None or number > len(index.voices):
            self._services.say(f"There is no speaker {number}.")
            return
        self._state.choice = PaneChoice("speaker", index.voices[number - 1].name)
        if self.passages:
            place = bisect_right(self.passages, Span(self._view.current.start, 0))
            self.jump(self.passages[min(place, len(self.passages) - 1)], "choose")

    def jump_back(self, times: int = 1) -> None:
        """Go back to before the last jump, or to before so many of them."""
        self._jump_to(self._state.jumps.back, times, "Nothing to go back to.")

    def jump_forward(self, times: int = 1) -> None:
        """Go forward again, as far as the reader had gone back."""
        self._jump_to(self._state.jumps.forward, times, "Nothing to go forward to.")

    def _to_edge(self, move: str) -> None:
        self._state.jumps.left(self._view.current.start, move)
        self._view.go(move)

    def _jump_to(self, next_place: Callable[[int], int | None], times: int, otherwise: str) -> None:
        for _ in range(times):
            place = next_place(self._view.current.start)
            if place is None:
                self._services.say(otherwise)
                return
            self._view.go_to(Span(place, place + 1))

    def _edge(self, sentence: Span, step: int) -> int:
        """Return from where on (1) or back (-1) statements are others than those of a sentence.

        A sentence may hold several statements: going on, the last that starts in it counts; going back, the first.
        """
        index = self._state.index
        place = index.statement_in(sentence) if index else None
        if index is None or place is None:
            return sentence.start - (1 if step > 0 else 0)
        start = index.reading.statements[place].start
        return max(sentence.end - 1, start) if step > 0 else min(sentence.start, start)

    def _statement_from(self, at: int, step: int) -> int | None:
        """Return the place of the next statement from an offset on (1) or back (-1) that passes the filter."""
        index, passed = self._state.index, self._state.passing
        if index is None:
            return None
        place = index.place_after(at) if step > 0 else index.place_before(at)
        if passed and place is not None:
            place = passed.after(place) if step > 0 else passed.before(place + 1)
        return place

    def _say_none_further(self, step: int) -> None:
        told = f" of {self._state.words_of_filter(self._state.choice)}" if self._state.passing else ""
        self._services.say(f"No statement{told} {'after' if step > 0 else 'before'} this.")
