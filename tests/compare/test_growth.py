"""The cost of matching grows with the texts, not with all pairs of their sentences."""

from functools import cache
from random import Random

import pytest

import summitreader
from summitreader.comparer.links import match_parts
from summitreader.comparer.parts import parts_of
from summitreader.comparer.points import points_of
from summitreader.model import Reading
from summitreader.word_files import word_file
from tests.growth import grows

pytestmark = pytest.mark.growth

SMALL, LARGE = 2_000, 8_000  # words a side
TIMES = 7  # four times the words, and what n log n adds; all pairs would take sixteen times


@cache
def _reading(words: int, seed: int) -> Reading:
    """An account of so many words: each sentence names a term that many others name, and rare words."""
    chance, sentences = Random(seed), []
    terms = [term for groups in word_file("same_matters")["same"].values() for many in groups.values() for term in many]
    for number in range(words // 10):
        rare = f"lorn{chance.randrange(words)}ia"
        sentences.append(f"Number {number}: they discussed {chance.choice(terms)} and the {rare} of Huaral again.")
    return summitreader.parse(" ".join(sentences))


def _match(words: int) -> object:
    parts = tuple(parts_of(_reading(words, seed)) for seed in (1, 2))
    return points_of(parts, match_parts(parts))


def test_matching_takes_time_in_line_with_the_words() -> None:
    assert not grows(lambda: _match(SMALL), lambda: _match(LARGE), TIMES)


def test_a_word_of_every_sentence_makes_no_candidates_of_all_pairs() -> None:
    parts = tuple(parts_of(_reading(LARGE, seed)) for seed in (1, 2))
    assert len(match_parts(parts).links) < 4 * sum(map(len, parts))
