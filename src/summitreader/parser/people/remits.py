"""Offices whose remit, body or place of service stands between them and the name."""

from collections.abc import Iterator, Mapping

from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.apposed import place_of
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex

# "Adviser to the President of Ukraine on economic issues Ana Ruiz"
_REMIT = regex(r" (?:on|for|in charge of|responsible for) (?:the )?(?:[a-z-]+,? ){1,7}")
_DEALS_WITH = (" on ", " for ", " in charge of ", " responsible for ")
_SAYING = regex(r" (?:with|by|and|to|from|that|as|when|while) $|, [a-z-]+ $")
_LONG = 140  # code points


def read_offices_with_remits(cast: Cast, starts: Mapping[int, Person]) -> None:
    """`Adviser to the President on economic issues Ana Ruiz`: what an office deals with, between it and the name."""
    for _, end, title, side in cast.titles:
        match = _REMIT.match(cast.text, end, end + 80) if cast.text.startswith(_DEALS_WITH, end) else None
        person = starts.get(match.end()) if match else None
        if match and person and person.role is None and len(person.words) > 1 and not _SAYING.search(match.group()):
            person.hold(" ".join((title, *match.group().split())), side)


def read_offices_in_bodies(cast: Cast) -> None:
    """`Ambassador of Peru to Fiji Ana Ruiz`, `leader of the majority in the Senate Ana Ruiz`: offices at length."""
    starts = {start: person for person in cast.people if person.role is None for start, _ in person.mentions[:2]}
    for _, end, title, side in cast.titles if starts else ():
        start = next((first for first, _, _ in cast.mentions_in(end, end + _LONG)), 0)
        if start in starts:
            _hold(starts[start], title, cast.text[end:start], side)
    for start, person in starts.items():
        if person.role is None:
            for noun, rest in _nouns_before(cast.text, start):
                _hold(person, noun, rest, None)


def read_appointments(cast: Cast) -> None:
    """`the appointment of Banda as Head of the Salt Board`, `to appoint him Governor`: the office that is given."""
    for start, _, title, side in cast.titles if "appoint" in cast.text else ():
        before = cast.mention_before(start)
        if before is None or before[2].role is not None:
            continue
        _, end, person = before
        pronoun = _APPOINT_HIM.search(cast.text, max(end, start - 40), start)
        if pronoun or (cast.text[end:start] in _AS and _APPOINTS.search(cast.text, max(0, before[0] - 20), before[0])):
            person.hold(title, side)


_AS = (" ", " as ", " as the ", " the ", " to be ", " to be the ")
_APPOINT_HIM = regex(r"\bappoint(?:s|ed|ing)? (?:him|her) (?:as |to be )?(?:the )?(?:new )?$")
_APPOINTS = regex(r"\bappoint(?:s|ed|ing|ment of)? $")


def _nouns_before(text: str, start: int) -> Iterator[tuple[str, str]]:
    """Yield each noun of an office in small letters before a name, and what stands between it and the name."""
    first = max(text.rfind("\n", 0, start) + 1, start - _LONG)
    for match in _NOUN_OF.finditer(text, first, start) if text.find(" of ", first, start) > 0 else ():
        if match["noun"] in gazetteer().descriptions:
            yield match["noun"], text[match.end("noun") : start]


_NOUN_OF = regex(r"\b(?P<noun>[a-z-]{4,}) (?=of )")


def _hold(person: Person, title: str, between: str, side: str | None) -> None:
    """Give a person an office, where what stands between it and the name only says of what it is, and where."""
    words = between.split()
    if len(person.words) < 2 or not between.endswith(" ") or len(words) < 2 or not _tells_of_what(title, words):
        return
    size, told = _side_at_end(words)
    sent = words[size] == "to" if size < len(words) else False
    inside = next((code for word in reversed(words) if (code := place_of(word))), None)
    person.hold(" ".join((title, *words[:size])), side if sent else told or side or inside)


def _side_at_end(words: list[str]) -> tuple[int, str | None]:
    """Return how many words stand before a side at the end, with its preposition, and that side."""
    for at in range(max(0, len(words) - 6), len(words) - 1):
        if words[at] in ("of", "to") and (side := place_of(" ".join(words[at + 1 :]))):
            return at, side
    return len(words), None


_OF = ("of", "for", "to", "in", "at", "with")
_JOINED = ("the", "and", "&")
_SENT = ("Ambassador", "Envoy", "Representative", "Consul", "Commissioner", "Adviser", "Advisor")


def _tells_of_what(title: str, words: list[str]) -> bool:
    """Return whether words are phrases with "of", "for", "in" and the like that name what an office is of."""
    tags, small, before = gazetteer().tags, 0, ""
    if words[0] not in _OF or not words[-1][0].isupper() or (words[0] == "with" and " of " not in title):
        return False
    bodies = [at for at, word in enumerate(words) if tags.get(fold(word)) == "B"]
    for at, word in enumerate(words):
        if not word.replace("-", "").replace("’", "").isalpha() or word.endswith(("’s", "s’")):
            return False
        if word in ("in", "at") and not any(body > at for body in bodies):
            return False  # "the President in Suva Ana Ruiz"
        if word == "to" and not title.endswith(_SENT):
            return False
        if word[0].islower() and word not in _OF and word not in _JOINED:
            small += 1
            if word.endswith(("ing", "ed")) or word in lexicon().finite or before in ("and", ""):
                return False
        before = word
    return small < _FEW_WORDS


_FEW_WORDS = 4
