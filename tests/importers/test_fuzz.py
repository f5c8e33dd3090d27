import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.errors import ImportFailed
from summitreader.importers.opening import open_data
from tests.fuzz import SEEDS, check, mutated, repacked, run

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.randoms(use_true_random=False))
def test_no_broken_document_breaks_a_promise(name: str, chance: random.Random) -> None:
    data = repacked(name, chance) if SEEDS[name].startswith(b"PK") else mutated(SEEDS[name], chance)
    try:
        opened = open_data(data, name)
    except ImportFailed as refusal:
        fault = str(refusal)
    else:
        check(opened)
        fault = ""
    assert "broke its reader" not in fault


def test_every_seed_of_the_fuzzer_is_a_good_document() -> None:
    for name, data in SEEDS.items():
        check(open_data(data, name))


def test_the_long_run_counts_what_it_does() -> None:
    counts = run(0.3, seed=1)
    assert counts["inputs"] == counts["read"] + counts["refused"]
    assert counts["crashes"] == 0
