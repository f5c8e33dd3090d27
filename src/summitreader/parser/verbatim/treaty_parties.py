"""Instruments: texts of agreements, in which the parties intend, expect and will.

One statement for each clause of the preamble and for each thing that the parties mean to do; the voice is both sides.
"""

import re
from collections.abc import Iterator

from summitreader.model import Block, Span, Statement
from summitreader.parser.text.lazy_regex import regex

_PARTY = r"(?:Participants?|Parties|Party|Signator(?:ies|y)|Sides|Governments)"
_DEFINED = regex(
    rf"\((?:each|here(?:in)?after|collectively|together)?[^()\n]{{0,60}}[“\"‘']?(?:the )?{_PARTY}[”\"’']?\)"
)
_INTENDS = regex(
    rf"(?P<who>\b(?:[Tt]he|[Ee]ach|[Bb]oth)?\s?\b{_PARTY})(?:[”\"’']\))?\s"
    r"(?P<cue>will|shall|(?:intends?|expects?|agrees?) (?:to|that)"
    r"|(?:undertakes?|commits?|plans?|endeavou?rs?|desires?) to)\s"
)
_PREAMBLE = regex(
    r"(?P<cue>(?:(?:[A-Z]{4,}|Also|Further|Additionally)\s)?(?:[A-Z]{3,}ING|[A-Z][a-z]{2,}ing))(?:\s(?:that|to))?\s"
)
_CLAUSES = regex(r"^(?:[A-Z]{3,}ING|[A-Z][a-z]{2,}ing)\s[^\n]{20,900}(?:[;,]|; and)$", re.M)


def is_instrument(text: str) -> bool:
    """Return whether the text is an instrument itself: it defines its parties, and they intend something.

    >>> is_instrument("Peru and Chile (the “Parties”), NOTING ties: The Parties will meet. The Parties shall trade.")
    True
    """
    if not any(word in text for word in ("Part", "Signator", "Sides", "Governments")):
        return False
    if not _DEFINED.search(text) and len(_CLAUSES.findall(text)) < 2:
        return False
    return len(_INTENDS.findall(text)) > 1


def statements_of_instrument(text: str, blocks: tuple[Block, ...], sentences: tuple[Span, ...]) -> Iterator[Statement]:
    """Yield what the parties note in the preamble, and what they intend, expect or will do; sorted."""
    found = [*_preamble(text, blocks), *_intentions(text, sentences)]
    yield from sorted(found, key=lambda statement: statement.start)


_CLAUSE_END = regex(r"[;,](?:\s+and)?[;,]?\s*\Z")
# What only sets the scene: "Moving forward in the spirit of".
_SETTING = regex(r"(?:Moving|Acting|Having|Being|Building|Meeting)\b", re.I)


def _preamble(text: str, blocks: tuple[Block, ...]) -> Iterator[Statement]:
    """Clauses that open a paragraph with a participle and end in a comma or semicolon.

    "RECOGNIZING the importance of trade;" is what both parties recognize.
    """
    for block in blocks:
        match = _PREAMBLE.match(text, block.span.start, block.span.end)
        if match and not _SETTING.match(match.group("cue")):
            tail = _CLAUSE_END.search(text, max(match.end(), block.span.end - 8), block.span.end)
            if tail and tail.start() > match.end():
                yield _of_both(Span(match.end(), tail.start()), Span(*match.span("cue")), None, "preamble_clause")


def _intentions(text: str, sentences: tuple[Span, ...]) -> Iterator[Statement]:
    for sentence in sentences:
        match = _INTENDS.search(text, sentence.start, sentence.end)
        if match:
            yield _of_both(
                Span(match.end(), sentence.end), Span(*match.span("cue")), Span(*match.span("who")), "parties_intend"
            )


def _of_both(says: Span, cue: Span, who: Span | None, rule: str) -> Statement:
    return Statement("both sides", (says,), cue, who, "indirect", rule, "commit" if who else "stress")
