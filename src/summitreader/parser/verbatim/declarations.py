"""Declarations: texts in which "we", or the sides in the present tense, speak throughout.

Each paragraph is one statement, whose speaker is the body ("G20 Leaders") or both sides. Told in the past ("The
leaders welcomed") a joint statement is a report like any other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from summitreader.model import Act, Block, Span, Statement, VoiceKind
from summitreader.parser.lexicon.genre_words import genre_words, has_one_of
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.meeting.group import TOPIC, WE_THE, group_of
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import any_word, regex


class Declaration(NamedTuple):
    """Who "we" are: the name of the voice, what kind of voice, and the words that say so."""

    name: str
    kind: VoiceKind
    evidence: Span


_WE = regex(any_word(("we",), any_case=True) + r"\b")
_TOGETHER = regex(
    r"\b(?:joint|declaration|communiqu[eé]|summit|leaders|ministers|presidents|partnership|trilateral|bilateral|G\d+)\b",
    re.I,
)
_ALONE = regex(
    r"\b(?:remarks|speech|address|press conference|interview|toast|letter|readout|fact sheet|press release)\b", re.I
)
_TITLE = 300  # code points


def find_declaration(text: str, blocks: tuple[Block, ...]) -> Declaration | None:
    """Return who speaks in a text in which "we" or the sides speak throughout; None for any other text.

    >>> find_declaration("", ()) is None
    True
    """
    if not blocks:
        return None
    title = text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + _TITLE)]
    spoken = any(text.find(we, 0, 4000) >= 0 for we in ("We, ", "we, ", "We the ", "we the "))
    opening = WE_THE.search(text, 0, 4000) if spoken else None
    named = has_one_of(title, genre_words().declarations) and _of_several(title) and not _ALONE.search(title)
    if (not opening and not named) or _FACTS.search(title) or _is_told_by_us(text):
        return None
    evidence = _voice(text, blocks, bool(named))
    if evidence is None:
        return None
    name = group_of(text, blocks)
    return Declaration(
        name or "both sides", "body" if name else "joint", Span(*opening.span()) if opening else evidence
    )


_FACTS = regex(r"\bfact ?sheet\b", re.I)


def _of_several(title: str) -> bool:
    """Return whether a title tells that several speak: "joint", "Leaders", "Peru and Chile"."""
    if _TOGETHER.search(title):
        return True
    return len({code for code, letter in sides_named(TOPIC.split(title)[0]) if letter in "CD"}) > 1


_WE_DO = regex(r"\b[Ww]e (?:also |further |both |jointly |\w+ly )?(?P<verb>[a-z]+)\b")


def _is_told_by_us(text: str) -> bool:
    """Return whether "we" tell what was said in the past: "We welcomed the plan. We recalled the law."."""
    told = spoken = 0
    verbs, words = lexicon(), genre_words()
    for match in _WE_DO.finditer(text):
        verb = match.group("verb")
        if verb.endswith("ed") and verb in verbs.finite:
            told += 1
        elif verb not in words.past and (verb in verbs.base or verb in words.present):
            spoken += 1
    return told > 2 and told > 2 * spoken


def _voice(text: str, blocks: tuple[Block, ...], named: bool) -> Span | None:
    """Return the first words of those who speak, where "we" or the sides in the present outweigh the sides in the past.

    A title that says "joint declaration" needs one such paragraph, a text without it nearly half.
    """
    below = [block.span for block in blocks[1:] if block.kind != "caption"] or [block.span for block in blocks]
    prose = [span for span in below if is_prose(text, span)]
    own = [first for span in below if (first := _first_own(text, span))]
    if not own:
        return None
    past = sum(not present for _, present in _collectives(text))
    alone = len(re.findall(r"\bI\b", text))
    if past * 2 > len(_WE.findall(text)) + len(own) or alone * 3 > len(own):
        return None
    return own[0] if named or (len(own) > 1 and len(own) * 20 >= len(prose) * 9) else None


def _first_own(text: str, span: Span) -> Span | None:
    """Return where "we", or the sides in the present tense, first speak in a paragraph, outside quotation marks."""
    for match in _WE.finditer(text, span.start, span.end):
        if text.count("“", span.start, match.start()) == text.count("”", span.start, match.start()):
            return Span(*match.span())
    return next((words for words, present in _collectives(text, span) if present), None)


_PLURAL = (
    r"(?:[Ss]ides|[Ll]eaders|[Pp]arties|[Mm]inisters|[Pp]residents|[Cc]ountries|[Pp]articipants|[Gg]overnments"
    r"|[Ss]tates|[Hh]eads of [Ss]tate|[Pp]rime [Mm]inisters|[Mm]embers|[Dd]elegations)"
)
_COLLECTIVE = regex(
    any_word(("The", "the", "Both", "both")) + rf"(?: two| three)? (?:\w+ ){{0,2}}?{_PLURAL}"
    r"(?: also| further| both| jointly| hereby| again| \w+ly)? (?P<verb>[a-z]+)\b"
)


def _collectives(text: str, span: Span | None = None) -> Iterator[tuple[Span, bool]]:
    """Yield the sides as subjects, each with whether its verb is in the present."""
    verbs, words = lexicon(), genre_words()
    for match in _COLLECTIVE.finditer(text, span.start if span else 0, span.end if span else len(text)):
        verb = match.group("verb")
        if verb in words.present or (verb in verbs.base and not verb.endswith("ed")):
            yield Span(*match.span()), True
        elif verb.endswith("ed") or verb in words.past or verb in verbs.finite:
            yield Span(*match.span()), False


def is_prose(text: str, span: Span) -> bool:
    """Return whether a paragraph says something: a sentence, no title, date, heading or signature."""
    return text[span.end - 1] in _STOPS and text.count(" ", span.start, min(span.end, span.start + 400)) > 0


_STOPS = frozenset(".!?;:,”\"')")
_LEADS = regex(
    r"\b(?:the following|as follows|(?:this|the|following) (?:joint )?"
    r"(?:text|statement|declaration|communiqu[eé]|message)(?: \w+){0,3})\W*$",
    re.I,
)
_SIGNED = regex(r"(?:Signed|Done|Adopted|Issued) (?:at|in|on)\b")
_FRAME = regex(
    r"(?:the )?following is the (?:full )?text\b|(?:begin|end) (?:of )?text\b"
    r"|(?:the )?(?:full )?text of (?:the|this|a) (?:following|joint)"
    r"|the following (?:joint )?(?:text|statement|declaration)\b",
    re.I,
)
_LAST_WORDS = 80


def _is_formal(text: str, span: Span) -> bool:
    """Lead lines and last lines: "A and B met and issued the following statement:", "Signed at Lima on 4 May."."""
    if _SIGNED.match(text, span.start, span.end) or _FRAME.match(text, span.start, span.end):
        return True
    return text[span.end - 1] in ":." and bool(_LEADS.search(text, max(span.start, span.end - _LAST_WORDS), span.end))


_LISTS = regex(
    r"\b[Ww]e (?:(?:have|also|hereby|therefore|will|shall|further|jointly) ){0,3}"
    r"(?P<cue>[a-z]+)(?: to| that| on)?\s*:?$"
)


def _list_cue(text: str, blocks: tuple[Block, ...], at: int) -> Span | None:
    """Return the verb of "We have agreed" over a list, whose items are what was agreed."""
    span = blocks[at].span
    if at + 1 >= len(blocks) or blocks[at + 1].kind != "item" or span.end - span.start > 200:
        return None
    match = _LISTS.search(text, span.start, span.end)
    return Span(*match.span("cue")) if match else None


# The name of the party that alone speaks in a report, if it is one of those who declare.
Party = Callable[[Statement], str | None]
_NUMBER = regex(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]|[-–•*·])\s+")


def statements_of_declaration(
    text: str,
    blocks: tuple[Block, ...],
    declaration: Declaration,
    reports: Sequence[tuple[int, Statement]],
    party: Party,
) -> Iterator[Statement]:
    """Yield one statement for each paragraph that says something.

    Its cue is the first verb of saying in it, if any. The reports stand behind their starts.
    """
    at, listed = 0, None
    for number, block in enumerate(blocks[1:] if len(blocks) > 1 else blocks, len(blocks) > 1):
        span = block.span
        while at < len(reports) and reports[at][0] < span.start:
            at += 1
        listed = listed if block.kind == "item" else None
        if cue := _list_cue(text, blocks, number):
            listed = cue
            continue
        if block.kind in ("title", "heading", "caption", "label") or _is_formal(text, span):
            continue
        if block.kind != "item" and not is_prose(text, span):
            continue
        if listed:
            yield _statement(declaration, (_numberless(text, span),), listed, None, "commit")
        else:
            within = [report for start, report in reports[at : at + 40] if start < span.end]
            if alone := list(_sides_alone(text, span)):
                within = sorted([*within, *alone], key=lambda one: one.start)
            yield from _paragraph(text, _numberless(text, span), declaration, within, party)


# "Chile, for its part, will", "Chile will": what one side alone means to do.
_SIDE_ALONE = regex(
    r"(?:^|(?<=[.!?] ))(?P<who>(?!We\b)(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4})"
    r"(?:, for (?:its|their) part,? [a-z]+| (?:will|shall)(?: also)? (?P<verb>[a-z]+))\b",
    re.M,
)


def _sides_alone(text: str, span: Span) -> Iterator[Statement]:
    """Yield the sentences of a paragraph in which a side alone means to do something, its name not yet given."""
    for match in _SIDE_ALONE.finditer(text, span.start, span.end):
        if match["verb"] in genre_words().no_deeds:
            continue
        stop = text.find(". ", match.end(), span.end)
        says, who = Span(match.start(), span.end if stop < 0 else stop + 1), Span(*match.span("who"))
        yield Statement("", (says,), who, who, "direct", "side_alone_in_a_declaration", "commit", "commitment")


def _numberless(text: str, span: Span) -> Span:
    number = _NUMBER.match(text, span.start, span.end)
    return Span(number.end() if number else span.start, span.end)


def _paragraph(
    text: str, span: Span, declaration: Declaration, reports: list[Statement], party: Party
) -> Iterator[Statement]:
    """Yield a paragraph as the statement of all, without the sentences that one party says alone."""
    pieces: list[Span] = []
    start = told = _behind_the_lead(text, span)
    for report in reports:
        if (name := party(report)) and report.start >= told:
            begun = text.rfind(". ", start, report.start)
            first = max(start, begun + 2 if begun >= 0 else start)
            pieces.append(Span(start, first))
            told = report.end
            stop = text.find(". ", report.end - 1, span.end)  # what follows in the sentence is still the party's
            start = span.end if stop < 0 else stop + 2
            yield _of_one_party(report, name, Span(first, span.end if stop < 0 else stop + 1))
    pieces.append(Span(start, span.end))
    says = tuple(kept for piece in pieces if (kept := _stripped(text, piece)))
    if not says:
        return
    own = next((one for one in reports if one.who and _WE.fullmatch(text, one.who.start, one.who.end)), None)
    cue, who = (own.cue, own.who) if own else (None, None)
    said = _statement(declaration, says, cue, who, own.act if own and cue else "say")
    yield replace(said, addressee=own.addressee) if own and own.addressee else said


_LEAD_IN = regex(r"[^.\n]{3,300} (?:the following|as follows)[.:] (?=[A-Z])")


def _behind_the_lead(text: str, span: Span) -> int:
    """Return where a paragraph begins behind "The Presidents met today and stated the following."."""
    lead = _LEAD_IN.match(text, span.start, span.end)
    return lead.end() if lead else span.start


def _of_one_party(report: Statement, name: str, sentence: Span) -> Statement:
    """Return what one party says: all of a sentence of which it is the subject, else what the report tells."""
    if report.cue == report.who:
        return replace(report, speaker=name, cue=None)
    alone = report.who is not None and report.who.start - sentence.start <= len("The Republic of ")
    return replace(report, speaker=name, says=(sentence,), kind="direct") if alone else replace(report, speaker=name)


def _stripped(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end - start > 1 else None


def _statement(
    declaration: Declaration, says: tuple[Span, ...], cue: Span | None, who: Span | None, act: Act
) -> Statement:
    return Statement(declaration.name, says, cue, who, "direct", "declaration_in_the_first_person", act)
