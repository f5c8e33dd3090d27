"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why.
"""

import hashlib

import pytest

import summitreader
from summitreader.exporters.jsonl import write_jsonl
from tests.shared import shared

READINGS = "8b34d0e12d1e37b5cea845fa5d8bb7bd360f085a5d84c56cf826ef109ce15299"


@pytest.mark.slow
def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(write_jsonl(summitreader.read(file), file.stem).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(files)} texts changed: {now}"
