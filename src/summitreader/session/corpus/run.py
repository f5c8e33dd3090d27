"""The verb: a corpus, or a shard of it, read into tables; what is done already is left as it is."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from summitreader.errors import ImportFailed
from summitreader.importers.opening import is_address
from summitreader.session.corpus.batch import COUNTED
from summitreader.session.corpus.crew import Crew
from summitreader.session.corpus.plan import BATCH_BYTES, Batch, BatchList, CorpusFormat, CorpusPlan, wanted_of
from summitreader.session.corpus.store import (
    FAULTS,
    done_of,
    faults_of,
    prepare,
    take_total,
    why_undone,
    write_total,
    written_to,
)
from summitreader.session.corpus.version import corpus_version
from summitreader.session.opening import STDIN, visible
from summitreader.session.processes.parallel import cores

_AGAIN = {
    "other input": "{} of other input",
    "other parser": "{} of another parser",
    "other format": "{} in another format",
    "changed files": "{} whose tables were changed",
    "missing files": "{} whose tables are gone",
}
"""What is said of batches that are not as they should be: see `why_undone`."""


_MOST_NAMED = 20  # articles that could not be read


class CorpusOptions(NamedTuple):
    """How a corpus is read: see `summitreader corpus --help`.

    `shard` is which of how many, counted from 1; `jobs` how many processes, 0 for one a core; `scheduler` a Dask
    scheduler's address, "" for this machine alone.
    """

    shard: tuple[int, int] = (1, 1)
    format: CorpusFormat = "jsonl"
    jobs: int = 0
    scheduler: str = ""
    text_field: str = ""
    batch_bytes: int = BATCH_BYTES


class CorpusProgress(NamedTuple):
    """How far a run is: bytes of its input that are done, of how many; articles; seconds since it began."""

    bytes: int
    all_bytes: int
    articles: int
    seconds: float


class CorpusResult(NamedTuple):
    """What a run has come to.

    `batches` of the run's shard were done now, `earlier` before; `counts` are of both. `is_whole` tells whether all
    batches of all shards are done, with which `corpus.json` is there.
    """

    batches: int
    earlier: int
    counts: dict[str, int]
    is_whole: bool


class CorpusWatch(NamedTuple):
    """Who is told what goes on: sentences, and how far it is."""

    say: Callable[[str], None]
    told: Callable[[CorpusProgress], None]


def read_corpus(names: Sequence[str], out: Path, options: CorpusOptions, watch: CorpusWatch) -> CorpusResult:
    """Read files and folders into tables of statements, agreements, themes and events.

    Args:
        names: what is read, in this order.
        out: the folder that tables and done-files are written into.
        options: how.
        watch: who is told.

    Raises:
        ImportFailed: One of the names stands for nothing.
        ExportFault: Something cannot be written, or what is asked for is not installed.
    """
    plan = CorpusPlan(
        os.getcwd(), os.path.abspath(out), options.format, options.text_field, corpus_version(), options.batch_bytes
    )
    _require(names, options)
    prepare(out)
    with written_to(out), closing(BatchList(plan, names, watch.say)) as batches:
        if not batches.count:
            raise ImportFailed(f"there is no article in {' or '.join(repr(visible(name)) for name in names)}")
        return _Run(plan, batches, options, watch).result()


def _require(names: Sequence[str], options: CorpusOptions) -> None:
    """Raise a fault, before anything is written, where there is no such input or what a format needs is missing."""
    for name in names:
        if name == STDIN or is_address(name):
            raise ImportFailed(f"cannot read '{visible(name)}': a corpus is files and folders, which can be read again")
        if not os.path.exists(name):
            raise ImportFailed(f"cannot read '{visible(name)}': no such file or directory")
    if options.format == "parquet":
        from summitreader.exporters.rows.parquet import parquet_schema

        parquet_schema(())


class _Run:
    """One run over the batches of one shard."""

    def __init__(self, plan: CorpusPlan, batches: BatchList, options: CorpusOptions, watch: CorpusWatch) -> None:
        self._plan, self._batches, self._options, self._watch = plan, batches, options, watch
        self._out = Path(plan.out)
        self._counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        self._named = self._done = self._earlier = self._bytes = self._all_bytes = self._articles = 0
        self._start = time.monotonic()

    def result(self) -> CorpusResult:
        """Do what is not done; add up."""
        self._look()
        if self._all_bytes:
            take_total(self._out)
        with closing(self._workers()) as workers:
            for batch, done in workers.do(self._undone(), self._tell):
                self._done += 1
                self._bytes += batch.size
                self._articles += done["counts"]["articles"]
                self._count(done)
                self._name_faults(batch)
                self._tell({})
        is_whole = self._is_whole()
        if is_whole:
            told = {"parser": self._plan.parser, "format": self._plan.format, "input": self._batches.digest}
            write_total(self._out, self._batches.count, told)
        return CorpusResult(self._done, self._earlier, dict(self._counts), is_whole)

    def _workers(self) -> Any:
        if not self._options.scheduler:
            return Crew(self._plan, self._options.jobs or cores())
        # Imported here, as Dask in it: a second that one machine does not need.
        from summitreader.session.corpus.cluster import Cluster

        return Cluster(self._plan, self._options.scheduler)

    def _own(self) -> Iterator[Batch]:
        """Yield the batches of the shard: every so many-th, so that each shard has some of all files."""
        shard, shards = self._options.shard
        return (batch for batch in self._batches if (batch.number - shard) % shards == 0)

    def _look(self) -> None:
        """Count what is done, and say why what was done is done again."""
        again: Counter[str] = Counter()
        for batch in self._own():
            why = why_undone(self._out, batch.number, wanted_of(self._plan, batch))
            if why:
                self._all_bytes += batch.size or 1
                again[why] += why != "new"
            else:
                self._earlier += 1
                self._count(done_of(self._out, batch.number) or {})
        for why, count in again.items():
            if count:
                self._watch.say(f"{_AGAIN[why].format(_batches(count))}: done again")
        if self._earlier:
            self._watch.say(f"{_batches(self._earlier)} done before, left as they are")

    def _undone(self) -> Iterator[Batch]:
        """Yield the batches that are to be done; looked at again, for another run may have done one meanwhile."""
        for batch in self._own():
            if why_undone(self._out, batch.number, wanted_of(self._plan, batch)):
                yield batch

    def _count(self, done: dict[str, Any]) -> None:
        self._counts.update(done.get("counts", {}))

    def _name_faults(self, batch: Batch) -> None:
        """Name what could not be read in a batch, as long as that are not too many."""
        for fault in faults_of(self._out, batch.number, _MOST_NAMED + 1 - self._named):
            self._named += 1
            self._watch.say(fault if self._named <= _MOST_NAMED else f"… others are named in '{self._out / FAULTS}'")

    def _tell(self, counts: dict[str, int]) -> None:
        self._watch.told(
            CorpusProgress(
                self._bytes + counts.get("bytes", 0),
                self._all_bytes,
                self._articles + counts.get("articles", 0),
                time.monotonic() - self._start,
            )
        )

    def _is_whole(self) -> bool:
        """Return whether the batches of all shards are done."""
        return all(not why_undone(self._out, batch.number, wanted_of(self._plan, batch)) for batch in self._batches)


def _batches(count: int) -> str:
    return f"{count:,} batch{'' if count == 1 else 'es'}"
