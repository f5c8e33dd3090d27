"""From findings to citations: whose the words are, where they stand, and in which source."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from summitreader.exporters.citation.clauses import is_verbatim, sentence_of, trimmed
from summitreader.exporters.citation.words import (
    addressee_words,
    cue_beside,
    cue_words,
    needed_cue,
    span_to_copy,
    words_of,
)
from summitreader.exporters.wording import day_written, office, one_line
from summitreader.model import Citation, Reading, Span, Speaker, Statement

_PARAGRAPHS = ("paragraph", "item")
# Of a speech or a declaration nearly every paragraph is a statement of its one speaker, in their own words.
_MOST = 0.6
_LOOK = 400  # statements: the first tell what a long text is


def cite_statements(reading: Reading, statements: Sequence[Statement], accessed: str = "") -> tuple[Citation, ...]:
    """Return the citation of each statement.

    Args:
        reading: The article and what was found in it.
        statements: Those to be cited.
        accessed: The day on which the article was fetched, YYYY-MM-DD; it is told beside an address only.
    """
    builder = _Builder(reading, accessed)
    return tuple(builder.of_statement(statement) for statement in statements)


def cite_passage(reading: Reading, passage: Span, said: Sequence[Statement] = (), accessed: str = "") -> Citation:
    """Return the citation of any words of an article; `said` are the statements that they are of.

    Where these are not of one speaker, the words are nobody's.
    """
    builder = _Builder(reading, accessed)
    if len(said) == 1 and _is_whole(reading, passage, said[0]):
        return builder.of_statement(said[0])
    return builder.of_passage(passage, said)


def cite_source(reading: Reading, accessed: str = "") -> Citation:
    """Return the citation of an article itself, of which no words are cited."""
    return _Builder(reading, accessed).of_source()


class _Builder:
    """What the citations of one article share, looked up once."""

    def __init__(self, reading: Reading, accessed: str) -> None:
        self._reading = reading
        self._speakers = {speaker.name: speaker for speaker in reading.speakers}
        article = reading.article
        blocks = [block.span.start for block in article.blocks if block.kind in _PARAGRAPHS]
        self._paragraphs = blocks or [0]
        self._facts = {
            "event": _event(reading),
            "title": article.shown_title,
            "outlet": reading.outlet,
            "citing": reading.citing,
            "author": one_line(article.author or ""),
            "published": day_written(reading.published),
            "url": (article.url or "").strip(),
            "accessed": accessed if article.url else "",
        }
        self._own = self._genre()

    def of_source(self) -> Citation:
        speaker = self._speakers.get(self._reading.statements[0].speaker) if self._own else None
        role = office(speaker) if speaker else ""
        return Citation(
            sentence="",
            words="",
            kind="",
            speaker=_named(speaker),
            role=role,
            paragraph=0,
            own=self._own,
            **self._facts,
        )

    def of_statement(self, statement: Statement) -> Citation:
        reading = self._reading
        speaker = self._speakers.get(statement.speaker)
        return Citation(
            sentence=sentence_of(reading, Span(statement.start, statement.end), statement),
            words=words_of(reading, statement),
            kind=statement.kind,
            cue=cue_beside(reading, statement),
            speaker=_named(speaker) or statement.speaker,
            role=office(speaker) if speaker else "",
            addressee=addressee_words(reading, statement),
            paragraph=self._paragraph(statement.content.start),
            own=self._own,
            **self._facts,
        )

    def of_passage(self, passage: Span, said: Sequence[Statement]) -> Citation:
        reading = self._reading
        kinds = {statement.kind for statement in said}
        is_one = len({statement.speaker for statement in said}) == 1
        speaker = self._speakers.get(said[0].speaker) if is_one else None
        addressed = {addressee_words(reading, statement) for statement in said}
        return Citation(
            sentence=sentence_of(reading, passage),
            words=trimmed(reading.article.text, passage).of(reading.article.text),
            kind="" if not is_one else said[0].kind if len(kinds) == 1 else "mixed",
            cue=_cue_outside(reading, passage, said),
            speaker=(_named(speaker) or said[0].speaker) if is_one else "",
            role=office(speaker) if speaker else "",
            addressee=addressed.pop() if is_one and len(addressed) == 1 else "",
            paragraph=self._paragraph(passage.start),
            own=self._own if is_one else "",
            **self._facts,
        )

    def _genre(self) -> Literal["", "speech", "statement"]:
        """Return what an article is that holds one speaker's own words throughout: a body's or a joint one a statement.

        "" for what tells of others.
        """
        reading = self._reading
        statements = reading.statements[:_LOOK]
        if not statements or not (name := statements[0].speaker):
            return ""
        if any(one.speaker != name or not _is_own(one) for one in statements):
            return ""
        whole = len(reading.article.text) if len(statements) < _LOOK else statements[-1].end
        if sum(span.end - span.start for one in statements for span in one.says) < _MOST * whole:
            return ""
        speaker = self._speakers.get(name)
        return "speech" if speaker and speaker.kind == "person" else "statement"

    def _paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that an offset stands in, counted from 1 below the title."""
        return max(1, bisect_right(self._paragraphs, offset))


def _is_own(statement: Statement) -> bool:
    """Return whether words are their speaker's own and nobody reports them: a verb of saying is one of the words."""
    cue = statement.cue
    held = cue is not None and any(span.holds(cue) for span in statement.says)
    return statement.kind == "direct" and (held or is_verbatim(statement))


def _cue_outside(reading: Reading, passage: Span, said: Sequence[Statement]) -> str:
    """Return the cue that words of one statement are nothing without, where it is not among them."""
    cue = needed_cue(reading, said[0]) if len(said) == 1 else None
    return "" if cue is None or passage.holds(cue) else cue_words(reading, said[0])


def _named(speaker: Speaker | None) -> str:
    """Return a speaker's name, that of a joint voice with those whom it stands for: "both sides (Peru and Chile)"."""
    if speaker is None or any(member in speaker.name for member in speaker.members):
        return speaker.name if speaker else ""
    *others, last = speaker.members or ("",)
    members = f"{', '.join(others)} and {last}" if others else last
    return f"{speaker.name} ({members})" if members else speaker.name


def _is_whole(reading: Reading, passage: Span, statement: Statement) -> bool:
    """Return whether a passage is all that a statement says, and nothing beside that."""
    text = reading.article.text
    return trimmed(text, passage) in (trimmed(text, statement.content), span_to_copy(reading, statement))


def _event(reading: Reading) -> str:
    event = reading.event
    if not event or (event.kind == "statement" and not event.place):
        return ""  # that somebody made a statement is no event beside what they said
    place = one_line(event.place.of(reading.article.text)) if event.place else ""
    return f"{event.kind} in {place}" if place else event.kind
