"""The clipboard's chain against programs that work, fail, hang and lie, and against a real tmux."""

import base64
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitreader.clipboard import LONGEST_SEQUENCE, Clipboard, Copied, Terminal, find_tools

TEXTS = {
    "one letter": "a",
    "emoji and skin": "👋🏽👨‍👩‍👧‍👦",
    "right to left": "قال الرئيس «نعم»",
    "Chinese": "两国元首举行会谈",
    "NUL": "a\0b",
    "lines and tabs": "a\n\tb\n\n",
    "a long text": "word " * 50_000,
}


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for programs of the test's own, first in PATH; the shell's tools stay reachable."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("BOARD", str(tmp_path / "board"))
    return folder


def _program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


XCLIP = 'case "$*" in *-i) cat > "$BOARD";; *) cat "$BOARD";; esac'


def _copy(text: str, file: Path, terminal: Terminal = "none", command: tuple[str, ...] = (), **environ: str) -> Copied:
    tools = find_tools({"PATH": os.environ["PATH"], **environ}, "linux", command)
    return Clipboard(tools, terminal, file).copy(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_program_that_gives_the_same_text_back_has_verified_the_copy(
    programs: Path, tmp_path: Path, text: str
) -> None:
    _program(programs, "xclip", XCLIP)
    copied = _copy(text, tmp_path / "kept", DISPLAY=":0")
    assert (copied.outcome, copied.message) == ("verified", "Copied with xclip and read back.")
    assert copied.told("2 statements of Xi") == "Copied 2 statements of Xi with xclip and read back."
    assert (tmp_path / "board").read_bytes() == text.encode()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_file_holds_every_text_and_only_its_owner_may_read_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "state" / "clipboard.txt"
    copied = _copy(text, file, PATH="")
    assert (copied.outcome, copied.file) == ("saved", file)
    assert file.read_bytes() == text.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [child.name for child in file.parent.iterdir()] == ["clipboard.txt"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 1", "xclip: failed with status 1"),
        ("sleep 60", "xclip: no answer within 2 seconds"),
        ('case "$*" in *-i) cat >/dev/null;; *) echo other;; esac', "xclip gave back something else"),
    ],
    ids=["fails", "hangs", "lies"],
)
def test_a_program_that_does_not_do_its_work_is_never_called_a_copy(
    programs: Path, tmp_path: Path, script: str, reason: str
) -> None:
    _program(programs, "xclip", script)
    copied = _copy("peace", tmp_path / "kept", DISPLAY=":0")
    assert (copied.outcome, copied.message) == (
        "saved",
        f"Not copied ({reason}; there is no terminal): the text is in {tmp_path}/kept.",
    )


def test_the_next_program_is_tried_where_one_fails(programs: Path, tmp_path: Path) -> None:
    _program(programs, "wl-copy", "exit 1")
    _program(programs, "xclip", XCLIP)
    copied = _copy("peace", tmp_path / "kept", WAYLAND_DISPLAY="wayland-0", DISPLAY=":0")
    assert (copied.outcome, copied.way) == ("verified", "xclip")


def test_a_program_that_cannot_be_read_back_is_sent_not_copied(programs: Path, tmp_path: Path) -> None:
    _program(programs, "mine", 'cat > "$BOARD"')
    copied = _copy("peace", tmp_path / "kept", command=("mine", "--now"))
    assert (copied.outcome, copied.message) == (
        "sent",
        f"Sent to mine, not confirmed; the text is also in {tmp_path}/kept.",
    )
    assert (tmp_path / "board").read_text(encoding="utf-8") == "peace"


def test_a_configured_program_that_is_not_there_says_so(tmp_path: Path) -> None:
    copied = _copy("peace", tmp_path / "kept", command=("no-such-program",))
    assert copied.reasons == ("no-such-program: no such file or directory", "there is no terminal")


def test_on_a_remote_machine_the_desktop_of_that_machine_is_left_alone(programs: Path, tmp_path: Path) -> None:
    _program(programs, "xclip", XCLIP)
    copied = _copy("peace", tmp_path / "kept", "does not say", DISPLAY=":0", SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22")
    assert (copied.outcome, copied.way) == ("sent", "the terminal")
    assert not (tmp_path / "board").exists()


def test_the_terminal_gets_the_longest_text_it_takes_and_not_a_byte_more(tmp_path: Path) -> None:
    sent = _copy("a" * LONGEST_SEQUENCE, tmp_path / "kept", "does not say")
    assert sent.outcome == "sent"
    assert sent.sequence.startswith("\x1b]52;c;")
    assert sent.sequence.endswith("\x1b\\")
    assert len(base64.b64decode(sent.sequence[7:-2])) == LONGEST_SEQUENCE
    saved = _copy("a" * (LONGEST_SEQUENCE + 1), tmp_path / "kept", "does not say")
    assert (saved.outcome, saved.sequence) == ("saved", "")
    assert saved.message == f"Not copied (74,995 bytes, terminals take 74,994): the text is in {tmp_path}/kept."


def test_only_a_terminal_that_lists_clipboard_writing_is_said_to_take_copies(tmp_path: Path) -> None:
    assert "which says that it takes copies" in _copy("a", tmp_path / "kept", "takes copies").message
    assert _copy("a", tmp_path / "kept", "does not say").message.startswith("Sent to the terminal, not confirmed;")


def test_where_nothing_works_the_message_says_so(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder is needed", encoding="utf-8")
    copied = _copy("peace", tmp_path / "occupied" / "clipboard.txt")
    assert (copied.outcome, copied.file) == ("failed", None)
    assert copied.message.startswith("Not copied (cannot write ")


def test_nothing_is_not_copied(tmp_path: Path) -> None:
    assert _copy("", tmp_path / "kept", "takes copies").message == "Not copied (there is nothing to copy)."


@pytest.fixture
def tmux(tmux: list[str]) -> Iterator[list[str]]:
    """The same with a session that must last as long as the test."""
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True)
    yield tmux
    subprocess.run([*tmux, "kill-server"], check=True)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_tmux_takes_a_copy_into_its_buffer_and_gives_it_back(tmux: list[str], tmp_path: Path, text: str) -> None:
    tools = find_tools(dict(os.environ) | {"TMUX": "x"}, "linux")
    session = f"{tmp_path / 'socket'},0,0"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMUX", session)
        copied = Clipboard(tools[:1], "none", tmp_path / "kept").copy(text)
    assert (copied.outcome, copied.way) == ("verified", "tmux")
    held = subprocess.run([*tmux, "save-buffer", "-"], check=True, capture_output=True).stdout
    assert held == text.encode()


def test_a_text_that_tmux_would_lose_in_silence_is_not_given_to_it(tmux: list[str], tmp_path: Path) -> None:
    copied = _copy("a" * 700_001, tmp_path / "kept", "does not say", TMUX=f"{tmp_path / 'socket'},0,0")
    assert copied.outcome == "saved"
    assert copied.reasons[0] == "700,001 bytes, tmux takes 700,000"


def test_a_command_that_no_system_can_run_is_no_crash_and_is_named_without_controls(tmp_path: Path) -> None:
    (tool,) = find_tools({"SSH_TTY": "1"}, "linux", ("\x1b]0;a\x07" + "b" * 500, "\0"))
    copied = Clipboard((tool,), "none", tmp_path / "clipboard.txt").copy("words")
    assert copied.outcome == "saved"
    assert copied.message.isprintable()
    assert len(copied.reasons[0]) < 120
