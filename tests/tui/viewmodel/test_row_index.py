from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitreader.importers.plain.text import read_text
from summitreader.model import Article, Block, BlockKind, Span
from summitreader.tui.viewmodel import row_index as lining
from summitreader.tui.viewmodel.row_index import PIECE, RowIndex, RowPlace, TextChunks


def article(*texts: str, kinds: tuple[BlockKind, ...] = ()) -> Article:
    blocks, at = [], 0
    for number, text in enumerate(texts):
        blocks.append(Block(Span(at, at + len(text)), kinds[number] if number < len(kinds) else "paragraph"))
        at += len(text) + 2
    return Article("\n\n".join(texts), tuple(blocks))


def every_place(lines: RowIndex) -> list[RowPlace]:
    return list(lines.screen(lines.first, 100_000))


ARTICLES = st.lists(st.text("ab c\n中é", min_size=1, max_size=400).map(lambda t: t.strip() or "x"), max_size=12).map(
    lambda texts: article(*texts)
)


@given(ARTICLES, st.integers(1, 90), st.integers(0, 3))
def test_the_rows_of_a_block_cover_each_of_its_code_points_once(found: Article, width: int, head: int) -> None:
    lines = RowIndex(TextChunks(found), width, head)
    rows = [row for place in every_place(lines) if (row := lines.row(place)) is not None and row.start < row.end]
    covered = [code for row in rows for code in range(row.start, row.end)]
    assert covered == [code for block in found.blocks for code in range(block.span.start, block.span.end)]


@given(ARTICLES, st.integers(1, 90), st.integers(0, 3))
def test_an_offset_is_found_in_the_row_that_shows_it(found: Article, width: int, head: int) -> None:
    lines = RowIndex(TextChunks(found), width, head)
    for place in every_place(lines):
        row = lines.row(place)
        if row is not None and row.start < row.end:
            assert lines.place_of(row.start) == lines.place_of(row.end - 1) == place


@given(ARTICLES, st.integers(5, 90), st.integers(0, 3), st.integers(-50, 50))
def test_moving_counts_rows_and_stops_at_the_ends(found: Article, width: int, head: int, rows: int) -> None:
    lines = RowIndex(TextChunks(found), width, head)
    places = every_place(lines)
    middle = len(places) // 2
    assert lines.moved(places[middle], rows) == places[max(0, min(len(places) - 1, middle + rows))]
    assert [lines.between(places[0], place, 10_000) for place in places] == list(range(len(places)))
    assert lines.between(places[-1], places[0], 10_000) == 1 - len(places)


@given(ARTICLES, st.integers(5, 90), st.integers(0, 3))
def test_heights_of_a_short_text_are_exact(found: Article, width: int, head: int) -> None:
    lines = RowIndex(TextChunks(found), width, head)
    places = every_place(lines)
    assert lines.height == len(places)
    assert [lines.y_of(place) for place in places] == list(range(len(places)))
    assert [lines.place_at(y) for y in range(len(places))] == places


def test_heights_of_a_long_text_are_estimated_without_wrapping_it() -> None:
    text = "\n\n".join(f"Paragraph {number} " + "of the talks " * (number % 40) for number in range(4_000))
    found = read_text(text)
    assert len(found.text) > lining.EXACT
    lines = RowIndex(TextChunks(found), 76, 2)
    assert not lines._rows
    places = every_place(lines)
    assert abs(lines.height - len(places)) < 0.15 * len(places)
    heights = [lines.y_of(place) for place in places]
    assert all(a <= b for a, b in pairwise(heights))
    for y in range(0, lines.height - 1, 997):
        assert abs(lines.y_of(lines.place_at(y)) - y) <= 2


def test_rows_remembered_are_bounded() -> None:
    found = read_text("\n\n".join("word" for _ in range(10_000)))
    lines = RowIndex(TextChunks(found), 76)
    assert len(every_place(lines)) == 2 * len(found.blocks) - 1
    assert len(lines._rows) <= lining._REMEMBERED


def test_one_huge_paragraph_is_wrapped_piece_by_piece() -> None:
    found = article("word " * 1_000_000)
    pieces = TextChunks(found)
    lines = RowIndex(pieces, 76)
    assert lines.moved(lines.last, -100) < lines.last
    assert len(lines._rows) < 10
    spans = [pieces.span(0, piece) for piece in range(pieces.count(0))]
    assert [a.end for a in spans[:-1]] == [b.start for b in spans[1:]]
    assert spans[-1].end == found.blocks[0].span.end
    assert max(span.end - span.start for span in spans) < 3 * PIECE


def test_paragraphs_are_set_apart_and_items_hang_together() -> None:
    found = article(
        "Text", "1. one", "two", "Text", "LEE:", "Words", kinds=("paragraph", "item", "item", "paragraph", "label")
    )
    lines = RowIndex(TextChunks(found), 30)
    rows = [lines.row(place) for place in every_place(lines)]
    assert [found.text[row.start : row.end] for row in rows if row] == [
        "Text", "", "1. one", "two", "", "Text", "", "LEE:", "Words",
    ]  # fmt: skip
    assert [row.indent for row in rows if row] == [0, 0, 0, 2, 0, 0, 0, 0, 0]


def test_an_item_hangs_by_its_own_marker() -> None:
    found = article("(iv) " + "word " * 20, kinds=("item",))
    lines = RowIndex(TextChunks(found), 30)
    assert [row.indent for place in every_place(lines) if (row := lines.row(place))][:3] == [0, 5, 5]


def test_an_empty_article_has_one_blank_row() -> None:
    lines = RowIndex(TextChunks(Article("", ())), 76)
    assert every_place(lines) == [RowPlace(-1)]
    assert lines.height == 1
