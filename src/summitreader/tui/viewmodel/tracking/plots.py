"""Shares and their intervals in the cells of a terminal. Pure."""

from summitreader.tracking import Share

_DOT, _LINE, _LOW, _HIGH = "●", "─", "├", "┤"


def interval(share: Share, top: float, cells: int) -> str:
    """Return the share as a dot and its interval as whiskers, in so many cells from 0 to `top`.

    >>> interval(Share(5, 10), 1.0, 11), interval(Share(0, 4), 1.0, 11)
    ('  ├──●──┤  ', '●────┤     ')
    """
    if cells <= 0:
        return ""
    low, high = (_cell(end, top, cells) for end in share.interval)
    drawn = [" "] * cells
    drawn[low : high + 1] = [_LINE] * (high + 1 - low)
    drawn[low], drawn[high] = _LOW, _HIGH
    drawn[_cell(share.rate, top, cells)] = _DOT
    return "".join(drawn)


def percent(rate: float) -> str:
    """Return a share in hundredths, with a decimal where it is small.

    >>> percent(0.5), percent(0.061), percent(0.0004), percent(0)
    ('50%', '6.1%', '<0.1%', '0%')
    """
    if 0 < rate < 0.001:
        return "<0.1%"
    return f"{100 * rate:.1f}%" if 0 < rate < 0.0995 else f"{100 * rate:.0f}%"


def _cell(rate: float, top: float, cells: int) -> int:
    return max(0, min(cells - 1, round((cells - 1) * rate / top))) if top > 0 else 0
