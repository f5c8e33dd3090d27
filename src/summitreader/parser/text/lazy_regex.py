"""Patterns that are compiled when they are first used: a text needs half of the 390, and all of them take 55 ms."""

import re
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
