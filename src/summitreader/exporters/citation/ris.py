"""Citations as RIS, which EndNote, Zotero and Mendeley read."""

from collections.abc import Iterator, Sequence

from summitreader.exporters.citation.entries import SourceEntry, entries
from summitreader.exporters.citation.wording import Day
from summitreader.exporters.wording import one_line
from summitreader.model import Citation


def write_ris(citations: Sequence[Citation]) -> str:
    """Return an entry for each source, what is cited of it in its notes; a blank line between two."""
    return "\n\n".join("\n".join(_lines(entry)) for entry in entries(citations))


def _lines(entry: SourceEntry) -> Iterator[str]:
    first = entry.first
    fields = [
        ("TY", "NEWS" if first.outlet and not first.own else "ELEC" if first.url else "GEN"),
        ("ID", entry.key),
        *(("AU", author.inverted) for author in entry.authors),
        ("TI", entry.title),
        ("T2", first.outlet),
        ("PY", f"{entry.issued.year:04}" if entry.issued else ""),
        ("DA", _day(entry.issued) if entry.issued else first.published),
        ("UR", first.url),
        ("Y2", _day(entry.accessed)),
        ("N1", f"Citing {first.citing}" if first.citing else ""),
        *(("N1", quote) for quote in entry.quotes),
    ]
    for tag, value in fields:
        if words := one_line(value):
            yield f"{tag}  - {words}"
    yield "ER  - "


def _day(day: Day | None) -> str:
    """Return a day as RIS writes it: "2026/01/05", each slash standing though nothing be known behind it."""
    if day is None:
        return ""
    month, number = f"{day.month:02}" if day.month else "", f"{day.day:02}" if day.day else ""
    return f"{day.year:04}/{month}/{number}"
