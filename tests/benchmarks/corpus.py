"""How fast a corpus is read on one core and on two, what it takes, and what a hundred million articles come to."""

import gzip
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from summitreader.session.corpus.plan import CorpusFormat
from summitreader.session.corpus.run import CorpusOptions, CorpusWatch, read_corpus
from summitreader.session.corpus.store import CORPUS_KINDS
from tests.benchmarks.tables import Table
from tests.corpus.made import write_archive
from tests.shared import shared

_FEW, _MANY, _PAGES = 120, 1_320, 240
_BATCH = 100_000  # bytes: small ones, so that both cores are done at the same time
_A_CORE_HOUR = 0.04  # dollars
_CORES = (2, 64, 1_000)


class _Rates(NamedTuple):
    """Seconds of one core and bytes that an article takes."""

    seconds: float
    read: float
    jsonl: float
    parquet: float


def corpus() -> tuple[Table, Table]:
    """Articles a second by cores, bytes in and out, memory; and the same worked out. Needs `../shared`, and quiet."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        few, many = (_lines(place / f"{count}.jsonl", _news(count)) for count in (_FEW, _MANY))
        one, two = ((_taken(many, jobs) - _taken(few, jobs)) / (_MANY - _FEW) for jobs in (1, 2))
        start = _taken(few, 1) - _FEW * one
        pages = _archive(place / "pages.warc.gz", _news(_PAGES))
        importing = (_taken(pages, 1) - start) / _PAGES - one
        rates = _Rates(one, many.stat().st_size / _MANY, *(_written(few, format) for format in ("jsonl", "parquet")))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    rows = (
        ("articles a second, one core", f"{1 / one:.0f}", ""),
        ("articles a second, two cores", f"{1 / two:.0f}", ""),
        ("of the linear speed on two cores, start-up left out", f"{one / two / 2:.2f}", "0.9"),
        ("start-up", f"{start:.1f} s", ""),
        ("a page of a WARC file more than its text: the importer process, HTML", f"{importing * 1000:.0f} ms", ""),
        ("an article read", f"{rates.read / 1000:.1f} kB", ""),
        ("its rows as JSON lines", f"{rates.jsonl / 1000:.1f} kB", ""),
        ("its rows as Parquet", f"{rates.parquet / 1000:.1f} kB", ""),
        ("memory of a process that reads, at most", f"{most:.0f} MB", "the same for any number"),
    )
    about = f"{_MANY:,} news articles as JSON lines, {os.cpu_count()} cores, wall time."
    return Table("corpus", about, ("what", "measured", "goal"), rows), _worked_out(rates)


def _worked_out(rates: _Rates) -> Table:
    """Return what a million and a hundred million articles take, at the rates that were measured."""
    rows = []
    for name, count in (("1 million", 10**6), ("100 million", 10**8)):
        hours = count * rates.seconds / 3600
        rows.append(
            (
                name,
                f"{hours:,.1f}",
                *(_hours(hours / cores) for cores in _CORES),
                *(_bytes(count * size) for size in (rates.read, rates.jsonl, rates.parquet)),
                f"${hours * _A_CORE_HOUR:,.2f}",
            )
        )
    cores = (f"on {cores:,} cores" for cores in _CORES)
    header = ("articles", "core hours", *cores, "read", "JSON lines", "Parquet", "cost")
    about = f"At the rates above, linear over cores, at ${_A_CORE_HOUR} a core hour, which is an assumption."
    return Table("corpus worked out", about, header, tuple(rows))


def _hours(hours: float) -> str:
    if hours * 60 < 2:
        return f"{hours * 3600:.0f} s"
    return f"{hours:,.1f} h" if hours >= 1 else f"{hours * 60:,.0f} min"


def _bytes(size: float) -> str:
    return f"{size / 1e12:,.1f} TB" if size >= 1e12 else f"{size / 1e9:,.1f} GB"


def _news(count: int) -> Iterable[str]:
    with gzip.open(shared("gold", "news", "polnear_train.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return islice(cycle(texts), count)


def _lines(file: Path, texts: Iterable[str]) -> Path:
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    return file


def _archive(file: Path, texts: Iterable[str]) -> Path:
    pages = (("".join(f"<p>{part}</p>" for part in text.split("\n\n"))) for text in texts)
    article = "<html><head><title>News</title></head><body><article>{}</article></body></html>"
    return write_archive(
        file,
        (
            (f"https://x.example/{number}", "text/html; charset=utf-8", article.format(page).encode())
            for number, page in enumerate(pages)
        ),
    )


def _taken(file: Path, jobs: int) -> float:
    """Return the seconds that a corpus takes, from the first to the last."""
    with tempfile.TemporaryDirectory(dir=file.parent) as out:
        start = time.perf_counter()
        _read(file, Path(out), CorpusOptions(jobs=jobs, batch_bytes=_BATCH))
        return time.perf_counter() - start


def _written(file: Path, format: CorpusFormat) -> float:
    """Return the bytes of all tables an article."""
    with tempfile.TemporaryDirectory(dir=file.parent) as out:
        _read(file, Path(out), CorpusOptions(format=format))
        tables = [table for kind in CORPUS_KINDS for table in (Path(out) / kind).iterdir()]
        return sum(table.stat().st_size for table in tables) / _FEW


def _read(file: Path, out: Path, options: CorpusOptions) -> None:
    result = read_corpus([str(file)], out, options, CorpusWatch(print, lambda progress: None))
    assert not result.counts["faults"]
