"""What is dealt in: the sum, the number, the gift; what it is for; and who deals."""

from collections.abc import Sequence
from itertools import chain

from summitreader.model import Span
from summitreader.parser.agreements.content.fields import objects_of, purposes
from summitreader.parser.agreements.content.topics import is_time
from summitreader.parser.agreements.deals.dealing import FAR, Deal, is_name_of_dealers
from summitreader.parser.agreements.mentions import NUMBERS
from summitreader.parser.agreements.money import MONEY
from summitreader.parser.agreements.parties import names_in
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, deal_words, verb_at
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.names import sides_in

_MANY = frozenset(("hundreds", "thousands", "millions", "tons", "tonnes", "dozens"))
_HANDING = frozenset(("deliver", "donate", "send", "supply", "delivering", "donating", "sending", "supplying"))
_NO_THINGS = frozenset(
    ("years", "days", "weeks", "months", "times", "hours", "percent", "points", "states", "countries")
)
_INSIDE = frozenset(("of", "out", "up", "to", "over", "about", "around"))  # "up to 300 engineers"
_OPENING = frozenset(("a", "an", "further", "additional", "more", "another", "new"))


def amount(line: TaggedSentence, at: int) -> bool:
    """Return whether a number or a quantity stands near behind a verb."""
    near = range(at, min(at + FAR, len(line.words)))
    return any(line.tags[i] == "#" or line.word(i) in NUMBERS or line.word(i) in _MANY for i in near)


def sum_in(deal: Deal, end: int) -> Span | None:
    """Return the sum of money between the verb of a deal and a word."""
    line = deal.line
    last = min(end, len(line.words))
    if last <= deal.object:
        return None
    found = MONEY.search(line.text, line.spans[deal.object][0], line.spans[last - 1][1])
    return Span(*found.span()) if found else None


def gift_in(deal: Deal) -> int | None:
    """Return the noun that a sum is given as: "contribution", "loan", "purchases"."""
    line = deal.line
    near = range(deal.object, min(deal.object + 2 * FAR, len(line.words)))
    return next((i for i in near if line.word(i) in deal_words("gifts")), None)


def given_in(deal: Deal, kind: str = "goods") -> int | None:
    """Return the noun of what is sent or lent: "up to 300 | engineers", "patrol | boats", "a | grant".

    It stands in the object's own noun phrase; one of a general kind needs a number or an article before it.
    """
    line, at = deal.line, deal.object
    counted = amount(line, at) or line.word(at) in _OPENING
    number = line.tags[at : at + 1] == "#" or line.word(at) in NUMBERS
    if kind == "goods" and deal.verb in ("donate", "donating") and at < len(line.words):
        return at
    if kind == "goods" and number and deal.verb in _HANDING and _is_thing(line, at + 1):
        return at + 1
    for i in range(at, min(at + FAR, len(line.words))):
        if line.tags[i] in "AWTP.;:" or (line.tags[i] in "It" and line.word(i) not in _INSIDE):
            return None
        if line.word(i) in deal_words("funds") and (counted or line.word(i).endswith("ing") or line.tags[at] == "N"):
            return i
        if kind == "goods" and line.word(i) in deal_words("goods"):
            return i
        if kind == "goods" and line.word(i) in deal_words("works") and deal.verb in deal_words("building"):
            return i
    return None


def _is_thing(line: TaggedSentence, at: int) -> bool:
    """Return whether a plural stands at a word that a number may count: "900 | bells"."""
    word = line.word(at)
    return word.endswith("s") and line.tags[at : at + 1] in ("l", "n") and word not in _NO_THINGS


def paper_in(deal: Deal) -> int | None:
    """Return the noun of "a deal", "a five-year contract" behind the verb; None where none stands."""
    line = deal.line
    front = line.words.index(",") if line.tags[:1] == "I" and "," in line.words else 0
    for i in chain(range(deal.object, len(line.words)), range(min(front, deal.start))):
        if line.word(i) in deal_words("papers") and any(line.word(j) in ("a", "an") for j in range(i - 6, i)):
            return i
    return None


def dealers(deal: Deal) -> tuple[str, ...]:
    """Return who deals, and the states that a state's sum or delivery goes to."""
    named = is_name_of_dealers(deal.line, deal.start, deal.end)
    own = names_in(deal.line, deal.start, deal.end) if named else ()
    line, many = deal.line, len(deal.line.words)
    giving = deal.rule in ("money_is_pledged", "aid_is_promised") and deal.object < many
    if not giving or (own and gazetteer().side_of.keys().isdisjoint(own)):
        return own
    taking = [code for code, letter in sides_in(line.span(deal.object, many).of(line.text)) if letter == "C"]
    return tuple(dict.fromkeys((*own, *(gazetteer().sides[code].name for code in taking))))


def dealt_in(deal: Deal, pairs: frozenset[str]) -> Sequence[Span]:
    """Return what is bought, built or paid for."""
    line, many = deal.line, len(deal.line.words)
    if deal.rule == "firm_buys":
        return objects_of(line, deal.object, _until(line, deal.object, many), pairs)[0]
    if deal.rule == "money_is_pledged":
        return _paid(deal, pairs)
    if deal.rule == "aid_is_promised":
        return _given(deal, pairs)
    to = next((i for i in range(deal.object, many) if line.tags[i] == "t"), None)
    joint = deal.rule == "firms_join" and to == deal.object
    if (deal.rule == "firm_is_chosen" or joint) and to is not None:
        behind, close = to + 1, next((i for i in range(to, many) if line.tags[i] in ";:W"), many)
        return purposes(line, behind, min(close, _until(line, behind, close)), pairs)
    return objects_of(line, deal.object + (line.tags[deal.object : deal.object + 1] == "I"), many, pairs)[0]


def _paid(deal: Deal, pairs: frozenset[str]) -> Sequence[Span]:
    line, many = deal.line, len(deal.line.words)
    paid = sum_in(deal, many)
    behind = next((i for i in range(deal.object, many) if paid and line.spans[i][0] >= paid.end), deal.object)
    gift = gift_in(deal)
    if gift is not None and line.word(gift) == "purchases" and line.word(gift + 1) == "of":
        return objects_of(line, gift + 2, many, pairs)[0]
    if gift is not None and gift >= behind:
        behind = gift + 1
    return _paid_for(line, behind, many, pairs)


def _given(deal: Deal, pairs: frozenset[str]) -> Sequence[Span]:
    """Return what is sent; of a loan or a grant what it is for."""
    line, many = deal.line, len(deal.line.words)
    noun = given_in(deal, "goods" if deal.promised else "funds")
    if noun is None:
        return ()
    if line.word(noun) in deal_words("funds"):
        return _paid_for(line, noun + 1, many, pairs)
    behind = ("to", "for", "into", "through") if deal.verb in deal_words("building") else ("to", "for", "into", "in")
    end = next((i for i in range(noun + 1, many) if line.word(i) in behind), many)
    return objects_of(line, deal.object, end, pairs)[0]


def _paid_for(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> Sequence[Span]:
    """Return what a sum is for: "through 2031 | to build | roads", "in | power grids, including cables"."""
    for i in range(at, min(at + 2 * FAR, end)):
        if line.tags[i] == "t" and _is_activity(line, i + 1):
            return purposes(line, i + 1, next((j for j in range(i, end) if line.tags[j] in ";:W"), end), pairs)
        leads = line.word(i) in ("in", "into", "for", "of", "towards", "on") or _is_to_a_thing(line, i)
        if leads and not is_time(line, i):
            return objects_of(line, i + 1, end, pairs, line.word(i))[0]
    return ()


def _is_activity(line: TaggedSentence, at: int) -> bool:
    words = content_words()
    return any(verb_at(verbs, line.words, at) for verbs in (words.doing, words.others, words.telling))


def _is_to_a_thing(line: TaggedSentence, at: int) -> bool:
    """Return whether a "to" leads to what is paid for, not to whom."""
    return line.word(at) == "to" and line.tags[at + 1 : at + 2] in ("l", "n", "a", "G")


def _until(line: TaggedSentence, at: int, end: int) -> int:
    """Return where the job ends: "to build radars | in a $2 billion deal"."""
    for i in range(at + 1, end):
        if (
            line.word(i) == "in"
            and line.word(i + 1) in ("a", "an")
            and any(line.word(j) in deal_words("papers") for j in range(i, min(i + FAR, end)))
        ):
            return i
    return end
