"""The conditions of a filter, and how they are worded: "commitments", "joint", "Trade", "signed"."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from summitreader.model import Act, Stance, Status
from summitreader.tui.viewmodel.reading_index import PaneChoice, ReadingIndex

Facet = Literal["act", "side", "theme", "speaker", "status", "reliability"]


class FilterTerm(NamedTuple):
    """One condition: what is looked at, and what it must be (a key of `ACTS`, "joint", a theme's name, …).

    Of the reliability it is the share that the rule must have been right, which lets pass what is not known.
    """

    facet: Facet
    value: str


PaneFilter = tuple[FilterTerm, ...]
"""Conditions that all hold, one a facet, in the order in which they were set; none of them lets everything pass."""

Filters = Mapping[str, PaneFilter]
"""The filter of each pane that has one, by the pane's id; the one that was changed last comes last."""

NO_FILTERS: Filters = MappingProxyType({})


class _Kind(NamedTuple):
    """A kind of statement: the letter that asks for it, and which acts and stances are of it."""

    letter: str
    holds: Callable[[Act, Stance | None], bool]


def _act(wanted: Act) -> Callable[[Act, Stance | None], bool]:
    return lambda act, _: act == wanted


ACTS: Mapping[str, _Kind] = MappingProxyType(
    {
        "commitments": _Kind("c", lambda act, stance: act == "commit" or stance == "commitment"),
        "requests": _Kind("r", _act("request")),
        "concerns": _Kind("o", _act("concern")),
        "welcomes": _Kind("w", _act("welcome")),
        "thanks": _Kind("k", _act("thank")),
        "condolences": _Kind("l", _act("condole")),
        "denials": _Kind("d", lambda _, stance: stance == "denial"),
        "hopes": _Kind("h", _act("hope")),
        "emphases": _Kind("e", _act("stress")),
        "positions": _Kind("p", lambda _, stance: stance == "position"),
        "affirmations": _Kind("a", _act("affirm")),
        "rejections": _Kind("x", _act("reject")),
        "threats": _Kind("t", _act("threaten")),
    }
)
"""Kinds of statements by the words for them; a statement may be of two."""

ALWAYS_OFFERED = ("commitments", "requests", "concerns", "welcomes", "denials")
"""Kinds that are offered though there are none: that nobody denied anything is an answer."""

SIDES: Mapping[str, str] = MappingProxyType({"joint": "b", "one-sided": "s"})
"""Whether several speak as one, with the letters that ask for it."""

STATUSES: Mapping[Status, str] = MappingProxyType({"signed": "s", "agreed": "a", "planned": "p", "referenced": "r"})
"""The statuses of agreements, with the letters that ask for them."""


RELIABLE = "m"
"""The letter that asks for rules that are right often enough, as far as it was measured."""


def term_words(index: ReadingIndex | None, term: FilterTerm, is_brief: bool = False) -> str:
    """Return how a condition is told."""
    if term.facet == "theme" and index:
        return index.title(PaneChoice("theme", term.value), is_brief)
    if term.facet == "reliability":
        share = f"{100 * float(term.value):g} %"
        return f"right ≥ {share}" if is_brief else f"rules right {share} or more"
    return term.value or "not named" if term.facet == "speaker" else term.value


def filter_words(index: ReadingIndex | None, terms: PaneFilter, is_brief: bool = False) -> str:
    """Return how a filter is told, "" where there is none: "commitments · Trade and investment"."""
    return " · ".join(term_words(index, term, is_brief) for term in terms)


def with_term(terms: PaneFilter, term: FilterTerm) -> PaneFilter:
    """Return a filter with one condition more; of a facet there is one alone."""
    return (*(other for other in terms if other.facet != term.facet), term)


def with_filter(filters: Filters, pane: str, terms: PaneFilter) -> Filters:
    """Return the filters with another one of a pane, the last to be changed."""
    others = {id: kept for id, kept in filters.items() if id != pane}
    return MappingProxyType({**others, pane: terms} if terms else others)


def filter_that_holds(filters: Filters, choice: PaneChoice | None) -> tuple[str, PaneFilter]:
    """Return the pane whose filter narrows what is followed, and that filter: ("", ()) where nothing is narrowed.

    Where nothing is chosen that is the filter changed last.
    """
    if choice is None:
        return [("", ()), *filters.items()][-1]
    pane = {"speaker": "speakers", "theme": "themes"}.get(choice.kind, "")
    return pane, filters.get(pane, ())


def kinds_that(name: str, kinds: Sequence[tuple[Act, Stance | None]]) -> bytes:
    """Return a table for `bytes.translate`: 1 for the number of every kind that is of the `ACTS` of that name."""
    holds = ACTS[name].holds
    return bytes(holds(*kind) for kind in kinds).ljust(256, b"\0")
