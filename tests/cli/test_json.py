"""`--json`: an object a line from every verb, each as the published schema says."""

import json
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summitreader import session
from summitreader.cli import COMMANDS
from summitreader.exporters.records.schema import published
from tests.cli.conftest import Call
from tests.generated import SCHEMA

pytestmark = pytest.mark.slow

SEED = session.seed()
TALKS = (
    "President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway in Oslo.\n\n"
    "“We will build the port,” Diallo said. Vik called on Sweden to open the ports. "
    "They signed two memoranda on fishing."
)


@cache
def _validator(verb: str) -> Any:
    schema = json.loads(session.json_schema(verb))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def lines(printed: str, verb: str) -> list[dict[str, Any]]:
    """The objects that a verb printed, each of which is as its schema says."""
    found = [json.loads(line) for line in printed.splitlines()]
    for one in found:
        _validator(verb).validate(one)
        assert verb == "export" or (one["version"], one["verb"]) == (1, verb)
    return found


def test_the_published_schema_is_what_the_program_knows() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == published(), "run `python -m tests.generated`"


def test_every_command_has_a_schema_and_takes_json(call: Call) -> None:
    for verb in COMMANDS:
        assert json.loads(call("schema", verb).out)["version"] == 1
        assert "--json" in call("help", verb).out or verb == "library", verb


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", SEED),
        ("read", SEED, "talks.txt"),
        ("speakers", SEED, "--named"),
        ("quotes", SEED),
        ("quotes", SEED, "--speaker", "Lee"),
        ("agreements", SEED),
        ("themes", SEED),
        ("event", SEED, "talks.txt"),
        ("explain", "talks.txt", "--why-not"),
        ("compare", "--example"),
        ("verify", "talks.txt", "--against", str(SEED)),
        ("compare", "--example", "--versions"),
        ("export", SEED, "talks.txt"),
        ("export", SEED, "--rows", "people"),
        ("add", SEED, "talks.txt"),
        ("sources",),
        ("clipboard", "--check"),
        ("config",),
        ("config", "show", "--theme", "light"),
        ("config", "init"),
        ("paths",),
        ("doctor",),
        ("help", "quotes"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(SEED), "SEED"),
)
def test_what_a_verb_prints_is_valid(
    call: Call, home: Path, arguments: tuple[str | Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (home / "talks.txt").write_text(TALKS, encoding="utf-8")
    done = call(*arguments, "--json")
    assert lines(done.out, str(arguments[0]))
    files = [word for word in arguments if word in (SEED, "talks.txt")]
    assert len(done.out.splitlines()) >= len(files)


def test_what_a_verb_of_the_library_prints_is_valid(call: Call, home: Path) -> None:
    (home / "talks.txt").write_text(TALKS, encoding="utf-8")
    (key,) = {line["article"] for line in lines(call("add", "--json", "talks.txt").out, "add")}
    assert [line["key"] for line in lines(call("list", "--json").out, "list")] == [key]
    (hit,) = lines(call("find", "port", "speaker:diallo", "--json").out, "find")
    assert (hit["article"], hit["speaker"]) == (key, "Amara Diallo")
    assert lines(call("find", "port", "--count", "--json").out, "find")[0]["passages"] == 2
    assert lines(call("find", "--fields", "side", "--json").out, "find")
    (found,) = lines(call("quotes", "--json", "--find", "build").out, "quotes")
    assert [said["words"] for said in found["statements"]] == ["“We will build the port”"]
    assert lines(call("quotes", "--json", key[:8]).out, "quotes")[0]["file"] is None
    assert lines(call("doctor", "--json").out, "doctor")[0]["well"] is True
    assert lines(call("rm", key, "--json").out, "rm")[0]["articles"] == [key]
    assert lines(call("restore", key, "--json").out, "restore")[0]["articles"] == [key]


def test_standard_input_is_copied_as_the_reader_copies(call: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for words in ("Vik said no.\n", ""):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(words.encode())))
        (line,) = lines(call("clipboard", "-", "--json").out, "clipboard")
        assert line["outcome"] == ("saved" if words else "failed")
    assert (home / "home" / "clipboard.txt").read_text(encoding="utf-8") == "Vik said no."
    assert call("clipboard", "words").status == 2


def test_a_file_without_findings_is_an_object_with_an_empty_list(call: Call, home: Path) -> None:
    (home / "plain.txt").write_text("It rained on the pier.", encoding="utf-8")
    done = call("quotes", "plain.txt", "--json")
    assert [line["statements"] for line in lines(done.out, "quotes")] == [[]]
    assert (done.status, done.err.strip()) == (0, "summitreader: plain.txt: no statements were found in it")


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_printed(call: Call, home: Path) -> None:
    (home / "talks.txt").write_text(TALKS, encoding="utf-8")
    done = call("agreements", "missing.txt", "talks.txt", "--json")
    assert (done.status, len(done.out.splitlines())) == (1, 1)
    assert done.err == "summitreader: cannot read 'missing.txt': no such file or directory\n"


def test_a_commitment_may_have_no_theme(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "statement.md"
    file.write_text(
        "# Joint Statement\n\nWe, the leaders of Norland and Corvia, met in the hall. We will paint the hall.\n"
    )
    (found,) = lines(call("commitments", str(file), "--json").out, "commitments")
    assert [one["theme"] for one in found["commitments"]] == [None]
