"""Words cut to the room there is, in cells, and as they may be sent to a terminal. Pure."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.cells import cell_len, chop_cells, set_cell_size

from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.wrap import cells, drawn, shown, wrap

RowRight = tuple[TextPart, ...]
RowLines = tuple[RowLine, ...]

_SHORTEST_NAME = 9  # cells: below them a name has no room for a middle


def fit(words: str, cells: int) -> str:
    """Return the words in so many cells at most, an ellipsis where they were cut."""
    words = drawn(words)
    if cell_len(words) <= cells:
        return words
    if cell_len(bare := words.rstrip()) <= cells:
        return bare
    return set_cell_size(words, cells - 1).rstrip() + "…" if cells > 0 else ""


def fit_name(words: str, room: int, apart: int = 0) -> str:
    """Return a name in so many cells at most, shortened in the middle: the end of "Ministry of … of Korea" tells more
    than what stands before it.

    Where the name differs from another one at `apart`, as `told_apart` has it, what stands there is kept.
    """
    if cell_len(words := drawn(words)) <= room:
        return words
    words = " ".join(words.split())
    if room < _SHORTEST_NAME:
        return fit(words, room)
    least = max(room // 3, 4)
    tail = _last_cells(words, room - 1 - least)
    head = set_cell_size(words, room - 1 - cell_len(tail)).rstrip()
    begins = len(words) - len(tail)
    if len(head) <= apart < begins:
        head = set_cell_size(words, least).rstrip()
        start = words.rfind(" ", len(head), apart + 1) + 1
        tail = fit(words[start if 0 < start > apart - room // 3 else apart :], room - 1 - cell_len(head))
    elif 0 <= (blank := tail.find(" ")) < min(len(tail) // 2, apart - begins if apart >= begins else len(tail)):
        # A tail that begins with a word reads better than one that begins within it.
        tail = tail[blank + 1 :]
        head = set_cell_size(words, room - 1 - cell_len(tail)).rstrip()
    return f"{head}…{tail}"


def told_apart(names: Iterable[str]) -> dict[str, int]:
    """Return for each name where it differs from the one that is most like it from its beginning on."""
    found: dict[str, int] = {}
    for name, after in pairwise(sorted({*names})):
        shared = shared_length(name, after)
        found[name] = max(found.get(name, 0), shared)
        found[after] = shared
    return found


def shared_length(one: str, other: str) -> int:
    """Return how many code points two strings have in common at their beginning."""
    differ = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))


def in_full(words: str, room: int, beside: int = 0) -> tuple[str, ...]:
    """Return all of some words in lines of so many cells, the first shorter by those `beside`."""
    words = " ".join(words.split())
    less = max(0, min(beside, room - 2))
    starts = wrap(words, 0, len(words), max(2, room) - less, -less)
    return tuple(shown(words, start, end).rstrip() for start, end in pairwise((*starts, len(words))))


def hanging(first: tuple[TextPart, ...], words: str, room: int, look: str = "", right: RowRight = ()) -> RowLines:
    """Return all of some words as lines of so many cells, the first of them behind other parts, which the further
    lines are set in by, and before what stands on the right."""
    indent, beside = (sum(cell_len(part.words) for part in parts) for parts in (first, right))
    lines = in_full(words, room - indent, beside + 1 if beside else 0) or ("",)
    blank = (TextPart(" " * indent),)
    return tuple(
        RowLine((*(blank if number else first), TextPart(line, look)), () if number else right)
        for number, line in enumerate(lines)
    )


def wrapped_parts(parts: Iterable[TextPart], room: int) -> RowLines:
    """Return the parts of a line as lines of so many cells, each part with its look."""
    parts = tuple(TextPart(drawn(words), look) for words, look in parts)
    words = "".join(part.words for part in parts)
    starts = (0,) if cell_len(words) <= room else wrap(words, 0, len(words), max(2, room))
    # The white space that a line ends with hangs over.
    ends = (start + len(words[start:end].rstrip()) for start, end in pairwise((*starts, len(words))))
    return tuple(RowLine(tuple(_between(parts, start, end))) for start, end in zip(starts, ends, strict=True))


def _between(parts: RowRight, start: int, end: int) -> Iterator[TextPart]:
    """Yield what stands between two offsets of the words of some parts."""
    for words, look in parts:
        if part := words[max(0, start) : max(0, end)]:
            yield TextPart(part, look)
        start, end = start - len(words), end - len(words)


def _last_cells(words: str, room: int) -> str:
    """Return the end of some words that takes so many cells at most, no cluster of it cut."""
    start = len(words)
    for cell in reversed([*cells(words, max(0, len(words) - 4 * room), len(words))]):
        if cell_len(words[cell.start :]) > room:
            break
        start = cell.start
    return words[start:]


def filled(line: RowLine, cells: int) -> Iterator[TextPart]:
    """Yield the parts of a line, cut where room is short, and blanks between left and right: so many cells in all."""
    room = cells - sum(cell_len(part.words) for part in line.right)
    for part in line.left:
        words = fit(part.words, room)
        room -= cell_len(words)
        yield TextPart(words, part.look)
        if cell_len(words) < cell_len(drawn(part.words)):
            break  # what follows a part that is cut is none of it
    yield TextPart(" " * room)
    yield from line.right


def few_words(words: str, most: int) -> str:
    """Return the first words that make at most so many code points, an ellipsis where there are more.

    A long one is cut.
    """
    words = " ".join(words[: 2 * most].split())
    if len(words) <= most:
        return words
    return (words[:most].rsplit(" ", 1)[0] if " " in words[: most - 1] else words[: most - 1]).rstrip(" ,;:") + "…"


def wrapped(words: str, cells: int, lines: int) -> tuple[str, ...]:
    """Return the words in exactly so many lines, an ellipsis where they did not fit.

    Looks only at what can be shown.
    """
    words = drawn(" ".join(words[: max(1, cells) * lines * 4 + 200].split()))
    found: list[str] = []
    while words and len(found) < lines - 1 and cell_len(words) > cells:
        line = chop_cells(words, max(2, cells))[0]
        cut = line.rfind(" ") if words[len(line) : len(line) + 1] != " " else len(line)
        cut = cut if cut > 0 else len(line)
        found.append(words[:cut])
        words = words[cut:].lstrip()
    return (*found, fit(words, cells), *[""] * (lines - 1 - len(found)))
