"""The demonstration at the top of the README is a recording that players take, and a picture made from it."""

import json
import re
from xml.etree import ElementTree

import pytest

from tests import program
from tests.cast import CAST, PICTURE, picture, shown
from tests.shared import ROOT

RECORDED = CAST.read_text(encoding="utf-8")


def test_the_recording_is_one_by_its_format() -> None:
    head, *events = map(json.loads, RECORDED.splitlines())
    assert (head["version"], type(head["width"]), type(head["height"])) == (2, int, int)
    times = [time for time, kind, drawn in events if kind == "o" and isinstance(drawn, str)]
    assert len(times) == len(events) > 20
    assert times == sorted(times)


def test_the_picture_is_made_from_the_recording_and_is_small() -> None:
    kept = PICTURE.read_text(encoding="utf-8")
    assert kept == picture(RECORDED), "run python -m tests.cast and look"
    assert max(PICTURE.stat().st_size, CAST.stat().st_size) < 300_000


def test_the_picture_runs_nothing_and_loads_nothing() -> None:
    kept = PICTURE.read_text(encoding="utf-8")
    ElementTree.fromstring(kept)
    assert set(re.findall(r"https?://[^\"]+", kept)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<foreignObject|<image|@import|url\(|\son\w+=", kept)
    assert "prefers-reduced-motion" in kept
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_is_printed_at_the_end_is_what_the_program_prints() -> None:
    _, last = shown(RECORDED)[-1]
    on_screen = [words for words in ("".join(run for run, _ in row).rstrip() for row in last) if words]
    arguments = (
        on_screen[0].removeprefix("$ summitreader ").replace("talks.txt", str(ROOT / "seeds/xi_lee_beijing.txt"))
    )
    printed = program.run_text(*arguments.split(), environ={"COLUMNS": "120"}).stdout
    assert [line.rstrip() for line in printed.splitlines() if line.strip()] == on_screen[1:-1], (
        "run python -m tests.cast"
    )
