"""Run our program where the kernel ends whatever makes a socket of the network.

`python -m tests.without_network ARGUMENT ...` is `summitreader ARGUMENT ...` without a network.

That holds for every process which the program starts, whatever language it is in and however it was started; pipes and
local sockets are there. `verbs FILE`, as the only arguments, does the verbs of the command line in one process.
"""

import ctypes
import os
import platform
import struct
import sys
from pathlib import Path

_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls an architecture, and the number of `socket` there."""
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOCAL = 1  # AF_UNIX


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def forbid_network() -> None:
    """Have the kernel kill this process, or any that it starts, when it makes a socket that is no local one."""
    architecture, number = _ARCHITECTURES[platform.machine()]
    code = (
        (_LOAD, 0, 0, 4),  # the architecture; of another one nothing is known
        (_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, 0),  # which call it is
        (_EQUAL, 0, 3, number),
        (_LOAD, 0, 0, 16),  # its first argument, the family
        (_EQUAL, 1, 0, _LOCAL),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    held = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in code))
    program = _Program(len(code), ctypes.addressof(held))
    kernel = ctypes.CDLL(None, use_errno=True)
    for call in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if kernel.prctl(*call):
            raise OSError(ctypes.get_errno(), "the kernel forbids nothing")


def verbs(folder: Path) -> None:
    """Do every verb on the files of a folder; print its name and its status."""
    from summitreader import cli

    article, page = str(folder / "talks.txt"), str(folder / "talks.html")
    arguments = {
        "compare": ["--example"],
        "export": [article, page, str(folder / "talks.docx"), str(folder / "talks.pdf")],
        "find": ["roads"],
        "library": ["export"],
        "schema": ["read"],
        "sources": [],
        "clipboard": ["--check"],
        **{name: list[str]() for name in ("list", "doctor", "config", "paths", "help")},
    }
    # What serves has a socket of the loopback: tests/serving sees that it has no other.
    for name in (one for one in dict.fromkeys(("add", *cli.COMMANDS)) if one != "serve"):
        try:
            status = cli.run([name, *arguments.get(name, [article, page])])
        except SystemExit as ended:
            status = int(ended.code or 0)
        print(f"verb {name} {status}", flush=True)


def main() -> None:
    """Forbids the network, then does the verbs, or what the arguments say."""
    forbid_network()
    if sys.argv[1] == "verbs":
        verbs(Path(sys.argv[2]))
        return
    os.execv(sys.executable, [sys.executable, "-m", "summitreader", *sys.argv[1:]])


if __name__ == "__main__":
    main()
