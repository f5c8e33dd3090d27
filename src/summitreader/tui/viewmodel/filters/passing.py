"""Which findings pass a filter: by whole tables at once, 100,000 statements in a few milliseconds.

What has no number of its own is asked by a table: 100,000 objects would take a second.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import overload

from summitreader import session
from summitreader.model import Span, Statement, Status
from summitreader.reliability import numbers_from
from summitreader.session import StatusSummary, disjoint
from summitreader.tui.viewmodel.filters.terms import (
    STATUSES,
    Filters,
    FilterTerm,
    PaneFilter,
    filter_that_holds,
    kinds_that,
)
from summitreader.tui.viewmodel.reading_index import PaneChoice, ReadingIndex


class PassingStatements:
    """The statements of a reading that pass a filter, of so many: as a number with a byte a statement, 1 where it
    passes, since two filters are joined and counted so in no time."""

    def __init__(self, number: int, size: int) -> None:
        self.number, self.size = number, size

    @cached_property
    def total(self) -> int:
        """How many pass."""
        return self.number.bit_count()

    @cached_property
    def mask(self) -> bytes:
        """The same, statement by statement."""
        return self.number.to_bytes(self.size, "little")

    @cached_property
    def places(self) -> Sequence[int]:
        """The places of those that pass."""
        return array("I", compress(range(self.size), self.mask))

    def among(self, places: Sequence[int]) -> Sequence[int]:
        """Return those of some places of statements that pass."""
        return array("I", compress(places, map(self.mask.__getitem__, places)))

    def count_among(self, places: Sequence[int]) -> int:
        """Return how many of some statements pass."""
        return len(places) if self.total == self.size else sum(map(self.mask.__getitem__, places))

    def after(self, place: int) -> int | None:
        """Return the first that passes from a place on."""
        found = self.mask.find(1, max(0, place))
        return None if found < 0 else found

    def before(self, place: int) -> int | None:
        """Return the last that passes before a place."""
        found = self.mask.rfind(1, 0, max(0, place))
        return None if found < 0 else found


def passing(index: ReadingIndex, terms: PaneFilter) -> PassingStatements:
    """Return the statements of a reading that pass a filter; worked out once."""
    return index.remembered(("statements", terms), lambda: _passing(index, terms))


def by_status(index: ReadingIndex) -> Mapping[Status, StatusSummary]:
    """Return the agreements of each status, what was signed first."""
    found = {group.status: group for group in index.found.by_status}
    return {status: found.get(status, StatusSummary(status, (), (), 0, ())) for status in STATUSES}


def passing_agreements(index: ReadingIndex, terms: PaneFilter) -> Mapping[Status, Sequence[int]]:
    """Return the places of the agreements that pass a filter, by their status, what was signed first."""
    wanted = {term.value for term in terms if term.facet == "status"}
    found = {status: group.agreements for status, group in by_status(index).items() if not wanted or status in wanted}
    for term in terms:
        if term.facet == "reliability":
            mask = bytes([*index.found.agreement_rules]).translate(numbers_from(float(term.value)))
            found = {status: [place for place in places if mask[place]] for status, places in found.items()}
    return found


class PlacedStatements(Sequence[Statement]):
    """The statements at some places of a reading, each made when it is asked for."""

    def __init__(self, every: Sequence[Statement], places: Sequence[int]) -> None:
        self._every, self._places = every, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Statement]: ...
    def __getitem__(self, index: int | slice) -> Statement | Sequence[Statement]:
        if isinstance(index, slice):
            return PlacedStatements(self._every, self._places[index])
        return self._every[self._places[index]]


def statements_of(index: ReadingIndex, choice: PaneChoice | None, filters: Filters) -> Sequence[Statement]:
    """Return the statements of what is chosen that pass the filter of its pane; of all where nothing is chosen."""
    return PlacedStatements(index.reading.statements, _chosen_places(index, choice, filters))


def followed_passages(index: ReadingIndex, choice: PaneChoice | None, filters: Filters) -> Sequence[Span]:
    """Return the passages of what is followed, sorted, disjoint: of what is chosen those that pass the filter of its
    pane; where nothing is chosen, all that pass the filter that was changed last."""
    pane, terms = filter_that_holds(filters, choice)
    if not terms:
        return index.passages(choice) if choice else ()
    if pane == "agreements":
        places = sorted(place for group in passing_agreements(index, terms).values() for place in group)
        return disjoint(index.reading.agreements[place].span for place in places)
    return index.remembered(
        (choice, terms), lambda: session.covered(index.found.extents, _chosen_places(index, choice, filters))
    )


def _chosen_places(index: ReadingIndex, choice: PaneChoice | None, filters: Filters) -> Sequence[int]:
    _, terms = filter_that_holds(filters, choice)
    places = index.places(choice) if choice else range(len(index.reading.statements))
    if not terms:
        return places
    return passing(index, terms).among(places) if choice else passing(index, terms).places


def by_voice(index: ReadingIndex, terms: PaneFilter) -> Sequence[tuple[int, Sequence[int]]]:
    """Return the statements that pass of each voice that has any, by the voice's place among all."""
    voices: Sequence[int] = index.remembered("voices of statements", lambda: _voices_of_statements(index))
    found: dict[int, list[int]] = {}
    for place in passing(index, terms).places:
        found.setdefault(voices[place], []).append(place)
    return sorted(found.items())


def _voices_of_statements(index: ReadingIndex) -> Sequence[int]:
    found = array("I", bytes(4 * len(index.reading.statements)))
    for rank, voice in enumerate(index.voices):
        for place in voice.statements:
            found[place] = rank
    return found


def _passing(index: ReadingIndex, terms: PaneFilter) -> PassingStatements:
    size = len(index.reading.statements)
    number = int.from_bytes(b"\1" * size, "little")
    for term in terms:
        number &= _number(index, term, size)
    return PassingStatements(number, size)


def _number(index: ReadingIndex, term: FilterTerm, size: int) -> int:
    return index.remembered(term, lambda: int.from_bytes(_mask(index, term, size), "little"))


def _mask(index: ReadingIndex, term: FilterTerm, size: int) -> bytes:
    match term.facet:
        case "act":
            kinds = index.remembered("kinds", lambda: bytes([*index.found.kinds]))
            return kinds.translate(kinds_that(term.value, session.KINDS))
        case "side":
            joint = (v.statements for v in index.voices if v.speaker is not None and v.speaker.kind == "joint")
            mask = _marked(joint, size)
            return mask if term.value == "joint" else mask.translate(_TURNED)
        case "theme" | "speaker" as kind:
            return _marked([index.places(PaneChoice(kind, term.value))], size)
        case "reliability":
            return bytes([*index.found.rules]).translate(numbers_from(float(term.value)))
        case "status":
            return b"\1" * size


_TURNED = bytes((1, 0)).ljust(256, b"\0")


def _marked(groups: Iterable[Sequence[int]], size: int) -> bytes:
    mask = bytearray(size)
    for places in groups:
        for place in places:
            mask[place] = 1
    return bytes(mask)
