"""A parser in a process of its own: a thread that holds the interpreter for a second is felt at every key.

It is asked about one part of an article after the other, and answers with all that it has found so far, as numbers:
what is joined and counted there costs the screen nothing.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedReader
from math import inf
from time import monotonic

from summitreader.model import Article, Span
from summitreader.parser import parse
from summitreader.parser.text.sections import cut, parts_of
from summitreader.session.columnar import read
from summitreader.session.processes.parser_server import Question
from summitreader.session.processes.parser_start import start_parser
from summitreader.session.processes.pipe_process import PipeProcess
from summitreader.session.summary import Summary, summarize
from summitreader.session.user_words import user_words

_PIECE = 8_192  # code points


class ParserProcess:
    """A parsing process, started when this is made if it was not before; it serves one article."""

    def __init__(self, process: PipeProcess | None = None) -> None:
        self._process = process or start_parser()
        self._stopped = False
        self._words: list[str] = []

    def findings(self, article: Article, place: Callable[[], int], every: float = 0.0) -> Iterator[Summary]:
        """Yield what is found in the article, each time more than before; the part nearest to `place()` comes next.

        The findings there come at once, others `every` so many seconds at most. Blocks while the process works; ends
        early when it is stopped. Should the process die of something else, the article is parsed here.

        Args:
            place: Gives the offset being read.
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
                    yield read(Summary, numbers, self._words, article)
        except (OSError, EOFError, pickle.UnpicklingError):
            if not self._stopped:
                yield summarize(parse(article, user_words()))
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process at once; harmless when it has ended."""
        self._stopped = True
        self._process.stop()

    def _ask(self, article: Article, part: Span, is_wanted: bool) -> None:
        questions, edges = self._process.questions, range(part.start, part.end, _PIECE)
        bare = cut(replace(article, text=""), part)
        pickle.dump(Question(part.start, bare, len(edges), is_wanted), questions)
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
