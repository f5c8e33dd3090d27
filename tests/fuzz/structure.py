"""Broken relatives of good input: its own pieces repeated, nested, truncated and swapped; bytes and plain data."""

import random
import re
from typing import Any

MOST = 100_000  # bytes of what is made
_TOKEN = re.compile(rb"<[^<>]{0,200}>|\\[a-z]{1,20}-?\d*|[\w\x80-\xff]+|\s+|[^\w\s]")
_AROUND = (
    *((b"<div>", b"</div>"), (b"<ul><li>", b"</li></ul>"), (b"<table><tr><td>", b"</td></tr></table>")),
    *((b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"), (b"<text:list><text:list-item>", b"</text:list-item>")),
    *((b"(", b")"), (b"[", b"]"), (b"{", b"}"), (b"[[", b"]]"), (b"<<", b">>"), (b'"', b'"'), (b"{\\b ", b"}")),
    *(("“".encode(), "”".encode()), (b"> ", b""), (b"- ", b""), (b"<", b">"), (b"&", b";"), (b"<!--", b"-->")),
)
_OFTEN = (2, 2, 3, 3, 10, 10, 100, 100, 1_000, 20_000)
_ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**31, 2**63, -(2**70), float("nan"), float("inf"), "", " ", [], {}, "\0"),
    *("\x1b]0;x\x07", "\x9d0;x\x9c", "\ud800", "\u202e", "²", "9" * 5000, "0x10", "2026-02-30", "a" * 5000, "[b]"),
)


def reshaped(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a document whose pieces (tags, words, signs) stand elsewhere, more often, deeper, or not at all.

    Args:
        data: the document.
        other: one whose pieces may be put in.
        chance: what decides.
    """
    pieces = _TOKEN.findall(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if not pieces:
            break
        start = chance.randrange(len(pieces))
        stop = min(len(pieces), start + chance.choice((1, 2, 3, 10, 60)))
        some = pieces[start:stop]
        match chance.choice(("repeat", "repeat", "nest", "nest", "truncate", "swap", "splice", "drop")):
            case "repeat":
                pieces[start:stop] = _often(some, chance)
            case "nest":
                opening, closing = chance.choice((*_AROUND, (some[0], some[-1])))
                often = _times(len(opening) + len(closing), chance)
                pieces[start:stop] = [opening * often, *some, closing * chance.choice((often, often, 0, often // 2))]
            case "truncate":
                del pieces[start:]
            case "swap":
                at = chance.randrange(len(pieces))
                pieces[start:stop], pieces[at : at + len(some)] = pieces[at : at + len(some)], some
            case "splice":
                foreign = _TOKEN.findall(other)
                at = chance.randrange(max(1, len(foreign)))
                pieces[start:start] = _often(foreign[at : at + 20], chance)
            case "drop":
                del pieces[start:stop]
    return b"".join(pieces)[:MOST]


def reshaped_value(value: Any, chance: random.Random) -> Any:
    """Return plain data (of JSON, of TOML) in which one value is another's, an odd one, repeated, nested or cut."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        match chance.randrange(12):
            case 0:
                return {name: one for name, one in value.items() if name != key}
            case 1:
                return value | {chance.choice(list(value)): value[key]}
            case 2:
                return value | {chance.choice(("x", "\x1b]0;x\x07", "", "a" * 300)): value[key]}
            case _:
                return value | {key: reshaped_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        at = chance.randrange(len(value))
        match chance.randrange(5):
            case 0:
                return value[:at]
            case 1:
                return value * chance.choice((2, 50))
            case 2:
                return [*value[at:], *value[:at]]
            case _:
                return [*value[:at], reshaped_value(value[at], chance), *value[at + 1 :]]
    return _odd(value, chance)


def _odd(value: Any, chance: random.Random) -> Any:
    match chance.randrange(6):
        case 0 if isinstance(value, str) and value:
            at = chance.randrange(len(value))
            return value[:at] + str(chance.choice(_ODD)) + value[at:]
        case 1 if isinstance(value, str):
            return value[: len(value) // 2]
        case 2 if isinstance(value, int):
            return value + chance.choice((-1, 1, 10, 10**6))
        case 3:
            deep = value
            for _ in range(chance.choice((1, 20, 900))):
                deep = [deep]
            return deep
        case 4:
            return {"x": value}
    return chance.choice(_ODD)


def _often(pieces: list[bytes], chance: random.Random) -> list[bytes]:
    return pieces * _times(sum(map(len, pieces)), chance)


def _times(size: int, chance: random.Random) -> int:
    return max(1, min(chance.choice(_OFTEN), MOST // max(1, size)))
