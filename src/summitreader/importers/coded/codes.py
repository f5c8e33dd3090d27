"""Codes as REFI-QDA writes them, in projects and codebooks alike."""

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from summitreader.importers.clean import clean, clean_line
from summitreader.importers.office.numbering import local, value
from summitreader.importers.opened import ImportedCode

OURS = "summitreader"
"""Of programs and users: ourselves."""

MOST_CODES = 100_000
_DEEPEST = 100


def codes_of(root: Element) -> Iterator[tuple[str, ImportedCode]]:
    """Yield the codes of a codebook in their order, each with its identifier, those above before those below.

    What is nested deeper than anybody orders codes hangs on the last code that is not.
    """
    books = [part for part in root.iter() if local(part) == "Codes"][:1]
    waiting: list[tuple[Element, tuple[str, ...]]] = [(code, ()) for book in books for code in reversed(book)]
    for _ in range(MOST_CODES):
        if not waiting:
            return
        code, above = waiting.pop()
        if local(code) != "Code":
            continue
        path = (*above, clean_line(value(code, "name") or "") or "code")
        yield guid_in(value(code, "guid")), ImportedCode(path, text_in(code, "Description"))
        waiting += ((below, path[:_DEEPEST]) for below in reversed(code))


def guid_in(words: str | None) -> str:
    """Return an identifier in the one form in which it can be compared: "{5D0F…}" is "5d0f…"."""
    return (words or "").strip().strip("{}").casefold()


def text_in(element: Element, name: str) -> str:
    """Return the words of a part of an element, "" where it has no such part."""
    part = next((part for part in element if local(part) == name), None)
    return clean("".join(part.itertext())).strip() if part is not None else ""


def moment(words: str | None) -> str:
    """Return a time in UTC, as the library keeps it; "" where it is none.

    >>> moment("2026-01-05T10:30:00+01:00")
    '2026-01-05T09:30:00Z'
    """
    try:
        found = datetime.fromisoformat((words or "").strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""
