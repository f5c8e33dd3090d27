"""What a release says of itself: version, licence, how it is cited, and the steps that lead to it."""

import re
import tomllib
from typing import Any

import yaml
from jsonschema import Draft7Validator

import summitreader
from tests.shared import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_WORDS = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"}
# What version 1.2.0 of the Citation File Format asks of the keys that we may have need of.
CFF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": _WORDS,
        "title": _WORDS,
        "abstract": _WORDS,
        "type": {"enum": ["software", "dataset"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "object", "required": ["name"], "properties": {"name": _WORDS, "website": _ADDRESS}},
        },
        "license": {"const": "MIT"},
        "version": _WORDS,
        "date-released": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$"},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _WORDS},
        "repository-code": _ADDRESS,
        "url": _ADDRESS,
    },
}


def test_the_citation_file_is_one_by_its_format_and_tells_this_version() -> None:
    # Days stay words: to the format a day is one.
    told = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [*Draft7Validator(CFF).iter_errors(told)] == []
    assert told["version"] == summitreader.__version__


def test_the_changelog_begins_with_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    head = re.search(r"^## (\S+), (?:not released yet|\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert head
    assert head[1] == summitreader.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", summitreader.__version__)


def test_the_licence_is_an_spdx_expression_and_nothing_else_tells_of_it() -> None:
    assert PROJECT["license"] == "MIT"
    assert PROJECT["license-files"] == ["LICENSE"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert not [one for one in PROJECT["classifiers"] if one.startswith("License")]


def test_the_versions_of_python_that_are_told_are_those_that_are_tried() -> None:
    told = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)]
    tried = re.findall(r'"(3\.\d+)"', (ROOT / ".ci" / "release.py").read_text(encoding="utf-8"))
    assert told == [version for version in tried if version in told]
    assert PROJECT["requires-python"] == f">={told[0]}"


def test_every_step_of_the_checklist_names_what_there_is() -> None:
    page = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.findall(r"`make (\w+)`", page)
    assert {"docs", "cast", "shots", "bench", "fuzz", "check", "release"} == {*verbs}
    assert all(f"\n{verb}:  ##" in makefile for verb in verbs)
    files = re.findall(r"`((?:src/|docs/|\.ci/)?[\w/.]+\.(?:py|md|cff|toml))`", page)
    assert [file for file in files if not (ROOT / file).exists() and file != "version.py"] == []
