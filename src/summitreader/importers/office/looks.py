"""How words look in a Word document: struck through, hidden, raised; by their own properties or by a style's."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from summitreader.importers.office.numbering import child, local, value
from summitreader.importers.plain.numbers import counted

_OFF = frozenset({"0", "false", "off", "none"})


class Look(NamedTuple):
    """What is said about words; None where nothing is said, and what stands behind decides."""

    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, behind: "Look") -> "Look":
        """Return this look, with what it does not say as in the one behind it."""
        return Look(*(own if own is not None else other for own, other in zip(self, behind, strict=True)))


def read_looks(styles: Element | None) -> dict[str, Look]:
    """Return the look of each style of a document; what a style is based on stands before it or says nothing."""
    found: dict[str, Look] = {}
    for style in () if styles is None else styles:
        if local(style) == "style":
            base = found.get(value(child(style, "basedOn"), "val") or "", Look())
            found[value(style, "styleId") or ""] = look_of(child(style, "rPr")).over(base)
    return found


def look_of(properties: Element | None) -> Look:
    """Return what the properties of a run of words say about its look."""
    struck = [_on(properties, "strike"), _on(properties, "dstrike")]
    raised = value(child(properties, "vertAlign"), "val")
    return Look(
        True if True in struck else next((said for said in struck if said is not None), None),
        _on(properties, "vanish"),
        raised == "superscript" if raised else None,
    )


def left_out_notes(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return notes on what a document has and its article has not.

    Args:
        counts: of pictures, insertions, deletions, places with struck-through or hidden words, and comments.
    """
    notes = ["pictures and charts are left out"] if counts.get("pictures") else []
    shown, deleted = counts.get("insertions", 0), counts.get("deletions", 0)
    if shown or deleted:
        notes.append(f"tracked changes: {counted(shown, 'insertion')} shown, {counted(deleted, 'deletion')} left out")
    for kind, words in (("struck", "struck-through"), ("hidden", "hidden")):
        if counts.get(kind):
            notes.append(f"{words} words are left out in {counted(counts[kind], 'place')}")
    if counts.get("comments"):
        notes.append(f"left out: {counted(counts['comments'], 'comment')}")
    return tuple(notes)


def _on(properties: Element | None, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else (value(found, "val") or "1").lower() not in _OFF
