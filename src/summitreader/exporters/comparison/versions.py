"""What became of each passage of an older text in a newer one, as sections."""

from collections.abc import Callable

from summitreader.comparison import VersionBlock
from summitreader.exporters.comparison.sections import ComparedEntry, ComparedSection, many
from summitreader.exporters.comparison.side_words import SideTexts

_SECTIONS: tuple[tuple[str, str, str, Callable[[VersionBlock], bool]], ...] = (
    (
        "dropped",
        "Dropped",
        "of the older text not found in the newer one by these rules",
        lambda one: _is(one, "dropped"),
    ),
    ("new", "New", "of the newer text not found in the older one by these rules", lambda one: _is(one, "new")),
    ("reworded", "Reworded", "worded otherwise", lambda one: _is(one, "reworded")),
    ("moved", "Moved", "that left their order", lambda one: one.moved and not one.formula),
    ("formulas", "Set phrases", "that are set phrases, and where they stand now", lambda one: one.formula),
    ("kept", "Kept", "with the same words", lambda one: _is(one, "kept")),
)


def outline_versions(texts: SideTexts) -> tuple[ComparedSection, ...]:
    """Return what became of all passages; one that was reworded and moved stands in both sections."""
    sections = []
    for key, title, counted, holds in _SECTIONS:
        entries = tuple(_entry(texts, key, one) for one in texts.found.versions if holds(one))
        sections.append(ComparedSection(key, title, f"{many(len(entries), 'passage')} {counted}.", entries))
    return tuple(sections)


def _is(one: VersionBlock, status: str) -> bool:
    return one.status == status and not one.formula


def _entry(texts: SideTexts, kind: str, one: VersionBlock) -> ComparedEntry:
    words = tuple(texts.words(side, spans) for side, spans in enumerate(one.spans) if spans)
    old, new = map(len, one.spans)
    says = one.status.capitalize()
    says += ", moved" if one.moved else ""
    says += (
        f", split into {new}" if old == 1 and new > 1 else f", {old} merged into one" if new == 1 and old > 1 else ""
    )
    return ComparedEntry(kind, f"{says}.", words, rule=one.rule, facts={"status": one.status, "moved": one.moved})
