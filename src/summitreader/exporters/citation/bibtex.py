"""Citations as BibTeX: one `@misc` a source, which every style knows."""

import re
from collections.abc import Sequence

from summitreader.exporters.citation.entries import SourceEntry, entries
from summitreader.exporters.citation.names import Name
from summitreader.exporters.wording import one_line, source_of
from summitreader.model import Citation

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a backslash, so that none may stand in a value.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "%&#$_"},
    }
)
_NOT_IN_ADDRESSES = re.compile(r"[{}\\\s\"]")


def write_bibtex(citations: Sequence[Citation]) -> str:
    """Return an entry for each source, what is cited of it in its note; a blank line between two."""
    return "\n\n".join(map(_entry, entries(citations)))


def _entry(entry: SourceEntry) -> str:
    first, issued = entry.first, entry.issued
    fields = {
        "author": " and ".join(map(_author, entry.authors)),
        "title": f"{{{_escaped(entry.title)}}}",
        "howpublished": _escaped(source_of(first)),
        "year": str(issued.year) if issued else _escaped(first.published) or "n.d.",
        "date": _iso(entry),
        "url": address(first.url),
        "urldate": first.accessed if entry.accessed else "",
        "note": "; ".join(map(_escaped, entry.quotes)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if issued and issued.month:
        lines.insert(-1, f"  month = {_MONTHS[issued.month - 1]},")
    return "\n".join([f"@misc{{{entry.key},", *lines, "}"])


def address(url: str) -> str:
    """Return an address without what ends a value; LaTeX takes all else of it as it is."""
    return _NOT_IN_ADDRESSES.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def _iso(entry: SourceEntry) -> str:
    if entry.issued is None:
        return ""
    year, month, day = entry.issued
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _author(name: Name) -> str:
    return _escaped(name.inverted) if name.given else f"{{{_escaped(name.family)}}}"


def _escaped(words: str) -> str:
    return one_line(words).translate(_LATEX)
