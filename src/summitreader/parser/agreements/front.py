"""The subject in front of an instrument's noun: "a crew exchange deal", "the Fisheries Inspection Agreement"."""

from summitreader.model import Span
from summitreader.parser.agreements.mentions import NUMBERS, Mention
from summitreader.parser.lexicon.content_words import word_list
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.text.lazy_regex import regex

_KINDS = frozenset(("agreement", "treaty", "plan", "mou", "protocol", "contract", "intent"))
_SET_UP = frozenset(("dialogue", "forum", "network", "platform", "initiative", "taskforce", "coalition"))
# What stands there says nothing of the subject: "a tax information exchange agreement" is about tax.
_NATURE = word_list("nature")
_DEALING = ("supply ", "purchase ", "delivery ")
_TRADE = regex(r"(?:free |preferential |fair )?trade|economic|commercial|political|social|trade and economic")
_HYPHENED = regex(r"[A-Z][\w.]*[-–—][A-Z][\w.]*")
_DEMONYM = regex(r"(?:ian|ean|ese|ish|can|ani|eli)$")
_CAPITAL_WORD = regex(r"[A-Z][\w’'-]*")


def subject_in_front(text: str, mention: Mention, new: bool) -> tuple[Span, ...]:
    """Return the words before the noun that say what it is about; what only names the kind of instrument is none.

    >>> a crew exchange deal => crew exchange
    >>> a curtain supply contract => curtain supply
    >>> a free trade agreement => (nothing)
    """
    if mention.instrument.kind not in _KINDS and not (new and mention.noun.of(text) in _SET_UP):
        return ()
    if mention.name is not None and mention.name < mention.noun.start and text[mention.noun.start].isupper():
        return _in_name(text, mention) if new else ()
    at = mention.noun.start
    joint = text.endswith("cooperation ", mention.start, at)  # "a defence cooperation agreement"
    at -= len("cooperation ") if joint else 0
    if done := next((word for word in _DEALING if text.endswith(word, mention.start, at)), None):
        at -= len(done)  # "a curtain supply contract", but not "a supply contract"
    edge = at
    while at > mention.start:
        before = text.rfind(" ", mention.start, at - 1) + 1 or mention.start
        word = text[before : at - 1]
        if not word.isascii() or not word.replace("-", "").islower() or word in _NATURE or word in NUMBERS:
            break
        if word.endswith(("ly", "’s", "'s")) or word == "said":
            break
        at = before
    told = text[at : mention.noun.start].rstrip()
    if at == edge or len(told) < 4 or _TRADE.fullmatch(told) or told == "cooperation":
        return ()
    exchange = text.startswith("exchange", mention.noun.start)  # "a student exchange programme"
    return (Span(at, at + len(told) + (len(" exchange") if exchange else 0)),)


def _in_name(text: str, mention: Mention) -> tuple[Span, ...]:
    """Return the subject inside a proper name, without countries and what only names the kind."""
    start = mention.name or mention.start
    words_ = list(_CAPITAL_WORD.finditer(text, start, mention.noun.start))
    sides = gazetteer().side_of
    kept = len(words_)
    for word in reversed(words_):
        if _is_kind(word.group()) or word.group() in sides or _HYPHENED.fullmatch(word.group()):
            break
        if _DEMONYM.search(word.group()):
            break
        kept -= 1
    inside = words_[kept:]
    if len(inside) < 2 or not text[inside[0].start() : mention.noun.start].replace(" and ", " ").istitle():
        return ()
    told = text[inside[0].start() : mention.noun.start].rstrip()
    if _TRADE.fullmatch(told.lower()) or "“" in told:
        return ()
    return (Span(inside[0].start(), inside[0].start() + len(told)),)


def _is_kind(word: str) -> bool:
    return word.lower() in _NATURE or word.lower() in ("trade", "strategic", "act", "additional")
