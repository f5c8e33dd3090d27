"""The clipboard: a chain of ways to copy, each with an honest outcome. It never says "copied" when it cannot know.

Measured on tmux 3.3a, xclip 0.13 and Textual 8.2: tmux drops a program's OSC 52 in silence by default, xclip's
daemon keeps an output pipe open for ever, and terminals differ in the longest sequence they take.
"""

import base64
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summitreader.controls import spelled_out

Outcome = Literal["verified", "sent", "saved", "failed"]
Terminal = Literal["takes copies", "does not say", "none"]

# A terminal's primary device attributes: what asks for them, and the answer. 52 among them is writing the clipboard.
ATTRIBUTES_QUERY = "\x1b[c"
ATTRIBUTES = re.compile("\x1b\\[\\?([\\d;]*)c")

LONGEST_SEQUENCE = 74_994  # bytes; hterm's limit of 100,000 for the whole sequence, the lowest that is common
_LONGEST_TMUX = 700_000  # bytes; at 1,000,000 the text never arrives and tmux still returns 0
_LONGEST_NAME = 80  # code points of a program's name in a message
_PATIENCE = 2.0  # seconds for a tool; a healthy one needs 0.01


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that copies its standard input, and the one that prints the clipboard, where there is one."""

    name: str
    copy: tuple[str, ...]
    paste: tuple[str, ...] = ()
    encoding: str = "utf-8"
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy. `sequence`, where not empty, must still be written to the terminal by the caller.

    `file` holds the text whatever the outcome; None where even that failed. `reasons` say why better ways failed.
    """

    outcome: Outcome
    way: str
    file: Path | None
    sequence: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """One sentence for the reader, made from the outcome alone."""
        return self.told("")

    def told(self, what: str) -> str:
        """Return the same, with what it was that is copied ("2 statements of Xi")."""
        what = f"{what} " if what else ""
        also = f"; the text is also in {self.file}" if self.file else ""
        why = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        match self.outcome:
            case "verified" if self.way == "tmux":
                return f"Copied {what}to tmux's buffer and read back; tmux passes it on to the terminal."
            case "verified":
                return f"Copied {what}with {self.way} and read back."
            case "sent":
                return f"Sent {what}to {self.way}, not confirmed{also}."
            case "saved":
                return f"Not copied{why}: the text is in {self.file}."
            case "failed":
                return f"Not copied{why}."


@dataclass(frozen=True, slots=True)
class Clipboard:
    """The ways that are there, best first, and the file that always gets the text."""

    tools: tuple[Tool, ...]
    terminal: Terminal
    file: Path

    def copy(self, text: str) -> Copied:
        """Copy by the first way that works. Takes up to 4 seconds a tool that hangs: call it off the event loop."""
        if not text:
            return Copied("failed", "", None, reasons=("there is nothing to copy",))
        data = text.encode("utf-8", "replace")
        reasons: list[str] = []
        file = self._save(data, reasons)
        for tool in self.tools:
            outcome, reason = _copy_with(tool, text)
            if outcome != "failed":
                return Copied(outcome, tool.name, file, reasons=tuple(reasons))
            reasons.append(reason)
        if self.terminal == "none":
            reasons.append("there is no terminal")
        elif len(data) > LONGEST_SEQUENCE:
            reasons.append(f"{len(data):,} bytes, terminals take {LONGEST_SEQUENCE:,}")
        else:
            way = "the terminal, which says that it takes copies" if self.terminal == "takes copies" else "the terminal"
            return Copied("sent", way, file, osc52(data), tuple(reasons))
        return Copied("saved" if file else "failed", "", file, reasons=tuple(reasons))

    def _save(self, data: bytes, reasons: list[str]) -> Path | None:
        try:
            write_private(self.file, data)
        except OSError as error:
            reasons.append(f"cannot write {self.file}: {error.strerror}")
            return None
        return self.file


def told_by(attributes: str) -> Terminal:
    """Return whether a terminal with these attributes, apart by semicolons, says that it takes copies."""
    return "takes copies" if "52" in attributes.split(";") else "does not say"


def osc52(data: bytes) -> str:
    """Return the sequence that asks a terminal to put `data` on the clipboard."""
    return f"\x1b]52;c;{base64.b64encode(data).decode()}\x1b\\"


def find_tools(environ: Mapping[str, str], platform: str, command: tuple[str, ...] = ()) -> tuple[Tool, ...]:
    """Return the programs to try, best first: the configured one, tmux, then those of the desktop.

    On a remote machine (SSH) the desktop's programs would copy to a clipboard that nobody sees.
    """
    tools = [Tool(spelled_out(command[0])[:_LONGEST_NAME], command)] if command else []
    if environ.get("TMUX"):
        tools.append(
            Tool("tmux", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"), longest=_LONGEST_TMUX)
        )
    if not any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        tools += _desktop(environ, platform)
    path = environ.get("PATH")
    return tuple(tool for tool in tools if tool.copy == command or shutil.which(tool.copy[0], path=path))


def _desktop(environ: Mapping[str, str], platform: str) -> list[Tool]:
    tools = []
    if platform == "darwin":
        tools.append(Tool("pbcopy", ("pbcopy",), ("pbpaste",)))
    if environ.get("WAYLAND_DISPLAY"):
        tools.append(Tool("wl-copy", ("wl-copy",), ("wl-paste", "--no-newline")))
    if environ.get("DISPLAY"):
        xclip = ("xclip", "-selection", "clipboard")
        tools.append(Tool("xclip", (*xclip, "-i"), (*xclip, "-o")))
        tools.append(Tool("xsel", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")))
    if platform == "win32" or environ.get("WSL_DISTRO_NAME"):
        # clip.exe takes UTF-16; there is no quick program that prints the clipboard, so it stays unconfirmed.
        tools.append(Tool("clip.exe", ("clip.exe",), encoding="utf-16-le"))
    return tools


def paste_with(tool: Tool) -> bytes | None:
    """Return what is on the clipboard now; None where the tool cannot tell."""
    return _ran(tool.paste, b"")[1] if tool.paste and shutil.which(tool.paste[0]) else None


def _copy_with(tool: Tool, text: str) -> tuple[Literal["verified", "sent", "failed"], str]:
    """Return the outcome and, where it failed, why."""
    data = text.encode(tool.encoding, "replace")
    if tool.longest is not None and len(data) > tool.longest:
        return "failed", f"{len(data):,} bytes, {tool.name} takes {tool.longest:,}"
    fault, _ = _ran(tool.copy, data, output=False)
    if fault:
        return "failed", f"{tool.name}: {fault}"
    back = paste_with(tool)
    if back is None:
        return "sent", ""
    return ("verified", "") if back == data else ("failed", f"{tool.name} gave back something else")


def _ran(command: tuple[str, ...], data: bytes, output: bool = True) -> tuple[str, bytes | None]:
    """Return what went wrong with a program ("" if nothing) and, if all went well, what it printed."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            # Never a pipe where none is read: xclip's and wl-copy's daemons would hold it open.
            stdout=subprocess.PIPE if output else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:  # a NUL in a word of the command
        return ((isinstance(error, OSError) and error.strerror) or "cannot be run").lower(), None
    try:
        printed, _ = process.communicate(data, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"no answer within {_PATIENCE:.0f} seconds", None
    return ("", printed) if process.returncode == 0 else (f"failed with status {process.returncode}", None)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    process.wait()


def write_private(file: Path, data: bytes) -> None:
    """Replace a file whole, readable by its owner alone. Raises OSError."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
