"""No key is lost: behind `enter` in a field, and while the terminal is asked for its attributes."""

import re
from functools import partial
from pathlib import Path

import pytest

from tests.end_to_end.terminal import COMMAND, Terminal

_TEXT = "President Ada Berg said that talks go on.\n\n" + "\n\n".join(
    f"Line number {n} of the text." for n in range(400)
)
_DOWN = 25


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    """The reader on a text of many short paragraphs."""
    file = tmp_path / "talks.txt"
    file.write_text(_TEXT, encoding="utf-8")
    return (*COMMAND, str(file))


@pytest.mark.parametrize(
    ("first", "title", "typed"),
    [
        (b"i", "Note", b"noted\r/number 70\r"),
        (b"#", "Tag", b"noted\r/number 70\r"),
        (b"/number 50\r", "number 50", b"inoted\r/number 90\ri" + b"another\r/number 70\r"),
    ],
    ids=["note", "tag", "search"],
)
def test_keys_behind_enter_in_a_field_count(
    first: bytes, title: str, typed: bytes, command: tuple[str, ...], tmp_path: Path
) -> None:
    with Terminal(command, env={"SUMMITREADER_HOME": str(tmp_path)}) as terminal:
        terminal.wait("Ada Berg", "? keys")
        terminal.write(first)
        terminal.wait(title)
        terminal.write(typed)
        terminal.wait("Line number 70 ", "hit 1 of 1")
        terminal.press("M")
        terminal.wait("noted", *(["another"] if b"another" in typed else []))


@pytest.mark.parametrize("answer", ["late", "split", "never", "twice"])
def test_keys_beside_the_terminals_answer_count(answer: str, command: tuple[str, ...], tmp_path: Path) -> None:
    with Terminal(command, env={"SUMMITREADER_HOME": str(tmp_path), "PATH": ""}, attributes=None) as terminal:
        terminal.wait("Ada Berg", "? keys", until=lambda one: b"\x1b[c" in one.raw)
        pieces = {
            "late": (b"}" * _DOWN + b"\x1b[?62;22;52c", b""),
            "split": (b"}" * 9, b"\x1b[?62", b";22;52c" + b"}" * (_DOWN - 9)),
            "never": (b"}" * _DOWN, b""),
            "twice": (b"}\x1b[?62c" * 2, b"}" * (_DOWN - 2)),
        }[answer]
        for piece in pieces:
            terminal.write(piece)
            if answer == "split" and piece == pieces[0]:
                # Half an answer is taken for keys after 0.1 s: nothing else is to be read on meanwhile.
                terminal.wait(until=partial(_stands_on, 8))
            terminal.settle(0.03)
        # Every paragraph key counts: the cursor stands on the 25th paragraph after the first.
        terminal.wait(until=partial(_stands_on, _DOWN - 1))


def _stands_on(number: int, terminal: Terminal) -> bool:
    return re.search(rf"▌ +Line number {number} of", terminal.text) is not None
