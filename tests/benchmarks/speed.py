"""How fast the parser is: one process, start-up left out, on news and on long texts."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable

from summitreader import parse
from tests.benchmarks.tables import Table
from tests.shared import shared

_MEGABYTES = (1, 3, 10)


def speed() -> Table:
    """Megabytes a second; growth is the time a byte against the first row of its kind. Needs `../shared`."""
    parse("President Xi said peace matters.")  # loads and compiles the grammar
    news = _news()
    size, seconds = _timed(news)
    rows = [
        (
            f"news, {len(news)} articles",
            f"{size / 1e6:.2f} MB",
            f"{seconds:.2f} s",
            f"{size / 1e6 / seconds:.2f}",
            "1.00",
        )
    ]
    first = 0.0
    for megabytes in _MEGABYTES:
        size, seconds = _timed([long_text(megabytes)])
        first = first or seconds / size
        rows.append(
            (
                "one text, readouts repeated",
                f"{size / 1e6:.2f} MB",
                f"{seconds:.2f} s",
                f"{size / 1e6 / seconds:.2f}",
                f"{seconds / size / first:.2f}",
            )
        )
    rows.append(("loading and compiling the grammar", "", f"{_start():.3f} s", "", ""))
    return Table(
        "speed",
        "Processor time of one process; the goal is 1 MB/s, linear.",
        ("text", "size", "time", "MB/s", "growth"),
        tuple(rows),
    )


def long_text(megabytes: float) -> str:
    """The domain's articles one after the other, repeated to a length in megabytes of UTF-8."""
    articles = sorted(shared("domain", "articles").glob("*.txt"))
    body = "\n\n".join(path.read_text(encoding="utf-8") for path in articles)
    wanted = int(megabytes * 1_000_000)
    repeated = (body + "\n\n") * (wanted // len(body.encode()) + 1)
    return repeated.encode()[:wanted].decode(errors="ignore")


def _news() -> list[str]:
    with gzip.open(shared("gold", "news", "polnear_train.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _timed(texts: Iterable[str]) -> tuple[int, float]:
    """Bytes of UTF-8 and processor seconds of parsing: the parser is one thread, and other programs are left out."""
    size, start = 0, time.process_time()
    for text in texts:
        parse(text)
        size += len(text.encode())
    return size, time.process_time() - start


def _start() -> float:
    """Seconds that the first short text takes in a new process, Python's own start left out; the best of five.

    With byte code, as an installed program has it: the first of the runs writes it.
    """
    code = (
        "import time; start = time.process_time(); import summitreader;"
        "summitreader.parse('President Xi said peace matters.'); print(time.process_time() - start)"
    )
    with tempfile.TemporaryDirectory() as folder:
        own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own["PYTHONPYCACHEPREFIX"] = folder
        command = [sys.executable, "-c", code]
        runs = [subprocess.run(command, env=own, check=True, capture_output=True, text=True) for _ in range(6)]
    return min(float(run.stdout) for run in runs)
