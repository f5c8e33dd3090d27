"""Whom the "who" of a report means.

Pronouns go to the last speaker rather than to the last name, "both leaders" to both sides, a title alone to the one
who bears it. A voice that is no known person is a body of its own.
"""

import re
from bisect import bisect_right

from summitreader.model import Span, Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import Person, meant_by, one_slip_apart
from summitreader.parser.people.names import find_runs, read_run
from summitreader.parser.speakers.offices import bearer_of, described, is_office, opening_office, unnamed
from summitreader.parser.speakers.organisations import NOBODY, body_of
from summitreader.parser.speakers.registry import Voice, Voices, principals
from summitreader.parser.text.lazy_regex import regex

_PLURAL = (
    r"sides|leaders|presidents|heads of (?:state|government)|(?:prime |foreign |defen[cs]e )?ministers|parties"
    r"|countries|governments|interlocutors|participants|delegations|chancellors|premiers"
)
_TAIL = r"(?:\s+(?:also|both|further|again|remain|of|jointly|together|have|are|\w+ed)\b.*)?"
_TWO = regex(
    rf"(?:(?:the|these|our)\s+)?(?:both(?:\s+of\s+the)?|two)\s+(?:{_PLURAL}|nations|states|teams|men|secretaries|sides)(?:\s+both)?{_TAIL}"
    rf"|both|the\s+two|they\s+both|both\s+of\s+them|we\s+both|the\s+two\s+of\s+them|(?:the\s+)?sides{_TAIL}",
    re.I,
)
_ALL = regex(
    rf"(?:(?:the|these|our|all)\s+(?:three\s+|four\s+)?(?:{_PLURAL})|(?:each|either)\s+(?:side|party|participant))(?:\s+both)?{_TAIL}",
    re.I,
)
# "Leaders welcomed": as communiqués call those who issue them.
_HEADS_OF = regex(r"\bHeads?\s+of[\s-]+Gov")
_PLURAL_ALONE = regex(
    r"(?:[Tt]he )?(?:Leaders|Prime Ministers|Presidents|Ministers|Member States|Members"
    r"|Heads of (?:State|Government|State and Government))(?: also| further)?"
)
_HE = regex(r"(he|him|his|himself)|(she|her|hers|herself)", re.I)
# "He and the Secretary agreed", where only the second is next to the verb.
_HE_AND = regex(r"\b(?:[Hh]e|[Ss]he) and $")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_SIDE_OF = regex(r"(?:the\s+)?(.+?)(?:['’]s)?\s+(?:side|party|government|delegation|leadership|authorities)$", re.I)


# Clauses of a resolution: whoever resolves, resolves together.
_JOINT_RULES = frozenset(("resolution_clause",))


def voice_of(voices: Voices, report: Statement) -> Voice | None:
    """The voice that a report's "who" stands for; None where it is nobody who could speak."""
    who = report.who
    if who is None:
        return voices.joint("", None) if voices.cast.talks or report.rule in _JOINT_RULES else NOBODY
    words = re.sub(r"(?:['’]s|(?<=s)['’])?[\s,;:]*$", "", " ".join(who.of(voices.text).split()))
    low = words.lower()
    if _HE_AND.search(voices.text, max(0, who.start - 8), who.start) and voices.cast.talks:
        return voices.joint(words, who)
    if low in ("this", "that", "these", "there"):
        return None
    if match := _HE.fullmatch(low):
        return _singular(voices, report, who, "male" if match.group(1) else "female")
    if low in ("they", "them", "their", "both", "themselves"):
        return _plural(voices, who, words)
    if low in ("we", "us", "our", "i", "me", "my", "you"):
        if low[0] in "wuo" and (voices.group or voices.cast.talks):
            return voices.together(words, who)
        return NOBODY
    if low in ("it", "its"):
        return voices.last or NOBODY
    if low in _RELATIVE and words != "WHO":
        return _relative(voices, who)
    words = re.sub(r"^\(?\d{1,3}[.)]\s+|,?\s+(?:who|which|that)$", "", words)
    head = words.split(",")[0]
    if _TWO.fullmatch(head):
        return voices.joint(head, who)
    if _HEADS_OF.search(words) and voices.group:
        return voices.together(head, who)
    if (_ALL.fullmatch(head) or _PLURAL_ALONE.fullmatch(head)) and (voices.group or voices.cast.talks):
        return voices.together(head, who)
    found = _apposed(voices, who, words) or _person(voices, who, words) or _side(voices, who, words)
    if found is None and _code_of(words):
        return None
    return found or body_of(voices, who, words)


def _singular(voices: Voices, report: Statement, who: Span, gender: str) -> Voice:
    """`He said`: the last speaker rather than the last name, unless the gender or a new subject speaks against it.
    >>> Chinese Premier <name>Hu Wen</name> said he met President Juan Ruiz of Peru. <who>He</who> said ties are good.
    >>> Chinese Premier Hu Wen met Queen <name>Ana</name> of Peru. Hu said ties are good. <who>She</who> said they grow.
    """
    last = voices.last
    # Most heads are still men: a "she" needs somebody whom the text makes a woman.
    fits = (gender, None) if gender == "male" else (gender,)
    subject = _own_subject(voices, report, who) or _new_subject(voices, min(report.start, who.start))
    if subject and subject.gender in fits:
        return voices.of(subject)
    if last and last.person and last.person.gender in fits:
        return last
    if last and last.kind == "body" and (_HUMAN.search(last.name) or _BARE_NAME.fullmatch(last.name)):
        return last
    for person in voices.cast.last_before(who.start):
        if person.gender in fits:
            return voices.of(person)
    return last or NOBODY


# A voice without a name that a "he" or "she" can mean all the same.
_HUMAN = regex(
    r"\b(?:spokes\w+|official|aide|adviser|advisor|source|staffer|diplomat|lawyer|attorney|analyst|expert|researcher|editor"
    r"|man|woman|minister|judge|officer|resident|witness|friend|mother|father|wife|husband|son|daughter|host|moderator)\b",
    re.I,
)
_BARE_NAME = regex(r"[A-Z][a-z]+(?:[A-Z][a-z]+)?")  # "Sanders", not "FBI"
_SUBJECT_WITHIN = 12
_FAR_SUBJECT = 40


def _own_subject(voices: Voices, report: Statement, who: Span) -> Person | None:
    """Whom the sentence itself is about.
    >>> Premier Hu Wen said ties are good. <name>Juan Ruiz</name>, in turn, left after <who>he</who> said trade is fair.
    """
    if report.says[0].start < who.start:
        return None
    at = bisect_right(voices.sentence_starts, who.start) - 1
    start = voices.sentence_starts[at] if at >= 0 else who.start
    return _subject_at(voices, start, who.start)


def _new_subject(voices: Voices, position: int) -> Person | None:
    """Whom the sentence before is about, where it came after the last statement.
    >>> Premier Hu Wen said ties are good. <name>Juan Ruiz</name> arrived later. <who>He</who> said trade is fair.
    """
    at = bisect_right(voices.sentence_starts, position) - 2
    if at < 0 or voices.sentence_starts[at] < voices.last_end:
        return None
    start = voices.sentence_starts[at]
    return _subject_at(voices, start, start + _FAR_SUBJECT) or opening_office(voices, start)


def _subject_at(voices: Voices, start: int, end: int) -> Person | None:
    """Whom a sentence names first, where no more stands before the name than words that go with it."""
    for first, _, person in voices.cast.mentions_in(start, min(end, start + _FAR_SUBJECT)):
        gap = voices.text[start:first]
        fits = len(gap) < _SUBJECT_WITHIN and not _NO_SUBJECT.match(gap)
        return person if fits or _STYLE.fullmatch(gap) else None
    return None


_NO_SUBJECT = regex(r"\w+ing |(?:With|Unlike|Like|About|To|By|Of|From|Against) ")
_STYLE = regex(r"(?:The|His|Her) (?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ ){0,2}")


def _plural(voices: Voices, who: Span, words: str) -> Voice:
    """`They said`: the body that spoke last, or both sides.
    >>> <name>Officials</name> said the dam held. <who>They</who> said it was safe.
    """
    last = voices.last
    if last and (last.kind == "joint" or (last.kind == "body" and not voices.cast.talks)):
        return last
    if words.lower() == "both":
        return voices.joint(words, who)
    return voices.together(words, who) if voices.group or voices.cast.talks else NOBODY


def _relative(voices: Voices, who: Span) -> Voice:
    """`Xi, who said`: the name just before."""
    person = next(iter(voices.cast.last_before(who.start)), None)
    if person:
        return voices.of(person)
    return voices.last or NOBODY


_AND = regex(r"\s(?:and|&|as well as)\s")


# "the Trump administration": the noun behind the name speaks.
_MODIFIED = regex(
    r"(?:-\w+)? (?!(?:himself|herself|also|and|or|on|in|at|of|from|for|with|today|later|again|then|has|had|is|was|who"
    r"|both|as|to)\b)[a-z]"
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
    before = cast.mention_ending_at(who.start - 2) if text[who.start - 2 : who.start] == ", " else None
    if before and not _AND.search(words[:12]) and re.match(r"(?:the |a |an )?(?:\w+ )?", words):
        letters = read_run(words.split(",")[0])[0]
        if letters and letters[0].title and not letters[0].name and letters[0].start < 20:
            return voices.of(before)
    return None


_OFFICE_OF = regex(
    r"(?:the |a |an )?(?:[\w-]+ ){0,2}?(?:chief|minister|director|head|secretary|chair\w*|deputy|member)\b", re.I
)


def _inside_a_phrase(text: str, start: int, name: int) -> bool:
    """Whether a preposition stands between the beginning and the name: somebody else speaks.

    Not so in "chief of staff for policy Kim", where the office itself has one.
    """
    if not _PREPOSITION.search(text, start, name):
        return False
    last = text[start:name].split()[-1] if text[start:name].split() else ""
    office = _OFFICE_OF.match(text, start, name) and last.islower() and not _PREPOSITION.fullmatch(last + " ")
    return not office or last in ("the", "former", "late", "a", "an", "then", "ex")


def _styled(voices: Voices, start: int, name: int, person: Person) -> bool:
    """Whether the words before a name are the office that the text gives the person, prepositions and all."""
    return person.role is not None and voices.text[start:name].strip().lower().endswith(person.role.lower())


def _person(voices: Voices, who: Span, words: str) -> Voice | None:
    """One of the cast by name; a joint voice where two of them are joined."""
    if _AND.search(words) and (joined := _joined(voices, who, words)):
        return joined
    for start, end, person in voices.cast.mentions_in(who.start, who.end):
        # "Clinton's manager", "a visit by the King": somebody else speaks.
        if not (
            _POSSESSED.match(voices.text, end)
            or (_inside_a_phrase(voices.text, who.start, start) and not _styled(voices, who.start, start, person))
            or _MODIFIED.match(voices.text, end, who.end)
        ):
            return voices.of(person)
    if voices.cast.mentioned_in(who.start, who.end):
        return None
    if styled := described(voices, words, who) if words.lower().startswith(("his ", "her ", "the holy")) else None:
        return styled
    for run in find_runs(voices.text, who.start, who.end):
        for phrase in read_run(run.group())[0]:
            if phrase.title and not phrase.name:
                return bearer_of(voices, phrase.title, phrase.side, who) or unnamed(
                    voices, phrase.title, phrase.side, who
                )
            if phrase.name and len(phrase.name) == 1 and (found := meant_by(voices.cast, fold(phrase.name[0]))):
                return voices.of(found[0])
    if words[:1].isupper() and words.isalpha() and (near := _misspelt(voices, words)):
        return voices.of(near)
    return _leader(voices, words) or described(voices, words, who)


def _leader(voices: Voices, words: str) -> Voice | None:
    """A known leader by the family name alone.
    >>> The markets fell. <who><name>Macron</name></who> said they would rise.
    """
    side = gazetteer().short_leaders.get(fold(words)) if words[:1].isupper() and " " not in words else None
    mentions = voices.cast.loose.get(fold(words))
    if side is None or not mentions:
        return None
    person = Person(words, (fold(words),), True, None, side, rule="known_leader", mentions=sorted(mentions))
    person.forms[words] = len(mentions)
    voices.cast.add(person)
    del voices.cast.loose[fold(words)]
    return voices.of(person)


def _joined(voices: Voices, who: Span, words: str) -> Voice | None:
    """`President Biden and Prime Minister Kishida`, `the President and Kishida`: two of the cast joined.

    Both sides where the two are of different sides, a voice of their own where they are not.
    """
    people = list({id(p): p for p in voices.cast.mentioned_in(who.start, who.end)}.values())
    left, right = _AND.split(words, maxsplit=1)
    titled = [part for part in (left, right) if is_office(part)]
    if len(people) < 2 and not (len(titled) == 2 or (titled and people)):
        return None
    sides = {person.side for person in people if person.side}
    if 1 < len(people) < len(principals(voices.cast)):
        return voices.several(words, who, [person.name for person in people])
    if voices.cast.talks and (len(sides) > 1 or titled):
        return voices.joint(words, who)
    if len(people) < 2:
        return None
    return voices.several(words, who, [person.name for person in people])


def _misspelt(voices: Voices, name: str) -> Person | None:
    """The one whose family name a slip of the pen has changed.
    >>> <name>Kathryn Maurer</name> said art is free. <who>Mauer</who> said galleries help.
    """
    word = fold(name)
    if len(word) < 5:
        return None
    return next((p for p in voices.cast.people if len(p.words) > 1 and one_slip_apart(word, p.words[-1])), None)


def _side(voices: Voices, who: Span, words: str) -> Voice | None:
    """`Russia`, `the Chinese side`, `Seoul`: a voice of its own; two sides joined are both sides.
    >>> <name>Peru</name> is open. <who>The Peruvian side</who> proposed lower tariffs.
    """
    parts = [part for part in _AND.split(words) if _code_of(part)]
    if len(parts) == 2:
        return voices.several(words, who, parts) if voices.group else voices.joint(words, who)
    code = _code_of(words)
    if code is None or _INSIDE.search(voices.text, max(0, who.start - 16), who.start):
        return None
    bare = words[4:] if words.lower().startswith("the ") else words
    name = bare if bare in gazetteer().houses else voices.cast.side_name(code)
    return voices.body(name, "side", who, code)


# "The visit to Korea reaffirmed": no side speaks.
_INSIDE = regex(r"(?<!according) (?:to|of|in|on|with|from|for|at|between) (?:the )?$", re.I)


def _code_of(words: str) -> str | None:
    """The side that a noun phrase names, by whatever form."""
    known = gazetteer().side_of
    bare = words[4:] if words.lower().startswith("the ") else words
    match = _SIDE_OF.fullmatch(words)
    code = known.get(bare.replace("’", "'")) or (known.get(match.group(1)) if match else None)
    return code[0] if code else None


def side_alone(words: str) -> str | None:
    """The code of the one state that a noun phrase names; None for bodies, persons and several states."""
    code = _code_of(words)
    return code if code and not gazetteer().sides[code].body and " and " not in words else None
