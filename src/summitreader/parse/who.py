"""Whom the "who" of a report means.

Pronouns go to the last speaker rather than to the last name, "both leaders" to both sides, a title alone to the one
who bears it. A voice that is no known person is a body of its own.
"""

import re

from summitreader.model import Span, Statement
from summitreader.parse.cast import Person, bearer, meant_by
from summitreader.parse.gazetteer import fold, gazetteer
from summitreader.parse.heard import Voice, Voices, is_about_talks
from summitreader.parse.names import read_run

_PLURAL = (
    r"sides|leaders|presidents|heads of (?:state|government)|(?:prime |foreign |defen[cs]e )?ministers|parties"
    r"|countries|governments"
    r"|nations|interlocutors|participants|delegations|states|secretaries|counterparts|officials|men|chancellors|premiers|principals|teams"
)
_COLLECTIVE = re.compile(
    rf"(?:(?:(?:the|these|our|all|each|either)\s+)?(?:both(?:\s+of\s+the)?\s+|two\s+|three\s+|four\s+)?(?:{_PLURAL}|participant|party)"
    r"|both|the\s+two|they\s+both|both\s+of\s+them|we\s+both|the\s+two\s+of\s+them)"
    r"(?:\s+(?:also|both|further|again|remain|of|jointly|together|have|are)\b.*)?",
    re.I,
)
_HE = re.compile(r"(he|him|his|himself)|(she|her|hers|herself)", re.I)
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_SIDE_OF = re.compile(
    r"(?:the\s+)?(.+?)(?:['’]s)?\s+(?:side|party|government|delegation|leadership|authorities)$", re.I
)


def voice_of(voices: Voices, report: Statement) -> Voice | None:
    """The voice that a report's "who" stands for; None where it is nobody who could speak."""
    who = report.who
    if who is None:
        return voices.joint("", None) if is_about_talks(voices.cast) else Voice("", "body", "nobody")
    words = re.sub(r"(?:['’]s|(?<=s)['’])?[\s,;:]*$", "", " ".join(who.of(voices.text).split()))
    low = words.lower()
    if low in ("this", "that", "these", "there"):
        return None
    if match := _HE.fullmatch(low):
        return _singular(voices, report, who, "male" if match.group(1) else "female")
    if low in ("they", "them", "their", "we", "us", "our", "both"):
        return _plural(voices, who, words)
    if low in ("it", "its"):
        return voices.last or voices.body(words, "pronoun", who)
    if low in _RELATIVE:
        return _relative(voices, who)
    if _COLLECTIVE.fullmatch(words):
        return voices.joint(words, who)
    return _person(voices, who, words) or _side(voices, who, words) or _body(voices, who, words)


def _singular(voices: Voices, report: Statement, who: Span, gender: str) -> Voice:
    """`He said`: the last speaker rather than the last name, unless the gender speaks against it."""
    last = voices.last
    # Most heads are still men: a "she" needs somebody whom the text makes a woman.
    fits = (gender, None) if gender == "male" else (gender,)
    if last and last.person and last.person.gender in fits:
        return last
    for person in voices.cast.last_before(who.start):
        if person.gender in fits:
            return voices.of(person)
    return last or voices.body(who.of(voices.text), "pronoun", who)


def _plural(voices: Voices, who: Span, words: str) -> Voice:
    """`They said`: the body that spoke last, or both sides."""
    last = voices.last
    if last and last.kind != "person":
        return last
    return voices.joint(words, who)


def _relative(voices: Voices, who: Span) -> Voice:
    """`Xi, who said`: the name just before."""
    person = next(iter(voices.cast.last_before(who.start)), None)
    if person:
        return voices.of(person)
    return voices.last or voices.body(who.of(voices.text), "relative_clause", who)


_AND = re.compile(r"\s(?:and|&|as well as)\s")


_POSSESSED = re.compile(r"['’]s?\s+[\w“\"]")
_PREPOSITION = re.compile(r"\b(?:of|for|on|by|to|with|from|in|at|about|near|behind|between|against|than|as)\s")


def _person(voices: Voices, who: Span, words: str) -> Voice | None:
    """One of the cast by name, or both sides where two of them are joined."""
    if _AND.search(words) and _are_several(voices, voices.cast.mentioned_in(who.start, who.end), words):
        return voices.joint(words, who)
    for start, end, person in voices.cast.mentions_in(who.start, who.end):
        # "Clinton's manager", "a visit by the King": somebody else speaks.
        if not _POSSESSED.match(voices.text, end) and not _PREPOSITION.search(voices.text, who.start, start):
            return voices.of(person)
    if voices.cast.mentioned_in(who.start, who.end):
        return None
    for run in re.findall(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*", words):
        for phrase in read_run(run)[0]:
            if phrase.title and not phrase.name:
                return _bearer(voices, phrase.title, phrase.side, who)
            if phrase.name and len(phrase.name) == 1 and (found := meant_by(voices.cast, fold(phrase.name[0]))):
                return voices.of(found[0])
    return _described(voices, words, who)


def _are_several(voices: Voices, people: list[Person], words: str) -> bool:
    """`President Biden and Prime Minister Kishida`, `the President and Kishida`: two of the cast joined."""
    if len(set(map(id, people))) > 1:
        return True
    left, right = _AND.split(words, maxsplit=1)
    titled = [part for part in (left, right) if _TITLE.fullmatch(part)]
    return len(titled) == 2 or (len(titled) == 1 and bool(people))


_TITLE = re.compile(
    r"(?:the|his|her|their)\s+(?:[A-Z]\w+\s+)?(?:President|Prime Minister|Premier|Chancellor|King|Minister|Secretary)",
    re.I,
)


def _described(voices: Voices, words: str, who: Span) -> Voice | None:
    """`the Ukrainian head of state`, `the Chinese leader`, `the president`."""
    known = gazetteer()
    low = words.lower()
    title = next((d for d in known.descriptions if low.endswith(d)), None)
    if title is None or not low.startswith("the "):
        return None
    rest = words[4 : len(words) - len(title)].strip().removeprefix("visiting ")
    if rest and rest not in known.side_of:
        return None
    side = known.side_of[rest][0] if rest else None
    if title in ("head of state", "leader"):
        title = ""
    return _bearer(voices, title, side, who)


def _bearer(voices: Voices, title: str, side: str | None, who: Span) -> Voice | None:
    """Whom a title alone means: the one of that side; else the text's own, the last speaker, the last named."""
    cast = voices.cast
    if side:
        person = bearer(cast, title, side) if title else None
        heads = gazetteer().heads
        person = person or next(
            (p for p in cast.people if p.side == side and (p.role is None or fold(p.role) in heads) and p.known), None
        )
        return voices.of(person) if person else None
    wanted = fold(title)
    fits = [
        p
        for p in cast.people
        if p.known and p.role and (wanted in fold(p.role) if title else fold(p.role) in gazetteer().heads)
    ]
    if not fits:
        return None
    own = [p for p in fits if not p.stated]
    if len(own) == 1:
        return voices.of(own[0])
    if voices.last and voices.last.person in fits:
        return voices.last
    near = next((p for p in cast.last_before(who.start) if p in fits), fits[0])
    return voices.of(near)


def _bears(role: str, title: str) -> bool:
    """Whether a role is the one that a title alone names; "" stands for any head of state or government."""
    return title in fold(role) if title else fold(role) in gazetteer().heads


def _side(voices: Voices, who: Span, words: str) -> Voice | None:
    """`Russia`, `the Chinese side`, `Seoul`: a voice of its own; two sides joined are both sides."""
    parts = [part for part in _AND.split(words) if _code_of(part)]
    if len(parts) == 2:
        return voices.joint(words, who)
    code = _code_of(words)
    if code is None:
        return None
    bare = words[4:] if words.lower().startswith("the ") else words
    name = bare if bare in gazetteer().houses else voices.cast.side_name(code)
    return voices.body(name, "side", who, code)


def _code_of(words: str) -> str | None:
    """The side that a noun phrase names, by whatever form."""
    known = gazetteer().side_of
    bare = words[4:] if words.lower().startswith("the ") else words
    match = _SIDE_OF.fullmatch(words)
    code = known.get(bare.replace("’", "'")) or (known.get(match.group(1)) if match else None)
    return code[0] if code else None


def _body(voices: Voices, who: Span, words: str) -> Voice:
    name = re.sub(r"^(?:the|a|an)\s+", "", words.split(", ")[0] if " and " not in words else words, flags=re.I)
    return voices.body(name or words, "body", who)
