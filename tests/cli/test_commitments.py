"""`commitments`: against which text each is set, what is narrowed, and in which tables it is written."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summitreader import cli

OLD = "Joint statement of Peru and Chile\n\nWe intend to clean the canal of Huaral. We will train young pilots."
NEW = "Joint statement of Peru and Chile\n\nWe will clean the canal of Huaral by 2031. Peru will lend two cranes."
OTHER = "Joint statement of Norway and Iceland\n\nWe will clean the canal of Bergen."

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, in this process and a folder of three texts: its status, and what it printed on both streams."""
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("other.txt", OTHER), ("plain.txt", "It rained in Oslo.")):
        Path(name).write_text(text, encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        try:
            status = cli.run(["commitments", *arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return done


def _fates(line: str) -> list[str | None]:
    return [one["fate"] for one in json.loads(line)["commitments"]]


def test_the_later_of_two_texts_of_a_group_is_set_against_the_earlier(run: Run) -> None:
    status, out, _ = run("--json", "old.txt", "other.txt", "new.txt")
    old, other, new = out.splitlines()
    assert status == 0
    assert (_fates(old), _fates(other)) == ([None, None], [None])
    assert _fates(new) == ["strengthened", "new"]
    assert json.loads(new)["dropped"] == [{"number": 2, "words": "will train young pilots"}]
    assert json.loads(new)["since"]["title"] == "Joint statement of Peru and Chile"


def test_a_text_of_any_group_is_set_against_the_one_that_is_named(run: Run) -> None:
    _, out, _ = run("--json", "--since", "old.txt", "other.txt")
    assert json.loads(out)["since"]["title"] == "Joint statement of Peru and Chile"


def test_conditions_narrow_and_numbers_stay(run: Run) -> None:
    status, out, _ = run("--json", "--actor", "Peru", "--strength", "will", "new.txt", "old.txt")
    assert [[one["number"] for one in json.loads(line)["commitments"]] for line in out.splitlines()] == [[1, 2], [2]]
    assert status == 0
    status, _, err = run("--actor", "Norway", "new.txt")
    assert (status, "of 2 commitments none is as it is asked for" in err) == (1, True)


def test_the_table_of_coders_has_a_score_for_each_member(run: Run) -> None:
    _, out, _ = run("--format", "g20", "new.txt")
    rows = list(csv.DictReader(out.splitlines()))
    assert [(row["Commitment text"], row["Deadline"], row["Score: Peru"]) for row in rows] == [
        ("will clean the canal of Huaral by 2031", "by 2031", ""),
        ("will lend two cranes", "", ""),
    ]
    _, out, _ = run("--format", "pax", "new.txt")
    assert [row["Con"] for row in csv.DictReader(out.splitlines())] == ["Peru/Chile", "Peru"]


def test_a_text_without_commitments_says_so(run: Run) -> None:
    status, out, _ = run("plain.txt")
    assert (status, "No commitments were found in this text by these rules." in out) == (0, True)


def test_what_cannot_be_done_is_a_sentence(run: Run) -> None:
    assert run("missing.txt")[0] == 1
    assert run("--json", "--format", "csv", "new.txt")[0] == 2
    assert run()[0] == 2
