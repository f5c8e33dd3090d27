"""Instruments of which the sentence says nothing else: older ones that it cites, keeps or has."""

import re

from summitreader.model import Span
from summitreader.parser.agreements.mentions import Mention, words
from summitreader.parser.agreements.verbs import Row, Verdict
from summitreader.parser.text.date_words import MONTHS, WEEKDAYS
from summitreader.parser.text.lazy_regex import regex

TRUCE = regex(r"\b(?:cease-?fire|truce|armistice|peace)$")
_LATELY = regex(rf"(?:week|month|year|(?:{WEEKDAYS})day|yesterday)[’']s\b")  # "last week's pact"
_HAS = regex(r"(?i)\b(?:has|have|had|maintains?)(?: \w+ly)? (?:(?:a|an|several|many|\w+teen|\d+) )?$")
_KEPT = regex(
    r"(?i)\b(?:implement\w*|carry\w* out|observ\w+|honou?r\w*|violat\w+|fulfil\w*|comply\w* with|compliance with|"
    r"under|breach\w*)(?: (?:of|the|all))*\s$"
)
_PARTIES = regex(r" (?:between|with|among) (?:the )?[A-Z]")
_PAIR = regex(r"[A-Z][\w.]*(?: [A-Z]\w+)?[-–][A-Z][\w.]*")
_ALSO_KNOWN = regex(r"\b(?:known as|called|the so-called)(?: the)?\s$|\($")
_BODY = regex(r" (?:for|on) [A-Z]")
_RELATION = words(
    """
    strategic comprehensive cooperative special privileged enhanced global partnership bilateral traditional friendly
    coordination trusted
    """
)
_AT_HOME = frozenset(("bipartisan", "green", "new", "labour", "criminal", "civil", "grocery"))


_CAPITALS = r"[A-Z][\w’&-]*+(?: (?:(?:of|for|the|and) ){0,2}[A-Z][\w’&-]*+){0,7}"
_CALLED = regex(
    r"(?:\b(?P<verb>(?:announc|launch|unveil|establish|creat|found)\w+|committed to) )?(?:the )?"
    rf"(?<![\w’&-])(?P<name>{_CAPITALS})(?: \([A-Z0-9]{{2,8}}\))?(?:, |\s?[—–]\s?)$"
)
_WHO_LAUNCHED = regex(
    r" (?:that )?(?:he|she|they|we|[A-Z]\w+(?: [A-Z]\w+)?)(?: had| have| has)? (?:launch|announc|unveil|found)ed\b"
)


def name_before(text: str, mention: Mention) -> Span | None:
    """Return the name that a partnership stands in apposition to: "AUKUS, a security partnership"."""
    found = _called(text, mention)
    return Span(*found.span("name")) if found else None


def _called(text: str, mention: Mention) -> re.Match[str] | None:
    return _CALLED.search(text, max(mention.sentence.start, mention.start - _LONGEST), mention.start)


_LONGEST = 120  # code points of a name and of what was done with it


def named_before(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A partnership explains the name of what was launched.

    >>> They announced <agreed>Clean Ports, a values-driven partnership</agreed> for quays.
    >>> She spoke of <agreed>Blue Bay (BB)—a reef partnership that she launched</agreed> in June.
    """
    if mention.determiner not in ("a", "an") or mention.instrument.kind != "announcement":
        return None
    found = _called(text, mention)
    behind = _WHO_LAUNCHED.match(text, mention.end) if found else None
    if found is None or not (found["verb"] or behind):
        return None
    return Verdict("agreed", "named_before", Span(*(found.span("verb") if found["verb"] else found.span("name"))))


def truce_mentioned(text: str, mention: Mention, row: Row) -> Verdict | None:
    """An agreement that ended a fight, of which the sentence says nothing else.

    >>> The president said <referenced>the ceasefire agreement</referenced> must be kept.
    """
    truce = TRUCE.search(mention.inner) and mention.determiner in ("the", "this", "that")
    if not truce or mention.instrument.kind != "agreement":
        return None
    return Verdict("referenced", "truce_mentioned", Span(mention.start, mention.end))


def signed_lately(text: str, mention: Mention, row: Row) -> Verdict | None:
    """An instrument that is praised or recalled, with the day or month of its signing and no year.

    >>> He congratulated Peru on <signed>the agreement on honey concluded in May with the Reef Union</signed>.
    """
    if mention.determiner != "the" or mention.instrument.many or mention.instrument.counts == "set up":
        return None
    signed = _SIGNED_LATELY.match(text, mention.end, mention.sentence.end)
    return Verdict("signed", "signed_lately", Span(*signed.span("made"))) if signed else None


_WHEN = (
    rf"in (?:{MONTHS})|(?:last|this) (?:week|month|morning)|on (?:{WEEKDAYS})day|yesterday|today|that (?:morning|day)"
)
_SIGNED_LATELY = regex(
    rf" on [^,;:.]{{2,60}}?,? (?P<made>signed|concluded|inked) (?:{_WHEN})\b(?!,? (?:of )?(?:19|20)\d\d)"
)


def only_mentioned(text: str, mention: Mention, row: Row) -> Verdict | None:
    """An instrument with a name of its own, or of named parties, of which the sentence says nothing else.

    >>> The sides will act in line with <referenced>the Madrid Convention</referenced>.
    >>> They recalled <referenced>the Joint Communiqué</referenced> of 21 December 2032.
    >>> Peru has <referenced>agreements with Chile, Fiji and Malta</referenced> on the handing over of pirates.
    >>> They spoke of implementing <referenced>agreements between Peru and Chile on squid</referenced>.
    """
    if mention.instrument.kind == "document" or noun_is_domestic(text, mention):
        return None
    if _ALSO_KNOWN.search(text, max(mention.sentence.start, mention.start - 20), mention.start):
        return None  # "the Treaty of Lisbon, also known as the Reform Treaty"
    start = _of_parties(text, mention)
    if start is None:
        named = mention.name is not None and mention.instrument.name
        start = mention.name if named and _is_named(text, mention) else None
    return None if start is None else Verdict("referenced", "only_mentioned", Span(start, mention.end))


def _of_parties(text: str, mention: Mention) -> int | None:
    """Return where an instrument without a name starts that its parties, or "last week's", tell apart; else None."""
    named = mention.name is not None and mention.instrument.name
    pair = mention.determiner == "the" and _PAIR.match(text, mention.name or mention.start, mention.noun.start)
    if pair and mention.instrument.kind == "agreement" and text[mention.noun.start].islower():
        return mention.name  # "the Peru-Chile trade deal"
    noun = mention.noun.of(text).lower()
    if named or not (mention.instrument.counts == "always" or noun in ("convention", "protocol", "charter")):
        return None
    if mention.determiner == "possessive" and _LATELY.search(text, mention.start, mention.noun.start):
        return mention.start
    before = max(mention.sentence.start, mention.start - 40)
    parties = _PARTIES.match(text, mention.end)
    if parties and mention.determiner != "the":
        has = _HAS.search(text, before, mention.start)
        kept = mention.instrument.many and _KEPT.search(text, before, mention.start)
        return mention.start if has or kept else None
    between = text.startswith((" between ", " with "), mention.end) and parties
    subject = re.match(r" (?:on|for) [a-z]", text[mention.end : mention.end + 8])
    return mention.start if mention.determiner == "the" and (between or subject) else None


def _is_named(text: str, mention: Mention) -> bool:
    """Return whether capitals make a name of an instrument: "the 1972 Joint Communiqué", but not a heading."""
    noun, counts, name = mention.noun.of(text), mention.instrument.counts, mention.name or mention.start
    if (noun.isupper() and len(noun) > 4) or _is_heading(text, mention):
        return False
    if noun[0].islower() and counts != "always" and mention.determiner != "the":
        return False
    if counts == "signed" and not text[mention.noun.start].isupper():
        return False
    dated = noun[0].isupper() and re.search(r"(?:19|20)\d\d\s", text[mention.start : mention.noun.start])
    named = name < mention.noun.start or bool(dated)
    inner = set(mention.inner.replace("-", " ").split())
    if noun.lower() == "statement":
        return named and bool(inner & {"joint", "leaders", "leaders’", "leaders'", "ministers’"})
    if noun.lower() in ("code", "deal") and inner & _AT_HOME:
        return False
    if counts == "set up":
        named = noun[0].isupper() and (bool(inner - _RELATION - {"new"}) or not inner)
    if mention.instrument.kind == "joint_statement" and re.match(r" [A-Z“\"]", text[mention.end : mention.end + 2]):
        named = True
    return named or bool(_OF_A_NAME.match(text, mention.end))


_OF_A_NAME = regex(
    r" (?:Establishing|Concerning|Relating) |"
    r"\s?\[?(?:on|for|of|between|to|concerning|regarding|against|with respect to) \[?(?:the )?(?:\d{1,4} )?[A-Z]"
)


def noun_is_domestic(text: str, mention: Mention) -> bool:
    """Return whether a plan, a pledge or a partnership has a name, and nothing tells that it was agreed here."""
    noun = mention.noun.of(text)
    if noun == "Partnership" and mention.determiner == "the" and not mention.inner and _BODY.match(text, mention.end):
        return False  # "progress under the Partnership for Fair Farming"
    return mention.instrument.kind == "announcement" and noun.lower() in ("plan", "pledge", "partnership")


def _is_heading(text: str, mention: Mention) -> bool:
    """Return whether the name is all that its line has: "Comprehensive Economic Partnership"."""
    sentence = mention.sentence
    return mention.name == sentence.start and mention.end == sentence.end
