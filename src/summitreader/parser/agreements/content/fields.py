"""Fields: what an agreement is about, read from its slots and from what a sentence says that it provides for."""

from collections.abc import Iterable, Sequence

from summitreader.model import Span
from summitreader.parser.agreements.content.coordination import Phrase, lacks_head, members
from summitreader.parser.agreements.content.slots import Slot
from summitreader.parser.agreements.content.topics import is_time, topic_end
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, verb_at, word_list

_INCLUDING = (
    ("including",),
    ("such", "as"),
    ("in", "particular"),
    ("particularly",),
    ("especially",),
    ("namely",),
    ("among", "others"),
    ("like",),
    ("ranging", "from"),
    ("with", "an", "emphasis", "on"),
    ("with", "emphasis", "on"),
    ("with", "a", "focus", "on"),
    ("with", "particular", "focus", "on"),
    ("with", "a", "particular", "focus", "on"),
)
_BY_FIRST_WORD = {first: [m for m in _INCLUDING if m[0] == first] for first, *_ in _INCLUDING}
_TAILS = word_list("tails")
_OUTSIDE = word_list("outside")
_ABOUT = word_list("about")
_UNITS = word_list("units")
_NOUNS_TOO = word_list("nouns_too")
_DESCRIBING = word_list("describing")
_LEADING = word_list("leading")
_CLOSER = frozenset(("further", "future", "greater", "closer", "new"))
_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last", "other"))
_PERIODS = frozenset(("year", "month", "week", "day"))
_LONGEST = 30  # words of a field


def fields_of_slots(
    line: TaggedSentence,
    slots: Sequence[Slot],
    pairs: frozenset[str],
    of: bool = False,
    purpose: bool = True,
    concrete: bool = False,
) -> tuple[Span, ...]:
    """Return the fields that slots tell, in order; `of` where "of" tells the subject ("a plan of exchanges").

    A purpose is read only where nothing else tells a field; a `concrete` one is no effect that is hoped for.

    >>> an agreement | on cooperation in fisheries, including trout => fisheries, trout
    >>> an MoU | to set up a school of gem cutting => school of gem cutting
    """
    kinds = {"topic", "focus", "of"} if of else {"topic", "focus"}
    found: list[Span] = []
    told = [slot for slot in slots if slot.kind in kinds]
    for slot in told:
        if not (slot.opener == "for" and _is_buyer(line, slot, slots)):
            found += fields_in(line, slot.start, slot.end, pairs, len(told) == 1)
    if not found and purpose:
        for slot in slots:
            if slot.kind == "purpose" and not (concrete and _is_hoped(line, slot.start)):
                found += purposes(line, slot.start, slot.end, pairs)
    return tuple(dict.fromkeys(found))


def _is_hoped(line: TaggedSentence, at: int) -> bool:
    """Return whether a verb tells an effect that is hoped for: "to help", "to boost"."""
    return verb_at(content_words().effects, line.words, at) is not None


def purposes(line: TaggedSentence, start: int, end: int, pairs: frozenset[str]) -> list[Span]:
    """Return what the verbs behind "to" take: "to train forty drivers and fight cable theft" gives two."""
    found: list[Span] = []
    at = start
    while at < end:
        while at < end and line.tags[at] in "RCt,I":
            at += 1
        if found and not (at < end and _is_next_verb(line, at, end)):
            break
        at = _behind_work(line, at, end)
        behind = _behind_helped(line, _behind_verb(line, at, end), end)
        fields, close = objects_of(line, behind, end, pairs, "to")
        found += fields
        at = max(close, at + 1)
    return found


def _behind_work(line: TaggedSentence, at: int, end: int) -> int:
    """Return the verb that "work" leads to: "work together to | build", "work with Peru to | build"."""
    if line.word(at) != "work":
        return at
    stop = next((i for i in range(at, min(at + 10, end)) if line.tags[i] in ",;:"), min(at + 10, end))
    to = line.tags.find("t", at, stop)
    return to + 1 if 0 <= to < end - 1 else at


def _behind_verb(line: TaggedSentence, at: int, end: int) -> int:
    words = content_words()
    for verbs in (words.doing, words.others, words.telling):
        if behind := verb_at(verbs, line.words, at):
            return min(behind, end)
    return end if line.word(at) in words.effects else min(at + 1, end)


def _behind_helped(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind who is helped, where a subject follows: "support | Peru in | growing quinoa"."""
    behind = at
    while behind < end and line.tags[behind] in "DN'":
        behind += 1
    helped = behind > at and line.word(at - 1) in _HELPING and line.tags[behind - 1] == "N"
    return behind + 1 if helped and line.word(behind) in ("in", "with") and behind + 1 < end else at


_HELPING = frozenset(("support", "assist", "help", "aid"))


def _is_next_verb(line: TaggedSentence, at: int, end: int) -> bool:
    """Return whether a further verb of the same subject follows a comma or an "and" before the word."""
    if line.tags[at - 1] not in ",C" and not (line.tags[at - 1] in "Rt" and line.tags[at - 2] in ",C"):
        return False
    words, form = content_words(), line.word(at)
    plain = form in words.doing or form in words.others or form in words.telling or form in words.effects
    return plain and line.tags[at + 1 : at + 2] not in (",", "C", "") and line.tags[at] not in "GIJ"


def _is_buyer(line: TaggedSentence, slot: Slot, slots: Sequence[Slot]) -> bool:
    """Return whether "for" names who is to do what follows: "a deal | for Rohan Air | to purchase aircraft"."""
    return line.tags[slot.start : slot.start + 1] == "N" and any(
        other.kind == "purpose" and other.at == slot.end for other in slots
    )


def fields_in(line: TaggedSentence, start: int, end: int, pairs: frozenset[str], row: bool = True) -> list[Span]:
    """Return the fields of one topic: its members, those behind "including" beside a head that says something.

    A topic that is one of a `row` itself is not parted at its "and".
    """
    found: list[Span] = []
    apart = next((i for i in range(start, end) if line.word(i) == "well" and line.word(i - 1) == "as"), end)
    close = apart - 1 - (line.tags[apart - 2 : apart - 1] == ",")
    if start < apart < end - 2 and line.word(close - 1) in content_words().areas:
        return fields_in(line, start, close, pairs, row) + fields_in(line, apart + 2, end, pairs, row)
    for head, items in _with_items(line, start, end):
        named = _areas_before(line, head)
        if named is not None:
            head = named
        for member in members(line, *head, pairs, row or named is not None):
            found += _field(line, member)
        for member in members(line, *items, pairs) if items[0] < items[1] else ():
            found += _field(line, member)
    return found


def _with_items(line: TaggedSentence, start: int, end: int) -> Iterable[tuple[Phrase, Phrase]]:
    """Yield the head and the items of a phrase with "including"; the items are empty where it stands nowhere."""
    for at in range(start, end):
        if line.word(at) == "such" and line.word(at + 2) == "as" and line.word(at + 1) in content_words().areas:
            return [((start, at), (at + 3, end))]
        for marker in _BY_FIRST_WORD.get(line.word(at), ()):
            behind = at + len(marker)
            if tuple(line.word(i) for i in range(at, behind)) == marker and behind < end:
                while behind < end and line.tags[behind] in ",:I" and line.word(behind) != "of":
                    behind += 1
                head = at - (line.tags[at - 1] == ",") if at > start else at
                return [((start, head), (behind, end))]
    return [((start, end), (end, end))]


def _areas_before(line: TaggedSentence, part: Phrase) -> Phrase | None:
    """Return the row alone in "medical, botanical and sport fields": each of its members is an area."""
    start, end = part
    if end - start > 2 and line.word(end - 1) in content_words().areas:
        inner = start + (line.tags[start] == "D")
        if not any(line.tags[i] in "It" for i in range(inner, end)):
            return inner, end - 1
    return None


def _field(line: TaggedSentence, member: Phrase) -> list[Span]:
    """Return a member as a field, without what only leads up to it; nothing where that leaves no subject."""
    start, end = _bare(line, *member)
    if line.word(start) in _OUTSIDE:
        return []
    if (
        start >= end
        or (end - start == 1 and line.word(start) in _TAILS)
        or end - start > _LONGEST
        or is_general(line, start, end)
    ):
        return []
    span = line.span(start, end)
    text = line.text
    first, last = span.start, span.end
    while first < last and text[first] in "“”\"' ":
        first += 1
    while last > first and text[last - 1] in "“”\"' ,;:.":
        last -= 1
    return [Span(first, last)] if last - first > 1 and any(c.isalpha() for c in text[first:last]) else []


def _bare(line: TaggedSentence, start: int, end: int) -> Phrase:
    """Return the words of a member without what leads up to its subject, and without what trails behind it."""
    start = _behind_amount(line, _behind_ordinal(line, start, end), end)
    end = next((i for i in range(start + 1, end - 1) if line.word(i) == "a" and line.word(i + 1) in _PERIODS), end)
    end = next((i for i in range(start + 1, end) if line.word(i) in _DESCRIBING and line.tags[i] in "EGJFK"), end)
    while start < end and (behind := _lead(line, start, end)) > start:
        start = behind
    while end > start:
        if line.tags[end - 1] in ",;:.-CI" or (line.words[end - 1] in _TAILS and not _is_needed(line, start, end - 1)):
            end -= 1
        elif line.tags[end - 1] == ")" and "(" in line.tags[start + 1 : end]:
            end = start + line.tags[start:end].rindex("(")
        elif end - start > 2 and line.word(end - 2) in ("in", "for", "by", "of", "through") and is_time(line, end - 2):
            end -= 2
        else:
            break
    return start, end


def _behind_ordinal(line: TaggedSentence, start: int, end: int) -> int:
    """Return the word behind which of several it is: "the second on | tolls"."""
    at = start + (line.tags[start : start + 1] == "D")
    named = end - at > 2 and line.word(at) in _ORDINALS and line.word(at + 1) in ("on", "about", "for", "concerning")
    return at + 2 if named else start


def _is_needed(line: TaggedSentence, start: int, tail: int) -> bool:
    """Return whether a general noun has an adjective that nothing else can hold: "assistance in civil | matters"."""
    return tail <= start or ("I" in line.tags[start:tail] and lacks_head(line, (start, tail)))


def _behind_amount(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind an amount: "about 3 million tons of | gas", "20 | aircraft"; a sum of money stays."""
    begin = at
    while at < end and line.word(at) in _ABOUT:
        at += 1
    if line.tags[at : at + 1] != "#" or line.word(at)[0] in "$€£¥":
        return begin
    at += 1
    while at < end and line.word(at) in _UNITS:
        at += 1
    return min(at + (line.word(at) == "of"), end)


def _lead(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind one that only leads up to a subject; the word itself where it belongs to it.

    >>> strengthening | cooperation in | the field of | salt
    """
    word, tag = line.word(at), line.tags[at]
    words = content_words()
    if tag in "DIRC,;:t" and not (tag == "D" and line.word(at + 1) in words.areas and at + 2 == end):
        return at + 1
    if word in _LEADING and (_leads_on(line, at + 1, end) or word in _CLOSER):
        return at + 1
    if tag in "NlD'" and (of := _of_sides(line, at, end)):
        return of
    if tag in "GJ" and word in words.gerunds and at + 1 < end and line.tags[at + 1] not in ",C":
        verb = verb_at(words.doing, line.words, at)
        return min(verb, end - 1) if verb else at
    if word in words.doing and tag in "lv" and (line.tags[at + 1 : at + 2] == "D" or word not in _NOUNS_TOO):
        return min(verb_at(words.doing, line.words, at) or at, end - 1)
    return _behind_head(line, at, end) if _leads_on(line, at, end) else at


def _of_sides(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word "cooperation" behind whose it is: "Narnian-Gondorian | cooperation in".

    0 where there is none.
    """
    for i in range(at + 1, min(at + 4, end)):
        if line.word(i) in ("cooperation", "co-operation", "collaboration", "relationship", "relations"):
            return i if _behind_head(line, i, end) > i else 0
        if line.tags[i] not in "NlaE'":
            return 0
    return 0


def _leads_on(line: TaggedSentence, at: int, end: int) -> bool:
    return _behind_head(line, at, end) > at


def _behind_head(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind a noun of doing or a general head with its preposition: "development of", "rules for"."""
    words = content_words()
    head = line.word(at)
    behind = at + 1
    if head in words.leads or head in words.doing_nouns:
        if line.tags[behind : behind + 1] == "C" and (
            line.word(behind + 1) in words.leads or line.word(behind + 1) in words.doing_nouns
        ):
            behind += 2  # "strengthening and development of"
        if line.tags[behind : behind + 1] == "I" and line.word(behind) in (
            "of",
            "in",
            "on",
            "for",
            "with",
            "between",
            "regarding",
            "concerning",
            "into",
            "over",
            "under",
        ):
            if line.word(behind) == "between":
                behind = next((i for i in range(behind, end) if line.word(i) in ("in", "on", "for")), end)
            if line.word(behind) == "of" and line.word(behind + 1) == "mutual":
                return at
            if line.word(behind + 1) == "respect" and line.word(behind + 2) == "to":
                behind += 2
            return behind + 1 if behind + 1 < end else at
        if line.word(behind) in ("aimed", "related", "linked", "relating", "pertaining", "designed"):
            return behind + 2 if behind + 2 < end and line.tags[behind + 1] in "It" else at
        if line.tags[behind : behind + 1] == "t" and behind + 2 < end:
            return _behind_verb(line, behind + 1 + (line.tags[behind + 1] == "R"), end)
    return at


def is_general(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether words say no more than that two sides go together, or tell a time."""
    general = content_words().generic
    if is_time(line, start):
        return True
    return all(
        line.word(i) in general
        or line.tags[i] in "DICPYMAWTwc,;'"
        or (line.tags[i] == "#" and not line.word(i)[-1].isalpha())
        for i in range(start, end)
    )


def objects_of(
    line: TaggedSentence, at: int, end: int, pairs: frozenset[str], opener: str = ""
) -> tuple[list[Span], int]:
    """Return the fields of the object that begins at a word, and where it ends."""
    close = min(topic_end(line, at, end, opener), end)
    close = next((i for i in range(at + 1, close) if _is_next_verb(line, i, close)), close)
    while close > at and line.tags[close - 1] in ",CR":
        close -= 1
    return fields_in(line, at, close, pairs), close
