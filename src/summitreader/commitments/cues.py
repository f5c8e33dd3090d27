"""Verb phrases that can bind: where they stand in a sentence, how strong they are, and by which rule."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summitreader.commitment import Strength
from summitreader.commitments.lexicon import listed, piece
from summitreader.commitments.rule import CommitmentRule
from summitreader.model import Span

_HEAD = "Joint statement of Peru and Chile\n\n"
WILL = CommitmentRule(
    "will_act", "An actor of the text will, shall or must do something.", _HEAD + "Peru <c>will open the pier</c>."
)
WOULD = CommitmentRule(
    "would_act",
    "A report tells what an actor would do.",
    "President Ana Ruiz of Peru met Li Wen of Chile. It was agreed as follows. Peru <c>would pay Chile $7 million</c>.",
)
WILL_BE_DONE = CommitmentRule(
    "will_be_done",
    "Something will be established, held or changed, which binds whoever makes the text.",
    _HEAD + "A working group <c>will be established in 2031</c>.",
)
TAKES_PLACE = CommitmentRule(
    "will_take_place",
    "A meeting will take place, or a body will begin its work.",
    _HEAD + "The next summit <c>will take place in Lima in 2031</c>.",
)
COMMITS = CommitmentRule(
    "commits_to",
    "An actor commits to, pledges or is determined to do something.",
    _HEAD + "The two sides <c>are committed to opening the pier</c>.",
)
RESTATES = CommitmentRule(
    "restates_commitment",
    "An actor says its commitment, or its readiness, to do something again.",
    _HEAD + "We <c>reaffirm our commitment to free trade</c>.",
)
AGREES = CommitmentRule(
    "agrees_to",
    "Those who meet agree or decide to do something, on doing it, or that it will be done.",
    _HEAD + "The two sides <c>agreed to open the pier</c>.",
)
TASKS = CommitmentRule(
    "tasks",
    "Those who meet task their own people with something.",
    _HEAD + "The presidents <c>tasked their ministers to draft a plan by May</c>.",
)
INTENDS = CommitmentRule(
    "intends_to",
    "An actor intends, plans, aims, seeks or is ready to do something.",
    _HEAD + "Peru <c>intends to buy four boats</c>.",
)
LOOKS_FORWARD = CommitmentRule(
    "looks_forward",
    "An actor looks forward to an act of its own.",
    _HEAD + "We <c>look forward to hosting the next summit</c>.",
)
ASKS = CommitmentRule(
    "calls_on",
    "An actor calls on, urges or invites others to do something.",
    _HEAD + "The two sides <c>call on all parties to lower tolls</c>.",
)
RULES = (WILL, WOULD, WILL_BE_DONE, TAKES_PLACE, COMMITS, RESTATES, AGREES, TASKS, INTENDS, LOOKS_FORWARD, ASKS)


class BindingVerb(NamedTuple):
    """A verb phrase that can bind: its words, what it is, and where the words of the act begin.

    `bare` is whether the act follows in its base form, `finite` whether it needs no other verb.
    """

    span: Span
    strength: Strength
    rule: CommitmentRule
    act: int
    finite: bool = True


_ADVERBS = (
    r"(?:(?:[a-z]+ly|also|further|together|both|all|each|now|again|then|once again|in turn|in future|therefore|thus"
    r"|not|never|soon|instead|today|hereby|do|does|did|have|has|had|always|still|furthermore|in this regard) ){0,3}+"
)
_REFLEXIVE = r"(?: (?:ourselves|themselves|itself|himself|herself|yourselves|both|fully))?"
_OWN = r"(?:(?:our|their|its|his|her|the|a|an|this|that|both|each) )"
_ADJECTIVES = r"(?:[a-z-]+,? (?:and )?){0,4}?"


@cache
def _patterns() -> tuple[tuple[CommitmentRule, Strength, re.Pattern[str]], ...]:
    """Return what finds each kind of verb phrase; the first that matches at a place is the one."""
    is_ = r"(?:am|are|is|was|were|be|remain|remains|remained|stand|stands|stood)"
    commitment = rf"(?:{piece('restate')}) (?:anew |once again |again |today )?{_OWN}?{_ADJECTIVES}"
    made: tuple[tuple[CommitmentRule, Strength, str], ...] = (
        (RESTATES, "will", rf"{commitment}{piece('commitment')} (?:to|of|that|in)\b"),
        (RESTATES, "intend", rf"{commitment}{piece('intention')} (?:to|of|in|for|that)\b"),
        (COMMITS, "will", rf"(?:{piece('commit')}){_REFLEXIVE} (?:not )?(?:to|that)\b"),
        (COMMITS, "will", rf"{is_} {_ADVERBS}(?:{piece('bound')}) (?:not )?(?:to|in)\b"),
        (
            AGREES,
            "will",
            rf"(?:{piece('agree')}) (?:[a-z]+ly |in principle |also |further )?(?:not )?(?:to|on|upon|that)\b",
        ),
        (ASKS, "encourage", rf"(?:{piece('restate')}) {_OWN}(?:[a-z]+ )?(?:calls?|appeals?) (?:on|upon|for|to)\b"),
        (
            TASKS,
            "will",
            rf"(?:{piece('task')}) (?=(?:our|their|the|its|relevant|both|officials|ministers|experts|[A-Z]\w+)\b)",
        ),
        (INTENDS, "intend", rf"(?:{is_} {_ADVERBS})?(?:{piece('intend')}) (?:not )?to\b"),
        (INTENDS, "intend", rf"{is_} {_ADVERBS}(?:{piece('ready')}) to\b"),
        (LOOKS_FORWARD, "intend", r"(?:(?:is|are|was|were) )?(?:look|looks|looked|looking) forward to\b"),
        (ASKS, "encourage", rf"(?:{piece('call')}) {_ADVERBS}(?:on|upon|for|to)\b"),
        (ASKS, "encourage", rf"(?:{piece('ask')})(?= )"),
        (ASKS, "encourage", rf"(?:{piece('demand')}) (?=that\b|[A-Z])"),
        (WILL, "will", rf"(?:will|shall|must|[’']ll|would)(?:(?=:)| {_ADVERBS}(?=[a-z]))"),
    )
    return tuple((rule, strength, re.compile(rf"\b{_ADVERBS}{pattern}")) for rule, strength, pattern in made)


def binding_verbs(text: str, start: int, end: int) -> list[BindingVerb]:
    """Return the verb phrases of a sentence that can bind, in their order, none inside another."""
    found: list[BindingVerb] = []
    for rule, strength, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            found += _cue(text, Span(*match.span()), rule, strength, end)
    kept: list[BindingVerb] = []
    for cue in sorted(found, key=lambda cue: (cue.span.start, -cue.span.end)):
        # "will seek to": the second verb is the act of the first.
        if not kept or text[kept[-1].span.end : cue.span.start].strip():
            kept.append(cue)
    return kept


_WORD = re.compile(r"[\w’'-]+")
_AFTER_BE = re.compile(r"be (?:[a-z]+ly |also |further |jointly ){0,2}(?P<done>[a-z]+)\b(?: (?P<next>[a-z]+))?")
_STAYS = re.compile(r"(?:be|remain|stay|stand) (?:[a-z]+ly |also ){0,2}(?P<how>[a-z]+(?: [a-z]+){0,2})")
_PRONE = re.compile(r"\b(?:would|must)\b")


def _cue(text: str, span: Span, rule: CommitmentRule, strength: Strength, end: int) -> Iterator[BindingVerb]:
    """Give the cue that a match is; nothing where what follows is no act."""
    act = span.end
    while act < end and text[act] == " ":
        act += 1
    if text.startswith(":", act):
        # "We will: (i) open": a list on the same line begins behind its first number.
        number = _NUMBER.match(text, act, end)
        yield BindingVerb(Span(_after_adverbs(text, span), span.end), strength, rule, number.end() if number else act)
        return
    if rule is WILL:
        yield from _modal(text, span, act, end)
        return
    word = _WORD.match(text, act, end)
    if word is None:
        return
    if rule is LOOKS_FORWARD and not _own_act(text, act, end):
        return
    if rule is AGREES and span.of(text).endswith((" on", " upon")) and not _can_be_done(text, act, end):
        return
    if rule is AGREES and span.of(text).endswith("that") and not _AHEAD.search(text, act, end):
        return
    is_view = span.of(text).endswith(("that", "in")) and not _AHEAD.search(text, act, end)
    if rule in (RESTATES, COMMITS) and is_view and not word[0].endswith("ing"):
        return
    trimmed = Span(_after_adverbs(text, span), len(text[: span.end].rstrip()))
    yield BindingVerb(trimmed, strength, rule, act)


_NUMBER = re.compile(r":\s+(?:\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s+)?(?=[a-z])")
_AHEAD = re.compile(r"\b(?:will|would|shall|should|must|is to|are to|need to)\b")


def _after_adverbs(text: str, span: Span) -> int:
    """Return where the verb phrase itself begins, adverbs before it left out."""
    lead = _LEADING.match(text, span.start, span.end)
    return lead.end() if lead else span.start


_LEADING = re.compile(
    r"(?:(?:[a-z]+ly|also|further|together|both|all|each|now|again|then|once again|in turn|in future|therefore|thus"
    r"|soon|instead|today|hereby|always|still|furthermore|in this regard) ){1,3}+"
)


def _modal(text: str, span: Span, act: int, end: int) -> Iterator[BindingVerb]:
    """Give what "will" and its kin begin: an act, something that is done, a meeting."""
    word = _WORD.match(text, act, end)
    if word is None:
        return
    begin = _after_adverbs(text, span)
    modal = Span(begin, len(text[: span.end].rstrip()))
    rule = WOULD if _PRONE.search(text, begin, span.end) and "would" in text[begin : span.end] else WILL
    verb = word[0]
    if verb in ("be", "remain", "stay", "stand"):
        how = _STAYS.match(text, act, end)
        stays = how and any(f"{how['how']} ".startswith(f"{one} ") for one in listed("stays"))
        if how and how["how"].split()[0] in listed("bound") | listed("ready"):
            stays = True
        if stays:
            yield BindingVerb(modal, "will", rule, act)
            return
        done = _AFTER_BE.match(text, act, end)
        if done and (done["done"] in listed("done") or done["done"] == "held"):
            yield BindingVerb(modal, "will", WILL_BE_DONE, act)
        elif done and done["done"] in ("able",):
            return
        elif done and done["done"].endswith("ing"):
            yield BindingVerb(modal, "will", rule, act)
        return
    if any(text.startswith(one, act) for one in listed("meets") if " " in one):
        yield BindingVerb(modal, "will", TAKES_PLACE, act)
        return
    if verb in listed("no_act"):
        return
    strength: Strength = "intend" if verb in listed("tries") and text.startswith(" to ", word.end()) else "will"
    yield BindingVerb(modal, strength, rule, act)


_NEXT = re.compile(
    r"(?:the|our|their|an?)? ?(?:\w+ ){0,3}?(?:meeting|summit|visit|round|session|dialogue|talks|conference)s?\b"
)
_DOING = re.compile(r"(?:[a-z]+ly |further |jointly |also |our |the |their )?[a-z-]+ing\b")


def _own_act(text: str, act: int, end: int) -> bool:
    """Return whether what is looked forward to is an act of one's own: "hosting", "the next meeting"."""
    return bool(_DOING.match(text, act, end) or _NEXT.match(text, act, end))


def _can_be_done(text: str, act: int, end: int) -> bool:
    """Return whether what was agreed on is to be done: "agreed on opening", "on the establishment of"."""
    if _DOING.match(text, act, end):
        return True
    words = [match[0].lower() for match in _WORD.finditer(text, act, min(end, act + 60))][:5]
    return any(word in listed("done_nouns") for word in words)
