"""Sentences without a cue that go on with what the last speaker said, and where that stops.

Only in reports of talks: ordinary news goes back to the reporter's own voice at every full stop.
"""

from collections.abc import Callable
from dataclasses import dataclass

from summitreader.model import Span, Statement, VoiceKind
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.text.lazy_regex import regex


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor when a sentence begins; `same_paragraph` tells whether they took it in this paragraph."""

    kind: VoiceKind
    side: str | None
    same_paragraph: bool


_NARRATION = regex(
    r"(?:After|Before|Following|Prior to|Ahead of|During|Upon|At) (?:(?:the|their|his|her|its)\s)?(?:\w+\s){0,2}"
    r"(?:talks?|meetings?|calls?|conversations?|visits?|ceremon\w+|consultations?|negotiations?|banquet|lunch|dinner)\b"
    r"|(?:On the (?:same day|sidelines)|Earlier|Later|Also present|Participating|Background|Reference|Overall)\b"
    r"|.{0,60}\b(?:attended|accompanied|was signed|were signed|took place|lasted|topped|focused on"
    r"|included an exchange)\b"
    r"|.{0,200}\b(?:was|were) (?:also )?(?:discussed|considered|reviewed|exchanged|raised|paid)\b"
)
# Present tense and modals carry on; the past tells what happened.
_GOES_ON = regex(
    r"\b(?:should|must|ought|needs?|is|are|will|would|hopes?|stands?|remains?|believes?|attach(?:es)?|wants?|supports?"
    r"|opposes?|welcomes?|calls?|has|have|expects?|intends?|seeks?|respects?|adheres?|wish(?:es)?|appreciates?"
    r"|looks? forward|manifests?|continues?|shares?|can|cannot|may|values?|firmly|always|consistently)\b"
)
_PAST = regex(
    r"\b(?:was|were|had|did|held|met|took|gave|made|went|came|said|told|spoke|began|agreed|exchanged|discussed|reviewed|signed"
    r"|visited|attended|announced|presented|informed|touched|paid|noted|thanked|expressed|adopted|witnessed|received|hosted|arrived|launched)\b"
)
_OUGHT = regex(r"\b(?:should|must|ought|needs? to)\b")
_COLLECTIVE = regex(
    r"(?:[Tt]he |[Bb]oth |[Tt]hese )(?:two )?"
    r"(?:sides|leaders|presidents|heads of state|parties|ministers|countries|interlocutors|participants)\b"
)
_GOING_ON = regex(
    r"(?:In particular|In addition|It is for this reason|Therefore|Thus|Moreover|Furthermore|At the same time"
    r"|In this (?:regard|context|respect)|To this end|For this reason|That is why|First|Second|Third|Finally)\b"
)


def carries_on(text: str, sentence: Span, floor: Floor) -> str | None:
    """The rule by which a sentence goes on with what was said before it; None where the reporter speaks again."""
    if _NARRATION.match(text, sentence.start, sentence.end) or _quotes_across(text, sentence):
        return None
    return next((rule.__name__ for rule in RULES if rule(text, sentence, floor)), None)


def goes_on_in_reports(text: str, sentence: Span, floor: Floor, report: Statement) -> str | None:
    """The rule by which a sentence with a verb of saying still only goes on: "China attaches importance to ties".

    The speaker's own side in the present tense, or what both sides "should" do, said by one of them.
    """
    if floor.kind != "person" or report.who is None or report.cue is None or _quotes_across(text, sentence):
        return None
    if report.who.start - sentence.start > 4 or report.says[0].start < report.who.start:
        return None
    who, cue = report.who.of(text), report.cue.of(text)
    if _COLLECTIVE.match(who) and _OUGHT.search(text, report.who.end, report.cue.end):
        return advice_goes_on.__name__
    verb = cue.split()[0]
    present = verb in ("is", "are", "has", "have") or (verb.endswith("s") and not verb.endswith("ss"))
    return side_goes_on.__name__ if present and side_goes_on(text, sentence, floor) else None


def _quotes_across(text: str, sentence: Span) -> bool:
    """Whether a quotation begins or ends in the sentence and goes beyond it: then it is part of a longer one."""
    straight = text.count('"', sentence.start, sentence.end) % 2
    return bool(straight) or text.count("“", sentence.start, sentence.end) != text.count(
        "”", sentence.start, sentence.end
    )


def connective_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """A sentence that opens with "In particular", "It is for this reason" goes on with what was said.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said trade grew. <implied>In particular, tariffs are low.</implied>
    """
    going_on = _GOING_ON.match(text, sentence.start, sentence.end)
    if not going_on or not floor.same_paragraph or not _not_past(text, sentence):
        return False
    return floor.kind == "person" or going_on.group() == "In particular"


def side_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """The speaker's own side in the present tense: "The ROK is willing to", "It hopes to".
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>China is willing to sell more.</implied>
    """
    if floor.kind == "joint" or not _not_past(text, sentence):
        return False
    subject = _SIDE_SUBJECT.match(text, sentence.start, sentence.end)
    if not subject:
        return False
    if subject.group(1):
        return floor.same_paragraph
    known = gazetteer().side_of.get(subject.group(2).replace("’", "'"))
    return known is not None and (known[0] == floor.side or floor.side is None)


def advice_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """What "should" or "must" be done is the speaker's advice, not the reporter's.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>As friends, all should trade.</implied>
    """
    return floor.same_paragraph and floor.kind == "person" and bool(_OUGHT.search(text, sentence.start, sentence.end))


def present_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """In the speaker's own paragraph the present tense goes on, where no collective subject takes over.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>The ties are old.</implied>
    """
    if not floor.same_paragraph or floor.kind != "person":
        return False
    return _not_past(text, sentence) and not _COLLECTIVE.match(text, sentence.start, sentence.end)


RULES: tuple[Callable[[str, Span, Floor], bool], ...] = (
    connective_goes_on,
    side_goes_on,
    advice_goes_on,
    present_goes_on,
)

# "It hopes", "The Korean side is", behind a fronted phrase too: "In the face of new risks, China is ready".
_SIDE_SUBJECT = regex(
    r"(?:(?:In|As|With|Under|On|At|Through|Amid|Given|For|To|Facing|Together|Looking)\b[^,.]{3,100}, )?"
    r"(?:(It)\b|(?:The )?([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})(?: side| government| people)?) (?!and\b|or\b)(?=[a-z])"
)


def _not_past(text: str, sentence: Span) -> bool:
    """Whether the first verb that tells is not of the past."""
    present = _GOES_ON.search(text, sentence.start, sentence.end)
    if not present:
        return False
    past = _PAST.search(text, sentence.start, present.start())
    return past is None
