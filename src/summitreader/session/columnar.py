"""Findings as numbers: the 250,000 of a text of 10 MB take 110 MB as objects, and 4 MB as numbers.

A value is written by the types of its fields, one after the other: a `Span` as two numbers, a string as its place in a
list of words, a tuple as its length and its items, what may be None with a 0 or a 1 before it. What a field calls a
`Sequence` stays numbers when it is read; each item is made when somebody asks for it. An `Article` is not written.

>>> words = StringTable()
>>> numbers = write(Source(Span(3, 10), None, "outlet_reports"), words)
>>> list(numbers), list(words)
([1, 3, 10, 0, 0, 0, 1], ['outlet_reports', ''])
>>> read(Source, numbers, words)
Source(outlet=Span(start=3, end=10), citing=None, rule='outlet_reports', dated=None, day='')
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, overload

from summitreader.model import Article, Source, Span

__all__ = ["ColumnarFindings", "ColumnarSpans", "Source", "StringTable", "chained", "count_before", "read", "write"]

T = TypeVar("T")

_NOTHING = Article("", ())


class StringTable(list[str]):
    """Strings, each once; what is written refers to them by their places."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__(words)
        self._places = {word: place for place, word in enumerate(self)}

    def place(self, word: str) -> int:
        """Return where a string stands; one that is new is put at the end."""
        place = self._places.setdefault(word, len(self))
        if place == len(self):
            self.append(word)
        return place


class ColumnarSpans(Sequence[Span]):
    """Spans kept as numbers. Equal to the tuple of the same spans."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: "memoryview[int]") -> None:
        self.numbers = numbers

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "ColumnarSpans":
        """Return spans as numbers."""
        return cls(memoryview(array("I", [edge for span in spans for edge in (span.start, span.end)])))

    @property
    def starts(self) -> Sequence[int]:
        """Where each begins."""
        return self.numbers[::2]

    @property
    def ends(self) -> Sequence[int]:
        """Where each ends."""
        return self.numbers[1::2]

    def __len__(self) -> int:
        return len(self.numbers) // 2

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, index: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(index, slice):
            return tuple(map(Span, self.numbers[::2][index], self.numbers[1::2][index]))
        at = 2 * (index if index >= 0 else index + len(self))
        if at < 0:
            raise IndexError(index)
        return Span(self.numbers[at], self.numbers[at + 1])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.numbers[::2], self.numbers[1::2])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ColumnarSpans):
            return self.numbers == other.numbers
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} spans>"

    def __reduce__(self) -> tuple[type[tuple[Span, ...]], tuple[tuple[Span, ...]]]:
        """Go to another process as a plain tuple: numbers in a view cannot."""
        return tuple, (tuple(self),)


class ColumnarFindings(Sequence[T]):
    """Findings of one kind kept as numbers, each made anew when asked for. Equal to the tuple of the same findings.

    `starts` tells where each begins in the text, 0 for what has no place there.
    """

    __slots__ = ("_ends", "_kind", "_numbers", "_words", "starts")

    def __init__(
        self, kind: Any, words: Sequence[str], starts: Sequence[int], ends: Sequence[int], numbers: "memoryview[int]"
    ) -> None:
        self._kind, self._words, self.starts, self._ends, self._numbers = kind, words, starts, ends, numbers

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        places = range(len(self.starts))[index]
        return self._made(places) if isinstance(places, int) else tuple(map(self._made, places))

    def __iter__(self) -> Iterator[T]:
        return map(self._made, range(len(self.starts)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ColumnarFindings) and self._words is other._words:
            return self._kind == other._kind and self._numbers == other._numbers
        return tuple(self) == tuple(other) if isinstance(other, (tuple, ColumnarFindings)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} of {self._kind.__name__}>"

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        """Go to another process as a plain tuple: numbers in a view cannot."""
        return tuple, (tuple(self),)

    def _made(self, index: int) -> T:
        reader = _Reader(self._numbers, self._words, _NOTHING, self._ends[index - 1] if index else 0)
        made: T = _reading(self._kind)(reader)
        return made

    def write(self, numbers: "array[int]") -> None:
        """Put it at the end of other numbers, as `write` would."""
        numbers.extend((len(self.starts), len(self._numbers)))
        for more in (self.starts, self._ends, self._numbers):
            numbers.extend(more)

    @classmethod
    def chained(cls, parts: "Sequence[ColumnarFindings[T]]") -> "ColumnarFindings[T]":
        """Return one after the other; all of one kind and with the same words."""
        starts, ends, numbers = array("I"), array("I"), array("I")
        for part in parts:
            before = len(numbers)
            ends.extend([before + end for end in part._ends])
            starts.extend(part.starts)
            numbers.extend(part._numbers)
        return cls(parts[0]._kind, parts[0]._words, memoryview(starts), memoryview(ends), memoryview(numbers))


def write(value: Any, words: StringTable) -> "memoryview[int]":
    """Return a value of the model as numbers; strings that are new go into `words`."""
    numbers = array("I")
    kind: Any = type(value)
    _writing(kind)(value, numbers, words)
    return memoryview(numbers)


def read(kind: type[T], numbers: "memoryview[int]", words: Sequence[str], article: Article = _NOTHING) -> T:
    """Return the value that was written.

    Args:
        kind: the value's type.
        numbers: what `write` returned. What stays numbers goes on using them, and `words`.
        words: the strings that the numbers refer to; more may come at their end.
        article: what is put in where the value has an article.
    """
    any_kind: Any = kind
    made: T = _reading(any_kind)(_Reader(numbers, words, article, 0))
    return made


def chained(parts: Iterable[Sequence[T]]) -> Sequence[T]:
    """Return the items of several sequences, one after the other: as numbers where all of them are, else a tuple."""
    every = tuple(parts)
    if every and all(isinstance(part, ColumnarFindings) for part in every):
        return ColumnarFindings.chained([part for part in every if isinstance(part, ColumnarFindings)])
    if every and all(isinstance(part, ColumnarSpans) for part in every):
        numbers = array("I")
        for part in every:
            numbers.extend(part.numbers if isinstance(part, ColumnarSpans) else ())
        spans: Any = ColumnarSpans(memoryview(numbers))
        return cast(Sequence[T], spans)
    return tuple(chain.from_iterable(every))


def count_before(found: Sequence[Any], offset: int) -> int:
    """Return how many of sorted findings or spans begin before an offset: the place of the first that does not."""
    if isinstance(found, (ColumnarSpans, ColumnarFindings)):
        return bisect_left(found.starts, offset)
    return bisect_left(found, offset, key=_start)


def _start(value: Any) -> int:
    place: int = value.start if hasattr(value, "start") else value.span.start if hasattr(value, "span") else 0
    return place


class _Reader:
    """Numbers, and how far they have been read."""

    __slots__ = ("article", "at", "numbers", "words")

    def __init__(self, numbers: "memoryview[int]", words: Sequence[str], article: Article, at: int) -> None:
        self.numbers, self.words, self.article, self.at = numbers, words, article, at

    def next(self) -> int:
        self.at += 1
        return self.numbers[self.at - 1]

    def some(self, count: int) -> "memoryview[int]":
        self.at += count
        return self.numbers[self.at - count : self.at]


@cache
def _reading(kind: Any) -> Callable[[_Reader], Any]:
    """Return how a value of a kind is read."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Span:
        return lambda reader: Span(reader.next(), reader.next())
    if kind is str or origin is Literal:
        return lambda reader: reader.words[reader.next()]
    if kind is int:
        return lambda reader: int(reader.words[reader.next()])
    if kind is bool:
        return lambda reader: bool(reader.next())
    if kind is Article:
        return lambda reader: reader.article
    if origin in (Union, UnionType):
        some = _reading(_but_none(parts))
        return lambda reader: some(reader) if reader.next() else None
    if origin is tuple:
        one = _reading(parts[0])
        return lambda reader: tuple([one(reader) for _ in range(reader.next())])
    if origin is Sequence:
        return _reading_sequence(parts[0])
    every = [_reading(field) for field in _fields(kind).values()]
    return lambda reader: kind(*[field(reader) for field in every])


def _reading_sequence(kind: Any) -> Callable[[_Reader], Any]:
    if kind is int:
        return lambda reader: reader.some(reader.next())
    if kind is Span:
        return lambda reader: ColumnarSpans(reader.some(2 * reader.next()))

    def flat(reader: _Reader) -> ColumnarFindings[Any]:
        count, length = reader.next(), reader.next()
        return ColumnarFindings(kind, reader.words, reader.some(count), reader.some(count), reader.some(length))

    return flat


_Write = Callable[[Any, "array[int]", StringTable], None]


@cache
def _writing(kind: Any) -> _Write:
    """Return how a value of a kind is written."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Span:
        return lambda value, numbers, words: numbers.extend((value.start, value.end))
    if kind is int:
        return lambda value, numbers, words: numbers.append(words.place(str(value)))  # any size, and seldom
    if kind is str or origin is Literal:
        return lambda value, numbers, words: numbers.append(words.place(value))
    if kind is bool:
        return lambda value, numbers, words: numbers.append(value)
    if kind is Article:
        return lambda value, numbers, words: None
    if origin in (Union, UnionType):
        return _writing_some(_writing(_but_none(parts)))
    if origin is tuple:
        return _writing_tuple(_writing(parts[0]))
    if origin is Sequence:
        return _writing_sequence(parts[0])
    every = [(name, _writing(field)) for name, field in _fields(kind).items()]

    def fields_of(value: Any, numbers: "array[int]", words: StringTable) -> None:
        for name, write_field in every:
            write_field(getattr(value, name), numbers, words)

    return fields_of


def _writing_some(write_value: _Write) -> _Write:
    def some(value: Any, numbers: "array[int]", words: StringTable) -> None:
        numbers.append(value is not None)
        if value is not None:
            write_value(value, numbers, words)

    return some


def _writing_tuple(write_item: _Write) -> _Write:
    def items(value: Any, numbers: "array[int]", words: StringTable) -> None:
        numbers.append(len(value))
        for item in value:
            write_item(item, numbers, words)

    return items


def _writing_sequence(kind: Any) -> _Write:
    def whole(value: Any, numbers: "array[int]", words: StringTable) -> None:
        numbers.append(len(value))
        numbers.extend(value)

    def spans(value: Any, numbers: "array[int]", words: StringTable) -> None:
        numbers.append(len(value))
        numbers.extend((value if isinstance(value, ColumnarSpans) else ColumnarSpans.of(value)).numbers)

    def findings(value: Any, numbers: "array[int]", words: StringTable) -> None:
        if isinstance(value, ColumnarFindings) and value._words is words:
            value.write(numbers)
            return
        write_item, items, ends = _writing(kind), array("I"), array("I")
        for item in value:
            write_item(item, items, words)
            ends.append(len(items))
        ColumnarFindings(kind, words, array("I", map(_start, value)), ends, memoryview(items)).write(numbers)

    return whole if kind is int else spans if kind is Span else findings


def _but_none(kinds: tuple[Any, ...]) -> Any:
    (kind,) = (kind for kind in kinds if kind is not NoneType)
    return kind


def _fields(kind: Any) -> dict[str, Any]:
    """Return the types of a dataclass's fields by name."""
    assert is_dataclass(kind)
    return {field.name: field.type for field in fields(kind)}
