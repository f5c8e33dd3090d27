"""The sessions of docs/compare.md are played: on the pair that comes with the program, and on a real one beside it."""

import shutil
from pathlib import Path

import pytest

from tests.generated import ROOT
from tests.sessions import Session, play, sessions_of
from tests.shared import shared

SESSIONS = sessions_of((ROOT / "docs" / "compare.md").read_text(encoding="utf-8"))
REAL = [session for session in SESSIONS if any("white-house.txt" in line for line in session.lines)]
SHIPPED = [session for session in SESSIONS if session not in REAL]


@pytest.mark.parametrize("session", SHIPPED, ids=range(len(SHIPPED)))
def test_the_pair_that_comes_with_the_program_goes_as_it_is_told(session: Session, tmp_path: Path) -> None:
    play(session, tmp_path)


@pytest.mark.parametrize("session", REAL, ids=range(len(REAL)))
def test_a_real_pair_teaches_what_the_page_says(session: Session, tmp_path: Path) -> None:
    pair = shared("pairs", "give", "A_us-ru_2021-12-07")
    for name, called in (("a.txt", "white-house.txt"), ("b.txt", "kremlin.txt")):
        shutil.copyfile(pair / name, tmp_path / called)
    play(session, tmp_path)


def test_both_pairs_are_walked_through() -> None:
    assert (len(SHIPPED) >= 1, len(REAL) >= 5) == (True, True)
