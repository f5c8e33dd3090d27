"""Passages as they are read: their words with what stands around them, and all that tells whose and when they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from summitreader.library.storage.columns import shown_line
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import text_out
from summitreader.library.told import MOST
from summitreader.model import Span

_AROUND = 160  # code points before and after a passage


class ReadPassage(NamedTuple):
    """A passage of a kept article: `text` begins at `text_start` of the article, a little before the passage."""

    number: int
    key: str
    title: str
    outlet: str
    day: str
    span: Span
    text: str
    text_start: int

    @property
    def words(self) -> str:
        """The passage itself; the title of an article that has it nowhere in its text."""
        return self.text[self.span.start - self.text_start : self.span.end - self.text_start]


def read_passages(library: Library, numbers: Iterable[int]) -> list[ReadPassage]:
    """Return passages by their numbers, in the order in which they are given; those that are gone are left out."""
    sql = (
        "SELECT n, key, title, outlet, shelf.day, start, length, "
        f"substr(text, max(0, start - {_AROUND}) + 1, min(start, {_AROUND}) + length + {_AROUND}) "
        f"FROM told JOIN shelf ON shelf.article = n / {MOST} JOIN body ON body.article = n / {MOST} WHERE n = ?"
    )
    found = []
    with library.reading() as db:
        for number in numbers:
            row = db.execute(sql, (number,)).fetchone()
            if row is None or not (isinstance(row[5], int) and isinstance(row[6], int) and row[5] >= 0 <= row[6]):
                continue
            key, title, outlet, day = map(shown_line, row[1:5])
            span = Span(row[5], row[5] + row[6])
            start = max(0, span.start - _AROUND)
            text = text_out(row[7]) if span.end else title
            found.append(ReadPassage(number, key, title, outlet, day, span, text, start))
    return found


def passage_words(library: Library, numbers: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return where passages begin, and their words alone, by their numbers: one question for all of them."""
    sql = (
        "SELECT n, start, substr(text, start + 1, length) FROM json_each(?) JOIN told ON n = value "
        f"JOIN body ON body.article = n / {MOST}"
    )
    with library.reading() as db:
        return {n: (start, text_out(words)) for n, start, words in db.execute(sql, (json.dumps(list(numbers)),))}
