"""Why: what a difference or a matter of a comparison rests on, and by which rule it was found. Pure."""

from collections.abc import Iterator

from summitreader import session
from summitreader.comparison import SIDE_NAMES, Comparison, Link, fate_words
from summitreader.model import Span
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow
from summitreader.tui.viewmodel.comparing.listing import ListedDifference, Quotes, links_of, title_of
from summitreader.tui.viewmodel.fitting import few_words
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.viewmodel.wrap import drawn

_LONGEST = 160  # code points of a passage that a link ties

EvidenceLine = tuple[TextPart, ...]


def evidence_of(found: Comparison, row: AlignedRow | None, line: ListedDifference | None) -> tuple[EvidenceLine, ...]:
    """Return what is told of the difference that the reader is at, and of the matter that it stands in."""
    lines: list[EvidenceLine] = []
    if line:
        lines += [(TextPart(title_of(line.group), "strong"),), (TextPart(line.words),)]
        lines += [*_quoted(found, line.quotes, None), *_rule(line.rule), ()]
    if row and row.point:
        links = links_of(found, row.point)
        lines.append(
            (
                TextPart(
                    ": ".join(filter(None, ("Matter", session.theme_titles(found).get(row.point.theme, "")))), "strong"
                ),
            )
        )
        lines += [*_rule(row.point.rule), ()]
        for link in links:
            lines += [*_link(found, link), ()]
    elif row and row.block:
        status = fate_words(row.block) + (", moved" if row.block.moved else "")
        lines += [(TextPart(f"Block: {status}", "strong"),), *_rule(row.block.rule)]
    return tuple(lines) or ((TextPart("Nothing was compared here: these words tell no matter."),),)


def _link(found: Comparison, link: Link) -> Iterator[EvidenceLine]:
    yield (TextPart(f"Link of {' and '.join(SIDE_NAMES[side] for side in link.sides)}", "strong"),)
    yield from _quoted(found, tuple(zip(link.sides, link.spans, strict=True)), _LONGEST)
    words = dict.fromkeys(
        " / ".join(dict.fromkeys(_words(found, side, span) for side, span in zip(link.sides, pair, strict=True)))
        for pair in link.evidence
    )
    if words:
        yield (TextPart("words of both  ", "quiet"), TextPart("; ".join(words)))
    yield from _rule(link.rule, f", {link.score:.2f}")


def _quoted(found: Comparison, quotes: Quotes, most: int | None) -> Iterator[EvidenceLine]:
    for side, span in quotes:
        words = _words(found, side, span)
        yield TextPart(f"{SIDE_NAMES[side]}  ", "key"), TextPart(f"“{few_words(words, most) if most else words}”")


def _rule(rule: str, beside: str = "") -> Iterator[EvidenceLine]:
    if rule:
        yield TextPart("rule  ", "quiet"), TextPart(f"{rule}{beside}", "rule")
        if told := session.why_compared(rule):
            yield (TextPart(told, "quiet"),)


def _words(found: Comparison, side: int, span: Span) -> str:
    return drawn(" ".join(span.of(found.sides[side].reading.article.text).split()))
