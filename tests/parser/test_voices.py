"""Texts whose form tells who speaks: transcripts, speeches, letters, declarations (tests/cases/voices.txt)."""

from pathlib import Path

import pytest

from summitreader import parse
from tests.marked import unmarked

CASES = Path(__file__).parents[1] / "cases" / "voices.txt"
_LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", [line for line in _LINES if not line.startswith("- ")])
def test_a_marked_text_has_its_statements_and_speakers(case: str) -> None:
    marked, _, speakers = case.partition(" => ")
    text, marks = unmarked(marked.replace("|", "\n\n"))
    reading = parse(text)
    said = [span.of(text).rstrip(".") for one in reading.statements for span in one.says]
    assert sorted(said) == sorted(span.of(text).rstrip(".") for span in marks["says"])
    named = [one.speaker or "nobody" for one in sorted(reading.statements, key=lambda one: one.says[0])]
    assert named == speakers.split("; ")


@pytest.mark.parametrize("case", [line[2:] for line in _LINES if line.startswith("- ")])
def test_a_text_without_a_voice_has_no_statement(case: str) -> None:
    assert not parse(case.replace("|", "\n\n")).statements
