"""What is said to be saved is there, whatever ends the reader: a kill, a signal, a terminal that is closed."""

import os
import signal
import subprocess
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
        terminal.wait("ship 1 has arrived", "Kept in the library.", "kept")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        end(terminal)
        assert terminal.ended() == status
    assert _place(tmp_path) >= TEXT.index("ship 59") - 40
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 59 has arrived", "kept")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_note_that_is_half_typed_when_the_reader_ends_is_there(
    ending: str, tmp_path: Path, home: dict[str, str]
) -> None:
    end, status = ENDINGS[ending]
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Diallo, indirect")
        terminal.press("i")
        terminal.wait("enter saves")
        terminal.press("ask the harb")
        terminal.wait("ask the harb")
        end(terminal)
        assert terminal.ended() == status
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("✎ ask the harb", "kept")


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


def test_a_note_that_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path, home: dict[str, str]) -> None:
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Diallo, indirect")
        terminal.press("i")
        terminal.wait("enter saves")
        terminal.press("ask the harbour", "enter")
        terminal.wait("Note saved")
        terminal.send(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("✎ ask the harbour", "kept")
        terminal.press("M")
        terminal.wait("Marks of the article", "ask the harbour")
    with Terminal([*COMMAND, "doctor"], env=home) as terminal:
        assert terminal.ended() == 0, terminal.text


def test_in_tmux_too_a_note_survives_a_kill_of_the_terminal(
    tmux: list[str], tmp_path: Path, home: dict[str, str]
) -> None:
    command = [*tmux, "new-session", *COMMAND, str(tmp_path / "ships.txt")]
    with Terminal(command, env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Diallo, indirect")
        terminal.press("i")
        terminal.wait("enter saves")
        terminal.press("ask the harbour", "enter")
        terminal.wait("Note saved")
        found = subprocess.run([*tmux, "list-panes", "-F", "#{pane_pid}"], check=True, capture_output=True, text=True)
        os.kill(int(found.stdout), signal.SIGKILL)
        assert terminal.ended() == 0
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("✎ ask the harbour", "kept")


def test_without_a_file_the_reader_opens_on_the_shelf_and_goes_on_where_it_was_left(
    tmp_path: Path, home: dict[str, str]
) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("Xi Jinping", "President, Republic of Korea")  # nothing is kept: the bundled article
        terminal.press("q")
        assert terminal.ended() == 0
    with Terminal([*COMMAND, "--keep", str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "kept")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        terminal.press("q")
        assert terminal.ended() == 0
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("Library", "1 article")
        terminal.press("enter")
        terminal.wait("ship 59 has arrived", "kept")
        terminal.press("esc")
        terminal.wait("Library", "1 article")
        terminal.press("q")
        assert terminal.ended() == 0


def test_another_library_is_used_where_one_is_named(tmp_path: Path, home: dict[str, str]) -> None:
    named = tmp_path / "other.db"
    with Terminal([*COMMAND, "--library", str(named), "--keep", str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Kept in the library.")
        terminal.press("q")
        assert terminal.ended() == 0
    assert len(shelf(find_library(str(named)))) == 1
    assert not (tmp_path / "home" / "library.db").exists()


def test_a_library_that_cannot_be_written_is_said_and_reading_goes_on(tmp_path: Path, home: dict[str, str]) -> None:
    nowhere = tmp_path / "ships.txt" / "library.db"
    with Terminal([*COMMAND, "--library", str(nowhere), str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "Diallo, indirect")
        terminal.press("K")
        terminal.wait("Nothing is being saved")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_library_that_is_none_is_named_and_left_as_it_is(tmp_path: Path, home: dict[str, str]) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_text("not a library at all", encoding="utf-8")
    with Terminal([*COMMAND, "--library", str(foreign)], env=home) as terminal:
        terminal.wait("foreign.db")
        assert terminal.ended() == 1
    with Terminal([*COMMAND, "--library", str(foreign), str(tmp_path / "ships.txt")], env=home) as terminal:
        terminal.wait("ship 1 has arrived", "foreign.db")
        terminal.press("q")
        assert terminal.ended() == 0
    assert foreign.read_text(encoding="utf-8") == "not a library at all"


def test_a_folder_worth_a_pool_of_processes_is_kept_from_inside_the_reader(
    tmp_path: Path, home: dict[str, str]
) -> None:
    folder = tmp_path / "ports"
    folder.mkdir()
    for number in range(60):
        (folder / f"port{number}.txt").write_text(f"Port {number}.\n\n{TEXT}", encoding="utf-8")
    with Terminal([*COMMAND, str(folder)], env=home) as terminal:
        terminal.wait("Which article?")
        terminal.press("enter")
        terminal.wait("ship 1 has arrived")
        terminal.press("A")
        terminal.wait("Keep in the library")
        terminal.press("enter")
        terminal.wait("60 articles were kept")
        terminal.press("q")
        assert terminal.ended() == 0
    assert len(shelf(find_library(str(tmp_path / "home" / "library.db")))) == 60
