"""What is drawn on a page and is not read: words drawn twice to look bold, the numbers of lines in the margin."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

CHARACTER = 0.5  # mean width of a character, as a share of the type's size
_SHIFT = 0.12  # of the type's size: what is drawn again so near is the same; the narrowest letter is twice as wide
_FEWEST_NUMBERS = 5
_ALIGNED = 4.0  # points
_STEPS = (1, 5, 10)
_NUMBERED = 0.6  # share of the lines that have a number where each should, less what is between paragraphs


class TextRun(NamedTuple):
    """Some words drawn at one place; `y` grows upwards."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False

    @property
    def end(self) -> float:
        """The place where, about, its last character ends."""
        return self.x + CHARACTER * self.size * len(self.text)


def read_runs(runs: list[TextRun]) -> list[TextRun]:
    """Return the runs of a page that a reader reads, in their order."""
    once = list(_once(runs))
    margin = _line_numbers(once)
    return [run for at, run in enumerate(once) if at not in margin]


def _once(runs: list[TextRun]) -> Iterator[TextRun]:
    """Yield each run but those that are drawn again a little beside themselves."""
    drawn: dict[tuple[str, int, int], list[TextRun]] = {}
    for run in runs:
        words, grid = run.text.strip(), max(_SHIFT * run.size, 0.1)
        column, row = int(run.x / grid), int(run.y / grid)
        near = (drawn.get((words, column + right, row + up), ()) for right in (-1, 0, 1) for up in (-1, 0, 1))
        again = any(abs(run.x - other.x) <= grid and abs(run.y - other.y) <= grid for cell in near for other in cell)
        if not (words and again):
            drawn.setdefault((words, column, row), []).append(run)
            yield run


def _line_numbers(runs: list[TextRun]) -> set[int]:
    """Return which runs count the lines of the page: numbers under each other, outside of the text, in even steps."""
    columns: dict[int, list[int]] = {}
    for at, run in enumerate(runs):
        if run.text.strip().isdecimal() and len(run.text.strip()) <= 4:
            columns.setdefault(round(run.end / _ALIGNED), []).append(at)
    found: set[int] = set()
    for place, alone in columns.items():
        column = sorted({*alone, *columns.get(place + 1, ())}, key=lambda at: -runs[at].y)
        if len(column) >= _FEWEST_NUMBERS and _counts_lines([runs[at] for at in column], runs):
            found |= set(column)
    return found


def _counts_lines(column: list[TextRun], runs: list[TextRun]) -> bool:
    numbers = [int(run.text) for run in column]
    step = numbers[1] - numbers[0]
    if step not in _STEPS or sum(after - before == step for before, after in pairwise(numbers)) < len(numbers) - 2:
        return False
    others = [run for run in runs if not run.text.strip().isdecimal() and run.text.strip()]
    rows = {round(run.y / max(run.size, 1)) for run in others}
    beside = [run for run in others if run.x < max(number.end for number in column) - _ALIGNED]
    after = [run for run in others if run.end > min(number.x for number in column)]
    outside = min(len(beside), len(after)) <= 0.1 * len(others)
    return outside and len(column) * step >= _NUMBERED * len(rows)
