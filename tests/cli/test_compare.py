"""`compare`: what it takes, where its forms go, what it says of input that cannot be compared."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summitreader import cli, session
from summitreader.comparison import Ruling
from summitreader.model import Span
from summitreader.session.library import Library, find_library

pytestmark = pytest.mark.slow

OURS = "President Ana Ruiz of Chile said that the ferry to the island will sail again in May."
THEIRS = "Prime Minister Bo Lind of Norway said that the ferry to the island may sail again. It rained in Oslo."
FRENCH = "Le président de la République a rencontré hier le premier ministre pour parler des relations entre les pays."

Compare = Callable[..., tuple[int, str, str]]


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Compare:
    """The command, in this process and a folder of two accounts: its status, and what it printed on both streams."""
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name, text in (("ours.txt", OURS), ("theirs.txt", THEIRS), ("copy.txt", OURS), ("french.txt", FRENCH)):
        Path(name).write_text(text, encoding="utf-8")
    Path("empty.txt").touch()
    Path("folder").mkdir()
    for number in range(3):
        Path("folder", f"{number}.txt").write_text(f"{OURS} {number}", encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = cli.run(["compare", *arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.mark.parametrize(
    ("files", "status", "sentence"),
    [
        ("ours.txt", 2, "takes two to 8 accounts, not 1"),
        ("", 2, "takes two to 8 accounts, not 0"),
        ("ours.txt ours.txt", 1, "cannot compare a text with itself: 'ours.txt' is given twice"),
        ("ours.txt copy.txt", 1, "cannot compare a text with itself: 'ours.txt' and 'copy.txt' have the same words"),
        ("ours.txt folder", 1, "'folder' holds 3 articles, and one is asked for: name its file"),
        (
            "ours.txt french.txt",
            1,
            "cannot compare 'french.txt': findings are not available for this language (French)",
        ),
        ("ours.txt empty.txt", 1, "cannot read 'empty.txt': it is empty"),
        ("ours.txt nothing.txt", 1, "cannot read 'nothing.txt': no such file or directory"),
        ("ours.txt 0123abcd", 1, "cannot tell which article '0123abcd' is: there is no article with such a key"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    compare: Compare, files: str, status: int, sentence: str
) -> None:
    told = compare(*files.split())
    assert told[:2] == (status, "")
    assert sentence in told[2].splitlines()[-1]
    assert len(told[2].splitlines()) == 1 or status == 2


def test_a_pipe_gets_plain_text(compare: Compare) -> None:
    status, printed, told = compare("ours.txt", "theirs.txt")
    assert (status, told) == (0, "")
    assert printed.startswith("2 ACCOUNTS OF ONE EVENT COMPARED\n\na  ")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        *(("o.json", '{"format": 1'), ("o.md", "# 2 accounts"), ("o.html", "<!DOCTYPE html>"), ("o.csv", "number,")),
        ("o.txt", "2 ACCOUNTS"),
    ],
)
def test_a_file_is_written_in_the_form_that_its_name_tells(compare: Compare, name: str, begins: str) -> None:
    assert compare("ours.txt", "theirs.txt", "--output", name) == (0, "", f"written to {name}\n")
    written = Path(name).read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert written.endswith("\n")


def test_a_file_that_is_there_is_written_over_by_force_alone(compare: Compare) -> None:
    Path("o.md").write_text("mine", encoding="utf-8")
    status, _, told = compare("ours.txt", "theirs.txt", "--output", "o.md")
    assert (status, told) == (
        1,
        "summitreader: 'o.md' is there already: nothing was written (--force writes over it)\n",
    )
    assert Path("o.md").read_text(encoding="utf-8") == "mine"
    assert compare("ours.txt", "theirs.txt", "--output", "o.md", "--force")[0] == 0
    assert Path("o.md").read_text(encoding="utf-8").startswith("# 2 accounts")


def test_the_shipped_pair_is_compared_at_once(compare: Compare) -> None:
    status, printed, _ = compare("--example", "--format", "json")
    sides = json.loads(printed)["sides"]
    assert status == 0
    assert [side["source"] for side in sides] == ["Office of the President of Brenland", "Government of Corvia"]
    assert compare("--example", "ours.txt")[0] == 2


def test_versions_are_written_as_a_document_with_tracked_changes(compare: Compare) -> None:
    assert compare("--versions", "--example", "--output", "years.docx") == (0, "", "written to years.docx\n")
    assert Path("years.docx").read_bytes().startswith(b"PK")
    assert compare("--versions", "--example", "--format", "docx", "--output", "years.docx")[0] == 1


@pytest.mark.parametrize("arguments", ["--versions --example --format docx", "--example --output years.docx"])
def test_a_document_with_tracked_changes_is_a_file_of_versions(compare: Compare, arguments: str) -> None:
    status, _, told = compare(*arguments.split())
    assert (status, "docx takes --versions, and --output" in told) == (2, True)


def test_excel_is_told_that_a_table_is_utf_8_where_that_is_asked_for(compare: Compare) -> None:
    assert compare("--example", "--format", "csv", "--bom")[1].startswith("\ufeffnumber,")
    assert compare("--example", "--format", "text", "--bom")[0] == 2


def test_the_shipped_years_are_compared_at_once(compare: Compare) -> None:
    status, printed, _ = compare("--versions", "--example", "--format", "json")
    assert status == 0
    assert {one["status"] for one in json.loads(printed)["versions"]} == {"kept", "reworded", "new", "dropped"}
    assert compare("--versions", "ours.txt")[0] == 2


def test_kept_articles_are_compared_by_the_letters_of_their_keys_with_what_the_reader_said(compare: Compare) -> None:
    library: Library = find_library()
    readings = [session.read(name) for name in ("ours.txt", "theirs.txt")]
    told = Span(OURS.index("the ferry"), OURS.index(" in May")), Span(THEIRS.index("the ferry"), THEIRS.index(". It"))
    session.rule(library, readings, Ruling((0, 1), told, True))
    names = [reading.article.id[:8] for reading in readings]
    by_key, by_file = compare(*names, "--format", "json"), compare("ours.txt", "theirs.txt", "--format", "json")
    assert by_key[0] == 0
    assert by_key[1] == by_file[1]
