"""How many of how many, and how far that can be trusted."""

from math import sqrt

_Z = 1.959963984540054  # of 95 %


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the lower and the upper end of the Wilson interval of 95 % for `count` of `of`, from 0 to 1.

    Unlike the share plus or minus a margin, it is honest for small numbers, and for none or all of them. Of nothing
    nothing is known: from 0 to 1.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not of:
        return 0.0, 1.0
    share = min(count / of, 1.0)
    square = _Z * _Z
    middle = share + square / (2 * of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    # Rounding would leave a little below 0 or beyond the share itself.
    return max(0.0, (middle - half) / scale) if count else 0.0, (middle + half) / scale if count < of else 1.0
