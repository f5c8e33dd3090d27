"""The user's editor and pager: which command is run, and a file for a note that nobody else reads and that goes."""

import os
import stat
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import SummitReaderError


def _program(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_the_editor_is_that_of_visual_or_editor_with_its_arguments(tmp_path: Path) -> None:
    for name in ("code", "my editor"):
        _program(tmp_path, name)
    path = {"PATH": str(tmp_path)}
    assert session.editor_command({**path, "EDITOR": "code --wait"}) == ("code", "--wait")
    assert session.editor_command({**path, "EDITOR": "vi", "VISUAL": "'my editor' -n"}) == ("my editor", "-n")
    assert session.editor_command({**path, "EDITOR": f"'{tmp_path}/my editor'"}) == (f"{tmp_path}/my editor",)


def test_without_a_choice_an_editor_and_less_are_taken_that_are_there(tmp_path: Path) -> None:
    for name in ("vi", "less"):
        _program(tmp_path, name)
    assert session.editor_command({"PATH": str(tmp_path), "EDITOR": " "}) == ("vi",)
    assert session.pager_command({"PATH": str(tmp_path)}) == ("less", "-R")
    assert session.pager_command({"PATH": str(tmp_path), "PAGER": "less"}) == ("less",)
    assert session.pager_command({"PATH": str(tmp_path), "PAGER": "less -S"}) == ("less", "-S")


@pytest.mark.parametrize(
    ("environ", "fault"),
    [
        ({"EDITOR": "nowhere -x"}, "$EDITOR names 'nowhere', which is not installed"),
        ({"VISUAL": "a 'b"}, "$VISUAL is no command (no closing quotation): a 'b"),
        ({}, "there is no program for this: name one in $EDITOR"),
    ],
)
def test_an_editor_that_cannot_be_is_said(environ: dict[str, str], fault: str, tmp_path: Path) -> None:
    with pytest.raises(SummitReaderError) as found:
        session.editor_command({"PATH": str(tmp_path), **environ})
    assert str(found.value) == fault


def test_nothing_of_a_command_is_read_by_a_shell(tmp_path: Path) -> None:
    _program(tmp_path, "vi")
    command = session.editor_command({"PATH": str(tmp_path), "EDITOR": "vi $(touch x); rm -rf /"})
    assert command == ("vi", "$(touch", "x);", "rm", "-rf", "/")


def test_the_file_of_a_note_is_the_users_alone_and_goes() -> None:
    with session.note_file("one\ntwo", "What he said.\nAnd more.") as file:
        assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
        assert stat.S_IMODE(os.stat(file.parent).st_mode) == 0o700
        assert file.read_text(encoding="utf-8").startswith("one\ntwo\n\n# ---")
        assert "# What he said.\n# And more.\n" in file.read_text(encoding="utf-8")
        assert session.note_in(file) == "one\ntwo"
        (file.parent / "note.txt~").write_text("a copy that an editor made", encoding="utf-8")
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("left", "note"),
    [
        (b"\xef\xbb\xbfa note  \r\nof two lines\r\n\r\n", "a note\nof two lines"),
        ("# a heading 🕊\n\n\nand so on\n\n# {cut}\n# rest".encode(), "# a heading 🕊\n\n\nand so on"),
        (b"caf\xe9", "caf\ufffd"),
        (b"", ""),
        (b"# {cut}\nnothing above", ""),
    ],
)
def test_what_stands_above_the_cut_is_the_note(left: bytes, note: str) -> None:
    with session.note_file("", "") as file:
        cut = file.read_text(encoding="utf-8").strip().split("\n")[0].removeprefix("# ")
        file.write_bytes(left.replace(b"{cut}", cut.encode()))
        assert session.note_in(file) == note


def test_a_note_that_is_gone_or_too_long_is_said() -> None:
    with session.note_file("", "") as file:
        file.write_bytes(b"x" * 1_000_001)
        with pytest.raises(SummitReaderError, match="larger than 1 MB"):
            session.note_in(file)
        file.unlink()
        with pytest.raises(SummitReaderError, match="cannot be read"):
            session.note_in(file)
