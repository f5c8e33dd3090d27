"""A parser in a process of its own: a thread that holds the interpreter for a second is felt at every key.

Run as `python -m summitreader.session.worker`, it answers on standard output; both ways go pickled (part, Article or
Reading). Only the program itself writes to either end.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf
from time import monotonic
from typing import BinaryIO

from summitreader.model import Article, Reading, Span
from summitreader.parse import parse
from summitreader.parse.parts import cut, joined, moved, parts_of
from summitreader.session.own_words import own_words

_NOTHING = Article("", ())
_WARM_UP = Article("Xi said so.", ())


class Worker:
    """A parsing process, started when this is made so that it loads while the screen does; it serves one article."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._stopped = False

    def readings(self, article: Article, place: Callable[[], int], every: float = 0.0) -> Iterator[Reading]:
        """Readings of the article, each with more findings than the last; the part nearest to `place()` comes next.

        `place` gives the offset being read; the first reading comes at once, later ones `every` so many seconds at
        most: joining 60 parts again and again takes 1 s at 10 MB. Blocks while the process works; ends early when it
        is stopped. Should the process die of something else, the article is parsed here.
        """
        found: dict[Span, Reading] = {}
        waiting = list(parts_of(article))
        joined_at = -inf
        try:
            while waiting:
                at = place()
                part = min(waiting, key=lambda part: max(part.start - at, at - part.end))
                waiting.remove(part)
                self._ask((part.start, cut(article, part)))
                found[part] = self._answer()
                if not waiting or monotonic() - joined_at >= every:
                    yield joined(article, [found[part] for part in sorted(found)])
                    joined_at = monotonic()
        except (OSError, EOFError, pickle.UnpicklingError):
            if not self._stopped:
                yield parse(article)
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends the process at once; harmless when it has ended."""
        self._stopped = True
        self._process.kill()
        self._process.wait()

    def _ask(self, question: tuple[int, Article]) -> None:
        assert self._process.stdin
        pickle.dump(question, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def _answer(self) -> Reading:
        assert self._process.stdout
        answer: Reading = pickle.load(self._process.stdout)
        return answer


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answers every question until there are no more."""
    if hasattr(os, "nice"):
        os.nice(10)  # keys come first where cores are few: on two busy ones the panes' first frame came 0.2 s later
    words = own_words()
    parse(_WARM_UP, words)  # word lists and grammar are ready before the first question comes
    while True:
        try:
            start, article = pickle.load(questions)
        except EOFError:
            return
        reading = moved(parse(article, words), start)
        pickle.dump(replace(reading, article=_NOTHING), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
