"""Whatever the system, the environment or the terminal says of the window's size, the reader goes on, and ends."""

from pathlib import Path

import pytest

from tests.end_to_end.terminal import COMMAND, Terminal

_PASTES = b"\x1b[?2004h"  # one of the last things that Textual switches on
_MOST = 250_000  # kB of memory


def _begun(terminal: Terminal) -> None:
    terminal.wait(until=lambda one: _PASTES in one.raw)
    terminal.settle(0.5)


@pytest.mark.parametrize("size", [(0, 0), (1, 65_535), (65_535, 2)])
def test_the_reader_starts_in_a_window_of_any_size(size: tuple[int, int], tmp_path: Path) -> None:
    with Terminal(COMMAND, env={"SUMMITREADER_HOME": str(tmp_path)}, claims=size) as terminal:
        _begun(terminal)
        terminal.press("j", "t")
        terminal.settle(0.5)
        terminal.resize(100, 30)
        terminal.wait("? keys", "Xi said he and")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (65_535, 2)])
def test_the_reader_goes_on_when_the_window_is_said_to_have_any_size(size: tuple[int, int], tmp_path: Path) -> None:
    with Terminal(COMMAND, env={"SUMMITREADER_HOME": str(tmp_path)}) as terminal:
        terminal.wait("? keys")
        terminal.claim(*size)
        terminal.press("j", "?", "j")
        terminal.settle(0.5)
        terminal.resize(100, 30)
        terminal.wait("esc closes")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_a_window_larger_than_any_screen_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    huge = (65_535, 65_535)
    with Terminal(COMMAND, env={"SUMMITREADER_HOME": str(tmp_path)}, claims=huge) as terminal:
        _begun(terminal)
        terminal.claim(65_535, 65_534)
        terminal.press("j", "?")
        terminal.settle(0.5)
        assert terminal.peak_memory < _MOST
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("columns", ["0", "-5", "65535", "9" * 5_000, "²", ""])
def test_a_strange_size_in_the_environment_is_no_harm(columns: str, tmp_path: Path) -> None:
    home = {"SUMMITREADER_HOME": str(tmp_path), "COLUMNS": columns, "LINES": columns}
    with Terminal(COMMAND, env=home, claims=(120, 40)) as terminal:
        _begun(terminal)
        terminal.write(b"\x1b[48;65535;99999999999999999999;65535;65535t")
        terminal.press("j", "ctrl+q")
        assert terminal.ended() == 0
    with Terminal((*COMMAND, "--help"), env=home) as terminal:
        assert terminal.ended() == 0
