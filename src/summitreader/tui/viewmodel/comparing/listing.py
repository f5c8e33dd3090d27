"""The list of differences, in the order in which analysts need them: what carried the news comes first. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from summitreader import session
from summitreader.comparison import (
    SIDE_NAMES,
    Comparison,
    Difference,
    DifferenceKind,
    Link,
    Point,
    SharedAgreement,
    VersionBlock,
    counterpart_words,
    not_found_in,
    side_names,
)
from summitreader.model import Span
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow, RowFinder
from summitreader.tui.viewmodel.comparing.shares import Shares
from summitreader.tui.viewmodel.status_text import how_many

_OfAccounts = Literal[
    "unsupported", "supported", "firmness", "terms", "agency", "joint", "only", "details", "agreements"
]
DifferenceGroup = _OfAccounts | Literal["shares", "tones", "reworded", "new", "dropped", "moved", "formulas"]

_SECTIONS: dict[DifferenceGroup, tuple[str, str]] = {
    "unsupported": ("unsupported", "report"),
    "supported": ("supported", "report"),
    "firmness": ("firmness", "wording"),
    "terms": ("names", "wording"),
    "agency": ("agency", "wording"),
    "details": ("details", "wording"),
    "joint": ("joint", "matter"),
    "only": ("one_sided", "matter"),
    "agreements": ("agreements", "agreement"),
    "shares": ("order", "theme"),
    "tones": ("tone", "word"),
    "reworded": ("reworded", "block"),
    "new": ("new", "block"),
    "dropped": ("dropped", "block"),
    "moved": ("moved", "block"),
    "formulas": ("formulas", "phrase"),
}
"""The section of the exports that each group is told in, whose order is that of the list, and what is counted in it."""

_GROUPS: dict[DifferenceKind, DifferenceGroup] = {
    "verb": "firmness",
    "commitment": "firmness",
    "voice": "firmness",
    "term": "terms",
    "agency": "agency",
    "number": "details",
    "detail": "details",
}

POINTED: tuple[DifferenceGroup, ...] = (
    *("unsupported", "supported", "firmness", "terms", "agency", "details", "tones", "formulas"),
)
"""The groups whose passages stand out in the columns: a few words of a row, not all of it."""

Quotes = tuple[tuple[int, Span], ...]
"""Passages, each with its side."""


class ListedDifference(NamedTuple):
    """One line of the list: what it is, the passages that it is about, its rule, and the row in which they stand.

    `evidence` are pairs of words of two sides that it rests on; `strip` is the side whose strip the line shows; `weak`
    is what is no claim.
    """

    group: DifferenceGroup
    words: str
    quotes: Quotes
    rule: str
    row: int | None = None
    evidence: tuple[Quotes, ...] = ()
    strip: int | None = None
    weak: bool = False


def listed(found: Comparison, rows: Sequence[AlignedRow]) -> tuple[ListedDifference, ...]:
    """Return all lines of the list, group by group; those of a group in the order of the comparison.

    Of two versions they are in the order of the columns; what can be claimed to be in one text alone comes before what
    may be told in the other after all.
    """
    finder, order = RowFinder(rows), [*session.SECTION_TITLES]
    lines = [line._replace(row=finder.row_of(line.quotes)) for line in _every(found)]
    if found.versions:
        # The reader goes down both texts: a line after the other, as the columns have them.
        lines.sort(key=lambda line: (line.weak, line.row or 0))
    return tuple(sorted(lines, key=lambda line: order.index(_SECTIONS[line.group][0])))


def counted(lines: Sequence[ListedDifference]) -> dict[DifferenceGroup, int]:
    """Return how many lines each group has, strips apart."""
    groups = groupby(lines, lambda line: line.group)
    return {group: sum(line.strip is None for line in few) for group, few in groups}


def heading(group: DifferenceGroup, count: int) -> str:
    """Return what stands above a group: "Who acts · 2 wordings"."""
    return f"{title_of(group)} · {how_many(count, _SECTIONS[group][1])}"


def title_of(group: DifferenceGroup) -> str:
    """Return what stands above a group, as above its section in the exports."""
    return session.SECTION_TITLES[_SECTIONS[group][0]]


def divided(block: VersionBlock) -> str:
    """Return whether a passage of the older text was "split" into several, or several "merged" into one; else ""."""
    older, newer = map(len, block.spans)
    return "split" if older == 1 < newer else "merged" if newer == 1 < older else ""


def links_of(found: Comparison, point: Point) -> tuple[Link, ...]:
    """Return the links between passages of a matter."""
    spans = [account.spans if account else () for account in point.accounts]
    return tuple(
        link
        for link in found.links
        if all(
            any(own.start < span.end and span.start < own.end for own in spans[side])
            for side, span in zip(link.sides, link.spans, strict=True)
        )
    )


def _every(found: Comparison) -> Iterator[ListedDifference]:
    yield from _reports(found)
    yield from map(_difference, found.differences)
    yield from _agreements(found)
    yield from _tones(found)
    if found.versions:
        yield from _versions(found.versions)
    else:
        titles = session.theme_titles(found)
        yield from _points(found, titles)
        yield from _shares(found, titles)


def _reports(found: Comparison) -> Iterator[ListedDifference]:
    for one in found.reports:
        said = session.with_needed_cue(found.sides[one.teller].reading, one.span)
        told, of = ((one.teller, said),), SIDE_NAMES[one.of]
        words = f"{SIDE_NAMES[one.teller]} says it of {one.speaker}, whose own text is {of}"
        if one.own:
            own = tuple((one.of, span) for span in one.own)
            yield ListedDifference("supported", f"{words}, which tells it too", (*told, *own), one.rule)
        else:
            yield ListedDifference("unsupported", words, told, one.rule)


def _difference(one: Difference) -> ListedDifference:
    firmer = "" if one.firmer is None else f", firmer in {SIDE_NAMES[one.firmer]}"
    quotes = tuple(zip(one.sides, one.spans, strict=True))
    return ListedDifference(_GROUPS[one.kind], f"{session.DIFFERENCE_WORDS[one.kind]}{firmer}", quotes, one.rule)


def _points(found: Comparison, titles: Mapping[str, str]) -> Iterator[ListedDifference]:
    for point in found.points:
        title, quotes = titles.get(point.theme, ""), _firsts(point)
        joint = [side for side in point.sides if (account := point.accounts[side]) and account.joint]
        apart = [side for side in point.sides if side not in joint]
        if joint and apart:
            words = _on(f"joint in {side_names(joint)}, not in {side_names(apart)}", title)
            yield ListedDifference("joint", words, quotes, point.rule)
        if point.only is not None:
            words = _on(f"only in {SIDE_NAMES[point.only]}", title)
            yield ListedDifference("only", words, quotes, point.rule)


def _on(words: str, theme: str) -> str:
    return f"{words}: {theme}" if theme else words


def _agreements(found: Comparison) -> Iterator[ListedDifference]:
    told = [_agreement(one, len(found.sides)) for one in found.agreements]
    # What is told differently comes before what is told alike, and that before what one side alone tells.
    yield from (line for _, line in sorted(told, key=lambda one: one[0]))


def _agreement(one: SharedAgreement, sides: int) -> tuple[int, ListedDifference]:
    telling = [side for side, spans in enumerate(one.spans) if spans]
    counts = [f"{count} in {SIDE_NAMES[side]}" for side, count in enumerate(one.counts) if count is not None]
    if one.conflict == "count":
        rank, words = 0, f"told differently: {', '.join(counts)}"
    elif one.conflict:
        rank, words = 0, f"told differently: {one.conflict}"
    elif len(telling) > 1:
        rank, words = 1, f"told by {side_names(telling)} alike"
    else:
        others = (side for side in range(sides) if side not in telling)
        rank, words = 2, f"only in {side_names(telling)}, {not_found_in(others)}"
    quotes = tuple((side, one.spans[side][0]) for side in telling)
    return rank, ListedDifference("agreements", words, quotes, one.rule)


def _shares(found: Comparison, titles: Mapping[str, str]) -> Iterator[ListedDifference]:
    shares = Shares(found)
    if not shares.themes:
        return
    for side in range(len(found.sides)):
        yield ListedDifference(
            "shares", f"the text of {SIDE_NAMES[side]} from its start to its end", (), "", strip=side
        )
    for one in shares.themes:
        parts = (
            f"{SIDE_NAMES[side]} " + (f"{percent}%, {_nth(place)}" if place else "–")
            for side, (percent, place) in enumerate(zip(one.percents, one.places, strict=True))
        )
        words = f"{one.letter}  {titles[one.theme]}: {'; '.join(parts)}"
        yield ListedDifference("shares", words, one.first, "")


def _tones(found: Comparison) -> Iterator[ListedDifference]:
    for tone in dict.fromkeys(one.tone for one in found.tones):
        every = [one for one in found.tones if one.tone == tone]
        sides = range(len(found.sides))
        told = (f"{SIDE_NAMES[side]} {sum(one.side == side for one in every)}" for side in sides)
        quotes = tuple(next(((side, one.span) for one in every if one.side == side), None) for side in sides)
        yield ListedDifference("tones", f"{tone}: {', '.join(told)}", tuple(filter(None, quotes)), "")


def _versions(blocks: Sequence[VersionBlock]) -> Iterator[ListedDifference]:
    for one in blocks:
        quotes = tuple((side, span) for side, spans in enumerate(one.spans) for span in spans)
        how = divided(one)
        if one.formula:
            moved = " and moved" if one.moved else ""
            yield ListedDifference("formulas", f"{one.status}{moved}", quotes, one.rule)
            continue
        if one.status == "reworded":
            yield ListedDifference("reworded", how or "other words", quotes, one.rule)
        elif one.status != "kept":
            yield ListedDifference(one.status, counterpart_words(one), quotes, one.rule, weak=one.weak)
        if one.moved:
            yield ListedDifference("moved", how or one.status, quotes, one.rule)


def _firsts(point: Point) -> Quotes:
    return tuple((side, account.spans[0]) for side in point.sides if (account := point.accounts[side]))


def _nth(place: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place if place < 20 else place % 10, "th")
    return f"{place}{ending}"
