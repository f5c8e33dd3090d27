"""What a comparison tells, in the order in which it is news: the same in every form."""

from collections.abc import Callable, Iterator, Mapping

from summitreader.comparison import (
    SIDE_NAMES,
    Account,
    Comparison,
    Difference,
    Point,
    SharedAgreement,
    not_found_in,
    side_names,
)
from summitreader.exporters.citation.words import with_needed_cue
from summitreader.exporters.comparison.sections import (
    DIFFERENCE_WORDS,
    SECTION_TITLES,
    ComparedEntry,
    ComparedSection,
    many,
)
from summitreader.exporters.comparison.shares import share_words, theme_shares
from summitreader.exporters.comparison.side_words import SideTexts, said_by, theme_titles
from summitreader.exporters.comparison.versions import outline_versions
from summitreader.exporters.rows.columns import Cell
from summitreader.exporters.wording import capital
from summitreader.model import Span


def outline(found: Comparison) -> tuple[ComparedSection, ...]:
    """Return all that a comparison tells, in order; sections without an entry say what was looked for."""
    texts = SideTexts(found)
    if found.versions:
        return outline_versions(texts, _FIRMNESS(texts))
    return tuple(_SECTIONS[key](texts) for key in SECTION_TITLES if key in _SECTIONS)


def _reports(texts: SideTexts) -> ComparedSection:
    found = texts.found
    entries = []
    for one in sorted(found.reports, key=lambda one: bool(one.own)):
        teller, of = SIDE_NAMES[one.teller], SIDE_NAMES[one.of]
        told = f"{of} tells it too" if one.own else not_found_in((one.of,))
        words = [texts.words(one.teller, (with_needed_cue(found.sides[one.teller].reading, one.span),))]
        words += [texts.words(one.of, one.own)] if one.own else []
        says = f"{teller} says that {one.speaker}, who speaks for {of}, said this; {told}."
        only = None if one.own else teller
        facts: dict[str, Cell] = {"of": of, "speaker": one.speaker, "only": only}
        entries.append(ComparedEntry("report", says, tuple(words), rule=one.rule, facts=facts))
    alone = sum(not one.own for one in found.reports)
    counted = (
        f"{many(len(entries), 'passage')} in which a side tells what another side's leader said; "
        f"{alone} of them not found in that leader's own text by these rules."
    )
    return ComparedSection("reports", counted, tuple(entries))


def _differing(key: str, kinds: tuple[str, ...], counted: str) -> Callable[[SideTexts], ComparedSection]:
    """Return what makes the section of differences of some kinds."""

    def make(texts: SideTexts) -> ComparedSection:
        those = [one for one in texts.found.differences if one.kind in kinds]
        entries = tuple(_difference(texts, one) for one in those)
        return ComparedSection(key, f"{many(len(entries), 'pair')} of passages {counted}.", entries)

    return make


def _difference(texts: SideTexts, one: Difference) -> ComparedEntry:
    words = tuple(texts.words(side, (span,)) for side, span in zip(one.sides, one.spans, strict=True))
    says = capital(DIFFERENCE_WORDS[one.kind])
    facts: dict[str, Cell] = {}
    if one.firmer is not None:
        says += f", firmer in {SIDE_NAMES[one.firmer]}"
        facts["firmer"] = SIDE_NAMES[one.firmer]
    return ComparedEntry(one.kind, f"{says}.", words, rule=one.rule, facts=facts)


def _joint(texts: SideTexts) -> ComparedSection:
    found = texts.found
    entries = []
    for point in _of_several(found):
        told = [(side, account) for side, account in enumerate(point.accounts) if account]
        joint = [side for side, account in told if account.joint]
        alone = [side for side, account in told if not account.joint]
        if joint and alone:
            says = f"Told by {side_names(joint)} as said or done by all, by {side_names(alone)} as one side's."
            facts: dict[str, Cell] = {"joint": tuple(SIDE_NAMES[side] for side in joint)}
            entries.append(_of_point(texts, "joint", says, point, facts))
    counted = f"{many(len(entries), 'matter')} that one side tells as said or done by all, another as one side's."
    return ComparedSection("joint", counted, tuple(entries))


def _one_sided(texts: SideTexts) -> ComparedSection:
    found = texts.found
    those = [point for point in found.points if point.only is not None]
    entries = []
    for point in those:
        assert point.only is not None
        others = [side for side in range(len(found.sides)) if side != point.only]
        says = f"Found in {SIDE_NAMES[point.only]}; {not_found_in(others)}."
        entries.append(_of_point(texts, "one_sided", says, point, {"only": SIDE_NAMES[point.only]}))
    by_side = ", ".join(
        f"{sum(point.only == side for point in those)} in {SIDE_NAMES[side]}" for side in range(len(found.sides))
    )
    counted = f"{many(len(those), 'matter')} found on one side alone by these rules: {by_side}."
    return ComparedSection("one_sided", counted, tuple(entries))


def _agreements(texts: SideTexts) -> ComparedSection:
    found = texts.found
    several = [one for one in found.agreements if _tellers(one)[1:]]
    ordered = sorted(found.agreements, key=lambda one: (not one.conflict, not _tellers(one)[1:]))
    entries = tuple(_agreement(texts, one) for one in ordered)
    counted = (
        f"{many(len(entries), 'agreement')} told; {len(several)} by more than one side, "
        f"{sum(bool(one.conflict) for one in several)} of these differently."
    )
    return ComparedSection("agreements", counted, entries)


def _agreement(texts: SideTexts, one: SharedAgreement) -> ComparedEntry:
    tellers = _tellers(one)
    words = tuple(texts.words(side, one.spans[side]) for side in tellers)
    others = [side for side in range(len(texts.found.sides)) if side not in tellers]
    says = f"Told by {side_names(tellers)}"
    says += f"; {not_found_in(others)}" if others else ""
    counts = {side: count for side, count in enumerate(one.counts) if count is not None}
    if one.conflict:
        told = ", ".join(f"{count} in {SIDE_NAMES[side]}" for side, count in counts.items())
        says += f". They differ in {one.conflict}" + (f": {told}" if one.conflict == "count" and told else "")
    facts: dict[str, Cell] = {f"{SIDE_NAMES[side]}_count": count for side, count in counts.items()}
    facts |= {"conflict": one.conflict, "only": SIDE_NAMES[tellers[0]] if len(tellers) == 1 else None}
    return ComparedEntry("agreement", f"{says}.", words, rule=one.rule, facts=facts)


def _tellers(one: SharedAgreement) -> tuple[int, ...]:
    return tuple(side for side, spans in enumerate(one.spans) if spans)


def _order(texts: SideTexts) -> ComparedSection:
    found = texts.found
    titles = theme_titles(found)
    entries = tuple(
        ComparedEntry("share", share_words(one, titles.get(one.theme, one.theme)), theme=one.theme, facts=one.facts)
        for one in theme_shares(found)
    )
    counted = (
        f"{many(len(entries), 'theme')}: what part of a side's words that are compared is about it, and which place it "
        "has in the order in which that side comes to speak of themes."
    )
    return ComparedSection("order", counted, entries)


def _tones(texts: SideTexts) -> ComparedSection:
    found = texts.found
    entries = tuple(
        ComparedEntry(
            "tone",
            f"{SIDE_NAMES[one.side]}: {one.tone}.",
            (texts.words(one.side, (one.span,)),),
            facts={"tone": one.tone},
        )
        for one in sorted(found.tones, key=lambda one: (one.side, one.span))
    )
    return ComparedSection("tone", f"{many(len(entries), 'word')} for how it was.", entries)


def _matters(texts: SideTexts) -> ComparedSection:
    found = texts.found
    entries = tuple(
        _of_point(texts, "matter", f"Told by {side_names(point.sides)}.", point, {}) for point in _of_several(found)
    )
    weak = sum(point.weak for point in found.points)
    counted = f"{many(len(entries), 'matter')} found on more than one side."
    if weak:
        counted += f" {many(weak, 'passage')} more, found on one side, {'says' if weak == 1 else 'say'} too little."
    return ComparedSection("matters", counted, entries)


def _of_several(found: Comparison) -> Iterator[Point]:
    """Yield the matters that more than one side tells, in the order of the first that tells them."""

    def first(point: Point) -> tuple[int, Span]:
        account: Account | None = point.accounts[point.sides[0]]
        return point.sides[0], min(account.spans) if account else Span(0, 0)

    yield from sorted((point for point in found.points if len(point.sides) > 1), key=first)


def _of_point(texts: SideTexts, kind: str, says: str, point: Point, facts: dict[str, Cell]) -> ComparedEntry:
    words = tuple(
        said_by(texts.words(side, account.spans), account) for side, account in enumerate(point.accounts) if account
    )
    return ComparedEntry(kind, says, words, point.theme, point.rule, facts)


_FIRMNESS = _differing(
    "firmness",
    ("commitment", "voice", "verb"),
    "that tell one thing more or less firmly, or in another's voice",
)
_SECTIONS: Mapping[str, Callable[[SideTexts], ComparedSection]] = {
    "reports": _reports,
    "firmness": _FIRMNESS,
    "names": _differing("names", ("term",), "that call one thing by two names"),
    "agency": _differing("agency", ("agency",), "that name another as the one who acts or is to blame"),
    "details": _differing("details", ("number", "detail"), "of which one gives another number or says more"),
    "joint": _joint,
    "one_sided": _one_sided,
    "agreements": _agreements,
    "order": _order,
    "tone": _tones,
    "matters": _matters,
}
