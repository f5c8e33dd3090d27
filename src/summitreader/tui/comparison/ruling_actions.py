"""Correcting a comparison: that two passages are two matters, or one; what was said can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.comparison import SIDE_NAMES, Comparison, Ruling
from summitreader.model import Reading, Span
from summitreader.session import PlacedRuling
from summitreader.tui.comparison.state import STILL_COMPARING, ComparisonState
from summitreader.tui.dialogs.offer import Offer, ask_which
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow
from summitreader.tui.viewmodel.comparing.listing import Quotes, links_of
from summitreader.tui.viewmodel.fitting import few_words
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.tui.work.library_worker import Job

_LONG = 60  # code points of a passage in an answer
_YOURS = "What you said"


class RulingActions:
    """The action that rules on passages; what was said is kept in the library."""

    def __init__(self, state: ComparisonState, services: Services, ruled: Callable[[], None]) -> None:
        """Make the action; `ruled` is called when what the reader said is something else."""
        self._state, self._services, self._ruled = state, services, ruled

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"rule_on": self.rule_on}

    def load(self) -> None:
        """Ask the library what the reader said of these texts."""
        readings = [Reading(article) for article in self._state.articles]
        self._services.use_library(lambda library: session.listed_rulings(library, readings), self._loaded, quiet=True)

    def rule_on(self) -> None:
        """Ask what is wrong with the matter at the cursor."""
        found = self._state.found
        if found is None:
            self._services.say(STILL_COMPARING)
            return
        if offers := [*self._offers(found), *self._said()]:
            ask_which(self._services, "Correct", offers)
        else:
            self._services.say("Nothing was compared here: these words tell no matter.")

    def _offers(self, found: Comparison) -> Iterator[Offer]:
        row = self._state.index.rows[self._state.row] if self._state.index.rows else None
        if row is None or not row.is_compared:
            return
        firsts = tuple((side, spans[0]) for side, spans in enumerate(row.cells) if spans)
        for one, other in _pairs(found, row) or ([firsts[:2]] if len(firsts) > 1 else []):
            yield Offer(self._told((one, other)), partial(self._rule, one, other, False), "These are two matters")
        for side in range(len(found.sides)):
            told = next((first for first in firsts if first[0] != side), None)
            if told is None:
                continue
            name, of = SIDE_NAMES[side], SIDE_NAMES[told[0]]
            heading = f"What {of} says, in {name}"
            is_missing = side not in row.sides
            words = f"it is told in {name} too" if is_missing else f"nothing in {name} tells it"
            yield Offer(words, partial(self._rule, told, (side, None), is_missing), heading)
            if row.block and row.block.weak and is_missing:
                yield Offer(f"nothing in {name} tells it", partial(self._rule, told, (side, None), False), heading)
            yield Offer(f"choose what in {name} tells it", partial(self._choose, found, told, side), heading)

    def _said(self) -> Iterator[Offer]:
        """Yield what the reader said, to be taken back."""
        for one in self._state.rulings:
            yield Offer(f"take back {session.ruling_said(one.kept)}", partial(self._take_back, one), _YOURS)

    def _choose(self, found: Comparison, told: tuple[int, Span], side: int) -> None:
        """Ask which passage of a side tells what a passage of another one does."""
        from summitreader.tui.dialogs.pick_screen import Pick, PickScreen

        reading = found.sides[side].reading
        text = reading.article.text
        # Of versions no sentences are known, but all passages.
        passages = reading.sentences or sorted(span for row in self._state.index.rows for span in row.cells[side])
        picks = [Pick(" ".join(span.of(text).split()), "", str(span.start)) for span in passages]
        spans = {str(span.start): span for span in passages}

        def picked(value: str | None) -> None:
            if value in spans:
                self._rule(told, (side, spans[value]), True)
            elif value is not None:
                self._services.say("That is no sentence of the text: choose one from the list.")

        title = f"Which sentence of {SIDE_NAMES[side]} tells the same?"
        self._services.ask(PickScreen(title, picks, "words of the sentence", "is no sentence of the text"), picked)

    def _rule(self, one: tuple[int, Span], other: tuple[int, Span | None], same: bool) -> None:
        found = self._state.found
        assert found
        (first, span), (second, other_span) = sorted((one, other), key=lambda passage: passage[0])
        ruling = Ruling((first, second), (span, other_span), same)
        readings = [side.reading for side in found.sides]
        self._save(lambda library: session.rule(library, readings, ruling), "Noted, and kept; u takes it back.")

    def _take_back(self, one: PlacedRuling) -> None:
        self._save(lambda library: session.delete_ruling(library, one.kept), "Taken back.")

    def _save(self, job: Job[object], words: str) -> None:
        def saved(_: object) -> None:
            self._services.say(words)
            self._services.library_changed()

        self._services.use_library(job, saved)

    def _loaded(self, rulings: tuple[PlacedRuling, ...]) -> None:
        if rulings != self._state.rulings:
            self._state.rulings = rulings
            self._ruled()

    def _told(self, pair: Quotes) -> str:
        texts = [article.text for article in self._state.articles]
        return " / ".join(
            f"{SIDE_NAMES[side]} “{few_words(' '.join(span.of(texts[side]).split()), _LONG)}”" for side, span in pair
        )


def _pairs(found: Comparison, row: AlignedRow) -> list[Quotes]:
    """Return the pairs of passages of a row that were taken for one matter."""
    if row.point:
        return [(*zip(link.sides, link.spans, strict=True),) for link in links_of(found, row.point)]
    return [((0, old), (1, new)) for old in row.cells[0] for new in row.cells[1]]
