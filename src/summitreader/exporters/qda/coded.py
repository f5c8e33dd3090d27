"""Which passages of an article have which codes: its findings, and the reader's marks on it."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from summitreader.exporters.citation.words import addressee_words, cue_words
from summitreader.exporters.qda.guids import guid_of
from summitreader.exporters.rows.make import TableSource
from summitreader.exporters.wording import office, one_line
from summitreader.model import Colour, Mark, MarkKind, Span

Coder = Literal["summitreader", "reader"]
CodedKind = Literal["statement", "theme", "agreement"] | MarkKind

COLOURS: dict[Colour, str] = {"yellow": "#FFD700", "green": "#3CB371", "blue": "#4682B4", "pink": "#FF69B4"}
FOLDERS = ("Speakers", "Themes", "Acts", "Stances", "Agreements", "Statuses", "Tags", "Highlights", "Bookmarks")
"""The codes under which all others stand, in their order."""

NAMELESS = "bookmark"
_NOT_NAMED = "speaker not named"
_DEEPEST = 8
_MADE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Code(NamedTuple):
    """A code: its name behind the names of the codes that it stands under, and what is said about it."""

    path: tuple[str, ...]
    about: str = ""
    colour: str = ""

    @property
    def guid(self) -> str:
        """Its identifier: that of every code of the same path."""
        return guid_of("code", *self.path)


class CodedPassage(NamedTuple):
    """A passage with its codes: `about` says why it has them, `note` is the reader's own.

    `guid` is its identifier. `coder` tells who coded it, `made` when (UTC), "" where that is not known. `mark` is the
    reader's that it is; `span` is None of one whose words are no longer in the text.
    """

    guid: str
    kind: CodedKind
    span: Span | None
    codes: tuple[Code, ...]
    coder: Coder
    about: str = ""
    note: str = ""
    made: str = ""
    mark: Mark | None = None


def coded_passages(source: TableSource) -> Iterator[CodedPassage]:
    """Yield the passages of an article that have codes, or a note of the reader's.

    A statement is coded where its content stands, with who says it, the act and the stance; a theme in its passages, an
    agreement where it stands with its kind and status. Where a search found passages, statements are among those.
    """
    numbers: dict[tuple[object, ...], int] = {}
    article = source.reading.article.id
    for kind, found in _FINDINGS.items():
        for span, codes, about in found(source):
            place = (kind, span, codes)
            numbers[place] = number = numbers.get(place, 0) + 1
            names = (f"{span.start}", f"{span.end}", *("/".join(code.path) for code in codes), f"{number}")
            yield CodedPassage(guid_of(kind, article, *names), kind, span, codes, "summitreader", about)
    for mark in source.marks:
        codes, note = _CODES_OF_MARK[mark.kind](mark)
        guid, made = guid_of("mark", article, mark.uid), mark.made if _MADE.fullmatch(mark.made) else ""
        yield CodedPassage(guid, mark.kind, mark.span, codes, "reader", "", note, made, mark)


_Found = Iterator[tuple[Span, tuple[Code, ...], str]]


def _statements(source: TableSource) -> _Found:
    reading = source.reading
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    for statement in reading.statements:
        if source.passages is not None and Span(statement.start, statement.end) not in source.passages:
            continue
        speaker = speakers.get(statement.speaker)
        country = (one_line(speaker.country),) if speaker and speaker.country else ()
        name = one_line(statement.speaker) or _NOT_NAMED
        codes = [Code(("Speakers", *country, name), one_line(office(speaker)) if speaker else "")]
        codes.append(Code(("Acts", statement.act)))
        codes += [Code(("Stances", statement.stance))] if statement.stance else []
        yield (
            statement.content,
            tuple(codes),
            _told(
                cue=cue_words(reading, statement),
                addressee=addressee_words(reading, statement),
                kind=statement.kind,
                rule=statement.rule,
            ),
        )


def _themes(source: TableSource) -> _Found:
    for theme in source.reading.themes:
        for span in theme.spans:
            yield span, (Code(("Themes", one_line(theme.title)), theme.name),), _told(rule=theme.rule)


def _agreements(source: TableSource) -> _Found:
    for agreement in source.reading.agreements:
        codes = Code(("Agreements", agreement.kind)), Code(("Statuses", agreement.status))
        yield agreement.span, codes, _told(parties="; ".join(agreement.parties), rule=agreement.rule)


_FINDINGS: dict[CodedKind, Callable[[TableSource], _Found]] = {
    "statement": _statements,
    "theme": _themes,
    "agreement": _agreements,
}


def _told(**facts: str) -> str:
    return "\n".join(f"{name}: {one_line(fact)}" for name, fact in facts.items() if fact)


def _tag(mark: Mark) -> tuple[tuple[Code, ...], str]:
    """Return the code of a tag: "energy/gas" stands under "energy"."""
    whole = one_line(mark.text)
    parts = tuple(part.strip() for part in whole.split("/"))
    is_path = all(parts) and len(parts) <= _DEEPEST
    return (Code(("Tags", *(parts if is_path else (whole or "tag",)))),), ""


def _highlight(mark: Mark) -> tuple[tuple[Code, ...], str]:
    colour = mark.colour or "yellow"
    return (Code(("Highlights", colour), colour=COLOURS[colour]),), mark.text


def _bookmark(mark: Mark) -> tuple[tuple[Code, ...], str]:
    return (Code(("Bookmarks", one_line(mark.text) or NAMELESS)),), ""


_CODES_OF_MARK: dict[MarkKind, Callable[[Mark], tuple[tuple[Code, ...], str]]] = {
    "tag": _tag,
    "highlight": _highlight,
    "bookmark": _bookmark,
    "note": lambda mark: ((), mark.text),
}
