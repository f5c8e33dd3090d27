"""The Python interface: what docs/api.md promises, done."""

import doctest
import inspect
import json
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

import summitreader
from summitreader import Reading, RecordKind, model, session
from tests.modules import loaded_by

KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
PAGE = Path(__file__).parents[1] / "docs" / "api.md"


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The bundled article."""
    return summitreader.read(session.seed())


@pytest.mark.slow
def test_importing_the_package_loads_nothing_but_its_version() -> None:
    before = loaded_by("")
    assert loaded_by("import summitreader") - before == {"summitreader", "summitreader.version"}


def test_no_part_of_the_program_takes_the_place_of_what_is_given() -> None:
    package = Path(summitreader.__file__).parent
    parts = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert not parts & {*summitreader.__all__}


def test_every_name_is_given_and_told_of_in_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in summitreader.__all__:
        assert getattr(summitreader, name) is not None
        assert f"`{name}" in page or name == "__version__", name
    assert dir(summitreader) == sorted(summitreader.__all__)


def test_every_function_says_what_it_takes_and_what_it_raises() -> None:
    functions = [getattr(summitreader, name) for name in summitreader.__all__]
    for function in filter(inspect.isfunction, functions):
        doc = inspect.getdoc(function) or ""
        assert all(f"    {name}: " in doc for name in inspect.signature(function).parameters), function
        assert "Raises:" in doc or function in (summitreader.parse, summitreader.records), function


@pytest.mark.parametrize("module", [summitreader, model], ids=lambda module: str(module.__name__))
def test_the_examples_give_what_they_say(module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text("President Ana Ruiz said that roads matter.", encoding="utf-8")
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 2
    assert done.failed == 0


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_the_rows_that_export_writes_and_its_schema_describes(kind: RecordKind, reading: Reading) -> None:
    found = reading.to_records(kind)
    assert found
    Draft202012Validator({"type": "array", "items": json.loads(session.table_schema(kind))}).validate(found)
    library, read = session.library.find_library("nowhere.db"), [session.ReadSource(str(session.seed()), reading)]
    rows = session.rows_of(session.sources_of_files(library, read), kind)
    written = "".join(map(str, session.write_table((row for article in rows for row in article.rows), kind, "jsonl")))
    assert [json.loads(line) for line in written.splitlines()] == [
        {**row, "file": str(session.seed())} for row in found
    ]


_NAMES: dict[RecordKind, tuple[str, ...]] = {
    "statements": ("speaker", "kind", "act", "stance", "rule"),
    "agreements": ("kind", "count", "precision", "status", "fields", "start", "end", "rule"),
    "people": ("name", "role", "country", "aliases", "kind", "members", "speaks"),
}


@pytest.mark.parametrize("kind", _NAMES)
def test_records_call_things_what_a_reading_in_json_calls_them(kind: RecordKind, reading: Reading) -> None:
    whole = json.loads(session.export(reading, "jsonl", "seed"))
    records = [[row[name] for name in _NAMES[kind]] for row in reading.to_records(kind)]
    assert records == [[one[name] for name in _NAMES[kind]] for one in whole[kind]]


def test_records_are_values_of_json_that_nobody_shares(reading: Reading) -> None:
    first, second = reading.to_records(), reading.to_records()
    assert json.loads(json.dumps(first)) == first == second
    first[0]["speaker"] = "somebody else"
    assert reading.to_records() == second


def test_a_text_of_which_nothing_is_found_gives_no_records() -> None:
    for text in ("", "\0\0", "\U0001f600" * 3, "x" * 100_000):
        assert [summitreader.parse(text).to_records(kind) for kind in KINDS] == [[]] * len(KINDS)


def test_a_search_gives_every_hit_of_every_part(tmp_path: Path) -> None:
    library = summitreader.Library(str(tmp_path / "talks.db"))
    assert [*summitreader.articles(library), *summitreader.find(library, "roads")] == []
    assert summitreader.read_kept(library, "0" * 16) is None
    for number in range(130):
        summitreader.keep(library, summitreader.parse(f"President Ana Ruiz said that {number} roads matter."))
    hits = [*summitreader.find(library, "roads")]
    assert len({hit.article for hit in hits}) == len(hits) == 130
    assert {article.key for article in summitreader.articles(library)} == {hit.article for hit in hits}


@pytest.mark.parametrize("name", ["missing.txt", "", "\0", "a\nb"])
def test_what_cannot_be_read_is_a_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(summitreader.ImportFailed, match="cannot"):
        summitreader.read(name)


def test_what_is_no_library_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "talks.db").write_text("no library", encoding="utf-8")
    library = summitreader.Library(tmp_path / "talks.db")
    with pytest.raises(summitreader.LibraryFault, match=r"talks\.db"):
        next(summitreader.articles(library))
    with pytest.raises(summitreader.LibraryFault, match=r"talks\.db"):
        summitreader.keep(library, summitreader.parse("Xi said peace matters."))


@pytest.mark.parametrize("name", [".", "/", "sub"])
def test_a_folder_is_no_library(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    library = summitreader.Library(name)
    with pytest.raises(summitreader.LibraryFault, match="is a folder, not a library"):
        next(summitreader.articles(library))
    with pytest.raises(summitreader.LibraryFault, match="is a folder, not a library"):
        summitreader.keep(library, summitreader.parse("Xi said peace matters."))
