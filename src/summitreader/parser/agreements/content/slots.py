"""Slots: the flat sequence of phrases behind an instrument's noun, each with what it tells.

    an agreement | between the two navies | on mine clearance | signed | in Lima | on Friday
                   parties                  topic               state    place     time

A slot ends where another of the same level begins, or a finite verb with a subject of its own; a comma ends nothing by
itself. All looks are bounded by the words of the sentence.
"""

from typing import Literal, NamedTuple

from summitreader.parser.agreements.content.lines import behind_bracket
from summitreader.parser.agreements.content.topics import is_party, is_time, signing_clause, topic_end
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, verb_at, word_list
from summitreader.parser.text.date_words import MONTHS

SlotKind = Literal[
    "topic", "of", "purpose", "parties", "by", "name", "sum", "time", "place", "state", "relative", "focus", "other"
]


class Slot(NamedTuple):
    """What the words from `start` to `end` tell; `opener` is the word that begins it, at word `at`."""

    kind: SlotKind
    opener: str
    at: int
    start: int
    end: int


_MONTHS = frozenset(MONTHS.lower().split("|"))
_TOPIC = word_list("topic")
_RELATED = word_list("related")
_AIMED = word_list("aimed")
_AMENDING = word_list("amending")
_SIGNED = word_list("signed")
_NAMED = word_list("named")
_WORTH = word_list("worth")
_OCCASION = word_list("occasion")
_PERIOD = word_list("period")
_UNITS = word_list("units")


def slots_behind(line: TaggedSentence, at: int, end: int, told: bool = False) -> tuple[Slot, ...]:
    """Return the slots between two words; `told` where the instrument is the subject, so no other clause begins."""
    found: list[Slot] = []
    while at < end:
        opened = _opened(line, at, end, found)
        if opened is None:
            break
        kind, opener, inner = opened
        close = _close(line, kind, line.word(opener), inner, end, told)
        found.append(Slot(kind, line.word(opener), opener, inner, close))
        at = max(close, inner, at + 1)
    return tuple(found)


def _opened(line: TaggedSentence, at: int, end: int, before: list[Slot]) -> tuple[SlotKind, int, int] | None:
    """Return the kind of slot that opens at a word or behind a comma there, the opener, and where its inside begins."""
    joined = False
    while at < end:
        tag = line.tags[at]
        if tag == "(":
            at = behind_bracket(line, at, end)
        elif tag == ";" or tag == "C":
            joined = True
            at += 1
        elif tag == ":" and line.tags[at + 1 : at + 2] == "I":
            at += 1
        elif tag == "," or (tag == "R" and line.word(at) not in _OCCASION) or tag == "-":
            joined = joined or tag == "-"
            at += 1
        elif line.word(at) == "as" and line.word(at + 1) == "well" and line.word(at + 2) == "as":
            joined = True
            at += 3
        elif line.word(at) == "in" and line.word(at + 1) in ("particular", "addition", "turn", "principle"):
            at += 2
        else:
            break
    if at >= end:
        return None
    if joined and not (before and line.word(at) in {slot.opener for slot in before if slot.kind == "topic"}):
        return None
    kind, inner = _opener(line, at, end)
    return (kind, at, inner) if kind else None


def _opener(line: TaggedSentence, at: int, end: int) -> tuple[SlotKind | None, int]:
    word, after, tag = line.word(at), line.word(at + 1), line.tags[at]
    if tag == "Q":
        return "name", at
    if tag == ":":
        return "topic", at + 1
    if word in _NAMED or (word == "known" and after == "as"):
        return "name", at + 1 + (word == "known")
    if behind := _under_a_title(line, at):
        return "name", behind
    if is_time(line, at):
        return "time", at + 1
    if word == "among" and after == "them":
        return "focus", at + 2
    if word in ("between", "among", "amongst"):
        return "parties", at + 1
    if word == "with":
        return _with(line, at)
    if word == "by":
        return "by", at + 1
    if word in ("on", "for", "in", "of"):
        return _preposition(line, at)
    if word in _RELATED:
        to = next((i for i in range(at + 1, min(at + 6, end)) if line.word(i) == "to"), None)
        return ("topic", to + 1) if to is not None else ("other", at + 1)
    if word in _AIMED or (word in ("which", "that") and after == "aims"):
        return _aimed(line, at, end)
    if word == "to":
        return _to(line, at)
    if word in _AMENDING:
        return "other", at + 1
    if word in _WORTH:
        return "sum", at + 1
    if word in _SIGNED or tag == "A":
        return "state", at + 1
    return _other(line, at, word)


def _under_a_title(line: TaggedSentence, at: int) -> int | None:
    """Return the word behind "under the title", "bearing the name of", "with the name"; None without them."""
    if line.word(at) not in ("under", "with", "bearing", "by") or line.word(at + 1) != "the":
        return None
    if line.word(at + 2) not in ("title", "name", "heading"):
        return None
    return at + 3 + (line.word(at + 3) == "of")


def _other(line: TaggedSentence, at: int, word: str) -> tuple[SlotKind | None, int]:
    if word in _TOPIC:
        return "topic", at + 1
    if verb_at(content_words().telling, line.words, at) and line.tags[at] not in "GN":
        return "relative", at
    if line.tags[at] == "G" and (behind := _gerund(line, at)):
        return "topic", behind
    if line.tags[at] in "WT":
        return "relative", at + 1
    if word in _OCCASION:
        return "other", at + 1
    if word == "including" or (word == "such" and line.word(at + 1) == "as"):
        return "focus", at + 1 + (word == "such")
    return None, at


def _gerund(line: TaggedSentence, at: int) -> int | None:
    """Return the word behind "setting out", "governing", "lifting": what tells of a document's subject."""
    words = content_words()
    return verb_at(words.telling, line.words, at) or verb_at(words.doing, line.words, at)


def _with(line: TaggedSentence, at: int) -> tuple[SlotKind, int]:
    after = line.word(at + 1)
    if after in ("respect", "regard") and line.word(at + 2) == "to":
        return "topic", at + 3
    if is_party(line, at + 1):
        return "parties", at + 1
    for i in range(at + 1, at + 5):
        if line.word(i) in ("emphasis", "focus") and line.word(i + 1) == "on":
            return "focus", i + 2
        if line.word(i) in ("view", "aim", "goal", "purpose", "objective"):
            return "other", i + 1
    return "other", at + 1


def _preposition(line: TaggedSentence, at: int) -> tuple[SlotKind, int]:
    word, after = line.word(at), line.word(at + 1)
    if word == "in" and after == "which":
        return "relative", at + 2
    head = next((line.word(i) for i in range(at + 1, at + 4) if line.tags[i : i + 1] not in ("D", "a")), "")
    if (
        word in ("on", "for", "in")
        and after in ("the", "an", "a", "its", "his", "behalf", "which", "order")
        and (_is_occasion(word, head) or after in ("which", "behalf", "order"))
    ):
        if word == "on" and head in ("basis", "terms", "framework", "part", "way", "future", "day"):
            return ("topic", at + 1) if line.tags[at + 3 : at + 4] == "I" and head == "future" else ("other", at + 1)
        return "other", at + 1
    if word == "for" and (line.tags[at + 1 : at + 2] == "#" or after in _PERIOD or head in _PERIOD):
        return ("topic", at + 1) if _is_amount(line, at + 1) else ("time", at + 1)
    if word == "in":
        return _in(line, at)
    if word == "of":
        return ("sum", at + 1) if line.word(at + 1)[:1] in "$€£¥" and line.word(at + 1) else ("of", at + 1)
    return "topic", at + 1


def _is_amount(line: TaggedSentence, at: int) -> bool:
    """Return whether a number is a sum, or counts goods by a unit: "$5 million", "5 million tonnes of salt"."""
    if line.word(at).startswith(("$", "€", "£")):
        return True
    return any(line.word(i) in _UNITS and line.word(i + 1) == "of" for i in range(at + 1, at + 4))


def _is_occasion(word: str, head: str) -> bool:
    """Return whether a phrase tells an occasion: "on the sidelines", but not "on the exchange of data"."""
    return head in content_words().occasions and (word, head) != ("on", "exchange")


def _in(line: TaggedSentence, at: int) -> tuple[SlotKind, int]:
    after, tag = line.word(at + 1), line.tags[at + 1 : at + 2]
    if after in ("support", "respect", "relation") or after in content_words().areas:
        return "topic", at + 1
    if after in content_words().occasions or tag == "#" or after in _MONTHS or after in ("which", "principle"):
        return "other", at + 1
    areas = content_words().areas
    if any(line.word(i) in areas for i in range(at + 1, at + 5)):
        return "topic", at + 1
    if tag == "N" or (tag == "D" and line.tags[at + 2 : at + 3] == "N"):
        return "place", at + 1
    return ("other" if tag == "D" and after not in ("the",) else "topic"), at + 1


def _to(line: TaggedSentence, at: int) -> tuple[SlotKind | None, int]:
    if line.word(at + 1) == "be" or line.word(at + 1) == "have":
        return "state", at + 1
    if line.tags[at + 1 : at + 2] in ("D", "N", "P", "M", "#", ""):
        return "other", at + 1
    return "purpose", at + 1


def _aimed(line: TaggedSentence, at: int, end: int) -> tuple[SlotKind, int]:
    for i in range(at + 1, min(at + 4, end)):
        if line.word(i) in ("at", "to", "for"):
            return "purpose", i + 1
    return "other", at + 1


def _close(line: TaggedSentence, kind: SlotKind, opener: str, inner: int, end: int, told: bool) -> int:
    if kind == "name":
        return _name_end(line, inner, end)
    if kind == "of":
        return next((i for i in range(inner, end) if _leaves_of(line, i)), topic_end(line, inner, end, opener, told))
    if kind in ("topic", "purpose", "focus"):
        return topic_end(line, inner, end, opener, told)
    if kind == "relative":
        return next((i for i in range(inner, end) if line.tags[i] == ";"), end)
    aside = opener == "with" and kind == "other" and inner > 1 and line.tags[inner - 2] == ","
    for i in range(inner, end):
        if aside and line.tags[i] == ",":
            return i
        if aside or line.tags[i] == "(":
            continue
        if _ends_aside(line, kind, opener, i, end):
            return i
    return end


def _ends_aside(line: TaggedSentence, kind: SlotKind, opener: str, at: int, end: int) -> bool:
    """Return whether a phrase of parties, time or place is over: another slot opens, or a clause."""
    word, tag = line.word(at), line.tags[at]
    if signing_clause(line, at):
        return True
    if word in ("on", "concerning", "regarding", "covering", "entitled", "titled") or tag in ";:":
        return not (word == "on" and kind == "parties" and line.word(at - 1) in _OF_BODIES)
    if word == "for" or word == "in":
        body = kind in ("parties", "by") and line.word(at - 1) in _OF_BODIES
        return not body and (kind != "other" or opener != word)
    if word in ("between", "among") or (word == "with" and kind != "parties"):
        return True
    if word == "to" and kind in ("parties", "sum", "time", "place", "by", "state"):
        return line.tags[at + 1 : at + 2] not in ("D", "N", "P", "M", "#", "")
    if kind == "state":
        return tag in "IW" or word in _RELATED or word in _AIMED or is_time(line, at) or tag == ","
    if (
        tag in "AWTXP"
        or word in _REASONS
        or is_time(line, at)
        or word in _SIGNED
        or word in _WORTH
        or word in _AMENDING
    ):
        return True
    if word in content_words().telling and line.tags[at - 1] in "lN" and tag not in "GN":
        return True
    return (
        kind in ("parties", "by")
        and word in ("at", "during", "by", "under", "after", "before", "of")
        and (word != "of" or (line.tags[at + 1 : at + 2] == "#"))
    )


_REASONS = frozenset(("because", "although", "though", "while", "so", "if", "unless"))
_OF_BODIES = word_list("of_bodies")


def _leaves_of(line: TaggedSentence, at: int) -> bool:
    """Return whether a subject begins behind what "of" only tells the nature
    of: "documents of partnership | on ports".
    """
    areas = content_words().areas
    near = {line.word(i) for i in range(at + 1, at + 3)}
    return line.word(at) in ("on", "concerning", "regarding") or (line.word(at) == "in" and bool(near & areas))


def _name_end(line: TaggedSentence, inner: int, end: int) -> int:
    """Return where a name ends: behind the quotations of a row, or with its last capital."""
    at = inner
    if line.tags[at : at + 1] == "Q":
        while at < end and (line.tags[at] == "Q" or (line.tags[at] in ",C" and "Q" in line.tags[at : at + 3])):
            at += 1
        return at
    last = inner
    while at < end and (line.tags[at] in "NDIC#tJ'" or line.words[at][:1].isupper()):
        if line.tags[at] in "C" and line.tags[at + 1 : at + 2] != "N":
            break
        if is_time(line, at) and at > inner:
            break
        at += 1
        if line.words[at - 1][:1].isupper() or line.words[at - 1][:1].isdigit():
            last = at
    return last
