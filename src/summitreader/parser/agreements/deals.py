"""Deals told without an instrument: purchases, loans, gifts, ventures and orders of firms and countries.

Fact sheets list them one a bullet ("Narnia Air will purchase 20 aircraft"); the verb stands for the instrument.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.content.fields import objects_of, purposes
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.content.topics import is_time
from summitreader.parser.agreements.mentions import NUMBERS
from summitreader.parser.agreements.money import MONEY
from summitreader.parser.agreements.parties import names_in
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, deal_words, verb_at, word_list
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.instruments import Instruments
from summitreader.parser.people.names import sides_in
from summitreader.parser.text.lazy_regex import regex

_KINDS = ("buying", "bought", "giving", "given", "joining", "choosing", "making")
DEAL_WORDS = frozenset().union(*map(deal_words, _KINDS)) | {"partnering", "purchases", "agreed"}
_BULLET = regex(r"(?:[-–—•*]\s+|\d+\.\s+|[A-Z][A-Z’'&,\s-]{8,}:\s*|\*\*[^*\n]{3,100}\*\*:?\s*)*")
_FRONT = word_list("fronted")
_NOBODY = frozenset(("We", "I", "They", "He", "She", "It", "We’ve", "We've", "This", "That"))
_LONGEST = 24  # words of a subject
_FAR = 7  # words from a verb to its sum or number


class _Deal(NamedTuple):
    """Who deals, from word `start` to `end`; the verb's words from `end` to `object`; what kind of deal it is."""

    line: TaggedSentence
    start: int
    end: int
    verb: str
    object: int
    promised: bool
    rule: str = ""


def deal_in(text: str, sentence: Span, sheet: bool, known: Instruments) -> Agreement | None:
    """Return the deal that a sentence tells; outside a fact `sheet` only where names and a sum are stated."""
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    line = line_of(text, bullet.end() if bullet else sentence.start, sentence.end)
    deal = _dealing(line)
    if deal is None:
        return None
    for rule in RULES:
        if rule(deal):
            named = deal._replace(rule=rule.__name__)
            return _agreement(text, sentence, named, known) if sheet or _is_sure(named) else None
    return None


def firm_buys(deal: _Deal) -> bool:
    """Somebody is to purchase, buy or order a stated quantity.

    >>> <agreed>Narnia Air will purchase 20 new aircraft valued at $3 billion</agreed>.
    >>> <agreed>Peru has agreed to buy forty turbines</agreed> for its islands.
    """
    buys = deal.verb in deal_words("buying") if deal.promised else deal.verb in deal_words("bought")
    if deal.promised and deal.verb in deal_words("making") and _amount(deal.line, deal.object):
        buys = buys or any(deal.line.word(i) in ("deal", "contract", "agreement") for i in range(deal.start))
    return _names_dealers(deal) and buys and (_amount(deal.line, deal.object) or _all_names(deal))


def money_is_pledged(deal: _Deal) -> bool:
    """Somebody is to invest, lend or give a stated sum.

    >>> <agreed>Gondor Power pledged to invest $2 billion in power grids</agreed>.
    >>> President of Peru Ana Ruiz <agreed>announced an additional $2 million contribution</agreed> to clear mines.
    """
    gives = deal.verb in deal_words("giving") if deal.promised else deal.verb in deal_words("given")
    if deal.verb == "make" and deal.promised:
        return _gift(deal) is not None and _sum_in(deal, len(deal.line.words)) is not None
    gift = _gift(deal)
    if not any(word[:1].isupper() and word not in _NOBODY for word in deal.line.words[deal.start : deal.end]):
        return False
    if gift is not None and line_says(deal, "donation", "shipment", "delivery") and _amount(deal.line, deal.object):
        return gives
    return gives and _sum_in(deal, deal.object + _FAR) is not None and (_names_dealers(deal) or gift is not None)


def line_says(deal: _Deal, *nouns: str) -> bool:
    """Return whether one of some nouns stands near behind the verb of a deal."""
    return any(deal.line.word(i) in nouns for i in range(deal.object, min(deal.object + _FAR, len(deal.line.words))))


def firms_join(deal: _Deal) -> bool:
    """Firms are to partner or cooperate on something.

    >>> Fact sheet|- <agreed>Rohan Steel and Shire Motors will partner to build electric carts</agreed>.
    """
    return deal.promised and deal.verb in deal_words("joining") and _names_dealers(deal) and _all_names(deal)


def firm_is_chosen(deal: _Deal) -> bool:
    """A firm is selected for a job of a stated worth.

    >>> <agreed>The Rohan Air Force selected Gondor Avionics to build radars in a $2 billion deal</agreed>.
    """
    line = deal.line
    chosen = deal.verb in deal_words("choosing") and line.tags[deal.object : deal.object + 1] == "N"
    papers = any(line.word(i) in deal_words("papers") for i in range(deal.object, len(line.words)))
    return chosen and _names_dealers(deal) and (papers or _sum_in(deal, len(line.words)) is not None)


def firm_agrees(deal: _Deal) -> bool:
    """A firm agrees to supply, build or support something.

    >>> Fact sheet|- <agreed>Shire Grain and Bree Foods agreed to supply wheat flour</agreed>.
    """
    agreed = any(deal.line.word(i) == "agreed" for i in range(deal.end, deal.object))
    return agreed and deal.verb in deal_words("making") and _names_dealers(deal) and _all_names(deal)


RULES = (firm_buys, money_is_pledged, firms_join, firm_is_chosen, firm_agrees)


def _dealing(line: TaggedSentence) -> _Deal | None:
    """Return the first verb of a sentence that may tell a deal, with its subject."""
    start = _behind_front(line)
    for at in range(start + 1, min(len(line.words), start + _LONGEST)):
        if line.tags[at] in ";:Q":
            return None
        if line.word(at) not in _DECIDING:
            continue
        if line.word(at) in _PLEDGES and (owner := _owner(line, at)):
            return _Deal(line, *owner, line.word(at + 2), at + 3, True)
        found = _promise(line, at) or _done(line, at)
        if found:
            verb, promised = found
            end = at
            while end > start + 1 and (line.tags[end - 1] in "AR" or line.word(end - 1) in ("jointly", "each", "also")):
                end -= 1
            return _Deal(line, start, end, line.word(verb), verb + 1, promised)
    return None


_PLEDGES = frozenset(("commitment", "pledge", "promise"))
_DONE = frozenset[str]().union(*map(deal_words, ("given", "bought", "choosing")))
# The words at which a deal may be told: all others are passed over.
_DECIDING = _PLEDGES | _DONE | deal_words("promising") | {"is", "are", "will"}


def _owner(line: TaggedSentence, at: int) -> tuple[int, int] | None:
    """Return whose promise it is: "Japan | ’s commitment to buy rice"."""
    mark = line.tags.rfind("'", max(0, at - 4), at)
    if mark < 1 or line.tags[at + 1 : at + 2] != "t":
        return None
    start = mark
    while start > 0 and line.tags[start - 1] == "N":
        start -= 1
    return (start, mark) if start < mark else None


def _behind_front(line: TaggedSentence) -> int:
    """Return the first word behind a fronted phrase: "In a large deal with Norway, | Fiji"."""
    start = 0
    while line.word(start) in _FRONT:
        comma = line.tags.find(",", start, start + _LONGEST)
        if comma < 0:
            break
        start = comma + 1
    return start


def _promise(line: TaggedSentence, at: int) -> tuple[int, bool] | None:
    """Return the verb that somebody promises to do: "will also | buy", "agreed to | buy", "announced it will | buy"."""
    verb = at + 1
    if line.word(at) in deal_words("promising") or line.word(at) in ("is", "are"):
        if line.word(verb) in ("plans", "set"):
            verb += 1
        if line.tags[verb : verb + 1] == "t":
            verb += 1
        else:
            while line.word(verb) in ("that", "it", "they"):
                verb += 1
            if line.word(verb) != "will":
                return None
            verb += 1
    elif line.word(at) != "will":
        return None
    while line.tags[verb : verb + 1] == "R" or line.word(verb) in ("jointly", "each", "also"):
        verb += 1
    return (verb, True) if verb < len(line.words) else None


def _done(line: TaggedSentence, at: int) -> tuple[int, bool] | None:
    return (at, False) if line.word(at) in _DONE and line.tags[at - 1] not in "DI" else None


def _names_dealers(deal: _Deal) -> bool:
    """Return whether the subject may deal: a name, a country or a firm, no pronoun and no leaders."""
    line, nobody = deal.line, deal_words("nobody")
    words = range(deal.start, deal.end)
    if not len(words) > 0 or any(line.word(i) in nobody or line.tags[i] in "PWT;:Q-" for i in words):
        return False
    return line.words[deal.start][:1].isupper() or line.words[deal.start][:1].isdigit()


def _all_names(deal: _Deal) -> bool:
    """Return whether the subject is made of names alone: "Rohan Steel and Shire Motors"."""
    words = deal.line.words[deal.start : deal.end]
    named = [word for word in words if word[:1].isupper()]
    small = ("and", "of", "the", "&", "de", ",", "'s", "’s")
    return len(named) > 1 and all(word[:1].isupper() or word in small for word in words)


def _amount(line: TaggedSentence, at: int) -> bool:
    """Return whether a number or a quantity stands near behind a verb."""
    near = range(at, min(at + _FAR, len(line.words)))
    return any(line.tags[i] == "#" or line.word(i) in NUMBERS or line.word(i) in _MANY for i in near)


_MANY = frozenset(("hundreds", "thousands", "millions", "tons", "tonnes", "dozens"))


def _sum_in(deal: _Deal, end: int) -> Span | None:
    line = deal.line
    last = min(end, len(line.words))
    if last <= deal.object:
        return None
    found = MONEY.search(line.text, line.spans[deal.object][0], line.spans[last - 1][1])
    return Span(*found.span()) if found else None


def _gift(deal: _Deal) -> int | None:
    """Return the noun that a sum is given as: "contribution", "loan", "purchases"."""
    line = deal.line
    near = range(deal.object, min(deal.object + 2 * _FAR, len(line.words)))
    return next((i for i in near if line.word(i) in deal_words("gifts")), None)


def _is_sure(deal: _Deal) -> bool:
    """Return whether a deal is told so that no list of facts is needed: by a
    firm, or with a sum, a gift or a number.
    """
    line = deal.line
    words = [line.word(i) for i in range(deal.start, deal.end)]
    if any(word in deal_words("firms") for word in words):
        return True
    paid = _sum_in(deal, len(line.words)) is not None
    side = " ".join(line.words[deal.start : deal.end]).removeprefix("The ") in gazetteer().side_of
    if deal.rule == "money_is_pledged" and line_says(deal, "donation", "shipment", "delivery"):
        return True
    if deal.rule == "firm_buys":
        return (side and deal.promised) or (paid and _all_names(deal))
    return paid and (side or _all_names(deal) or _gift(deal) is not None)


def _agreement(text: str, sentence: Span, deal: _Deal, known: Instruments) -> Agreement:
    line = deal.line
    end = line.sentence.end
    while end > line.spans[deal.object - 1][1] and text[end - 1] in " .;:,":
        end -= 1
    start = line.spans[deal.start if _names_dealers(deal) else deal.end][0]
    money = MONEY.search(text, start, end)
    paper = _paper(deal)
    instrument = line.span(paper, paper + 1) if paper else line.span(deal.end, deal.object)
    return Agreement(
        Span(start, end),
        "contract",
        instrument,
        1 if paper else None,
        "exact" if paper else "many",
        tuple(_dealt_in(deal, known.pairs))[:12],
        (),
        _dealers(deal),
        "agreed",
        deal.rule,
        money=Span(*money.span()) if money else None,
        told_by=line.span(deal.end, deal.object),
    )


def _dealers(deal: _Deal) -> tuple[str, ...]:
    """Return who deals, and the states that a state's sum or delivery goes to."""
    own = names_in(deal.line, deal.start, deal.end) if _names_dealers(deal) else ()
    line, many = deal.line, len(deal.line.words)
    if deal.rule != "money_is_pledged" or deal.object >= many or gazetteer().side_of.keys().isdisjoint(own):
        return own
    taking = [code for code, letter in sides_in(line.span(deal.object, many).of(line.text)) if letter == "C"]
    return tuple(dict.fromkeys((*own, *(gazetteer().sides[code].name for code in taking))))


def _paper(deal: _Deal) -> int | None:
    """Return the noun of "a deal", "a five-year contract" behind the verb; None where none stands."""
    line = deal.line
    for i in range(deal.object, len(line.words)):
        if line.word(i) in deal_words("papers") and any(line.word(j) in ("a", "an") for j in range(i - 6, i)):
            return i
    return None


def _dealt_in(deal: _Deal, pairs: frozenset[str]) -> Sequence[Span]:
    """Return what is bought, built or paid for."""
    line, many = deal.line, len(deal.line.words)
    if deal.rule == "firm_buys":
        return objects_of(line, deal.object, _until(line, deal.object, many), pairs)[0]
    if deal.rule == "money_is_pledged":
        paid = _sum_in(deal, many)
        behind = next((i for i in range(deal.object, many) if paid and line.spans[i][0] >= paid.end), deal.object)
        gift = _gift(deal)
        if gift is not None and line.word(gift) == "purchases" and line.word(gift + 1) == "of":
            return objects_of(line, gift + 2, many, pairs)[0]
        if gift is not None and gift >= behind:
            behind = gift + 1
        return _paid_for(line, behind, many, pairs)
    to = next((i for i in range(deal.object, many) if line.tags[i] == "t"), None)
    joint = deal.rule == "firms_join" and to == deal.object
    if (deal.rule == "firm_is_chosen" or joint) and to is not None:
        behind, close = to + 1, next((i for i in range(to, many) if line.tags[i] in ";:W"), many)
        return purposes(line, behind, min(close, _until(line, behind, close)), pairs)
    return objects_of(line, deal.object + (line.tags[deal.object : deal.object + 1] == "I"), many, pairs)[0]


def _paid_for(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> Sequence[Span]:
    """Return what a sum is for: "through 2031 | to build | roads", "in | power grids, including cables"."""
    for i in range(at, min(at + 2 * _FAR, end)):
        if line.tags[i] == "t" and _is_activity(line, i + 1):
            return purposes(line, i + 1, next((j for j in range(i, end) if line.tags[j] in ";:W"), end), pairs)
        if (
            line.word(i) in ("in", "into", "for", "of", "towards", "on", "to")
            and _is_subject(line, i)
            and not is_time(line, i)
        ):
            return objects_of(line, i + 1, end, pairs, line.word(i))[0]
    return ()


def _is_activity(line: TaggedSentence, at: int) -> bool:
    words = content_words()
    return any(verb_at(verbs, line.words, at) for verbs in (words.doing, words.others, words.telling))


def _is_subject(line: TaggedSentence, at: int) -> bool:
    """Whether a preposition leads to what is paid for, and "to" not to whom."""
    if line.word(at) == "to":
        return line.tags[at + 1 : at + 2] in ("l", "n", "a", "G")
    return line.word(at) in ("in", "into", "for", "of", "towards", "on")


def _until(line: TaggedSentence, at: int, end: int) -> int:
    """Return where the job ends: "to build radars | in a $2 billion deal"."""
    for i in range(at + 1, end):
        if (
            line.word(i) == "in"
            and line.word(i + 1) in ("a", "an")
            and any(line.word(j) in deal_words("papers") for j in range(i, min(i + _FAR, end)))
        ):
            return i
    return end
