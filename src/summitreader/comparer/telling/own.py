"""Where a leader's own text tells what another side says that he said."""

import re
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import log

from summitreader.comparer.features import NUMBER, PHRASE, STEM, TERM
from summitreader.comparer.parts import Part
from summitreader.comparer.telling.voices import AccountVoices, SpanIndex
from summitreader.comparison import ComparedSide, Link, SharedAgreement
from summitreader.model import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAST_SHARED = 2
_TELLING = frozenset((TERM, NUMBER, STEM, PHRASE))
_LEAST_LIKE, _LEAST_OF_ONE_ACT = 0.8, 0.7
_MOST_LOOKED_AT = 8
_MOST_HOLDERS = 40  # what more parts than that have says nothing of one
_LEAST_PARTS = 8  # of fewer, how often a thing is named tells nothing


class OwnTexts:
    """What is asked of links and agreements about the report of one side on another."""

    def __init__(
        self,
        sides: Sequence[ComparedSide],
        voices: Sequence[AccountVoices],
        parts: Sequence[Sequence[Part]],
        links: Sequence[Link],
        agreements: Sequence[SharedAgreement],
    ) -> None:
        """Take the accounts with their parts by side, and what was found between them."""
        self._voices = voices
        self._leaders = [frozenset(side.leaders) for side in sides]
        self._parts = [SpanIndex((part.span, part) for part in many) for many in parts]
        self._known_by: list[dict[str, list[Part]]] = [_known_by(many) for many in parts]
        self._least = [max(len(many), _LEAST_PARTS) for many in parts]
        linked: dict[tuple[int, int], list[tuple[Span, tuple[Link, Span]]]] = {}
        for link in links:
            (a, b), (one, other) = link.sides, link.spans
            linked.setdefault((a, b), []).append((one, (link, other)))
            linked.setdefault((b, a), []).append((other, (link, one)))
        self._linked_spans = {sides: SpanIndex(found) for sides, found in linked.items()}
        self._agreed = [
            SpanIndex((span, one) for one in agreements for span in one.spans[side]) for side in range(len(voices))
        ]

    def places(self, teller: int, of: int, span: Span, whole: bool) -> tuple[Span, ...]:
        """Return where the side that is reported on tells the same.

        Args:
            teller: The side that reports.
            of: The side reported on.
            span: What it is said to have said.
            whole: Whether any link of the sentence will do, because the words themselves only point back.
        """
        linked = list(self._linked(teller, of, span))
        rests = any(link.evidence for link, _ in linked)
        found = {
            there
            for link, there in linked
            if whole or (self._tells(link, teller, of, span) if link.evidence else not rests)
        }
        # What one side promises in the other's account and in its own: one agreement, if in other words.
        found.update(place for _, one in self._agreed[teller].meeting(span) for place in one.spans[of])
        if not found and not whole:
            found.update(self._said_alike(teller, of, span))
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def _linked(self, teller: int, of: int, span: Span) -> Iterator[tuple[Link, Span]]:
        linked = self._linked_spans.get((teller, of))
        for here, (link, there) in linked.meeting(span) if linked else ():
            if 2 * (min(here.end, span.end) - max(here.start, span.start)) >= min(_size(here), _size(span)):
                yield link, there

    def _said_alike(self, teller: int, of: int, span: Span) -> Iterator[Span]:
        """Give the passage of that leader's own words which is most like what is reported, if it is like enough."""
        told = {
            one.key: one.weight
            for _, part in self._parts[teller].meeting(span)
            for one in part.features
            if one.kind in _TELLING and span.holds(one.span)
        }
        like: dict[Span, float] = {}
        for key, weight in told.items():
            there = self._known_by[of].get(key, [])
            if len(there) > _MOST_HOLDERS:
                continue
            rare = 1.0 - log(max(len(there), 1)) / log(self._least[of])
            for part in there:
                like[part.span] = like.get(part.span, 0.0) + weight * rare
        for place in nsmallest(_MOST_LOOKED_AT, like, key=lambda one: (-like[one], one)):
            here, said = self._voices[teller].said_at(span), self._voices[of].said_at(place)
            least = _LEAST_OF_ONE_ACT if here and said and here.act == said.act else _LEAST_LIKE
            if like[place] >= least and said and said.speaker in self._leaders[of]:
                yield place
                return

    def _tells(self, link: Link, teller: int, of: int, span: Span) -> bool:
        """Return whether a link rests on what is reported: two words of it, or one where that leader does the same."""
        at = link.sides.index(teller)
        text = self._voices[teller].reading.article.text
        inside = [pair[at] for pair in link.evidence if span.holds(pair[at])]
        shared = {match.start() for one in inside for match in _WORD.finditer(text, one.start, one.end)}
        if len(shared) >= _LEAST_SHARED:
            return True
        here, there = self._voices[teller].said_at(span), self._voices[of].said_at(link.spans[1 - at])
        return bool(shared and here and there and here.act == there.act)


def _known_by(parts: Sequence[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        for key in {one.key for one in part.features}:
            found.setdefault(key, []).append(part)
    return found


def _size(span: Span) -> int:
    return span.end - span.start
