"""Where nothing can be saved: reading goes on, it is said that nothing is being saved and where, nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from summitreader.model import Span
from summitreader.session.library import all_marks, find_library, keep, new_mark, put_mark, shelf
from summitreader.session.opening import read
from tests.end_to_end.terminal import COMMAND, Terminal

TEXT = "\n\n".join(f"President Diallo said that ship {number} has arrived. It rained." for number in range(60))
LONG_NOTE = f"\x1b[200~{'ask the harbour ' * 900}\x1b[201~"  # pasted: longer than what is left of a page

# Two ways in which a disk is full for one program alone: SQLite's own limit, and the system's for a file.
_MOST_PAGES = """
import sqlite3
connect = sqlite3.connect
def limited(*arguments, **options):
    db = connect(*arguments, **options)
    db.execute("PRAGMA max_page_count=1")
    return db
sqlite3.connect = limited
"""
_LONGEST_FILE = """
import os, resource
resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(sys.argv[2]), resource.RLIM_INFINITY))
"""


def _kept(folder: Path) -> Path:
    """A library with an article and a note."""
    folder.mkdir(exist_ok=True)
    (folder.parent / "ships.txt").write_text(TEXT, encoding="utf-8")
    library = find_library(str(folder / "library.db"))
    reading = read(folder.parent / "ships.txt")
    keep(library, reading)
    put_mark(library, new_mark(reading.article, "note", Span(0, 9), "the first note"))
    library.close()
    return library.path


def _notes(file: Path) -> list[str]:
    library = find_library(str(file))
    try:
        assert len(shelf(library)) == 1
        return [mark.text for mark in all_marks(library)]
    finally:
        library.close()


def _tries_a_note(terminal: Terminal) -> None:
    """Opens the article from the shelf, writes a note, is told that it is not saved, and reads on."""
    terminal.wait("Library", "1 article")
    terminal.press("enter")
    terminal.wait("ship 1 has arrived", "✎", "60 · 100%")
    terminal.press("i")
    terminal.wait("enter saves")
    terminal.press(LONG_NOTE)
    terminal.wait("the harbour ask")
    terminal.press("enter")
    # Where it is said from the start, nothing else tells that keys are the article's again.
    terminal.wait(until=lambda shown: "enter saves" not in shown.text)
    # Said in passing, and at the bottom for as long as it is so.
    terminal.wait("othing", "library.db", until=lambda shown: "Note saved" not in shown.text)
    terminal.press("G")
    terminal.wait("ship 59 has arrived")
    terminal.press("q")
    assert terminal.ended() == 0


@pytest.mark.parametrize("limit", [_MOST_PAGES, _LONGEST_FILE], ids=["most pages", "longest file"])
def test_where_the_disk_is_full_for_the_program_it_is_said(limit: str, tmp_path: Path) -> None:
    file = _kept(tmp_path / "home")
    code = f"import sys\n{limit}\nfrom summitreader.cli import main\nmain()"
    with Terminal([sys.executable, "-c", code, "--library", str(file)], env=_at(tmp_path)) as terminal:
        _tries_a_note(terminal)
    assert _notes(file) == ["the first note"]


def test_where_the_disk_itself_is_full_it_is_said_and_a_retry_works(tmp_path: Path) -> None:
    with _mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m", "tmpfs") as disk:
        file = _kept(disk)
        filling = disk / "filling"
        with Terminal([*COMMAND, "--library", str(file)], env=_at(tmp_path)) as terminal:
            terminal.wait("Library", "1 article")
            filling.write_bytes(bytes(shutil.disk_usage(disk).free))
            _tries_a_note(terminal)
        assert _notes(file) == ["the first note"]
        filling.unlink()
        with Terminal([*COMMAND, "--library", str(file), str(tmp_path / "ships.txt")], env=_at(tmp_path)) as terminal:
            terminal.wait("ship 1 has arrived", "kept")
            terminal.press("i")
            terminal.wait("enter saves")
            terminal.press("a second note", "enter")
            terminal.wait("Note saved")
            terminal.press("q")
            assert terminal.ended() == 0
        assert _notes(file) == ["a second note", "the first note"]


def test_in_a_home_that_may_only_be_read_all_can_be_read_and_nothing_is_saved(tmp_path: Path) -> None:
    file = _kept(tmp_path / "home")
    with _read_only(tmp_path / "home"), Terminal(COMMAND, env=_at(tmp_path)) as terminal:
        _tries_a_note(terminal)
    assert _notes(file) == ["the first note"]


def test_without_a_home_articles_are_read_and_nothing_is_saved(tmp_path: Path) -> None:
    (tmp_path / "ships.txt").write_text(TEXT, encoding="utf-8")
    with Terminal([*COMMAND, str(tmp_path / "ships.txt")], env={"HOME": "/dev/null/none"}) as terminal:
        terminal.wait("ship 1 has arrived", "Diallo, indirect")
        terminal.press("K")
        terminal.wait("Nothing is being saved", "/dev/null/none")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        terminal.press("q")
        assert terminal.ended() == 0


def test_where_the_librarys_place_vanishes_reading_goes_on_and_saving_once_it_is_back(tmp_path: Path) -> None:
    file = _kept(tmp_path / "disk")
    with Terminal([*COMMAND, "--library", str(file)], env=_at(tmp_path)) as terminal:
        terminal.wait("Library", "1 article")
        terminal.press("enter")
        terminal.wait("ship 1 has arrived", "the first note", "60 · 100%")
        (tmp_path / "disk").rename(tmp_path / "gone")
        terminal.press("i")
        terminal.wait("enter saves")
        terminal.press("lost at sea", "enter")
        terminal.wait("Nothing is being saved", "disk/library.db")
        terminal.press("G")
        terminal.wait("ship 59 has arrived")
        assert not (tmp_path / "disk").exists()
        (tmp_path / "gone").rename(tmp_path / "disk")
        terminal.press("i")
        terminal.wait("enter saves")
        terminal.press("found again", "enter")
        terminal.wait("Note saved", until=lambda shown: "Nothing is being saved" not in shown.text.splitlines()[-1])
        terminal.press("q")
        assert terminal.ended() == 0
    assert _notes(file) == ["found again", "the first note"]


def _at(folder: Path) -> dict[str, str]:
    return {"SUMMITREADER_HOME": str(folder / "home")}


@contextmanager
def _mounted(folder: Path, *what: str) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *what, str(folder)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"needs to mount a disk of its own: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """A folder that may only be read; the administrator, whom no mode keeps out, has it mounted so."""
    if os.geteuid():
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    with _mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield
