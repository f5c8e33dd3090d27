"""How the words of a line differ from those of the line that it stands for."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

RunKind = Literal["same", "dropped", "added"]

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_COMPARED = 1_000_000
"""Of two lines longer than this, pieces multiplied, only what is the same at the beginning and the end is kept."""


class TrackedRun(NamedTuple):
    """Some words of a line: of both lines, of the older alone, or of the newer alone."""

    kind: RunKind
    words: str


def tracked_runs(old: str, new: str) -> list[TrackedRun]:
    """Return the words of both lines: without those added the older one, without those dropped the newer."""
    mine, theirs = _PIECE.findall(old), _PIECE.findall(new)
    start, end = _same_ends(mine, theirs)
    runs = [TrackedRun("same", "".join(mine[:start]))]
    middle, other = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    if len(middle) * len(other) <= _MOST_COMPARED:
        for tag, a, b, c, d in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            if tag == "equal":
                runs.append(TrackedRun("same", "".join(middle[a:b])))
            else:
                runs += _changed("".join(middle[a:b]), "".join(other[c:d]))
    else:
        runs += _changed("".join(middle), "".join(other))
    runs.append(TrackedRun("same", "".join(mine[len(mine) - end :])))
    return [run for run in runs if run.words]


def _changed(old: str, new: str) -> list[TrackedRun]:
    return [TrackedRun("dropped", old), TrackedRun("added", new)]


def _same_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end
