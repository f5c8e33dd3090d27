"""config.toml: what is right holds, what is wrong is reported with file, line and key."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitreader.settings import EXAMPLE, Folders, KeyChange, Settings, find_folders, read_settings


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
        '[clipboard]\ncommand = "wl-copy --primary"\n[keys]\nnext_statement = "] J"\nquit = ["ctrl+q"]\n',
    )
    assert read.faults == ()
    assert (read.theme, read.measure, read.keep, read.copy) == ("light", 60, True, "markdown")
    assert read.clipboard_command == ("wl-copy", "--primary")
    file = tmp_path / "config.toml"
    assert read.keys == (
        KeyChange("next_statement", "] J", f"'{file}', line 8"),
        KeyChange("quit", "ctrl+q", f"'{file}', line 9"),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\nthem = "light"', "line 2: unknown key 'them' (did you mean 'theme'?)"),
        ("[clipboard]\n\ncomand = 'x'", "line 3: unknown key 'clipboard.comand' (did you mean 'clipboard.command'?)"),
        ("[mouse]\nwheel = 3", "line 2: unknown key 'mouse.wheel'"),
        ("measure = 500", "line 1: 'measure' must be a number from 40 to 120, not 500"),
        ("measure = true", "line 1: 'measure' must be a number from 40 to 120, not True"),
        ('keep = "yes"', "line 1: 'keep' must be true or false, not 'yes'"),
        ('copy = "loud"', "line 1: 'copy' must be one of plain, attributed, markdown, not 'loud'"),
        ('clipboard.command = "a \'b"', "line 1: 'clipboard.command' must be a command or a list of words"),
        ("clipboard.command = [1]", "line 1: 'clipboard.command' must be a command or a list of words, not [1]"),
        ('["clipboard"]\n"command" = ""', "line 2: 'clipboard.command' must be a command or a list of words, not ''"),
        ("[keys]\nquit = 3", "line 2: 'keys.quit' must be keys with spaces between, not 3"),
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
    assert (spoken.theme, spoken.measure, spoken.keep, spoken.copy) == ("dark", 76, False, "plain")


def test_one_variable_moves_every_folder() -> None:
    home = find_folders({"SUMMITREADER_HOME": "/somewhere"})
    assert home == Folders(*[Path("/somewhere")] * 4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_whatever_it_holds_stops_the_program(tmp_path: Path, data: bytes) -> None:
    assert isinstance(_read(tmp_path, data), Settings)
