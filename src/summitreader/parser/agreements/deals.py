"""Deals told without an instrument: purchases, investments, ventures and orders of firms and countries.

Fact sheets list them one a bullet ("Narnia Air will purchase 20 aircraft"); the verb stands for the instrument.
"""

import re
from dataclasses import dataclass

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.content.fields import fields_between
from summitreader.parser.agreements.money import MONEY
from summitreader.parser.lexicon.instruments import Instruments
from summitreader.parser.text.lazy_regex import regex

DEAL_WORDS = frozenset(
    {
        "purchase",
        "purchases",
        "purchased",
        "buy",
        "acquire",
        "order",
        "ordered",
        "procure",
        "invest",
        "invests",
        "agreed",
    }
    | {"pledged", "partner", "partnering", "cooperate", "collaborate", "selected", "awarded", "commit", "committed"}
    | {"provide", "contribute"}
)

_NUMBER = regex(r"\b\d[\d.,]*\b|\bat least\b|\b(?:hundreds|thousands|millions|tons|tonnes)\b")
_LEAD_IN = regex(
    r"(?:[-–—•*]\s+|\d+\.\s+|[A-Z][A-Z’'&,\s-]{8,}:\s*|(?:In|At|On|As|Under|Today|Additionally|"
    r"Meanwhile)\b[^,]{0,80},\s+)*"
)
_WILL = (
    r"(?P<will>(?:will|has agreed to|have agreed to|agreed to|plans? to|intends? to|committed to|has committed to|"
    r"have committed to|pledged to|has pledged to|announced (?:plans to|it will|that it will|they will)|"
    r"is set to|to)\s+"
    r"(?:also |jointly |each )?)"
)
_FIRM = regex(
    r"\b(?:Airlines?|Airways|Corp(?:oration)?|Group|Company|Inc|Ltd|LLC|Co\.|Bank|Energy|Electronics|Motors?|Steel|Power|"
    r"Industries|Holdings?|Gas|Oil|Petroleum|Technologies|Aerospace|Shipbuilding|Railways?|Air Force|Ocean|Partners|"
    r"Capital)\b"
)
_LEADERS = regex(
    r"\b(?:We|They|It|He|She|sides|leaders|countries|presidents|ministers|parties|governments|we|they|it|he|she|who|which|that|nations|"
    r"President|Prime|Minister|Chancellor|teams|delegations|officials|both|Both|G\d+|Congress|said|Heads)\b"
)
_BUYS = regex(
    rf"{_WILL}(?:purchase|buy|acquire|order|procure)\s+|(?:(?:has |have )?(?:ordered|purchased)|"
    rf"approved (?:an? )?(?:initial )?purchase of)\s+"
)
_INVESTS = regex(
    rf"(?:{_WILL}(?:invest|provide|contribute|commit|spend)|(?:has |have )?(?:pledged|committed|"
    rf"invested))\s+(?=(?:up to |at least |an? (?:additional )?|more than |over |nearly |"
    rf"about )*[^\w\s]*[$€£¥\dUAEC])"
)
_JOINS = regex(
    r"(?:will|have agreed to|agreed to|plan to|are)\s+(?:also )?(?:partner(?:ing)?|cooperat(?:e|ing)|"
    r"collaborat(?:e|ing)|"
    r"team(?:ing)? up|join(?:ing)? forces)\s+(?:on|to|in|with)\s+"
)
_SELECTS = regex(r"(?:has |have )?(?:selected|chosen|chose|awarded|tapped)\s+(?=[A-Z])")
_SUPPORTS = regex(
    r"(?:have |has )?agreed to (?:support|supply|build|develop|expand|sell|deliver|manufacture|produce|"
    r"construct|finance|fund)\s+"
)
_DEAL = regex(r"\b(?:deal|contract|agreement|order|program|programme|plan|package)\b")
_OBJECT_LEAD = regex(
    r"(?:(?:about|around|some|nearly|over|more than|at least|up to|an?|the|its|their|initial|additional|"
    r"new|purchase of|"
    r"state-of-the-art|[\d.,]+|hundreds|million|billion|metric|tons?|tonnes?|barrels|units|MMT|\(MMT\)|tons/year|of|"
    r"[A-Z]\w+’s|[A-Z]\w+'s|U\.S\.-made|American-made|launch|build|develop|expand|support|strengthen|"
    r"establish|construct|"
    r"expansion|capacity|in|for|on|to|with|[A-Z]\w+’(?= ))\s+)+"
)
_OBJECT_END = regex(
    r",|;|\s(?:valued|worth|in (?!\w+ and )|for|from|by|via|to|with|that|which|supporting|creating|during|since|"
    r"over|per|focused|near|using|"
    r"through|at|capacity|under|and (?:also )?(?:purchase|increase|will))\b|[.]?$"
)
_UP_TO = regex(r"(?:(?:up to|at least|an?|additional|more than|over|nearly|about)\s+)*")
_NOUN = regex(r"\ban? (?:\S+ ){0,5}?(?P<noun>deal|contract|agreement|order|(?:\w+ )?program(?:me)?|(?:\w+ )?plan)\b")
_OF = regex(r"\s(?:of|in)\s")
_INTO = regex(r"\s(?:in|to|for|on|into)\s")
_JOB = regex(r"to \w+ ")
_TO_DEAL = regex(r"(?:purchase|buy|supply|sell|deliver|acquire|produce|build|construct|import|export)\s+")
# "an agreement to fight smuggling", "a declaration of intent to pursue greater cooperation on design"
_TO_DO = regex(
    r"(?:(?:further|jointly|better|effectively) )?"
    r"(?:(?:fight|combat|counter|prevent|strengthen|expand|deepen|boost|develop|support|implement|establish|launch|"
    r"govern|protect|avoid)(?:ing)?|"
    r"(?:promot|pursu|enhanc|advanc|facilitat|improv|creat|regulat|eliminat|shar|moderni[sz])(?:e|ing)|"
    r"set(?:ting)? up|cooperat(?:e|ing) (?:in|on)|collaborat(?:e|ing) (?:in|on)|work(?:ing)? together on)\s+"
    r"(?:(?:greater|closer|further|deeper|enhanced|stronger|the|joint)\s+)*"
)
_INCLUDING = regex(r",? (?:including|such as)\s+")


@dataclass(frozen=True, slots=True)
class _Deal:
    """Who deals, the words that say so, and where what is dealt in begins."""

    who: Span
    verb: Span
    rule: str


def deal_in(text: str, sentence: Span, sheet: bool, known: Instruments) -> Agreement | None:
    """The deal that a sentence tells; outside a fact `sheet` only where names and a sum are stated."""
    for rule in RULES:
        deal = rule(text, sentence)
        if deal is not None:
            paid = MONEY.search(text, deal.verb.end, sentence.end)
            sure = sheet or bool(_FIRM.search(deal.who.of(text))) or (_named(text, deal.who) and paid is not None)
            return _agreement(text, sentence, deal, known) if sure else None
    return None


def firm_buys(text: str, sentence: Span) -> _Deal | None:
    """Somebody is to purchase, buy or order a stated quantity.

    >>> <agreed>Narnia Air will purchase 20 new aircraft valued at $3 billion</agreed>.
    """
    verb, who = _verb(text, sentence, _BUYS)
    if (
        verb is None
        or who is None
        or not (
            _NUMBER.search(text, verb.end(), sentence.end)
            or MONEY.search(text, verb.end(), sentence.end)
            or _named(text, who)
        )
    ):
        return None
    return _Deal(who, Span(*verb.span()), "firm_buys")


def money_is_pledged(text: str, sentence: Span) -> _Deal | None:
    """Somebody is to invest or give a stated sum.

    >>> <agreed>Gondor Power pledged to invest $2 billion in power grids</agreed>.
    """
    verb, who = _verb(text, sentence, _INVESTS)
    if verb is None or who is None or not MONEY.match(text, _sum_at(text, verb.end()), sentence.end):
        return None
    return _Deal(who, Span(*verb.span()), "money_is_pledged")


def firms_join(text: str, sentence: Span) -> _Deal | None:
    """Firms are to partner or cooperate on something.

    >>> Fact sheet|- <agreed>Rohan Steel and Shire Motors will partner to build electric carts</agreed>.
    """
    verb, who = _verb(text, sentence, _JOINS)
    return _Deal(who, Span(*verb.span()), "firms_join") if verb and who and _named(text, who) else None


def firm_is_chosen(text: str, sentence: Span) -> _Deal | None:
    """A firm is selected for a job of a stated worth.

    >>> <agreed>The Rohan Air Force selected Gondor Avionics to build radars in a $2 billion deal</agreed>.
    """
    verb, who = _verb(text, sentence, _SELECTS)
    if (
        verb is None
        or who is None
        or not (MONEY.search(text, verb.end(), sentence.end) or _DEAL.search(text, verb.end(), sentence.end))
    ):
        return None
    return _Deal(who, Span(*verb.span()), "firm_is_chosen")


def firm_agrees(text: str, sentence: Span) -> _Deal | None:
    """A firm agrees to supply, build or support something.

    >>> Fact sheet|- <agreed>Shire Grain and Bree Foods agreed to supply wheat flour</agreed>.
    """
    verb, who = _verb(text, sentence, _SUPPORTS)
    return _Deal(who, Span(*verb.span()), "firm_agrees") if verb and who and _named(text, who) else None


RULES = (firm_buys, money_is_pledged, firms_join, firm_is_chosen, firm_agrees)


def _verb(text: str, sentence: Span, pattern: re.Pattern[str]) -> tuple[re.Match[str] | None, Span | None]:
    """The verb of a deal, and the subject before it; None where the subject is no one who deals."""
    verb = pattern.search(text, sentence.start, sentence.end)
    if verb is None:
        return None, None
    lead = _LEAD_IN.match(text, sentence.start, verb.start())
    start = lead.end() if lead else sentence.start
    who = text[start : verb.start()].rstrip()
    if (
        not 1 < len(who) <= 120
        or not (who[0].isupper() or who[0].isdigit())
        or _LEADERS.search(who)
        or _CLAUSE.search(who)
    ):
        return None, None
    return verb, Span(start, start + len(who))


_CLAUSE = regex(
    r"\b(?:and|but|or|,)? ?(?:will|said|has|have|is|are|was|were|signed|announced|welcomed|agreed|plans?)\b|[“”\";:–—]"
)


def _named(text: str, who: Span) -> bool:
    """Whether the subject is made of names alone, none of them a country's ("Rohan Steel and Shire Motors")."""
    words = who.of(text).replace(",", "").split()
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= 2 and all(word[0].isupper() or word in ("and", "of", "the", "&", "de") for word in words)


def _sum_at(text: str, at: int) -> int:
    lead = _UP_TO.match(text, at)
    return lead.end() if lead else at


def _agreement(text: str, sentence: Span, deal: _Deal, known: Instruments) -> Agreement:
    end = sentence.end
    while end > deal.verb.end and text[end - 1] in " .;:,":
        end -= 1
    money = MONEY.search(text, deal.who.start, end)
    noun = _NOUN.search(text, deal.verb.end, end)
    instrument = Span(*noun.span("noun")) if noun else deal.verb
    if not noun:
        start = deal.verb.start
        instrument = Span(start, start + len(text[start : deal.verb.end].rstrip()))
    return Agreement(
        Span(deal.who.start, end),
        "contract",
        instrument,
        1 if noun else None,
        "exact" if noun else "many",
        _dealt_in(text, deal.verb.end, end, known, deal.rule),
        (),
        _dealers(text, deal.who),
        "agreed",
        deal.rule,
        money=Span(*money.span()) if money else None,
    )


def _dealt_in(text: str, start: int, end: int, known: Instruments, rule: str) -> tuple[Span, ...]:
    """What is bought, built or paid for: the list after "including" where there is one, the object otherwise."""
    including = _INCLUDING.search(text, start, end) if rule else None
    if including:
        return fields_between(text, including.end(), end, known.pairs)
    money = MONEY.match(text, _sum_at(text, start), end)
    if money:
        purpose = (_OF if rule == "firm_buys" else _INTO).search(text, money.end(), end)
        if purpose is None and rule:
            return ()
        start = purpose.end() if purpose and rule else money.end()
    job = _JOB.search(text, start, end) if rule == "firm_is_chosen" else None
    start = job.end() if job else start
    lead = _OBJECT_LEAD.match(text, start, end)
    start = lead.end() if lead else start
    listing = rule != "firm_buys" and text.count(",", start, end) > 1 and re.search(r",? and ", text[start:end])
    stop = None if listing else _OBJECT_END.search(text, start + 1, end)
    return fields_between(text, start, stop.start() if stop else end, known.pairs)[: 12 if listing else 1]


def _dealers(text: str, who: Span) -> tuple[str, ...]:
    return tuple(
        name
        for part in re.split(r",\s+and\s+|\s+and\s+|,\s+", who.of(text))
        if (name := re.sub(r"^(?:[Tt]he |America’s |America's )", "", part).strip())
    )
