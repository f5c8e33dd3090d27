"""`verify`: its status, what it prints, and what it says of input that cannot be verified."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Done

pytestmark = pytest.mark.slow

SOURCE = "President Ana Ruiz of Chile said: “We will open three ports to ferries in May, and nobody will pay twice.”"
RIGHT = "Ruiz said: “We will open three ports to ferries in May, and nobody will pay twice.”"
WRONG = "Ruiz said: “We will open seven ports to ferries in May, and nobody will pay twice.”"
FRENCH = "Le président de la République a rencontré hier le premier ministre pour parler des relations entre les pays."


@pytest.fixture
def verify(call: Call) -> Call:
    """The command in a folder of a source and drafts of it."""
    for name, text in (("source.txt", SOURCE), ("right.md", RIGHT), ("wrong.md", WRONG), ("french.txt", FRENCH)):
        Path(name).write_text(text, encoding="utf-8")
    return lambda *arguments: call("verify", *arguments)


def test_a_true_draft_ends_with_0_and_a_false_one_with_1(verify: Call) -> None:
    right, wrong = (verify(name, "--against", "source.txt") for name in ("right.md", "wrong.md"))
    assert (right.status, wrong.status) == (0, 1)
    assert right.out.startswith("1 QUOTATION AND 0 PARAPHRASES AGAINST 1 SOURCE: 0 NOT RIGHT")
    assert "A NUMBER CHANGED [number_changed]" in wrong.out
    assert "number: “seven” for “three”." in wrong.out
    assert wrong.err == "summitreader: 1 of 1 are not true to the sources, as far as these rules find\n"


def test_with_all_what_is_right_is_told_too(verify: Call) -> None:
    assert "SAME WORDS [same_words]" in verify("right.md", "--against", "source.txt", "--all").out


def test_a_draft_is_held_against_the_library(verify: Call, call: Call) -> None:
    assert verify("wrong.md").err.endswith("nothing to hold the draft against: name sources with --against\n")
    call("add", "source.txt")
    assert verify("right.md").status == 0
    assert "“seven” for “three”" in verify("wrong.md").out


def test_json_points_at_the_words_of_both_texts(verify: Call) -> None:
    row = json.loads(verify("wrong.md", "--against", "source.txt", "--json").out)
    difference = row["verdicts"][0]["differences"][0]
    assert WRONG[slice(*difference["draft"])] == "seven"
    assert SOURCE[slice(*difference["source"])] == "three"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ("", 2, "the following arguments are required: DRAFT"),
        ("nothing.md --against source.txt", 1, "cannot read 'nothing.md': no such file or directory"),
        ("right.md --against nothing.txt", 1, "none of the sources could be read"),
        ("french.txt --against source.txt", 1, "findings are not available for this language (French)"),
        ("right.md --against source.txt --format docx", 2, "docx takes --output with the file to write"),
        ("right.md --against source.txt --output copy.docx", 1, "the draft is none (name a .docx)"),
        ("right.md --against source.txt --json --format text", 2, "--json prints: no --format or --output beside it"),
    ],
)
def test_what_cannot_be_verified_is_said(verify: Call, arguments: str, status: int, sentence: str) -> None:
    done: Done = verify(*arguments.split())
    assert (done.status, "Traceback" in done.err) == (status, False)
    assert sentence in done.err


def test_what_can_be_read_is_verified_and_the_rest_is_said(verify: Call) -> None:
    done = verify("right.md", "--against", "nothing.txt", "source.txt")
    assert done.status == 1
    assert "1 QUOTATION" in done.out
    assert "nothing.txt" in done.err


def test_a_report_goes_into_a_new_file_and_no_other_is_lost(verify: Call) -> None:
    assert verify("wrong.md", "--against", "source.txt", "--output", "report.json").status == 1
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["wrong"] == 1
    assert verify("wrong.md", "--against", "source.txt", "--output", "report.json").status == 1
    assert "report.json" in verify("wrong.md", "--against", "source.txt", "--output", "report.json").err
