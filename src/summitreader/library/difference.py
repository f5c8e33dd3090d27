"""What an outlet changed between two versions of a page, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from summitreader.model import Change

_WORD = re.compile(r"\s*\S+\s*\Z|\s*\S+|\s+\Z")
_LETTERS = re.compile(r"\w+")
_LOOKED_AT = 200_000  # code points
_PARAGRAPH = re.compile(r"(?:.+\n*)|\n+")


def word_difference(old: str, new: str) -> tuple[Change, ...]:
    """Return the runs of words that make both texts: "same" and "removed" make the old, "same" and "added" the new.

    Paragraphs are compared first and words within those that differ, so that a long text takes no time to speak of.
    """
    changes: list[Change] = []
    for change in _paragraphs(old, new):
        if changes and changes[-1].kind == change.kind:
            changes[-1] = Change(change.kind, changes[-1].text + change.text)
        else:
            changes.append(change)
    return tuple(changes)


def phrases_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of three words that a text has, as far as it is looked at."""
    words = _LETTERS.findall(text[:_LOOKED_AT].casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Return how many of the phrases of the one that has fewer are in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other))


def _paragraphs(old: str, new: str) -> Iterator[Change]:
    ours, theirs = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(ours[a:b]))
        else:
            yield from _words("".join(ours[a:b]), "".join(theirs[c:d]))


def _words(old: str, new: str) -> Iterator[Change]:
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=len(ours) > 2000).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(ours[a:b]))
            continue
        if b > a:
            yield Change("removed", "".join(ours[a:b]))
        if d > c:
            yield Change("added", "".join(theirs[c:d]))
