"""Texts that are an instrument themselves: a memorandum, an agreement, a joint statement printed whole."""

import re
from collections.abc import Sequence

from summitreader.model import Agreement, Block, Span
from summitreader.parser.agreements.content.fields import fields_of_slots
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.content.slots import slots_behind
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.instruments import Instruments, any_of, each_of
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import any_word, regex

_FORM = regex(any_word((*each_of("treaty_words"), r"article \d+"), any_case=True) + r"\b")
_THE_SIDES = "the (?:two )?(?:leaders|sides|presidents|prime ministers|ministers|parties|heads of (?:state|government))"
_VOICE = regex(any_word(("we,", "we ", _THE_SIDES, "both (?:sides|leaders)"), any_case=True))
_LEAD = r"(?:the |full text[^:]*: ?|text of (?:the )?)?(?P<lead>(?:(?:(?:[a-z]\.)+[^\s.;]*|[^\s.;]+) ){0,9}?)"
_OF_MANY = rf"joint \S+ {any_of('title_issued')}|{any_of('title_issuers')} (?:\S+ )?{any_of('title_issued')}"
_TITLE = regex(
    rf"(?i){_LEAD}(?P<noun>{any_of('title_nouns')}|{_OF_MANY})"
    rf"(?=$|\s+{any_of('title_joints')}\b|[:,\s]*[–—-]|, (?-i:[A-Z])|(?-i:\s+[A-Z]))"
)
_NEWS = regex(
    r"(?i)\b(?:signs?|signed|inks?|inked|issues?|issued|released?|releases|makes?|agrees?|eyes?|mulls?|reach(?:es|ed)?|announces?|strikes?|adopts?|welcomes?|says?|hails?|readout|"
    r"press|remarks|sign)\b"
)
_VERB = regex(r"(?i)\b(?:is|are|was|were|has|have|will|calls?|signals?|shows?|draws?|sparks?)\b")
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: day of)? )?[A-Z][a-z]+ ?(?:\d{1,2},? )?,?(?:\d{4})"
_OF = r"(?:the )?(?:governments? of )?(?:the )?"
_SIGNED_AT = regex(
    any_word(("signed", "done"), any_case=True)
    + r"(?i:(?: in duplicate)? (?:at|in) (?P<place>[A-Z][\w.’' -]{1,40}?),? (?:on |this )?(?:the )?"
    + rf"(?P<date>{_DATE}))"
)
_BETWEEN = regex(
    rf"(?i)\bbetween\s+{_OF}(?P<a>[A-Z][^,;]{{2,90}}?)\sand\s+{_OF}(?P<b>[A-Z][\w.’' -]{{2,60}}?)"
    r"(?=\s(?:concerning|on|regarding|for|in|to|relating)\b|[,.;]|$)"
)


def instrument_text(text: str, blocks: Sequence[Block], known: Instruments) -> tuple[Agreement, bool] | None:
    """The text itself is an instrument: its title names one and its body speaks as one.

    The second value tells whether the text is a treaty-like one, which mentions no others.

    >>> <signed>Agreement between Narnia and Gondor</signed>|The Parties share data.|Signed at Bree on May 4, 2031.
    """
    if len(blocks) < 2:
        return None
    title = blocks[0].span
    found = _TITLE.match(text, title.start, min(title.end, title.start + 400))
    if found is None or _NEWS.search(found["lead"]) or title.end - title.start > 400:
        return None
    body = Span(blocks[1].span.start, blocks[-1].span.end)
    joint = bool(re.match(r"(?i)joint|vision|leaders|communiqu|declaration", found["noun"]))
    marks = sum(1 for _ in _limited(_FORM, text, body, 6))
    named = found.start("noun") == title.start and joint and text[title.end - 1] not in ".!?"
    if named and not _VERB.search(text, found.end(), title.end):
        pass
    elif joint and marks < 4:
        if sum(1 for _ in _limited(_VOICE, text, body, 3)) < 2:
            return None
    elif marks < 2 or len(blocks) < 3:
        return None
    signed = _SIGNED_AT.search(text, body.start, body.end)
    between = _BETWEEN.search(text, title.start, title.end)
    noun = known.nouns.get(" ".join(found["noun"].lower().split()))
    agreement = Agreement(
        title,
        noun.kind if noun else "joint_statement",
        Span(*found.span("noun")),
        1,
        "exact",
        _fields_of_title(text, Span(found.end("noun"), title.end), known),
        (title,),
        (between["a"].strip(), between["b"].strip()) if between else _sides(title.of(text)),
        "agreed" if joint and not signed else "signed",
        "instrument_text",
        place=Span(*signed.span("place")) if signed else None,
        date=Span(*signed.span("date")) if signed else None,
    )
    return agreement, not joint


def _sides(title: str) -> tuple[str, ...]:
    """Return the sides that a title names."""
    known = gazetteer().sides
    codes = dict.fromkeys(code for code, letter in sides_named(title) if letter in "CD")
    return tuple(known[code].name for code in codes) if len(codes) > 1 else ()


def _fields_of_title(text: str, rest: Span, known: Instruments) -> tuple[Span, ...]:
    """Return what the title of an instrument says that it is about."""
    issuers = text.find(" from ", rest.start, rest.end)
    line = line_of(text, rest.start, issuers if issuers > 0 else rest.end)
    slots = slots_behind(line, 0, len(line.tags), told=True)
    return fields_of_slots(line, [slot for slot in slots if slot.opener in _ABOUT], known.pairs)


_ABOUT = frozenset(("on", "concerning", "regarding", "for", "about"))


def _limited(pattern: re.Pattern[str], text: str, within: Span, most: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in pattern.finditer(text, within.start, within.end):
        found.append(match)
        if len(found) == most:
            break
    return found


RULES = (instrument_text,)
