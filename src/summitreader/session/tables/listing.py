"""Findings as lines for people: what each is, and what is told beside it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple

from summitreader.exporters.citation.words import cue_beside, words_of
from summitreader.exporters.plain import agreement_line, event_line
from summitreader.exporters.rows.columns import Row, RowKind
from summitreader.exporters.rows.make import TableSource, statements_of
from summitreader.exporters.wording import one_line, source_of, voice_words
from summitreader.model import Agreement, Clipping, Event, Mark, Speaker, Statement, Theme
from summitreader.session.library.correcting import ListedCorrection

__all__ = [
    "Done",
    "Finding",
    "ListedArticle",
    "ListedFinding",
    "findings_of",
    "listed_article",
    "listed_clipping",
    "listed_correction",
    "listed_finding",
    "listed_mark",
    "name_of",
]

Finding = Statement | Speaker | Agreement | Theme | Event


Done = Literal["listed", "made", "kept", "removed"]
"""What a verb did to what the reader made; kept: it was there already."""

_DONE: dict[Done, str] = {"listed": "", "made": "made", "kept": "there already", "removed": "taken off"}


class ListedArticle(NamedTuple):
    """What an article is called, where it is from, and the address or file that it can be opened by ("": none)."""

    title: str
    source: str
    address: str


class ListedFinding(NamedTuple):
    """A finding: whose or what it is ("" where the words tell), its words, and what is told beside them."""

    head: str
    words: str
    beside: tuple[str, ...] = ()


def listed_article(source: TableSource) -> ListedArticle:
    """Return what is told of an article above its findings."""
    reading, article = source.reading, source.reading.article
    told = (source_of(reading, ", citing "), reading.published, "" if source.file else source.key[:8])
    title = one_line(article.shown_title) or source.file or source.key
    return ListedArticle(title, " · ".join(filter(None, map(one_line, told))), article.url or article.file or "")


def name_of(source: TableSource) -> str:
    """Return what an article is called in other programs: its file without the ending, or its key."""
    return PurePath(source.file).stem if source.file and source.file != "standard input" else source.key


def findings_of(source: TableSource, kind: RowKind) -> Sequence[Finding]:
    """Return the findings that the rows of a kind are made of, in the order of the rows."""
    found: dict[RowKind, Sequence[Finding]] = {
        "people": source.reading.speakers,
        "agreements": source.reading.agreements,
        "themes": source.reading.themes,
        "events": (source.reading.event,) if source.reading.event else (),
    }
    return tuple(statements_of(source)) if kind == "statements" else found[kind]


def listed_finding(source: TableSource, row: Row, finding: Finding) -> ListedFinding:
    """Return a finding of an article as it is listed; `row` is what the tables have of it."""
    match finding:
        case Statement():
            return _statement(source, row, finding)
        case Speaker():
            return _speaker(row, finding)
        case Agreement():
            return _agreement(source, row, finding)
        case Event():
            return _event(source, row, finding)
    return _theme(row, finding)


def _statement(source: TableSource, row: Row, said: Statement) -> ListedFinding:
    """Return a statement: who says it; what, with the cue that it is nothing without; its act, addressee and themes."""
    reading = source.reading
    speaker = next((one for one in reading.speakers if one.name == said.speaker), None)
    cue, words = cue_beside(reading, said), one_line(words_of(reading, said))
    addressee = row["addressee"]
    themes = {theme.name: theme.title for theme in reading.themes}
    keys = row["theme"] if isinstance(row["theme"], tuple) else ()
    beside = (
        "" if said.act == "say" else said.act,
        "" if said.stance in (None, "position") else str(said.stance),
        f"to {addressee}" if addressee else "",
        *(themes.get(key, key) for key in keys),
    )
    head = one_line(voice_words(said.speaker, speaker))
    return ListedFinding(head, f"({cue}) {words}" if cue else words, tuple(filter(None, beside)))


def _speaker(row: Row, speaker: Speaker) -> ListedFinding:
    """Return a speaker: name and office, how many statements and words are theirs, and for whom they speak."""
    count, words = row["statements"], row["word_count"]
    said = f"{count} statement{'' if count == 1 else 's'}, {words} word{'' if words == 1 else 's'}"
    members = f"for {' and '.join(map(one_line, speaker.members))}" if speaker.members else ""
    head = one_line(voice_words(speaker.name, speaker))
    return ListedFinding("", head, tuple(filter(None, (said if row["speaks"] else "says nothing", members))))


def _agreement(source: TableSource, row: Row, agreement: Agreement) -> ListedFinding:
    """Return an agreement: its status, words and parties, and money, date, place, who signed."""
    told = (("worth", row["money"]), ("on", row["agreement_date"]), ("in", row["agreement_place"]))
    signers = row["signers"] if isinstance(row["signers"], tuple) else ()
    beside = [f"{word} {cell}" for word, cell in told if cell] + (
        [f"signed by {', '.join(signers)}"] if signers else []
    )
    return ListedFinding("", one_line(agreement_line(agreement, source.reading.article.text)), tuple(beside))


def _theme(row: Row, theme: Theme) -> ListedFinding:
    """Return a theme: its title, its key, and how many passages are about it."""
    count = row["passages"]
    return ListedFinding("", theme.title, (theme.name, f"{count} passage{'' if count == 1 else 's'}"))


def listed_mark(mark: Mark, done: Done) -> ListedFinding:
    """Return a mark: its kind and what it says, the words that it is on, its uid and what was done."""
    said = mark.colour or "" if mark.kind == "highlight" else one_line(mark.text)
    beside = (mark.uid[:8], _DONE[done], "the words have changed" if mark.changed else "")
    words = f"{mark.kind}{f' {said}' if said else ''}: “{one_line(mark.anchor.quote)}”"
    return ListedFinding("", words, tuple(filter(None, beside)))


def listed_clipping(number: int, clipping: Clipping, done: Done) -> ListedFinding:
    """Return a clipping: whose words, the words, its number and uid, the note, and what was done."""
    cited = clipping.citation
    beside = (f"number {number}", clipping.uid[:8], _DONE[done], one_line(clipping.note))
    words = one_line(cited.words or clipping.anchor.quote)
    return ListedFinding(one_line(cited.speaker), words, tuple(filter(None, beside)))


def listed_correction(one: ListedCorrection, done: Done) -> ListedFinding:
    """Return a correction: what it says, its uid, and what was done."""
    lost = "what it is about is no longer in the article" if one.is_lost else ""
    beside = (one.correction.uid[:8], _DONE[done], lost)
    return ListedFinding("", one_line(one.said), tuple(filter(None, beside)))


def _event(source: TableSource, row: Row, event: Event) -> ListedFinding:
    """Return the event that an article reports on, and who was there."""
    there = ", ".join(row["participants"]) if isinstance(row["participants"], tuple) else ""
    line = one_line(event_line(event, source.reading.article.text, source.reading.published))
    return ListedFinding("", line, (there,) if there else ())
