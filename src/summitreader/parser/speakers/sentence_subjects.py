"""Whom a sentence is about: the one it names first, or the one that the sentence before named."""

import re
from bisect import bisect_right

from summitreader.model import Span, Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.speaking_nouns import may_speak
from summitreader.parser.people.cast import Person
from summitreader.parser.people.places import places_in
from summitreader.parser.speakers.offices import opening_office
from summitreader.parser.speakers.registry import Voice, Voices
from summitreader.parser.text.lazy_regex import regex

_SUBJECT_WITHIN = 12
_FAR_SUBJECT = 40


def own_subject(voices: Voices, report: Statement, who: Span) -> Person | None:
    """Whom the sentence itself is about.
    >>> Premier Hu Wen said ties are good. <name>Juan Ruiz</name>, in turn, left after <who>he</who> said trade is fair.
    """
    if report.says[0].start < who.start:
        return None
    at = bisect_right(voices.sentence_starts, who.start) - 1
    start = voices.sentence_starts[at] if at >= 0 else who.start
    return _subject_at(voices, start, who.start)


def new_subject(voices: Voices, position: int) -> Person | None:
    """Whom the sentence before is about, where it came after the last statement.
    >>> Premier Hu Wen said ties are good. <name>Juan Ruiz</name> arrived later. <who>He</who> said trade is fair.
    """
    at = bisect_right(voices.sentence_starts, position) - 2
    if at < 0 or voices.sentence_starts[at] < voices.last_end:
        return None
    start = voices.sentence_starts[at]
    return _subject_at(voices, start, start + _FAR_SUBJECT) or opening_office(voices, start)


def subject_of_pronoun(voices: Voices, position: int) -> Person | None:
    """Whom the "He" means that begins a sentence: the one named first in the sentence before, not one named with it.
    >>> In Lima Premier <name>Hu Wen</name> ate. He also met Premier Juan Ruiz, where <who>he</who> praised trade.
    """
    at = bisect_right(voices.sentence_starts, position) - 1
    if at < 1 or not _PRONOUN.match(voices.text, voices.sentence_starts[at]):
        return None
    before = voices.cast.mentioned_in(voices.sentence_starts[at - 1], voices.sentence_starts[at])
    return before[0] if before else None


def subject_of_pronouns(voices: Voices, position: int) -> Person | None:
    """Whom a row of sentences that begin with "He" goes on about: the one with whom the sentence before them begins."""
    at = bisect_right(voices.sentence_starts, position) - 2
    if at < 1 or not _PRONOUN.match(voices.text, voices.sentence_starts[at]):
        return None
    for before in range(at - 1, max(-1, at - _ROW), -1):
        start = voices.sentence_starts[before]
        if not _PRONOUN.match(voices.text, start):
            return _subject_at(voices, start, start + _FAR_SUBJECT)
    return None


_ROW = 4  # sentences
_PRONOUN = regex(r"(?:He|She) ")


def _subject_at(voices: Voices, start: int, end: int) -> Person | None:
    """Return whom a sentence names first, where no more stands before the name than words that go with it."""
    for first, _, person in voices.cast.mentions_in(start, min(end, start + _FAR_SUBJECT)):
        return person if _opens(voices.text[start:first]) else None
    return None


def is_subject(voices: Voices, position: int) -> bool:
    """Return whether a name at a position opens its sentence, with no more before it than words that go with it."""
    at = bisect_right(voices.sentence_starts, position) - 1
    start = voices.sentence_starts[at] if at >= 0 else position
    return position - start <= _FAR_SUBJECT and _opens(voices.text[start:position])


def _opens(gap: str) -> bool:
    return (len(gap) < _SUBJECT_WITHIN and not _NO_SUBJECT.match(gap)) or _STYLE.fullmatch(gap) is not None


_NO_SUBJECT = regex(r"\w+ing |(?:With|Unlike|Like|About|To|By|Of|From|Against) ")
# "The visiting President ", "Finance Ministers "
_STYLE = regex(r"(?:The|His|Her) (?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ ){0,2}|(?:[A-Z][\w-]+ ){0,2}[A-Z]\w+s ")


# A voice without a name that a "he" or "she" can mean all the same.
_WORKING = (
    "spokes\\w+|official|aide|adviser|advisor|source|staffer|diplomat|lawyer|attorney|analyst|expert|researcher|editor"
    "|minister|judge|officer|host|moderator"
)
_RELATED = "man|woman|resident|witness|friend|mother|father|wife|husband|son|daughter"
_HUMAN = regex(rf"\b(?:{_WORKING}|{_RELATED})\b", re.I)
_BARE_NAME = regex(r"[A-Z][a-z]+(?:[A-Z][a-z]+)?")  # "Sanders", not "FBI"


def is_human(voice: Voice) -> bool:
    """Return whether a voice that is none of the cast can be "he": by office, given name or description."""
    if _HUMAN.search(voice.name) or _BARE_NAME.fullmatch(voice.name):
        return True
    words = voice.name.split(" ")
    if _WHOLE_NAME.fullmatch(voice.name) and any(fold(word) in gazetteer().gender for word in words[:-1]):
        return True
    return any(may_speak(form.split(",")[1].strip()) == "yes" for form in voice.forms if _DESCRIBED.search(form))


_WHOLE_NAME = regex(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3}")
_DESCRIBED = regex(r"^[A-Z][^,]*, (?:an?|the) ")


def ends_fronted_phrase(voices: Voices, position: int) -> bool:
    """Return whether a name and a comma only end what opens the sentence: "During the talks with Ruiz, | the King"."""
    at = bisect_right(voices.sentence_starts, position) - 1
    start = voices.sentence_starts[at] if at >= 0 else position
    return _FRONTED.fullmatch(voices.text, start, position) is not None


_FRONT = "In|During|After|At|Following|Before|On|Upon|Throughout|Together with|Speaking|Meeting|Addressing|Receiving"
_FRONTED = regex(rf"(?:{_FRONT})\b[^,;:]{{3,120}}, ")


_NEAR = 120  # code points


def from_a_place(voices: Voices, who: Span, words: str) -> Voice | None:
    """The person of a sentence whose verb a town's state is next to, not the state.
    >>> Tourist <name>Ana Ruiz</name>, visiting from Allen, <who>Texas</who> was hoping to stay.
    """
    text = voices.text
    if text[who.start - 2 : who.start] != ", " or not any(at == 0 for _, at in places_in(words.split(",")[0])):
        return None
    before = voices.cast.mention_before(who.start)
    if before is None or who.start - before[1] > _NEAR or _STOP.search(text, before[1], who.start):
        return None
    return voices.of(before[2])


_STOP = regex(r"[.!?]\s|\n")
