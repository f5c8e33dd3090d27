"""Differences of wording: where linked passages use other verbs, names, promises or numbers for one matter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from summitreader.comparer.rule import PairRule
from summitreader.comparer.sides.countries import country_words
from summitreader.comparer.telling.numbers import numbers_told
from summitreader.comparer.telling.voices import AccountVoices
from summitreader.comparer.wordings.firmness import firm_words, firmer_of
from summitreader.comparer.wordings.kinds import (
    OTHER_ACTOR,
    OTHER_FIELDS,
    OTHER_LIST,
    OTHER_NAME,
    OTHER_NUMBER,
    OTHER_PHRASE,
    OTHER_PROMISE,
    OTHER_VERB,
    OTHER_VOICE,
    WEIGHTS,
)
from summitreader.comparer.wordings.passages import (
    WordedPassage,
    enumeration,
    first_words,
    leading_phrase,
    name_around,
    subject_of,
    worded,
)
from summitreader.comparison import Difference, DifferenceKind, Link, SharedAgreement
from summitreader.model import Reading, Span
from summitreader.words.money import MONEY, near, read_sum
from summitreader.words.rarity import rarity
from summitreader.words.tokens import tokens_of

MOST_SHOWN = 15
"""Differences that are given of a pair of sides."""

_MOST_LINKS = 10 * MOST_SHOWN
_FIRMER = 0.5
_MOST_OF_ONE_PLACE = 2
_OF_AN_AGREEMENT = 0.9
_OF_ANY_NUMBER = 0.4
_OF_A_PLACE, _MOST_PLACES = 0.8, 3
_MOST_OF_A_LIST = 12
_TELLING = 0.4
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"^[Tt]he |['’]s?$")
_AGREED = re.compile(r"(?i:agree|concur|task|instruct|decid|pledg|promis|commit|discuss|explor|intend|will|hope|read)")


class _Weighed(NamedTuple):
    """A difference, and how much it is likely to matter."""

    weight: float
    found: Difference


class _Passages:
    """The passages of all sides with their words, each looked at once."""

    def __init__(self, voices: Sequence[AccountVoices]) -> None:
        self.voices = voices
        self._known: dict[tuple[int, Span, Span | None], WordedPassage] = {}

    def worded(self, side: int, span: Span, at: Span | None = None) -> WordedPassage:
        """Return a passage of a side with its verb and its content: those of what it says at a place of it."""
        key = side, span, at
        if key not in self._known:
            self._known[key] = worded(self.voices[side], span, at)
        return self._known[key]


class _Pair(NamedTuple):
    """Two passages about one matter, the words of both that say so, and how surely."""

    sides: tuple[int, int]
    one: WordedPassage
    other: WordedPassage
    evidence: Sequence[tuple[Span, Span]]
    weight: float

    def differs(
        self, spans: tuple[Span, Span], kind: DifferenceKind, rule: PairRule, firmer: int | None = None
    ) -> _Weighed:
        """Return a difference of the two."""
        return _weighed(self.weight, self.sides, spans, kind, rule, firmer)


def wording_differences(
    voices: Sequence[AccountVoices], links: Sequence[Link], agreements: Sequence[SharedAgreement]
) -> tuple[Difference, ...]:
    """Return where the sides word one matter differently: at most MOST_SHOWN a pair of sides, those that weigh most."""
    passages = _Passages(voices)
    weighed: dict[tuple[int, int], list[_Weighed]] = {}
    for one in chain(_of_agreements(passages, agreements), *(_of_link(passages, link) for link in _surest(links))):
        weighed.setdefault(one.found.sides, []).append(one)
    shown = [one for pair in sorted(weighed) for one in _heaviest(weighed[pair])]
    return tuple(sorted(shown, key=lambda one: (one.sides, one.spans)))


def _surest(links: Sequence[Link]) -> list[Link]:
    """Return the links that are looked at: of each pair of sides the surest, many more than what is shown."""
    found: dict[tuple[int, int], list[Link]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.spans)):
        found.setdefault(link.sides, []).append(link)
    return [link for sides in sorted(found) for link in found[sides][:_MOST_LINKS]]


def _heaviest(weighed: Iterable[_Weighed]) -> list[Difference]:
    """Return the heaviest of each kind, then the others by weight; no words twice, few of one side by one rule."""
    chosen: list[Difference] = []
    ranked = sorted(weighed, key=lambda one: (-one.weight, one.found.spans))
    first = {one.found.kind: one for one in reversed(ranked)}
    for one in sorted(ranked, key=lambda one: one is not first[one.found.kind]):
        again = any(all(_meets(one.found, other)) for other in chosen)
        of_rule = [_meets(one.found, other) for other in chosen if other.rule == one.found.rule]
        often = max(sum(mine for mine, _ in of_rule), sum(theirs for _, theirs in of_rule))
        if len(chosen) < MOST_SHOWN and not again and often < _MOST_OF_ONE_PLACE:
            chosen.append(one.found)
    return chosen


def _meets(one: Difference, other: Difference) -> tuple[bool, bool]:
    mine, theirs = (a.start < b.end and b.start < a.end for a, b in zip(one.spans, other.spans, strict=True))
    return mine, theirs


def _of_agreements(passages: _Passages, agreements: Sequence[SharedAgreement]) -> Iterator[_Weighed]:
    """Give the differences of agreements that two sides tell: number, fields, and how firmly each is told."""
    voices = passages.voices
    for one in agreements:
        told = [side for side, spans in enumerate(one.spans) if spans]
        for a, b in combinations(told, 2):
            spans = one.spans[a][0], one.spans[b][0]
            if one.conflict in ("count", "money"):
                mine, theirs = (
                    first_words(voices[side].reading.article.text, span, 6)
                    for side, span in zip((a, b), spans, strict=True)
                )
                yield _weighed(1.0, (a, b), (mine, theirs), "number", OTHER_NUMBER)
            fields = [_fields(voices[side].reading, span) for side, span in zip((a, b), spans, strict=True)]
            if fields[0] and fields[1]:
                yield _weighed(1.0, (a, b), (fields[0], fields[1]), "detail", OTHER_FIELDS)
            whole = [next(iter(voices[side].sentences_in(one.spans[side][0])), one.spans[side][0]) for side in (a, b)]
            pair = _Pair((a, b), passages.worded(a, whole[0]), passages.worded(b, whole[1]), (), _OF_AN_AGREEMENT)
            yield from chain(_verbs(pair), _promises(pair))


def _fields(reading: Reading, span: Span) -> Span | None:
    """Return the words that list the fields of an agreement."""
    fields = [field for one in reading.agreements if one.span == span for field in one.fields]
    if not fields:
        return None
    place = Span(min(field.start for field in fields), max(field.end for field in fields))
    return first_words(reading.article.text, place, _MOST_OF_A_LIST)


def _of_link(passages: _Passages, link: Link) -> Iterator[_Weighed]:
    """Give the differences of two linked passages, as wholes and where each pair of words stands that says so."""
    sure = min(link.score, 1.0)
    places = [(None, None), *link.evidence[:_MOST_PLACES], link.spans]
    pairs = [
        _Pair(
            link.sides,
            passages.worded(link.sides[0], link.spans[0], here),
            passages.worded(link.sides[1], link.spans[1], there),
            link.evidence,
            sure if number == 0 else sure * _OF_A_PLACE,
        )
        for number, (here, there) in enumerate(places)
    ]
    whole = pairs[0]
    of_each = (chain(_verbs(pair), _promises(pair), _lists(pair)) for pair in pairs)
    return chain(*of_each, _numbers(whole), _counts(whole), _names(whole), _actors(whole))


def _weighed(
    weight: float,
    sides: tuple[int, int],
    spans: tuple[Span, Span],
    kind: DifferenceKind,
    rule: PairRule,
    firmer: int | None = None,
) -> _Weighed:
    found = Difference(sides, spans, kind, rule.name, firmer)
    return _Weighed(weight * (WEIGHTS[rule] + _FIRMER * (firmer is not None)), found)


def _verbs(pair: _Pair) -> Iterator[_Weighed]:
    mine, theirs = pair.one.verb, pair.other.verb
    if not mine or not theirs:
        return
    words = mine.of(pair.one.text).lower(), theirs.of(pair.other.text).lower()
    if words[0] == words[1]:
        return
    firmer = _firmer(pair, mine, theirs)
    if pair.one.thanks != pair.other.thanks:
        yield pair.differs((mine, theirs), "voice", OTHER_VOICE, firmer)
    else:
        kind: DifferenceKind = "commitment" if all(map(_AGREED.match, words)) else "verb"
        yield pair.differs((mine, theirs), kind, OTHER_VERB, firmer)


def _firmer(pair: _Pair, mine: Span, theirs: Span) -> int | None:
    """Return the side whose words are firmer, by the first scale that both stand on."""
    for first in firm_words(pair.one.text, mine.start, mine.end):
        for second in firm_words(pair.other.text, theirs.start, theirs.end):
            firmer = firmer_of(first, second)
            if firmer is not None:
                return pair.sides[firmer]
    return None


def _promises(pair: _Pair) -> Iterator[_Weighed]:
    """Give the first words of both contents that stand on one scale at different steps, with the verb behind them."""
    one, other = pair.one, pair.other
    for first in one.firm_content:
        for second in other.firm_content:
            firmer = firmer_of(first, second)
            if firmer is not None:
                mine = first_words(one.text, Span(first.span.start, one.content.end), 4)
                theirs = first_words(other.text, Span(second.span.start, other.content.end), 4)
                yield pair.differs((mine, theirs), "commitment", OTHER_PROMISE, pair.sides[firmer])
                return


def _names(pair: _Pair) -> Iterator[_Weighed]:
    """Give what the link rests on where it is worded otherwise, and the first phrases of both contents."""
    one, other = pair.one, pair.other
    for here, there in pair.evidence:
        if _of_names(one, here, other, there) or _has_number(one, here, other, there):
            continue
        same = _stems(one.text, here) == _stems(other.text, there)
        plain = same and max(map(rarity, _stems(one.text, here)), default=0.0) < _TELLING
        mine, theirs = name_around(one.text, here, one.span), name_around(other.text, there, other.span)
        if not plain and not _of_names(one, mine, other, theirs) and _differ(one, mine, other, theirs, both=same):
            yield pair.differs((mine, theirs), "term", OTHER_PHRASE if same else OTHER_NAME)
    first, second = leading_phrase(one.text, one.content), leading_phrase(other.text, other.content)
    if first and second and not _of_names(one, first, other, second):
        shared = _telling_stems(one.text, first) & _telling_stems(other.text, second)
        if shared and _differ(one, first, other, second, both=True):
            yield pair.differs((first, second), "term", OTHER_PHRASE)


def _differ(one: WordedPassage, mine: Span, other: WordedPassage, theirs: Span, both: bool) -> bool:
    """Return whether two phrases are others; for `both`, each must have a telling word that the other lacks."""
    if not both:
        return mine.of(one.text).lower() != theirs.of(other.text).lower()
    first, second = _telling_stems(one.text, mine), _telling_stems(other.text, theirs)
    return bool(first - second and second - first)


def _numbers(pair: _Pair) -> Iterator[_Weighed]:
    """Give two sums of one currency that are near each other, and not the same."""
    one, other = pair.one, pair.other
    theirs = [(match, read_sum(match)) for match in MONEY.finditer(other.text, other.span.start, other.span.end)]
    for match in MONEY.finditer(one.text, one.span.start, one.span.end) if theirs else ():
        mine = read_sum(match)
        for there, their in theirs:
            if mine and their and mine != their and near(mine, their):
                yield pair.differs((Span(*match.span()), Span(*there.span())), "number", OTHER_NUMBER)


def _actors(pair: _Pair) -> Iterator[_Weighed]:
    """Give who does it in both contents, where these are others: subjects before a verb, without a word in common."""
    mine, theirs = subject_of(pair.one), subject_of(pair.other)
    if mine and theirs and not _of_names(pair.one, mine, pair.other, theirs):
        first, second = _telling_stems(pair.one.text, mine), _telling_stems(pair.other.text, theirs)
        if first and second and not first & second:
            yield pair.differs((mine, theirs), "agency", OTHER_ACTOR)


def _lists(pair: _Pair) -> Iterator[_Weighed]:
    """Give the list of one side and the first phrase of the other, where only one of them lists."""
    one, other = pair.one, pair.other
    first, second = enumeration(one), enumeration(other)
    if bool(first) != bool(second):
        mine = first or leading_phrase(one.text, one.content)
        theirs = second or leading_phrase(other.text, other.content)
        if mine and theirs and not _of_names(one, mine, other, theirs):
            yield pair.differs((mine, theirs), "detail", OTHER_LIST)


def _counts(pair: _Pair) -> Iterator[_Weighed]:
    """Give a number of each side where none is given by both, and one number that one side alone calls a limit."""
    mine, theirs = numbers_told(pair.one.text, pair.one.span), numbers_told(pair.other.text, pair.other.span)
    known = {number.value for number in mine} & {number.value for number in theirs}
    for first in mine:
        for second in theirs:
            if first.value == second.value and first.about != second.about:
                yield pair.differs((first.span, second.span), "number", OTHER_NUMBER)
    if mine and theirs and not known:
        weight = _OF_ANY_NUMBER * pair.weight
        yield _weighed(weight, pair.sides, (mine[0].span, theirs[0].span), "number", OTHER_NUMBER)


def _of_names(one: WordedPassage, mine: Span, other: WordedPassage, theirs: Span) -> bool:
    """Return whether two words name one country ("Peru", "Peruvian"), or somebody: that is no other wording."""
    names = country_words().names
    first, second = (_PLAIN.sub("", span.of(text)) for span, text in ((mine, one.text), (theirs, other.text)))
    countries = [names.get(word) or names.get(f"{word}.") for word in (first, second)]
    if countries[0] and countries[0] == countries[1]:
        return True
    return any(
        passage.voices.kinds[name] == "person"
        for passage, span in ((one, mine), (other, theirs))
        for _, name in passage.voices.named_in(span)
    )


def _has_number(one: WordedPassage, mine: Span, other: WordedPassage, theirs: Span) -> bool:
    return bool(_DIGIT.search(mine.of(one.text)) and _DIGIT.search(theirs.of(other.text)))


def _stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(token.stem for token in tokens_of(text, span.start, span.end))


def _telling_stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(stem for stem in _stems(text, span) if rarity(stem))
