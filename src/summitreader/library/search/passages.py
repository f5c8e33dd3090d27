"""The passages of a reading that a search can find: each statement, what stands between two, the title."""

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from summitreader.library.storage.columns import BadRow, unpacked, words
from summitreader.library.told import BETWEEN as BETWEEN
from summitreader.library.told import MOST as MOST
from summitreader.model import Reading, Span, Speaker, Statement

_MOST_BYTES = 1 << 26  # unpacked; the passages of 100 MB of text take less
_FARTHEST = 1 << 40

_WORD = re.compile(r"[^\W_]")

# What closes the statement before a passage is no part of the passage: ". The two sides signed".
_CLOSING = re.compile(r"""(?:[\s.,;:!?…)\]”’»]|["'](?=\s))*""")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage to be found: where it stands, and the words besides its own that it is found by.

    Sides and themes are each a list with `BETWEEN` between its items; an item of `theme` is a theme's name and title.
    `label` is the kind shown ("direct", "passage", "title"); `tags` are closed words such as "kindrequest".
    """

    span: Span
    speaker: str = ""
    names: str = ""
    side: str = ""
    theme: str = ""
    addressee: str = ""
    label: str = "passage"
    tags: str = "unitall"

    @property
    def facts(self) -> tuple[str, ...]:
        """Return all but the place, in the order of the fields."""
        return self.speaker, self.names, self.side, self.theme, self.addressee, self.label, self.tags


def passages_of(reading: Reading) -> list[Passage]:
    """Return the passages of a reading in the order of the text. A title not in the text comes first, with no span."""
    text, found = reading.article.text, []
    if reading.article.title and not _title_in_text(reading):
        found.append(Passage(Span(0, 0), label="title"))
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    statements = sorted(reading.statements, key=lambda statement: (statement.start, statement.end))
    themes = _sorted_words((span, f"{theme.name} {theme.title}") for theme in reading.themes for span in theme.spans)
    agreements = _sorted_words((one.span, f"status{one.status} agreement{one.kind}") for one in reading.agreements)
    at = edge = 0
    for block in reading.article.blocks:
        edge = max(edge, block.span.start)
        while at < len(statements) and statements[at].start < block.span.end:
            statement, at = statements[at], at + 1
            found += _passage(text, Span(edge, statement.start), block.kind)
            found.append(_said(text, statement, speakers))
            edge = max(edge, statement.end)
        found += _passage(text, Span(edge, block.span.end), block.kind)
        edge = max(edge, block.span.end)
    found = _few_enough(found)
    about, told = _overlapping(found, themes), _overlapping(found, agreements)
    return [
        replace(passage, theme=BETWEEN.join(about.get(at, ())), tags=" ".join((passage.tags, *told.get(at, ()))))
        if at in about or at in told
        else passage
        for at, passage in enumerate(found)
    ]


def packed_passages(passages: list[Passage]) -> bytes:
    """Return passages as they are stored: the words they share are written once."""
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    rows = [
        [
            passage.span.start,
            passage.span.end - passage.span.start,
            *map(number, passage.facts),
        ]
        for passage in passages
    ]
    return zlib.compress(json.dumps([list(words), rows], separators=(",", ":")).encode(), 6)


class PackedPassages:
    """Stored passages: of an article of megabytes a search needs but a few, so each is made when it is asked for."""

    def __init__(self, stored: bytes) -> None:
        """Take them as they are stored. This and what follows raise BadRow for what no summitreader wrote."""
        self._words, self._rows = _unpacked(stored)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, number: int) -> Passage:
        span = _place_in(self._rows[number])
        try:
            facts = [words(self._words[word]) for word in self._rows[number][2:]]
            return Passage(span, *facts)
        except (TypeError, IndexError) as error:
            raise BadRow("'units' have a passage of no words") from error

    def __iter__(self) -> Iterator[Passage]:
        return (self[number] for number in range(len(self)))

    def touching(self, marked: list[Span]) -> Iterator[int]:
        """Return the numbers of the passages that share words with one of some spans."""
        places: list[Span] = []
        for span in sorted(marked):
            if places and span.start < places[-1].end:
                places[-1] = Span(places[-1].start, max(places[-1].end, span.end))
            else:
                places.append(span)
        ends = [place.end for place in places]
        for number, row in enumerate(self._rows):
            span = _place_in(row)
            at = bisect_right(ends, span.start)
            if at < len(places) and places[at].start < span.end:
                yield number


def _unpacked(stored: object) -> tuple[list[Any], list[Any]]:
    """Return words and rows as they are stored, and never more than passages can take."""
    unzip = zlib.decompressobj()
    try:
        content = unzip.decompress(stored if isinstance(stored, bytes) else b"", _MOST_BYTES)
    except zlib.error as error:
        raise BadRow("'units' are no passages") from error
    match unpacked(content.decode("utf-8", "replace")):
        case [list(names), list(rows)] if unzip.eof and len(rows) <= MOST:
            return names, rows
    raise BadRow("'units' are no passages")


def _place_in(row: object) -> Span:
    match row:
        case [int(start), int(length), *_] if 0 <= start <= start + length < _FARTHEST:
            return Span(start, start + length)
    raise BadRow("'units' have a passage of no place")


def _title_in_text(reading: Reading) -> bool:
    # The reader's own title is not the one that stands there.
    is_corrected = any(fact.finding == "article" and fact.field == "title" for fact in reading.corrected)
    return not is_corrected and any(block.kind == "title" for block in reading.article.blocks)


def _passage(text: str, span: Span, kind: str) -> list[Passage]:
    if span.end <= span.start or not _WORD.search(text, span.start, span.end):
        return []
    label = "title" if kind == "title" else "passage"
    closing = _CLOSING.match(text, span.start, span.end)
    start = closing.end() if closing else span.start
    return [Passage(Span(start, span.end), label=label)]


def _said(text: str, statement: Statement, speakers: dict[str, Speaker]) -> Passage:
    speaker = speakers.get(statement.speaker)
    names, sides = [statement.speaker], []
    if speaker is not None:
        people = [speaker, *(speakers[name] for name in speaker.members if name in speakers)]
        names = [name for person in people for name in (person.name, *person.aliases)]
        sides = [person.country for person in people if person.country]
    joint = "jointyes" if speaker is not None and speaker.kind == "joint" else "jointno"
    tags = ["unitall", joint, f"kind{statement.kind}", f"act{statement.act}"]
    if statement.stance:
        tags.append(f"act{statement.stance}")
    return Passage(
        Span(statement.start, statement.end),
        statement.speaker,
        _each_word_once(names),
        BETWEEN.join(dict.fromkeys(sides)),
        "",
        " ".join(statement.addressee.of(text).split()) if statement.addressee else statement.addressee_name,
        statement.kind,
        " ".join(tags),
    )


def _each_word_once(names: list[str]) -> str:
    """Return the first name whole, so that it is found as a phrase; of the others, the words that are new."""
    known = names[0].split()
    for name in names[1:]:
        known += [word for word in name.split() if word not in known]
    return " ".join(known)


def _few_enough(passages: list[Passage]) -> list[Passage]:
    if len(passages) <= MOST:
        return passages
    last = passages[MOST - 1]
    rest = Passage(Span(last.span.start, passages[-1].span.end))
    return [*passages[: MOST - 1], rest]


def _sorted_words(found: Iterable[tuple[Span, str]]) -> list[tuple[int, int, str]]:
    return sorted((span.start, span.end, words) for span, words in found)


def _overlapping(passages: list[Passage], spans: list[tuple[int, int, str]]) -> dict[int, list[str]]:
    """Return for each passage that some spans overlap, by its number, their words, each once."""
    found: dict[int, list[str]] = {}
    first, longest = 0, max((end - start for start, end, _ in spans), default=0)
    for at, passage in enumerate(passages):
        while first < len(spans) and spans[first][0] + longest <= passage.span.start:
            first += 1
        for number in range(first, len(spans)):
            start, end, words = spans[number]
            if start >= passage.span.end:
                break
            if end > passage.span.start and words not in found.setdefault(at, []):
                found[at].append(words)
    return {at: words for at, words in found.items() if words}
