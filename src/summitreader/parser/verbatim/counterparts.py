"""Who speaks of a meeting with another head, and is named nowhere: the head of the other side.

"The President of Peru and I have spoken of the ties between our countries, Fiji and Peru": the Prime Minister of Fiji.
"""

from collections import Counter
from collections.abc import Iterator

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.holders import PRESIDENTIAL
from summitreader.parser.verbatim.naming import mention

# States with a monarch whose Prime Minister meets other heads.
_PARLIAMENTARY = frozenset(
    (
        "AU",
        "NZ",
        "CA",
        "GB",
        "JP",
        "NL",
        "BE",
        "DK",
        "NO",
        "SE",
        "ES",
        "LU",
        "TH",
        "MY",
        "PG",
        "SB",
        "JM",
        "BS",
        "LC",
        "TV",
    )
)
_HOSTS = r"inviting|invited|receiving|received|hosting|hosted|welcoming"
_MEANS = r"will|shall|am to|look forward(?: very much)? to|(?:am|was) (?:pleased|delighted|glad|happy) to"
_MEETS = rf"I (?:{_MEANS}) (?:visit|meet|welcome|receive|host)\w*|I (?:met|visited|welcomed|received|hosted)"
_WITH_ME = regex(rf"\b(?:and (?:I|myself)|(?:{_HOSTS}) me|{_MEETS})\b")


def counterpart(text: str, said: tuple[Span, ...], cast: Cast) -> tuple[Person, Span] | None:
    """Return the head who speaks, and the words that tell of the meeting; None where more than one could be meant."""
    leaders = [one for one in cast.people if one.known and one.side and one.is_head()]
    met, sides = {one.side for one in leaders}, gazetteer().sides
    told = next((one for one in _meetings(text, said) if _near(one, leaders, cast)), None)
    if told is None:
        return None
    others = Counter(code for *_, code in cast.sides_at if code not in met and not sides[code].body)
    if not met or not others:
        return None
    (own, most), *rest = others.most_common(2)
    office = "Prime Minister" if own in _PARLIAMENTARY else "President" if own in PRESIDENTIAL else None
    if office is None or (rest and rest[0][1] * 2 > most):
        return None
    words = f"{office} of {cast.side_name(own)}"
    person = Person(words, (fold(words),), True, office, own, {fold(office)}, rule="counterpart_of_a_head")
    mention(person, told, told.of(text))
    cast.add(person)
    return person, told


def _meetings(text: str, said: tuple[Span, ...]) -> Iterator[Span]:
    for match in _WITH_ME.finditer(text, said[0].start, said[-1].end):
        yield Span(*match.span())


_REACH = 120  # code points between who meets and who is met


def _near(told: Span, leaders: list[Person], cast: Cast) -> bool:
    """Return whether a head is told of beside the words of a meeting: right before "and I", else in the sentence."""
    reach = 1 if told.of(cast.text).startswith("and") else _REACH
    spans = [pair for person in leaders for pair in person.mentions]
    spans += [(start, end) for start, end, title, _ in cast.titles if fold(title) in gazetteer().heads]
    before = any(told.start - reach - 1 < end <= told.start for _, end in spans)
    return before or (reach > 1 and any(told.end <= start < told.end + reach for start, _ in spans))
