"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why.
"""

import hashlib

import pytest

import summitreader
from summitreader.exporters.jsonl import write_jsonl
from tests.shared import shared

READINGS = "9beba5f5e74d5a1f58d59b6c8bfb6d6d5ca28641da3f48470731192d3cbdbd8f"


@pytest.mark.slow
def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(write_jsonl(summitreader.read(file), file.stem).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(files)} texts changed: {now}"
