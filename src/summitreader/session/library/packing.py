"""What the parser found, as the bytes that the library keeps: small, and trusted no more than any other file.

Behind a head with checksums of itself and of the article's text stand the strings and the numbers of
`session.columnar`, compressed. Whoever made a file, what is read of it are findings of that text or nothing.
"""

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import repeat
from operator import attrgetter, call, le
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from summitreader.controls import harmless
from summitreader.model import Article, Reading, Span, Statement, Theme
from summitreader.session.columnar import ColumnarSpans, StringTable, read, write

__all__ = ["FORMAT", "pack", "unpack"]

FORMAT = 2
"""How findings are packed: one of the things that tell stored findings from those of today's program."""

_HEAD = struct.Struct(">4sIIII")  # magic, checksums of what follows and of the text, bytes of strings, numbers
_MAGIC = b"SRF1"
_MOST_BYTES = 1 << 26  # unpacked; the findings of 100 MB of text take less
_FAULTS = (ValueError, IndexError, TypeError, zlib.error, struct.error)

_Holds = Callable[[Any, int], bool]
"""Whether a value is one that can be found in a text of a length."""


def pack(reading: Reading) -> bytes:
    """Return all that was found in an article, without the article; b"" where that is too much to be kept."""
    words = StringTable()
    numbers = array("I", write(reading, words))
    if sys.byteorder == "big":
        numbers.byteswap()
    raw, strings = numbers.tobytes(), json.dumps(list(words), separators=(",", ":")).encode()
    if len(raw) + len(strings) > _MOST_BYTES:
        return b""
    # All lowest bytes first, then the next: high ones are nearly all zero, and take a fifth less so.
    packed = zlib.compress(strings + b"".join(raw[byte::4] for byte in range(4)), 6)
    checks = zlib.crc32(packed), _check(reading.article)
    return _HEAD.pack(_MAGIC, *checks, len(strings), len(numbers)) + packed


def unpack(packed: bytes, article: Article) -> Reading | None:
    """Return what was found in an article; None where the bytes are damaged, of another text, or nobody's findings."""
    try:
        magic, check, text_check, length, count = _HEAD.unpack_from(packed)
        body = packed[_HEAD.size :]
        if magic != _MAGIC or check != zlib.crc32(body) or text_check != _check(article):
            return None
        unzip = zlib.decompressobj()
        content = unzip.decompress(body, _MOST_BYTES)
        if not unzip.eof or len(content) != length + 4 * count:
            return None
        words = json.loads(content[:length])
        if not all(isinstance(word, str) and harmless(word) == word for word in words):
            return None
        return _whole(read(Reading, _numbers(content[length:], count), words, article))
    except _FAULTS:
        return None


def _check(article: Article) -> int:
    return zlib.crc32(article.text.encode("utf-8", "surrogatepass"))


def _numbers(planes: bytes, count: int) -> "memoryview[int]":
    raw = bytearray(4 * count)
    for byte in range(4):
        raw[byte::4] = planes[byte * count : (byte + 1) * count]
    numbers = array("I", bytes(raw))
    if sys.byteorder == "big":
        numbers.byteswap()
    return memoryview(numbers)


def _whole(reading: Reading) -> Reading | None:
    """Return a reading with each finding made and looked at; None where one cannot be of its text."""
    found = replace(
        reading,
        sentences=tuple(reading.sentences),
        statements=tuple(reading.statements),
        agreements=tuple(reading.agreements),
    )
    return found if _holds(Reading)(found, len(found.article.text)) else None


@cache
def _holds(kind: Any) -> _Holds:
    """Return what tells whether a value of a kind can be found in a text."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Span:
        return lambda span, length: span.start <= span.end <= length
    if origin is Literal:
        return lambda value, length: value in parts
    if origin in (Union, UnionType):
        (some,) = (_holds(part) for part in parts if part is not NoneType)
        return lambda value, length: value is None or some(value, length)
    if origin is Sequence and parts[0] is Span:
        return _hold_spans
    if origin in (tuple, Sequence):
        return _hold_each(_holds(parts[0]))
    if not is_dataclass(kind) or kind is Article:
        return lambda value, length: True
    every = [(field.name, _holds(field.type)) for field in fields(kind) if field.type not in (str, int, bool)]
    return _hold_fields(every, "says" if kind is Statement else "spans" if kind is Theme else "")


# `map`, not a generator: a third of what it takes to read 1,000 kept articles went into these two.
def _hold_each(holds: _Holds) -> _Holds:
    return lambda values, length: all(map(holds, values, repeat(length)))


def _hold_fields(every: Sequence[tuple[str, _Holds]], filled: str) -> _Holds:
    """Return what tells whether the fields of a finding can be found; the one called `filled` holds something."""
    if not every:
        return lambda finding, length: True
    names, holds = zip(*every, strict=True)
    # Of one name alone `attrgetter` gives no tuple.
    values = attrgetter(*names, names[0])
    full = attrgetter(filled) if filled else None
    return lambda finding, length: (
        (full is None or len(full(finding)) > 0) and all(map(call, holds, values(finding), repeat(length)))
    )


def _hold_spans(spans: Sequence[Span], length: int) -> bool:
    if not isinstance(spans, ColumnarSpans):
        return all(span.start <= span.end <= length for span in spans)
    starts, ends = spans.numbers[::2], spans.numbers[1::2]
    return len(starts) == len(ends) and all(map(le, starts, ends)) and max(ends, default=0) <= length
