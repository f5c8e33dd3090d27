"""The sessions of docs/track.md are played on the real texts that the page tells of."""

import shutil
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.sessions import play, sessions_of
from tests.shared import shared

SESSIONS = sessions_of((ROOT / "docs" / "track.md").read_text(encoding="utf-8"))


def test_real_calls_teach_what_the_page_says(tmp_path: Path) -> None:
    articles = shared("domain", "articles")
    (tmp_path / "calls").mkdir()
    for file in articles.glob("*biden-zelenskyy-call.txt"):
        shutil.copyfile(file, tmp_path / "calls" / file.name)
    # One after the other: all of them ask the library that the first one fills.
    for session in SESSIONS:
        play(session, tmp_path)


@pytest.mark.parametrize("verb", ["formula:", "--dropped", "--timeline"])
def test_the_page_walks_through(verb: str) -> None:
    assert any(verb in line for session in SESSIONS for line in session.lines)
