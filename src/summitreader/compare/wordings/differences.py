"""Differences of wording: where linked passages use other verbs, names, promises or numbers for one matter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from summitreader.compare.rule import PairRule
from summitreader.compare.sides.countries import country_words
from summitreader.compare.telling.voices import AccountVoices
from summitreader.compare.wordings.firmness import firmer_of
from summitreader.compare.wordings.passages import WordedPassage, first_words, leading_phrase, name_around, worded
from summitreader.compare.words.rarity import rarity
from summitreader.compare.words.tokens import tokens_of
from summitreader.comparison import ComparedSide, Difference, DifferenceKind, Link, SharedAgreement
from summitreader.model import Span

MOST_SHOWN = 15
"""Differences that are given of a pair of sides."""

_OURS = "President Ana Ruiz of Peru met President Li Wen of Chile. "
_THEIRS = "President Li Wen of Chile met President Ana Ruiz of Peru. "
_OTHER_NUMBER = PairRule(
    "number_of_one_agreement",
    "The sides give other counts or sums for what these rules take for one agreement.",
    _OURS + "Fifteen cooperation documents were signed.",
    _THEIRS + "The two sides signed 14 agreements on trade.",
    "14 agreements",
)
_OTHER_VOICE = PairRule(
    "thanks_for_a_pledge",
    "One side's thanks or praise is the other's pledge, or what one tells as said by all is told of one leader.",
    _OURS + "President Ruiz reaffirmed Peru's support for the salted lagoon of Huaral.",
    _THEIRS + "Li Wen thanked Ana Ruiz for the support for the salted lagoon of Huaral.",
    "thanked Ana Ruiz",
)
_OTHER_VERB = PairRule(
    "other_verb",
    "Linked passages are told with other verbs; where both stand on one scale, one is firmer.",
    _OURS + "The two leaders discussed the dredging of the lagoon of Huaral.",
    _THEIRS + "President Li Wen demanded the dredging of the lagoon of Huaral.",
    "demanded",
)
_OTHER_PROMISE = PairRule(
    "firmer_promise",
    "What is told of a linked matter is hoped for on one side, and ready, planned or sure on the other.",
    _OURS + "Ana Ruiz said that Peru will dredge the lagoon of Huaral.",
    _THEIRS + "Li Wen said that Peru intends to dredge the lagoon of Huaral.",
    "intends to dredge",
)
_OTHER_NAME = PairRule(
    "other_name",
    "What the link rests on goes by other words on the two sides.",
    _OURS + "They discussed ransomware.",
    _THEIRS + "They exchanged views on information security.",
    "information security",
)
_OTHER_PHRASE = PairRule(
    "other_phrase",
    "What linked passages begin with shares a word, but is another phrase.",
    _OURS + "President Ruiz stressed the dredging of the lagoon of Huaral.",
    _THEIRS + "President Li Wen stressed the cleaning of the salted lagoon of Huaral.",
    "the cleaning of the salted lagoon",
)
RULES = (_OTHER_NUMBER, _OTHER_VOICE, _OTHER_VERB, _OTHER_PROMISE, _OTHER_NAME, _OTHER_PHRASE)

_WEIGHTS = {
    _OTHER_NUMBER.name: 3.0,
    _OTHER_VOICE.name: 2.0,
    _OTHER_VERB.name: 1.2,
    _OTHER_PROMISE.name: 1.6,
    _OTHER_NAME.name: 1.5,
    _OTHER_PHRASE.name: 1.0,
}
_FIRMER = 0.5
_PLAIN = re.compile(r"^[Tt]he |['’]s?$")
_AGREED = re.compile(r"(?i:agree|concur|task|instruct|decid|pledg|promis|commit|discuss|explor|intend|will|hope|read)")


class _Weighed(NamedTuple):
    """A difference, and how much it is likely to matter."""

    weight: float
    found: Difference


def wording_differences(
    sides: Sequence[ComparedSide], links: Sequence[Link], agreements: Sequence[SharedAgreement]
) -> tuple[Difference, ...]:
    """Return where the sides word one matter differently: at most MOST_SHOWN a pair of sides, those that weigh most."""
    voices = [AccountVoices(side.reading) for side in sides]
    weighed: dict[tuple[int, int], list[_Weighed]] = {}
    for one in chain(_of_agreements(voices, agreements), *(_of_link(voices, link) for link in links)):
        weighed.setdefault(one.found.sides, []).append(one)
    shown = [one for pair in sorted(weighed) for one in _heaviest(weighed[pair])]
    return tuple(sorted(shown, key=lambda one: (one.sides, one.spans)))


def _heaviest(weighed: Iterable[_Weighed]) -> list[Difference]:
    """Return the differences that weigh most; no words of a side stand in two of a kind."""
    chosen: list[Difference] = []
    for one in sorted(weighed, key=lambda one: (-one.weight, one.found.spans)):
        if len(chosen) < MOST_SHOWN and not any(_same_words(one.found, other) for other in chosen):
            chosen.append(one.found)
    return chosen


def _same_words(one: Difference, other: Difference) -> bool:
    meets = [a.start < b.end and b.start < a.end for a, b in zip(one.spans, other.spans, strict=True)]
    return all(meets) or (one.rule == other.rule and any(meets))


def _of_agreements(voices: Sequence[AccountVoices], agreements: Sequence[SharedAgreement]) -> Iterator[_Weighed]:
    for one in agreements:
        told = [side for side, spans in enumerate(one.spans) if spans]
        if one.conflict in ("count", "money"):
            for a, b in ((a, b) for a in told for b in told if a < b):
                spans = tuple(first_words(voices[side].reading.article.text, one.spans[side][0], 6) for side in (a, b))
                yield _weighed(1.0, Difference((a, b), (spans[0], spans[1]), "number", _OTHER_NUMBER.name))


def _of_link(voices: Sequence[AccountVoices], link: Link) -> Iterator[_Weighed]:
    """Give the differences of two linked passages."""
    a, b = link.sides
    one, other = worded(voices[a], link.spans[0]), worded(voices[b], link.spans[1])
    weight = min(link.score, 1.0)
    for found in chain(_verbs(link, one, other), _promises(link, one, other), _names(link, one, other)):
        yield _weighed(weight, found)


def _weighed(weight: float, found: Difference) -> _Weighed:
    return _Weighed(weight * (_WEIGHTS[found.rule] + _FIRMER * (found.firmer is not None)), found)


def _verbs(link: Link, one: WordedPassage, other: WordedPassage) -> Iterator[Difference]:
    if not one.verb or not other.verb:
        return
    mine, theirs = one.verb.of(one.text), other.verb.of(other.text)
    if mine.lower() == theirs.lower():
        return
    firmer = _firmer(link, one, one.verb, other, other.verb)
    if one.thanks != other.thanks:
        yield Difference(link.sides, (one.verb, other.verb), "voice", _OTHER_VOICE.name, firmer)
    else:
        kind: DifferenceKind = "commitment" if _AGREED.match(mine) and _AGREED.match(theirs) else "verb"
        yield Difference(link.sides, (one.verb, other.verb), kind, _OTHER_VERB.name, firmer)


def _firmer(link: Link, one: WordedPassage, mine: Span, other: WordedPassage, theirs: Span) -> int | None:
    """Return the side whose words are firmer, by the first scale that both stand on."""
    for first in one.firm(mine):
        for second in other.firm(theirs):
            firmer = firmer_of(first, second)
            if firmer is not None:
                return link.sides[firmer]
    return None


def _promises(link: Link, one: WordedPassage, other: WordedPassage) -> Iterator[Difference]:
    """Give the first words of both contents that stand on one scale at different steps, with the verb behind them."""
    for first in one.firm(one.content):
        for second in other.firm(other.content):
            firmer = firmer_of(first, second)
            if firmer is not None:
                mine = first_words(one.text, Span(first.span.start, one.content.end), 4)
                theirs = first_words(other.text, Span(second.span.start, other.content.end), 4)
                yield Difference(link.sides, (mine, theirs), "commitment", _OTHER_PROMISE.name, link.sides[firmer])
                return


def _names(link: Link, one: WordedPassage, other: WordedPassage) -> Iterator[Difference]:
    """Give what the link rests on where its words differ, and else the first phrases of both contents."""
    named = False
    for here, there in link.evidence:
        if _stems(one.text, here) != _stems(other.text, there) and not _of_names(one, here, other, there):
            spans = name_around(one.text, here, one.span), name_around(other.text, there, other.span)
            if spans[0].of(one.text).lower() != spans[1].of(other.text).lower():
                named = True
                yield Difference(link.sides, spans, "term", _OTHER_NAME.name)
    first, second = leading_phrase(one.text, one.content), leading_phrase(other.text, other.content)
    if not named and first and second and not _of_names(one, first, other, second):
        mine, theirs = _telling_stems(one.text, first), _telling_stems(other.text, second)
        if mine & theirs and not (mine <= theirs or theirs <= mine):
            yield Difference(link.sides, (first, second), "term", _OTHER_PHRASE.name)


def _of_names(one: WordedPassage, mine: Span, other: WordedPassage, theirs: Span) -> bool:
    """Return whether two words name one country ("Peru", "Peruvian"), or somebody: that is no other wording."""
    names = country_words().names
    first, second = (_PLAIN.sub("", span.of(text)) for span, text in ((mine, one.text), (theirs, other.text)))
    countries = [names.get(word) or names.get(f"{word}.") for word in (first, second)]
    if countries[0] and countries[0] == countries[1]:
        return True
    return bool(one.voices.named_in(mine) or other.voices.named_in(theirs))


def _stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(token.stem for token in tokens_of(text, span.start, span.end))


def _telling_stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(stem for stem in _stems(text, span) if rarity(stem))
