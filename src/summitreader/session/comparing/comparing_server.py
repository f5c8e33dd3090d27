"""What the comparing process does: it reads accounts once, and compares them each time that it is asked.

It is run as `python -m summitreader.session.comparing.comparing_server`, on standard input and output.
"""

import pickle
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, NamedTuple

from summitreader.comparison import Comparison, Ruling
from summitreader.model import Article, Reading
from summitreader.session.comparing.accounts import compare
from summitreader.session.comparing.versions import compare_versions
from summitreader.session.opening import parse

_NOTHING = Article("", ())


class ComparingQuestion(NamedTuple):
    """Accounts, those that are not read yet as articles, and whether they are versions of one text."""

    accounts: Sequence[Reading | Article]
    are_versions: bool


def read_accounts(question: ComparingQuestion) -> ComparingQuestion:
    """Return the same with all accounts read; of versions the words are enough."""
    read = Reading if question.are_versions else parse
    return question._replace(accounts=[one if isinstance(one, Reading) else read(one) for one in question.accounts])


def compared(question: ComparingQuestion, rulings: Sequence[Ruling]) -> Comparison:
    """Return what is found in accounts. Raises ImportFailed."""
    readings = [one for one in read_accounts(question).accounts if isinstance(one, Reading)]
    return compare_versions(*readings) if question.are_versions else compare(readings, rulings)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer with a comparison for each set of rulings, the articles themselves left out, until there are no more."""
    question = read_accounts(pickle.load(questions))
    while True:
        try:
            rulings: tuple[Ruling, ...] = pickle.load(questions)
        except EOFError:
            return
        found = compared(question, rulings)
        bare = [replace(side, reading=replace(side.reading, article=_NOTHING)) for side in found.sides]
        pickle.dump(replace(found, sides=tuple(bare)), answers)
        answers.flush()


if __name__ == "__main__":
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # see `pipe_process`
    serve(sys.stdin.buffer, sys.stdout.buffer)
