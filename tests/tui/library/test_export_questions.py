"""Exporting what is on the screen, as a table or as whole articles, by keyboard alone."""

import csv
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.library.test_shelf_screen import drawn, on_the_shelf, pressed, three
from tests.tui.reader.test_keep_actions import at_home, told, written
from tests.tui.running_reader import at_once, opened, settled


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as read:
        return list(csv.DictReader(read))


async def _exported(pilot: Pilot[int], *keys: str) -> None:
    """Answers the questions, the last of them with the name that is offered."""
    await pressed(pilot, "E", *keys, "enter")


async def test_the_article_on_the_screen_is_exported_before_and_after_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await _exported(pilot, "enter", "enter")
        (file,) = tmp_path.glob("*-statements.csv")
        rows = _rows(file)
        assert len(rows) == 60
        assert (rows[0]["speaker"], rows[0]["tags"]) == ("Diallo", "")
        assert f"60 rows of 1 article were written to '{file}'" in told(pilot)
        assert file.with_name(f"{file.stem}.schema.json").exists()
        await pressed(pilot, "right_square_bracket", "number_sign", *"port", "enter")
        await _exported(pilot, "enter", "c")
        (again,) = tmp_path.glob("*-statements-2.csv")
        assert [row["words"] for row in _rows(again) if row["tags"] == "port"]
        assert _rows(file) == rows, "what was there is as it was"


async def test_letters_typed_at_once_answer_one_question_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        at_once(pilot, "E", "p", "t", "enter")
        await settled(pilot)
        assert len([*tmp_path.glob("*-people.tsv")]) == 1


async def test_whole_articles_are_exported_in_a_format_of_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _exported(pilot, "w", "b")
        assert (tmp_path / "library.bib").read_text(encoding="utf-8").count("@misc{") == 3
        assert f"3 articles were written to '{tmp_path / 'library.bib'}'." in told(pilot)
        await _exported(pilot, "w", "x")
        assert "WHO SAID WHAT" in (tmp_path / "library.txt").read_text(encoding="utf-8")
        await _exported(pilot, "w", "n")
        assert f"3 articles were written into '{tmp_path / 'library'}/'." in told(pilot)
        assert len([*(tmp_path / "library" / "articles").iterdir()]) == 3


async def test_a_place_that_is_taken_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.csv").write_text("mine")
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "E", "p", "t", "ctrl+u", *"taken.csv", "enter")
        assert "'taken.csv' is there already" in told(pilot)
        assert "taken.csv" in drawn(pilot)
        await pressed(pilot, "ctrl+u", *"free.tsv", "enter")
        assert (tmp_path / "free.tsv").read_text().startswith("article\tfile\t")
    assert (tmp_path / "taken.csv").read_text() == "mine"


async def test_the_articles_of_the_view_the_marks_and_the_clippings_are_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _exported(pilot, "enter", "enter")
        assert {row["title"] for row in _rows(tmp_path / "library-statements.csv")} == {"Ships", "Herring", "Trade"}
        await pressed(pilot, "slash", *"gazette", "enter")
        await _exported(pilot, "t", "enter")
        assert {row["title"] for row in _rows(tmp_path / "gazette-themes.csv")} <= {"Ships", "Trade"}
        await pressed(pilot, "M")
        await _exported(pilot, "enter", "enter")
        (mark,) = _rows(tmp_path / "library-marks.csv")
        assert (mark["kind"], mark["colour"], mark["words"]) == ("highlight", "green", "Diallo")
        await pressed(pilot, "escape", "F", *"herring", "enter")
        await _exported(pilot, "enter", "c")
        assert [row["words"] for row in _rows(tmp_path / "herring-statements.csv")] == ["herring is good"]
        await pressed(pilot, "escape", "C", "E")
        assert "There are no clippings to be exported." in told(pilot)
        assert not [*tmp_path.glob("*clippings*")]
