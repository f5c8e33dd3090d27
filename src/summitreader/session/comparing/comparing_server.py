"""What the comparing process does: it reads accounts once, and compares them each time that it is asked.

It is run as `python -m summitreader.session.comparing.comparing_server`, on standard input and output.
"""

import os
import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import IO

from summitreader.comparison import Comparison, Ruling
from summitreader.model import Article, Reading
from summitreader.session.comparing.accounts import compare
from summitreader.session.comparing.versions import compare_versions
from summitreader.session.opening import parse
from summitreader.session.processes.pipe_process import serve_here

_NOTHING = Article("", ())


def read_accounts(accounts: Sequence[Reading | Article], are_versions: bool) -> list[Reading]:
    """Return all accounts read; of versions the words are enough."""
    read = Reading if are_versions else parse
    return [one if isinstance(one, Reading) else read(one) for one in accounts]


def compared(readings: Sequence[Reading], are_versions: bool, rulings: Sequence[Ruling]) -> Comparison:
    """Return what is found in accounts, or versions. Raises ImportFailed."""
    return compare_versions(*readings, rulings=rulings) if are_versions else compare(readings, rulings)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Read accounts once; answer each set of rulings with a comparison, the articles themselves left out."""
    accounts, are_versions = pickle.load(questions)
    readings = read_accounts(accounts, are_versions)
    while True:
        try:
            rulings: tuple[Ruling, ...] = pickle.load(questions)
        except EOFError:
            return
        found = compared(readings, are_versions, rulings)
        bare = [replace(side, reading=replace(side.reading, article=_NOTHING)) for side in found.sides]
        pickle.dump(replace(found, sides=tuple(bare)), answers)
        answers.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        # The texts are to be seen first, and keys answered, where cores are few.
        os.nice(10)
    serve_here(serve)
