"""Who speaks in a passage of a source, and how: in their own words, reported, or the text itself."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from summitreader.model import Span, Statement
from summitreader.verification import Manner
from summitreader.verifier.texts import SourceText
from summitreader.verifier.voices import NamedVoice, voice_named

_MOST = 0.6  # of a passage that stands in marks, or in a statement
_SAMPLED = 40  # statements looked at beside a passage
_JOINT_TITLE = re.compile(
    r"(?i:joint (?:\w+[ ’'-]){0,3}?(?:statement|declaration|communiqu|vision|fact sheet)|declaration|communiqu)"
)
_RULES_OF_OWN_WORDS = ("turn_", "statement_in_the", "declaration_in_the", "letter", "speech")


class Speaking(NamedTuple):
    """Whose words a passage has, how, and the statement that says so, if any does."""

    voice: NamedVoice
    manner: Manner
    statement: Statement | None


class SourceVoices:
    """Who speaks where in a source."""

    def __init__(self, source: SourceText) -> None:
        """Keep the source."""
        self.source = source
        self.reading = source.source.reading

    @cached_property
    def _by_start(self) -> list[Statement]:
        return sorted(self.reading.statements, key=lambda one: one.content.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.content.start for one in self._by_start]

    @cached_property
    def house(self) -> NamedVoice:
        """The voice of the text itself: all who issued it, where its title says that they did so together."""
        article = self.reading.article
        title = article.title or article.text[:300]
        country = self.source.source.country
        joint = [one for one in self.reading.speakers if one.kind == "joint"]
        if _JOINT_TITLE.search(title) and (joint or not country):
            return voice_named(self.reading, joint[0].name) if joint else NamedVoice("joint", title)
        return NamedVoice("text", article.publisher or self.reading.outlet, country)

    def speaking(self, span: Span) -> Speaking:
        """Return who speaks in a passage."""
        near = bisect_left(self._starts, span.end)
        around = self._by_start[max(0, near - _SAMPLED) : near]
        held = [(self._shared(one, span), one) for one in around]
        share, statement = max(held, key=lambda one: (one[0], one[1].content.start), default=(0.0, None))
        quoted = self._is_quoted(span)
        if statement is None or share <= 0.3:
            return Speaking(self.house, "spoken" if quoted else "narrated", None)
        if not statement.speaker:
            return Speaking(self.house, "spoken" if quoted else "reported", statement)
        voice = voice_named(self.reading, statement.speaker)
        own = statement.kind == "direct" and (statement.rule.startswith(_RULES_OF_OWN_WORDS) or statement.cue is None)
        spoken = quoted or own or statement.kind == "direct"
        return Speaking(voice, "spoken" if spoken else "reported", statement)

    def _shared(self, one: Statement, span: Span) -> float:
        held = sum(max(0, min(says.end, span.end) - max(says.start, span.start)) for says in one.says)
        return held / max(1, span.end - span.start)

    def _is_quoted(self, span: Span) -> bool:
        quotations = self.source.source.quotations
        at = bisect_left(quotations, Span(span.end, 0))
        held = sum(
            max(0, min(one.end, span.end) - max(one.start, span.start)) for one in quotations[max(0, at - 8) : at]
        )
        return held > _MOST * (span.end - span.start)
