"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why. Every copy of them is a whole clause.
"""

import hashlib
import re
from functools import cache

import pytest

import summitreader
from summitreader.exporters.citation.build import cite_statements
from summitreader.exporters.jsonl import write_jsonl
from summitreader.model import Reading
from tests.shared import shared

READINGS = "ebce957baf79ea480e5338c9a437924b87f1915aac5454e3344117826736fb70"

_BEGINS = re.compile(r"“?(?:[-–—•*·,;:.]|\d{1,3}[.)]\s|\(?[a-z]\)\s)")
# A colon, a comma, a semicolon, an article or a conjunction, with nothing that says that more was there.
_ENDS = re.compile(r"(?i)(?:[,;:]|(?<![\w’'-])(?:a|an|the|and|or|nor|of|which|who|because|their|its|his|her))”?$")


@cache
def _readings() -> tuple[tuple[str, Reading], ...]:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    return tuple((file.stem, summitreader.read(file)) for file in files)


@pytest.mark.slow
def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    digest = hashlib.sha256()
    for name, reading in _readings():
        digest.update(write_jsonl(reading, name).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(_readings())} texts changed: {now}"


@pytest.mark.slow
def test_no_copy_of_the_texts_at_hand_begins_or_ends_in_the_middle_of_a_clause() -> None:
    broken = [
        (name, words)
        for name, reading in _readings()
        for cited in cite_statements(reading, reading.statements)
        for words in (cited.sentence, cited.words)
        if not words or _BEGINS.match(words) or _ENDS.search(words)
    ]
    assert broken == []
