"""docs/corpus.md: each recipe and each command in it is done, and all come to the same."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from summitreader import cli
from tests.corpus.made import json_lines, read, rows_of
from tests.generated import ROOT

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
DIGEST, *RECIPES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the recipes are tried: articles in two files, and the tables that the command writes of them."""
    folder = tmp_path_factory.mktemp("recipes")
    (folder / "articles").mkdir()
    for number, numbers in enumerate((range(20), range(20, 32))):
        (folder / "articles" / f"{number}.jsonl").write_text("".join(json_lines(numbers)))
    read([folder / "articles"], folder / "tables")
    return folder


def _digest(rows: list[dict[str, Any]]) -> str:
    known: dict[str, Any] = {}
    exec(DIGEST, known)
    return str(known["digest"](rows))


@pytest.mark.parametrize("recipe", RECIPES, ids=["duckdb", "duckdb-function", "dask", "datatrove"])
def test_a_recipe_finds_what_the_command_wrote(recipe: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    known: dict[str, Any] = {"__name__": "recipe"}
    exec(recipe, known)
    wanted = rows_of(folder / "tables")
    assert len(known["rows"]) == len(wanted) > 60
    assert _digest(known["rows"]) == _digest(wanted)


def test_another_speaker_or_place_gives_another_digest(folder: Path) -> None:
    rows = rows_of(folder / "tables")
    assert _digest(rows[::-1]) == _digest(rows) != _digest(rows[1:])
    assert _digest([rows[0] | {"speaker": "Nobody"}, *rows[1:]]) != _digest(rows)


_SHELL = {"$SLURM_ARRAY_TASK_ID": "7", "{}": "1", "$(date +\\%F)": "2026-01-05", "'": " ", ":::": " # "}
"""What a shell or a scheduler puts into a command, or ends it with."""


def test_every_command_of_the_page_is_understood() -> None:
    scripts = "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
    for sign, put in _SHELL.items():
        scripts = scripts.replace(sign, put)
    commands = re.findall(r"summitreader corpus (.+)", scripts)
    assert len(commands) == 5
    for command in commands:
        found = cli.parser_of("corpus").in_any_order(shlex.split(command, comments=True))
        assert found.out.startswith("tables")
        assert found.files in (["articles.jsonl", "crawl"], ["crawl"], ["news/2026-01-05"])


def test_the_tables_of_the_page_name_all_files_that_are_written(folder: Path) -> None:
    for file in (folder / "tables").iterdir():
        assert f"`{file.name}" in PAGE or f"`{file.name}/`" in PAGE or file.name.endswith(".schema.json"), file
    assert json.loads((folder / "tables" / "corpus.json").read_text())["counts"]["articles"] == 32
