"""What passes a filter, beside a plain look at each statement."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import overload

from hypothesis import given
from hypothesis import strategies as st

from summitreader import parse
from summitreader.importers.plain.text import read_text
from summitreader.model import YOURS, Act, Reading, Span, Speaker, Stance, Statement, Theme
from summitreader.reliability import rules_under
from summitreader.session import summarize
from summitreader.session.summary import join_summaries, summarize_again
from summitreader.tui.panes.agreements import AgreementsListing
from summitreader.tui.panes.cells import PaneRow, PaneRows
from summitreader.tui.panes.speakers import SpeakersListing
from summitreader.tui.viewmodel.filters.offers import FilterOffer, offers
from summitreader.tui.viewmodel.filters.passing import (
    by_status,
    followed_passages,
    passing,
    passing_agreements,
    statements_of,
)
from summitreader.tui.viewmodel.filters.terms import (
    NO_FILTERS,
    FilterTerm,
    filter_that_holds,
    filter_words,
    with_filter,
    with_term,
)
from summitreader.tui.viewmodel.reading_index import PaneChoice, ReadingIndex

_TEXT = "\n\n".join(f"Line {number:02} says a thing or two of trade." for number in range(20))
_LINES = [Span(at, at + 37) for at in range(0, len(_TEXT), 39)]
_KINDS: tuple[tuple[Act, Stance | None], ...] = (
    ("commit", "commitment"),
    ("say", "commitment"),
    ("request", None),
    ("concern", "position"),
    ("welcome", None),
    ("say", "denial"),
    ("reject", "denial"),
    ("say", None),
)
_NAMES = ("Ada Berg", "Li Wen", "the two sides", "")
COMMITMENTS = FilterTerm("act", "commitments")
JOINT, ONE_SIDED = FilterTerm("side", "joint"), FilterTerm("side", "one-sided")
TRADE = FilterTerm("theme", "trade")
_WEAK = sorted(rules_under(1.0))[0]
_RULES = (_WEAK, "not_measured")
RELIABLE = FilterTerm("reliability", "1")


def _reading(said: list[tuple[int, int]], themed: list[int]) -> Reading:
    """A statement a line, each of a name and a kind, and a theme on some of the lines."""
    statements = tuple(
        Statement(_NAMES[name], (line,), None, None, "indirect", _RULES[(name + kind) % 2], *_KINDS[kind])
        for (name, kind), line in zip(said, _LINES, strict=False)
    )
    speakers = tuple(
        Speaker(name, None, None, (), (), "r", "joint" if name == "the two sides" else "person") for name in _NAMES[:3]
    )
    theme = Theme("trade", "Trade", tuple(_LINES[place] for place in sorted(themed)), (), "r")
    return Reading(read_text(_TEXT), speakers=speakers, statements=statements, themes=(theme,))


_READINGS = st.builds(
    _reading,
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 7)), max_size=20),
    st.lists(st.integers(0, 19), unique=True),
)
_TERMS = st.lists(
    st.sampled_from(
        [
            *(FilterTerm("act", act) for act in ("commitments", "requests", "concerns", "welcomes", "denials")),
            *(JOINT, ONE_SIDED, TRADE, FilterTerm("speaker", "Ada Berg"), FilterTerm("speaker", ""), RELIABLE),
        ]
    ),
    max_size=4,
    unique_by=lambda term: term.facet,
).map(tuple)


def _holds(reading: Reading, statement: Statement, term: FilterTerm) -> bool:
    """Whether a statement passes a condition, by the words of the issue."""
    match term:
        case ("act", "commitments"):
            return statement.act == "commit" or statement.stance == "commitment"
        case ("act", "denials"):
            return statement.stance == "denial"
        case ("act", act):
            return statement.act == act.removesuffix("s")
        case ("side", side):
            return (statement.speaker == "the two sides") == (side == "joint")
        case ("reliability", _):
            return statement.rule != _WEAK
        case ("theme", _):
            return any(span.start < statement.end and statement.start < span.end for span in reading.themes[0].spans)
        case _:
            return statement.speaker == term.value


@given(_READINGS, _TERMS)
def test_what_passes_is_what_a_look_at_each_statement_finds(reading: Reading, terms: tuple[FilterTerm, ...]) -> None:
    index = ReadingIndex(summarize(reading))
    wanted = [place for place, s in enumerate(reading.statements) if all(_holds(reading, s, term) for term in terms)]
    passed = passing(index, terms)
    assert [*passed.among(range(len(reading.statements)))] == wanted
    assert passed.total == passed.count_among(range(len(reading.statements))) == len(wanted)
    for place in range(len(reading.statements) + 1):
        assert passed.after(place) == next((found for found in wanted if found >= place), None)
        assert passed.before(place) == next((found for found in reversed(wanted) if found < place), None)


@given(_READINGS, _TERMS)
def test_every_filter_that_is_offered_leaves_as_many_as_it_says(
    reading: Reading, terms: tuple[FilterTerm, ...]
) -> None:
    index = ReadingIndex(summarize(reading))
    for pane in ("speakers", "themes"):
        found = offers(index, pane, terms)
        assert [offer.total for offer in found] == [passing(index, offer.terms).total for offer in found]
        letters = [offer.letter for offer in found if offer.letter]
        assert len(letters) == len({*letters})
        assert {"commitments", "requests", "concerns", "welcomes", "denials", "joint", "one-sided"} <= {
            offer.words for offer in found
        }


def test_a_filter_can_be_asked_of_a_summary_that_was_joined_of_parts() -> None:
    reading = parse("\n\n".join(f"Ada Berg said she will open road {n}. Li Wen asked for trade {n}." for n in range(6)))
    whole, parts = ReadingIndex(summarize(reading)), summarize(reading)
    joined = ReadingIndex(join_summaries(reading.article, [parts]))
    for offer in offers(whole, "speakers", ()):
        assert passing(joined, offer.terms).mask == passing(whole, offer.terms).mask, offer.words


def test_of_a_facet_there_is_one_condition_and_the_last_changed_filter_holds_for_no_choice() -> None:
    terms = with_term(with_term((COMMITMENTS,), JOINT), FilterTerm("act", "denials"))
    assert terms == (JOINT, FilterTerm("act", "denials"))
    filters = with_filter(with_filter(NO_FILTERS, "themes", (JOINT,)), "speakers", (COMMITMENTS,))
    assert filter_that_holds(filters, None) == ("speakers", (COMMITMENTS,))
    assert filter_that_holds(with_filter(filters, "themes", (ONE_SIDED,)), None) == ("themes", (ONE_SIDED,))
    assert filter_that_holds(filters, PaneChoice("theme", "trade")) == ("themes", (JOINT,))
    assert filter_that_holds(filters, PaneChoice("search", "trade")) == ("", ())
    assert with_filter(with_filter(filters, "themes", ()), "speakers", ()) == NO_FILTERS


def test_what_is_followed_are_the_passages_of_the_choice_that_pass() -> None:
    reading = _reading([(0, 0), (0, 2), (1, 0), (2, 0), (0, 1)], [0, 1])
    index = ReadingIndex(summarize(reading))
    ada, filters = PaneChoice("speaker", "Ada Berg"), {"speakers": (COMMITMENTS,)}
    assert [*followed_passages(index, ada, filters)] == [_LINES[0], _LINES[4]]
    assert [*followed_passages(index, None, filters)] == [_LINES[0], _LINES[2], _LINES[3], _LINES[4]]
    assert [*followed_passages(index, ada, NO_FILTERS)] == [_LINES[0], _LINES[1], _LINES[4]]
    assert [*statements_of(index, ada, filters)] == [reading.statements[0], reading.statements[4]]
    assert [*statements_of(index, None, filters)[1:3]] == [reading.statements[2], reading.statements[3]]
    assert filter_words(index, (COMMITMENTS, TRADE)) == "commitments · Trade"
    theme = PaneChoice("theme", "trade")
    assert [*followed_passages(index, theme, {"themes": (FilterTerm("speaker", "Ada Berg"), COMMITMENTS)})] == [
        _LINES[0]
    ]


def test_agreements_are_grouped_by_status_and_a_filter_on_them_follows_all_of_one() -> None:
    text = "The Bree Treaty stands. They hope to sign a pact on salt. They signed a protocol on ice."
    index = ReadingIndex(summarize(parse(text)))
    found = {status: len(group.agreements) for status, group in by_status(index).items()}
    assert [*found] == ["signed", "agreed", "planned", "referenced"]
    offered = offers(index, "agreements", ())
    assert {offer.words: offer.total for offer in offered[:-1]} == found
    assert offered[-1].words == "rules right 80 % or more"
    signed = followed_passages(index, None, {"agreements": (FilterTerm("status", "signed"),)})
    assert len(signed) == found["signed"]
    assert all(a.end <= b.start for a, b in pairwise(signed))


def _reliable(offered: tuple[FilterOffer, ...]) -> FilterOffer:
    (found,) = (offer for offer in offered if offer.letter == "m")
    return found


def test_what_a_reliability_hides_is_counted_and_what_was_not_measured_stays() -> None:
    index = ReadingIndex(summarize(_reading([(0, kind) for kind in (0, 0, 0, 1)], [])))
    reliable = _reliable(offers(index, "speakers", (), 1.0))
    assert (reliable.words, reliable.total) == ("rules right 100 % or more", 1)
    assert reliable.hides == "3 of 4 hidden: rules right less than 100 %"
    of_commitments = _reliable(offers(index, "speakers", (COMMITMENTS, RELIABLE), 1.0))
    assert of_commitments.terms == (COMMITMENTS, RELIABLE)
    assert of_commitments.hides == "3 of 4 hidden: rules right less than 100 %"
    assert _reliable(offers(index, "speakers", (COMMITMENTS,))).terms == (COMMITMENTS, FilterTerm("reliability", "0.8"))


def test_agreements_are_narrowed_by_status_and_reliability_at_once() -> None:
    read = parse("They signed a protocol on ice. They signed a pact on salt. They hope to sign a treaty on tea.")
    rules = ("not_measured", _WEAK, _WEAK)
    agreements = tuple(replace(one, rule=rule) for one, rule in zip(read.agreements, rules, strict=True))
    summary = summarize(replace(read, agreements=agreements))
    index = ReadingIndex(join_summaries(read.article, [summary]))
    signed = FilterTerm("status", "signed")
    assert [*passing_agreements(index, (signed,))["signed"]] == [0, 1]
    assert passing_agreements(index, (signed, RELIABLE)) == {"signed": [0]}
    assert followed_passages(index, None, {"agreements": (RELIABLE,)}) == (agreements[0].span,)
    assert [offer.total for offer in offers(index, "agreements", (RELIABLE,), 1.0)] == [3, 1, 0, 0, 0, 1]
    assert AgreementsListing.of(index, (RELIABLE,)).titles[0] == (
        "Agreements · rules right 100 % or more 1 of 3 passages"
    )


def test_corrected_agreements_are_of_no_measured_rule() -> None:
    read = parse("They signed a protocol on ice.")
    known = summarize(replace(read, agreements=(replace(read.agreements[0], rule=_WEAK),)))
    yours = replace(known.reading, agreements=(replace(read.agreements[0], rule=YOURS),))
    assert [*known.agreement_rules] != [0]
    assert [*summarize_again(yours, known).agreement_rules] == [0]


def test_a_correction_moves_what_passes() -> None:
    reading = _reading([(0, 0), (1, 7)], [])
    index = ReadingIndex(summarize(reading))
    assert passing(index, (COMMITMENTS,)).total == 1
    said = replace(reading.statements[1], act="commit")
    corrected = ReadingIndex(summarize(replace(reading, statements=(reading.statements[0], said))), index)
    assert passing(corrected, (COMMITMENTS,)).total == 2


class _Counted(Sequence[Statement]):
    """Statements that count how many of them were asked for."""

    def __init__(self, every: tuple[Statement, ...]) -> None:
        self._every, self.asked = every, 0

    def __len__(self) -> int:
        return len(self._every)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Statement]: ...
    def __getitem__(self, index: int | slice) -> Statement | Sequence[Statement]:
        self.asked += 1
        return self._every[index]


def test_a_filter_makes_as_few_statements_of_many_as_of_some() -> None:
    asked = []
    for size in (200, 6_000):
        article = read_text("Ada said she will open roads. " * size)
        every = tuple(
            Statement(_NAMES[n % 4], (Span(30 * n, 30 * n + 29),), None, None, "indirect", "r", *_KINDS[n % 8])
            for n in range(size)
        )
        theme = Theme("trade", "Trade", (Span(0, 30 * size),), (), "r")
        summary = summarize(Reading(article, statements=every, themes=(theme,)))
        counted = _Counted(every)
        index = ReadingIndex(replace(summary, reading=replace(summary.reading, statements=counted)))
        counted.asked = 0
        filters = {"speakers": (COMMITMENTS, TRADE)}
        rows = PaneRows.of(SpeakersListing.of(index, filters["speakers"]), 0, PaneRow(0, 1))
        assert rows.shape.rows > size // 20
        for row in range(10):
            rows.line(row, 0, 36, is_cursor=False)
        assert rows.layout(36).lines > rows.shape.lines
        assert offers(index, "speakers", ())
        assert len(followed_passages(index, None, filters)) == size // 4
        asked.append(counted.asked)
    assert asked[0] == asked[1] <= 30
