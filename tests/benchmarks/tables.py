"""Tables of figures: printed, and kept in the pages of docs/ between markers with date and machine."""

import datetime
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures by row; `name` is the marker in docs/, `about` one line on how they were taken."""

    name: str
    about: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table as Markdown, its columns aligned so that it reads well in a terminal too."""
        cells = [self.header, *self.rows]
        widths = [max(len(row[column]) for row in cells) for column in range(len(self.header))]
        lines = [
            "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
            for row in cells
        ]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join([f"{self.about}\n", *lines])


def write_into_docs(tables: Iterable[Table], docs: Path = DOCS) -> None:
    """Put each table between `<!-- figures: NAME -->` and `<!-- end -->` of the page that has them.

    Raises:
        KeyError: no page has a place for a table.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(docs.glob("*.md"))}
    for table in tables:
        place = re.compile(rf"(<!-- figures: {table.name} -->\n).*?(<!-- end -->)", re.DOTALL)
        page = next((page for page, text in pages.items() if place.search(text)), None)
        if page is None:
            raise KeyError(f"no page of {docs} has a place for the table '{table.name}'")
        pages[page] = place.sub(partial(_between, f"{table.markdown()}\n\n{_taken()}\n"), pages[page])
        page.write_text(pages[page], encoding="utf-8")


def _between(words: str, markers: re.Match[str]) -> str:
    return markers[1] + words + markers[2]


def _taken() -> str:
    """When and where; the load too, for on a busy machine wall times say more of the neighbours than of the program."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {_processor()}"
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Taken {datetime.date.today():%Y-%m-%d}, {machine}{load}."


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.machine()
