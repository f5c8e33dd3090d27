"""Reports: who is reported to have said what, before the voices get their names."""

import re
from collections.abc import Iterable

from summitreader.model import Block, Span, Statement
from summitreader.parse.quotes import Quote

_CUE = r"(?P<cue>said|says|stressed|emphasized|noted|stated|added|called on both sides to|reaffirmed)"
_WHO = r"(?P<who>(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*|[Hh]e|[Ss]he|[Tt]he(?: \w+){1,3}))"
_PRE = re.compile(
    rf"(?:[A-Z][^,.]+, )?{_WHO}(?: also)? {_CUE}(?: that)? (?P<says>[^,“\"][^“”\"]+?)(?=\.?$|, (?:noting|adding) that)"
)
_POST = re.compile(rf"(?P<says>.+), {_WHO} {_CUE}(?=[,.]|$)")
_CHAIN = re.compile(r", (?P<cue>adding|noting) that (?P<says>.+?)(?=\.?$|, (?:noting|adding) that)")


def find_reports(
    text: str, blocks: Iterable[Block], sentences: Iterable[Span], quotes: tuple[Quote, ...]
) -> tuple[Statement, ...]:
    """Statements in the order of the text, with who, cue and says; `speaker` is "" until the voices are known."""
    found: list[Statement] = []
    for sentence in sentences:
        first = _POST.match(text, sentence.start, sentence.end) or _PRE.match(text, sentence.start, sentence.end)
        if not first:
            continue
        who = Span(*first.span("who"))
        found.append(
            Statement("", (Span(*first.span("says")),), Span(*first.span("cue")), who, "indirect", "cue_before_content")
        )
        for chain in _CHAIN.finditer(text, first.end(), sentence.end):
            found.append(
                Statement("", (Span(*chain.span("says")),), Span(*chain.span("cue")), who, "indirect", "chain")
            )
    return tuple(found)
