"""Which findings pass a filter: by whole tables at once, 100,000 statements in a few milliseconds.

A mask has one byte a statement: 1 where it passes.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from summitreader import session
from summitreader.model import Agreement, Span, Statement
from summitreader.session import disjoint
from summitreader.tui.viewmodel.filters.terms import (
    STATUSES,
    Filters,
    FilterTerm,
    PaneFilter,
    filter_that_holds,
    kinds_that,
)
from summitreader.tui.viewmodel.reading_index import PaneChoice, ReadingIndex


class PassingStatements(NamedTuple):
    """The statements of a reading that pass a filter: the mask, and how many they are."""

    mask: bytes
    total: int

    def among(self, places: Sequence[int]) -> Sequence[int]:
        """Return those of some places of statements that pass."""
        return array("I", compress(places, map(self.mask.__getitem__, places)))

    def count_among(self, places: Sequence[int]) -> int:
        """Return how many of some statements pass."""
        return sum(map(self.mask.__getitem__, places))

    def after(self, place: int) -> int | None:
        """Return the first that passes from a place on."""
        found = self.mask.find(1, max(0, place))
        return None if found < 0 else found

    def before(self, place: int) -> int | None:
        """Return the last that passes before a place."""
        found = self.mask.rfind(1, 0, max(0, place))
        return None if found < 0 else found


class AgreementGroup(NamedTuple):
    """The agreements of one status: their places in the reading, and the words of each, sorted."""

    places: Sequence[int]
    passages: Sequence[Span]


def passing(index: ReadingIndex, terms: PaneFilter) -> PassingStatements:
    """Return the statements of a reading that pass a filter; worked out once."""
    return index.remembered(("statements", terms), lambda: _passing(index, terms))


def by_status(index: ReadingIndex) -> Mapping[str, AgreementGroup]:
    """Return the agreements of each status, what was signed first; worked out once."""
    return index.remembered("agreements by status", lambda: _by_status(index.reading.agreements))


def statements_of(index: ReadingIndex, choice: PaneChoice, filters: Filters) -> tuple[Statement, ...]:
    """Return the statements of what is chosen that pass the filter of its pane."""
    every = index.reading.statements
    return tuple(every[place] for place in _chosen_places(index, choice, filters))


def followed_passages(index: ReadingIndex, choice: PaneChoice | None, filters: Filters) -> Sequence[Span]:
    """Return the passages of what is followed, sorted, disjoint: of what is chosen those that pass the filter of its
    pane; where nothing is chosen, all that pass the filter that was changed last."""
    pane, terms = filter_that_holds(filters, choice)
    if not terms:
        return index.passages(choice) if choice else ()
    if choice:
        return index.remembered(
            (choice, terms), lambda: session.covered(index.found.extents, _chosen_places(index, choice, filters))
        )
    if pane == "agreements":
        groups = by_status(index)
        return disjoint(span for term in terms for span in groups[term.value].passages)
    passed = passing(index, terms)
    return index.remembered(
        ("passages", terms), lambda: session.covered(index.found.extents, passed.among(range(len(passed.mask))))
    )


def _chosen_places(index: ReadingIndex, choice: PaneChoice, filters: Filters) -> Sequence[int]:
    _, terms = filter_that_holds(filters, choice)
    places = index.places(choice)
    return passing(index, terms).among(places) if terms else places


def _passing(index: ReadingIndex, terms: PaneFilter) -> PassingStatements:
    size = len(index.reading.statements)
    number = int.from_bytes(b"\1" * size)
    for term in terms:
        number &= int.from_bytes(index.remembered(term, lambda term=term: _mask(index, term, size)))  # type: ignore[misc]
    mask = number.to_bytes(size)
    return PassingStatements(mask, mask.count(1))


def _mask(index: ReadingIndex, term: FilterTerm, size: int) -> bytes:
    match term.facet:
        case "act":
            kinds = index.remembered("kinds", lambda: bytes([*index.found.kinds]))
            return kinds.translate(kinds_that(term.value, session.KINDS))
        case "side":
            joint = (v.statements for v in index.voices if v.speaker is not None and v.speaker.kind == "joint")
            mask = _marked(joint, size)
            return mask if term.value == "joint" else mask.translate(_TURNED)
        case "theme":
            return _marked([index.places(PaneChoice("theme", term.value))], size)
        case "speaker":
            return _marked([index.places(PaneChoice("speaker", term.value))], size)
        case "status":
            return b"\1" * size


_TURNED = bytes((1, 0)).ljust(256, b"\0")


def _marked(groups: Iterable[Sequence[int]], size: int) -> bytes:
    mask = bytearray(size)
    for places in groups:
        for place in places:
            mask[place] = 1
    return bytes(mask)


def _by_status(agreements: Sequence[Agreement]) -> Mapping[str, AgreementGroup]:
    found: dict[str, tuple[list[int], list[Span]]] = {status: ([], []) for status in STATUSES}
    for place, agreement in enumerate(agreements):
        places, passages = found[agreement.status]
        places.append(place)
        passages.append(agreement.span)
    return {status: AgreementGroup(array("I", places), tuple(spans)) for status, (places, spans) in found.items()}
