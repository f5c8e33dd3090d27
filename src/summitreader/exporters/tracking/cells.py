"""Bars, shares and heat as a terminal's own cells draw them."""

from summitreader.tracking import Share

_EIGHTHS = "▏▎▍▌▋▊▉█"
_SHADES = " ░▒▓█"


def bar(length: float, cells: int) -> str:
    """Return a bar of a length from 0 to 1, drawn to the eighth of a cell; what is there at all is seen.

    >>> bar(0.5, 4), bar(0.001, 4), bar(0.33, 2)
    ('██', '▏', '▋')
    """
    eighths = round(min(max(length, 0.0), 1.0) * cells * 8) or int(length > 0)
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest - 1] if rest else "")


def dots(share: Share, cells: int) -> str:
    """Return a share from 0 to 100 % as a dot on its interval.

    >>> dots(Share(5, 10), 11)
    '  ╶──●──╴  '
    """
    if not share.of:
        return " " * cells
    low, high = (round(end * (cells - 1)) for end in share.interval)
    at = round(min(share.rate, 1.0) * (cells - 1))
    line = [" "] * cells
    line[low : high + 1] = "─" * (high - low + 1)
    line[low], line[high] = "╶", "╴"
    line[at] = "●"
    return "".join(line)


def shade(count: int, most: int) -> str:
    """Return the cell that stands for a count in a heat map.

    >>> [shade(count, 8) for count in (0, 1, 4, 8)]
    [' ', '░', '▒', '█']
    """
    return _SHADES[0] if not count or not most else _SHADES[min(4, max(1, -(-4 * count // most)))]
