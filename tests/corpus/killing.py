"""Kills runs over a corpus at random moments, and starts them again: `python -m tests.corpus.killing 50`."""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.corpus.made import files_of, read, write_lines

_ARTICLES = 240
_TABLES = ("statements", "agreements", "themes", "events", "faults")


def kill_often(folder: Path, kills: int, articles: int = _ARTICLES, jobs: int = 2) -> int:
    """Kill runs so many times, all in all, and assert that each corpus is in the end what an undisturbed run writes.

    Args:
        folder: where input and tables are put.
        kills: how many there are to be.
        articles: of the corpus.
        jobs: processes of each run.

    Returns:
        How many corpora were finished.
    """
    lines, out, finished = write_lines(folder / "talks.jsonl", articles), folder / "out", 0
    start = time.perf_counter()
    read([lines], folder / "undisturbed", jobs=jobs)
    usual, whole = time.perf_counter() - start, files_of(folder / "undisturbed")
    chance, killed = random.Random(kills), 0
    while killed < kills:
        run = _forked(lines, out, jobs)
        time.sleep(chance.random() * usual)
        killed += _kill(run, chance)
        _look(out, whole)
        if os.waitpid(run, 0)[1] == 0:
            assert files_of(out) == whole
            shutil.rmtree(out)
            finished += 1
    read([lines], out, jobs=jobs)
    assert files_of(out) == whole
    return finished + 1


def _forked(lines: Path, out: Path, jobs: int) -> int:
    """Start a run in a copy of this process, which has loaded all that it needs."""
    run = os.fork()
    if not run:
        status = 1
        try:
            os.setpgid(0, 0)
            read([lines], out, jobs=jobs)
            status = 0
        finally:
            os._exit(status)
    return run


def _kill(run: int, chance: random.Random) -> int:
    """Kill the process that was started, one that reads for it, or all of them; return how many kills that were."""
    whom = chance.choice(("run", "reader", "all"))
    try:
        if whom == "run":
            os.kill(run, signal.SIGKILL)
        elif whom == "all":
            os.killpg(run, signal.SIGKILL)
        else:
            readers = Path(f"/proc/{run}/task/{run}/children").read_text().split()
            os.kill(int(chance.choice(readers)), signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError, IndexError):
        return 0  # nobody was there, or there yet
    return 1


def _look(out: Path, whole: dict[str, bytes]) -> None:
    """Assert that what is said to be done is done."""
    for done in (out / "done").glob("*.json"):
        for table in _TABLES:
            name = f"{table}/{done.stem}.jsonl"
            assert (out / name).read_bytes() == whole[name], name


def main() -> None:
    """Kill as often as asked, and say what came of it."""
    kills, start = int(sys.argv[1]), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        finished = kill_often(Path(folder), kills)
    print(f"{kills} kills, {finished} corpora finished, each byte for byte what an undisturbed run writes; "
          f"{time.perf_counter() - start:.0f} s")  # fmt: skip


if __name__ == "__main__":
    main()
