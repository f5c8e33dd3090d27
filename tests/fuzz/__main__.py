"""`python -m tests.fuzz --minutes 10`: broken input of every kind through all that reads what a stranger wrote.

Documents of every kind go through importers (worker and all) and parser, exports into a library whose every surface is
then looked at, config.toml and words.toml through their checks, and words of every class through the parser. Good
input is broken by bytes and by pieces: repeated, nested, truncated, swapped. A crash is: an exception, a worker that
died without a limit to blame, a control character in anything that is shown, or time that grows faster than the input.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.fuzz import documents, own_files, projects, prose


class Target(NamedTuple):
    """What is tried: how often of a hundred, how its input is made, and what returns whether it was read."""

    share: int
    make: Callable[[random.Random], tuple[str, bytes]]
    holds: Callable[[str, bytes], bool]


TARGETS = {
    "documents": Target(45, documents.make, documents.opens),
    "parser": Target(30, prose.make, prose.reads),
    "projects": Target(5, projects.make, projects.opens),
    "library import": Target(10, own_files.make_export, own_files.imports),
    "config.toml": Target(5, own_files.make_config, own_files.settles),
    "words.toml": Target(5, own_files.make_words, own_files.settles),
}


def run(seconds: float, seed: int, keep: Path | None = None) -> dict[str, Counter[str]]:
    """Try broken input for so long; count inputs, read, refused, crashes by target. `keep` is a folder for crashes."""
    chance, end = random.Random(seed), time.monotonic() + seconds
    counts = {name: Counter[str]() for name in TARGETS}
    while time.monotonic() < end:
        # Of time, not of inputs: a library takes a hundred times longer than a text.
        name = min(TARGETS, key=lambda name: counts[name]["µs"] / TARGETS[name].share)
        target, began = TARGETS[name], time.perf_counter()
        made, data = target.make(chance)
        counts[name]["inputs"] += 1
        try:
            counts[name]["read" if target.holds(made, data) else "refused"] += 1
        except Exception as fault:
            counts[name]["crashes"] += 1
            _tell(keep, made, data, fault)
        counts[name]["µs"] += int(1e6 * (time.perf_counter() - began))
    return counts


def _tell(keep: Path | None, name: str, data: bytes, fault: Exception) -> None:
    print(f"crash: {name}: {type(fault).__name__}: {ascii(str(fault))[:300]}", file=sys.stderr, flush=True)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{abs(hash(data)):x}-{name}").write_bytes(data)


def main() -> None:
    """Run for the minutes asked for and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that crash")
    arguments = parser.parse_args()
    counts = run(arguments.minutes * 60, arguments.seed, arguments.keep)
    print(f"seed {arguments.seed}")
    for name, of in (*counts.items(), ("all", sum(counts.values(), Counter[str]()))):
        print(f"{name:15}" + ", ".join(f"{of[what]:,} {what}" for what in ("inputs", "read", "refused", "crashes")))
    sys.exit(1 if any(of["crashes"] for of in counts.values()) else 0)


if __name__ == "__main__":
    main()
