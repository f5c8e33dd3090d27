"""Whose a passage of an account is: the statement that it is part of, or what the narrator says of one or of both."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, TypeVar

from summitreader.model import Reading, Span, Statement
from summitreader.word_files import word_file

_I = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")
_WE = re.compile(r"\b[Ww]e\b")
_LEAST_OURS, _OURS_OF_ALL = 3, 2
Held = TypeVar("Held")


@cache
def telling_words() -> dict[str, dict[str, list[str]]]:
    """Return the word lists of `data/telling.toml`."""
    words: dict[str, dict[str, list[str]]] = word_file("telling")
    return words


class SpanIndex(Generic[Held]):
    """Stretches of a text, each with what is held for it, asked for those that a passage shares words with."""

    def __init__(self, held: Iterable[tuple[Span, Held]]) -> None:
        """Take the stretches in any order; they may overlap."""
        self._held = sorted(held, key=lambda one: (one[0].start, one[0].end))
        self._starts = [span.start for span, _ in self._held]
        self._longest = max((span.end - span.start for span, _ in self._held), default=0)

    def meeting(self, span: Span) -> Iterator[tuple[Span, Held]]:
        """Give the stretches that share words with a passage, in the order of the text."""
        first = bisect_right(self._starts, span.start - self._longest - 1)
        for one in self._held[first : bisect_right(self._starts, span.end - 1)]:
            if one[0].end > span.start:
                yield one


@dataclass(frozen=True)
class AccountVoices:
    """What is asked of a reading about whose words stand where. Statements are in the order of the text."""

    reading: Reading

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each speaker, by name."""
        return {speaker.name: speaker.kind for speaker in self.reading.speakers}

    @cached_property
    def spokespersons(self) -> frozenset[str]:
        """Those who tell the account for its side: what they are reported to say is the narrator's."""
        return frozenset(one.name for one in self.reading.speakers if "spokes" in (one.role or one.name).lower())

    @cached_property
    def speak_as_we(self) -> bool:
        """Whether "we" speak throughout, and no person: a declaration of all, whatever its title."""
        text, sentences = self.reading.article.text, self.reading.sentences
        if any(self.kinds.get(one.speaker) == "person" for one in self.reading.statements) or _I.search(text):
            return False
        ours = sum(bool(_WE.search(text, one.start, one.end)) for one in sentences)
        return ours >= _LEAST_OURS and _OURS_OF_ALL * ours >= len(sentences)

    @cached_property
    def _said(self) -> SpanIndex[Statement]:
        return SpanIndex((Span(one.start, one.end), one) for one in self.reading.statements)

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
        return [one for _, one in self._said.meeting(span)]

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


def with_article(text: str, at: int) -> int:
    """Return where a name begins with the article before it, if one stands there: "the President"."""
    return at - 4 if text[at - 4 : at] in ("The ", "the ") else at


def _shared(one: Statement, span: Span) -> int:
    return min(one.end, span.end) - max(one.start, span.start)
