"""Complements that are things or persons: "welcomed the truce", "thanked Peru for its help", "called it vital"."""

from typing import NamedTuple

from summitreader.model import Act
from summitreader.parser.attribution.phrases import given_to, noun_phrase, recipients_end
from summitreader.parser.attribution.reporting_cues import Cue
from summitreader.parser.attribution.subjects import Words
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.lexicon.user_words import Frame
from summitreader.parser.text.lazy_regex import regex


class Complement(NamedTuple):
    """What a cue's content begins with, in words of the line, the act performed, and whom it is asked of."""

    start: int
    act: Act
    frame: Frame
    addressee: Words | None = None


def thanked_for(cue: Cue) -> Complement | None:
    """ "thanked China for its help" """
    line, at = cue.line, cue.end
    end = recipients_end(line, at, cue.prepositions)
    if end is None and (quoted := _quoted_reason(cue)):
        return quoted
    if end is None or (end == at and "for" not in cue.prepositions):
        return None  # "the men accused of theft"
    if "object" in cue.frames and not _is_person(line, at, end):
        return None
    if line.word(end) == "on" and "object" in cue.frames and line.word(end + 1) not in _THEIR:
        return None  # "commended the work of the Group on fishing"
    return Complement(end + 1, cue.frames["person_for"], "person_for", (at, end) if end > at else None)


def _quoted_reason(cue: Cue) -> Complement | None:
    """ "thanked Peru “for its help”" """
    line, end = cue.line, noun_phrase(cue.line, cue.end)
    if not end or line.tags[end : end + 1] != "Q":
        return None
    first = line.span(end, end + 1).of(line.text)[:12].lower().strip("“\"'‘«»„").split(" ")[0]
    return (
        Complement(end, cue.frames["person_for"], "person_for", (cue.end, end)) if first in cue.prepositions else None
    )


def _is_person(line: TaggedSentence, at: int, end: int) -> bool:
    """Return whether "commended the divers for their work" and not
    "commended efforts for peace", "X’s work for peace".
    """
    tags = line.tags
    if "'" in tags[at:end] and tags[end - 1] != "N":
        return False
    return "N" in tags[at:end] or tags[at] == "M" or tags[end + 1 : end + 2] == "G" or line.word(end + 1) in _THEIR


_THEIR = frozenset(("his", "her", "its", "their", "your"))


def object_of(cue: Cue) -> Complement | None:
    """ "welcomed the resumption of talks", "expressed gratitude to the host for his support" """
    line, start, addressee = cue.line, cue.end, None
    if cue.attitude and cue.end > cue.at + 1:
        if line.word(start) == "to":
            end = recipients_end(line, start + 1, _OF_RECIPIENTS)
            if end is None and line.word(cue.end - 1) in _COURTESIES:
                return None  # "sent his best wishes to the families"
            addressee = (start + 1, end) if end else None
            start = end or start + 1  # "condolences to the families"
        start += line.word(start) in _OF_ATTITUDE
    if not cue.attitude and line.word(start) == "to" and (told := _told_before(line, start + 1)):
        addressee, start = (start + 1, told), told
    if line.word(cue.at).startswith(_GIVING) and (given := given_to(line, start)):
        addressee, start = (start, given), given
    start = _manner_end(line, start)
    if day := _ON_A_DAY.match(line.tags, start):
        start = day.end()
    if cue.attitude and line.tags[start : start + 1] == "C" and line.tags[start + 1 : start + 2] in ("V", "E", "F"):
        return None  # "expressed regret and wished him well"
    start += line.tags[start : start + 1] == "T" or (cue.attitude and line.tags[start : start + 1] == "C")
    if line.word(start) == "nor":
        return None
    if cue.act == "welcome" and _greets(line, cue, start):
        return None
    if line.word(cue.at).startswith("declin") and not _OFFERS & set(line.words[start : start + 5]):
        return None  # "prices declined"
    if line.word(start) in _POINTING and line.word(start + 1) in _REMARKS and line.word(start + 2) not in ("of", "by"):
        return None  # "conveyed the statement in his speech" points to what was said before
    if line.word(cue.at).startswith(_DENYING) and (last := _ALLEGED.match(line.tags, start)):
        end = last.end()
        whole = line.tags[end : end + 1] in ("", ".", ",", ";", "d", "C") or line.word(end) in ("on", "in", "at")
        if line.word(end - 1) in _ALLEGATIONS and whole:
            return None  # "denied the charges" points to what somebody else said
    if not addressee and cue.end == cue.at + 1 and not _is_such_a_thing(line, line.word(cue.at), start):
        return None
    if is_this_alone(line, start):
        return None  # "announced this in an address"
    if line.tags[start : start + 1] in _OBJECT_START or line.tags[start - 1 : start + 1] in ("Tc", "TI"):
        return Complement(start, cue.frames["object"], "object", addressee)
    return None


def is_this_alone(line: TaggedSentence, at: int) -> bool:
    """Return whether a "this" points to what was said before: "said this during the talks"."""
    return line.word(at) == "this" and line.tags[at + 1 : at + 2] in _AFTER_THIS


_GIVING = ("promis", "offer", "guarant")
_PREPOSITIONS = "for about over regarding in on at with towards toward against"
_OF_ATTITUDE = frozenset(_PREPOSITIONS.split())
_COURTESIES = frozenset(("condolences", "sympathy", "sympathies", "greetings", "regards", "wishes", "compliments")) | {
    *("congratulations", "thanks", "felicitations"),
}
_OF_RECIPIENTS = frozenset(("for", "over", "about", "regarding", "on", "upon"))
# "praised on Tuesday the visit"
_ON_A_DAY = regex(r"(?:I?d)+(?=[DNln])")
_OFFERS = frozenset(("offer", "offers", "invitation", "proposal", "request", "requests", "loan", "plan", "bid"))


def _is_such_a_thing(line: TaggedSentence, verb: str, at: int) -> bool:
    """Return whether a verb tells a view of the thing at a word: "approved the idea", not "approved the bill";
    "defended the law", not "defended the city".
    """
    words = lexicon()
    others = words.all_but.get(verb)
    if others is not None and ":" not in line.tags[at:]:  # "defended it in a note: “We need it.”"
        tag = line.tags[at : at + 1]
        named = tag == "N" and line.tags[at + 1 : at + 2] not in ("'", "l", "n")
        told = verb.endswith("ed") or tag == "Y"  # what somebody "supports" or "offers" is seldom said
        if told and tag not in ("M", "P", "W", "I", "t", "") and not named and not _is_one_of(line, at, others):
            return True
    things = words.things.get(verb)
    return _is_one_of(line, at, things) if things is not None else others is None


def _is_one_of(line: TaggedSentence, at: int, nouns: frozenset[str]) -> bool:
    """Return whether the noun phrase at a word is about one of some nouns: "the idea of a fair", not "the fair"."""
    noun = next((i for i in range(at, at + _NOUNS) if line.word(i) in nouns), None)
    return noun is not None and not set(line.tags[at:noun]) & _CLAUSE_TAGS


_NOUNS = 5
_CLAUSE_TAGS = frozenset("It,;:AVFTWP")
_DENYING = ("den", "confirm", "dismiss", "refut", "repeat", "propos", "oppos")
_ALLEGED = regex(r"[D]l?[ln]")
_ALLEGATION_NOUNS = (
    "allegation allegations accusation accusations charge charges claim claims report reports rumour rumours"
    " rumor rumors news plan plans suggestion suggestions"
)
_ALLEGATIONS = frozenset(_ALLEGATION_NOUNS.split())
_AFTER_THIS = frozenset(("I", "c", "."))
_POINTING = frozenset(("the", "this", "these"))
_REMARKS = frozenset(("statement", "statements", "remark", "remarks", "comment", "comments"))
_OBJECT_START = frozenset("DNlanE#'GQPYMwJvVRTtWAdKXC")


def _told_before(line: TaggedSentence, at: int) -> int | None:
    """Return the end of whom it is told before the object: "underscored to Minister Ito | the need for calm"."""
    end = noun_phrase(line, at)
    return end if end and line.tags[at] in "DNMPY" and line.tags[end : end + 1] in ("D", "T", "w") else None


def _greets(line: TaggedSentence, cue: Cue, at: int) -> bool:
    """Return whether somebody is welcomed who comes: "welcomed Premier Li and his delegation to Lima".

    No statement.
    """
    match = _GUEST.match(line.tags, at) if line.word(cue.at).startswith("welcom") else None
    return match is not None and line.word(match.end()) == "to" and "'" not in match.group()


_GUEST = regex(r"M|D?[Nl]{0,9}N[Nl]{0,3}(?:,?C[DlN]{1,6})?")


def _manner_end(line: TaggedSentence, at: int) -> int:
    """Behind "in the strongest terms", "with concern"; `at` itself where nothing of the kind stands there."""
    if line.word(at) not in ("in", "with"):
        return at
    last = next((i for i in range(at + 1, at + 5) if line.word(i) in _MANNERS), None)
    return last + 1 if last and not line.tags[at + 1 : last].strip("DRlanE") else at


_MANNER_NOUNS = "terms concern appreciation satisfaction regret alarm dismay gratitude interest particular"
_MANNERS = frozenset(_MANNER_NOUNS.split())


def named_so(cue: Cue) -> Complement | None:
    """ "called the plan “a mistake”", "called the visit a success" """
    match = _NAMED.match(cue.line.tags, cue.end)
    if (judged := _JUDGED.match(cue.line.tags, cue.end)) and _judges(cue.line.word(judged.start(1))):
        return Complement(cue.end, cue.frames["name"], "name")
    if not match or (match.group(1) == "D" and cue.line.word(match.start(1)) not in ("a", "an")):
        return None
    return Complement(cue.end, cue.frames["name"], "name")


_NAMED = regex(r"(?:M|Y|D?[NlanE#'I]{0,7}[Nlan](?:ID?[NlanE#']{1,6}){0,3})([QD])")
# "the talks productive", "it vital"
_JUDGED = regex(r"(?:M|Y|[DN][NlanE#']{0,6}[NlanG](?:I[DNl#]{1,4})?)R*([laEG])(?=$|[,.;:CIct])")


def names_what_stands_before(cue: Cue) -> bool:
    """ "which he called a treasure", "which she described as a turning point" """
    if "name" in cue.frames:
        return cue.line.tags[cue.end : cue.end + 1] in ("D", "Q", "l")
    return cue.end > cue.at + 1 and cue.line.word(cue.end - 1) == "as"


def _judges(word: str) -> bool:
    words = lexicon()
    return word in words.judgements or word.endswith(words.judging) or (word.startswith("un") and len(word) > 5)
