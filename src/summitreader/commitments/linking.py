"""Which commitments of a text go back to those of the text before it, and what became of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from summitreader.commitment import STRENGTHS, CarriedOver, Commitment, Fate, Register
from summitreader.commitments.rule import FateRule
from summitreader.model import Span
from summitreader.words.money import sums_in
from summitreader.words.rarity import rarity
from summitreader.words.tokens import tokens_of

_TITLE = "Joint statement of Peru and Chile\n\n"
SAME_WORDS = FateRule(
    "in_the_same_words",
    "The text before has the commitment in the same words.",
    _TITLE + "We will clean the canal of Huaral.",
    _TITLE + "We will clean the canal of Huaral.",
    "repeated",
)
LIKE_WORDS = FateRule(
    "in_other_words",
    "The text before has a commitment with most of the telling words, as firm as this one.",
    _TITLE + "We will clean the canal of Huaral and its banks.",
    _TITLE + "We commit to cleaning the canal of Huaral.",
    "repeated",
)
FIRMER = FateRule(
    "firmer_verb",
    "The verb binds more than the one in the text before: will over intend over call on.",
    _TITLE + "We intend to clean the canal of Huaral.",
    _TITLE + "We will clean the canal of Huaral.",
    "strengthened",
)
WEAKER = FateRule(
    "weaker_verb",
    "The verb binds less than the one in the text before.",
    _TITLE + "We will clean the canal of Huaral.",
    _TITLE + "We intend to clean the canal of Huaral.",
    "weakened",
)
DEADLINE_SET = FateRule(
    "deadline_set",
    "It now says by when, which the text before did not.",
    _TITLE + "We will clean the canal of Huaral.",
    _TITLE + "We will clean the canal of Huaral by 2031.",
    "strengthened",
)
DEADLINE_GONE = FateRule(
    "deadline_gone",
    "It no longer says by when.",
    _TITLE + "We will clean the canal of Huaral by 2031.",
    _TITLE + "We will clean the canal of Huaral.",
    "weakened",
)
MORE_MONEY = FateRule(
    "more_money",
    "A sum is named that was not, or a larger one.",
    _TITLE + "We will give $2 million for the canal of Huaral.",
    _TITLE + "We will give $3 million for the canal of Huaral.",
    "strengthened",
)
LESS_MONEY = FateRule(
    "less_money",
    "A smaller sum is named, or none any more.",
    _TITLE + "We will give $3 million for the canal of Huaral.",
    _TITLE + "We will give $2 million for the canal of Huaral.",
    "weakened",
)
CONDITION_SET = FateRule(
    "condition_set",
    "It now holds on a condition.",
    _TITLE + "We will clean the canal of Huaral.",
    _TITLE + "We will clean the canal of Huaral, subject to funds.",
    "weakened",
)
CONDITION_GONE = FateRule(
    "condition_gone",
    "It no longer holds on a condition.",
    _TITLE + "We will clean the canal of Huaral, subject to funds.",
    _TITLE + "We will clean the canal of Huaral.",
    "strengthened",
)
NEW = FateRule(
    "not_found_before",
    "No commitment of the text before is found by these rules to be about the same.",
    _TITLE + "We will clean the canal of Huaral.",
    _TITLE + "We will clean the canal of Huaral. Students will be granted free rides.",
    "new",
)
DROPPED = FateRule(
    "not_found_after",
    "No commitment of the newer text is found by these rules to be about the same.",
    _TITLE + "We will clean the canal of Huaral. We will train young pilots.",
    _TITLE + "We will clean the canal of Huaral.",
    "dropped",
)
RULES = (
    *(SAME_WORDS, LIKE_WORDS, FIRMER, WEAKER, DEADLINE_SET, DEADLINE_GONE, MORE_MONEY, LESS_MONEY),
    *(CONDITION_SET, CONDITION_GONE, NEW, DROPPED),
)

_LEAST = 0.26  # how alike two commitments are that go back to each other
_SAME_THEME, _OTHER_ACTOR = 0.04, 0.08
_MOST_WITH_A_WORD = 40  # a word that more commitments share tells none from another: so the search stays linear

Words = Mapping[str, float]


def carried_over(older: Register, newer: Register) -> tuple[CarriedOver, ...]:
    """Return what became of the commitments of a text in the next: each of both once, those dropped at the end."""
    old, new = _weighed(older, newer)
    pairs = _same_words(older, newer)
    taken = set(pairs.values())
    for _, a, b in sorted(_alike(older, newer, old, new)):
        if a not in taken and b not in pairs:
            pairs[b] = a
            taken.add(a)
    found = [
        _link(older, newer, older.commitments[pairs[b]], one)
        if b in pairs
        else CarriedOver(None, one.number, "new", NEW.name)
        for b, one in enumerate(newer.commitments)
    ]
    gone = [one for a, one in enumerate(older.commitments) if a not in taken]
    return (*found, *(CarriedOver(one.number, None, "dropped", DROPPED.name) for one in gone))


def _same_words(older: Register, newer: Register) -> dict[int, int]:
    """Return which commitments of the newer text have the words of which of the older, those of one wording in turn."""
    places: dict[str, list[int]] = defaultdict(list)
    for a, one in enumerate(older.commitments):
        places[_written(older, one)].append(a)
    found: dict[int, int] = {}
    for b, one in enumerate(newer.commitments):
        if those := places[_written(newer, one)]:
            found[b] = those.pop(0)
    return found


def _written(register: Register, one: Commitment) -> str:
    return " ".join(one.span.of(register.reading.article.text).split())


def _weighed(older: Register, newer: Register) -> tuple[list[Words], list[Words]]:
    """Return the telling words of the commitments of both, each with how much it says."""
    old, new = ([_stems(register, one) for one in register.commitments] for register in (older, newer))
    often = Counter(stem for words in (*old, *new) for stem in words)
    most = log(2 + len(old) + len(new))

    def weight(stem: str) -> float:
        return rarity(stem) * (0.3 + log((2 + len(old) + len(new)) / often[stem]) / most)

    return [{stem: weight(stem) for stem in one} for one in old], [{stem: weight(stem) for stem in one} for one in new]


def _stems(register: Register, one: Commitment) -> frozenset[str]:
    tokens = tokens_of(register.reading.article.text, one.span.start, one.span.end)
    verb = {token.start for token in tokens if token.start < one.verb.end}
    return frozenset(token.stem for token in tokens if token.start not in verb and rarity(token.stem)) or frozenset(
        token.stem for token in tokens
    )


def _alike(
    older: Register, newer: Register, old: Sequence[Words], new: Sequence[Words]
) -> Iterator[tuple[float, int, int]]:
    """Give the pairs that can be one commitment, with how alike they are, the most alike with the least number."""
    known: dict[str, list[int]] = defaultdict(list)
    for a, words in enumerate(old):
        for stem in words:
            known[stem].append(a)
    for b, words in enumerate(new):
        rare = [stem for stem in words if len(known.get(stem, ())) <= _MOST_WITH_A_WORD]
        for a in sorted({a for stem in rare for a in known.get(stem, ())}):
            score = _likeness(old[a], words)
            one, other = older.commitments[a], newer.commitments[b]
            score += _SAME_THEME * bool(one.theme and one.theme == other.theme)
            score -= _OTHER_ACTOR * (not set(one.actors) & set(other.actors))
            if score >= _LEAST:
                yield -score, a, b


def _likeness(one: Words, other: Words) -> float:
    """Return how much two commitments share, from 0 to 1: of both, and a little of the one that says less."""
    shared = sum(weight for stem, weight in one.items() if stem in other)
    sizes = sum(one.values()), sum(other.values())
    if not shared:
        return 0.0
    return float(0.7 * shared / (sizes[0] * sizes[1]) ** 0.5 + 0.3 * shared / min(sizes))


def _link(older: Register, newer: Register, old: Commitment, new: Commitment) -> CarriedOver:
    rule = _change(older, newer, old, new)
    fate: Fate = "repeated"
    if rule.fate in ("strengthened", "weakened"):
        fate = "strengthened" if rule.fate == "strengthened" else "weakened"
    return CarriedOver(old.number, new.number, fate, rule.name)


def _change(older: Register, newer: Register, old: Commitment, new: Commitment) -> FateRule:
    """Return the first change that makes it firmer or weaker: of its verb, its deadline, its sum, its condition."""
    ranks = STRENGTHS.index(old.strength), STRENGTHS.index(new.strength)
    if ranks[0] != ranks[1]:
        return FIRMER if ranks[1] > ranks[0] else WEAKER
    if (old.deadline is None) != (new.deadline is None):
        return DEADLINE_GONE if new.deadline is None else DEADLINE_SET
    sums = _most(older, old.money), _most(newer, new.money)
    if sums[0] != sums[1]:
        return MORE_MONEY if sums[1] > sums[0] else LESS_MONEY
    if (old.condition is None) != (new.condition is None):
        return CONDITION_GONE if new.condition is None else CONDITION_SET
    return SAME_WORDS if _written(older, old) == _written(newer, new) else LIKE_WORDS


def _most(register: Register, money: Span | None) -> float:
    return max((one.amount for one in sums_in(register.reading.article.text, money)), default=0.0) if money else 0.0
