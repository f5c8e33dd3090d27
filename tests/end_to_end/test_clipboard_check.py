"""`clipboard --check` and the terminal's own clipboard, in terminals that answer differently."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from summitreader import session
from tests.end_to_end.terminal import COMMAND, Terminal

SEED = session.seed().read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("attributes", "says"),
    [(b"62;22;52", "it takes copies"), (b"62;22", "it does not say")],
    ids=["lists clipboard writing", "does not list it"],
)
def test_the_check_tells_what_the_terminal_says_and_sends_a_sample(
    tmp_path: Path, attributes: bytes, says: str
) -> None:
    env = {"SUMMITREADER_HOME": str(tmp_path), "PATH": ""}
    with Terminal((*COMMAND, "clipboard", "--check"), env=env, attributes=attributes) as terminal:
        terminal.wait("up to 74,994 bytes", says, "not confirmed", "Paste somewhere")
        assert terminal.ended() == 0
        assert terminal.copies == [(tmp_path / "clipboard.txt").read_text(encoding="utf-8")]


def test_a_copy_inside_tmux_reaches_the_terminal_that_tmux_runs_in(tmp_path: Path) -> None:
    program = shutil.which("tmux")
    if not program:
        pytest.skip("needs tmux")
    # The outer tmux is the terminal: it takes copies into its buffer. The inner one has tmux's default settings.
    outer = [program, "-S", str(tmp_path / "outer"), "-f", "/dev/null"]
    inner = [program, "-S", str(tmp_path / "inner"), "-f", "/dev/null", "new-session", *COMMAND]
    env = {"SUMMITREADER_HOME": str(tmp_path / "home")}
    settings = ["set", "-s", "set-clipboard", "on", ";", "new-session"]
    try:
        with Terminal([*outer, *settings, "env", "-u", "TMUX", "TERM=xterm-256color", *inner], env=env) as terminal:
            terminal.wait("Lee Jae Myung", "President, Republic of Korea")
            terminal.press("]", "y")
            terminal.wait("tmux's buffer")
            # The outer tmux tells its own terminal in turn, and that is when the copy has gone all the way.
            terminal.wait(until=lambda terminal: bool(terminal.copies))
            held = subprocess.run([*outer, "save-buffer", "-"], check=True, capture_output=True, text=True).stdout
            assert "he and President Lee have met twice" in held
            assert held in SEED
            assert terminal.copies[-1] == held
    finally:
        for server in ("outer", "inner"):
            subprocess.run([program, "-S", str(tmp_path / server), "kill-server"], capture_output=True, env=os.environ)
