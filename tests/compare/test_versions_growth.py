"""The cost of aligning versions grows with their words, not with all pairs of their clauses."""

from functools import cache
from random import Random

import pytest

from summitreader import session
from summitreader.comparison import Comparison
from summitreader.model import Reading
from tests.growth import grows

pytestmark = pytest.mark.growth

SMALL, LARGE = 12_500, 50_000  # words a side
TIMES = 7  # four times the words, and what n log n adds; all pairs would take sixteen times


@cache
def _version(words: int, seed: int) -> Reading:
    """A communiqué of so many words: acts and phrases that come again and again, and things that are named in few."""
    chance, blocks = Random(seed), []
    acts = ["We welcome", "We reaffirm our support for", "We condemn", "We call on all parties to respect"]
    for number in range(words // 50):
        things = [f"the Lorn{chance.randrange(words // 20)} agreement on trade in ore" for _ in range(3)]
        sentences = [f"{chance.choice(acts)} {thing} and its full implementation by all members." for thing in things]
        blocks.append(f"{number + 1}. {' '.join(sentences)}")
    chance.shuffle(blocks)
    return Reading(session.open_bytes("\n\n".join(blocks).encode(), "a.txt"))


def _compared(words: int) -> Comparison:
    return session.compare_versions(_version(words, 1), _version(words, 2))


def test_aligning_takes_time_in_line_with_the_words() -> None:
    _compared(1000)  # what is read once
    assert not grows(lambda: _compared(SMALL), lambda: _compared(LARGE), TIMES)


def test_writing_tracked_changes_takes_time_in_line_with_the_words() -> None:
    small, large = _compared(SMALL), _compared(LARGE)
    assert not grows(lambda: session.write_tracked_docx(small), lambda: session.write_tracked_docx(large), TIMES)
