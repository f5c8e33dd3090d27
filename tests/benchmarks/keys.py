"""How long a key takes to a settled screen, and how many bytes it writes, in a long text and a very long one."""

from pathlib import Path
from typing import Any

from tests.benchmarks.tables import Table
from tests.benchmarks.terminal import OURS, firstpaint, texts

_TIMES = 20
_FIRST = "Chinese President Xi Jinping"

# What is measured, the keys that lead there, and those that are then pressed in turn.
_ACTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("line down", (), ("j",)),
    ("page down", (), ("pagedown",)),
    ("next statement", (), ("]",)),
    ("end of the text, and back", (), ("G", "g")),
    ("a speaker chosen", (), ("1", "2")),
    ("next statement of a speaker", ("1",), ("n",)),
    ("panes hidden, and shown", ("esc",), ("z",)),
    ("next hit of a search", ("/", "p", "e", "a", "c", "e", "enter"), ("n",)),
)


def keys() -> Table:
    """Every action pressed 20 times in one session for each text. Needs `../shared`."""
    with texts() as files:
        sessions = {name: _session(files[name]) for name in ("20,000 words", "10 MB")}
    rows = [
        (label, *(cell for session in sessions.values() for cell in session[number]))
        for number, (label, _, _) in enumerate(_ACTIONS)
    ]
    return Table(
        "keys",
        f"From a key to a settled screen, median and p95 of {_TIMES} presses, and the bytes it writes (median). "
        "Goals: p95 of 12 ms in 20,000 words and 16 ms in 10 MB, 12 kB a key.",
        ("key", "20,000 words: median", "p95", "bytes", "10 MB: median", "p95", "bytes"),
        tuple(rows),
    )


def _session(file: Path) -> list[tuple[str, str, str]]:
    """Median, p95 and bytes of every action, in order."""
    pressed: list[str] = []
    slices = []
    for _, setup, turn in _ACTIONS:
        pressed += setup
        start = len(pressed)
        pressed += [turn[number % len(turn)] for number in range(_TIMES)]
        slices.append(slice(start, len(pressed)))
    run = firstpaint().once(
        [*OURS, str(file)],
        [_FIRST],
        keys=pressed,
        idle_limit=60.0,
        timeout=30.0,
        key_limit=2.0,
        quit_keys=["q"],
    )
    return [_figures(run["keys"], part) for part in slices]


def _figures(pressed: dict[str, Any], part: slice) -> tuple[str, str, str]:
    taken = sorted(ms for ms in pressed["settled_ms"][part] if ms is not None)
    written = sorted(pressed["bytes"][part])
    if not taken:
        return ("–", "–", "–")
    return (
        f"{taken[len(taken) // 2]:.0f} ms",
        f"{taken[min(len(taken) - 1, int(0.95 * len(taken)))]:.0f} ms",
        f"{written[len(written) // 2] / 1000:.1f} kB",
    )
