"""Whose a passage of an account is: the statement that it is part of, or what the narrator says of one or of both."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from summitreader.model import Reading, Span, Statement
from summitreader.word_files import word_file


def any_of(words: Iterable[str]) -> str:
    """Return a piece of a pattern that matches any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def telling_words() -> dict[str, dict[str, list[str]]]:
    """Return the word lists of `data/telling.toml`."""
    words: dict[str, dict[str, list[str]]] = word_file("telling")
    return words


@dataclass(frozen=True)
class AccountVoices:
    """What is asked of a reading about whose words stand where. Statements are in the order of the text."""

    reading: Reading

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each speaker, by name."""
        return {speaker.name: speaker.kind for speaker in self.reading.speakers}

    @cached_property
    def _said(self) -> tuple[list[int], list[Statement], int]:
        said = sorted(self.reading.statements, key=lambda one: one.start)
        return [one.start for one in said], said, max((one.end - one.start for one in said), default=0)

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]

    @cached_property
    def mentions(self) -> list[tuple[Span, str]]:
        """Where people and bodies are named, in the order of the text."""
        found = [
            (mention, speaker.name)
            for speaker in self.reading.speakers
            if speaker.kind != "joint"
            for mention in speaker.mentions
        ]
        return sorted(found, key=lambda one: one[0].start)

    def said_in(self, span: Span) -> list[Statement]:
        """Return the statements that a passage shares words with."""
        starts, said, longest = self._said
        first = bisect_right(starts, span.start - longest - 1)
        return [one for one in said[first : bisect_right(starts, span.end - 1)] if one.end > span.start]

    def said_at(self, span: Span) -> Statement | None:
        """Return the statement that most of a passage belongs to, None where the narrator speaks."""
        best = max(self.said_in(span), key=lambda one: _shared(one, span), default=None)
        return best if best and 2 * _shared(best, span) >= span.end - span.start else None

    def sentences_in(self, span: Span) -> Sequence[Span]:
        """Return the sentences that a passage shares words with."""
        first = max(0, bisect_right(self._sentences, span.start) - 1)
        last = bisect_right(self._sentences, span.end - 1)
        return [one for one in self.reading.sentences[first:last] if one.end > span.start]

    def named_in(self, span: Span) -> list[tuple[Span, str]]:
        """Return who is named in a passage."""
        starts = self._mention_starts
        first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
        return self.mentions[first:last]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention, _ in self.mentions]


def _shared(one: Statement, span: Span) -> int:
    return min(one.end, span.end) - max(one.start, span.start)
