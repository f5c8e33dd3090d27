"""The words of the register, as sets and pieces of patterns."""

from functools import cache

from summitreader.word_files import word_file
from summitreader.words.patterns import any_of


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one list of `data/commitments.toml`."""
    return frozenset(in_order(name))


@cache
def in_order(name: str) -> tuple[str, ...]:
    """Return the words of one list in their order; `_` in a word stands for a blank."""
    words: str | list[str] = word_file("commitments")["register"][name]
    return tuple(word.replace("_", " ") for word in (words.split() if isinstance(words, str) else words))


def piece(*names: str) -> str:
    """Return a piece of a pattern that matches a word of these lists."""
    return any_of(word for name in names for word in in_order(name))


@cache
def gerunds() -> dict[str, str]:
    """Return the acts by their forms in -ing: "opening" is "open"."""
    return {doing: act for act in in_order("acts") if (doing := _gerund(act)) not in _PREPOSITIONS}


def _gerund(act: str) -> str:
    """Return the form in -ing.

    >>> _gerund("make"), _gerund("stop"), _gerund("agree"), _gerund("open"), _gerund("lie")
    ('making', 'stopping', 'agreeing', 'opening', 'lying')
    """
    if act.endswith("ie"):
        return act[:-2] + "ying"
    if act.endswith("e") and not act.endswith("ee"):
        return act[:-1] + "ing"
    if act in _DOUBLED:
        return act + act[-1] + "ing"
    return act + "ing"


_PREPOSITIONS = ("including", "following", "regarding", "concerning")
_DOUBLED = frozenset(
    [
        "ban",
        "begin",
        "commit",
        "cut",
        "get",
        "permit",
        "put",
        "refer",
        "run",
        "set",
        "stop",
        "submit",
        "transfer",
        "spur",
        "stem",
        "tap",
    ]
)
