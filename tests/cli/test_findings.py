"""`speakers`, `quotes`, `agreements`, `themes` and `event`: on files, kept articles, searches and standard input."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from summitreader import session
from tests.cli.conftest import Call
from tests.program import run

pytestmark = pytest.mark.slow

SEED = session.seed()
TALKS = (
    "President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway in Oslo.\n\n"
    "“We will build the port,” Diallo said. Vik called on Sweden to open the ports.\n"
    "The two leaders reaffirmed that trade must grow. They signed two memoranda on fishing. "
    "A treaty on taxation is to be signed in September."
)


@pytest.fixture
def talks(home: Path) -> Path:
    file = home / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")
    return file


def _said(call: Call, *arguments: str | Path) -> list[str]:
    """The words of the statements that are printed for an article."""
    done = call("quotes", "--json", *arguments)
    return [one["words"] for line in done.out.splitlines() for one in json.loads(line)["statements"]]


@pytest.mark.parametrize(
    ("conditions", "speakers"),
    [
        ((), {"Amara Diallo", "Jon Vik", "both sides"}),
        (("--speaker", "vik"), {"Jon Vik", "both sides"}),
        (("--speaker", "Vi"), set()),
        (("--speaker", "Vi*"), {"Jon Vik", "both sides"}),
        (("--speaker", "vik", "--one-sided"), {"Jon Vik"}),
        (("--joint",), {"both sides"}),
        (("--side", "KEN", "--one-sided"), {"Amara Diallo"}),
        (("--side", "kenya", "--side", "Norway", "--one-sided"), {"Amara Diallo", "Jon Vik"}),
        (("--act", "request"), {"Jon Vik"}),
        (("--act", "commitment"), {"Amara Diallo"}),
        (("--to", "SWE"), {"Jon Vik"}),
        (("--kind", "direct"), {"Amara Diallo"}),
        (("--theme", "trade_investment"), {"both sides"}),
        (("--theme", "trade", "--act", "request"), set()),
    ],
)
def test_quotes_are_those_that_are_asked_for(
    call: Call, talks: Path, conditions: tuple[str, ...], speakers: set[str]
) -> None:
    done = call("quotes", talks, "--json", *conditions)
    found = json.loads(done.out)["statements"]
    # Both leaders as one are called as the article calls them.
    assert {"both sides" if one["joint"] else one["speaker"] for one in found} == speakers
    assert (done.status, bool(done.err)) == ((0, False) if speakers else (1, True))


def test_a_form_is_that_of_the_readers_copies(call: Call, talks: Path) -> None:
    assert call("quotes", talks, "--form", "sentence", "--speaker", "Diallo", "--one-sided").out == (
        "“We will build the port,” Diallo said.\n"
    )
    two = call("quotes", talks, SEED, "--form", "bibtex").out
    assert two.count("@misc{") == 2
    assert call("quotes", talks, "--form", "apa", "--json").status == 2


@pytest.mark.parametrize(
    ("conditions", "count"),
    [
        ((), 2),
        (("--status", "signed"), 1),
        (("--status", "signed", "--status", "planned"), 2),
        (("--kind", "treaty"), 1),
    ],
)
def test_agreements_are_those_that_are_asked_for(
    call: Call, talks: Path, conditions: tuple[str, ...], count: int
) -> None:
    assert len(json.loads(call("agreements", talks, "--json", *conditions).out)["agreements"]) == count


def test_speakers_are_those_who_speak_unless_all_who_are_named_are_asked_for(call: Call) -> None:
    def names(*arguments: str) -> list[str]:
        return [one["name"] for one in json.loads(call("speakers", SEED, "--json", *arguments).out)["people"]]

    assert names() == ["Xi Jinping", "Lee Jae Myung"]
    assert {*names()} < {*names("--named")}
    assert names("--side", "China") == ["Xi Jinping"]


@pytest.mark.parametrize("verb", ["speakers", "quotes", "agreements", "themes", "event", "read", "explain"])
def test_a_dash_is_standard_input_with_any_line_ends(call: Call, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def printed(text: str) -> Any:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
        done = call(verb, "--json", "-")
        assert (done.status, done.err) == (0, "")
        return json.loads(done.out)

    assert printed(TALKS.replace("\n", "\r\n")) == printed(TALKS)


@pytest.mark.parametrize("verb", ["quotes", "read", "explain", "export"])
def test_what_is_piped_in_need_not_be_named(home: Path, verb: str) -> None:
    piped, named = (run(verb, *names, stdin=TALKS.encode()) for names in ((), ("-",)))
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == named.stdout
    assert run(verb, stdin=None).returncode == 2


def test_kept_articles_are_named_by_key_search_or_all(call: Call, talks: Path) -> None:
    key = call("add", talks, SEED).out.split()[0]
    assert _said(call, key[:6]) == _said(call, talks)
    assert _said(call, "--find", "act:request speaker:vik") == ["called on Sweden to open the ports"]
    assert len(_said(call, "--all")) == len(_said(call, talks)) + len(_said(call, SEED))
    assert call("quotes", "--all", talks).status == 2
    assert call("quotes", "--find", "herring").status == 1
    assert call("quotes").status == 2


def test_words_for_people_fit_the_terminal_and_are_whole(
    call: Call, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    printed = call("quotes", talks).out
    assert max(map(len, printed.splitlines()[1:])) <= 44
    assert "called on Sweden to open the ports" in " ".join(printed.split())
    assert printed.endswith("\n\n")
