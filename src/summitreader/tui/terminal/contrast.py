"""Colours that can be read on others: contrast as WCAG 2.2 defines it, and a colour moved until it has enough. Pure."""

from collections.abc import Callable, Iterable
from functools import lru_cache

LEAST = 4.5
"""What words need on the colour behind them (WCAG 2.2, 1.4.3)."""

_STEP = 0.04  # of the way to white or black, at a time


@lru_cache(4_000)
def contrast(ink: str, ground: str) -> float:
    """Return the ratio of two colours' luminance, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = (round(one + share * (two - one)) for one, two in zip(_rgb(colour), _rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(ink: str, grounds: Iterable[str], shown: Callable[[str], str] = str, least: float = LEAST + 0.1) -> str:
    """Return the colour, or the one nearest to it on its way to white or black that can be read on all grounds.

    Where no colour can, white or black, whichever can be read better. `shown` gives what the terminal shows for one.
    A little more than the least: Textual takes every colour to HSL and back.

    >>> readable("#777777", ["#ffffff"]), readable("#777777", ["#000000"])
    ('#727272', '#777777')
    """
    grounds = tuple(grounds)

    def worst(colour: str) -> float:
        return min(contrast(colour, ground) for ground in grounds)

    pole = max(("#ffffff", "#000000"), key=worst)
    moved = (shown(mixed(ink, pole, step * _STEP)) for step in range(round(1 / _STEP)))
    return next((colour for colour in moved if worst(colour) >= least), pole)


@lru_cache(1_000)
def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour[1:7])
