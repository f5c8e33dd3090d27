"""What a pane can be narrowed to, each with how many findings that leaves."""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader.reliability import hidden_words
from summitreader.tui.viewmodel.filters.passing import passing, passing_agreements
from summitreader.tui.viewmodel.filters.terms import (
    ACTS,
    ALWAYS_OFFERED,
    RELIABLE,
    SIDES,
    STATUSES,
    FilterTerm,
    PaneFilter,
    term_words,
    with_term,
)
from summitreader.tui.viewmodel.reading_index import ReadingIndex

ALL = "0"
"""The letter that takes all filters off."""

LETTERS = tuple(
    dict.fromkeys(
        (ALL, *(kind.letter for kind in ACTS.values()), *SIDES.values(), *STATUSES.values(), RELIABLE),
    )
)
DIGITS = tuple("123456789")

_LEAST = 0.8  # as often a rule has to be right where config.toml does not say


class FilterOffer(NamedTuple):
    """A filter that can be chosen: the letter that does so at once ("" for none), how it is told, how many pass it.

    `terms` is what the filter of the pane then is, `brief` fewer words for it where there are any, `hides` what is told
    when it is chosen of those that do not pass.
    """

    letter: str
    words: str
    total: int
    terms: PaneFilter
    brief: str = ""
    hides: str = ""


def offers(index: ReadingIndex, pane: str, terms: PaneFilter, least: float = 0.0) -> tuple[FilterOffer, ...]:
    """Return what a pane can be narrowed to: none for a pane that has no filters.

    Counts are of statements, those of the agreements' pane of agreements. A condition on what is looked at already
    takes the place of the one there is; any other is added to it.

    Args:
        index: the article with what was found in it.
        pane: the pane's id.
        terms: its filter now.
        least: how often a rule has to be right at least, to be offered; 0: as it is where nobody says so.
    """
    if pane not in ("speakers", "themes", "agreements"):
        return ()
    of_agreements = pane == "agreements"
    every = len(index.reading.agreements if of_agreements else index.reading.statements)
    reliable = _reliable(index, pane, terms, least or _LEAST)
    found = [*_statuses(index, terms), reliable] if of_agreements else [*_statements(index, pane, terms, reliable)]
    return (FilterOffer(ALL, "all, no filter", every, ()), *found) if terms else tuple(found)


def _statuses(index: ReadingIndex, terms: PaneFilter) -> Iterator[FilterOffer]:
    for status in STATUSES:
        wanted = with_term(terms, FilterTerm("status", status))
        yield FilterOffer(STATUSES[status], status, _count(index, "agreements", wanted), wanted)


def _reliable(index: ReadingIndex, pane: str, terms: PaneFilter, least: float) -> FilterOffer:
    term = FilterTerm("reliability", f"{least:g}")
    wanted, others = with_term(terms, term), tuple(other for other in terms if other.facet != "reliability")
    total, of = _count(index, pane, wanted), _count(index, pane, others)
    words, brief = term_words(index, term), term_words(index, term, is_brief=True)
    return FilterOffer(RELIABLE, words, total, wanted, brief, hidden_words(of - total, of, least))


def _count(index: ReadingIndex, pane: str, terms: PaneFilter) -> int:
    if pane == "agreements":
        return sum(map(len, passing_agreements(index, terms).values()))
    return passing(index, terms).total


def _statements(index: ReadingIndex, pane: str, terms: PaneFilter, reliable: FilterOffer) -> Iterator[FilterOffer]:
    for name, kind in ACTS.items():
        offer = _offer(index, terms, FilterTerm("act", name), kind.letter)
        if offer.total or name in ALWAYS_OFFERED:
            yield offer
    for name, letter in SIDES.items():
        yield _offer(index, terms, FilterTerm("side", name), letter)
    yield reliable
    if pane == "speakers":
        themes = (FilterTerm("theme", theme.name) for theme in index.reading.themes)
        counted = [(passing(index, with_term(terms, term)).total, term) for term in themes]
        counted.sort(key=lambda found: -found[0])
    else:
        others = passing(index, tuple(term for term in terms if term.facet != "speaker"))
        counted = [(others.count_among(voice.statements), FilterTerm("speaker", voice.name)) for voice in index.voices]
    shown = [(count, term) for count, term in counted if count or pane == "themes"]
    for number, (count, term) in enumerate(shown):
        digit = DIGITS[number] if number < len(DIGITS) else ""
        brief = term_words(index, term, is_brief=True)
        yield FilterOffer(digit, term_words(index, term), count, with_term(terms, term), brief)


def _offer(index: ReadingIndex, terms: PaneFilter, term: FilterTerm, letter: str) -> FilterOffer:
    wanted = with_term(terms, term)
    return FilterOffer(letter, term_words(index, term), passing(index, wanted).total, wanted)
