"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why.
"""

import hashlib

import pytest

import summitreader
from summitreader.exporters.jsonl import write_jsonl
from tests.shared import shared

READINGS = "a0048b332d68ed4c50b317fa4244c74385007c4d8b1f54a189aa3b22ca9d9bb7"


@pytest.mark.slow
def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(write_jsonl(summitreader.read(file), file.stem).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(files)} texts changed: {now}"
