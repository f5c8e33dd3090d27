"""What is said to be saved is there, whatever ends the reader: a kill, a signal, a terminal that is closed."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from summitreader.session.library import find_library, place_of, shelf
from tests.end_to_end.terminal import COMMAND, Terminal

TEXT = "\n\n".join(f"President Diallo said that ship {number} has arrived. It rained." for number in range(60))


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Settings and library of the test's own, and a text to read."""
    (tmp_path / "ships.txt").write_text(TEXT, encoding="utf-8")
    return {"SUMMITREADER_HOME": str(tmp_path / "home")}


def _place(folder: Path) -> int:
    library = find_library(str(folder / "home" / "library.db"))
    return place_of(library, shelf(library)[0].key)


def _ended_by(number: signal.Signals) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.send(number)


ENDINGS = {
    "SIGTERM": (_ended_by(signal.SIGTERM), 143),
    "SIGHUP": (_ended_by(signal.SIGHUP), 129),
    "terminal closed": (Terminal.close, 129),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_place_is_saved_though_the_reader_is_ended_from_outside(
    ending: str, tmp_path: Path, home: dict[str, str]
) -> None:
    end, status = ENDINGS[ending]
    with Terminal([*COMMAND, "--keep", str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Kept.", "kept")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        end(terminal)
        assert terminal.ended() == status
    assert _place(tmp_path) >= TEXT.index("ship 59") - 40
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 59 has arrived", "kept")


def test_the_reader_goes_on_after_it_was_suspended(tmp_path: Path, home: dict[str, str]) -> None:
    with Terminal([*COMMAND, "--keep", str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "kept")
        terminal.send(signal.SIGTSTP)
        terminal.stopped()
        terminal.send(signal.SIGCONT)
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        terminal.press("q")
        assert terminal.ended() == 0
    assert os.path.exists(tmp_path / "home" / "library.db")
