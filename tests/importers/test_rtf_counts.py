"""Numbers in RTF that no program writes cost no words, and no time."""

import pytest

from summitreader.importers.office.rtf import read_rtf
from tests.growth import in_time

OPEN = "The ports – are open to all."


def _words(rtf: str) -> str:
    return read_rtf(f"{{\\rtf1\\ansi {rtf}}}".encode("ascii"), "talks.rtf").text


@pytest.mark.parametrize("count", ["999999999", "99999999999999999999", "5", "-1", "-999999999"])
@pytest.mark.parametrize("instead", ["", "?", "??????", "\\'96", "\\'96\\'96\\'96"])
def test_signs_instead_of_a_character_are_passed_over_however_many_are_announced(count: str, instead: str) -> None:
    words = _words(f"\\uc{count} The ports \\u8211{instead}  are open to all.")
    assert words.replace("–", " – ").split() == OPEN.split()


def test_as_many_signs_as_a_character_can_have_are_passed_over_as_announced() -> None:
    assert _words("The ports \\u8211- are open to all.") == OPEN
    assert _words("\\uc0 The ports \\u8211  are open to all.") == OPEN
    assert _words("{\\uc2 The ports \\u8211-- are} open to all.") == OPEN
    assert _words("\\uc The ports \\u8211- are open to all.") == OPEN


@pytest.mark.parametrize("count", ["999999999", "20", "-5", "0"])
def test_no_words_are_taken_for_bytes_of_a_picture(count: str) -> None:
    assert _words(f"The ports \\u8211- are \\bin{count} open to all.") == OPEN
    assert _words(f"The ports {{\\pict\\bin{count}00000 ab}}\\u8211- are open to all.") == OPEN


def test_the_bytes_of_a_picture_are_passed_over() -> None:
    assert _words("The ports {\\pict\\bin6 a{b}c}}\\u8211- are open to all.") == OPEN


def test_a_star_leaves_words_out_only_where_a_group_begins() -> None:
    assert _words("The ports \\*\\u8211- are {\n\\*\\generator x}open to all.") == OPEN


@pytest.mark.parametrize(("number", "sign"), [("-8", "\ufff8"), ("128512", "😀"), ("999999999", "\ufffd")])
def test_a_number_of_a_character_may_be_any(number: str, sign: str) -> None:
    assert _words(f"Open \\u{number}?to all.") == f"Open {sign}to all."


@pytest.mark.parametrize("unit", ["\\uc999999999\\u8211 ", "\\bin999999999 ", "\\f999999999 ", "\\*", "\\u99999999?"])
def test_however_many_there_are_they_take_linear_time(unit: str) -> None:
    assert in_time(lambda: _words(unit * 40_000 + "They met."), 6).endswith("They met.")
