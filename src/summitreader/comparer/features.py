"""What a passage can be known by: terms, countries, numbers, instruments, and stems that not every passage has."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summitreader.model import Reading, Span
from summitreader.words.rarity import rarity
from summitreader.words.terms import (
    Synonyms,
    bodies,
    capitals,
    country_names,
    group_weights,
    groups_of_areas,
    matter_terms,
    theme_of_group,
)
from summitreader.words.tokens import Token, tokens_of
from summitreader.words.tone import tone_words

TERM, COUNTRY, NUMBER, STEM, PHRASE, THEME = "term", "country", "number", "stem", "phrase", "theme"
NAMING = frozenset({TERM, COUNTRY, THEME})
"""Kinds of features that say what a passage is about."""
SIGNED, MEETING, MOOD, LENGTH = "documents_signed", "the_meeting", "mood_of_talks", "length_of_talks"
OF_THE_TALKS = frozenset({MOOD, LENGTH})
_MOOD = 0.75
_SIGNED, _COUNTRY, _NUMBER, _YEAR, _PHRASE = 1.2, 0.7, 1.2, 0.5, 0.5
# A word inside a term says little beside the term; two words in a row say more than either if they are rare enough.
_AREA = 0.7
_THEME, _TELLING = 0.4, 0.5
COURTESY_THEMES = frozenset({"bilateral_ties", "high_level_exchange"})
_FEW, _OFTEN = 2, 0.2  # of all sentences
_INSIDE_A_TERM = 0.4
_LEAST_OF_A_PHRASE = 1.0
_SHORTEST = 3
_LEAST_OF_A_NAME, _BEFORE_A_NAME = 0.85, 4
_INSIDE = re.compile(r"(?:\w|,)[ -]$")
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1900, 2100, 31
_LASTED = re.compile(r"\b(?:lasted|took|went on for)\s+(?:\w+\s+){0,4}(?:hours?|minutes)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(\d+(?:,\d{3})*+(?:\.\d+)?)(?:[ -]?(thousand|million|billion|trillion|bn)\b)?")
_BEFORE_A_FIGURE = re.compile(r"(?:US\$|USD|\$|€|EUR|£|GBP|¥|JPY|RMB|CNY|₹|INR|Rs)\.?\s?$")
_AFTER_A_FIGURE = re.compile(r"\s(?:US )?(?:dollars?|euros?|pounds|yen|yuan|rupees|rubles?|roubles?|lira|won)\b")
_LONGEST_CURRENCY = 6
_CURRENCIES = {
    **dict.fromkeys(("us$", "usd", "$", "dollar", "us dollar"), "money:USD"),
    **dict.fromkeys(("€", "eur", "euro"), "money:EUR"),
    **dict.fromkeys(("£", "gbp", "pound"), "money:GBP"),
    **dict.fromkeys(("¥", "jpy", "yen"), "money:JPY"),
    **dict.fromkeys(("rmb", "cny", "yuan"), "money:CNY"),
    **dict.fromkeys(("₹", "inr", "r", "rupee"), "money:INR"),
    **dict.fromkeys(("ruble", "rouble"), "money:RUB"),
}
_CURRENCY = 0.6
_MAGNITUDES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}


class Feature(NamedTuple):
    """One thing that a passage can be known by: what kind it is, how much it says, and the words.

    `stems` are those of a term that stands for several, so that two can be told by the same words or by others; `name`
    is whether a stem is that of a name.
    """

    key: str
    kind: str
    weight: float
    span: Span
    stems: frozenset[str] = frozenset()
    name: bool = False


def features_of(reading: Reading, synonyms: Synonyms = ()) -> tuple[Feature, ...]:
    """Return all features of a text in their order. Who speaks, and by which verb, is none."""
    tokens = tokens_of(reading.article.text)
    attributed = Stretches(_attributions(reading))
    free = [not attributed.holds(token.start) for token in tokens]
    weights = group_weights()
    in_term = [False] * len(tokens)
    found: list[Feature] = []
    for term in matter_terms(synonyms).find(tokens):
        if free[term.first] or free[term.last]:
            in_term[term.first : term.last + 1] = [True] * (term.last + 1 - term.first)
            kind = COUNTRY if term.group.startswith("=") else TERM
            span = Span(tokens[term.first].start, tokens[term.last].end)
            stems = frozenset(token.stem for token in tokens[term.first : term.last + 1] if rarity(token.stem))
            found.append(Feature(term.group, kind, weights.get(term.group, 1.0), span, stems))
    found += _countries(reading, tokens, free, in_term)
    found += _signed(reading)
    found += _of_the_talks(reading.article.text)
    found += _words(reading.article.text, tokens, free, in_term)
    found += _figures(reading.article.text)
    return tuple(sorted(found, key=lambda one: (one.span, one.key)))


def _countries(
    reading: Reading, tokens: Sequence[Token], free: list[bool], in_term: Sequence[bool]
) -> Iterator[Feature]:
    """Give countries, whose words then tell nothing more; those who take part or are named throughout say less."""
    terms = [one for one in country_names().find(tokens) if free[one.first]]
    terms = [one for one in terms if not (in_term[one.first] and tokens[one.first].base in capitals())]
    counts = Counter(term.group for term in terms)
    most = max(_FEW, _OFTEN * len(reading.sentences))
    areas, home = groups_of_areas(), at_home([reading])
    told_at_home = {areas[group] for group in home if group in areas}
    usual = home | bodies() | {group for group, count in counts.items() if count > most}
    for term in terms:
        free[term.first : term.last + 1] = [False] * (term.last + 1 - term.first)
        span = Span(tokens[term.first].start, tokens[term.last].end)
        town = tokens[term.first].base in capitals()  # where they met, as often as whose government
        yield Feature(term.group, COUNTRY, _COUNTRY if town or term.group in usual else 1.0, span)
        if term.group in areas and term.group not in usual and areas[term.group] not in told_at_home:
            yield Feature(areas[term.group], TERM, _AREA, span)


def at_home(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the countries whose people speak: they are named in many matters and tell little of each."""
    speakers = (one for reading in readings for one in reading.speakers if one.kind == "person")
    names = {one.country for one in speakers if one.country}
    return frozenset(term.group for name in names for term in country_names().find(tokens_of(name)))


def theme_features(span: Span, terms: Iterable[str], found: Iterable[Feature]) -> Iterator[Feature]:
    """Give the themes of a passage but for courtesies, which tie it to another only together with something else."""
    groups = theme_of_group()
    named = {groups[one.key] for one in found if one.kind == TERM and one.key in groups and one.weight >= _TELLING}
    for theme in sorted((named | {*terms}) - COURTESY_THEMES):
        yield Feature(f"theme:{theme}", THEME, _THEME, span)


class Stretches:
    """Stretches of a text, which may overlap, asked for what they hold."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the stretches in any order."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, at: int) -> bool:
        """Return whether a place is inside one of them."""
        near = bisect_right(self._starts, at) - 1
        return near >= 0 and at < self._ends[near]


def _attributions(reading: Reading) -> Iterator[Span]:
    """Give where it is said who speaks and by which verb, and where people are named who speak."""
    for one in reading.statements:
        yield from (span for span in (one.who, one.cue) if span)
    for speaker in reading.speakers:
        yield from speaker.mentions if speaker.kind != "body" else ()


def _signed(reading: Reading) -> Iterator[Feature]:
    """Give where it is told that several instruments were signed."""
    for one in reading.agreements:
        if one.status == "signed" and one.count != 1:
            yield Feature(SIGNED, TERM, _SIGNED, one.span)


def _of_the_talks(text: str) -> Iterator[Feature]:
    """Give where it is told how the talks were, and how long."""
    for span in tone_words(text):
        yield Feature(MOOD, TERM, _MOOD, span)
    for match in _LASTED.finditer(text):
        yield Feature(LENGTH, TERM, 1.0, Span(*match.span()))


def _words(text: str, tokens: Sequence[Token], free: Sequence[bool], in_term: Sequence[bool]) -> Iterator[Feature]:
    """Give stems that are not in every sentence, and two in a row; common words between them do not count."""
    before: Token | None = None
    for at, token in enumerate(tokens):
        weight = rarity(token.stem)
        if weight == 0.0:
            continue
        if not free[at] or len(token.stem) < _SHORTEST or token.stem[0].isdigit():
            before = None
            continue
        share = _INSIDE_A_TERM if in_term[at] else 1.0
        name = weight >= _LEAST_OF_A_NAME and _is_name(text, token)
        yield Feature(token.stem, STEM, weight * share, Span(token.start, token.end), name=name)
        if before is not None and rarity(before.stem) + weight >= _LEAST_OF_A_PHRASE:
            yield Feature(f"{before.stem} {token.stem}", PHRASE, _PHRASE * share, Span(before.start, token.end))
        before = token


def _is_name(text: str, token: Token) -> bool:
    """Return whether a word has a capital letter that no beginning of a sentence or a quotation gives it."""
    if len(token.written) > 1 and token.written.isupper():
        return True
    before = text[max(token.start - _BEFORE_A_NAME, 0) : token.start]
    return token.written[0].isupper() and bool(_INSIDE.search(before))


def _figures(text: str) -> Iterator[Feature]:
    """Give numbers by their values; years and days of a month say less than others."""
    for match in _FIGURE.finditer(text):
        inside_a_name = match.start() > 0 and text[match.start() - 1].isalpha() and not match[2]
        if inside_a_name or len(match[1]) > 18:
            continue
        value = float(match[1].replace(",", "")) * _MAGNITUDES.get(match[2], 1)
        if currency := _currency(text, match):
            yield Feature(currency, NUMBER, _CURRENCY, Span(*match.span()))
        dated = not match[2] and (value <= _LAST_DAY or _FIRST_YEAR <= value <= _LAST_YEAR)
        yield Feature(f"#{value:g}", NUMBER, _YEAR if dated else _NUMBER, Span(*match.span()))


def _currency(text: str, figure: re.Match[str]) -> str:
    """Return the currency of a figure, "" where it is none of money."""
    before = _BEFORE_A_FIGURE.search(text, max(figure.start() - _LONGEST_CURRENCY, 0), figure.start())
    after = _AFTER_A_FIGURE.match(text, figure.end())
    written = (before or after or [""])[0].strip().lower()
    return _CURRENCIES.get(written.rstrip("s"), "")
