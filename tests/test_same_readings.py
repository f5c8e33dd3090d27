"""Every reading of the texts at hand, held by one hash: a change that only moves code must leave it alone.

A change of the parser moves it on purpose, in the commit that says why.
"""

import hashlib

import summitreader
from summitreader.exporters.jsonl import write_jsonl
from tests.shared import shared

READINGS = "a5b3c8b9ebaf87d15cb169a789d5343a28c0e065bc097df4e943e37f571982cf"


def test_the_readings_of_all_texts_at_hand_are_what_they_were() -> None:
    files = sorted((*shared("domain", "articles").glob("*.txt"), *shared("gold", "readouts").glob("*.txt")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(write_jsonl(summitreader.read(file), file.stem).encode())
    now = digest.hexdigest()
    assert now == READINGS, f"the readings of {len(files)} texts changed: {now}"
