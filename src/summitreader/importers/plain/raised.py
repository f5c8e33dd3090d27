"""Raised signs on one line of plain text: note marks in brackets, squares and cubes as their own characters."""

import re

_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}")
_SIGNS = re.compile(r"[*†‡§¶]{1,4}")
_LINKED = re.compile(r"[^\W\d_]{1,4}")  # a letter or a small Roman number that leads to a note
_UNIT = re.compile(r"(?:(?<![^\W_])(?:[kcdmμ]?m|mi|ft|in|yd)|\b(?:CO|NO))$")
_POWER_OF_TEN = re.compile(r"[×x*·]\s?10$")
_DIGITS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")

BEFORE = 12  # code points before a raised sign that tell what it is


def write_raised(words: str, before: str, linked: bool = False) -> str:
    """Return what stands for raised words on the line: a note mark never touches a word or a figure.

    `2026` with a raised 4 is `2026[4]`, not a year of the future; `km` with a raised 2 is `km²`; `3` with a raised `rd`
    stays `3rd`.

    Args:
        words: what is raised.
        before: the line up to it; its last characters are enough.
        linked: whether it leads to a note.
    """
    sign = words.strip()
    bare = sign.strip("[]()").strip()
    if not linked and ((bare in ("2", "3") and _UNIT.search(before)) or _POWER_OF_TEN.search(before)):
        return words.translate(_DIGITS)
    mark = _NUMBERS.fullmatch(bare) or _SIGNS.fullmatch(bare) or (linked and _LINKED.fullmatch(bare))
    if not mark or before.endswith(("[", "(")):
        return words
    return words.replace(sign, f"[{bare}]")
