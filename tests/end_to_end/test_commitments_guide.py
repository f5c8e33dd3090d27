"""The sessions of docs/commitments.md are played on a real joint statement."""

import shutil
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.sessions import Session, play, sessions_of
from tests.shared import shared

SESSIONS = sessions_of((ROOT / "docs" / "commitments.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("session", SESSIONS, ids=range(len(SESSIONS)))
def test_a_real_joint_statement_teaches_what_the_page_says(session: Session, tmp_path: Path) -> None:
    shutil.copyfile(shared("corpus", "ua_013.txt"), tmp_path / "rail.txt")
    play(session, tmp_path)


def test_the_command_and_the_reader_are_walked_through() -> None:
    assert len(SESSIONS) == 2
