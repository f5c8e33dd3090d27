"""Words of a text with their stems and where they stand."""

import re
from typing import NamedTuple

from summitreader.words.stems import forms_of

# Beginnings that belong to the word behind their hyphen: "co-operation", "de-escalate".
_WORD = re.compile(r"(?:(?:[Cc]o|[Dd]e|[Nn]on|[Aa]nti|[Cc]ounter|[Rr]e|[Mm]ulti|[Ii]nter)-)?\w+(?:['’]\w+)?")


class Token(NamedTuple):
    """One word: where it stands, as it is written, its base form and its stem."""

    start: int
    end: int
    written: str
    base: str
    stem: str


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of a stretch of text.

    >>> [token.stem for token in tokens_of("Russian-American co-operation")]
    ['russian', 'american', 'cooperation']
    """
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Token(match.start(), match.end(), match[0], *forms_of(match[0])) for match in found]
