"""Which deals count, and what is told of them.

Fact sheets list them one a bullet ("Narnia Air will purchase 20 aircraft"); elsewhere names, a sum or a gift to another
state is needed, for what one state does at home is no agreement.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.deals.dealing import FAR, Deal, dealings, is_name_of_dealers
from summitreader.parser.agreements.deals.dealt import amount, dealers, dealt_in, gift_in, given_in, paper_in, sum_in
from summitreader.parser.agreements.money import MONEY
from summitreader.parser.lexicon.content_words import deal_words
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.instruments import Instruments
from summitreader.parser.people.names import sides_in
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import regex

_KINDS = ("buying", "bought", "giving", "given", "joining", "choosing", "making", "sending", "giving_now", "building")
DEAL_WORDS = frozenset().union(*map(deal_words, _KINDS)) | {"partnering", "purchases", "agreed", "announcement"}
_BULLET = regex(r"(?:[-–—•*]\s+|\d+\.\s+|[A-Z][A-Z’'&,\s-]{8,}:\s*|\*\*[^*\n]{3,100}\*\*:?\s*)*")
_NOBODY = frozenset(("We", "I", "They", "He", "She", "It", "We’ve", "We've", "This", "That"))


class Setting(NamedTuple):
    """What the article is: a sheet of facts or not, the sides that meet, and how it begins."""

    sheet: bool
    sides: tuple[str, ...]
    lead: str

    @property
    def real(self) -> bool:
        """Whether it names any state that we know; one about invented ones may name none."""
        return any(sides_named(self.lead))


def deal_in(text: str, sentence: Span, setting: Setting, known: Instruments) -> Agreement | None:
    """Return the deal that a sentence tells; outside a fact sheet only where names and a sum are stated."""
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    if text[sentence.end - 1] == "?":
        return None
    line = line_of(text, bullet.end() if bullet else sentence.start, sentence.end)
    for deal in dealings(line):
        for rule in RULES:
            if rule(deal):
                named = deal._replace(rule=rule.__name__)
                if (setting.sheet or _is_sure(named)) and _is_abroad(named, setting):
                    return _agreement(text, named, known)
    return None


def firm_buys(deal: Deal) -> bool:
    """Somebody is to purchase, buy or order a stated quantity.

    >>> <agreed>Narnia Air will purchase 20 new aircraft valued at $3 billion</agreed>.
    >>> <agreed>Peru has agreed to buy forty turbines</agreed> for its islands.
    """
    buys = deal.verb in deal_words("buying") if deal.promised else deal.verb in deal_words("bought")
    if deal.promised and deal.verb in deal_words("making") and amount(deal.line, deal.object):
        buys = buys or any(deal.line.word(i) in ("deal", "contract", "agreement") for i in range(deal.start))
    return buys and _names_dealers(deal) and (amount(deal.line, deal.object) or _all_names(deal))


def money_is_pledged(deal: Deal) -> bool:
    """Somebody is to invest, lend or give a stated sum.

    >>> <agreed>Gondor Power pledged to invest $2 billion in power grids</agreed>.
    >>> President of Peru Ana Ruiz <agreed>announced an additional $2 million contribution</agreed> for mines in Chad.
    >>> They hailed <agreed>the announcement of $9 million in Peruvian funding</agreed> for clinics in Fiji.
    """
    gives = deal.verb in (_GIVING if deal.promised else deal_words("given"))
    if deal.verb == "announcement":
        return sum_in(deal, deal.object + FAR) is not None
    if deal.verb == "make" and deal.promised:
        return gift_in(deal) is not None and sum_in(deal, len(deal.line.words)) is not None
    if not gives:
        return False
    gift = gift_in(deal)
    if not any(word[:1].isupper() and word not in _NOBODY for word in deal.line.words[deal.start : deal.end]):
        return False
    if gift is not None and line_says(deal, "donation", "shipment", "delivery") and amount(deal.line, deal.object):
        return True
    return sum_in(deal, deal.object + FAR) is not None and (_names_dealers(deal) or gift is not None)


def aid_is_promised(deal: Deal) -> bool:
    """Somebody is to send goods or people, to pay for works, or to give a loan or a grant, to another state.

    >>> <agreed>The European Union has announced that it will send up to 300 engineers to Haiti</agreed>.
    >>> <agreed>Peru’s development bank is funding the expansion of a clinic</agreed> in Fiji.
    >>> It was <planned>Peru’s intention to contribute an infantry battalion</planned> to the force in Haiti.
    """
    if not _names_dealers(deal):
        return False
    if deal.promised:
        return deal.verb in _SENDING and given_in(deal) is not None
    return deal.verb in ("announced", "announcing", "announces") and given_in(deal, "funds") is not None


_GIVING = deal_words("giving") | deal_words("giving_now")
_SENDING = _GIVING | deal_words("sending") | deal_words("building")


def line_says(deal: Deal, *nouns: str) -> bool:
    """Return whether one of some nouns stands near behind the verb of a deal."""
    return any(deal.line.word(i) in nouns for i in range(deal.object, min(deal.object + FAR, len(deal.line.words))))


def firms_join(deal: Deal) -> bool:
    """Firms are to partner or cooperate on something.

    >>> Fact sheet|- <agreed>Rohan Steel and Shire Motors will partner to build electric carts</agreed>.
    """
    return deal.promised and deal.verb in deal_words("joining") and _names_dealers(deal) and _all_names(deal)


def firm_is_chosen(deal: Deal) -> bool:
    """A firm is selected for a job of a stated worth.

    >>> <agreed>The Rohan Air Force selected Gondor Avionics to build radars in a $2 billion deal</agreed>.
    """
    line = deal.line
    chosen = deal.verb in deal_words("choosing") and line.tags[deal.object : deal.object + 1] == "N"
    papers = any(line.word(i) in deal_words("papers") for i in range(deal.object, len(line.words)))
    return chosen and _names_dealers(deal) and (papers or sum_in(deal, len(line.words)) is not None)


def firm_agrees(deal: Deal) -> bool:
    """A firm agrees to supply, build or support something.

    >>> Fact sheet|- <agreed>Shire Grain and Bree Foods agreed to supply wheat flour</agreed>.
    """
    agreed = any(deal.line.word(i) == "agreed" for i in range(deal.end, deal.object))
    return agreed and deal.verb in deal_words("making") and _names_dealers(deal) and _all_names(deal)


RULES = (firm_buys, money_is_pledged, firms_join, firm_is_chosen, firm_agrees, aid_is_promised)


def _names_dealers(deal: Deal) -> bool:
    return is_name_of_dealers(deal.line, deal.start, deal.end)


def _all_names(deal: Deal) -> bool:
    """Return whether the subject is made of names alone: "Rohan Steel and Shire Motors"."""
    words = deal.line.words[deal.start : deal.end]
    named = [word for word in words if word[:1].isupper()]
    small = ("and", "of", "the", "&", "de", ",", "'s", "’s")
    return len(named) > 1 and all(word[:1].isupper() or word in small for word in words)


def _is_firm(deal: Deal) -> bool:
    return any(deal.line.word(i) in deal_words("firms") for i in range(deal.start, deal.end))


def _is_sure(deal: Deal) -> bool:
    """Return whether a deal is told so that no list of facts is needed: by a
    firm, or with a sum, a gift or a number.
    """
    line = deal.line
    if _is_firm(deal) or deal.rule == "aid_is_promised" or deal.verb == "announcement":
        return True
    paid = sum_in(deal, len(line.words)) is not None
    side = " ".join(line.words[deal.start : deal.end]).removeprefix("The ").removeprefix("the ") in gazetteer().side_of
    if deal.rule == "money_is_pledged" and line_says(deal, "donation", "shipment", "delivery"):
        return True
    if deal.rule == "firm_buys":
        return (side and deal.promised) or (paid and _all_names(deal))
    return paid and (side or _all_names(deal) or gift_in(deal) is not None)


def _is_abroad(deal: Deal, setting: Setting) -> bool:
    """Return whether a deal reaches beyond one state: sides meet, another state is named, or firms trade."""
    line = deal.line
    own = _sides(line.words[deal.start : deal.end]) if _names_dealers(deal) else set()
    home = {code for side in setting.sides[:1] for code in _sides([side])}
    others = _sides(line.words) - own - home
    if deal.rule == "aid_is_promised":
        return bool(others) or not setting.real or (len(setting.sides) > 1 and bool(own))
    bought = deal.rule == "firm_buys" and bool(own)
    return len(setting.sides) > 1 or bool(others) or bought or _is_firm(deal) or not setting.real


def _sides(words: Sequence[str]) -> set[str]:
    return {code for code, letter in sides_in(" ".join(words)) if letter in "CD"}


def _agreement(text: str, deal: Deal, known: Instruments) -> Agreement:
    line = deal.line
    end = line.sentence.end
    while end > line.spans[deal.object - 1][1] and text[end - 1] in " .;:,":
        end -= 1
    start = line.spans[deal.start if _names_dealers(deal) else deal.end][0]
    money = MONEY.search(text, start, end)
    paper = paper_in(deal)
    instrument = line.span(paper, paper + 1) if paper else line.span(deal.end, deal.object)
    return Agreement(
        Span(start, end),
        "contract",
        instrument,
        1 if paper else None,
        "exact" if paper else "many",
        tuple(dealt_in(deal, known.pairs))[:12],
        (),
        dealers(deal),
        "planned" if deal.planned else "agreed",
        deal.rule,
        money=Span(*money.span()) if money else None,
        told_by=line.span(deal.end, deal.object),
    )
