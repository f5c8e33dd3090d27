"""What the sentence of an instrument tells of it, read from the slots before and behind its verb."""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.model import Agreement, Span, Status
from summitreader.parser.agreements.content.fields import fields_in, fields_of_slots
from summitreader.parser.agreements.content.lines import line_of, word_at
from summitreader.parser.agreements.content.provisions import clause_fields, predicate_fields
from summitreader.parser.agreements.content.slots import Slot, slots_behind
from summitreader.parser.agreements.front import subject_in_front
from summitreader.parser.agreements.mentioned import name_before
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.agreements.titles import title_of
from summitreader.parser.agreements.verbs import Verdict
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.instruments import Instruments

_OF_SUBJECT = frozenset(("plan", "announcement", "intent"))  # "a plan of exchanges", but "the Treaty of Arica"
_DESCRIBING = frozenset(("topic", "of", "purpose", "parties", "name", "sum", "focus"))
_ON_OTHERS = frozenset(("under", "amending", "supplementing", "implementing", "extending"))
_PURPOSEFUL = frozenset(
    ("plan", "partnership", "coalition", "initiative", "alliance", "network", "forum", "infrastructure plan")
)
_NAMES_ONLY = frozenset(("announcement",))  # kinds whose names are titles and no more


class Told(NamedTuple):
    """The words behind an instrument, its slots before its verb and behind it, and where its description ends."""

    line: TaggedSentence
    slots: tuple[Slot, ...]
    behind: tuple[Slot, ...]
    end: int

    @property
    def all(self) -> tuple[Slot, ...]:
        """Every slot in order."""
        return (*self.slots, *self.behind)


def told_of(text: str, mention: Mention, decided: Verdict, limit: int) -> Told:
    """Return the slots of a mention; those behind a passive verb of its own too ("were signed on trade")."""
    line = line_of(text, mention.end, limit)
    many = len(line.tags)
    verb_after = decided.passive and decided.verb.start >= mention.end
    stop = min(word_at(line, decided.verb.start), many) if verb_after else many
    slots = slots_behind(line, 0, stop, verb_after)
    behind: tuple[Slot, ...] = ()
    if verb_after:
        begin = min(word_at(line, decided.verb.end - 1) + 1, many)
        behind = slots_behind(line, begin, many)
    end = mention.end
    for slot in slots:
        if (slot.kind in _DESCRIBING or slot.opener in _ON_OTHERS) and slot.end > slot.at:
            end = max(end, line.spans[min(slot.end, many) - 1][1])
    return Told(line, slots, behind, end)


def described(text: str, mention: Mention, decided: Verdict, limit: int, known: Instruments) -> tuple[Agreement, Told]:
    """Return the agreement of a mention, and what its sentence tells of it."""
    told = told_of(text, mention, decided, limit)
    new = decided.status != "referenced"
    titles = title_of(text, mention, told.line, told.all, _reach(text, mention, decided, told), new)
    name = name_before(text, mention) if decided.rule == "named_before" else None
    titles = (name,) if name else titles
    fields = fields_told(text, mention, told, titles, decided.status, known)
    close = _close(text, mention, told, fields, titles, new)
    if decided.rule == "documents_signed":
        close = max(close, decided.verb.end)
    agreement = Agreement(
        Span(name.start if name else mention.start, close),
        mention.instrument.kind,
        mention.instrument_words(text),
        mention.count,
        mention.precision,
        fields,
        titles,
        (),
        decided.status,
        decided.rule,
    )
    return agreement, told


def _reach(text: str, mention: Mention, decided: Verdict, told: Told) -> int:
    """Return how far the words behind an instrument may belong to its name."""
    end = told.line.sentence.end
    return min(end, decided.verb.start) if decided.passive and decided.verb.start >= mention.end else end


def _close(text: str, mention: Mention, told: Told, fields: Sequence[Span], titles: Sequence[Span], new: bool) -> int:
    if titles and not new:
        return max(mention.end, *(title.end for title in titles))
    close = max(mention.end, told.end, *(span.end for span in (*fields, *titles)))
    while close > mention.end and text[close - 1] in " ,;:.":
        close -= 1
    return close


def fields_told(
    text: str, mention: Mention, told: Told, titles: tuple[Span, ...], status: Status, known: Instruments
) -> tuple[Span, ...]:
    """Return the fields that the slots of an instrument tell, those in front of its noun first."""
    line, new, kind = told.line, status != "referenced", mention.instrument.kind
    named = any(title.start < mention.noun.end < title.end for title in titles)
    if named and (not new or kind in _NAMES_ONLY):
        return ()
    set_up = mention.instrument.counts == "set up"
    of = kind in _OF_SUBJECT
    slots = told.all if new else _near_slots(told.slots)
    purpose = new and not named and (not set_up or mention.noun.of(text) in _PURPOSEFUL)
    fields = fields_of_slots(line, slots, known.pairs, of, purpose, set_up)
    if new:
        fields += tuple(field for field in _relative(line, told.all, known.pairs) if field not in fields)
    if called := [title for title in titles if not (title.start <= mention.noun.start < title.end)]:
        fields = tuple(f for f in fields if not any(t.start <= f.start < t.end for t in called))
    if not fields or all(titles and titles[0].start <= field.start < titles[0].end for field in fields):
        fields += _focus(line, known.pairs, new, fields)
    in_front = subject_in_front(text, mention, new)
    return (*in_front, *(field for field in fields if not any(_meet(field, front) for front in in_front)))


def _near_slots(slots: Sequence[Slot]) -> Sequence[Slot]:
    """Return the slots right behind an older instrument: what comes behind its verb is not about it any more."""
    far = next((i for i, slot in enumerate(slots) if slot.kind not in ("topic", "parties")), len(slots))
    near = slots[far : far + 1] if far < len(slots) and slots[far].kind == "purpose" else ()
    return [
        slot
        for slot in (*slots[:far], *near)
        if slot.kind == "purpose" or slot.opener in ("on", "for", "regarding", "concerning", "between", "with")
    ]


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _relative(line: TaggedSentence, slots: Sequence[Slot], pairs: frozenset[str]) -> list[Span]:
    """Return what "which covers ..." and "under which the two will ..." tell."""
    found: list[Span] = []
    for slot in slots:
        if slot.kind == "relative":
            if slot.opener == "in" or (slot.at and line.word(slot.at - 1) == "under"):
                found += clause_fields(line, slot.start, slot.end, pairs)
            else:
                found += predicate_fields(line, slot.start, slot.end, pairs)
    return found


def _focus(line: TaggedSentence, pairs: frozenset[str], new: bool, before: Sequence[Span]) -> tuple[Span, ...]:
    """Return what "with a particular focus on ..." names anywhere behind the instrument."""
    for at in range(len(line.words) - 1):
        if new and line.word(at) in ("focus", "emphasis") and line.word(at + 1) == "on":
            return tuple(field for field in fields_in(line, at + 2, _to_stop(line, at), pairs) if field not in before)
    return ()


def _to_stop(line: TaggedSentence, at: int) -> int:
    return next((i for i in range(at, len(line.tags)) if line.tags[i] in ";:.W"), len(line.tags))
