"""What a reader waits for beside keys: the panes, a key pressed at once, a search, a new size; and what idling costs.

All in pseudo-terminals of 120×40, the empty Textual app and the reader in turn, so that both meet the same machine.
"""

import fcntl
import gzip
import os
import re
import signal
import statistics
import struct
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from summitreader import session
from tests.benchmarks.tables import Table
from tests.benchmarks.terminal import EMPTY, OURS, firstpaint, texts
from tests.shared import shared

_FIRST = "Chinese President Xi Jinping"
_PANES = ("Speakers", "Themes", "Agreements", "Event and people", "present")
_LAST = "News.Az"
_RUNS = 5
_PAGE = 80_000  # bytes
_IDLE = 6.0  # seconds
_PATIENCE = 60.0
_COUNT = re.compile(r"\d of [\d,]+(…?) *$", re.MULTILINE)  # the sign tells that more may come


def waits() -> Table:
    """Every wait of the issue that is not a key's. Needs `../shared`."""
    bench = firstpaint()
    with texts() as files:
        empty, words, panes, key, page = [], [], [], [], []
        saved, first_words = _page(files["seed"].parent)
        for _ in range(_RUNS + 1):
            with _started(bench, (sys.executable, "-c", EMPTY)) as child:
                empty.append(_shown(bench, child, "hello"))
            with _started(bench, (*OURS, str(files["seed"]))) as child:
                words.append(_shown(bench, child, _FIRST))
                panes.append(_shown(bench, child, *_PANES))
            with _started(bench, (*OURS, str(files["seed"]))) as child:
                _shown(bench, child, _FIRST)
                child.write(b"G")
                key.append(_shown(bench, child, _LAST))
            with _started(bench, (*OURS, str(saved))) as child:
                page.append(_shown(bench, child, first_words))
        with _started(bench, (sys.executable, "-c", EMPTY)) as child:
            _shown(bench, child, "hello")
            bare = bench.rss_kib(child.pid)[1]
        rows = [
            ("the empty Textual app", f"{1000 * statistics.median(empty[1:]):.0f} ms = 1.00", ""),
            ("the seed's words", _ratio(words, empty), "1.15"),
            (f"the words of a web page of {_PAGE // 1000} kB", _ratio(page, empty), "2.2"),
            ("all panes filled", _ratio(panes, empty), "1.4"),
            ("the answer to a key pressed at the first words", _ratio(key, empty), ""),
            *(row for size in ("1 MB", "10 MB") for row in _long(bench, files[size], size, bare)),
        ]
    return Table(
        "waits",
        f"From the start, medians of {_RUNS} runs, as ratios of the same runs; below, in one session for each size. "
        "The words are drawn before Textual is loaded; until it is, keys wait.",
        ("what", "reached", "goal"),
        tuple(rows),
    )


def _page(folder: Path) -> tuple[Path, str]:
    """The web page that is nearest to 80 kB, as a file, and the first words of its article."""
    pages = [gzip.decompress(packed.read_bytes()) for packed in shared("web", "scrapinghub", "html").glob("*.gz")]
    file = folder / "page.html"
    file.write_bytes(min(pages, key=lambda page: (abs(len(page) - _PAGE), page)))
    return file, " ".join(session.open_article(file).text.split()[:4])


def _long(bench: ModuleType, file: Path, size: str, bare: int) -> Iterator[tuple[str, str, str]]:
    """The figures of one long text."""
    with _started(bench, (*OURS, str(file))) as child:
        _shown(bench, child, _FIRST)
        yield f"{size}: all findings", f"{_all_found(bench, child):.1f} s", ""
        grown = (bench.rss_kib(child.pid)[1] - bare) * 1024 / len(file.read_text(encoding="utf-8"))
        yield f"{size}: memory over the empty app's, findings included", f"{grown:.1f} bytes a character", "12"
        before = bench.cpu_s(child.pid)
        child.settle(_IDLE, _IDLE)
        yield f"{size}: processor time, idle", f"{100 * (bench.cpu_s(child.pid) - before) / _IDLE:.1f} %", "0"
        resized = [_resized(child, columns) for columns in (100, 140, 90, 120)]
        yield f"{size}: a new size", f"{1000 * statistics.median(resized):.0f} ms", "100 ms"
        first, counted = _searched(bench, child)
        yield f"{size}: first hits of a search", f"{1000 * first:.0f} ms", "50 ms"
        yield f"{size}: all hits counted", f"{1000 * counted:.0f} ms", "1 s"


@contextmanager
def _started(bench: ModuleType, command: tuple[str, ...]) -> Iterator[Any]:
    foreign = ("TEXTUAL", "COLUMNS", "LINES")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    child = bench.Child(list(command), 120, 40, environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"})
    child.probe = False
    try:
        yield child
    finally:
        child.stop(["q", "ctrl+q"])


def _shown(bench: ModuleType, child: Any, *words: str) -> float:
    """Seconds from the start to the first output after which all words are on the screen."""
    while child.alive and child.now() < _PATIENCE:
        found, _ = bench.find_paint(child.chunks, 120, 40, words)
        if found is not None:
            return float(child.chunks[found][0])
        child.pump(0.05)
    raise TimeoutError(f"{words} never appeared")


def _searched(bench: ModuleType, child: Any) -> tuple[float, float]:
    """Seconds from typing a word to its first hits, and to the count of all: "1 of 2,345"."""
    child.write(b"/")
    child.settle(0.5, 20)
    start, end = child.now(), child.now() + 10
    child.write(b"peace")
    while child.alive and child.now() < end:
        child.pump(0.05)
    screen, first, counted = bench.Screen(120, 40), 0.0, 0.0
    for at, data, *_ in child.chunks:
        screen.feed(data)
        found = _COUNT.search(screen.text()) if at > start else None
        if found:
            first, counted = first or at - start, counted or (0.0 if found[1] else at - start)
    return first, counted


def _all_found(bench: ModuleType, child: Any) -> float:
    """Seconds from the start until the parsing process has gone."""
    end = child.now() + 120
    children = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    while child.now() < end and (child.now() < 2 or children.read_text()):
        child.pump(0.1)
    found: float = child.now()
    child.settle(1.0, 5.0)
    return found


def _resized(child: Any, columns: int) -> float:
    """Seconds from a new size to the last byte before 60 ms of silence."""
    start: float = child.now()
    fcntl.ioctl(child.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.kill(child.pid, signal.SIGWINCH)
    child.pump(2.0)
    settled: float = child.settle(0.06, 2.0)
    return settled - start


def _ratio(taken: list[float], empty: list[float]) -> str:
    ratios = [ours / theirs for ours, theirs in zip(taken[1:], empty[1:], strict=True)]
    return f"{1000 * statistics.median(taken[1:]):.0f} ms = {statistics.median(ratios):.2f}"
