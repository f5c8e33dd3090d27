"""Cross-reports: what one side's account says that a leader of another side said, and where that one's own text has it.

A second layer beside the reading's statements: in a turn or a speech the one who speaks stays the speaker.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summitreader.comparer.parts import Part
from summitreader.comparer.rule import PairRule
from summitreader.comparer.sides.countries import countries_named
from summitreader.comparer.sides.people import Party, parties_of
from summitreader.comparer.sides.whose import OWN_WORDS, camp_of, is_head
from summitreader.comparer.telling.inside import OtherSide, reports_inside
from summitreader.comparer.telling.own import OwnTexts
from summitreader.comparer.telling.voices import AccountVoices, telling_words
from summitreader.comparison import ComparedSide, CrossReport, Link, SharedAgreement
from summitreader.model import Reading, Span, Statement
from summitreader.words.patterns import any_of

_REPORTED = PairRule(
    "other_leader_reported",
    "A statement of the account whose speaker stands for another side.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Li Wen said that the port will open in May.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen thanked Ana Ruiz for the port.",
    "the port will open in May",
)
_VIEW_SHARED = PairRule(
    "view_shared_by_other",
    "A view that the account tells of its own leader, and says that another side's leader shares.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Ana Ruiz said that the port is vital, a view shared by "
    "President Li Wen.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen thanked Ana Ruiz for the port.",
    "a view shared by President Li Wen",
)
_INSIDE = PairRule(
    "other_leader_inside_a_turn",
    "Somebody of another side with a verb of saying or asking, inside a turn, a speech or what the narrator tells.",
    "Statement by President Ana Ruiz of Peru\n\nI met President Li Wen of Chile. President Li Wen strongly supported "
    "the building of a port. I thank all who were there.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen thanked Ana Ruiz for the port.",
    "the building of a port",
)
RULES = (_REPORTED, _VIEW_SHARED, _INSIDE)

_CONJUNCT = re.compile(
    r",\s+and (?:also )?(?=(?:is|are|was|will|would|has|have|stands?|hopes?|wants?|intends?|looks?)\b)"
)
_HELD = re.compile(r"['’]s? (?:\w+ ){0,2}(?:commitment|support|readiness|position|adherence|willingness|resolve)\b")


class ReportedWords(NamedTuple):
    """What a side tells of somebody of another side."""

    of: int
    speaker: str
    span: Span
    rule: str


def cross_reports(
    sides: Sequence[ComparedSide],
    voices: Sequence[AccountVoices],
    parts: Sequence[Sequence[Part]],
    links: Sequence[Link],
    agreements: Sequence[SharedAgreement] = (),
) -> tuple[CrossReport, ...]:
    """Return what each side says that a leader of another side said, in the order of sides and texts.

    Args:
        sides: The accounts, each with its country and leaders.
        voices: The same accounts, by whose words they are.
        parts: The parts of each account.
        links: Which passages tell one matter: where the other side's text has what it is said to have said.
        agreements: What the sides tell as one agreement.
    """
    own = OwnTexts(sides, voices, parts, links, agreements)
    parties = parties_of([side.reading for side in sides])
    camps = _camps(sides, parties)
    found = []
    for number, side in enumerate(sides):
        account = voices[number]
        foreign = {
            name: party
            for party in parties
            for name in party.in_reading(number)
            if camps.get(camp_of(party), number) != number and _is_voice(side.reading, name)
        }
        others = {name: camps[camp_of(party)] for name, party in foreign.items()}
        told = [*_reported(account, others, side.country), *_views_shared(account, others)]
        within = reports_inside(account, _offices(side), _other_side(foreign), [one.span for one in told])
        told += [ReportedWords(others[name], name, span, _INSIDE.name) for name, span in within]
        for one in sorted(told, key=lambda one: (one.span.start, one.span.end)):
            places = own.places(number, one.of, one.span, whole=one.rule == _VIEW_SHARED.name)
            found.append(CrossReport(number, one.of, one.speaker, one.span, places, one.rule))
    return tuple(found)


def _camps(sides: Sequence[ComparedSide], parties: Sequence[Party]) -> dict[str, int]:
    """Return which side each camp is: the country of each side, and those who are its leaders."""
    camps: dict[str, int] = {}
    for number, side in enumerate(sides):
        own = [camp_of(party) for party in parties if set(side.leaders) & set(party.in_reading(number))]
        camps.update(dict.fromkeys([*own, *filter(None, [side.country])], number))
    nameless = set(range(len(sides))) - set(camps.values())
    for party in parties:
        camp = camp_of(party)
        if not is_head(party) or party.country or camp in camps:
            continue
        speeches = [
            number for number, side in enumerate(sides) if party.in_reading(number) and _is_speech(side.reading)
        ]
        if len(nameless) == 1:
            # A speech that does not name its speaker: whom the others tell of and who is none of theirs.
            camps[camp] = min(nameless)
        elif speeches and len(sides) == 2:
            # A leader whom a speech names without a country, as one does after a meeting.
            camps[camp] = 1 - speeches[0]
    return camps


def _is_speech(reading: Reading) -> bool:
    return any(one.rule in OWN_WORDS for one in reading.statements)


def _other_side(foreign: Mapping[str, Party]) -> OtherSide:
    people = {name: (party.role, party.country) for name, party in foreign.items() if party.person}
    return OtherSide(people, frozenset(foreign) - people.keys())


def _offices(side: ComparedSide) -> dict[str, str]:
    return {one.name: one.role or "" for one in side.reading.speakers if one.name in side.leaders}


def _is_voice(reading: Reading, name: str) -> bool:
    """Return whether a speaker is a person or is somewhere written with a capital letter, as bodies and sides are."""
    text = reading.article.text
    speaker = next(one for one in reading.speakers if one.name == name)
    words = [mention.of(text).removeprefix("the ") for mention in speaker.mentions]
    return speaker.kind == "person" or any(word[:1].isupper() for word in words)


def _reported(voices: AccountVoices, others: dict[str, int], country: str) -> Iterator[ReportedWords]:
    """Give what the account's own statements say that somebody of another side said."""
    for one in voices.reading.statements:
        if one.speaker in others and one.rule not in OWN_WORDS and not _holds_for_us(voices, one, country):
            for span in _conjuncts(voices, one):
                yield ReportedWords(others[one.speaker], one.speaker, span, _REPORTED.name)


def _holds_for_us(voices: AccountVoices, one: Statement, country: str) -> bool:
    """Return whether what is affirmed is the teller's own: "reaffirmed Peru's commitment", in Peru's text."""
    text, start = voices.reading.article.text, one.content.start
    named = next(countries_named(text, start, min(start + 60, one.content.end)), None)
    return bool(named and named[0] == country and named[1].start <= start + 4 and _HELD.match(text, named[1].end))


def _conjuncts(voices: AccountVoices, one: Statement) -> Iterator[Span]:
    """Give the content, cut where a second matter with a verb of its own is joined on: ", and stands ready to"."""
    text, start, end = voices.reading.article.text, one.content.start, one.content.end
    if one.kind != "direct":
        for match in _CONJUNCT.finditer(text, start, end):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, end)


def _views_shared(voices: AccountVoices, others: dict[str, int]) -> Iterator[ReportedWords]:
    """Give each view of the teller's that somebody of another side is said to share."""
    text = voices.reading.article.text
    for match in re.finditer(any_of(telling_words()["joint"]["shared_views"]), text):
        for mention, name in voices.named_in(Span(match.end(), match.end() + 60)):
            if name in others and mention.start <= match.end() + 6:
                yield ReportedWords(others[name], name, Span(match.start(), mention.end), _VIEW_SHARED.name)
                break
