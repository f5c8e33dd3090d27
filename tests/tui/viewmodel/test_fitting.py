"""Words that are cut, in the middle or at the end, and words that are not: no line is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summitreader.tui.viewmodel.fitting import filled, fit_name, hanging, told_apart, wrapped_parts
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_WORDS = st.text(st.sampled_from("ab 会é́,—\u0301"), max_size=60)

_MINISTRIES = (
    "Ministry of Foreign Affairs of the Republic of Korea",
    "Ministry of Foreign Affairs of the Republic of Kenya",
    "Ministry of Foreign Affairs of the People's Republic of China",
    "Ministry of Foreign Trade of the Republic of Korea",
    "Deputy Minister of Trade of the Republic of Korea",
    "Deputy Minister of Defence of the Republic of Korea",
    "外交部发言人毛宁外交部发言人毛宁外交部发言人",
    "外交部发言人汪文斌外交部发言人毛宁外交部发言人",
    "Abdel Fattah el-Sisi",
)


def _cells(line: RowLine) -> int:
    return sum(cell_len(part.words) for part in (*line.left, *line.right))


def test_names_that_begin_alike_are_told_apart_in_a_pane_of_any_width() -> None:
    apart = told_apart(_MINISTRIES)
    for room in range(12, 60):
        shown = [fit_name(name, room, apart[name]) for name in _MINISTRIES]
        assert len({*shown}) == len(_MINISTRIES), (room, shown)
        assert max(map(cell_len, shown)) <= room


def test_a_name_keeps_its_end() -> None:
    assert fit_name(_MINISTRIES[0], 34) == "Ministry of…the Republic of Korea"
    assert fit_name("Ada Berg", 8) == "Ada Berg"


@given(st.lists(_WORDS, max_size=8), st.integers(0, 40))
def test_a_shortened_name_is_never_wider_than_its_room(names: list[str], room: int) -> None:
    apart = told_apart(names)
    assert all(cell_len(fit_name(name, room, apart.get(name, 0))) <= room for name in names)


@given(_WORDS, st.integers(12, 40), st.integers(0, 6))
def test_all_words_stand_in_lines_that_fit_beside_what_is_on_the_right(words: str, room: int, beside: int) -> None:
    right = (TextPart("9" * beside),) if beside else ()
    lines = hanging((TextPart("1 "),), words, room, right=right)
    assert all(_cells(line) <= room for line in lines)
    told = "".join(part.words for line in lines for part in line.left[1:])
    assert told.replace(" ", "") == "".join(words.split())


@given(st.lists(_WORDS, max_size=4), st.integers(2, 40))
def test_parts_that_go_on_in_the_next_line_keep_their_looks(words: list[str], room: int) -> None:
    parts = [TextPart(one, str(number)) for number, one in enumerate(words)]
    lines = wrapped_parts(parts, room)
    assert all(_cells(line) <= room for line in lines)
    for number, one in enumerate(words):
        told = "".join(part.words for line in lines for part in line.left if part.look == str(number))
        assert told.replace(" ", "") == one.replace(" ", "")


def test_behind_a_part_that_is_cut_nothing_more_of_the_line_is_shown() -> None:
    line = RowLine((TextPart("footnote (Chicago)  ", "plain"), TextPart("“Talks in Lima”", "quiet")))
    assert ["".join(part.words for part in filled(line, room)).rstrip() for room in (17, 18, 24)] == [
        "footnote (Chicag…",
        "footnote (Chicago)",
        "footnote (Chicago)  “Ta…",
    ]
