"""A long text in parts: each is read alone, so that memory stays small and findings come where the reader is first.

Parts are whole blocks and always the same for the same article, whatever order they are read in.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, Protocol, TypeVar

from summitreader.model import Article, Block, Reading, Span, Speaker, Theme

Value = TypeVar("Value")


class Chain(Protocol):
    """Puts several sequences one after the other."""

    def __call__(self, parts: Iterable[Sequence[Value]], /) -> Sequence[Value]: ...


def as_tuple(parts: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """Return the items of several sequences, one after the other."""
    return tuple(chain.from_iterable(parts))


# Code points. The longest communiqué at hand (136,000) stays whole; a whole megabyte at once took 40 MB of memory.
_LONGEST = 160_000


def parts_of(article: Article) -> tuple[Span, ...]:
    """Return the parts of an article's text, sorted and disjoint: one for
    all but very long ones, none for an empty text.
    """
    return tuple(_parts(article.blocks))


def _parts(blocks: tuple[Block, ...]) -> Iterator[Span]:
    start = end = -1
    for block in blocks:
        if start >= 0 and block.span.end - start > _LONGEST:
            yield Span(start, end)
            start = -1
        if start < 0:
            start = block.span.start
        end = block.span.end
    if start >= 0:
        yield Span(start, end)


def cut(article: Article, part: Span) -> Article:
    """Return the part as an article of its own, its blocks counted from the part's start."""
    by = -part.start
    # By bisection: looking at every block for every part took 0.2 s at 10 MB.
    first = bisect_left(article.blocks, part.start, key=_start)
    inside = article.blocks[first : bisect_left(article.blocks, part.end, lo=first, key=_start)]
    return replace(
        article,
        text=part.of(article.text),
        blocks=tuple(moved(block, by) for block in inside),
    )


def joined(article: Article, readings: Iterable[Reading], chained: Chain = as_tuple) -> Reading:
    """Return one reading of the article from those of its parts (or of some
    of them), in order, their spans moved already.

    A speaker of the same name in two parts is one speaker; event and source are those of the first part that has any.

    Args:
        chained: Puts the findings of the parts one after the other, in whatever kind of sequence the caller
            keeps them.
    """
    parts = tuple(readings)
    notes = [part.note for part in parts]
    return Reading(
        article,
        chained(part.sentences for part in parts),
        _speakers((speaker for part in parts for speaker in part.speakers), chained),
        chained(part.statements for part in parts),
        _themes((theme for part in parts for theme in part.themes), chained),
        chained(part.agreements for part in parts),
        next((part.event for part in parts if part.event), None),
        next((part.source for part in parts if part.source), None),
        notes[0] if notes and all(notes) else None,
    )


_UNMOVED = frozenset((str, int, bool, type(None)))


def moved(value: Value, by: int) -> Value:
    """Return any value of the model with every span in it moved, its article's own apart; the same where `by` is 0."""
    if not by:
        return value
    kind: Any = type(value)
    if isinstance(value, Span):
        made: Value = kind(value.start + by, value.end + by)
    elif isinstance(value, tuple):
        made = kind([part if type(part) in _UNMOVED else moved(part, by) for part in value])
    elif names := _field_names(kind):
        parts = [getattr(value, name) for name in names]
        made = kind(*[part if type(part) in _UNMOVED else moved(part, by) for part in parts])
    else:
        made = value
    return made


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """Return the fields of a value with spans in it, none for anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) and kind is not Article else ()


def _speakers(speakers: Iterable[Speaker], chained: Chain) -> tuple[Speaker, ...]:
    same: dict[str, list[Speaker]] = {}
    for speaker in speakers:
        same.setdefault(speaker.name, []).append(speaker)
    return tuple(group[0] if len(group) == 1 else _one_speaker(group, chained) for group in same.values())


def _one_speaker(group: list[Speaker], chained: Chain) -> Speaker:
    return replace(
        group[0],
        role=next((speaker.role for speaker in group if speaker.role), None),
        country=next((speaker.country for speaker in group if speaker.country), None),
        aliases=tuple(dict.fromkeys(alias for speaker in group for alias in speaker.aliases)),
        members=tuple(dict.fromkeys(member for speaker in group for member in speaker.members)),
        mentions=chained(speaker.mentions for speaker in group),
    )


def _themes(themes: Iterable[Theme], chained: Chain) -> tuple[Theme, ...]:
    same: dict[str, list[Theme]] = {}
    for theme in themes:
        same.setdefault(theme.name, []).append(theme)
    return tuple(
        replace(
            group[0],
            spans=chained(theme.spans for theme in group),
            terms=chained(theme.terms for theme in group),
        )
        for group in same.values()
    )


def _start(block: Block) -> int:
    return block.span.start
