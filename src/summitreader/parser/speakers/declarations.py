"""Declarations: texts in which "we" speak throughout.

Each paragraph is one statement, whose speaker is the body ("G20 Leaders") or both sides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitreader.model import Block, Span, Statement, VoiceKind
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.names import sides_in
from summitreader.parser.text.lazy_regex import regex

_WE = regex(r"\b[Ww][Ee]\b")
_COLLECTIVE = regex(r"\b(?:[Tt]he|[Bb]oth)(?: two)? (?:sides|leaders|parties|ministers|presidents|countries)\b")
_DECLARES = regex(
    r"\b(?:declaration|statement|communiqu[eé]|vision|charter|commitment|compact|consensus|conclusions|plan|agenda)\b",
    re.I,
)
_TOGETHER = regex(r"\b(?:joint|declaration|communiqu[eé]|summit|leaders|ministers|presidents|G\d+)\b", re.I)
_ALONE = regex(r"\b(?:remarks|speech|address|press conference|interview|toast|letter)\b", re.I)
_NUMBER = regex(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]|[-–•*·])\s+")


@dataclass(frozen=True, slots=True)
class Declaration:
    """Who "we" are (or "I" is): the name of the voice, what kind of voice, and the words that say so."""

    name: str
    kind: VoiceKind
    evidence: Span
    person: Person | None = None


def find_declaration(text: str, blocks: tuple[Block, ...], cast: Cast) -> Declaration | None:
    """Who speaks in a text in which "we" speak throughout; None for any other text.

    >>> find_declaration("", (), Cast("")) is None
    True
    """
    first = _WE.search(text)
    if not blocks:
        return None
    if (own := _own_statement(text, blocks, cast)) or first is None:
        return own
    title = text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 300)]
    spoken = text.find("We, ", 0, 4000) >= 0 or text.find("we, ", 0, 4000) >= 0
    opening = _OPENING.search(text, 0, 4000) if spoken else None
    if not opening and (not _DECLARES.search(title) or not _TOGETHER.search(title) or _ALONE.search(title)):
        return None
    prose = [block.span for block in blocks if _is_prose(text, block.span)]
    with_we = sum(bool(_WE.search(text, span.start, span.end)) for span in prose)
    we, others = len(_WE.findall(text)), len(_COLLECTIVE.findall(text))
    alone = len(re.findall(r"\bI\b", text))
    if we < 3 or with_we * 20 < len(prose) * 9 or others * 2 > we or alone * 3 > we:
        return None
    name = group_of(text, blocks)
    evidence = Span(*opening.span()) if opening else Span(*first.span())
    return Declaration(name or "both sides", "body" if name else "joint", evidence)


_BY = regex(
    r"\b(?:Statement|Remarks|Speech|Address|Message|Letter|Toast|Comments?)\b[^.\n]{0,20}?\b(?:by|from|of) (?=[A-Z])"
)
# "PM's closing remarks"
_WHOSE = regex(
    r"(?P<who>\b(?:PM|Prime Minister|President|Chancellor|(?:Foreign |Home )?Secretary|Minister|Ambassador"
    r"|[A-Z]\w+ [A-Z]\w+))['’]s (?:\w+ ){0,2}(?:[Rr]emarks|[Ss]peech|[Ss]tatement|[Aa]ddress|[Cc]omments)\b"
)
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


def _own_statement(text: str, blocks: tuple[Block, ...], cast: Cast) -> Declaration | None:
    """`Statement by President Ana Díaz`, in which she says "I" throughout."""
    title = blocks[0].span
    by = _BY.search(text, title.start, title.end) or _WHOSE.search(text, title.start, title.end)
    if by is None:
        return None
    at = by.start("who") if "who" in by.groupdict() else by.end()
    people: list[tuple[int, int, Person | None]] = list(cast.mentions_in(at, at + 1))
    if not people and "who" in by.groupdict():
        people = [(*by.span("who"), None)]
    prose = [block.span for block in blocks[1:] if _is_prose(text, block.span)]
    if not people or not prose:
        return None
    start, end, person = people[0]
    own = sum(bool(_FIRST_PERSON.search(text, span.start, span.end)) for span in prose)
    quoted = sum(any(mark in text[span.start : span.end] for mark in '"“') for span in prose)
    if len(re.findall(r"\bI\b", text)) < 2 or own * 2 < len(prose) or quoted * 3 > len(prose):
        return None
    if _LABEL.search(text, title.end):
        return None
    return Declaration(person.name if person else text[start:end], "person", Span(start, end), person)


_LABEL = regex(r"^[A-Z][A-Z .]{2,40}:", re.M)


_OPENING = regex(
    r"\b[Ww]e, (?:the )?(?:[A-Z]?\w+ ){0,3}?(?:[Ll]eaders|[Hh]eads|[Pp]residents|[Pp]rime [Mm]inisters?|[Mm]inisters"
    r"|[Mm]embers|[Mm]ember [Ss]tates|[Cc]hiefs|[Cc]ountries|[Rr]epresentatives|[Gg]overnments?)\b"
)


def group_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The body that "we" and "the leaders" are where more than two sides meet: "G20 Leaders"; None for two sides."""
    if not blocks:
        return None
    title = text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 300)]
    opening = _OPENING.search(text, 0, 4000)
    countries = {code for code, letter in sides_in(title) if letter in "CD" and not gazetteer().sides[code].body}
    if len(countries) in (1, 2) or _TWO_SIDED.search(title):
        return None
    named = [title, text[opening.start() : opening.start() + 200] if opening else ""]
    if len(countries) > 2 and re.search(r"\b(?:leaders|presidents|ministers|heads) (?:of|from)\b", title, re.I):
        named.append(text[:3000])
    for words in named:
        for code, letter in sides_in(words):
            side = gazetteer().sides[code]
            if side.body and letter == "C" and code not in ("EU", "UN"):
                return f"{side.name} {_rank(words)}"
    return f"Commonwealth {_rank(title)}" if re.search(r"Commonwealth", title, re.I) else None


_TWO_SIDED = regex(r"\b(?:call|conversation|meeting|talks) with\b|\bbilateral\b", re.I)


def _rank(words: str) -> str:
    if re.search(r"\bheads of government\b", words, re.I):
        return "Heads of Government"
    return "Ministers" if re.search(r"\bMinister", words) and "Prime" not in words else "Leaders"


def _is_prose(text: str, span: Span) -> bool:
    """Whether a paragraph is long enough to say something: no title, date or heading."""
    return span.end - span.start > 60 and text.count(" ", span.start, min(span.end, span.start + 400)) > 8


_OPENS = regex(r"\b(?:the following|as follows):\s*$")
_SIGNED = regex(r"(?:Signed|Done|Adopted|Issued) (?:at|in|on)\b")


def _is_formal(words: str) -> bool:
    """ "We, the Presidents, declare the following:", "Signed at Lima on 4 May.", a line of names and offices."""
    if _OPENS.search(words, max(0, len(words) - 20)) or _SIGNED.match(words):
        return True
    return words[-1].isalpha() and all(word[0].isupper() or word in _SMALL for word in words.split())


_SMALL = frozenset(("of", "the", "and", "for", "at", "in", "on", "to"))


def statements_of_declaration(
    text: str, blocks: tuple[Block, ...], declaration: Declaration, reports: tuple[Statement, ...]
) -> Iterator[Statement]:
    """One statement for each paragraph that says something; its cue is the first verb of saying in it, if any."""
    at = 0
    for block in blocks[1:] if len(blocks) > 1 else blocks:
        span = block.span
        while at < len(reports) and reports[at].start < span.start:
            at += 1
        if not _is_prose(text, span) or block.kind in ("title", "heading") or _is_formal(span.of(text)):
            continue
        number = _NUMBER.match(text, span.start, span.end)
        start = number.end() if number else span.start
        report = reports[at] if at < len(reports) and reports[at].start < span.end else None
        who = report.who if report and report.who and _WE.fullmatch(text, report.who.start, report.who.end) else None
        cue = report.cue if report and who else None
        yield Statement(
            declaration.name,
            (Span(start, span.end),),
            cue,
            who,
            "direct",
            "statement_in_the_first_person" if declaration.kind == "person" else "declaration_in_the_first_person",
            report.act if report and cue else "say",
        )
