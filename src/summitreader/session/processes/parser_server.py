"""What the parsing process does: it answers questions about parts of an article with all that was found so far.

Where it was not forked it is run as `python -m summitreader.session.processes.parser_server`, on standard input and
output. Only the program itself writes to either end.
"""

import gc
import os
import pickle
from dataclasses import replace
from itertools import count
from typing import IO, NamedTuple

from summitreader.model import Article
from summitreader.parser import parse
from summitreader.parser.text.sections import moved
from summitreader.session.columnar import StringTable, read, write
from summitreader.session.processes.pipe_process import serve_here
from summitreader.session.summary import Summary, join_summaries, summarize
from summitreader.session.user_words import user_words

_NOTHING = Article("", ())
_WARM_UP = Article("Xi said so.", ())


class Question(NamedTuple):
    """A part of the article and where it starts, and whether what has been found is wanted now.

    The part's text follows in so many pieces: copied as a whole, it left 0.3 MB behind in the process that asks.
    """

    start: int
    part: Article
    pieces: int
    is_wanted: bool


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question until there are no more: with the words that are new, and the numbers that are wanted."""
    # All of word lists and grammar stays: the collector would look through it in vain, for 5 ms.
    gc.disable()
    own = user_words()
    parse(_WARM_UP, own)  # both are ready before the first question comes
    gc.freeze()
    gc.enable()
    words, found = StringTable(), dict[int, Summary]()
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
        found[start] = read(Summary, write(moved(summarize(parse(part, own)), start), words), words)
        every = [found[at] for at in sorted(found)]
        numbers = write(join_summaries(_NOTHING, every), words) if is_wanted else memoryview(b"")
        pickle.dump((words[told:], numbers.nbytes), answers)
        answers.write(numbers)
        answers.flush()


if __name__ == "__main__":
    serve_here(serve)
