"""The command line without a screen: how long it takes to start, and whether an export uses every core."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import summitreader
from summitreader import session
from tests.benchmarks.speed import long_text
from tests.benchmarks.tables import Table

_COPY = "import sys; open(sys.argv[1], 'rb').read()"
_OURS = (sys.executable, "-m", "summitreader")


def commands() -> Table:
    """Start-up over Python's own, an export of 1,000 files, and a table of as many kept. Needs `../shared`."""
    bare = _seconds((sys.executable, "-c", "pass"))
    version = _seconds((*_OURS, "--version"))
    seed = _seconds((*_OURS, "export", str(session.seed())))
    text = long_text(5)
    pieces = [text[start : start + 5000] for start in range(0, len(text), 5000)][:1000]
    summitreader.parse(text[:5000])  # loads and compiles the grammar
    start, used = time.perf_counter(), time.process_time()
    for piece in pieces:
        summitreader.parse(piece)
    parsing, used = time.perf_counter() - start, time.process_time() - used
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number:04}.txt" for number in range(len(pieces))]
        for file, piece in zip(files, pieces, strict=True):
            file.write_text(piece, encoding="utf-8")
        before = _processor()
        exporting = _seconds((*_OURS, "export", *map(str, files)), runs=3)
        processor = (_processor() - before) / 4
        library = Path(folder) / "library.db"
        _seconds((*_OURS, "add", "--library", str(library), *map(str, files)), runs=0)
        table = (*_OURS, "export", "--all", "--rows", "statements", "--format", "csv", "--library", str(library))
        tabling = _seconds(table, runs=5)
        copying = _seconds((sys.executable, "-c", _COPY, str(library)), runs=5) - bare
    return Table(
        "commands",
        "Wall time; Python's own start is left out of the first two rows.",
        ("command", "time", "goal"),
        (
            ("--version", f"{1000 * (version - bare):.0f} ms", "60 ms"),
            ("export of the seed", f"{1000 * (seed - bare):.0f} ms", ""),
            (
                f"export of {len(pieces):,} files of 5 kB, {os.cpu_count()} cores",
                f"{exporting:.2f} s = {exporting / parsing:.2f} × parsing them in one process ({parsing:.2f} s); "
                f"processor time {processor / used:.2f} ×",
                f"near {1 / (os.cpu_count() or 1):.2f} ×; 1 ×",
            ),
            (
                f"the statements of {len(pieces):,} kept articles as a table, on one core",
                f"{tabling:.2f} s = {tabling / parsing:.2f} × parsing them; the library's file is read in "
                f"{1000 * copying:.0f} ms",
                "nothing is parsed",
            ),
        ),
    )


def _processor() -> float:
    """Seconds of processor time that the programs started so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(command: tuple[str, ...], runs: int = 15) -> float:
    """Median wall time, after one run that is thrown away unless it is the only one."""
    taken: list[float] = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:] or taken)
