"""The terminal is given back as it was found, whatever ends the program; a crash is a sentence, a file and a status."""

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.end_to_end.terminal import COMMAND, Terminal

ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
_SCREEN = b"\x1b[?1049h"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Settings and library of the test's own."""
    return {"SUMMITREADER_HOME": str(tmp_path / "home")}


def _left_on(raw: bytes) -> list[bytes]:
    """What the program switched on in the terminal and not off again, or off and not on."""
    last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", raw))
    normal = {b"25": b"h", b"7": b"h"}
    return [mode for mode, state in last.items() if state != normal.get(mode, b"l")]


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
@pytest.mark.parametrize("shown", ["Xi Jinping held talks", "? keys"])
def test_a_signal_at_any_moment_gives_the_terminal_back(
    number: signal.Signals, shown: str, home: dict[str, str]
) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait(shown)
        terminal.send(number)
        assert terminal.ended() in (-number, 128 + number)
        assert _SCREEN in terminal.raw
        assert _left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_at_first


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGQUIT], ids=lambda number: number.name)
def test_a_signal_in_a_dialog_gives_the_terminal_back(number: signal.Signals, home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("? keys")
        terminal.press("o")
        terminal.wait("enter opens")
        terminal.send(number)
        assert terminal.ended() in (-number, 128 + number)
        assert _left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_at_first


@pytest.mark.parametrize("dialog", ["", "o", "?"])
def test_ctrl_z_stops_the_program_with_the_terminal_as_it_was_and_it_goes_on(dialog: str, home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("? keys", "Lee Jae Myung")
        if dialog:
            terminal.press(dialog)
            terminal.wait("esc closes" if dialog == "o" else "Moving")
        terminal.press("ctrl+z")
        terminal.stopped()
        terminal.wait(until=lambda shown: _left_on(shown.raw) == [])
        assert terminal.modes == terminal.modes_at_first
        stopped = len(terminal.raw)
        terminal.send(signal.SIGCONT)
        terminal.wait(until=lambda shown: b"\x1b[?2004h" in shown.raw[stopped:])  # keys are heard again
        if dialog:
            terminal.press("esc")
        terminal.wait("? keys", until=lambda shown: "esc closes" not in shown.text)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_ctrl_c_says_in_plain_words_how_to_leave(home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("? keys")
        terminal.press("ctrl+c")
        terminal.wait("not leave the reader", "q or ctrl+q")
        assert "[b]" not in terminal.text


BYTES = {
    "no UTF-8": b"\xff\xfe\xc3(",
    "a key that is no character": b"\x1b[99999999999;1:1u",
    "a mouse from far away": b"\x1b[<0;99999999999999999999;1M\x1b[M\xff\xff\xff",
    "a paste that does not end": b"\x1b[200~" + b"\xe2\x82" + b"\x1b[201~",
    "half a sequence": b"\x1b[1;",
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_keys_end_nothing(name: str, home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("? keys")
        terminal.write(BYTES[name])
        # What is drawn in the new size comes after the bytes were read, and keys that come apart from them.
        drawn = len(terminal.raw)
        terminal.resize(110, 40)
        terminal.wait("? keys", until=lambda shown: len(shown.raw) > drawn)
        terminal.press("G")
        terminal.wait("held a welcome ceremony")
        terminal.press("q")
        assert terminal.ended() == 0


def test_the_reader_is_on_the_terminal_though_standard_error_goes_elsewhere(
    home: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    program = f"exec {sys.executable} -m summitreader 2>{log}"
    with Terminal(["/bin/sh", "-c", program], env=home) as terminal:
        terminal.wait("Xi Jinping", "Speakers", "? keys")
        terminal.press("q")
        assert terminal.ended() == 0
    assert log.read_bytes() == b""


def _lacking(module: str) -> list[str]:
    """The program in an installation that lacks a part, which nobody foresees."""
    code = f"import sys; sys.modules['summitreader.{module}'] = None; from summitreader.cli import main; main()"
    return [sys.executable, "-c", code]


def _report(told: str) -> str:
    found = re.search(r"please report it with '(\S+?)'", re.sub(r"\s*\n\s*", "", told))
    assert found, told
    return Path(found[1]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "key"), [("tui.dialogs.open_screen", "o"), ("tui.dialogs.help_screen", "?"), ("tui.reader.screen", "")]
)
def test_a_crash_of_the_screen_is_a_sentence_on_the_terminal_as_it_was(
    module: str, key: str, home: dict[str, str]
) -> None:
    with Terminal(_lacking(module), env=home, columns=300) as terminal:
        if key:
            terminal.wait("? keys")
            terminal.press(key)
        assert terminal.ended() == 1
        after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
        assert "something went wrong that was not foreseen (ModuleNotFoundError" in after
        assert "Traceback" not in terminal.raw.decode()
        assert "Traceback" in _report(after)
        assert _left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_at_first


@pytest.mark.parametrize(
    ("module", "keys"),
    [("library.keep", ["K"]), ("session.library.adding", ["A", "/tmp\r"]), ("importers.folders", ["o", "/tmp/*\r"])],
)
def test_a_crash_of_work_beside_the_screen_is_told_on_it_and_reading_goes_on(
    module: str, keys: list[str], home: dict[str, str]
) -> None:
    with Terminal(_lacking(module), env=home, columns=240) as terminal:
        terminal.wait("? keys", "Lee Jae Myung")
        for key in keys:
            terminal.press(key)
        told = terminal.wait("not foreseen")
        assert "Traceback" not in told
        if "enter opens" in told:  # what was typed is asked for again
            terminal.press("esc")
            terminal.wait(until=lambda shown: "enter opens" not in shown.text)
        terminal.press("G")
        terminal.wait("held a welcome ceremony")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_a_key_beside_bytes_that_are_no_text_is_heard(home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("? keys")
        terminal.write(b"\xff\xfe" + b"G" + b"\xff")
        terminal.wait("held a welcome ceremony")
        terminal.press("q")
        assert terminal.ended() == 0
