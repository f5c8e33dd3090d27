"""Sentences without a cue that go on with what the last speaker said, each with its reason.

Only in reports of talks: ordinary news goes back to the reporter's own voice at every full stop. A sentence goes on for
a reason (a connective, the speaker's own side, an obligation, a word that points back), not for lack of a doubt.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from summitreader.model import Span, Statement, VoiceKind
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.text.lazy_regex import regex


class Floor(NamedTuple):
    """Who has the floor when a sentence begins, and by which verb; `meeting`: in a report of one.

    `same_paragraph` tells whether they took it in this paragraph, `clause` whether what they said last is a clause.
    """

    kind: VoiceKind
    side: str | None
    same_paragraph: bool
    cue: str = ""
    talks: bool = True
    meeting: bool = True
    clause: bool = False


_TALKS = "talks?|meetings?|calls?|conversations?|visits?|ceremon\\w+|consultations?|negotiations?|banquet|lunch|dinner"
_AT_THE_TALKS = (
    r"(?:After|Before|Following|Prior to|Ahead of|During|Upon|At) (?:(?:the|their|his|her|its)\s)?(?:\w+\s){0,2}"
    rf"(?:{_TALKS})\b"
)
_NARRATES = r"(?:On the (?:same day|sidelines)|Earlier|Later|Also present|Participating|Background|Reference|Overall)\b"
_HAPPENED = "attended|accompanied|was signed|were signed|took place|lasted|topped|focused on|included an exchange"
_WAS_TREATED = r"(?:was|were) (?:also )?(?:discussed|considered|reviewed|exchanged|raised|paid)"
_NARRATION = regex(rf"{_AT_THE_TALKS}|{_NARRATES}|.{{0,60}}\b(?:{_HAPPENED})\b|.{{0,200}}\b{_WAS_TREATED}\b")
# What only the reporter tells: events in the perfect passive, a programme, a count of the meetings.
_HAS_BEEN = r"(?:has|have|had) (?:\w+ )?been \w+(?:ed|en|t|n)\b"
_IS_DUE = r"(?:is|are) (?:also )?(?:scheduled|due|slated|set|expected|likely|planned|to \w+)\b"
_IS_THE_FIRST = (
    r"(?:is|was|marks?) (?:the |their |his |her )?(?:\w+ )?(?:first|second|third|\w+th|\d+(?:st|nd|rd|th)|latest|last)"
    r" (?:\w+ ){0,3}(?:since|in|of|meeting|visit|time|round)\b"
)
_REPORTERS = regex(rf"\b(?:{_HAS_BEEN}|{_IS_DUE}|{_IS_THE_FIRST})")
# Present tense and modals carry on; the past tells what happened.
_AUXILIARIES = "should|must|ought|needs?|is|are|will|would|has|have|can|cannot|may"
_HOLDING = (
    "hopes?|stands?|remains?|believes?|attach(?:es)?|wants?|supports?|opposes?|welcomes?|calls?|expects?|intends?|seeks?"
    "|respects?|adheres?|wish(?:es)?|appreciates?|looks? forward|manifests?|continues?|shares?|values?"
)
_GOES_ON = regex(rf"\b(?:{_AUXILIARIES}|{_HOLDING}|firmly|always|consistently)\b")
_WAS = "was|were|had|did"
_TOLD_DEEDS = (
    "held|met|took|gave|made|went|came|said|told|spoke|began|agreed|exchanged|discussed|reviewed|signed|visited|attended"
    "|announced|presented|informed|touched|paid|noted|thanked|expressed|adopted|witnessed|received|hosted|arrived"
    "|launched|initiated"
)
_PAST = regex(rf"\b(?:{_WAS}|{_TOLD_DEEDS})\b")
# Any form of the past: "pay" goes on, "paid" and "asked" tell.
_TOLD = regex(r"\b(?:was|were|had|did|held|met|took|gave|made|went|came|said|told|spoke|began|paid|left|\w+ed)\b")
_OUGHT = regex(r"\b(?:should|must|ought|needs? to)\b")
# What a side does that takes a position, rather than what is so: "has 550 soldiers".
_WILLING = "ready|willing|committed|open|interested|determined|prepared|against|opposed|in favou?r|keen|eager"
_FEELING = "grateful|confident|convinced|proud|concerned|united"
_STANCE = regex(
    rf"(?:is|are) (?:(?:not|also|still|\w+ly|always) )?(?:{_WILLING}|{_FEELING})\b|takes? (?!part|place|over)\w+"
)
_WORD = regex(r"[a-z]+")
_COLLECTIVE = regex(
    r"(?:[Tt]he |[Bb]oth |[Tt]hese )(?:two )?"
    r"(?:sides|leaders|presidents|heads of state|parties|ministers|countries|interlocutors|participants)\b"
)
_ADDING = (
    "In particular|In addition|Moreover|Furthermore|At the same time|First|Second|Third|Finally|And|For example|Indeed"
)
_CONCLUDING = "It is for this reason|Therefore|Thus|That is why|So|Otherwise|Only then|(?:To (?:this|that) end)"
_OPPOSING = "But|However|Yet|Instead|Nevertheless"
_REGARDING = r"In (?:this|that) (?:regard|context|respect|connection)|For (?:this|that) reason"
_VIEWED = r"In (?:his|her|their) (?:opinion|view|words)"
_GOING_ON = regex(rf"(?:{_ADDING}|{_CONCLUDING}|{_OPPOSING}|{_REGARDING}|{_VIEWED})\b")
# Openings with which both sides can go on together too.
_TOGETHER = ("In particular", "In this", "To this end")


def carries_on(text: str, sentence: Span, floor: Floor) -> str | None:
    """Return the rule by which a sentence goes on with what was said before it.

    None where the reporter speaks again.
    """
    if _NARRATION.match(text, sentence.start, sentence.end) or _quotes_across(text, sentence):
        return None
    if _REPORTERS.search(text, sentence.start, sentence.end):
        return None
    return next((rule.__name__ for rule in RULES if rule(text, sentence, floor)), None)


def goes_on_in_reports(text: str, sentence: Span, floor: Floor, report: Statement) -> str | None:
    """Return the rule by which a sentence with a verb of saying still only goes on: "China attaches
    importance to ties".

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
    """Return whether a quotation begins or ends in the sentence and goes beyond it: then it is part of a longer one."""
    straight = text.count('"', sentence.start, sentence.end) % 2
    return bool(straight) or text.count("“", sentence.start, sentence.end) != text.count(
        "”", sentence.start, sentence.end
    )


def connective_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """A sentence that opens with "In particular", "It is for this reason" goes on with what was said.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said trade grew. <implied>In particular, tariffs are low.</implied>
    """
    going_on = _GOING_ON.match(text, sentence.start, sentence.end)
    if not going_on or not floor.same_paragraph or not floor.meeting:
        return False
    if not _not_past(text, sentence) and _TOLD.search(text, going_on.end(), sentence.end):
        return False
    return floor.kind == "person" or going_on.group().startswith(_TOGETHER)


def side_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """The speaker's own side in the present tense: "The ROK is willing to", "It hopes to".
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>China is willing to sell more.</implied>
    """
    if not floor.same_paragraph:
        return False
    if not floor.talks:
        return floor.kind == "person" and _is_ready(text, sentence, floor)
    if floor.kind == "joint":
        both = _COLLECTIVE.match(text, sentence.start, sentence.end)
        return both is not None and _takes_a_stance(text, both.end(), sentence.end)
    subject = _SIDE_SUBJECT.match(text, sentence.start, sentence.end)
    if not subject:
        return False
    if not _takes_a_stance(text, subject.end(), sentence.end):
        return False
    if subject.group(1):
        return True
    known = gazetteer().side_of.get(subject.group(2).replace("’", "'"))
    return known is not None and (known[0] == floor.side or floor.side is None)


def _is_ready(text: str, sentence: Span, floor: Floor) -> bool:
    """Return whether the speaker's own side is ready to do something: in news too that is no reporter's."""
    subject = _SIDE_SUBJECT.match(text, sentence.start, sentence.end)
    known = gazetteer().side_of.get((subject.group(2) or "").replace("’", "'")) if subject else None
    if subject is None or known is None or known[0] != floor.side:
        return False
    return _READY.match(text, _verb_at(text, subject.end()), sentence.end) is not None


_READY = regex(r"(?:is|stands|remains) (?:also |\w+ly )?(?:ready|willing|prepared) to\b")


def advice_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """What "should" or "must" be done is the speaker's advice, not the reporter's.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>As friends, all should trade.</implied>
    """
    own = floor.same_paragraph and floor.kind == "person" and floor.meeting
    return own and bool(_OUGHT.search(text, sentence.start, sentence.end))


def judgement_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """What "is important", "is necessary", "is unacceptable" is so in the eyes of the one who speaks.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said all is good. <implied>It is vital to be fair.</implied>
    """
    if not floor.same_paragraph or floor.kind != "person" or not floor.meeting:
        return False
    if _COLLECTIVE.match(text, sentence.start, sentence.end):
        return False
    return _not_past(text, sentence) and bool(_JUDGED.search(text, sentence.start, sentence.end))


def pointing_back_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """A sentence that opens with "This", "These" or "Under this plan" goes on with what was just said.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said ties are good. <implied>This is a strength.</implied>
    """
    if not floor.same_paragraph or floor.kind != "person" or not floor.meeting:
        return False
    return bool(_BACK.match(text, sentence.start, sentence.end)) and _not_past(text, sentence)


def plan_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """After "agreed to", "said that", a sentence on what "it would" do goes on with what was agreed or said.
    >>> King Juan of Peru met Chinese Premier Hu. They agreed to open a line. <implied>It would save lives.</implied>
    """
    if not floor.same_paragraph or not (_PLANS.match(floor.cue) or (floor.clause and floor.kind == "person")):
        return False
    return bool(_WOULD.match(text, sentence.start, sentence.end))


def present_goes_on(text: str, sentence: Span, floor: Floor) -> bool:
    """Behind a clause that somebody said, what is so in the present is theirs: the reporter tells in the past.
    >>> Chinese Premier Hu met King Juan of Peru. Hu said that ties are good. <implied>Trade is at a high.</implied>
    """
    if not floor.same_paragraph or floor.kind != "person" or not floor.meeting or not floor.clause:
        return False
    is_so = _THIS_MEANS.match(text, sentence.start) or _IS_SO.search(text, sentence.start, sentence.end)
    if is_so is None or _OF_THE_MEETING.match(text, sentence.start, sentence.end):
        return False
    return _TOLD.search(text, sentence.start, is_so.start()) is None


RULES: tuple[Callable[[str, Span, Floor], bool], ...] = (
    connective_goes_on,
    judgement_goes_on,
    side_goes_on,
    advice_goes_on,
    plan_goes_on,
    pointing_back_goes_on,
    present_goes_on,
)

_DEGREES = "also |very |extremely |highly |especially |particularly |absolutely |not |an? "
_JUDGEMENTS = (
    "important|necessary|essential|vital|crucial|critical|possible|impossible|unacceptable|inadmissible|imperative"
    "|inevitable|key|clear|obvious|time|right|wrong|no (?:alternative|reason|place|doubt|need)"
)
_JUDGED = regex(rf"\b(?:is|are|remains?) (?:{_DEGREES})*(?:{_JUDGEMENTS})\b")
_BACK = regex(
    r"(?:This|These|Such|That|Those)\b"
    r"|(?:Under|Thanks to|With|Through|For|By|In|Without|Given|Owing to) (?:this|these|such)\b"
)
_IS_SO = regex(r"\b(?:is|are|has|have|remains?|can|cannot)\b")
_THIS_MEANS = regex(r"This (?:also )?(?:concern|mean|appli)(?:s|es|t|ed)\b")
_THEY = "sides|leaders|presidents|heads of state|parties|ministers|interlocutors|participants|delegations?"
_OF_TALKS = "meetings?|talks|visits?|conversation|call|agenda|programme|program"
_OF_THE_MEETING = regex(rf"(?:The|Both|These|This|Their) (?:two )?(?:{_THEY}|{_OF_TALKS})\b|According to\b")
_PLANS = regex(
    r"(?:\w+ )?(?:agree|propos|offer|suggest|pledg|promis|announc|plan|decid|call|affirm|resolv|undert|commit|recommend"
    r"|invit|intend|outlin|unveil|present|confirm|adopt|want|ask|request|advocat)",
    re.I,
)
_WOULD = regex(r"(?:It|They|This|These|That|Such|The)\b[^.!?;]{0,60}? would\b")
_ADVERB = regex(r" ?(?:(?:also|still|therefore|firmly|fully|strongly|always|consistently|now|today|\w+ly) (?=[a-z]))?")


def _takes_a_stance(text: str, end: int, limit: int) -> bool:
    """Return whether the verb behind a subject that ends at `end` takes a position."""
    verb = _WORD.match(text, at := _verb_at(text, end), limit)
    return verb is not None and (verb.group() in genre_words().stances or _STANCE.match(text, at, limit) is not None)


def _verb_at(text: str, end: int) -> int:
    """Return where the verb stands behind a subject, adverbs left out."""
    match = _ADVERB.match(text, end)
    return match.end() if match else end


# "It hopes", "The Korean side is", behind a fronted phrase too: "In the face of new risks, China is ready".
_FRONTED = r"(?:In|As|With|Under|On|At|Through|Amid|Given|For|To|Facing|Together|Looking)\b[^,.]{3,100}, "
_SIDE = r"(?:The )?([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})(?: side| government| people)?"
_SIDE_SUBJECT = regex(rf"(?:{_FRONTED})?(?:(It)\b|{_SIDE}) (?!and\b|or\b)(?=[a-z])")


def _not_past(text: str, sentence: Span) -> bool:
    """Return whether the first verb that tells is not of the past."""
    present = _GOES_ON.search(text, sentence.start, sentence.end)
    if not present:
        return False
    past = _PAST.search(text, sentence.start, present.start())
    return past is None
