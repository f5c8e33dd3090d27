"""Fact sheets and joint texts: what a side, a body or "we" will do is a pledge there, elsewhere the reporter's news."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summitreader.model import Act, Span, Statement
from summitreader.parser.attribution.stance import stance_of
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex

_ACTIONS = regex(r"\b(?:fact ?sheet|list of (?:outcomes|deliverables|actions)|outcomes|deliverables)\b", re.I)


def is_fact_sheet(title: str) -> bool:
    """Return whether a title tells that the text lists what its makers do.

    >>> is_fact_sheet("FACT SHEET: Peru and Chile on fish"), is_fact_sheet("Facts on sheets of steel")
    (True, False)
    >>> is_fact_sheet("President Ruiz Announces New Pier"), is_fact_sheet("President Ruiz announces new pier")
    (True, False)
    """
    return _ACTIONS.search(title) is not None or (_ANNOUNCES.match(title) is not None and _in_capitals(title))


# "President Ruiz Announces a New Pier", as the office of the head writes it; news write "President Ruiz announces".
_ANNOUNCES = regex(
    r"(?:(?:Vice )?President|First Lady|(?:The )?White House|[A-Z][\w-]{1,40} Administration)\b[^.:\n]{0,60}?"
    r" (?:Announces?|Launch(?:es)?|Unveils?|Takes|Releases?)\b"
)


def _in_capitals(title: str) -> bool:
    words = [word for word in title.split() if len(word) > 4]
    return all(not word[0].islower() for word in words)


_NAME = r"[A-Z][\w.’'&-]*(?: \([A-Z][\w.&-]{1,12}\))?"
_KIN = r"(?:sides?|governments?|partners|agencies|authorities|ministries|companies|delegations?|allies|like-minded)"
_COLLECTIVE = (
    r"(?:[Tt]he|[Bb]oth|[Oo]ur)(?: two| three| four)? "
    r"(?:sides|leaders|countries|governments|parties|presidents|(?:prime )?ministers|nations|partners|participants)"
    r"|(?:[Tt]he two|[Bb]oth) [a-z]{3,}s"
)
# "Peru, through its ministry, will", "will, with Oman, train"
_ASIDE = r"(?:, (?:through|via|with|together|along|alongside|in|by|on|under|as)\b[^,;:]{3,80},)?"
_JOINT = r"(?:, and (?:the )?|, | and (?:its |the |other )?| & | of (?:the )?| for | )"
_BODY = rf"(?:[Tt]he )?{_NAME}(?:{_JOINT}(?:{_NAME}|{_KIN})){{0,9}}"
# Bodies without a name: "law enforcement agencies".
_SERVANTS = r"(?:agenc(?:y|ies)|authorities|teams?|task force|working group|heads|officials)"
_UNNAMED = rf"(?:[Tt]he )?(?:[\w.’'-]+ ){{1,5}}?{_SERVANTS}"
_BODIES = regex(rf"\b{_SERVANTS}$")
_ADVERB = r"(?:(?:also|now|further|jointly|both|together|each|fully|strongly|today) ){0,2}"
_CUE = (
    r"will|shall|(?:is|are) (?:committed|determined|resolved) to|intends? to"
    r"|(?:is|are) (?:expressing|calling (?:on|for)|pledging)|endorses?|commits? to|pledges? to|undertakes? to|plans? to"
)
_PLEDGE = regex(
    rf"(?:[A-Z]\w+[’']s )?(?P<who>[Ww]e|{_COLLECTIVE}|(?:[Tt]he governments of )?{_BODY}|{_UNNAMED})"
    rf"{_ASIDE} {_ADVERB}(?P<cue>{_CUE}){_ASIDE} {_ADVERB}(?P<verb>(?:not )?[a-zA-Z]+)"
)
# What stands before the subject: a number, a lead-in, a fronted phrase.
_BULLET = r"(?:[-*•–—]\s+|\(?\w{1,3}[.)]\s+)?"
_LEAD = regex(_BULLET + r"(?:\*{1,3}[^*\n]{1,120}\*[*\s:–—-]+|[A-Z][^.:;\n]{2,120}:[\s*]+(?=[A-Z]))?\**")
_PREPOSITIONS = "In|As|Under|With|On|For|Through|By|Following|Over|During|At|From|Since|Upon|Within|Alongside|After"
_OTHER_FRONTS = "Together|Given|Pursuant|Today|Separately|Additionally|[A-Z][a-z]+ing"
_FRONT = regex(rf"(?:(?P<purpose>To [a-z][^,;]{{3,120}})|(?:{_PREPOSITIONS}|{_OTHER_FRONTS})\b[^;:]{{0,240}}?),? ")
_SECOND = regex(rf",? and (?:(?P<who>{_COLLECTIVE}|{_BODY}) )?{_ADVERB}(?P<cue>will|shall) {_ADVERB}(?P<verb>[a-z]+)")


def pledges_in(text: str, sentence: Span, cast: Cast, *, bodies: bool) -> Iterator[Statement]:
    """Yield what sides, and where `bodies` ministries and firms too, will do by a sentence; `speaker` is "".

    >>> said = "Norway will suspend the duty and will send two boats."
    >>> [one.says[0].of(said) for one in pledges_in(said, Span(0, len(said)), Cast(said), bodies=True)]
    ['suspend the duty', 'send two boats']
    """
    start = _LEAD.match(text, sentence.start, sentence.end)
    at = start.end() if start else sentence.start
    match = _PLEDGE.match(text, at, sentence.end)
    front = None
    if match is None and (front := _front_of(text, at, sentence.end)):
        match = _PLEDGE.match(text, front.end(), sentence.end)
    if match is None or not _pledges(text, Span(*match.span("who")), cast, bodies):
        return
    who = Span(*match.span("who"))
    last = sentence.end - (text[sentence.end - 1] in ".;")
    while match is not None:
        following = _second(text, match.end(), last, cast, bodies)
        end = following.start() if following else last
        if not _only_meets(text, match):
            purpose = Span(*front.span("purpose")) if front and front.group("purpose") else None
            yield _pledge(text, who, Span(*match.span("cue")), Span(match.start("verb"), end), purpose)
        if following and following.group("who"):
            who = Span(*following.span("who"))
        match, front = following, None


class ListOfPledges(NamedTuple):
    """A line that opens a list of what a side will do: "Peru will:", or "PERU:" over items that begin with "Will"."""

    who: Span
    cue: Span | None


def opened_list(text: str, block: Span) -> ListOfPledges | None:
    """Return the list that a block opens; None for any other block.

    >>> opened_list("Peru will:", Span(0, 10)) is None, opened_list("The results:", Span(0, 12)) is None
    (False, True)
    """
    match = _OPENING.fullmatch(text, block.start, block.end)
    if match is None:
        return None
    words = match.group("who")
    known = words.title() if words.isupper() else words
    if known not in gazetteer().side_of and not _ALL_OF_THEM.fullmatch(words):
        return None
    return ListOfPledges(Span(*match.span("who")), Span(*match.span("cue")) if match.group("cue") else None)


_ALL_OF_THEM = regex(_COLLECTIVE)
_OPENING = regex(
    rf"(?:The )?(?P<who>{_COLLECTIVE}|[A-Z][\w ]{{2,30}}?)(?: side| [Gg]overnment)?(?: (?P<cue>{_CUE}))?:\s*"
)
_ITEM = regex(_BULLET + r"(?:(?P<cue>[Ww]ill|[Ss]hall) )?(?P<verb>[A-Za-z][a-z]+) ")


def pledge_of_item(text: str, item: Span, opened: ListOfPledges) -> Statement | None:
    """Return what an item of such a list pledges; None where it has no verb of its own."""
    match = _ITEM.match(text, item.start, item.end)
    cue = opened.cue or (Span(*match.span("cue")) if match and match.group("cue") else None)
    if match is None or cue is None:
        return None
    says = Span(match.start("verb"), item.end - (text[item.end - 1] in ".;,"))
    return _pledge(text, opened.who, cue, says, None)


def _second(text: str, start: int, end: int, cast: Cast, bodies: bool) -> re.Match[str] | None:
    """Return what else is pledged behind an "and": "and will train the cooks", "and Chile will send boats"."""
    match = _SECOND.search(text, start, end)
    if match is None or _INSIDE.search(text, start, match.start()):
        return None
    who = match.group("who") and Span(*match.span("who"))
    return match if not who or _pledges(text, who, cast, bodies) else None


def _only_meets(text: str, match: re.Match[str]) -> bool:
    """Return whether nothing is done but "will meet in Lima"; who "will gather data" does something."""
    verb = match.group("verb").removeprefix("not ")
    return verb in genre_words().no_deeds and (verb != "gather" or _SOMEWHERE.match(text, match.end()) is not None)


_SOMEWHERE = regex(r" (?:in|at|on|for|again|next|this|together|to)\b")
_INSIDE = regex(r"\b(?:that|which|who|where|if|when)\b")


def _front_of(text: str, at: int, end: int) -> re.Match[str] | None:
    """Return the fronted phrase behind which the subject stands: the shortest that leaves one."""
    match = _FRONT.match(text, at, end)
    while match and not _PLEDGE.match(text, match.end(), end):
        comma = text.find(", ", match.end(), min(end, at + 300))
        if comma < 0:
            return None
        match = _FRONT.fullmatch(text, at, comma + 2)
    return match


def _pledges(text: str, who: Span, cast: Cast, bodies: bool) -> bool:
    """Return whether a subject can pledge: no person, no programme, and no body where only sides do."""
    words = who.of(text)
    last = words.split(" ")[-1]
    if words.lower() == "we" or (last.islower() and (bodies or not _BODIES.search(words))):
        return True
    parts = re.split(r",? and |, ", words.removeprefix("the ").removeprefix("The "))
    if all(part.removeprefix("the ").replace("’", "'") in gazetteer().side_of for part in parts):
        return True
    return bodies and gazetteer().tags.get(fold(last)) not in ("K", "S") and not last.endswith(("’s", "'s"))


def _pledge(text: str, who: Span, cue: Span, says: Span, purpose: Span | None) -> Statement:
    verb = cue.of(text)
    act: Act = "request" if "calling" in verb else "say" if "expressing" in verb else "commit"
    stance = stance_of(text, says, verb, act) or ("commitment" if act == "commit" else None)
    return Statement("", (purpose, says) if purpose else (says,), cue, who, "indirect", "side_pledges", act, stance)
