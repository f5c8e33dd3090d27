"""The questions of a press conference, among the turns of a transcript. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summitreader.model import Span

_ASKERS = re.compile(
    r"(?:Q|questions?|journalists?|reporters?|correspondents?|media|press|interviewer|audience)\b", re.IGNORECASE
)
_BEFORE_WORDS = re.compile(r"[\s:.\xa0]*")
_FEWEST = 2
_LOOKED_AT = 1_000  # code points of a turn: one that asks nothing in them is a statement


class PressQuestion(NamedTuple):
    """A turn that asks: where it starts, where the words behind the label start, and where it ends."""

    start: int
    said: int
    end: int


def find_questions(text: str, labels: Sequence[Span], is_press: bool) -> tuple[PressQuestion, ...]:
    """Return the questions among the turns of a transcript; none where too few ask.

    Args:
        text: The article's.
        labels: The names before what is said, sorted.
        is_press: Whether the press is there: then one who is named asks, too, who is short and asks in every turn.
    """
    turns = list(_turns(text, labels))
    length: Counter[str] = Counter()
    asks: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for name, turn in turns:
        length[name] += turn.end - turn.said
        times[name] += 1
        asks[name] += "?" in text[turn.said : min(turn.end, turn.said + _LOOKED_AT)]
    whole = sum(length.values())
    askers = {name for name in times if _ASKERS.match(name)}
    if is_press:
        askers |= {name for name in times if asks[name] == times[name] and 4 * length[name] < whole}
    found = tuple(turn for name, turn in turns if name in askers)
    return found if len(found) >= _FEWEST else ()


def _turns(text: str, labels: Sequence[Span]) -> Iterator[tuple[str, PressQuestion]]:
    """Yield every turn with the name before it, in one spelling."""
    edges = [*labels, Span(len(text), len(text))]
    for label, following in pairwise(edges):
        begins = _BEFORE_WORDS.match(text, label.end, following.start)
        said = begins.end() if begins else label.end
        yield label.of(text).casefold(), PressQuestion(label.start, said, max(said, following.start))
