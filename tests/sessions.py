"""Sessions in docs/: what somebody types at a shell and in the reader, with what is then to be seen.

```session 100x30
$ summitreader talks/01-beijing.md      a command; it prints what follows; "…" is left out
⌨ s 2 f "chips" enter  the speakers     keys, typed into the reader that the command opened; two blanks end them
│ Han Seo-jun 3                         words of one line of the screen, blanks and frames left out
⎘ He proposed that …                    what was put on the clipboard last
```
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.end_to_end.terminal import Terminal

COMMAND, KEYS, SEEN, COPIED = "$ ", "⌨ ", "│ ", "⎘ "

_FOOTER = "? "  # what the last line of the reader begins with
_BLOCK = re.compile(r"```session (\d+)x(\d+)\n(.*?)```", re.DOTALL)
_KEY = re.compile(r'"([^"]*)"|(\S+)')
_SPEAKERS = re.compile(r"\d speaker|Speakers  \d")
_FRAME = re.compile(r"[\s│┃╭╮╰╯─━▌▐▎›]+")


class Session(NamedTuple):
    """A block of a page: the size of its terminal, and its lines."""

    columns: int
    rows: int
    lines: tuple[str, ...]


def sessions_of(page: str) -> tuple[Session, ...]:
    """Return the sessions of a page in order."""
    return tuple(Session(int(one[1]), int(one[2]), tuple(one[3].splitlines())) for one in _BLOCK.finditer(page))


def play(session: Session, folder: Path) -> None:
    """Do what a session says in a folder, with settings and library of that folder's own.

    Raises:
        AssertionError: something else is printed, seen or copied than the session says.
    """
    bin_folder = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {"SUMMITREADER_HOME": str(folder / "home"), "PATH": bin_folder, "COLUMNS": str(session.columns)}
    for command, lines in _commands(session.lines):
        if any(line.startswith(KEYS) for line in lines):
            _read_on(session, command, lines, folder, env)
        else:
            _print(command, lines, folder, env)


def _commands(lines: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    starts = [at for at, line in enumerate(lines) if line.startswith(COMMAND)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix(COMMAND), list(lines[start + 1 : end])


def _print(command: str, lines: list[str], folder: Path, env: Mapping[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    printed = done.stdout + done.stderr
    wanted = "".join(r"(?:.*\n)*?" if line == "…" else _line(line) for line in lines)
    assert re.fullmatch(wanted, printed.rstrip("\n") + "\n"), f"$ {command}\n{printed}"


def _line(line: str) -> str:
    """Return the pattern of a line that is printed; "…" at its end stands for the rest of it."""
    return re.escape(line.removesuffix("…")) + (".*" if line.endswith("…") else "") + r"\n"


def _read_on(session: Session, command: str, lines: list[str], folder: Path, env: Mapping[str, str]) -> None:
    shell = ["sh", "-c", f"cd '{folder}' && exec {command}"]
    with Terminal(shell, session.columns, session.rows, env=env) as terminal:
        terminal.wait(_FOOTER, until=None if " compare " in command else _has_findings)
        for line in lines:
            mark, words = line[:2], line[2:]
            if mark == KEYS:
                terminal.settle()
                terminal.press(*(typed or key for typed, key in _KEY.findall(words.partition("  ")[0])))
            elif mark == SEEN:
                _wait(terminal, words)
            elif mark == COPIED:
                _wait_for_copy(terminal, words)


def _has_findings(terminal: Terminal) -> bool:
    """Whether the speakers are told: of keys that come before, some have nothing to act on yet."""
    return bool(_SPEAKERS.search(terminal.text))


def _wait(terminal: Terminal, words: str) -> None:
    wanted = _plain(words)
    terminal.wait(until=lambda one: any(wanted in _plain(row) for row in one.text.splitlines()))


def _wait_for_copy(terminal: Terminal, words: str) -> None:
    wanted = re.compile(_line(words))
    terminal.wait(until=lambda one: any(wanted.fullmatch(copy + "\n") for copy in one.copies[-1:]))


def _plain(row: str) -> str:
    return _FRAME.sub(" ", row).strip()
