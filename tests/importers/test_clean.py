import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.importers.clean import MARKS_KEPT, clean, clean_line, clean_name

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\U000e0041\ufe0f"
hostile = st.text(
    st.sampled_from(BIDI + UNSEEN + "\x1b\x9b\x9d\x00\r\n\t\x85\u2028aé\u0301\u0316بक\u1100\u1161👩🏴")
    | st.characters()
)


@given(hostile)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(hostile)
def test_no_control_character_is_left_but_tab_and_newline(text: str) -> None:
    assert not [c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert not [c for c in clean_line(text) + clean_name(text) if unicodedata.category(c) in ("Cc", "Cs")]


@given(hostile)
def test_what_opens_a_direction_closes_it_in_the_same_line(text: str) -> None:
    for line in clean(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u202a\u202b\u2066\u2067\u2068") - (character in "\u202c\u2069")
            assert depth >= 0
        assert depth == 0


@given(hostile)
def test_titles_and_names_hold_no_direction_control(text: str) -> None:
    assert not set(BIDI) & set(clean_line(text) + clean_name(text))


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs", "Cf", "Mn", "Zl", "Zp"])).map(
        lambda t: unicodedata.normalize("NFC", t)
    )
)
def test_clean_text_comes_back_equal(text: str) -> None:
    text = text.replace("\u3164", "").replace("\uffa0", "")
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m \x7f", "\ufffd31m ␡"),
        ("cease\u200bfire\ufeff", "ceasefire"),
        ("co\u00adoperation", "cooperation"),
        ("e\u0301", "é"),
        ("a \u202eevil\u202c b", "a \ufffdevil\ufffd b"),
        ("a \u2067שלום\u2069 b", "a \u2067שלום\u2069 b"),
        ("a \u2067שלום b", "a \ufffdשלום b"),
        ("left\u200e", "left"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("👩\u200d💻 a\u200db می\u200cخواهم", "👩\u200d💻 ab می\u200cخواهم"),
        (
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("hi\U000e0068\U000e0069", "hi"),
        ("\ud800", "\ufffd"),
    ],
)
def test_each_kind_of_character_has_its_fate(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_marks_beyond_the_eighth_on_one_letter_go_and_a_million_of_them_take_no_time() -> None:
    assert clean("x" + "\u0301\u0316" * 500_000) == "x" + unicodedata.normalize(
        "NFC", "\u0301\u0316" * (MARKS_KEPT // 2)
    )


def test_a_name_shows_everything_that_cannot_be_seen() -> None:
    assert clean_name("re\u202ecod\u200b.exe\n\x1b[2J") == "re<U+202E>cod<U+200B>.exe␊␛[2J"
    assert clean_line("a\n \u202eb\u200b") == "a <U+202E>b"


@pytest.mark.parametrize("blank", ["ᅟ", "ᅠ", "⠀", "឴", "឵", "ㅤ", "᠋", "𝅙", "\U000e0041"])
def test_what_no_font_shows_is_spelled_in_a_name(blank: str) -> None:
    assert clean_name(f"a{blank}b") == f"a<U+{ord(blank):04X}>b"


def test_every_character_that_is_taken_apart_into_marks_is_known_as_one() -> None:
    marks = {chr(code) for code in range(0x110000) if _is_mark(chr(code))}
    assert not [f"{ord(mark):04X}" for mark in marks if len(clean("a" + mark * 100)) > 3 * MARKS_KEPT]


def _is_mark(character: str) -> bool:
    apart = unicodedata.normalize("NFD", character)
    return not character.isascii() and bool(unicodedata.combining(apart[0]))
