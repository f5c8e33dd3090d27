"""The process that reads what may be hostile: `read` requests come on standard input, answers go to standard output.

It may use so much memory and processor time and write no file; whatever happens in it, the reader lives.
A request is a line of JSON (kind, name, charset, url, member, is_project, length) and that many bytes; an answer is a
line `ok LENGTH` or `fault LENGTH` and that many bytes.
"""

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from typing import Any, cast

from summitreader.errors import ImportFailed
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.formats import load, read_kind, read_project
from summitreader.importers.kinds import NAMES, Kind
from summitreader.importers.process.wire import packed

MEMORY = 1_000_000_000  # bytes of address space
CPU_SECONDS = 20


def main() -> None:
    """Answer requests until standard input ends; `argv` names kinds whose importers are worth loading at once."""
    _limit_memory()
    if hasattr(signal, "SIGTSTP"):  # ctrl+z stops the reader, which may be woken alone
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints goes where nobody parses it
    # All that loading makes stays: the collector would look through it in vain, for 8 ms.
    gc.disable()
    for kind in filter(None, sys.argv[1:]):
        load(cast(Kind, kind))
    gc.freeze()
    gc.enable()
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["length"])
        _limit_time()
        state, answer = _answered(request, data)
        answers.write(f"{state} {len(answer)}\n".encode() + answer)
        answers.flush()


def _answered(request: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    name, kind = request["name"], request["kind"]
    given = {key: request[key] for key in ("charset", "url", "member") if request.get(key) is not None}
    try:
        with in_one_sentence(f"cannot read '{name}'", f"it is damaged, or no {NAMES[kind]}"):
            is_project = request.get("is_project")
            return "ok", packed(read_project(kind, data, name) if is_project else read_kind(kind, data, name, given))
    except ImportFailed as fault:
        return "fault", str(fault).encode("utf-8", "replace")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS has no limit of address space
            resource.setrlimit(limit, (most, most))


def _limit_time() -> None:
    """Allow so many seconds from now: the limit counts from the process's start."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1, hard))


if __name__ == "__main__":
    main()
