"""The numbers that Word writes before list items: they stand in no text and are counted from the list's definition."""

import re
from xml.etree.ElementTree import Element

from summitreader.importers.plain.numbers import read_number, write_number


class Numbering:
    """Counts the items of each list of a document, level by level."""

    def __init__(self, tree: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}  # list -> level -> (format, pattern, start)
        self._counts: dict[str, dict[int, int]] = {}
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        for child in () if tree is None else tree:
            if local(child) == "abstractNum":
                abstract[value(child, "abstractNumId") or ""] = dict(
                    _level(part) for part in child if local(part) == "lvl"
                )
            elif local(child) == "num":
                base = next((value(part, "val") for part in child if local(part) == "abstractNumId"), None)
                self._levels[value(child, "numId") or ""] = abstract.get(base or "", {})

    def marker(self, number: str, level: int) -> str:
        """Return what stands before the next item of a list, with a space after it; "" where that is nothing."""
        if number not in self._levels:
            return ""
        levels = self._levels[number]
        form, pattern, start = levels.get(level, ("bullet", "", 1))
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if form == "none":
            return ""
        if form == "bullet" or not pattern:
            return "- "
        shown = re.sub(r"%(\d)", lambda found: self._counted(levels, counts, int(found[1]) - 1), pattern)
        return f"{shown} "

    @staticmethod
    def _counted(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
        form, _, start = levels.get(level, ("decimal", "", 1))
        return write_number(counts.get(level, start), form)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    if element is None:
        return None
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, kind: str) -> Element | None:
    """Return the first child of a kind."""
    return next((part for part in element if local(part) == kind), None) if element is not None else None


def _level(element: Element) -> tuple[int, tuple[str, str, int]]:
    parts = {local(child): value(child, "val") or "" for child in element}
    start = read_number(parts.get("start"))
    form, pattern = parts.get("numFmt", "decimal"), parts.get("lvlText", "")
    return read_number(value(element, "ilvl")) or 0, (form, pattern, 1 if start is None else start)
