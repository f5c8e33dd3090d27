"""Rows of the columns: each matter once, in the order of the first text, no word of a text lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from summitreader.comparison import Account, ComparedSide, Comparison, Point
from summitreader.model import Article, Block, Reading, Span
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow, RowFinder, aligned, side_by_side
from tests.tui.comparisons import ARTICLES, FERRY, FISHING, MUSEUM, NORTH, SOUTH, accounts, span, versions


def _words(rows: tuple[AlignedRow, ...], side: int, text: str) -> list[str]:
    return [" ".join(one.of(text) for one in row.cells[side]) for row in rows if row.cells[side]]


def test_before_anything_is_found_blocks_stand_beside_each_other_as_they_come() -> None:
    rows = side_by_side(ARTICLES)
    assert [row.sides for row in rows] == [(0, 1)] * 4
    assert _words(rows, 0, NORTH) == NORTH.split("\n\n")
    assert side_by_side((Article("", ()), Article("", ()))) == ()


def test_rows_come_in_the_order_of_the_first_text_and_what_the_other_alone_has_behind_what_precedes_it() -> None:
    rows = aligned(accounts())
    themes = [row.point.theme if row.point else None for row in rows]
    assert themes == [None, None, "trade", "transport", "digital_cyber", "fishing", "culture", "", None]
    assert [row.sides for row in rows] == [(0, 1)] * 5 + [(1,), (0,), (0, 1), (0, 1)]


def test_what_is_not_compared_stands_beside_what_is_not_compared_of_the_other_side() -> None:
    for row, north, south in zip(aligned(accounts()), ("Call with", "President Ada"), ("Conv", "Prime"), strict=False):
        assert not row.is_compared
        assert row.cells[0][0].of(NORTH).startswith(north)
        assert row.cells[1][0].of(SOUTH).startswith(south)


def test_of_versions_the_blocks_are_the_rows_in_the_order_of_the_older_text() -> None:
    rows = aligned(versions())
    assert [row.block.status if row.block else "" for row in rows] == ["kept", "reworded", "dropped", "kept", "new"]


def test_a_passage_stands_in_the_row_that_has_most_of_it_and_its_partner() -> None:
    found = accounts()
    rows = aligned(found)
    finder = RowFinder(rows)
    ferry = finder.row_of([(0, span(NORTH, "would like to express hope")), (1, span(SOUTH, "will be put"))])
    assert ferry is not None
    assert rows[ferry].cells[0][0].of(NORTH) == FERRY
    assert finder.row_of([(1, span(SOUTH, FISHING))]) == 5
    assert finder.row_of([(0, span(NORTH, MUSEUM))]) == 6
    assert finder.row_of([(1, Span(9_000, 9_001))]) is None


@st.composite
def _compared(draw: st.DrawFn) -> Comparison:
    """Two or three texts of numbered sentences, some of which are matters."""
    sides, spans = [], []
    count = draw(st.integers(2, 3))
    for _ in range(count):
        sentences = [f"It says number {number} here." for number in range(draw(st.integers(0, 8)))]
        text = " ".join(sentences)
        sides.append(ComparedSide(Reading(Article(text, (Block(Span(0, len(text))),) if text else ())), ""))
        spans.append([span(text, one) for one in sentences])
    points = []
    for _ in range(draw(st.integers(0, 6))):
        told = [draw(st.lists(st.sampled_from(one), max_size=2, unique=True)) if one else [] for one in spans]
        if any(told):
            points.append(Point("", tuple(Account(tuple(sorted(one))) if one else None for one in told), "rule"))
    return Comparison(tuple(sides), tuple(points))


@given(_compared())
def test_every_matter_is_one_row_and_every_word_stands_in_a_row(found: Comparison) -> None:
    rows = aligned(found)
    assert sorted(id(row.point) for row in rows if row.point) == sorted(map(id, found.points))
    for side, one in enumerate(found.sides):
        text = one.reading.article.text
        shown = {at for row in rows for passage in row.cells[side] for at in range(passage.start, passage.end)}
        assert {at for at, sign in enumerate(text) if sign.isalnum()} <= shown
    firsts = [row.cells[0][0] for row in rows if row.cells[0]]
    assert firsts == sorted(firsts)


def test_a_long_comparison_is_aligned_by_its_own_texts_alone() -> None:
    found = accounts()
    assert aligned(replace(found, links=())) == aligned(found)
