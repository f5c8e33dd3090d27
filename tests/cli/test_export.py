"""`export` of rows: from files, kept articles and searches; where they go, what is said, and with which status."""

import csv
import io
import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summitreader import cli, session
from summitreader.importers.plain.text import read_text
from summitreader.session import ROW_KINDS, parse
from summitreader.session import library as verbs
from summitreader.session.library import Library
from tests.generated import ROOT

pytestmark = pytest.mark.slow

TALKS = (
    "President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway in Oslo.\n\n"
    "Diallo said that the two countries are close. Vik said that trade must grow. They signed two memoranda on fishing."
)
SHIPS = "Prime Minister Jon Vik of Norway said that ships must sail. He called on Sweden to open the ports."

Export = Callable[..., tuple[int, str, str]]


@pytest.fixture
def export(home: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    """The command, in this process: its status, and what it printed on both streams."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = cli.run(["export", *map(str, arguments)])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def _keep(home: Path, *texts: str) -> tuple[Library, list[str]]:
    library = Library(home / "home" / "library.db")
    return library, [verbs.keep(library, parse(read_text(text))).key for text in texts]


def _table(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed, newline="")))


def test_rows_of_files_and_kept_articles_come_in_the_order_in_which_they_are_named(home: Path, export: Export) -> None:
    _, (talks, ships) = _keep(home, TALKS, SHIPS)
    (home / "fog.txt").write_text("Vik said that fog is thick.", encoding="utf-8")
    status, out, err = export("--rows", "statements", "--format", "csv", ships[:6], "fog.txt", talks)
    assert (status, err) == (0, "")
    rows = _table(out)
    assert list(dict.fromkeys((row["article"], row["file"]) for row in rows)) == [
        *((ships, ""), (parse(read_text("Vik said that fog is thick.")).article.id, "fog.txt"), (talks, "")),
    ]
    assert {row["iso3"] for row in rows if row["country"]} == {"NOR", "KEN"}


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_the_whole_library_is_exported_but_for_the_bin(kind: str, home: Path, export: Export) -> None:
    library, (talks, ships, fog) = _keep(home, TALKS, SHIPS, "Vik said that fog is thick.")
    verbs.bin_articles(library, [fog])
    article = verbs.open_kept(library, talks)
    assert article
    verbs.put_mark(library, verbs.new_mark(article, "tag", parse(article).statements[0].content, "close"))
    status, out, err = export("--all", "--rows", kind)
    assert (status, err) == (0, "")
    keys = {json.loads(line)["article"] for line in out.splitlines()}
    assert talks in keys or kind == "clippings"
    assert keys <= {talks, ships}


def test_corrections_notes_and_tags_are_in_the_rows_of_kept_articles_and_of_their_files(
    home: Path, export: Export
) -> None:
    library, (talks,) = _keep(home, TALKS)
    reading = verbs.read_kept(library, talks)
    assert reading
    said = reading.statements[0].content
    verbs.correct(library, reading, verbs.new_correction(reading.article, "reassign", "statement", said, "Ines Cole"))
    verbs.put_mark(library, verbs.new_mark(reading.article, "note", said, "Ask, or\nwrite."))
    (home / "talks.txt").write_text(TALKS, encoding="utf-8")
    for source in (talks, "talks.txt"):
        _, out, _ = export("--rows", "statements", "--format", "csv", source)
        first = _table(out)[0]
        assert (first["speaker"], first["rule"], first["notes"]) == ("Ines Cole", "yours", "Ask, or\nwrite.")


def test_one_bad_file_or_key_stops_no_other_and_is_named(home: Path, export: Export) -> None:
    _keep(home, TALKS)
    (home / "fog.txt").write_text("Vik said that fog is thick.", encoding="utf-8")
    (home / "bad.txt").write_bytes(b"\0")
    status, out, err = export("--rows", "statements", "bad.txt", "0123abcd", "gone.txt", "fog.txt")
    assert status == 1
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["fog.txt"]
    for name in ("bad.txt", "0123abcd", "gone.txt"):
        assert f"'{name}'" in err


def test_csv_and_tsv_are_rows_of_statements_where_nothing_else_is_named(home: Path, export: Export) -> None:
    (home / "talks.txt").write_text(TALKS, encoding="utf-8")
    assert export("--format", "csv", "talks.txt") == export("--rows", "statements", "--format", "csv", "talks.txt")
    assert len(_table(export("--format", "csv", "talks.txt", "talks.txt")[1])) == 4


def test_whole_readings_of_kept_articles_have_the_readers_corrections(home: Path, export: Export) -> None:
    library, (talks,) = _keep(home, TALKS)
    reading = verbs.read_kept(library, talks)
    assert reading
    said = reading.statements[0].content
    verbs.correct(library, reading, verbs.new_correction(reading.article, "reassign", "statement", said, "Ines Cole"))
    row = json.loads(export(talks)[1])
    assert (row["id"], row["statements"][0]["speaker"]) == (talks, "Ines Cole")
    assert "Ines Cole" in export("--all", "--format", "markdown")[1]


def test_a_file_is_written_with_its_schema_and_never_written_over(home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    status, out, err = export("--rows", "agreements", "--format", "csv", "--bom", "--output", "deals.csv", talks)
    assert (status, out) == (0, "")
    assert err == "1 row of 1 article was written to 'deals.csv', the schema to 'deals.schema.json'.\n"
    written = (home / "deals.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfarticle,")
    assert json.loads((home / "deals.schema.json").read_text())["title"] == "summitreader agreements"
    assert json.loads(export("--rows", "agreements", "--schema")[1])["version"] == 1
    status, _, err = export("--rows", "agreements", "--format", "csv", "--output", "deals.csv", talks)
    assert (status, "is there already" in err) == (1, True)
    status, _, err = export("--rows", "people", "--output", "deals.jsonl", talks)
    assert (status, "another schema" in err) == (1, True)
    assert (home / "deals.csv").read_bytes() == written
    assert export("--rows", "people", "--format", "csv", "--force", "--output", "deals.csv", talks)[0] == 0
    assert (home / "deals.csv").read_bytes() != written
    assert sorted(file.name for file in home.iterdir()) == ["deals.csv", "deals.schema.json", "home"]


def test_a_file_in_another_folder_and_its_schema_are_told_with_the_folder(home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    (home / "e1").mkdir()
    _, _, err = export("--rows", "agreements", "--output", "e1/o.csv", talks)
    assert err == "1 row of 1 article was written to 'e1/o.csv', the schema to 'e1/o.schema.json'.\n"
    assert (home / "e1" / "o.schema.json").is_file()


@pytest.mark.parametrize("name", ["", "no/such/folder/a.csv", ".", "a\0b.csv", "x" * 300])
def test_a_place_that_cannot_be_written_to_is_said(name: str, home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    status, out, err = export("--rows", "people", f"--output={name}", talks)
    assert (status, out) == (1, "")
    assert err.startswith("summitreader: ")
    assert [file.name for file in home.iterdir()] == ["home"]


def test_columns_can_be_chosen(home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    assert export("--format", "csv", "--columns", "speaker, words", talks)[1].startswith("speaker,words\nAmara Diallo,")
    status, out, err = export("--format", "csv", "--columns", "speaker,colour", talks)
    assert (status, out) == (1, "")
    assert "no column 'colour' (columns: article, file, " in err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--rows", "statements"),
        ("--rows", "sentences", "x"),
        ("--rows", "people", "--format", "text", "x"),
        ("--all", "x"),
        ("--all", "--find", "trade"),
        ("--bom", "x"),
        ("--schema",),
        ("--across", "--all"),
        ("--columns", "words", "x"),
    ],
)
def test_a_call_that_makes_no_sense_is_explained(arguments: tuple[str, ...], export: Export) -> None:
    status, out, err = export(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: summitreader export")
    assert "\nsummitreader export: " in err


def test_a_search_gives_the_statements_that_it_finds_and_all_other_rows_of_their_articles(
    home: Path, export: Export
) -> None:
    _, (talks, _) = _keep(home, TALKS, SHIPS)
    status, out, err = export("--find", "speaker:Vik trade", "--format", "csv")
    assert (status, err) == (0, "")
    assert [(row["article"], row["speaker"], row["words"]) for row in _table(out)] == [
        (talks, "Jon Vik", "trade must grow"),
    ]
    people = {json.loads(line)["name"] for line in export("--find", "trade", "--rows", "people")[1].splitlines()}
    assert people == {"Amara Diallo", "Jon Vik"}
    across = _table(export("--find", "close fishing", "--across", "--format", "csv")[1])
    assert [row["speaker"] for row in across] == ["Amara Diallo", "Jon Vik"]
    assert export("--find", "trade")[1].count('"id"') == 1
    _keep(
        home, "Prime Minister Jon Vik of Norway thanked Kenya for its ships. Vik expressed condolences over the fire."
    )
    thanks = _table(export("--find", "act:thank", "--format", "csv")[1])
    assert [(row["act"], row["plover"]) for row in thanks] == [("thank", "SUPPORT")]
    assert [row["words"] for row in _table(export("--find", "act:condole", "--format", "csv")[1])] == [
        "expressed condolences over the fire",
    ]
    status, out, err = export("--find", "herring", "--format", "csv")
    assert (status, out.count("\n"), "nothing was found" in err) == (1, 1, True)
    assert "theme" in export("--find", "theme:herrings", "--rows", "people")[2]


def test_the_format_is_the_one_that_the_files_name_asks_for(home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    for name, begins in (
        ("a.csv", "article,file"),
        ("b.tsv", "article\tfile"),
        ("c.html", "<!DOCTYPE"),
        ("d.x", '{"art'),
    ):
        assert export("--rows", "people", "--output", name, talks)[0] == 0
        assert (home / name).read_text(encoding="utf-8").startswith(begins)
    assert export("--output", "talks.md", talks)[0] == 0
    assert (home / "talks.md").read_text(encoding="utf-8").startswith("# ")


def test_it_is_said_why_nothing_is_found_in_a_text_in_another_language(home: Path, export: Export) -> None:
    text = "Le président a dit que la paix est importante. Les deux pays ont signé un accord sur la pêche à Oslo. " * 5
    _, (kept,) = _keep(home, text)
    (home / "fr.txt").write_text(text, encoding="utf-8")
    for source in (kept, "fr.txt"):
        status, out, err = export("--rows", "statements", source)
        assert (status, out, "(French)" in err) == (0, "", True)


def test_where_no_country_is_known_there_are_no_letters_of_one(home: Path, export: Export) -> None:
    (home / "fog.txt").write_text("Vik said that fog is thick.", encoding="utf-8")
    (row,) = _table(export("--format", "csv", "fog.txt")[1])
    assert (row["country"], row["iso3"]) == ("", "")


def test_a_search_finds_all_there_is(home: Path, export: Export) -> None:
    _keep(home, *(f"Vik said that trade must grow by {number} ships." for number in range(150)))
    assert len(_table(export("--find", "trade", "--format", "csv")[1])) == 150


def test_what_another_version_found_is_found_again_once(home: Path, export: Export) -> None:
    library, _ = _keep(home, TALKS)
    with library.writing() as db:
        db.execute("UPDATE findings SET parser = 'older'")
    before = export("--all", "--format", "csv")
    assert verbs.to_be_read(library) == 0
    with library.writing() as db:
        db.execute("UPDATE findings SET parser = 'older'")
    library.close()
    library.path.chmod(0o400)
    assert export("--all", "--format", "csv") == before


def test_an_empty_library_gives_an_empty_table_and_is_said(export: Export) -> None:
    status, out, err = export("--all", "--rows", "people", "--format", "csv")
    assert status == 1
    assert out.startswith("article,file,")
    assert "empty" in err


def test_a_reader_of_the_rows_that_goes_away_is_no_fault(home: Path) -> None:
    (home / "a.txt").write_text("Vik said that fog is thick.\n" * 3000, encoding="utf-8")
    command = f"{sys.executable} -m summitreader export --rows statements {home}/a.txt | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_a_table_is_called_by_whole_words_of_a_long_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    title = "Remarks by President Diallo and Prime Minister Berg after their Prime-Ministerial Council"
    named = Path(session.export_place(title, "statements", "csv")).name
    assert named == "remarks-by-president-diallo-and-prime-minister-berg-after-statements.csv"
    assert Path(session.export_place("“Talks”", "statements", "csv")).name == "talks-statements.csv"
    assert Path(session.export_place("…", "statements", "csv")).name == "statements.csv"
    assert len(Path(session.export_place("o" * 300, "statements", "csv")).name) < 90


def test_whole_articles_become_notes_in_a_folder_that_is_named(home: Path, export: Export) -> None:
    _, (talks,) = _keep(home, TALKS)
    (home / "here").mkdir()
    for output in ("notes/", "here"):
        status, out, err = export("--format", "markdown", "--output", output, talks)
        assert (status, out) == (0, "")
        assert err == f"1 article was written into '{output.rstrip('/')}/'.\n"
        assert (home / output / "speakers" / "Jon Vik.md").is_file()
        status, _, err = export("--format", "markdown", "--output", output, talks)
        assert (status, "is there already: nothing was written" in err) == (1, True)
    status, _, err = export("--format", "html", "--output", "here", talks)
    assert (status, "is a folder" in err) == (1, True)
    assert export("--format", "markdown", "--output", "one.md", talks)[0] == 0
    assert (home / "one.md").is_file()


def test_json_of_whole_articles_has_its_schema_beside_it(home: Path, export: Export) -> None:
    _, (talks, ships) = _keep(home, TALKS, SHIPS)
    (home / "fog.txt").write_text("Vik said that fog is thick.", encoding="utf-8")
    status, _, err = export("--output", "talks.json", talks, "fog.txt", "gone.txt", ships)
    assert (status, err.splitlines()[-1]) == (1, "3 articles were written to 'talks.json'.")
    assert [one["id"] for one in json.loads((home / "talks.json").read_text())] == [talks, "fog", ships]
    schema = (home / "talks.articles.schema.json").read_text()
    assert (json.loads(schema)["type"], export("--format", "json", "--schema")[1]) == ("array", schema)


def test_where_pyarrow_is_missing_the_command_that_installs_it_is_told(
    home: Path, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, (talks,) = _keep(home, TALKS)
    assert export("--output", "a.parquet", talks) == (
        *(1, "", "summitreader: Parquet needs pyarrow: pip install 'summitreader[parquet]'\n"),
    )
    assert [file.name for file in home.iterdir()] == ["home"]


@pytest.mark.parametrize("format", [one.name for one in session.FORMATS.values()])
def test_every_format_is_written_of_no_words_and_of_odd_ones(format: str, home: Path, export: Export) -> None:
    (home / "empty.txt").write_text("", encoding="utf-8")
    (home / "odd \n name.txt").write_bytes(
        b"Vik said: \xf0\x9f\x98\x80 fish.\r\n\r\n\xe2\x80\xaeVik said fog is thick.\r\n"
    )
    status, _, err = export("--format", format, "--output", "out.x", "odd \n name.txt")
    assert (status, "Traceback" in err) == (0, False)
    assert (home / "out.x").stat().st_size > 0
    status, _, err = export("--format", format, "--output", "none.x", "empty.txt")
    assert "Traceback" not in err


def test_the_commands_of_the_page_of_formats_do_what_it_says(home: Path, export: Export) -> None:
    talks = sorted((ROOT / "docs" / "talks").glob("*.md"))
    (home / "talks").mkdir()
    for file in talks:
        (home / "talks" / file.name).write_bytes(file.read_bytes())
    (home / "draft.txt").write_text("Vik said that fog is thick.", encoding="utf-8")
    verbs.keep_readings(Library(home / "home" / "library.db"), [session.read(file) for file in talks])
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    commands = [shlex.split(line) for line in page.splitlines() if line.startswith("summitreader ")]
    assert len(commands) == 7
    for _, verb, *arguments in commands:
        status, out, err = export(*arguments)
        assert (verb, status) == ("export", 0), err
        if "--output" in arguments:
            assert (home / arguments[arguments.index("--output") + 1]).exists()
        assert out or "written" in err or "marks" in arguments
