import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summitreader.tui.viewmodel import wrap as wrapping
from summitreader.tui.viewmodel.wrap import (
    MARKS_SHOWN,
    cells,
    cluster_after,
    cluster_before,
    columns,
    drawn,
    offset_at,
    wrap,
)
from tests.growth import grows

WORDS = st.text(
    st.sampled_from(
        [
            *"ab cde —-“”\n\t.,’/",
            "中",
            "。",
            "「",
            "é",
            "\u0301",
            "\u200d",
            "👩",
            "👍",
            "🏽",
            "🇨",
            "🇳",
            "\ufe0f",
            "ก",
            "\u200b",
        ]
    )
    | st.characters(),
    max_size=300,
)


def rows(text: str, width: int, indent: int = 0) -> list[str]:
    return [text[a:b] for a, b in pairwise((*wrap(text, 0, len(text), width, indent), len(text)))]


@given(WORDS, st.integers(1, 90), st.integers(0, 8))
def test_every_code_point_belongs_to_one_row(text: str, width: int, indent: int) -> None:
    starts = wrap(text, 0, len(text), width, indent)
    assert starts[0] == 0
    assert all(a < b for a, b in pairwise(starts))
    assert not text or starts[-1] < len(text)


@given(WORDS, st.integers(2, 90), st.integers(0, 8))
def test_no_row_is_wider_than_the_measure_but_for_the_blanks_that_hang_over(text: str, width: int, indent: int) -> None:
    starts = wrap(text, 0, len(text), width, indent)
    for number, (a, b) in enumerate(pairwise((*starts, len(text)))):
        room = width if number == 0 else max(2, width - indent)
        end = a + len(text[a:b].rstrip(" \t\n"))
        assert columns(text, a, end) <= max(2, room)


@given(WORDS)
def test_clusters_cover_the_text_and_are_as_wide_as_textual_takes_them_for(text: str) -> None:
    found = list(cells(text, 0, len(text)))
    assert [c.start for c in found] == sorted({c.start for c in found})
    assert sum(cell.width for cell in found) == sum(cell_len(cell.drawn) for cell in found)
    for cell in found:
        after = cluster_after(text, cell.start)
        assert after == len(text) or after in {c.start for c in found}


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_drawn(text: str) -> None:
    shown = drawn(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2066\u2067\u2068\u2069"]


def test_every_plain_character_takes_one_cell() -> None:
    plain = [chr(code) for code in range(0x20, 0x3000) if wrapping.is_plain(chr(code), 0, 1)]
    assert len(plain) > 900
    assert not [
        c for c in plain if cell_len(c) != 1 or unicodedata.combining(c) or unicodedata.category(c) in ("Cc", "Cf")
    ]


def test_a_line_breaks_at_blanks_and_behind_hyphens_between_letters_only() -> None:
    assert rows("the Asia-Pacific group of 2024-2025", 9) == ["the Asia-", "Pacific ", "group of ", "2024-2025"]
    assert rows("an é of Asia-Pacific ☃ 2024-2025", 9) == ["an é of ", "Asia-", "Pacific ☃ ", "2024-2025"]


def test_a_word_longer_than_the_row_is_cut() -> None:
    assert rows("abcdefgh ij", 3) == ["abc", "def", "gh ", "ij"]


def test_a_blank_that_may_not_break_keeps_its_words_together() -> None:
    assert rows("Mr\xa0Lee said", 7) == ["Mr\xa0Lee ", "said"]


def test_chinese_breaks_between_characters_but_no_row_begins_with_closing_punctuation() -> None:
    assert rows("中国国家主席。习近平", 12) == ["中国国家主", "席。习近平"]


def test_the_rows_after_the_first_are_narrower_by_the_indent() -> None:
    assert rows("1. aa bb cc dd ee", 8, 3) == ["1. aa bb ", "cc dd ", "ee"]


def test_emoji_flags_and_accents_are_one_cluster_each() -> None:
    text = "👨\u200d👩\u200d👧🇨🇳e\u0301👍🏽"
    assert [cell.width for cell in cells(text, 0, len(text))] == [2, 2, 1, 2]
    assert cluster_before(text, len(text)) == len(text) - 2


def test_combining_marks_beyond_a_few_are_not_drawn() -> None:
    (cell,) = cells("a" + "\u0301" * 1_000, 0, 1_001)
    assert cell.drawn == "a" + "\u0301" * MARKS_SHOWN
    assert cell.width == 1


def test_a_column_leads_to_the_cluster_drawn_there() -> None:
    text = "a中b"
    assert [offset_at(text, 0, 3, column) for column in range(-1, 6)] == [0, 0, 1, 1, 2, 3, 3]


@pytest.mark.growth
def test_a_million_combining_marks_are_wrapped_in_linear_time() -> None:
    text = "a" + "\u0301" * 1_000_000
    # Of less the matcher keeps all in the cache, and is five times as fast.
    assert not grows(lambda: wrap(text, 0, 500_000, 76), lambda: wrap(text, 0, len(text), 76), 3)
