"""A parser in a process of its own: a thread that holds the interpreter for a second is felt at every key.

It is asked about one part of an article after the other, and answers with all that it has found so far, as numbers:
what is joined and counted there costs the screen nothing. Where it was not forked it is run as
`python -m summitreader.session.worker`, on standard input and output. Only the program itself writes to either end.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedReader
from itertools import count
from math import inf
from time import monotonic
from typing import IO, NamedTuple

from summitreader.flat import Words, read, write
from summitreader.model import Article, Span
from summitreader.parse import parse
from summitreader.parse.parts import cut, moved, parts_of
from summitreader.session.beside import Beside, start_parser
from summitreader.session.found import Found, joined_found, looked_through
from summitreader.session.own_words import own_words

_PIECE = 8_192  # code points
_NOTHING = Article("", ())
_WARM_UP = Article("Xi said so.", ())


class _Question(NamedTuple):
    """A part of the article and where it starts, and whether what has been found is wanted now.

    The part's text follows in so many pieces: copied as a whole, it left 0.3 MB behind in the process that asks.
    """

    start: int
    part: Article
    pieces: int
    is_wanted: bool


class Worker:
    """A parsing process, started when this is made if it was not before; it serves one article."""

    def __init__(self, process: Beside | None = None) -> None:
        self._process = process or start_parser()
        self._stopped = False
        self._words: list[str] = []

    def findings(self, article: Article, place: Callable[[], int], every: float = 0.0) -> Iterator[Found]:
        """What is found in the article, each time more than before; the part nearest to `place()` comes next.

        `place` gives the offset being read. The findings there come at once, others `every` so many seconds at most.
        Blocks while the process works; ends early when it is stopped. Should the process die of something else, the
        article is parsed here.
        """
        waiting, untold = list(parts_of(article)), list[Span]()
        told_at = -inf
        try:
            while waiting:
                at = place()
                part = min(waiting, key=lambda part: max(part.start - at, at - part.end))
                waiting.remove(part)
                untold.append(part)
                is_read = any(one.start <= at < one.end for one in untold)
                is_wanted = is_read or not waiting or monotonic() - told_at >= every
                self._ask(article, part, is_wanted)
                numbers = self._answer()
                if numbers:
                    told_at = monotonic()
                    untold.clear()
                    yield read(Found, numbers, self._words, article)
        except (OSError, EOFError, pickle.UnpicklingError):
            if not self._stopped:
                yield looked_through(parse(article, own_words()))
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends the process at once; harmless when it has ended."""
        self._stopped = True
        self._process.stop()

    def _ask(self, article: Article, part: Span, is_wanted: bool) -> None:
        questions, edges = self._process.questions, range(part.start, part.end, _PIECE)
        bare = cut(replace(article, text=""), part)
        pickle.dump(_Question(part.start, bare, len(edges), is_wanted), questions)
        for edge in edges:
            pickle.dump(article.text[edge : min(edge + _PIECE, part.end)], questions)
        questions.flush()

    def _answer(self) -> "memoryview[int]":
        answers = self._process.answers
        assert isinstance(answers, BufferedReader)
        new, size = pickle.load(answers)
        self._words.extend(new)
        if not size:
            return memoryview(b"").cast("I")
        memory = bytearray(size)
        if answers.readinto(memory) < size:
            raise EOFError
        return memoryview(memory).cast("I")


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers every question until there are no more: with the words that are new, and the numbers that are wanted."""
    # All of word lists and grammar stays: the collector would look through it in vain, for 5 ms.
    gc.disable()
    own = own_words()
    parse(_WARM_UP, own)  # both are ready before the first question comes
    gc.freeze()
    gc.enable()
    words, found = Words(), dict[int, Found]()
    for number in count():
        if number == 1 and hasattr(os, "nice"):
            # The first findings are waited for; for the others, keys come first where cores are few.
            os.nice(10)
        try:
            start, part, pieces, is_wanted = pickle.load(questions)
            part = replace(part, text="".join([pickle.load(questions) for _ in range(pieces)]))
        except EOFError:
            return
        told = len(words)
        # Kept as numbers too: as objects, the findings of 10 MB take 110.
        found[start] = read(Found, write(moved(looked_through(parse(part, own)), start), words), words)
        every = [found[at] for at in sorted(found)]
        numbers = write(joined_found(_NOTHING, every), words) if is_wanted else memoryview(b"")
        pickle.dump((words[told:], numbers.nbytes), answers)
        answers.write(numbers)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
