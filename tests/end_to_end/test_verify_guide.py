"""The sessions of docs/verify.md are played on a real pair of accounts."""

import shutil
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.sessions import Session, play, sessions_of
from tests.shared import shared

SESSIONS = sessions_of((ROOT / "docs" / "verify.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("session", SESSIONS, ids=range(len(SESSIONS)))
def test_a_memo_is_judged_as_the_page_says(session: Session, tmp_path: Path) -> None:
    pair = shared("pairs", "give", "A_us-ru_2021-12-07")
    for name, called in (("a.txt", "white-house.txt"), ("b.txt", "kremlin.txt")):
        shutil.copyfile(pair / name, tmp_path / called)
    shutil.copyfile(ROOT / "docs" / "memos" / "video-call.md", tmp_path / "memo.md")
    play(session, tmp_path)


def test_the_page_has_a_walk() -> None:
    assert len(SESSIONS) >= 3
