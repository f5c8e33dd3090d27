"""Tracking in a library of 100,000 articles; of another size: `python -m tests.benchmarks.track ARTICLES [FILE]`.

The articles are those of the library's benchmark; one in twenty uses a formula in one of its statements, so that it is
known how often it has to be found.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session.library import keep_readings
from summitreader.session.tracking import following
from summitreader.session.tracking.matrix import speaker_matrix
from summitreader.session.tracking.questions import track_question
from tests.benchmarks.library import BATCH, readings, timed
from tests.benchmarks.tables import Table

USES = ("adheres to the one-China principle", "respects the one-China policy", "does not support the one-China policy")
EVERY = 20  # articles, of which one uses a formula
_RUNS = 7


def tracked(count: int) -> Iterator[Reading]:
    """The articles of the library's benchmark, with the formula written over the first words of some statements."""
    for number, reading in enumerate(readings(count)):
        words = USES[number // EVERY % len(USES)]
        said = next((one for one in reading.statements if len(one.says[0].of(reading.article.text)) > 60), None)
        if number % EVERY or said is None:
            yield reading
            continue
        text, start = reading.article.text, said.says[0].start
        over = text[:start] + words + " " + text[start + len(words) + 1 :]
        yield replace(reading, article=replace(reading.article, text=over))


def track(count: int = 100_000, file: Path | None = None) -> Table:
    """What a phrase, a formula, a theme and the matrix take; a library that is in `file` is measured as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = file or Path(folder) / "library.db"
        if not path.exists():
            _fill(Library(path), count)
        about = f"Tracking in {count:,} articles of 5 kB, made up from the word lists, one in {EVERY} with a formula."
        return Table("track", about, ("what", "median", "p95", "goal"), tuple(_measure(Library(path))))


def _fill(library: Library, count: int) -> None:
    batch: list[Reading] = []
    for number, reading in enumerate(tracked(count), 1):
        batch.append(reading)
        if len(batch) == BATCH or number == count:
            keep_readings(library, batch)
            batch = []
    library.close()


def _measure(library: Library) -> list[tuple[str, ...]]:
    def follow(asked: str, by: str = "year", sides: tuple[str, ...] = ()) -> Callable[[int], object]:
        question = track_question(asked, "month" if by == "month" else "year", sides)
        return lambda run: following.track(library, question)

    rows = [
        ("a phrase", "200 ms", follow("respects the one-China policy", "month")),
        ("a formula, with its verbs and nouns", "200 ms", follow("formula:one-china")),
        ("a formula of one side, by month", "200 ms", follow("formula:one-china", "month", ("Japan",))),
        ("two common words in a row", "200 ms", follow("trade and")),
        ("one common word", "", follow("trade")),
        ("a theme", "", follow("theme:energy")),
        ("the matrix of all speakers and themes", "300 ms", lambda run: speaker_matrix(library)),
    ]
    return [timed(name, goal, _RUNS, work) for name, goal, work in rows]


if __name__ == "__main__":
    print(track(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None).markdown())
