"""Parts of sentences: the passages that matters are made of."""

import re
from dataclasses import dataclass
from functools import cached_property

from summitreader.model import Reading, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*+")


@dataclass(frozen=True)
class Part:
    """A passage that tells one matter or a few: a sentence or a part of one."""

    reading: Reading
    span: Span

    @cached_property
    def words(self) -> dict[str, Span]:
        """Its words in small letters, each with where it stands first."""
        found: dict[str, Span] = {}
        for match in _WORD.finditer(self.reading.article.text, self.span.start, self.span.end):
            found.setdefault(match[0].lower(), Span(*match.span()))
        return found


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """Return the parts of an account in the order of the text."""
    return tuple(Part(reading, sentence) for sentence in reading.sentences)
