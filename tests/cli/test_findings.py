"""`speakers`, `quotes`, `agreements`, `themes` and `event`: on files, kept articles, searches and standard input."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from summitreader import session
from summitreader.reliability import Reliability
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


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures by which the rule that finds what stands before a verb of saying is right 7 times in 10."""
    figures = {"speaker_then_cue": Reliability(7, 10, 2), "signs": Reliability(8, 10, 2), "side": Reliability(0, 9, 1)}
    monkeypatch.setattr("summitreader.reliability._figures", lambda: figures)


@pytest.mark.usefixtures("doubted")
@pytest.mark.parametrize(
    ("verb", "kind", "share", "left", "told"),
    [
        ("quotes", "statements", "80%", 1, "2 of 3 hidden: rules right less than 80 %"),
        ("quotes", "statements", "0.7", 3, ""),
        ("agreements", "agreements", ".85", 1, "1 of 2 hidden: rules right less than 85 %"),
        ("speakers", "people", "1", 3, ""),
    ],
)
def test_findings_of_rules_that_are_right_too_seldom_are_hidden_and_counted(
    call: Call, talks: Path, verb: str, kind: str, share: str, left: int, told: str
) -> None:
    done = call(verb, talks, "--json", "--least-reliability", share)
    assert len(json.loads(done.out)[kind]) == left
    assert done.err == (f"summitreader: {told}\n" if told else "")
    assert done.status == 0


@pytest.mark.usefixtures("doubted")
def test_the_least_reliability_of_the_settings_holds_where_none_is_named(call: Call, talks: Path, home: Path) -> None:
    (home / "home").mkdir()
    (home / "home" / "config.toml").write_text("least_reliability = 0.8\n", encoding="utf-8")
    assert len(_said(call, talks)) == 1
    assert len(_said(call, talks, "--least-reliability", "0")) == 3
    done = call("quotes", talks, "--speaker", "Vik", "--one-sided")
    assert (done.out, done.err) == ("", "summitreader: 1 of 1 hidden: rules right less than 80 %\n")


@pytest.mark.usefixtures("doubted")
def test_a_table_has_no_rows_that_are_hidden_and_whole_articles_cannot_hide_any(call: Call, talks: Path) -> None:
    table = ("export", talks, "--format", "csv", "--columns", "date,rule,reliability,reliability_of")
    assert call(*table).out.count(",speaker_then_cue,0.7,10") == 2
    done = call(*table, "--least-reliability", ".71")
    assert ",speaker_then_cue" not in done.out
    assert done.err == "summitreader: 2 of 3 hidden: rules right less than 71 %\n"
    whole = call("export", talks, "--least-reliability", ".71")
    assert (whole.status, whole.out) == (2, "")
    assert "--least-reliability is about rows of findings: say --rows which" in whole.err


@pytest.mark.usefixtures("doubted")
def test_what_a_search_finds_is_hidden_by_the_rule_of_the_statement(call: Call, talks: Path) -> None:
    call("add", talks)
    assert len(call("find", "port", "--json").out.splitlines()) == 2
    done = call("find", "port", "--json", "--least-reliability", "80%", "--limit", "1")
    assert [json.loads(line)["speaker"] for line in done.out.splitlines()] == ["Amara Diallo"]
    nothing = call("find", "Sweden", "--least-reliability", "80%")
    assert (nothing.status, nothing.out) == (1, "")
    assert "1 of 1 hidden: rules right less than 80 %" in nothing.err
    assert call("find", "port", "--count", "--least-reliability", "80%").status == 2


@pytest.mark.parametrize("share", ["8", "-1", "101%", "nan", "most", ""])
def test_a_least_reliability_that_is_no_share_is_said(call: Call, talks: Path, share: str) -> None:
    done = call("quotes", talks, f"--least-reliability={share}")
    assert (done.status, done.out) == (2, "")
    assert f"must be from 0 to 1, or from 0% to 100%, not '{share}'" in done.err
