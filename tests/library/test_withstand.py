"""What the library must withstand: kills, full disks, read-only and vanishing places, many writers, wrong files."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from summitreader.errors import LibraryFault
from summitreader.library import clippings, keep, marks, shelf
from summitreader.library.search import find as search
from summitreader.library.storage import schema
from summitreader.library.storage.backup import backups, daily_backup
from summitreader.library.storage.doctor import examine
from summitreader.library.storage.file import Library
from summitreader.model import Span
from tests.library.killing import kill_and_look
from tests.library.shelves import PARSER, TALKS, library_at, reading, sound

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
KEY = TALKS.article.id
LONG = reading("Vik said that the sea is wide and full of cod. " * 4000)


def _program(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs some lines in a program of its own, with what they mostly need already imported."""
    head = (
        "import os, resource, signal, sqlite3, sys; from pathlib import Path\n"
        "from summitreader.errors import LibraryFault\n"
        "from summitreader.library import keep, shelf, undo\n"
        "from summitreader.library.search import find as search, spelling_variants as twins\n"
        "from summitreader.library.storage.file import Library; from tests.library.shelves import *\n"
        "LONG = reading('Vik said that the sea is wide and full of cod. ' * 20000)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", head + code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def _summitreader(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summitreader", *arguments],
        env=os.environ | {"SUMMITREADER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_dozen_kills_break_no_promise(tmp_path: Path) -> None:
    # More of them: python -m tests.library.killing 200
    assert sum(kill_and_look(tmp_path, seed) for seed in range(12)) > 40


def test_what_was_half_written_when_the_program_was_killed_is_taken_back_by_whoever_reads_next(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    library.close()
    before = library.path.read_bytes()
    killed = _program(
        "db = sqlite3.connect(sys.argv[1], isolation_level=None); db.execute('PRAGMA cache_size=1')\n"
        "db.execute('BEGIN IMMEDIATE'); db.execute('CREATE TABLE more(words)')\n"
        "for _ in range(2000): db.execute('INSERT INTO more VALUES (?)', ('x' * 2000,))\n"
        "os.kill(os.getpid(), signal.SIGKILL)",
        library.path,
    )
    assert killed.returncode == -signal.SIGKILL
    assert library.path.read_bytes() != before
    assert [check.said for check in examine(library.path) if not check.well] == []
    assert library.path.read_bytes() == before


def test_a_full_disk_is_said_and_the_change_can_be_made_again(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    with library.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(LibraryFault, match=r"nothing was saved in .*the disk is full"):
        keep.add(library, [LONG], PARSER)
    assert "the disk is full" in (library.unsaved or "")
    assert shelf.count(library) == 1
    keep.add(library, [LONG], PARSER)
    assert shelf.count(library) == 2
    assert not library.unsaved
    sound(library)


def test_a_file_that_may_not_grow_is_said_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    library_at(tmp_path, TALKS).close()
    done = _program(
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "library = Library(Path(sys.argv[1])); shelf.shelf(library)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))\n"
        "try: keep.add(library, [LONG], '1')\n"
        "except LibraryFault as fault: print(fault)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "keep.add(library, [LONG], '1'); print(shelf.count(library)); sound(library)\n",
        tmp_path / "library.db",
    )
    assert done.stderr == ""
    assert "the disk failed or is full" in done.stdout
    assert done.stdout.endswith("\n2\n")


def test_a_disk_that_is_really_full_is_said_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    probe = ["unshare", "--user", "--map-root-user", "--mount", "true"]
    try:
        subprocess.run(probe, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs leave to mount a small disk (unshare)")
    code = (
        "import sys; sys.path[:0] = ['.']\n"
        "from pathlib import Path; from summitreader.errors import LibraryFault\n"
        "from summitreader.library import keep, shelf; from tests.library.shelves import *\n"
        "library = library_at(Path(sys.argv[1]), TALKS)\n"
        "try: keep.add(library, [reading('Vik said that the sea is wide. ' * 50000)], '1')\n"
        "except LibraryFault as fault: print(fault)\n"
        "print(shelf.count(library)); sound(library)\n"
    )
    mounted = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "{sys.executable}" -c "$0" "{tmp_path}"'
    done = subprocess.run(
        [*probe[:-1], "sh", "-c", mounted, code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert "full" in done.stdout
    assert done.stdout.endswith("\n1\n")


_NOBODY = "\nif os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"


def _open_to_all(folder: Path) -> None:
    """Lets another user reach a test's folder, as the root of this machine cannot be kept out by permissions."""
    # pytest makes three folders, each for its user alone.
    for one in (folder, *folder.parents[:3]):  # pytest-xdist puts a folder of its own between
        one.chmod(one.stat().st_mode | 0o055)


def test_a_library_that_may_only_be_read_is_read_and_says_so(tmp_path: Path) -> None:
    library_at(tmp_path, TALKS).close()
    (tmp_path / "library.db").chmod(0o444)
    tmp_path.chmod(0o555)
    _open_to_all(tmp_path)
    done = _program(
        "TALKS.article.id; twins.twins_of('x'); library = Library(Path(sys.argv[1]))"
        + _NOBODY
        + "print(shelf.count(library), library.unsaved)\n"
        "print(len(search.find(library, 'trade').hits))\n"
        "try: keep.save_place(library, TALKS.article.id, 3)\n"
        "except LibraryFault as fault: print(fault)\n",
        tmp_path / "library.db",
    )
    tmp_path.chmod(0o755)
    path = tmp_path / "library.db"
    assert done.stderr == ""
    assert done.stdout == (
        f"1 nothing is being saved: '{path}' may only be read\n1\n"
        f"nothing is being saved: '{path}' may only be read (make it writable, or name another file with --library)\n"
    )


def test_a_home_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    _open_to_all(tmp_path)
    done = _program(
        "library = Library(Path(sys.argv[1]))" + _NOBODY + "print(shelf.shelf(library))\n"
        "try: keep.add(library, [TALKS], '1')\n"
        "except LibraryFault as fault: print(fault)\n",
        tmp_path / "data" / "library.db",
    )
    tmp_path.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.startswith("()\nnothing is being saved: ")
    assert "permission denied" in done.stdout


def test_without_a_home_the_commands_still_answer(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
    done = subprocess.run(
        [sys.executable, "-m", "summitreader", "list", "--library", tmp_path / "library.db"],
        env=bare,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"there is no library" in done.stderr


def test_where_the_disk_vanishes_reading_goes_on_and_saving_says_it_does_not(tmp_path: Path) -> None:
    library = library_at(tmp_path / "disk", TALKS)
    (tmp_path / "disk").rename(tmp_path / "gone")
    assert keep.article(library, KEY) == TALKS.article
    for _ in range(2):
        with pytest.raises(LibraryFault, match=r"nothing is being saved: .*the file has gone"):
            keep.save_place(library, KEY, 7)
    assert not (tmp_path / "disk").exists()
    assert keep.article(library, KEY) == TALKS.article
    (tmp_path / "gone").rename(tmp_path / "disk")
    keep.save_place(library, KEY, 7)
    assert (keep.place_of(library, KEY), library.unsaved) == (7, None)


def test_two_programs_and_threads_write_at_once_without_an_error(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    other = Library(library.path)
    faults: list[BaseException] = []

    def add(mine: Library, name: str) -> None:
        try:
            for number in range(25):
                keep.add(mine, [reading(f"Vik said that {name} {number} is near.")], PARSER)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=add, args=(one, str(n))) for n, one in enumerate((library, library, other))]
    for thread in threads:
        thread.start()
    for _ in range(50):
        shelf.shelf(library)
        search.find(other, "near")
    for thread in threads:
        thread.join()
    assert faults == []
    assert shelf.count(library) == shelf.count(other) == 76
    sound(library)


def test_eight_adds_at_once_lose_nothing(tmp_path: Path) -> None:
    for number in range(8):
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        for file in range(6):
            (folder / f"{file}.txt").write_text(f"Text {number * 6 + file} of the talks.", encoding="utf-8")
        (folder / "same.txt").write_text("The same text everywhere.", encoding="utf-8")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "summitreader", "add", tmp_path / f"in{number}"],
            env=os.environ | {"SUMMITREADER_HOME": str(tmp_path / "home")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    said = [program.communicate()[0] for program in running]
    assert [program.returncode for program in running] == [0] * 8
    assert sum(text.count("  added  ") for text in said) == 49
    library = Library(tmp_path / "home" / "library.db")
    assert shelf.count(library) == 49
    sound(library)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_add_has_named_is_kept_when_it_is_stopped(tmp_path: Path, stop: signal.Signals) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    # Enough text for processes on all cores, which must end too.
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"Text {number} of the talks. " * 100, encoding="utf-8")
    adding = subprocess.Popen(
        [sys.executable, "-m", "summitreader", "add", folder],
        env=os.environ | {"SUMMITREADER_HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert adding.stdout is not None
    named = [adding.stdout.readline()]
    adding.send_signal(stop)
    named += adding.stdout.read().splitlines()
    adding.wait()
    assert not _running(str(folder))
    library = Library(tmp_path / "home" / "library.db")
    assert all(keep.article(library, line.split()[0]) for line in named)
    sound(library)


def _running(word: str) -> list[int]:
    """Programs that still run with a word on their command line, once those that are ending have ended."""
    until = time.monotonic() + 10
    while True:
        found = [
            int(one.parent.name)
            for one in Path("/proc").glob("[0-9]*/cmdline")
            if word.encode() in _content(one) and int(one.parent.name) != os.getpid()
        ]
        if not found or time.monotonic() > until:
            return found


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _no_library(path: Path) -> dict[str, bytes]:
    sqlite3.connect(path.with_name("other.db")).execute("CREATE TABLE t(x)").connection.close()
    whole = library_at(path.parent / "whole", TALKS, LONG)
    whole.close()
    data = bytearray(whole.path.read_bytes())
    newer = data.copy()
    newer[60:64] = (99).to_bytes(4, "big")
    return {
        "empty": b"",
        "text": b"Dear diary,\n" * 500,
        "zeros": bytes(8192),
        "other program's": path.with_name("other.db").read_bytes(),
        "newer": bytes(newer),
        "cut in the first page": bytes(data[:50]),
    }


@pytest.mark.parametrize("kind", ["empty", "text", "zeros", "other program's", "newer", "cut in the first page"])
def test_a_file_that_is_no_library_of_ours_is_never_written_and_the_next_step_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "library.db"
    content = _no_library(path)[kind]
    path.write_bytes(content)
    library = Library(path)
    for change in (lambda: shelf.shelf(library), lambda: keep.add(library, [TALKS], PARSER)):
        with pytest.raises(LibraryFault, match=r"nothing was written to it \(") as fault:
            change()
        assert str(path) in str(fault.value)
    assert path.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["library.db", "other.db", "whole"]
    done = _summitreader("list", home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("summitreader: '")
    assert _summitreader("doctor", home=tmp_path).returncode == 1


def _older(path: Path, version: int = 1) -> Library:
    library = Library(path, schema.STEPS[:version])
    with library.writing() as db:
        db.execute("INSERT INTO article(key, added, record) VALUES('k', '2026', '{\"blocks\":[[\"paragraph\",0,4]]}')")
        db.execute("INSERT INTO body VALUES(1, 'Cod.')")
    library.close()
    return library


@pytest.mark.parametrize("version", range(1, len(schema.STEPS)))
def test_an_older_file_is_brought_up_after_a_copy_was_made(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    older = _older(path, version)
    with older.writing() as db:
        db.execute(
            "INSERT INTO clipping(uid, article, anchor, speaker, note, place, made) "
            "VALUES('u', 'k', '[0,\"Cod\",\"\",\"\"]', 'Vik', 'fish', 1, '2026')"
        )
    older.close()
    library = Library(path)
    assert shelf.shelf(library) == ()
    article = keep.article(library, "k")
    assert article is not None
    assert article.text == "Cod."
    (clipping,) = clippings.clippings(library)
    assert (clipping.anchor.quote, clipping.note, clipping.citation.kind) == ("Cod", "fish", "")
    copy = Library(tmp_path / f"library-backup-v{version}.db", schema.STEPS[:version])
    with copy.reading() as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == version
    sound(library)


def test_a_step_that_fails_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    _older(path)
    content = path.read_bytes()
    with pytest.raises(LibraryFault, match="cannot read"):
        shelf.shelf(Library(path, (schema.STEPS[0], "CREATE TABLE new(x); CREATE TABLE new(x)")))
    assert path.read_bytes() == content


def test_damaged_pages_are_said_and_name_the_doctor(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS, LONG)
    library.close()
    content = bytearray(library.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    library.path.write_bytes(content)
    with pytest.raises(LibraryFault, match=r"damaged .*doctor --repair"):
        keep.article(library, KEY)
    with pytest.raises(LibraryFault, match=r"damaged .*doctor --repair"):
        marks.put_mark(library, marks.new_mark(TALKS.article, "note", Span(0, 1)))
    assert library.path.read_bytes() == bytes(content)


def test_a_hostile_schema_runs_nothing_of_its_own(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    with library.writing() as db:
        db.execute("CREATE TRIGGER evil AFTER INSERT ON place BEGIN SELECT load_extension('evil'); END")
    with pytest.raises(LibraryFault, match="nothing was saved"):
        keep.save_place(library, KEY, 1)


def test_three_daily_copies_are_kept_and_each_is_whole(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    for day in range(1, 6):
        assert daily_backup(library.path, f"2026-01-0{day}")
        assert daily_backup(library.path, f"2026-01-0{day}") is None
    names = [file.name for file in backups(library.path)]
    assert names == [f"library-backup-2026-01-0{day}.db" for day in (5, 4, 3)]
    copy = Library(backups(library.path)[0])
    assert keep.article(copy, KEY) == TALKS.article
    assert copy.path.stat().st_mode & 0o777 == 0o600
    sound(copy)


def test_a_copy_that_is_called_off_leaves_nothing_behind(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LibraryFault, match="called off"):
        daily_backup(library.path, cancelled=lambda: True)
    assert sorted(tmp_path.iterdir()) == before
    assert daily_backup(library.path)
