"""Colours and links: on terminals that have them, or where they are forced, and nowhere else."""

import re
from pathlib import Path

import pytest

from summitreader import session
from summitreader.cli.output.style import Style, link_target, style_for
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SEED = session.seed()


@pytest.mark.parametrize(
    ("environ", "is_terminal", "colours", "links"),
    [
        ({"TERM": "xterm-256color"}, True, True, False),
        ({"TERM": "xterm-256color"}, False, False, False),
        ({"TERM": "dumb"}, True, False, False),
        ({}, True, False, False),
        ({"TERM": "xterm-kitty"}, True, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, True, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4000"}, True, True, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True, True, True),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, False, False, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, False, False),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, True, False, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, True, False),
        ({"FORCE_COLOR": "1"}, False, True, False),
        ({"FORCE_COLOR": "3", "TERM": "dumb"}, False, True, False),
        ({"FORCE_COLOR": "0", "TERM": "xterm"}, True, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False, False),
        ({"FORCE_HYPERLINK": "1"}, False, False, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, True, True, False),
    ],
)
def test_what_an_output_shows(environ: dict[str, str], is_terminal: bool, colours: bool, links: bool) -> None:
    assert style_for(environ, is_terminal) == Style(colours, links)


@pytest.mark.parametrize("verb", ["speakers", "quotes", "agreements", "themes", "event"])
def test_a_pipe_gets_words_alone_and_the_same_words_with_colours(
    call: Call, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = call(verb, SEED).out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = call(verb, SEED).out
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert call(verb, SEED).out == plain


def test_a_title_leads_to_its_file_or_address(call: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "a b;\x07.md").write_text("# Talks\n\nVik said that trade must grow.\n", encoding="utf-8")
    (home / "page.md").write_text("---\nurl: https://e.org/x?a=1\n---\n\n# Talks\n\nVik said no.\n", encoding="utf-8")
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    printed = call("quotes", "a b;\x07.md", "page.md").out
    first, second = re.findall(r"\x1b\]8;;(.*?)\x1b\\(.*?)\x1b\]8;;\x1b\\", printed)
    assert first[0].startswith("file://")
    assert first[0].endswith("/a%20b%3B%07.md")
    assert (first[1], second) == ("Talks", ("https://e.org/x?a=1", "Talks"))
    assert call("quotes", "page.md", "--json").out.count("\x1b") == 0


def test_nothing_ends_a_link_but_its_own_end() -> None:
    assert link_target("https://e.org/\x1b]8;;\x07\\\x9c\n") == "https://e.org/%1B]8;;%07%5C%C2%9C%0A"
    assert [link_target(one) for one in ("javascript:alert(1)", "mailto:a@b.c", "relative.txt", "", "https://[")] == [
        ""
    ] * 5
