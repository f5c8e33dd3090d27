"""What a terminal is taken for, and what is printed where the reader cannot be drawn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summitreader.cli.output.terminal import encoding_of, handler, why_plain
from tests.end_to_end.terminal import COMMAND, Terminal

pytestmark = pytest.mark.slow

_UTF8 = {"LANG": "en_US.UTF-8"}


_COLOURS: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "many"),
    ({"TERM": "xterm-256color"}, "many"),
    ({"TERM": "screen-256color"}, "many"),
    ({"TERM": "linux", "COLORTERM": "truecolor"}, "many"),
    ({"TERM": "xterm", "COLORTERM": "24bit"}, "many"),
    ({"TERM": "no-such-terminal"}, "many"),
    ({"TERM": "linux"}, "few"),
    ({"TERM": "xterm"}, "few"),
    ({"TERM": "vt100"}, "few"),
    ({"TERM": "no-such-16color"}, "few"),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
)
# A child for each: terminfo keeps to the first terminal that a process asks it about.
_ASK = """
import json, os, sys
from summitreader.tui.terminal.abilities import colours_of
for environ in json.loads(sys.argv[1]):
    if not os.fork():
        print(colours_of(environ), flush=True)
        os._exit(0)
    os.wait()
"""


def test_colours_are_known_by_the_environment_and_by_terminfo() -> None:
    command = [sys.executable, "-c", _ASK, json.dumps([environ for environ, _ in _COLOURS])]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert told == [colours for _, colours in _COLOURS]


def test_textual_is_told_of_256_colours_that_only_terminfo_knows() -> None:
    for name, told in (("xterm-256color", "None"), ("linux", "None"), ("no-such-terminal", "256")):
        # One process each: terminfo keeps to the first terminal that it is asked about.
        code = (
            "from summitreader.tui.terminal.abilities import tell_textual\n"
            f"environ = {{'TERM': '{name}'}}; tell_textual(environ); print(environ.get('TEXTUAL_COLOR_SYSTEM'))"
        )
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == f"{told}\n"


def test_the_reader_is_drawn_only_where_its_signs_can_be() -> None:
    assert why_plain({"TERM": "xterm"} | _UTF8) == why_plain({"TERM": "xterm"}) == ""
    assert why_plain({"TERM": "dumb"} | _UTF8).startswith("the reader cannot be drawn on this terminal (TERM=dumb)")
    assert "ascii" in why_plain({"LC_ALL": "C"} | _UTF8)
    assert why_plain({"LC_ALL": "", "LC_CTYPE": "de_DE.utf8", "LANG": "C"}) == ""
    assert encoding_of({"LANG": "xx.no-such-codec"}) == encoding_of({"LANG": "x.\0"}) == "utf-8"


def test_signs_that_an_encoding_does_not_have_are_told_by_others() -> None:
    words = "“Núñez — łódź…” × ½ 中 \U0001f600"
    assert words.encode("ascii", handler()).decode() == '"Nunez - lodz..." x 1/2 \\u4e2d \\U0001f600'
    assert words.encode("latin-1", handler()).decode("latin-1") == '"Núñez - lódz..." × ½ \\u4e2d \\U0001f600'


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"LC_ALL": "C"}, {"TERM": "dumb", "LC_ALL": "POSIX"}])
def test_findings_and_text_are_printed_where_the_reader_cannot_be_drawn(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    file = tmp_path / "talks.txt"
    file.write_text("President Núñez said: “We agree — in part.”\n", encoding="utf-8")
    with Terminal((*COMMAND, str(file)), env={"SUMMITREADER_HOME": str(tmp_path), **environ}) as terminal:
        assert terminal.ended() == 0
        printed = terminal.raw.decode("ascii" if "LC_ALL" in environ else "utf-8")
    assert printed.count("findings and text are printed") == 1
    assert "WHO SAID WHAT" in printed
    assert ('Nunez said: "We agree - in part."' in printed) is ("LC_ALL" in environ)
    assert "\x1b" not in printed


def test_a_terminal_of_16_colours_gets_its_own_and_a_theme_that_was_asked_for_wins(tmp_path: Path) -> None:
    home = {"SUMMITREADER_HOME": str(tmp_path), "TERM": "xterm", "COLORTERM": ""}
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea")
        assert b"48;" not in terminal.raw
    (tmp_path / "config.toml").write_text("theme = 'light'\n", encoding="utf-8")
    with Terminal(COMMAND, env=home | {"COLORTERM": "truecolor"}) as terminal:
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea")
        assert b"48;2;251;250;246" in terminal.raw
