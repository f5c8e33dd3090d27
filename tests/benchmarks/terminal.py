"""The reader beside an empty Textual app, less, and other readers, from outside in a pseudo-terminal of 120×40.

`../shared/bench/firstpaint.py` forks the program and takes time from exec to the first frame that shows a text, from
a key to the last byte before 60 ms of silence, and the peak memory. All in one run: only the ratios mean something.
"""

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any

from summitreader import session
from tests.benchmarks.speed import long_text
from tests.benchmarks.tables import Table
from tests.importers.made import zipped
from tests.shared import shared

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_RUNS = 5
_FIRST, _LAST = "Chinese President Xi Jinping", "News.Az"
EMPTY = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Empty(App):\n    def compose(self): yield Static('hello')\n"
    "Empty().run()\n"
)
OURS = (sys.executable, "-m", "summitreader")


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure: how it is called for a file, its keys for a page and for the end, what it shows first."""

    name: str
    command: tuple[str, ...]
    page: str = "pagedown"
    quit: tuple[str, ...] = ("q",)
    shows: str = _FIRST
    suffix: str = ".txt"


def terminal() -> Table:
    """First paint, page down and memory by size of text. Needs `../shared`."""
    with texts() as files:
        empty = measure((sys.executable, "-c", EMPTY), "hello", quit=("ctrl+q",))
        rows: list[tuple[str, ...]] = [
            (
                "empty Textual app",
                f"{empty['paint_ms']:.0f} ms = 1.00",
                "",
                "",
                "",
                "",
                f"{empty['rss_paint_mib']:.0f} MB",
            )
        ]
        rows += [_row(program, files, empty["paint_ms"]) for program in programs()]
    return Table(
        "terminal",
        f"First paint against the empty app's, page down (p95) to a settled screen, memory with 10 MB; {_RUNS} runs. "
        "Goals: first paint 1.15 and 1.5, page down 12 and 16 ms, memory 12 bytes a character over the empty app's.",
        ("program", "seed", "1 MB", "10 MB", "page, 1 MB", "page, 10 MB", "memory"),
        tuple(rows),
    )


def programs() -> list[Program]:
    """What there is to compare with on this machine; ours first."""
    others = [
        Program("less", ("less",), " "),
        Program("toolong", ("tl",), page="pageup", quit=("ctrl+q", "ctrl+c"), shows=_LAST),  # opens at the end
        Program("frogmouth", ("frogmouth",), quit=("ctrl+q",), suffix=".md"),
        Program("baca", ("baca",), suffix=".epub"),
    ]
    return [Program("summitreader", OURS), *(other for other in others if shutil.which(other.command[0]))]


def _row(program: Program, files: dict[str, Path], empty_ms: float) -> tuple[str, ...]:
    named = {size: str(file.with_suffix(program.suffix)) for size, file in files.items()}
    seed = measure((*program.command, named["seed"]), program.shows, quit=program.quit)
    cells, pages, memory = [_ratio(seed, empty_ms)], [], "–"
    for size in ("1 MB", "10 MB"):
        command, pages_on = (*program.command, named[size]), (program.page,) * 20
        found = measure(command, program.shows, keys=pages_on, quit=program.quit, idle=30.0, runs=2)
        cells.append(_ratio(found, empty_ms))
        pages.append(f"{found['key_settled_p95']:.0f} ms" if found.get("key_settled_p95") else "–")
        memory = f"{found['rss_end_mib']:.0f} MB" if "rss_end_mib" in found else "–"
    return (program.name, *cells, *pages, memory)


def _ratio(found: dict[str, Any], empty_ms: float) -> str:
    return f"{found['paint_ms']:.0f} ms = {found['paint_ms'] / empty_ms:.2f}" if "paint_ms" in found else "–"


@contextmanager
def texts() -> Iterator[dict[str, Path]]:
    """The texts to open, all beginning with the seed, so that the same words are waited for."""
    seed = session.seed().read_text(encoding="utf-8")
    communique = next(shared("domain", "articles").glob("*apulia*")).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for name, rest in (
            ("seed", ""),
            ("20,000 words", communique),
            ("1 MB", long_text(1)),
            ("10 MB", long_text(10)),
        ):
            files[name] = Path(folder) / f"{name.replace(' ', '_').replace(',', '')}.txt"
            files[name].write_text(f"{seed}\n\n{rest}\n\n{_LAST}\n", encoding="utf-8")
            files[name].with_suffix(".md").hardlink_to(files[name])  # frogmouth goes by the name
            _write_book(files[name])  # baca reads nothing else
        yield files


def _write_book(text: Path) -> None:
    """The same text as an EPUB of one chapter, beside the file."""
    paragraphs = text.read_text(encoding="utf-8").split("\n\n")
    chapter = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    text.with_suffix(".epub").write_bytes(
        zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": f'<container version="1.0" xmlns="{_NAMES}container"><rootfiles><rootfile '
                'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
                "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Talks</dc:title></metadata><manifest>'
                '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" '
                'properties="nav" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine>'
                "</package>",
                "n.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
                '<nav epub:type="toc"><ol><li><a href="c.xhtml">Talks</a></li></ol></nav></body></html>',
                "c.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{chapter}</body></html>',
            }
        )
    )


def measure(
    command: tuple[str, ...],
    *expect: str,
    keys: tuple[str, ...] = (),
    before: tuple[str, ...] = (),
    quit: tuple[str, ...] = ("q",),
    idle: float = 0.0,
    runs: int = _RUNS,
) -> dict[str, Any]:
    """firstpaint's figures for a command, the first run thrown away; without "paint_ms" if nothing appeared.

    A program that shows nothing within 30 seconds is not tried again.
    """
    bench, taken = firstpaint(), []
    for _ in range(runs + 1):
        run = bench.once(
            list(command),
            list(expect),
            keys=list(keys),
            before=list(before),
            quit_keys=list(quit),
            idle_limit=idle,
            timeout=30.0,
            key_limit=2.0,
        )
        taken.append(run)
        if run["paint_ms"] is None:
            return {}
    figures: dict[str, Any] = bench.summary(taken[1:])
    return figures


def firstpaint() -> ModuleType:
    """The bench tool of `../shared`, as a module."""
    spec = importlib.util.spec_from_file_location("firstpaint", shared("bench", "firstpaint.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
