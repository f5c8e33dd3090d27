"""Sentences for people: whatever a stranger wrote into them, a terminal obeys nothing of it."""

import pickle

import pytest

from summitreader.controls import harmless, pictured, spelled_out
from summitreader.errors import ImportFailed, LibraryFault, SummitReaderError

CONTROLS = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\ud800", "\u2028", "\u202e", "\u200b"]


@pytest.mark.parametrize("kind", [SummitReaderError, ImportFailed, LibraryFault])
def test_no_error_holds_a_control_but_the_end_of_a_line(kind: type[SummitReaderError]) -> None:
    for control in CONTROLS:
        words = str(kind(f"cannot read 'a{control}b'"))
        assert words.replace("\n", "").isprintable(), repr(control)


def test_an_error_of_several_sentences_keeps_its_lines_and_passes_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ImportFailed("cannot read 'a'\ncannot read 'b\x9b'")))
    assert str(error).splitlines() == ["cannot read 'a'", "cannot read 'b\ufffd'"]


def test_a_line_shows_tabs_and_line_ends_where_a_text_keeps_them() -> None:
    assert spelled_out("a\tb\nc\x1b") == "a␉b␊c␛"
    assert pictured("a\tb\nc\x1b") == "a\tb\nc␛"


def test_a_line_spells_what_cannot_be_seen() -> None:
    assert spelled_out("pay\u202eload \u2800") == "pay<U+202E>load <U+2800>"
    assert spelled_out("Gespräche in 北京") == "Gespräche in 北京"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("\u2067שלום\u2069, \u202aa\u202c", "\u2067שלום\u2069, \u202aa\u202c"),
        ("\u2067\u202ba\u202c\u2069", "\u2067\u202ba\u202c\u2069"),
        ("\u2067\u202ba\u2069\u202c", "��a��"),
        ("\u2067a\nb\u2069", "�a\nb�"),
        ("pay\u202eload\u202c", "pay�load�"),
        ("\x1b[2J\x9b2J\x7f\ud800", "␛[2J�2J␡�"),
    ],
)
def test_what_is_harmless_is_as_long_as_the_text(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert harmless(shown) == shown
