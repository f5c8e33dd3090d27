"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why.
"""

import hashlib

import pytest

import summitreader
from summitreader.exporters.jsonl import write_jsonl
from tests.shared import shared

READINGS = "20d5a64d081b226a8126fea49919d9b7ff047540580d560998f85a7e9beb7447"


@pytest.mark.slow
def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(write_jsonl(summitreader.read(file), file.stem).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(files)} texts changed: {now}"
