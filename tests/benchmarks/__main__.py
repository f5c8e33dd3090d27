"""`python -m tests.benchmarks [PART ...] [--write]`: the figures, printed; with --write into the tables of docs/ too.

Parts: scores (how well the parser reads), accuracy (the same by genre and by outlet left out), leaders (without the
list of known leaders), reliability (of each rule; with --write into the program too), compare (accounts side by side),
verify (quotations of drafts), oddities (what looks wrong in articles that nobody annotated), speed (how fast it is),
importing (what the package costs a program), commands (the command line), terminal (the reader beside other programs),
waits (panes, searches, new sizes, memory, idling), keys (how long a key takes), library (100,000 articles; minutes,
and 1.2 GB of temporary files), track (following phrases in as many), corpus (articles by the million).
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from tests.benchmarks.tables import Table, write_into_docs

# Each part is a function of the same name in a module of the same name: a profile of one loads nothing of the others.
PARTS = (
    "scores",
    "accuracy",
    "leaders",
    "reliability",
    "compare",
    "commitments",
    "verify",
    "oddities",
    "speed",
    "importing",
    "commands",
    "terminal",
    "waits",
    "keys",
    "library",
    "track",
    "corpus",
)


def main() -> None:
    """Runs the parts asked for, one after the other, so that none disturbs the next."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/, with the date")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    with _byte_code():
        for part in arguments.parts or PARTS:
            start = time.perf_counter()
            module = import_module(f"tests.benchmarks.{part}")
            take: Callable[[], Table | tuple[Table, ...]] = getattr(module, part)
            taken = take()
            tables = (taken,) if isinstance(taken, Table) else taken
            print("\n\n".join(table.markdown() for table in tables))
            print(f"\n({part}: {time.perf_counter() - start:.0f} s)\n", flush=True)
            if arguments.write:
                write_into_docs(tables)
                # What else has the figures, where anything has.
                getattr(module, "write", lambda: None)()


@contextmanager
def _byte_code() -> Iterator[None]:
    """Programs started from here on have byte code, as installed ones do: their first run, not counted, writes it.

    Where PYTHONDONTWRITEBYTECODE is set, a source tree is compiled at every start: 70 ms, half an empty Textual app.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        yield


if __name__ == "__main__":
    main()
