"""Whose account a reading is: each side's country and its own leaders."""

import re
from collections.abc import Mapping, Sequence

from summitreader.comparer.sides.countries import countries_named, country_of_address, country_words
from summitreader.comparer.sides.people import Party, parties_of
from summitreader.comparison import ComparedSide
from summitreader.model import Reading, Span, Statement

_LEAD = 600  # characters after the title in which those who meet are named
_OURS = re.compile(r"\b[Oo]ur (?:own )?(?:country|state|nation|people|government|army|armed forces|side|citizens)\b")
_VISIT = re.compile(r"\bvisit(?:s|ing|ed)?(?: of [A-Z]\w+)?(?: to)? (?:the )?$")
# "Meeting with President Ruiz": whoever is met, whatever stands between the preposition and the name.
_PARTNER = re.compile(
    r"\b(?:with|and|to|received?|meets?|welcomed?) (?:[A-Z][\w.]*+ |of |the |and |our |[a-z]+[- ](?=[A-Z])){0,8}$"
)
_HEADS = re.compile(r"(?i:president|prime minister|premier|chancellor|king|emir|sultan|foreign minister)")
_STAFF = re.compile(r"(?i:official|spokes|aide|secretary|advis[eo]r)")
_DECLARED, _TITLE, _FLOOR, _FIRST, _OWN_WORD, _SAID, _GUEST = 8.0, 3.0, 3.0, 2.0, 2.0, 2.0, 1.5
OWN_WORDS = frozenset(
    ("turn_of_a_transcript", "statement_in_the_first_person", "declaration_in_the_first_person", "letter")
)
"""Rules of statements that are no report: the whole text, or a turn of it, is the speaker's."""


def sides_of(readings: Sequence[Reading]) -> tuple[ComparedSide, ...]:
    """Return the side that each reading tells for: its country, and the speakers who stand for it.

    The evidence, strongest first: who publishes it; whose leader the title and the lead name first; whose country is
    "our country"; who is reported most; who is the guest. No two sides are of one country where another will do.
    """
    parties = parties_of(readings)
    scores = [_scores(reading, number, parties) for number, reading in enumerate(readings)]
    countries = _assigned(scores)
    return tuple(
        _side(reading, number, country, parties)
        for number, (reading, country) in enumerate(zip(readings, countries, strict=True))
    )


def side_of(reading: Reading) -> ComparedSide:
    """Return the side that a reading alone tells for."""
    return sides_of((reading,))[0]


def _side(reading: Reading, number: int, country: str, parties: Sequence[Party]) -> ComparedSide:
    article = reading.article
    own = [name for party in parties if country and camp_of(party) == country for name in party.in_reading(number)]
    # An official of whom no country is told, in whose turns all of it is told.
    at_home = {name for party in parties if not party.country for name in party.in_reading(number)}
    own += dict.fromkeys(one.speaker for one in reading.statements if one.speaker in at_home and _holds_floor(one))
    own += (one.name for one in reading.speakers if country and one.country == country and one.name in at_home)
    kinds = {speaker.name: speaker.kind for speaker in reading.speakers}
    leaders = sorted(dict.fromkeys(own), key=lambda name: kinds[name] != "person")
    return ComparedSide(
        reading,
        article.file or "",
        article.shown_title,
        reading.outlet,
        article.published or "",
        country if country in country_words().by_code.values() else "",
        tuple(leaders),
    )


def _holds_floor(one: Statement) -> bool:
    return one.rule == "turn_of_a_transcript" and bool(_STAFF.search(one.speaker))


def camp_of(party: Party) -> str:
    """Return for whom somebody stands: the country, else the voice itself by its fullest name."""
    return party.country or max((name for names in party.names for name in names), key=len)


def is_head(party: Party) -> bool:
    """Return whether somebody leads a state, a government or its foreign policy, and is no aide of one who does."""
    return bool(_HEADS.search(party.role)) and not _STAFF.search(party.role)


def _scores(reading: Reading, number: int, parties: Sequence[Party]) -> dict[str, float]:
    """Return how much speaks for each camp being the one that tells."""
    camps = {name: camp_of(party) for party in parties for name in party.in_reading(number)}
    countries = {party.country for party in parties if party.country}
    heads = [camp_of(party) for party in parties if not party.country and is_head(party)]
    found = dict.fromkeys([*(sorted(countries) or camps.values()), *heads, *_main_voices(reading, camps)], 0.0)

    def add(camp: str, weight: float) -> None:
        if camp and (camp in found or weight >= _DECLARED):
            found[camp] = found.get(camp, 0.0) + weight

    add(_declared(reading), _DECLARED)
    title, lead = _front(reading)
    for place, weight in ((title, _TITLE), (lead, _FIRST)):
        first, partner = _first_camps(reading, place, [party for party in parties if camp_of(party) in found])
        add(first, weight)
        add(partner, -weight / 2)
    add(_visited(reading, lead), _GUEST)
    for camp in _main_voices(reading, camps):
        add(camp, _FLOOR)
    text = reading.article.text
    said = [one for one in reading.statements if camps.get(one.speaker) in found]
    for one in said:
        add(camps[one.speaker], _SAID / len(said))
        if _OURS.search(text, one.content.start, one.content.end):
            add(camps[one.speaker], _OWN_WORD / len(said))
    return found


def _main_voices(reading: Reading, camps: Mapping[str, str]) -> list[str]:
    """Return the camp of whoever has the floor first, where the text is somebody's own words."""
    spoken = (one for one in reading.statements if one.rule in OWN_WORDS and one.speaker in camps)
    first = next(spoken, None)
    people = {speaker.name for speaker in reading.speakers if speaker.kind == "person"}
    return [camps[first.speaker]] if first and first.speaker in people and not _STAFF.search(first.speaker) else []


def _declared(reading: Reading) -> str:
    """Return the country of the house that publishes a reading, by its address, its outlet or what it prints."""
    article = reading.article
    by_address = country_of_address(article.url or "")
    if by_address:
        return by_address
    for name in (article.publisher or "", reading.outlet):
        for country, _ in countries_named(name):
            return country
    for sign, country in country_words().signs.items():
        if sign in article.text:
            return country
    return ""


def _front(reading: Reading) -> tuple[Span, Span]:
    """Return the title and the first lines under it."""
    blocks = reading.article.blocks
    titles = [block.span for block in blocks[:3] if block.kind == "title"]
    start = titles[-1].end if titles else 0
    return (titles[0] if titles else Span(0, 0)), Span(start, min(start + _LEAD, len(reading.article.text)))


def _first_camps(reading: Reading, place: Span, parties: Sequence[Party]) -> tuple[str, str]:
    """Return the camps of who is named first in a passage, and of whoever that one meets; "" where there is none.

    Where nobody is named, a country is named first.
    """
    text = reading.article.text
    named = [(at, camp_of(party)) for party in parties if party.person for at in _named_at(reading, place, party)]
    if not named:
        named = [(span.start, name) for name, span in countries_named(text, place.start, place.end)]
    met = {at for at, _ in named if _PARTNER.search(text, max(place.start, at - 60), at)}
    first = min((one for one in named if one[0] not in met), default=(0, ""))[1]
    partner = min((one for one in named if one[0] in met), default=(0, ""))[1]
    return first, partner if partner != first else ""


def _named_at(reading: Reading, place: Span, party: Party) -> list[int]:
    """Return where a passage names somebody, by the mentions found and, as in titles, by the surname alone."""
    text, names = reading.article.text, {name for names in party.names for name in names}
    speakers = [speaker for speaker in reading.speakers if speaker.name in names]
    mentions = [mention.start for speaker in speakers for mention in speaker.mentions]
    surnames = {name.removesuffix(", Jr.").split()[-1] for name in names}
    found = [match.start() for name in surnames for match in _word(name).finditer(text, place.start, place.end)]
    return found + [at for at in mentions if place.start <= at < place.end]


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _visited(reading: Reading, lead: Span) -> str:
    """Return the country to which somebody "is on a visit", which is the host's."""
    text = reading.article.text
    for country, span in countries_named(text, lead.start, lead.end):
        if _VISIT.search(text, max(lead.start, span.start - 40), span.start):
            return country
    return ""


def _assigned(scores: Sequence[dict[str, float]]) -> list[str]:
    """Return a camp for each side: the surest first, no camp twice."""
    chosen = [""] * len(scores)
    open_sides, taken = set(range(len(scores))), set[str]()
    while open_sides:
        best = max(
            (
                (
                    weight - max((scores[k].get(camp, 0.0) for k in open_sides - {side}), default=0.0),
                    weight,
                    -side,
                    camp,
                )
                for side in open_sides
                for camp, weight in scores[side].items()
                if camp not in taken
            ),
            default=None,
        )
        if best is None:
            break
        chosen[-best[2]] = best[3]
        open_sides.discard(-best[2])
        taken.add(best[3])
    return chosen
