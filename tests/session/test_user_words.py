"""`words.toml`: mistakes are told with file, line and key; what is right is used."""

from pathlib import Path

import pytest

from summitreader import session
from summitreader.session.user_words import read_words


def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text(
        '[verbs]\nsay = ["grumble"]\nsing = ["hum"]\n\n[[theme]]\nid = "a"\nstrong = ["b"]\n'
        '[[theme]]\nid = "c"\nweak = 3\n'
        '[people]\n"Ivo Brandt" = "Atlantis"\n',
        encoding="utf-8",
    )
    words, faults = read_words(file)
    assert words.table("verbs") == {"say": {"clause": ["grumble"], "quote": ["grumble"]}}
    assert [fault.startswith(f"'{file}', line {line}: ") for fault, line in zip(faults, (3, 10, 12), strict=True)] == [
        True
    ] * 3
    assert "'verbs.sing' is no act" in faults[0]
    assert "'theme.weak' must be a list of terms, not 3" in faults[1]
    assert "'people.Ivo Brandt' is of an unknown side, 'Atlantis'" in faults[2]


def test_no_file_and_a_broken_file_leave_our_own_words(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    assert read_words(file)[1] == ()
    file.write_text("[verbs", encoding="utf-8")
    assert "is not valid TOML" in read_words(file)[1][0]
    file.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_words(file)[1][0]


def test_the_file_in_the_config_folder_is_used_and_its_mistakes_are_among_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    (tmp_path / "words.toml").write_text('[verbs]\nsay = ["grumble"]\nsing = ["hum"]\n', encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("Prime Minister Sato grumbled that prices had risen.", encoding="utf-8")
    assert [statement.act for statement in session.read(article).statements] == ["say"]
    assert any("verbs.sing" in fault for fault in session.load_settings().faults)
