"""The proper name of an instrument: its title as far as it is one."""

import re
from collections.abc import Sequence

from summitreader.model import Span
from summitreader.parser.agreements.content.slots import Slot
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.text.date_words import MONTHS
from summitreader.parser.text.lazy_regex import regex

_LONGEST = 300  # characters of a name in quotation marks
_SCRAP = regex(r"[\s,;:.]+$")
_PREPOSITION = regex(
    r"\s?\[?(?:on|of|between|for|to|with|in|concerning|regarding|against|amending|among|by|relating|covering|about|"
    r"[A-Z]\w+ [–-] [A-Z])"
)
_CAPITALS = regex(
    rf"(?!\s(?:in|of|on|for) (?:early |late )?(?:{MONTHS})\b)(?!\sin (?:19|20)\d\d\b)(?!\sand the\b)"
    r"(?:\s(?:of|on|for|the|and|in|to|with|against|a|an|&)(?=\s)){0,3}"
    r"\s(?:[A-Z0-9][\w’'.&/–-]*)(?<!\.)"
)
_ROW = regex(r"(?:, (?!President|Prime|Minister|Leaders|Heads)[A-Z][\w-]*(?: [A-Z][\w-]*)?)+,? and [A-Z][\w-]*")
# "an important document, the Concept of River Trade"
_APPOSED = regex(
    r"(?:,| [–—-]) the (?P<name>(?:[A-Z][\w-]+ ){0,2}(?:Concept|Strategy|Vision|Guidelines|Principles|Doctrine|Charter|"
    r"Aspects|Foundations|Regulations|Rules|Statute|Directions)(?= (?:of|for|on|until|to)\b))"
)
_DESIGNATION = regex(r"(?:Letter|Declaration|Statement) of [A-Z]\w+")
_DEMONYM = regex(r"(?:ian|can|ese|ish|ch|ic|ani|eli)$")
_FINITE = regex(r" (?:was|were|is|has) ")
_PAIR = regex(r"[A-Z][\w.]*[-–][A-Z][\w.]* [a-z]")
_INITIALS = regex(r" \([A-Z][\w-]{1,11}\)(?= |$)")
_NAME_GOES_ON = frozenset(("implement", "amend", "the", "support", "promote", "combat", "counter"))


def title_of(
    text: str, mention: Mention, line: TaggedSentence, slots: Sequence[Slot], end: int, new: bool
) -> tuple[Span, ...]:
    """Return the instrument's proper names; `end` is where its description ends.

    A new instrument's name is its whole designation ("Memorandum of Understanding on technical cooperation between
    ..."), an older one's only the words with capitals. What stands behind "entitled" is the name of any.
    """
    called = names_called(line, slots)
    also = any(slot.kind == "name" and slot.opener == "known" for slot in slots)
    if called and not (also and mention.name):
        return called
    title = _designation(text, mention, line, slots, end, new)
    return (title,) if title else ()


def names_called(line: TaggedSentence, slots: Sequence[Slot]) -> tuple[Span, ...]:
    """Return the names behind "entitled", or in quotation marks right behind the noun."""
    for slot in slots:
        if slot.kind == "name" and slot.start < slot.end:
            quoted = [i for i in range(slot.start, slot.end) if line.tags[i] == "Q"]
            if quoted:
                return tuple(_inside(line, i) for i in quoted)
            return (line.span(slot.start, slot.end),)
        if slot.kind not in ("topic", "of", "parties", "by", "time", "place"):
            break
    return ()


def _inside(line: TaggedSentence, at: int) -> Span:
    start, end = line.spans[at]
    start, end = start + 1, end - 1
    while end > start and line.text[end - 1] in " ,.;":
        end -= 1
    return Span(start, max(end, start + 1))


def _designation(
    text: str, mention: Mention, line: TaggedSentence, slots: Sequence[Slot], end: int, new: bool
) -> Span | None:
    if new and mention.name is None and mention.count == 1 and (called := _APPOSED.match(text, mention.end)):
        at = called.end()
        while more := _CAPITALS.match(text, at, mention.sentence.end):
            at = more.end()
        return Span(called.start("name"), _trimmed(text, called.start("name"), at))
    if mention.name is None or text[mention.noun.start - 1 : mention.noun.start] == "/":
        return None  # "four Agreements/Memoranda of Understanding"
    capital = text[mention.noun.start].isupper() and not (
        mention.name == mention.noun.start == mention.sentence.start and " " not in mention.noun.of(text)
    )
    after = text[mention.end : end]
    if new and is_short(text, mention, line, slots):
        return None
    if capital and after[:1] == " " and after[1:2].isupper() and mention.instrument.kind == "joint_statement":
        # "the Joint Statement Russia – India: Reliable Partnership in a Changing World"
        verb = _FINITE.search(text, mention.end, mention.sentence.end)
        return Span(mention.name, _trimmed(text, mention.name, verb.start() if verb else mention.sentence.end))
    counted = mention.count or mention.precision != "many" or mention.instrument.kind == "mou"
    if mention.instrument.many and (counted or not _PREPOSITION.match(after)) and mention.name == mention.noun.start:
        return None
    if new and text[mention.name - 1 : mention.name] in ("“", '"'):
        close = text.find("”" if text[mention.name - 1] == "“" else '"', mention.end, mention.end + _LONGEST)
        if close > 0:
            return Span(mention.name, _trimmed(text, mention.name, close))
    short = _INITIALS.match(text, mention.end, end)
    if capital and new and (_PREPOSITION.match(after) or (short and _PREPOSITION.match(text, short.end(), end))):
        return Span(mention.name, _trimmed(text, mention.name, _slots_of_name(text, mention, line, slots)))
    return _in_capitals(text, mention, end, capital)


def _slots_of_name(text: str, mention: Mention, line: TaggedSentence, slots: Sequence[Slot]) -> int:
    """Return where the slots end that belong to a new instrument's name: subject and parties, not purpose or day."""
    told_before = mention.name is not None and mention.name < mention.noun.start
    end, subject = mention.end, False
    for slot in slots:
        if slot.opener in ("with", "including", "covering", "such") and slot.kind != "topic":
            break
        if slot.kind == "parties" and told_before and not subject and not any(s.kind == "topic" for s in slots):
            break
        goes_on = slot.kind == "purpose" and (
            line.word(slot.start) in _NAME_GOES_ON or line.words[slot.start].istitle()
        )
        goes_on = goes_on or (slot.kind == "by" and mention.instrument.kind == "joint_statement" and slot.at == 0)
        if slot.kind not in ("topic", "of", "parties") and not goes_on and slot.opener not in _AMENDS:
            break
        if slot.at and line.tags[slot.at - 1] in ",;" and slot.kind != "topic":
            break
        if subject and slot.kind == "topic" and line.tags[slot.at - 1] == "C":
            break
        subject = subject or slot.kind == "topic"
        end = line.spans[min(slot.end, len(line.tags)) - 1][1]
    return end


_AMENDS = frozenset(("amending", "supplementing", "extending", "renewing"))


def _in_capitals(text: str, mention: Mention, end: int, capital: bool) -> Span | None:
    """Return the name as far as its words have capitals."""
    at = mention.end
    if capital:
        while not (at == mention.end and text.startswith((" and ", " & "), at)):
            more = (_ROW.match(text, at, end) if at > mention.end else None) or _CAPITALS.match(text, at, end)
            if more is None or _adjective_of_more(text, more.end()):
                break
            at = more.end()
    if text.startswith("[", mention.end) and "]" in text[mention.end : end]:
        at = text.index("]", mention.end) + 1
    if at == mention.end and mention.name == mention.noun.start and not _DESIGNATION.fullmatch(mention.noun.of(text)):
        return None
    if not capital and (
        mention.instrument.kind not in ("agreement", "treaty", "mou") or _PAIR.match(text, mention.name or 0)
    ):
        return None
    return Span(mention.name or mention.start, _trimmed(text, mention.name or mention.start, at))


def is_short(text: str, mention: Mention, line: TaggedSentence, slots: Sequence[Slot]) -> bool:
    """Return whether an instrument is named by its initials and told in
    small letters: "an MoU on water" has no title.
    """
    noun = mention.noun.of(text)
    if mention.name != mention.noun.start:
        return False
    if " " in noun:  # "a Letter of intent on earth observation"
        return bool(mention.determiner) and noun.split(" ")[-1].islower()
    if sum(char.isupper() for char in noun) < 2:
        return False
    topics = [slot for slot in slots if slot.kind == "topic" and slot.start < len(line.words)]
    return not topics or not line.words[topics[-1].start][:1].isupper()


def _adjective_of_more(text: str, at: int) -> bool:
    """Return whether the capitals go on in small letters: "the Iranian nuclear programme" is no part of a name."""
    return bool(re.match(r"\s[a-z]", text[at : at + 2]) and _DEMONYM.search(text[max(0, at - 6) : at]))


def _trimmed(text: str, start: int, end: int) -> int:
    scrap = _SCRAP.search(text, start, end)
    return scrap.start() if scrap else end
