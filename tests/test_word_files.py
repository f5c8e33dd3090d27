"""The word lists and the copies of them that a build makes."""

import json
import tomllib
from pathlib import Path

import pytest
from hatch_build import WordCopies

from summitreader import word_files


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project with one word list, built for a wheel."""
    data = tmp_path / "src/summitreader/data"
    data.mkdir(parents=True)
    (data / "verbs.toml").write_text('[say]\nverbs = ["say", "ñand"]\n', encoding="utf-8")
    monkeypatch.setattr(word_files, "_DATA", data)
    built: dict[str, list[str]] = {"artifacts": []}
    WordCopies(str(tmp_path), {}, None, None, str(tmp_path), "wheel").initialize("standard", built)  # type: ignore[arg-type]
    assert built["artifacts"] == ["src/summitreader/data/verbs.json"]
    return data


def test_a_copy_is_read_while_it_is_one_of_the_same_bytes(project: Path) -> None:
    checksum, tables = json.loads((project / "verbs.json").read_text("utf-8"))
    assert tables == {"say": {"verbs": ["say", "ñand"]}}
    (project / "verbs.json").write_text(json.dumps([checksum, {"from": "the copy"}]), encoding="utf-8")
    assert word_files.word_file("verbs") == {"from": "the copy"}


def test_a_word_list_that_was_changed_since_the_build_is_read_itself(project: Path) -> None:
    (project / "verbs.toml").write_text('[say]\nverbs = ["tell"]\n', encoding="utf-8")
    assert word_files.word_file("verbs") == {"say": {"verbs": ["tell"]}}


@pytest.mark.parametrize("copy", ["", "[1", "{}", "[1, 2, 3]", '"abc"', "1"])
def test_a_damaged_copy_is_passed_over(project: Path, copy: str) -> None:
    (project / "verbs.json").write_text(copy, encoding="utf-8")
    assert word_files.word_file("verbs") == {"say": {"verbs": ["say", "ñand"]}}


def test_every_word_list_says_the_same_in_its_copy() -> None:
    for source in sorted(Path(word_files.__file__).parent.joinpath("data").glob("*.toml")):
        assert word_files.word_file(source.stem) == tomllib.loads(source.read_text("utf-8")), source.name
