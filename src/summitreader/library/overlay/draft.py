"""What a reading becomes, correction by correction: what does not change is not copied."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from summitreader.library.overlay.edited import Edited
from summitreader.model import (
    YOURS,
    Agreement,
    CorrectedFact,
    Correction,
    Event,
    Reading,
    Source,
    Span,
    Speaker,
    Statement,
    Theme,
)

T = TypeVar("T")

_NESTED = 64  # findings that begin before another and go on into it: a report within a report within a letter
_FEW = 10_000  # findings that are copied at once
_SAME = 0.5  # of the longer of two passages that are taken for one


class Draft:
    """A reading under correction. Its lists may be changed; `note` says what was, and that it is no longer so."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.article, self.text = reading.article, reading.article.text
        self.event: Event | None = reading.event
        self.source: Source | None = reading.source
        self.speakers: list[Speaker] = list(reading.speakers)
        self.themes: list[Theme] = list(reading.themes)
        self.statements = Edited(reading.statements)
        self.agreements = Edited(reading.agreements)
        self._facts = {_subject(fact): fact for fact in reading.corrected}
        self._is_changed = False

    def reading(self) -> Reading:
        """Return what became of the reading: the same one where nothing changed."""
        if not self._is_changed:
            return self._reading
        before = self._reading
        return replace(
            before,
            article=self.article,
            speakers=tuple(self.speakers),
            statements=_settled(self.statements, before.statements),
            themes=before.themes if _are_same(self.themes, before.themes) else tuple(self.themes),
            agreements=_settled(self.agreements, before.agreements),
            event=self.event,
            source=self.source,
            corrected=tuple(self._facts.values()),
        )

    def note(
        self, made: Correction, was: str, now: str, rule: str, field: str = "", span: Span | None = None, name: str = ""
    ) -> None:
        """Remember what a correction changed; of several of one thing what stood there first, and the last word."""
        self._is_changed = True
        if rule == YOURS:
            # Something else was corrected of it before: it was found by the rule that is told there.
            same = (
                one.rule
                for one in self._facts.values()
                if (one.finding, one.span, one.name) == (made.finding, span, name)
            )
            rule = next(same, "")
        fact = CorrectedFact(made.finding, field, span, name, was, now, rule, made.made)
        earlier = self._facts.pop(_subject(fact), None)
        if earlier:
            fact = replace(fact, was=earlier.was, rule=earlier.rule)
        if fact.was or fact.now or field:
            self._facts[_subject(fact)] = fact

    def statement_at(self, span: Span, strictly: bool = False) -> int | None:
        """Return which statement has its content at a span: see `_likest`."""
        near = _near(self.statements, span, _start)
        return _likest([(place, self.statements[place].content) for place in near], span, strictly)

    def put_statement(self, place: int, new: Statement) -> None:
        """Put a statement in the place of another; what was corrected of that stands where the new one does."""
        old = self.statements[place]
        if old.start == new.start:
            self.statements.put(place, new)
        else:
            self.statements.pop(place)
            self.add_statement(new)
        if old.content != new.content:
            facts = [
                replace(fact, span=new.content) if fact.finding == "statement" and fact.span == old.content else fact
                for fact in self._facts.values()
            ]
            self._facts = {_subject(fact): fact for fact in facts}

    def add_statement(self, new: Statement) -> None:
        """Put a statement where it begins in the text."""
        self.statements.insert(bisect_left(self.statements, new.start, key=_start), new)

    def add_agreement(self, new: Agreement) -> None:
        """Put an agreement where it begins in the text."""
        self.agreements.insert(bisect_left(self.agreements, new.span.start, key=_beginning), new)

    def agreement_at(self, span: Span, strictly: bool = False) -> int | None:
        """Return which agreement stands at a span: see `_likest`."""
        near = _near(self.agreements, span, _beginning)
        return _likest([(place, self.agreements[place].span) for place in near], span, strictly)

    def speaker_called(self, name: str) -> int | None:
        """Return which speaker goes by a name, or is the only one who is called so beside it."""
        place = place_of(self.speakers, name)
        if place is not None:
            return place
        called = [place for place, speaker in enumerate(self.speakers) if name in speaker.aliases]
        return called[0] if len(called) == 1 else None

    def meet(self, name: str) -> None:
        """Make somebody of that name a speaker, if nobody is: mentioned wherever the name stands."""
        if not name or place_of(self.speakers, name) is not None:
            return
        mentions: list[Span] = []
        at = self.text.find(name)
        while at >= 0:
            mentions.append(Span(at, at + len(name)))
            at = self.text.find(name, at + len(name))
        self.speakers.append(Speaker(name, None, None, (), tuple(mentions), YOURS))

    def words(self, span: Span | None) -> str:
        """Return the words of a span on one line."""
        return words_at(self.text, span)


def words_at(text: str, span: Span | None) -> str:
    """Return the words of a span on one line; "" for none."""
    return " ".join(span.of(text).split()) if span else ""


def _settled(found: Edited[T], before: Sequence[T]) -> Sequence[T]:
    """Return findings as they now are: those that were there where nothing changed, a tuple where there are few."""
    if not found.is_edited:
        return before
    return tuple(found) if len(found) <= _FEW else found


def _are_same(found: Sequence[T], before: Sequence[T]) -> bool:
    return len(found) == len(before) and all(one is other for one, other in zip(found, before, strict=True))


def one_of(known: Sequence[T], value: object) -> T | None:
    """Return which of a few words a value is; None where it is none of them."""
    return next((one for one in known if one == value), None)


def overlap(one: Span, other: Span) -> float:
    """Return the shared part of two spans, as a share of the longer: 1 where they are the same."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    return max(shared, 0) / longer if longer else 0.0


def is_same(one: Span, other: Span) -> bool:
    """Return whether two spans are taken for the same passage."""
    return overlap(one, other) >= _SAME


def place_of(found: Sequence[Speaker | Theme], name: str) -> int | None:
    """Return which of some speakers, or of some themes, has a name; None where none has it."""
    return next((place for place, one in enumerate(found) if one.name == name), None)


def _near(found: Sequence[T], span: Span, start: Callable[[T], int]) -> range:
    """Return the places of the findings that may stand at a span."""
    return range(max(0, bisect_left(found, span.start, key=start) - _NESTED), bisect_left(found, span.end, key=start))


def _likest(found: Sequence[tuple[int, Span]], span: Span, strictly: bool = False) -> int | None:
    """Return which of some passages is taken for a span.

    Where none is, it is the only one that lies within it or that it lies within: another parser may have other edges.
    """
    best = max(found, key=lambda one: overlap(one[1], span), default=None)
    if best and is_same(best[1], span):
        return best[0]
    within = [place for place, at in found if _holds(at, span) or _holds(span, at)]
    return within[0] if len(within) == 1 and not strictly else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end


def _subject(fact: CorrectedFact) -> tuple[object, ...]:
    """Return what a fact is about: of each such thing there is one."""
    return fact.finding, fact.field, fact.span, fact.name


def _start(statement: Statement) -> int:
    return statement.start


def _beginning(agreement: Agreement) -> int:
    return agreement.span.start
