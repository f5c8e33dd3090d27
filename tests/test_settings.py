"""config.toml: what is right holds, what is wrong is reported with file, line and key."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitreader.errors import SummitReaderError
from summitreader.session.user_words import read_words
from summitreader.settings import (
    COPY_FORMS,
    EXAMPLE,
    MOST_FAULTS,
    Folders,
    KeyChange,
    Settings,
    find_folders,
    lines_of_keys,
    read_own_text,
    read_settings,
)
from tests.growth import in_time


def _read(folder: Path, text: str | bytes) -> Settings:
    (folder / "config.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(Folders(*[folder] * 4))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    folders = Folders(*[tmp_path] * 4)
    assert read_settings(folders) == Settings(folders)


def test_every_setting_is_taken_over(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        'theme = "light"\nmeasure = 60\nkeep = true\ncopy = "markdown"\n'
        '[clipboard]\ncommand = "wl-copy --primary"\n[keys]\nnext_statement = "], J"\nquit = ["ctrl+q"]\n',
    )
    assert read.faults == ()
    assert (read.theme, read.measure, read.keep, read.copy) == ("light", 60, True, "markdown")
    assert read.clipboard_command == ("wl-copy", "--primary")
    file = tmp_path / "config.toml"
    assert read.keys == (
        KeyChange("next_statement", "], J", f"'{file}', line 8"),
        KeyChange("quit", "ctrl+q", f"'{file}', line 9"),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\nthem = "light"', "line 2: unknown key 'them' (did you mean 'theme'?)"),
        ("[clipboard]\n\ncomand = 'x'", "line 3: unknown key 'clipboard.comand' (did you mean 'clipboard.command'?)"),
        ("[mouse]\nwheel = 3", "line 2: unknown key 'mouse.wheel'"),
        ("measure = 500", "line 1: 'measure' must be a number from 40 to 120, not 500"),
        ("least_reliability = 80", "line 1: 'least_reliability' must be a number from 0 to 1, not 80"),
        ("least_reliability = true", "line 1: 'least_reliability' must be a number from 0 to 1, not True"),
        ("least_reliability = nan", "line 1: 'least_reliability' must be a number from 0 to 1, not nan"),
        ("measure = true", "line 1: 'measure' must be a number from 40 to 120, not True"),
        ('keep = "yes"', "line 1: 'keep' must be true or false, not 'yes'"),
        (
            'copy = "loud"',
            f"line 1: 'copy' must be one of {', '.join(COPY_FORMS)}, not 'loud'",
        ),
        ('clipboard.command = "a \'b"', "line 1: 'clipboard.command' must be a command or a list of words"),
        ("clipboard.command = [1]", "line 1: 'clipboard.command' must be a command or a list of words, not [1]"),
        ('["clipboard"]\n"command" = ""', "line 2: 'clipboard.command' must be a command or a list of words, not ''"),
        ("[keys]\nquit = 3", "line 2: 'keys.quit' must be keys with commas between, not 3"),
    ],
)
def test_a_mistake_is_reported_with_file_line_and_key_and_the_rest_holds(tmp_path: Path, text: str, fault: str) -> None:
    read = _read(tmp_path, "theme = 'dark'\n" * ("them" not in text) + text)
    shifted = fault if "them" in text else fault.replace(fault.split(":")[0], f"line {int(fault[5]) + 1}", 1)
    assert [one.startswith(f"'{tmp_path}/config.toml', {shifted}") for one in read.faults] == [True], read.faults
    assert read.theme == (None if "them" in text else "dark")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("measure = ", "is not valid TOML: Invalid value (at end of document)"),
        ("theme = 'dark'\nmeasure 76", "line 2"),
        (b"theme = '\xff'", "it is not UTF-8 text"),
    ],
)
def test_a_file_that_is_not_toml_is_reported_and_the_defaults_hold(
    tmp_path: Path, text: str | bytes, fault: str
) -> None:
    read = _read(tmp_path, text)
    assert len(read.faults) == 1
    assert fault in read.faults[0]
    assert read == Settings(read.folders, faults=read.faults)


def test_a_folder_in_its_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    read = read_settings(Folders(*[tmp_path] * 4))
    assert read.faults == (f"cannot read '{tmp_path}/config.toml': is a directory; the defaults are used",)


def test_a_file_of_another_user_is_not_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text('clipboard.command = "rm"', encoding="utf-8")
    owner = os.getuid() if os.getuid() else 65534
    if owner == 65534:
        os.chown(tmp_path / "config.toml", owner, owner)
    else:  # only root can give a file away; then this user is the other one
        monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    read = read_settings(Folders(*[tmp_path] * 4))
    assert read.clipboard_command == ()
    assert f"belongs to another user (id {owner})" in read.faults[0]


def test_the_example_says_every_setting_and_is_valid(tmp_path: Path) -> None:
    silent = _read(tmp_path, EXAMPLE)
    assert silent == Settings(silent.folders)
    spoken = _read(tmp_path, EXAMPLE.replace("\n# ", "\n"))
    assert spoken.faults == ()
    assert spoken.keys[0].action == "next_statement"
    assert (spoken.theme, spoken.measure, spoken.keep, spoken.copy) == ("dark", 76, False, "sentence")


def test_one_variable_moves_every_folder() -> None:
    home = find_folders({"SUMMITREADER_HOME": "/somewhere"})
    assert home == Folders(*[Path("/somewhere")] * 4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_whatever_it_holds_stops_the_program(tmp_path: Path, data: bytes) -> None:
    assert isinstance(_read(tmp_path, data), Settings)


HOSTILE = {
    "a number of 5,000 digits": "measure = " + "9" * 5_000,
    "a number of 5,000 digits in base 16": "measure = 0x" + "f" * 5_000,
    "brackets": "a=" + "[" * 5_000 + "]" * 5_000,
    "tables in a line": "a = " + "{a = " * 2_000 + "1" + "}" * 2_000,
    "a key of many dots": ".".join("a" * 5_000) + " = 1",
    "a table of many dots": "[" + ".".join("k" * 5_000) + "]\nx = 1",
    "a long key": "k" * 300_000 + " = 1",
    "a long word": 'copy = "' + "w" * 300_000 + '"',
    "blanks in a bracket": "[" + " " * 200_000 + "x",
    "blanks before nothing": " " * 200_000 + "x",
    "quoted keys": '"a"' * 60_000,
    "controls": '"\\u001b]0;t\\u0007\\u009d" = 1\ncopy = "\\u001b[2J"\n[keys]\n"q\\u009b" = "\\u001bc"',
    "directions": '"\\u202e" = "\\u2066"\n',
    "nothing but lists": "theme = [[[[]]], {a = 1}]\nkeys = [1]\nclipboard = 7",
    "dates": "measure = 1979-05-27T07:32:00Z\nkeep = 07:32:00",
    "no numbers": "measure = nan\nkeep = inf",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_short_faults_without_controls_and_soon(tmp_path: Path, name: str) -> None:
    config, words = tmp_path / "config.toml", tmp_path / "words.toml"
    for file in (config, words):
        file.write_text(HOSTILE[name], encoding="utf-8")
    faults = in_time(lambda: (read_settings(Folders(*[tmp_path] * 4)).faults, read_words(words)[1]), 4)
    assert all(faults)
    assert all(fault.isprintable() and len(fault) < 600 for of_file in faults for fault in of_file), faults


@pytest.mark.slow
def test_thousands_of_mistakes_are_told_as_some_and_that_there_are_more(tmp_path: Path) -> None:
    many = "".join(f"key{number} = 1\n" for number in range(50_000))
    read = _read(tmp_path, many)
    assert len(read.faults) == MOST_FAULTS + 1
    assert "more mistakes" in read.faults[-1]


def test_a_key_and_its_action_come_without_controls(tmp_path: Path) -> None:
    (change,) = _read(tmp_path, '[keys]\n"q\\u009b" = "\\u001bc"').keys
    assert (change.action, change.keys) == ("q\ufffd", "␛c")


@pytest.mark.parametrize("name", ["config.toml", "words.toml"])
def test_a_pipe_and_a_file_without_end_are_not_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    os.mkfifo(file)
    with pytest.raises(SummitReaderError, match="pipe or a device"):
        read_own_text(file)
    file.unlink()
    file.symlink_to("/dev/zero")
    with pytest.raises(SummitReaderError, match="pipe or a device"):
        read_own_text(file)
    file.unlink()
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    with pytest.raises(SummitReaderError, match="larger than 1 MB"):
        read_own_text(file)


def test_the_line_of_a_key_is_found_beside_others_that_are_written_in_odd_ways() -> None:
    lines = lines_of_keys('[ a . b ] # x\n"c" . d = 1\n[[ e ]]\nf=1\n[[e]]\n\tf = 2\n')
    assert lines == {"a.b": 1, "a.b.c.d": 2, "e.0": 3, "e.0.f": 4, "e.1": 5, "e.1.f": 6}


def test_the_form_that_was_called_plain_is_what_was_said(tmp_path: Path) -> None:
    assert _read(tmp_path, 'copy = "plain"') == Settings(_read(tmp_path, "").folders, copy="content")
