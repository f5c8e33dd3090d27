"""Patterns that are compiled when they are first used: a text needs half of the 390, and all of them take 55 ms."""

import re
from collections.abc import Iterable
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern like any other; a mistake in it shows when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))


class LazyPattern:
    """What a pattern can do. Its methods are the compiled pattern's own: a call costs no more."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Called for what is not there yet."""
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def search_from(
    lead: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Return the first match of a pattern, searched from where its `lead` is first found: without one it has no match.

    Where the pattern is long and the lead is `any_word` that it begins with, most passages are passed over at once.
    """
    first = lead.search(text, start, end)
    return pattern.search(text, first.start(), end) if first else None


def any_word(words: Iterable[str], any_case: bool = False) -> str:
    r"""Return a piece of a pattern that begins a word with one of some, each a pattern after its first letter.

    A search passes over all that is none of their first letters at once: with `\b(?:…|…)` it stops at every word.

    >>> any_word(("told", "reports", "reported (?:on|that)"))
    '[tr](?<!\\w.)(?:(?<=[t])(?:old)|(?<=[r])(?:eports|eported (?:on|that)))'
    """
    rest: dict[str, list[str]] = {}
    for word in words:
        first = word[0].lower() + word[0].upper() if any_case else word[0]
        rest.setdefault(first, []).append(word[1:])
    flag = "i" if any_case else ""
    ways = "|".join(f"(?<=[{first}])(?{flag}:{'|'.join(ends)})" for first, ends in rest.items())
    return rf"[{''.join(rest)}](?<!\w.)(?:{ways})"
