"""Kills a program at random moments while it changes a library: `python -m tests.library.killing 200`."""

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from summitreader.library import keep, marks
from summitreader.library.storage import schema
from summitreader.library.storage.backup import backups
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import record_of
from tests.library.shelves import TALKS, all_rulings, sound

ROOT = Path(__file__).parents[2]


def kill_and_look(folder: Path, seed: int) -> int:
    """Lets the worker run, kills it, and asserts that all it promised is there; how many promises it had made."""
    chance = random.Random(seed)
    path = folder / "library.db"
    if seed % 5 == 0:
        _older(path)
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.library.worker", path, str(seed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    promises = []
    if chance.random() < 0.8:
        for _ in range(chance.randint(1, 40)):
            promises.append(worker.stdout.readline().split())
    # A moment more, of any length: the worker is then anywhere inside its next change.
    until = time.perf_counter() + chance.random() * 0.004
    while time.perf_counter() < until:
        pass
    deadly = chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP))
    # Under nohup the worker was born deaf to some of them, and would never end.
    worker.send_signal(signal.SIGKILL if signal.getsignal(deadly) is signal.SIG_IGN else deadly)
    promises += [line.split() for line in worker.stdout.read().splitlines() if line]
    worker.wait()
    _look(path, promises)
    return len(promises)


def _look(path: Path, promises: list[list[str]]) -> None:
    library = Library(path)
    places: dict[str, int] = {}
    notes = {mark.uid for mark in marks.all_marks(library)}
    ruled = {ruling.uid for ruling in all_rulings(library)}
    for promise in promises:
        match promise:
            case ["article", key]:
                kept = keep.article(library, key)
                assert kept is not None
                assert kept.id == key
            case ["note", uid]:
                assert uid in notes
            case ["ruling", uid]:
                assert uid in ruled
            case ["place", key, start]:
                places[key] = int(start)
            case ["backup", copy] if Path(copy) in backups(path):
                sound(Library(Path(copy)))
    # The last place may be followed by one that was saved, but not yet promised, when the kill came.
    last = next((promise for promise in reversed(promises) if promise[0] == "place"), None)
    for key, reached in places.items():
        assert keep.place_of(library, key) == reached or last == ["place", key, str(reached)]
    if path.exists():
        assert keep.article(library, TALKS.article.id) in (TALKS.article, None)
        sound(library)
    library.close()


def _older(path: Path) -> None:
    """Puts a file of version 1, with one article, where there is none yet or in the place of what is there."""
    for file in path.parent.glob("*library*"):
        file.unlink()
    library = Library(path, schema.STEPS[:1])
    with library.writing() as db:
        one = TALKS.article
        db.execute(
            "INSERT INTO article(key, page, added, record) VALUES(?, ?, '2026-01-01T00:00:00Z', ?)",
            (one.id, one.url, record_of(one)),
        )
        db.execute("INSERT INTO body VALUES(1, ?)", (one.text,))
    library.close()


def main() -> None:
    """Kills as often as asked, and says how many promises were made and kept."""
    rounds, kept, start = int(sys.argv[1]), 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(rounds):
            kept += kill_and_look(Path(folder), seed)
    print(f"{rounds} kills, {kept} promises, none broken, every file whole, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
