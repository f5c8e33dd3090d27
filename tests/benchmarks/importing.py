"""What `import summitreader` costs a program over bare Python, and what its first use costs then."""

import subprocess
import sys
import time

from tests.benchmarks.tables import Table

_STEPS = (
    ("import summitreader", "import summitreader", "40 ms"),
    ("the nouns of the model", "import summitreader; summitreader.Reading", ""),
    ("the first reading of a sentence", "import summitreader; summitreader.parse('Xi said so.')", ""),
)


def importing() -> Table:
    """Wall time over `python -c pass`, taken in turns with it, the least of 30."""
    taken: dict[str, list[float]] = {code: [] for code in ("pass", *(code for _, code, _ in _STEPS))}
    for _ in range(31):
        for code, times in taken.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - start)
    # The first run writes byte code.
    least = {code: min(times[1:]) for code, times in taken.items()}
    return Table(
        "importing",
        "Wall time over bare Python (`python -c pass`), the least of 30.",
        ("what", "time", "goal"),
        tuple((what, f"{1000 * (least[code] - least['pass']):.1f} ms", goal) for what, code, goal in _STEPS),
    )
