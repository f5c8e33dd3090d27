"""What the reader selects, by characters, sentences, words or the mouse. Pure."""

import re
from typing import NamedTuple

from summitreader.model import Span
from summitreader.tui.viewmodel.cursor_moves import Sentences
from summitreader.tui.viewmodel.wrap import cluster_after, cluster_before

_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*")
_NEAR = 60  # code points looked at on either side for the ends of a word


class Selection(NamedTuple):
    """Where selecting began, which stays selected, and the offset it reaches to on either side of that."""

    anchor: Span
    head: int

    @property
    def span(self) -> Span:
        """All that is selected."""
        return Span(min(self.anchor.start, self.head), max(self.anchor.end, self.head))

    @property
    def edge(self) -> Span:
        """The character where the selection grows: what has to be seen."""
        return Span(self.head, self.head) if self.head < self.anchor.end else Span(max(0, self.head - 1), self.head)


def whole(span: Span) -> Selection:
    """Return a span selected from its start to its end."""
    return Selection(span, span.end)


def by_character(selection: Selection | None, at: int, text: str, step: int) -> Selection:
    """Return one grapheme cluster more or less, from the offset `at` where nothing is selected."""
    if selection is None:
        selection = Selection(Span(at, at), at)
    anchor, head = selection
    fixed = anchor.start if head >= anchor.end else anchor.end
    head = cluster_after(text, head) if step > 0 else cluster_before(text, head)
    return Selection(Span(fixed, fixed), head)


def by_sentence(selection: Selection | None, at: int, sentences: Sentences, step: int) -> Selection:
    """Return one sentence more or less; first the one at `at` where nothing is selected."""
    if selection is None:
        return whole(sentences.at(at))
    anchor, head = selection
    if step > 0 and head >= anchor.end:
        last = sentences.at(max(anchor.start, head - 1))
        return Selection(anchor, last.end if last.end > head else max(head, sentences.moved(last, 1).end))
    if step > 0:
        after = sentences.moved(sentences.at(head), 1).start
        return Selection(anchor, after if after < anchor.start else anchor.end)
    if head > anchor.end:
        before = sentences.moved(sentences.at(head - 1), -1).end
        return Selection(anchor, max(before, anchor.end))
    start = min(anchor.start, head)
    first = sentences.at(start)
    return Selection(anchor, first.start if first.start < start else sentences.moved(first, -1).start)


def to(selection: Selection, span: Span) -> Selection:
    """Return the selection reaching to the far side of a span."""
    return Selection(selection.anchor, span.start if span.start < selection.anchor.start else span.end)


def reached(text: str, offset: int, row: Span) -> int:
    """Return where a selection ends that reaches to an offset in a row: never in the row below."""
    return min(cluster_after(text, offset), row.end) if offset < row.end else row.end


def meant(text: str, offset: int, row: Span) -> int:
    """Return the offset that is pointed at in a row: behind its words, that of its last character."""
    return cluster_before(text, row.end) if row.start < row.end <= offset else offset


def word_at(text: str, offset: int) -> Span | None:
    """Return the word that holds an offset, or begins after it on the same line."""
    for match in _WORD.finditer(text, max(0, offset - _NEAR), min(len(text), offset + _NEAR)):
        if match.end() > offset:
            return Span(*match.span())
    return None
