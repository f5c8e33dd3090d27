"""Texts whose lines were lost: labels inside one paragraph, and what stands above the words said."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.naming import office_in


class Candidate(NamedTuple):
    """Words before a colon, before it is known whether they are a label."""

    words: str
    span: Span
    colon: Span
    aside: str


_WITHIN = regex(
    r"(?:(?<=[.?!…”\")\]] )|(?<=\n))(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4}|[A-Z]"
    r"|Question|Answer|Remark|Reply|Moderator)"
    r"(?P<colon>:-(?=[A-Z])|:(?= ))"
)
_COMPANY = 3  # labels of offices, among which initials are others' labels
_LONGEST = 8  # code points: "EK", "JRNLST"


def inline_labels(text: str, known: Counter[str]) -> Iterator[Candidate]:
    """Labels inside one flattened paragraph, where an office in capitals, or a question, comes again.

    Among offices initials that come again are labels too, and what once is a label needs no sentence to end before it:
    `TEL PM: No.`
    """
    found = [_candidate(match) for match in _WITHIN.finditer(text)]
    often = Counter(one.words for one in found) + known
    asked = "Question: " in text
    sure = {one.words for one in found if often[one.words] > 1 and one.words.isupper() and office_in(one.words)}
    if sum(often[words] for words in sure) >= _COMPANY:
        sure |= {one.words for one in found if often[one.words] > 1 and len(one.words) <= _LONGEST}
    yield from (one for one in found if (one.words in sure if one.words.isupper() else asked))
    if len(sure) > 1:
        yield from _anywhere(text, sure)


def _anywhere(text: str, labels: set[str]) -> Iterator[Candidate]:
    """Yield labels that stand inside what seems one sentence, since a page break took the stop."""
    names = "|".join(re.escape(one) for one in sorted(labels))
    for match in re.finditer(rf"(?<=[^.?!…”\")\]\n] )(?P<name>{names})(?P<colon>:-(?=[A-Z])|:(?= ))", text):
        yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    return Candidate(match.group("name"), Span(*match.span("name")), Span(*match.span("colon")), "")
