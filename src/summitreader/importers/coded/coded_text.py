"""One text of a coded project: the article that it is, and its codings and memos as marks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.coded.codes import OURS, guid_in, moment, text_in
from summitreader.importers.coded.positions import CountedPassage, Positions, counting_of
from summitreader.importers.office.numbering import local, value
from summitreader.importers.opened import ImportedMark, ImportedText
from summitreader.importers.plain.numbers import read_number
from summitreader.importers.plain.text import read_text
from summitreader.model import Article, Colour, Span

_OUTSIDE = "misplaced coding"
# What an article declares, by the names of variables that summitreader gives a project.
_FIELDS = {"outlet": "publisher", "citing": "citing", "author": "author", "published": "published", "address": "url"}


class Facts(NamedTuple):
    """What all texts of a project share: which program wrote it, and what its identifiers stand for.

    `programs` are the users that are summitreader itself: what it found is found again. `linked` are the memos that a
    link ties to a passage or a text, which is how NVivo writes annotations.
    """

    origin: str
    codes: Mapping[str, tuple[str, ...]]
    programs: frozenset[str]
    variables: Mapping[str, str]
    memos: Mapping[str, str]
    linked: Mapping[str, Sequence[str]]


class CodedText:
    """A text with its codings; `left_out` counts what does not make sense, `memos` are those that it has."""

    def __init__(self, source: Element, name: str, raw: str, notes: tuple[str, ...], facts: Facts) -> None:
        """Read the text.

        Args:
            source: The element that describes it.
            name: What it is called.
            raw: Its words.
            notes: How they were read.
            facts: What the project says.

        Raises:
            ImportFailed: It is empty.
        """
        if not raw or raw.isspace():
            raise ImportFailed(f"the text '{name}' is left out: it is empty")
        self._source, self._facts = source, facts
        self.left_out: Counter[str] = Counter()
        self.memos: set[str] = set()
        self.article = self._article(raw, name, notes)
        self._points = {
            guid_in(value(part, "guid")): value(part, "position") for part in source if local(part) == "SyncPoint"
        }
        found = [(part, self._selection(part)) for part in source if local(part).endswith("Selection")]
        self._selections = found
        counting = counting_of(raw, [one for _, one in found if one], "ATLAS" in facts.origin)
        self._positions = Positions(raw, self.article.text, counting)

    def imported(self) -> ImportedText:
        """Return the text with its marks, each once."""
        marks = [mark for part, selection in self._selections for mark in self._marks(part, selection)]
        marks += self._marks_of(self._source, None, guid_in(value(self._source, "creatingUser")))
        return ImportedText(self.article.title or "", tuple(dict.fromkeys(marks)), self.article)

    def _article(self, raw: str, name: str, notes: tuple[str, ...]) -> Article:
        facts: dict[str, str] = {}
        for part in self._source:
            # Of another program, "address" may be anybody's.
            if local(part) == "VariableValue" and self._facts.origin.startswith(OURS):
                variable = next((value(one, "targetGUID") for one in part if local(one) == "VariableRef"), None)
                field = _FIELDS.get(self._facts.variables.get(guid_in(variable), ""))
                fact = clean_line(" ".join("".join(one.itertext()) for one in part if local(one).endswith("Value")))
                if field and fact:
                    facts[field] = fact
        article = read_text(raw, notes)
        return replace(
            article,
            title=name,
            publisher=facts.get("publisher") or article.publisher,
            citing=facts.get("citing") or article.citing,
            author=facts.get("author") or article.author,
            published=facts.get("published") or article.published,
            url=facts.get("url") or article.url,
        )

    def _selection(self, part: Element) -> CountedPassage | None:
        names = "startPosition", "endPosition"
        ends = [read_number(value(part, name)) for name in names]
        if local(part) == "TranscriptSelection":
            points = [guid_in(value(part, name)) for name in ("fromSyncPoint", "toSyncPoint")]
            ends = [read_number(self._points.get(point)) for point in points]
        start, end = ends
        return None if start is None or end is None else CountedPassage(start, end, value(part, "name") or "")

    def _marks(self, part: Element, selection: CountedPassage | None) -> list[ImportedMark]:
        user = guid_in(value(part, "creatingUser"))
        span = self._positions.span(selection) if selection else None
        marks = [*self._marks_of(part, span, user)]
        is_bare = not any(local(one) in ("Coding", "NoteRef") for one in part)
        if is_bare and not marks and user not in self._facts.programs:
            marks = [ImportedMark("highlight", span, made=_made(part))]
        if span is None:
            self.left_out[_OUTSIDE] += len(marks)
            return []
        return marks

    def _marks_of(self, part: Element, place: Span | None, user: str) -> Iterator[ImportedMark]:
        """Yield what is coded and noted on a passage, or on the text as a whole."""
        is_ours = user in self._facts.programs
        if (said := text_in(part, "Description")) and not is_ours:
            yield ImportedMark("note", place, said, made=_made(part))
        for one in part:
            made = _made(one) or _made(part)
            if local(one) == "NoteRef":
                yield from self._memo(guid_in(value(one, "targetGUID")), place, made)
            elif local(one) == "Coding" and guid_in(value(one, "creatingUser") or user) not in self._facts.programs:
                for below in one:
                    if local(below) == "CodeRef":
                        guid = guid_in(value(below, "targetGUID"))
                        yield self._mark(self._facts.codes.get(guid, (guid or "code",)), place, made)
                    elif local(below) == "NoteRef":
                        yield from self._memo(guid_in(value(below, "targetGUID")), place, made)
        for memo in self._facts.linked.get(guid_in(value(part, "guid")), ()):
            yield from self._memo(memo, place, _made(part))

    def _memo(self, guid: str, place: Span | None, made: str) -> Iterator[ImportedMark]:
        self.memos.add(guid)
        if words := self._facts.memos.get(guid):
            yield ImportedMark("note", place, words, made=made)

    def _mark(self, path: tuple[str, ...], place: Span | None, made: str) -> ImportedMark:
        """Return a code as a mark: a tag, unless summitreader made the code of another kind of mark."""
        folder, *below = path
        name = "/".join(below)
        if below and self._facts.origin.startswith(OURS):
            if folder == "Highlights" and (colour := next((one for one in get_args(Colour) if one == name), None)):
                return ImportedMark("highlight", place, colour=colour, made=made)
            if folder == "Bookmarks":
                return ImportedMark("bookmark", place, "" if name == "bookmark" else name, made=made)
            if folder == "Tags":
                return ImportedMark("tag", place, name, made=made)
        return ImportedMark("tag", place, "/".join(path), made=made)


def _made(part: Element) -> str:
    return moment(value(part, "creationDateTime"))
