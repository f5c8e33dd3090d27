"""What became of each passage of an older text in a newer one, as sections."""

from collections.abc import Callable, Mapping

from summitreader.comparison import VersionBlock, counterpart_words, fate_words
from summitreader.exporters.comparison.sections import SECTION_TITLES, ComparedEntry, ComparedSection, many
from summitreader.exporters.comparison.side_words import SideTexts
from summitreader.exporters.wording import capital, one_line
from summitreader.model import Span

_SECTIONS: Mapping[str, tuple[str, Callable[[VersionBlock], bool]]] = {
    "dropped": ("of the older text not found in the newer one by these rules", lambda one: _is(one, "dropped")),
    "new": ("of the newer text not found in the older one by these rules", lambda one: _is(one, "new")),
    "reworded": ("worded otherwise", lambda one: _is(one, "reworded")),
    "moved": ("that left their order", lambda one: one.moved and not one.formula),
    "formulas": ("that are set phrases, and where they stand now", lambda one: one.formula),
    "kept": ("with the same words", lambda one: _is(one, "kept")),
}
_TOLD = 3  # changes of a passage that its sentence names


def outline_versions(texts: SideTexts, verbs: ComparedSection) -> tuple[ComparedSection, ...]:
    """Return what became of all passages; one that was reworded and moved stands in both sections.

    Args:
        texts: What is compared.
        verbs: The section of verbs that are firmer or weaker now.
    """
    sections = [verbs]
    for key in SECTION_TITLES:
        if key not in _SECTIONS:
            continue
        counted, holds = _SECTIONS[key]
        those = sorted((one for one in texts.found.versions if holds(one)), key=lambda one: one.weak)
        sure = sum(not one.weak for one in those)
        told = f"{many(sure, 'passage')} {counted}."
        if sure < len(those):
            told += f" {many(len(those) - sure, 'passage')} more of which that cannot be claimed."
        sections.append(ComparedSection(key, told, tuple(_entry(texts, key, one) for one in those)))
    return tuple(sections)


def _is(one: VersionBlock, status: str) -> bool:
    return one.status == status and not one.formula


def _entry(texts: SideTexts, kind: str, one: VersionBlock) -> ComparedEntry:
    words = tuple(
        texts.words(side, spans, [change[side] for change in one.changes])
        for side, spans in enumerate(one.spans)
        if spans
    )
    old, new = map(len, one.spans)
    says = capital(fate_words(one))
    says += f": {counterpart_words(one)}" if one.status in ("new", "dropped") else ""
    says += ", moved" if one.moved else ""
    if old == 1 and new > 1:
        says += f", split into {new}"
    elif new == 1 and old > 1:
        says += f", {old} merged into one"
    if told := [_changed(texts, *change) for change in one.changes[:_TOLD]]:
        more = f"; and {len(one.changes) - _TOLD} more" if len(one.changes) > _TOLD else ""
        says += f": {'; '.join(told)}{more}"
    return ComparedEntry(kind, f"{says}.", words, rule=one.rule, facts={"status": one.status, "moved": one.moved})


def _changed(texts: SideTexts, old: Span, new: Span) -> str:
    """Return what became of words: "“an hour” for “a day”", "“gravely” is new", "“soon” is gone"."""
    was, now = (
        f"“{one_line(span.of(side.reading.article.text))}”" if span.start < span.end else ""
        for side, span in zip(texts.found.sides, (old, new), strict=True)
    )
    return f"{now} for {was}" if was and now else f"{now} is new" if now else f"{was} is gone"
