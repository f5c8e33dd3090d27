"""The sessions of the guide are played: each key and command in a terminal, each line of output compared."""

import shutil
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.sessions import play, sessions_of

GUIDE = sessions_of((ROOT / "docs" / "guide.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(GUIDE)))
def test_a_job_of_the_guide_goes_as_it_is_told(number: int, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "talks", tmp_path / "talks")
    shutil.copy(ROOT / "seeds" / "xi_lee_beijing.txt", tmp_path)
    play(GUIDE[number], tmp_path)
