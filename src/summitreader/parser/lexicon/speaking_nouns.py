"""Which noun phrases may speak, by their last noun: persons and bodies, never writings, times, things and outlets."""

from functools import cache
from typing import Literal, NamedTuple

from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.text.lazy_regex import regex
from summitreader.word_files import word_file

# How sure it is that a phrase speaks: "unsure" ones are believed with a certain cue alone.
Speaks = Literal["yes", "unsure", "no"]


class SpeakingNouns(NamedTuple):
    """The lists of `data/speakers.toml`, folded; `mute` has all nouns that never speak."""

    occasions: frozenset[str]
    rules: frozenset[str]
    writings: frozenset[str]
    mute: frozenset[str]
    outlets: frozenset[str]
    known_outlets: frozenset[str]
    speaking: frozenset[str]
    not_persons: frozenset[str]
    certain_cues: frozenset[str]
    any_body: frozenset[str]


@cache
def speaking_nouns() -> SpeakingNouns:
    """Return the nouns that tell who may speak."""
    data = word_file("speakers")
    folded = {name: frozenset(fold(word) for word in words) for name, words in data.items()}
    return SpeakingNouns(
        folded["occasions"],
        folded["rules"],
        folded["writings"],
        folded["writings"] | folded["things"] | folded["occasions"] | folded["rules"],
        folded["outlets"],
        folded["known_outlets"],
        folded["speaking"],
        folded["not_persons"],
        folded["certain_cues"],
        folded["any_body"],
    )


# What follows the noun that a phrase is about.
_SMALL = "of|for|from|by|in|on|at|near|with|to|about|against|between|among|under|over|after|before|since|as|like|such"
_RELATIVES = "who|whose|which|that|where"
_PARTICIPLES = (
    "citing|quoting|released|issued|published|undertaken|announced|made|written|posted|sent|carried|addressing|based"
    "|including|involved"
)
_BEHIND = regex(rf",| (?:{_SMALL}|{_RELATIVES}|{_PARTICIPLES})\b")
_TOKEN = regex(r"[\w’'.&-]+")
# How nouns of persons end.
_PERSONS = ("er", "or", "ist", "ian", "man", "men", "person", "people", "eer", "ee")


def is_outlet(words: str) -> bool:
    """Return whether a name is a newspaper's, an agency's or a broadcaster's, which only reports.

    >>> is_outlet("RIGA HERALD"), is_outlet("the Baltic Press Agency"), is_outlet("Ann Herald"), is_outlet("the press")
    (True, True, False, False)
    """
    nouns, bare = speaking_nouns(), fold(_BEHIND.split(words, maxsplit=1)[0].removeprefix("the ").removeprefix("The "))
    if bare in nouns.known_outlets:
        return True
    first, _, rest = bare.partition(" ")
    if not rest or first in gazetteer().gender:
        return False
    return (
        rest.split(" ")[-1] in nouns.outlets
        or " ".join(bare.split(" ")[-2:]) in nouns.outlets
        or (first == "daily" and words[:1].isupper())
    )


def may_speak(words: str) -> Speaks:
    """Return whether a noun phrase names somebody who can say something.

    >>> [may_speak(one) for one in ("the residents of Lima", "A storm", "Increasing", "Seven days", "a letter to him")]
    ['yes', 'no', 'no', 'no', 'no']
    >>> [may_speak(one) for one in ("Viacom", "the Peace Council", "the gnomes", "the fisher", "the tower")]
    ['yes', 'yes', 'unsure', 'yes', 'unsure']
    """
    head = _BEHIND.split(words, maxsplit=1)[0].strip()
    tokens = _TOKEN.findall(head)
    if not tokens or not any(char.isalpha() for char in tokens[-1]):
        return "no"
    last = tokens[-1]
    noun = fold(last)
    forms = {noun, noun.removesuffix("s"), f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun}
    nouns, known = speaking_nouns(), gazetteer()
    tags = known.tags
    proper = last[0].isupper() and len(tokens) > (tokens[0] in _ARTICLES)
    if (
        forms & (nouns.speaking | known.descriptions)
        or tags.get(noun) in ("B", "T")
        or any(tags.get(form) == "B" for form in forms)
    ):
        return "yes"
    if proper and (len(tokens) > 1 or not _opens_sentences(last)):
        # "Resolution 12" is no speaker, "Viacom" and "Anna Storm" may be.
        return "no" if noun in nouns.mute and len(tokens) == 1 else "yes"
    if forms & nouns.mute or _opens_sentences(last):
        return "no"
    person = noun.removesuffix("s").endswith(_PERSONS) and not forms & nouns.not_persons
    return "yes" if person else "unsure"


_ARTICLES = frozenset(("The", "A", "An"))


def _opens_sentences(word: str) -> bool:
    """Return whether a capitalised word only opens sentences: "Currently", "Increasing", "Nominated"."""
    low = word.lower()
    return (
        (gazetteer().tags.get(low) == "S" and word[0].isupper())
        or low.endswith(("ly", "ing", "ed"))
        or low in ("become", "used")
    )
