"""Our program, loaded once: a start of Python, and of the grammar, takes nearly all of the time of a short command.

A process of its own loads what commands and the reader load, and forks for each call: arguments, environment, standard
streams and the status are a program's own, only what comes before `main` is not done again. What tests that takes
`python -m`.
"""

import ctypes
import fcntl
import gc
import json
import os
import socket
import subprocess
import sys
import tempfile
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

_LOADED = "from tests.program import serve; serve(int(__import__('sys').argv[1]))"
_MOST = 1 << 16
_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def run(
    *arguments: str | Path,
    stdin: bytes | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run `summitreader` with some arguments, what stands in standard input, changes of the environment, in a folder.

    Without standard input it is /dev/null.
    """
    command = [*map(str, arguments)]
    out, err = os.memfd_create("out"), os.memfd_create("err")
    given = _given(stdin)
    call = json.dumps(
        {"arguments": command, "environ": os.environ | dict(environ or {}), "folder": str(folder or Path.cwd())}
    )
    _, server = _server()
    socket.send_fds(server, [call.encode("utf-8", "surrogateescape")], [given, out, err])
    status = int(server.recv(_MOST))
    os.close(given)
    printed = []
    for stream in (out, err):
        os.lseek(stream, 0, os.SEEK_SET)
        with os.fdopen(stream, "rb") as file:
            printed.append(file.read())
    return subprocess.CompletedProcess(command, status, *printed)


def run_text(
    *arguments: str | Path,
    stdin: bytes | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Do the same, and have what is printed as text."""
    done = run(*arguments, stdin=stdin, environ=environ, folder=folder)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def start(arguments: Sequence[str], environ: Mapping[str, str], folder: Path, terminal: int, stdin: int | None) -> int:
    """Start `summitreader` in a terminal of its own, with another standard input if there is one.

    Returns:
        Its process, which is a child of the caller.
    """
    call = json.dumps({"arguments": [*arguments], "environ": dict(environ), "folder": str(folder), "in_terminal": True})
    _, server = _server()
    streams = [terminal if stdin is None else stdin, terminal, terminal]
    _adopt_orphans(True)
    try:
        socket.send_fds(server, [call.encode("utf-8", "surrogateescape")], streams)
        return int(server.recv(_MOST))
    finally:
        _adopt_orphans(False)


def _adopt_orphans(does: bool) -> None:
    """Have the children of a child that ends made one's own (Linux): who waits for a process must be its parent."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, int(does), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def _given(stdin: bytes | None) -> int:
    """Return a descriptor from which that is read: a pipe, or nothing."""
    if stdin is None:
        return os.open(os.devnull, os.O_RDONLY)
    reading, writing = os.pipe()
    assert len(stdin) < _MOST, "a pipe holds no more"
    os.write(writing, stdin)
    os.close(writing)
    return reading


@cache
def _server() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-c", _LOADED, str(theirs.fileno())]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()]), ours


def serve(descriptor: int) -> None:
    """Fork for each call that comes, until nobody is there to call."""
    from summitreader import cli, session, tui
    from summitreader.session import library as shelf

    for name in cli.COMMANDS:
        cli.command_of(name)
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    with tempfile.TemporaryDirectory() as home:
        library = shelf.find_library(f"{home}/library.db")
        shelf.keep(library, session.read(session.seed()))
        shelf.find(library, "talks")
        library.close()
    session.export(session.read(session.seed()), "text", "loaded")
    gc.freeze()  # a fork would copy what the collector touches
    calls = socket.socket(fileno=descriptor)
    while True:
        data, streams, _, _ = socket.recv_fds(calls, _MOST, 3)
        if not data:
            return
        call = json.loads(data.decode("utf-8", "surrogateescape"))
        told = _started(call, streams, calls) if "in_terminal" in call else _done(call, streams, calls)
        for stream in streams:
            os.close(stream)
        calls.send(b"%d" % told)


def _done(call: dict[str, Any], streams: list[int], calls: socket.socket) -> int:
    """Do what a call says in a child; its status."""
    child = os.fork()
    if not child:
        calls.close()
        _become(call["environ"], call["folder"], streams)
        _end(call["arguments"])
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _started(call: dict[str, Any], streams: list[int], calls: socket.socket) -> int:
    """Begin what a call says in a child of a child, in a terminal of its own; its process, which the caller adopts."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        program = os.fork()
        if program:
            os.write(writing, b"%d" % program)
            os._exit(0)
        os.close(reading)
        os.close(writing)
        calls.close()
        os.setsid()
        fcntl.ioctl(streams[1], termios.TIOCSCTTY, 0)
        _become(call["environ"], call["folder"], streams)
        _talk(call["arguments"])
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        return int(pipe.read())


def _talk(arguments: list[str]) -> None:
    """Do what some arguments say in a terminal, and end."""
    for name, mode, number in (("stdin", "r", 0), ("stdout", "w", 1), ("stderr", "w", 2)):
        stream = open(number, mode, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["summitreader", *arguments]
    _end(arguments)


def _end(arguments: list[str]) -> None:
    """Do what some arguments say, and end: at once, since to take all down that was loaded takes longer."""
    from summitreader import cli

    try:
        status = cli.run(arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    with suppress(OSError):  # the terminal may be closed
        sys.stdout.flush()
    os._exit(status)


def _become(environ: dict[str, str], folder: str, streams: list[int]) -> None:
    """Take an environment, a folder and standard streams for one's own; nothing has gone through one's streams yet."""
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(folder)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
