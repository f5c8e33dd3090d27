"""A parser in a process of its own: a thread that holds the interpreter for a second is felt at every key.

Where it was not forked it is run as `python -m summitreader.session.worker` and answers on standard output; both ways
go pickled (part, Article or Reading). Only the program itself writes to either end.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf
from time import monotonic
from typing import IO

from summitreader.model import Article, Reading, Span
from summitreader.parse import parse
from summitreader.parse.parts import cut, joined, moved, parts_of
from summitreader.session.beside import forked, started
from summitreader.session.own_words import own_words

_MODULE = "summitreader.session.worker"
_NOTHING = Article("", ())
_WARM_UP = Article("Xi said so.", ())


class Worker:
    """A parsing process, started when this is made so that it loads while the screen does; it serves one article.

    At the start of the program, before any thread, it may be a `copy` of it.
    """

    def __init__(self, copy: bool = False) -> None:
        self._process = (forked(serve) if copy else None) or started(_MODULE)
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
        self._process.stop()

    def _ask(self, question: tuple[int, Article]) -> None:
        pickle.dump(question, self._process.questions, pickle.HIGHEST_PROTOCOL)
        self._process.questions.flush()

    def _answer(self) -> Reading:
        answer: Reading = pickle.load(self._process.answers)
        return answer


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers every question until there are no more."""
    if hasattr(os, "nice"):
        os.nice(10)  # keys come first where cores are few: on two busy ones the panes' first frame came 0.2 s later
    # All of word lists and grammar stays: the collector would look through it in vain, for 5 ms.
    gc.disable()
    words = own_words()
    parse(_WARM_UP, words)  # both are ready before the first question comes
    gc.freeze()
    gc.enable()
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
