import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.plain.encoding import charset, decode

RUSSIAN = "Президенты провели переговоры и подписали совместное заявление. " * 20


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_a_mark_or_utf_8_needs_no_guess(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "x") == (RUSSIAN, ())


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "utf-16-le"])
def test_a_declared_encoding_is_believed(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "x", encoding) == (RUSSIAN, ())


def test_a_guess_is_said() -> None:
    text, notes = decode("He said: “We agreed on it.”".encode("cp1252"), "x")
    assert text == "He said: “We agreed on it.”"
    assert notes == ("no encoding is declared: read as CP1252, which is a guess",)
    text, notes = decode(RUSSIAN.encode("cp1251"), "x")
    assert text == RUSSIAN
    assert len(notes) == 1


def test_utf_16_without_a_mark_is_seen() -> None:
    text, notes = decode("They met in Geneva.".encode("utf-16-be"), "x")
    assert text == "They met in Geneva."
    assert notes == ("no encoding is declared: read as UTF-16-BE",)


def test_a_few_broken_bytes_do_not_make_it_another_encoding() -> None:
    text, notes = decode(RUSSIAN.encode() + b"\xd0", "x")
    assert text == RUSSIAN + "\ufffd"
    assert notes == ("1 place could not be read as UTF-8 and show \ufffd",)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01" + bytes(900), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ImportFailed, match="is not text"):
        decode(data, "talks.bin")


def test_a_charset_that_is_none_is_not_believed() -> None:
    assert [charset(label) for label in ("utf-7", "idna", "rot13", "nonsense", "", None)] == [None] * 6
    assert [charset(label) for label in ("ISO-8859-1", "GB2312", " 'UTF8' ")] == ["cp1252", "gb18030", "utf-8"]


def test_a_line_that_was_pasted_from_elsewhere_leaves_the_others_as_they_are() -> None:
    good = "Holt said: “The pier – like the café – is safe.”"
    for foreign in ("Orr said: “Yes.”", "Orr’s pier", "90 €"):
        for lines in ((good, foreign), (foreign, good), (good, foreign, good)):
            data = b"\n".join(line.encode("cp1252" if line == foreign else "utf-8") for line in lines)
            text, notes = decode(data, "x")
            assert text.split("\n") == list(lines)
            assert notes == ("1 line could not be read as UTF-8: read as CP1252",)


def test_a_bad_byte_far_down_in_a_long_text_changes_nothing_else() -> None:
    text = "They met.\n" * 20_000 + "“Yes,” said Orr – “and soon.”\n" * 3
    read, notes = decode(text.encode() + b"\x93They left.\x94", "x")
    assert read == f"{text}“They left.”"
    assert len(notes) == 1


def test_what_is_not_utf8_at_all_is_not_taken_for_it() -> None:
    for encoding, words in (
        ("cp1251", RUSSIAN),
        ("gb18030", "双方同意继续就贸易和渡轮进行会谈。" * 9),
        (
            "cp1252",
            "The talks on the pier went on all day – “at last,” said Orr, over a café crème, and so it went on.",
        ),
    ):
        text, _ = decode(words.encode(encoding), "x")
        assert text.count("\ufffd") == 0
        assert text == words
