"""How the command line is taken: options anywhere, verbs that are mistyped, help, and all of it as JSON."""

import json
from pathlib import Path
from typing import get_args

import pytest

from summitreader import session
from summitreader.cli import COMMANDS
from summitreader.cli.command_line.examples import EXAMPLES
from summitreader.cli.command_line.exit_codes import EXIT_CODES
from summitreader.cli.command_line.guesses import meant
from summitreader.model import Act, Stance
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SEED = session.seed()


@pytest.mark.parametrize(
    ("typed", "command"),
    [("exprot", "export"), ("qoutes", "quotes"), ("lsit", "list"), ("agreement", "agreements"), ("Find", "find")],
)
def test_a_mistyped_verb_is_answered_with_the_one_that_is_like_it(call: Call, typed: str, command: str) -> None:
    done = call(typed, SEED)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"summitreader: {typed}: did you mean {command}?")
    assert done.err.count("\n") == 1
    assert f"did you mean {command}?" in call("--json", typed, SEED).err
    assert f"did you mean {command}?" in call("help", typed).err


def test_a_file_that_is_called_like_a_verb_nearly_is_read(call: Call, home: Path) -> None:
    (home / "exprot").write_text("President Diallo said the two countries are close.", encoding="utf-8")
    done = call("exprot")
    assert (done.status, done.err) == (0, "")
    assert "the two countries are close" in done.out


def test_a_file_that_is_not_there_is_answered_with_one_that_is_called_nearly_so(call: Call, home: Path) -> None:
    (home / "talks in oslo.txt").write_text("Vik said no.", encoding="utf-8")
    done = call("quotes", "talks in olso.txt")
    assert done.status == 1
    assert done.err.endswith("'talks in olso.txt': no such file or directory (did you mean 'talks in oslo.txt'?)\n")
    assert "did you mean" not in call("quotes", "herring.txt").err


def test_what_is_like_no_verb_is_a_file_that_is_not_there(call: Call) -> None:
    done = call("herring")
    assert (done.status, done.err) == (1, "summitreader: cannot read 'herring': no such file or directory\n")
    assert meant("herring", COMMANDS) == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes", SEED, "--speaker", "Lee", "--json"),
        ("quotes", "--json", "--speaker", "Lee", SEED),
        ("--json", "--speaker", "Lee", "quotes", SEED),
        ("--speaker=Lee", "--json", "quotes", SEED),
        ("--json", "quotes", SEED, "--speaker", "Lee"),
        ("--json", "quotes", "--speaker", "Lee", "--", SEED),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(SEED), "SEED"),
)
def test_options_stand_anywhere(call: Call, arguments: tuple[str | Path, ...]) -> None:
    done = call(*arguments)
    assert (done.status, done.err) == (0, "")
    said = json.loads(done.out)["statements"]
    assert {one["speaker"] for one in said} == {"Lee Jae Myung"}


def test_an_option_that_is_called_like_a_verb_keeps_its_value(call: Call, home: Path) -> None:
    library = home / "list"
    assert call("--library", library, "add", SEED).status == 0
    assert call("--library", "list", "list").out.startswith("bd952323")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_that_of_its_option(call: Call, command: str) -> None:
    told = call("help", command)
    assert told.status == 0
    assert told.out.startswith(f"usage: summitreader {command}")
    assert all(f"\n  {example}\n" in told.out for example in EXAMPLES[command])
    assert told == call(command, "--help") == call("--help", command)


def test_help_alone_is_the_programs_and_names_the_exit_codes(call: Call) -> None:
    assert call("help") == call("--help")
    told = call("help", "exit-codes").out.split()
    assert {str(code) for code in EXIT_CODES} <= set(told)


def test_a_mistyped_option_and_a_mistyped_value_are_answered(call: Call) -> None:
    done = call("quotes", SEED, "--jsno")
    assert (done.status, "unrecognized arguments: --jsno: did you mean --json?" in done.err) == (2, True)
    assert "--json: options of a command stand beside it" in call(SEED, "--json").err
    done = call("agreements", SEED, "--status", "singed")
    assert (done.status, "did you mean signed?" in done.err) == (2, True)
    done = call("quotes", SEED, "--theme", "trade_investmnet")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("summitreader: there is no theme 'trade_investmnet' (did you mean 'trade_investment'?)")


def test_a_mistyped_option_before_a_verb_is_the_verbs_own(call: Call) -> None:
    done = call("--jsno", "quotes", SEED)
    assert (done.status, done.out) == (2, "")
    assert "summitreader quotes: unrecognized arguments: --jsno: did you mean --json?" in done.err


def test_the_specification_tells_all_that_argparse_knows(call: Call) -> None:
    spec = json.loads(call("--spec").out)
    assert [command["name"] for command in spec["commands"]] == [*COMMANDS]
    assert [one["code"] for one in spec["exit_codes"]] == [*EXIT_CODES]
    quotes = next(command for command in spec["commands"] if command["name"] == "quotes")
    options = {name: option for option in quotes["options"] for name in option["names"]}
    assert options["--act"]["choices"] == [*get_args(Act), *get_args(Stance)]
    assert (options["--speaker"]["many"], options["--speaker"]["value"]) == (True, "NAME")
    assert (options["--json"]["value"], options["--library"]["required"]) == (None, False)
    assert [(one["names"], one["many"]) for one in quotes["arguments"]] == [(["FILE"], True)]
    for command in (*spec["commands"], spec["reader"]):
        assert all(one["help"] for one in command["options"]), command["name"]
