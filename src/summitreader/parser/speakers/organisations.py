"""Bodies that speak: ministries, firms, studies; one voice each, whether by full name, acronym or noun."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.speaking_nouns import is_outlet, may_speak, speaking_nouns
from summitreader.parser.people.apposed import place_of
from summitreader.parser.people.names import sides_in
from summitreader.parser.speakers.registry import Voice, Voices
from summitreader.parser.text.lazy_regex import regex

NOBODY = Voice("", "body", "nobody")


def body_of(voices: Voices, who: Span, words: str, cue: str) -> Voice | None:
    """Return the voice of a body, by the fullest name that the text gives
    it; None where the words name what cannot speak.

    In ordinary news what a report or an agency says is somebody's words all the same, though nobody is named.
    """
    words = spelt_out(voices, words)
    if is_outlet(words) or not _can_speak(words, cue):
        return None if voices.meet or _only_shows(words, cue) else NOBODY
    if noun := _THE_BODY.fullmatch(words):
        if known := _heard_as(voices, noun.group(1)):
            known.mentions.append((who.start, who.end))
            return known
        if (last := voices.last) and last.kind == "body" and noun.group(1).lower() in speaking_nouns().any_body:
            last.mentions.append((who.start, who.end))
            return last
        words = _named_before(voices, noun.group(1).lower(), who) or words
    words = re.sub(r"\s*\([A-Z][\w.&-]{1,9}\)$", "", words)
    words = _proper_name(voices, _named_before_who(words))
    name = re.sub(r"^(?:the|a|an)\s+", "", words.split(", ")[0] if " and " not in words else words, flags=re.I) or words
    return voices.body(name[0].upper() + name[1:], "body", who) if name else NOBODY


def _named_before_who(words: str) -> str:
    """Return a body's proper name without a clause on it: "The Reef Guild who rule the strip"."""
    name, _, clause = words.partition(" who ")
    return name if clause and any(word[:1].isupper() for word in name.split()[1:]) else words


# "Britain’s largest union, Unison", "the town's paper mill, Zenpaper"
_CALLED = regex(r"(?:[Tt]he|[A-Z]\w*['’]s|[Aa]n?) [^,]* [a-z]+, (?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,4})")
# "The National Storm Center in Miami, Florida"
_IN_TOWN = regex(r"(?P<name>(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w.&’'-]*)+) in [A-Z].*")


def _proper_name(voices: Voices, words: str) -> str:
    """Return the name of a body that a description introduces, or without the town in which it is."""
    called = _CALLED.fullmatch(words) if ", " in words else None
    found = called or (_IN_TOWN.fullmatch(words) if " in " in words else None)
    if called and any(person.name == called["name"] for person in voices.cast.people):
        return words  # "An aide to the mayor, Karl Berg"
    return found["name"] if found else words


def _can_speak(words: str, cue: str) -> bool:
    """Return whether a phrase can be what says something with a cue: "the
    gnomes" can with "said", not with "suggest".
    """
    speaks = may_speak(words)
    certain = cue.lower() in speaking_nouns().certain_cues or any(sides_in(words))
    return speaks == "yes" or (speaks == "unsure" and certain)


def _only_shows(words: str, cue: str) -> bool:
    """Return whether a thing makes somebody think or do something: "the prices suggest", "the rains call for"."""
    if not _SHOWING.fullmatch(cue):
        return False
    head = _BEHIND_HEAD.split(words, maxsplit=1)[0].lower().rpartition(" ")[2]
    return may_speak(words) != "yes" and not {head, head.removesuffix("s")} & speaking_nouns().writings


_SHOWING = regex(r"(?:suggest|promise|demand|encourag|requir|invit|teach)(?:e?s|e?d)?|call(?:s|ed)? for", re.I)
_BEHIND_HEAD = regex(r",| (?:of|for|in|on|at|with|from|by|behind|near|about) ")
_WRITTEN_BY = regex(
    r"(?:[Aa]n? |[Tt]he )?(?:\w+ ){0,3}?(?P<noun>\w+)(?: (?:released|issued|published|posted|made|sent|written))?"
    r" (?:by|from) (?P<writer>(?:the )?(?:[a-z]+ of (?:the )?)?[A-Z].*)"
)


def body_that_wrote(words: str) -> str | None:
    """Return whose words a writing holds: "a statement released by the White House" are the White House's."""
    match = _WRITTEN_BY.fullmatch(words) if " by " in words or " from " in words else None
    if match and match.group("noun").lower() in speaking_nouns().writings:
        return match.group("writer")
    owned = _WRITER_FIRST.fullmatch(words) if words.endswith(_PAPERS) else None
    writer = owned.group("writer") if owned else ""
    last = writer.split(" ")[-1]
    is_body = gazetteer().tags.get(fold(last)) in ("B", "Z") or (last.isupper() and len(last) > 2)
    return writer if is_body else None


# "a Reef Council statement", "an RRF statement", "the Pentagon report": whose paper it is
_STATEMENTS = ("statement", "announcement", "communique", "communiqué", "release", "resolution")
_PAPERS = (*_STATEMENTS, "report", "study", "document")
_WRITER_FIRST = regex(
    r"(?:[Aa]n? |[Tt]his )?(?P<writer>(?:[Tt]he )?[A-Z][\w.&-]*(?: (?:of |for |and )?[A-Z][\w.&-]*){0,5})(?:['’]s)?"
    rf" (?:[a-z-]+ )?(?:{'|'.join(_PAPERS)})"
)


_THE_BODY = regex(r"(?:[Tt]he|[Ii]ts|[Tt]heir) ([A-Za-z]+)")


def _heard_as(voices: Voices, noun: str) -> Voice | None:
    """`the council` is the council that has spoken before.
    >>> The Peace Council called for calm. The <name>Peace Council</name> met. <who>The council</who> said talks go on.
    """
    return next((v for v in reversed(voices.heard.values()) if v.kind == "body" and _is_a(v.name, noun)), None)


def _is_a(name: str, noun: str) -> bool:
    """Return whether a name's head is a noun: "Peace Council of the North" is a council."""
    low, noun = name.lower(), noun.lower()
    at = low.find(noun)
    if at < 0 or (at and low[at - 1] != " "):
        return False
    if low.startswith("both ") or " and the " in low:
        return False
    return at + len(noun) == len(low) or low[at + len(noun) :].startswith(_JOINTS)


_JOINTS = (" of ", " for ", " on ", " in ", " at ", " to ", " and ")


_SMALL = r"(?:(?:of|for|the|and|on|in)\s){0,2}"


def _named_before(voices: Voices, noun: str, who: Span) -> str | None:
    """`the agency` is the agency that the text named last, though it has not spoken yet.
    >>> The chief of the <name>Border Guard Agency</name> left. <who>The agency</who> said the road was open.
    """
    if noun not in voices.named:
        if noun in _FORCES:
            found = _forces(voices.text, noun)
        elif gazetteer().tags.get(noun) == "B":
            found = _bodies(voices.text, noun)
        else:
            return None
        voices.named[noun] = [(one.start(), " ".join(one.group().split())) for one in found]
    nearest = bisect_left(voices.named[noun], (who.start, "")) - 1
    return voices.named[noun][nearest][1] if nearest >= 0 else None


def _bodies(text: str, noun: str) -> Iterator[re.Match[str]]:
    return re.finditer(
        rf"\b(?:[A-Z](?:[\w’'&-]|\.(?!\sThe\b))*\s{_SMALL}){{1,7}}{noun.capitalize()}\b"
        rf"|\b{noun.capitalize()}\s(?:of|for|on)\s(?:the\s)?[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*){{0,4}}",
        text,
    )


_FORCES = frozenset(("military", "army", "navy", "police"))


def _forces(text: str, noun: str) -> Iterator[re.Match[str]]:
    """Yield where a text names forces by their side, "the U.S. military"; they are no bodies of the lists."""
    found = re.finditer(rf"\b(?!The )([A-Z][\w.]*(?: [A-Z][\w.]*)?) {noun}\b", text)
    return (one for one in found if place_of(one.group(1)))


def spelt_out(voices: Voices, words: str) -> str:
    """The name whose first letters an acronym is, or that stands before it in brackets; other words as they are.
    >>> The <name>World Farm Fund</name> met. <who>WFF</who> said harvests were good.
    >>> The <name>Bureau of Fish and Game</name> (BFAG) met. <who>BFAG</who> said stocks were low.
    """
    letters = words.removeprefix("The ").removeprefix("the ")
    if not (letters.isupper() and 2 <= len(letters) <= 8 and letters.isalpha()):
        return words
    if letters not in voices.acronyms:
        words = rf"\s{_SMALL}".join(rf"{letter}[\w’-]+" for letter in letters)
        match = re.search(rf"\b{words}\b", voices.text) or _before_brackets(voices.text, letters)
        voices.acronyms[letters] = " ".join(match.group().split()) if match else letters
    return voices.acronyms[letters]


def _before_brackets(text: str, letters: str) -> re.Match[str] | None:
    """Return the capitalised words before "(BFAG)" from the first that begins with its first letter."""
    at = text.find(f" ({letters})")
    run = re.compile(rf"\b{letters[0]}[\w’.-]*(?:\s{_SMALL}[A-Z][\w’-]*){{1,9}}$")
    return run.search(text, max(0, at - 100), at) if at > 0 else None
