from pathlib import Path

import pytest

from tests.corpus.killing import kill_often

pytestmark = pytest.mark.slow


def test_runs_that_are_killed_at_any_moment_leave_no_gap_and_no_duplicate(tmp_path: Path) -> None:
    assert kill_often(tmp_path, 5, articles=80, jobs=1) >= 1
