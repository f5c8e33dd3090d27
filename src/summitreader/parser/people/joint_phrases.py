"""Phrases that mean all who meet: "both sides", "the three NSAs", "the leaders of Malta and Iceland".

A phrase is read word by word into letters, so that its grammar is one short pattern: P "the", B "both", N a number,
A "and", V "of", S a side, M what may stand before an office, O the office or collective noun in the plural, R what may
stand behind it, Z anything else.
"""

from functools import lru_cache
from typing import NamedTuple

from summitreader.parser.lexicon.gazetteer import Gazetteer, fold, gazetteer
from summitreader.parser.text.lazy_regex import regex


class JointPhrase(NamedTuple):
    """A plural of those who meet; `office` is what they hold, in the singular ("" for sides, leaders, countries)."""

    office: str
    sides: tuple[str, ...]
    counted: bool
    pointed: bool


_LETTERS = {
    letter: frozenset(words.split())
    for letter, words in {
        "P": "the these our all their",
        "B": "both each either",
        "N": "two three four five six seven 2 3 4 5",
        "A": "and & , as well",
        "V": "of from for",
        "M": "visiting top senior host respective participating national security deputy",
        "R": "also further again jointly together likewise remain have are were had today then",
    }.items()
}
_LETTER_OF = {word: letter for letter, words in _LETTERS.items() for word in words}
_PHRASE = regex(
    r"(?P<point>P?B?V?P?)(?P<number>N?)M?(?P<before>(?:S(?:A*S)+)?)M*(?P<head>O)"
    r"(?P<of>V(?:P?S(?:A+P?S)+|[PB]N?O|BVPN?O))?(?P<tail>[RB].*)?"
)
# No phrase of this kind is longer.
_LONGEST = 14


def joint_phrase(words: str) -> JointPhrase | None:
    """Return the plural of those who meet that a few words are; None for any other noun phrase.

    >>> found = joint_phrase("the Bulgarian and Maltese foreign ministers")
    >>> (found.office, found.sides, found.counted) if found else None
    ('foreign minister', ('BG', 'MT'), False)
    >>> joint_phrase("Industry leaders of Malta"), joint_phrase("the Maltese ministers")
    (None, None)
    """
    return _joint_phrase(words, gazetteer())


@lru_cache(maxsize=1024)
def _joint_phrase(words: str, known: Gazetteer) -> JointPhrase | None:
    if words.casefold() == "both":
        return JointPhrase("", (), True, True)
    tokens = words.replace(",", " ,").replace("–", "-").split()[:_LONGEST]
    letters, offices, sides = _read(tokens, known)
    match = _PHRASE.fullmatch(letters)
    if match is None:
        return None
    counted = bool(match.group("number")) or "B" in match.group("point")
    return JointPhrase(offices[0], tuple(sides), counted, bool(match.group("point")))


def _read(tokens: list[str], known: Gazetteer) -> tuple[str, list[str], list[str]]:
    """Return the letters of a phrase's words, the offices and the sides that it names."""
    letters, offices, sides, at = "", [], [], 0
    while at < len(tokens):
        if "O" in letters and tokens[at].endswith("ed"):
            letters, size = letters + "R", len(tokens)  # "the sides involved in the dispute"
        elif side := _side_at(tokens, at, known):
            codes, size = side
            sides += codes
            letters += "S" + "AS" * (len(codes) - 1)
        elif (office := _office_at(tokens, at, known)) is not None:
            singular, size = office
            offices.append(singular)
            letters += "O"
        else:
            letters, size = letters + _LETTER_OF.get(tokens[at].lower(), "Z"), 1
            if letters[-1] == "Z" and not offices:
                break  # no word of another kind stands before the office
        at += size
    return letters, offices or [""], sides


def _side_at(tokens: list[str], at: int, known: Gazetteer) -> tuple[list[str], int] | None:
    """Return the sides that begin at a word, two in "Bulgarian-Maltese", and how many words name them."""
    if not tokens[at][0].isupper():
        return None
    for size in range(min(5, len(tokens) - at), 0, -1):
        words = " ".join(tokens[at : at + size]).replace("’", "'")
        if found := known.side_of.get(words):
            return [found[0]], size
    pair = [known.side_of[part][0] for part in tokens[at].split("-") if part in known.side_of]
    return (pair, 1) if len(pair) > 1 else None


def _office_at(tokens: list[str], at: int, known: Gazetteer) -> tuple[str, int] | None:
    """Return the collective noun or plural office that begins at a word: its
    singular ("" for a collective), its words.
    """
    for size in range(min(5, len(tokens) - at), 0, -1):
        words = fold(" ".join(tokens[at : at + size]))
        if words in known.collectives:
            return "", size
        before = tokens[at - 1].lower() if at else ""
        if words in known.counted_collectives and _LETTER_OF.get(before, "Z") in "BN":
            return "", size
        if before in _EACH and _plurals(words) & known.collectives:
            return "", size
        singular = singular_office(words, known)
        if singular is not None:
            return singular, size
    return None


_EACH = frozenset(("each", "either"))


def _plurals(words: str) -> set[str]:
    return {f"{words}s", f"{words.removesuffix('y')}ies"}


_IRREGULAR = (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", ""))
# An office of any subject: "fisheries ministers", "climate envoys".
_OF_ANY_SUBJECT = frozenset(("minister", "secretary", "adviser", "advisor", "envoy", "chief", "commissioner"))


def singular_office(words: str, known: Gazetteer) -> str | None:
    """Return the office of which some folded words are the plural: "prime ministers" gives "prime minister".

    >>> singular_office("fisheries ministers", gazetteer()), singular_office("nsas", gazetteer())
    ('fisheries minister', 'nsa')
    >>> singular_office("officers of the guard", gazetteer()), singular_office("bus", gazetteer())
    (None, None)
    """
    for plural, ending in _IRREGULAR:
        if words.endswith(plural):
            singular = words.removesuffix(plural) + ending
            if known.tags.get(singular) == "T" or singular in known.descriptions:
                return singular
            *subject, noun = singular.split(" ")
            if subject and noun in _OF_ANY_SUBJECT and all(known.tags.get(word) == "P" for word in subject):
                return singular
    return None
