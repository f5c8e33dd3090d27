"""Whom the "who" of a report means.

Pronouns go to the last speaker rather than to the last name, "both leaders" to both sides, a title alone to the one
who bears it. A voice that is no known person is a body of its own.
"""

import re
from dataclasses import replace

from summitreader.model import Span, Statement
from summitreader.parser.attribution.extract import GOES_ON
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.speaking_nouns import may_speak
from summitreader.parser.people.cast import Person, meant_by
from summitreader.parser.people.name_words import find_runs
from summitreader.parser.people.names import read_run
from summitreader.parser.speakers.documents import document_voice, text_before
from summitreader.parser.speakers.joint_voices import AND, all_who_meet, joined, two_before
from summitreader.parser.speakers.offices import bearer_of, described, unnamed
from summitreader.parser.speakers.one_word import leader, misspelt, named_like_a_thing
from summitreader.parser.speakers.organisations import NOBODY, body_of, body_that_wrote
from summitreader.parser.speakers.registry import Voice, Voices
from summitreader.parser.speakers.sentence_subjects import (
    ends_fronted_phrase,
    from_a_place,
    is_human,
    new_subject,
    own_subject,
    subject_of_pronoun,
    subject_of_pronouns,
)
from summitreader.parser.text.lazy_regex import regex

_HE = regex(r"(he|him|his|himself)|(she|her|hers|herself)", re.I)
# "He and the Secretary agreed", where only the second is next to the verb.
_HE_AND = regex(r"\b(?:[Hh]e|[Ss]he) and $")
_BOTH = frozenset(("the two", "the pair", "the duo"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_SIDE_OF = regex(
    r"(?:the\s+)?(.+?)(?:['’]s)?(?<!\s)\s++(?:side|party|government|delegation|leadership|authorities)$", re.I
)


# Clauses of a resolution: whoever resolves, resolves together.
_JOINT_RULES = frozenset(("resolution_clause",))


def voice_of(voices: Voices, report: Statement) -> Voice | None:
    """Return the voice that a report's "who" stands for; None where it is nobody who could speak."""
    who = report.who
    if report.rule == GOES_ON:
        subject = new_subject(voices, report.start)  # "Ruiz explained why. “We wanted it.”"
        return voices.of(subject) if subject and subject.known else voices.quoted
    if who is None:
        together = voices.meeting.talks or voices.meeting.genre in ("readout", "call") or report.rule in _JOINT_RULES
        return voices.joint("", None) if together else NOBODY
    words = _LEADING.sub("", _not_owning(" ".join(who.of(voices.text).split()).rstrip(" ,;:")))
    low = words.lower()
    if _HE_AND.search(voices.text, max(0, who.start - 8), who.start) and voices.meeting.talks:
        return voices.joint(words, who)
    if low in ("this", "that", "these", "there"):
        return None
    if match := _HE.fullmatch(low):
        return _singular(voices, report, who, "male" if match.group(1) else "female")
    if low in _BOTH:
        return voices.together(words, who)
    if low in ("they", "them", "their", "both", "themselves"):
        return _plural(voices, who, words)
    if low in ("we", "us", "our", "i", "me", "my", "you"):
        if low[0] in "wuo" and (voices.group or voices.meet):
            return voices.together(words, who)
        return NOBODY
    if low in ("it", "its"):
        return _it(voices, who)
    if low in _RELATIVE and words != "WHO":
        return _relative(voices, who)
    if low.startswith("neither "):
        return None
    if _OURS.fullmatch(low) and (house := voices.meeting.house or voices.cast.house):
        return voices.body(voices.cast.side_name(house), "side", who, house)
    words = _bare(words)
    if paper := document_voice(voices, who, words):
        return paper if paper is not NOBODY else None
    found = _by_name(voices, who, words)
    if found is None and (writer := body_that_wrote(words)):
        at = who.of(voices.text).rfind(writer)
        return (
            voice_of(voices, replace(report, who=Span(who.start + at, who.start + at + len(writer))))
            if at >= 0
            else None
        )
    if found is None and _code_of(words):
        return None
    return found or body_of(voices, who, words, report.cue.of(voices.text) if report.cue else "")


def _by_name(voices: Voices, who: Span, words: str) -> Voice | None:
    """Return the voice that a noun phrase names: all who meet, several, one of the cast, a side."""
    found = all_who_meet(voices, who, words) or joined(voices, who, words) or from_a_place(voices, who, words)
    return found or _apposed(voices, who, words) or _person(voices, who, words) or _side(voices, who, words)


def _not_owning(words: str) -> str:
    """Return words without the mark of the possessive at their end."""
    return words[: -2 if words.endswith(("'s", "’s")) else -1 if words.endswith(("s'", "s’")) else None]


def _bare(words: str) -> str:
    """Return words without the number of an item in front of them and a pronoun or adverb behind them."""
    number = _NUMBER.match(words) if not words[:1].isalpha() else None
    words = words[number.end() :] if number else words
    before, _, last = words.rpartition(" ")
    return before.removesuffix(",") if before and last in _BEHIND else words


_NUMBER = regex(r"\(?\d{1,3}[.)]\s+")
_BEHIND = frozenset(("who", "which", "that", "likewise", "also", "further", "then", "again"))
_OURS = regex(r"our (?:state|country|nation|government)")
# What a line may leave in front of a name: marks, and words that open a clause.
_LEADING = regex(
    r"^(?:[^\w(]++|[A-Z][a-z]+ly, (?=[A-Z])|(?:[Ss]o|[Ww]hil(?:e|st)|[Cc]urrently|[Aa]lso|[Aa]nd|[Bb]ut|[Ss]ure"
    r"|[Tt]hen|[Nn]ow|[Tt]hus|[Ii]ndeed|to|that|because|if|when) (?=[A-Z]|the ))+(?=\w)"
)


def _singular(voices: Voices, report: Statement, who: Span, gender: str) -> Voice:
    """`He said`: the last speaker rather than the last name, unless the gender or a new subject speaks against it.
    >>> Chinese Premier <name>Hu Wen</name> said he met President Juan Ruiz of Peru. <who>He</who> said ties are good.
    >>> Chinese Premier Hu Wen met Queen <name>Ana</name> of Peru. Hu said ties are good. <who>She</who> said they grow.
    >>> President <name>Ogu Tembo</name> of Kenya met Premier Juan Ruiz of Peru. <who>She</who> urged Peru to act.
    """
    last = voices.last
    # Most heads are still men: a "she" needs somebody whom the text makes a woman, or the one who can be none else.
    fits = (gender, None) if gender == "male" else (gender,)
    subject = own_subject(voices, report, who) or new_subject(voices, min(report.start, who.start))
    if subject and subject.gender in fits:
        return voices.of(subject)
    if last and last.person and last.person.gender in fits:
        return last
    if last and last.kind == "body" and is_human(last):
        return last
    earlier = subject_of_pronoun(voices, who.start)
    if earlier is None and last is None:
        earlier = subject_of_pronouns(voices, who.start)
    if earlier and earlier.gender in fits:
        return voices.of(earlier)
    before = tuple(voices.cast.last_before(who.start))
    for person in before:
        if person.gender in fits:
            return voices.of(person)
    if last and (last.person is None or last.person.gender is None):
        return last
    may_be = {person.name: person for person in before if person.gender is None}
    return voices.of(*may_be.values()) if len(may_be) == 1 else last or NOBODY


def _it(voices: Voices, who: Span) -> Voice | None:
    """`It says`: who wrote the message told before; a treaty says nothing; else whoever spoke last.
    >>> <name>Juan Ruiz</name> sent Premier Hu a letter. <who>It</who> says that all is well.
    """
    before = text_before(voices, who.start)
    if before is NOBODY:
        return None
    return before or voices.last or NOBODY


def _plural(voices: Voices, who: Span, words: str) -> Voice:
    """`They said`: the body that spoke last, or both sides.
    >>> <name>Officials</name> said the dam held. <who>They</who> said it was safe.
    """
    last = voices.last
    if last and (last.kind == "joint" or (last.kind == "body" and (not voices.meet or _is_many(last)))):
        return last
    if words.lower() == "both":
        return voices.joint(words, who)
    return voices.together(words, who) if voices.group or voices.meet else two_before(voices, who) or NOBODY


def _is_many(voice: Voice) -> bool:
    """Return whether a body is named by a plural: "families", "residents of the valley"."""
    noun = re.split(r" (?:of|in|from|for|on|at|with|near) ", voice.name)[0]
    return voice.rule == "body" and noun.endswith("s") and not noun.endswith("ss")


def _relative(voices: Voices, who: Span) -> Voice:
    """`Xi, who said`: the name just before."""
    person = next(iter(voices.cast.last_before(who.start)), None)
    if person:
        return voices.of(person)
    return voices.last or NOBODY


# "the Trump administration": the noun behind the name speaks.
_MODIFIED = regex(
    r"(?:-\w+)? (?!(?:himself|herself|also|and|or|on|in|at|of|from|for|with|today|later|again|then|has|had|is|was|who"
    r"|both|as|to|addressing|referring|speaking|commenting)\b)[a-z]"
)
_POSSESSED = regex(r"['’]s?\s+[\w“\"]")
_PREPOSITION = regex(r"\b(?:of|for|on|by|to|with|from|in|at|about|near|behind|between|against|than|as)\s")


def _apposed(voices: Voices, who: Span, words: str) -> Voice | None:
    """A name beside an office, where only the office was taken for the speaker.
    >>> According to <who>the team's coach</who>, <name>Ali Rahimi</name>, the robot scored a point.
    """
    text, cast = voices.text, voices.cast
    behind = cast.mentioned_in(who.end + 2, who.end + 3) if text[who.end : who.end + 2] == ", " else []
    if (
        behind
        and not cast.mentioned_in(who.start, who.end)
        and (words[:4].lower() in ("the ", "his ", "her ") or words[0].islower())
    ):
        return voices.of(behind[0])
    if (named := _name_behind_office(voices, who)) is not None:
        return voices.of(named)
    before = cast.mention_ending_at(who.start - 2) if text[who.start - 2 : who.start] == ", " else None
    if before and ends_fronted_phrase(voices, who.start):
        return None
    if before and not AND.search(words[:12]) and re.match(r"(?:the |a |an )?(?:\w+ )?", words):
        letters = read_run(words.split(",")[0])[0]
        if letters and letters[0].title and not letters[0].name and letters[0].start < 20:
            return voices.of(before)
    return None


def _name_behind_office(voices: Voices, who: Span) -> Person | None:
    """Whose name ends a noun phrase that begins with the office: not the President's in "an aide to the President".
    >>> <who>The head of the World Dam Fund, <name>Ali Rahimi</name></who>, said the dam would hold.
    """
    mentions = list(voices.cast.mentions_in(who.start, who.end))
    if len(mentions) != 1:
        return None
    start, end, person = mentions[0]
    comma = voices.text.rfind(", ", who.start, start)
    office = voices.text[who.start : comma] if comma > 0 else ""
    head = office.partition(" ")[2].split(" of ")[0].split(" for ")[0].lower()
    if (
        not _OPENS_OFFICE.match(office)
        or (office[0] in "aA" and _serves_an_office(office))
        or end < who.end - 1
        or " the " in voices.text[comma:start]
    ):
        return None
    aside = _POSSESSOR_STYLE.fullmatch(voices.text, comma + 2, start) if comma + 2 < start else True
    return person if aside and may_speak(head) == "yes" else None


_OPENS_OFFICE = regex(r"(?:the|an?) ", re.I)


def _serves_an_office(office: str) -> bool:
    """Return whether "an aide to the mayor" serves somebody, whose name may be the one that follows."""
    return gazetteer().tags.get(fold(office.split(" ")[-1])) == "T" or " to " in office


# "Japan’s Ambassador", "Mr" between the comma and a name
_POSSESSOR_STYLE = regex(r"(?:[A-Z][\w.]*(?:['’]s)? ){1,4}")


_OFFICE_OF = regex(
    r"(?:the |a |an )?(?:[\w-]+ ){0,2}?(?:chief|minister|director|head|secretary|chair\w*|deputy|member)\b", re.I
)


def _inside_a_phrase(text: str, start: int, name: int) -> bool:
    """Return whether a preposition stands between the beginning and the name: somebody else speaks.

    Not so in "chief of staff for policy Kim", where the office itself has one.
    """
    if not _PREPOSITION.search(text, start, name):
        return False
    last = text[start:name].split()[-1] if text[start:name].split() else ""
    if _BEHIND_A_BODY.search(text, start, name) and _ends_in_a_body(last):
        return False
    office = _OFFICE_OF.match(text, start, name) and last.islower() and not _PREPOSITION.fullmatch(last + " ")
    return not office or last in ("the", "former", "late", "a", "an", "then", "ex")


# "secretary general of FIFA Jean Moreau", "the candidate for the dock area of London Karl Berg"
_BEHIND_A_BODY = regex(r"(?:of|for|at) (?:[\w’'-]+ ){0,4}[A-Z][\w-]+ $")


def _ends_in_a_body(last: str) -> bool:
    """Return whether the word before a name is a body's or a town's, so that it does not belong to the name."""
    tag = gazetteer().tags.get(fold(last), "")
    return tag == "B" or last in gazetteer().side_of or (last.isupper() and len(last) > 2 and last.isalpha())


def _styled(voices: Voices, start: int, name: int, person: Person) -> bool:
    """Return whether the words before a name are the office that the text gives the person, prepositions and all."""
    return person.role is not None and voices.text[start:name].strip().lower().endswith(person.role.lower())


def _person(voices: Voices, who: Span, words: str) -> Voice | None:
    """Return one of the cast by name."""
    for start, end, person in voices.cast.mentions_in(who.start, who.end):
        # "Clinton's manager", "a visit by the King": somebody else speaks.
        if not (
            (end < who.end and _POSSESSED.match(voices.text, end))
            or (_inside_a_phrase(voices.text, who.start, start) and not _styled(voices, who.start, start, person))
            or _MODIFIED.match(voices.text, end, who.end)
        ):
            return voices.of(person)
    if voices.cast.mentioned_in(who.start, who.end):
        return None
    if styled := described(voices, words, who) if words.lower().startswith(("his ", "her ", "the holy")) else None:
        return styled
    if _SPOUSE.fullmatch(words) and (lady := bearer_of(voices, "First Lady", None, who)):
        return lady
    last = fold(words.split(" (")[0].rpartition(" ")[2])
    body = last == "administration" or gazetteer().tags.get(last) == "B"
    for run in find_runs(voices.text, who.start, who.end):
        for phrase in read_run(run.group())[0]:
            if body and run.start() + phrase.end < who.end:
                continue  # "The General Services Administration"
            if phrase.title and not phrase.name and not _POSSESSED.match(voices.text, run.start() + phrase.end):
                return bearer_of(voices, phrase.title, phrase.side, who) or unnamed(
                    voices, phrase.title, phrase.side, who
                )
            word = fold(phrase.name[0]) if len(phrase.name) == 1 else ""
            if word and (found := meant_by(voices.cast, word)) and not _is_named_later(found[0], word, who.start):
                return voices.of(found[0])
    if namesake := named_like_a_thing(voices, who, words):
        return voices.of(namesake)
    if words[:1].isupper() and words.isalpha() and (near := misspelt(voices, words)):
        return voices.of(near)
    return leader(voices, words) or described(voices, words, who)


def _is_named_later(person: Person, word: str, position: int) -> bool:
    """Return whether a word only begins a name that the text gives later: "Zenosoft", then "Zenosoft Windows"."""
    if word != person.words[0] or word == person.words[-1] or word in gazetteer().gender:
        return False
    return not person.titles and bool(person.mentions) and person.mentions[0][0] > position


_SPOUSE = regex(r"(?:the )?(?:President['’]s (?:wife|spouse)|(?:wife|spouse) of the (?:President|Head of State))", re.I)


def _side(voices: Voices, who: Span, words: str) -> Voice | None:
    """`Russia`, `the Chinese side`, `Seoul`: a voice of its own; two sides joined are both sides.
    >>> <name>Peru</name> is open. <who>The Peruvian side</who> proposed lower tariffs.
    """
    parts = [part for part in AND.split(words) if _code_of(part)]
    if len(parts) == 2:
        meeting = set(voices.meeting.sides)
        unknown = voices.meet or voices.meeting.genre != "news"
        all_of_it = meeting.issuperset(map(_code_of, parts)) if len(meeting) > 1 else unknown
        return voices.joint(words, who) if all_of_it and not voices.group else voices.several(words, who, parts)
    code = _code_of(words)
    if code is None or _INSIDE.search(voices.text, max(0, who.start - 16), who.start):
        return None
    bare = words[4:] if words.lower().startswith("the ") else words
    in_news = voices.meeting.genre == "news" and not voices.in_talks and words.endswith(" government")
    name = bare if bare in gazetteer().houses or in_news else voices.cast.side_name(code)
    return voices.body(name, "side", who, code)


# "The visit to Korea reaffirmed": no side speaks.
_INSIDE = regex(r"(?<!according) (?:to|of|in|on|with|from|for|at|between) (?:the )?$", re.I)


def _code_of(words: str) -> str | None:
    """Return the side that a noun phrase names, by whatever form."""
    known = gazetteer().side_of
    bare = words[4:] if words.lower().startswith("the ") else words
    match = _SIDE_OF.fullmatch(words)
    code = known.get(bare.replace("’", "'")) or (known.get(match.group(1)) if match else None)
    return code[0] if code else None


def side_alone(words: str) -> str | None:
    """Return the code of the one state that a noun phrase names; None for bodies, persons and several states."""
    code = _code_of(words)
    return code if code and not gazetteer().sides[code].body and " and " not in words else None
