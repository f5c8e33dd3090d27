import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import projects
from tests.fuzz.__main__ import TARGETS, run
from tests.fuzz.documents import SEEDS, broken, opens, repacked

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.randoms(use_true_random=False))
def test_no_broken_document_breaks_a_promise(name: str, chance: random.Random) -> None:
    opens(name, repacked(name, chance) if SEEDS[name].startswith(b"PK") else broken(SEEDS[name], chance))


def test_every_seed_of_the_fuzzer_is_a_good_document() -> None:
    assert all(opens(name, data) for name, data in SEEDS.items())
    assert all(projects.opens(name, data) for name, data in projects.SEEDS.items())


def test_the_long_run_tries_every_target_and_counts_what_it_does() -> None:
    counts = run(4, seed=1)
    assert all(of["inputs"] == of["read"] + of["refused"] for of in counts.values()), counts
    assert all(counts[name]["inputs"] for name in TARGETS)
