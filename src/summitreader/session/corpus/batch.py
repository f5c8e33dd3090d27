"""One batch: from its extents to its tables and its done-file, with memory for one article and some rows at a time."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from summitreader.exporters.rows.columns import COLUMNS, Row, RowKind
from summitreader.exporters.rows.make import TableSource, make_rows
from summitreader.exporters.rows.write import write_rows
from summitreader.importers.records.files import read_extent
from summitreader.session.corpus.articles import ReadArticle, read_raw
from summitreader.session.corpus.plan import Batch, CorpusPlan, wanted_of
from summitreader.session.corpus.store import (
    CORPUS_KINDS,
    FAULTS,
    done_of,
    give_names,
    mark_done,
    part_of,
    table_of,
    take_undone,
    why_undone,
    written_to,
)
from summitreader.session.opening import lost_words, visible

COUNTED = ("articles", "faults", "not_english", *CORPUS_KINDS, "bytes")
"""What is counted of a batch, and of a corpus: `bytes` of the input, and of all else how many."""


class BatchStep(NamedTuple):
    """How far a batch has come: which article comes next, and what is done."""

    name: str
    counts: Counter[str]


def write_batch(
    plan: CorpusPlan, batch: Batch, told: Callable[[BatchStep], None], without: Iterable[str] = ()
) -> dict[str, Any]:
    """Read a batch into its tables, and say in its done-file that this is done.

    Args:
        plan: how it is read and written.
        batch: what of the input.
        told: of each article, before it is read.
        without: names of articles that are not read: a process came to its end over them.

    Returns:
        What its done-file says.

    Raises:
        ExportFault: The tables cannot be written.
    """
    out = Path(plan.out)
    with written_to(out), ExitStack() as after:
        take_undone(out, batch.number)
        tables = _Tables(plan, batch, after)
        for extent in batch.extents:
            for raw in read_extent(extent, plan.text_field):
                told(BatchStep(raw.name, tables.counts))
                if raw.name in without:
                    tables.add(ReadArticle(visible(raw.name), fault=lost_words(raw.name)))
                    continue
                for read in read_raw(raw):
                    tables.add(read)
            tables.counts["bytes"] += extent.end - extent.start
        done: dict[str, Any] = wanted_of(plan, batch) | {"counts": dict(tables.counts)}
        try:
            done["sizes"] = tables.finish()
        except FileNotFoundError:
            # Another run of the same was quicker, and has taken half-written files away.
            if why_undone(out, batch.number, wanted_of(plan, batch)):
                raise
            return done_of(out, batch.number) or done
        mark_done(out, batch.number, done)
    return done


class _Writer(Protocol):
    def write(self, rows: Iterable[Row], /) -> None:
        """Write rows."""

    def close(self) -> None:
        """Write what waits; the file stays open."""


class _Lines:
    """A table as JSON lines."""

    def __init__(self, file: IO[bytes], kind: RowKind) -> None:
        self._file, self._columns = file, COLUMNS[kind]

    def write(self, rows: Iterable[Row]) -> None:
        for line in write_rows(rows, self._columns, "jsonl", ""):
            self._file.write(line.encode("utf-8", "backslashreplace"))

    def close(self) -> None:
        self._file.flush()


class _Tables:
    """The tables of a batch while they are written, under names that are nobody's."""

    def __init__(self, plan: CorpusPlan, batch: Batch, after: ExitStack) -> None:
        self.counts = Counter(dict.fromkeys(COUNTED, 0))
        self._files: dict[Path, IO[bytes]] = {}
        self._places = {
            kind: table_of(Path(plan.out), kind, batch.number, plan.format) for kind in (*CORPUS_KINDS, FAULTS)
        }
        for place in self._places.values():
            after.callback(_take_away, part_of(place))
            self._files[place] = after.enter_context(part_of(place).open("wb"))
        self._writers = {kind: self._writer(plan, kind) for kind in CORPUS_KINDS}

    def add(self, read: ReadArticle) -> None:
        """Write the rows of an article, or why there are none."""
        if read.reading is None:
            self.counts["faults"] += 1
            line = json.dumps({"file": read.name, "fault": read.fault}, ensure_ascii=False) + "\n"
            self._files[self._places[FAULTS]].write(line.encode("utf-8", "backslashreplace"))
            return
        self.counts["articles"] += 1
        self.counts["not_english"] += read.reading.note is not None
        source = TableSource(read.reading, read.reading.article.id, read.name, passages=read.passages)
        for kind in CORPUS_KINDS if read.passages is None else CORPUS_KINDS[:1]:
            rows = [*make_rows(source, kind)]
            self.counts[kind] += len(rows)
            self._writers[kind].write(rows)

    def finish(self) -> dict[str, int]:
        """Put the tables into their places; return how many bytes each has."""
        for writer in self._writers.values():
            writer.close()
        sizes = {kind: self._files[place].tell() for kind, place in self._places.items()}
        give_names(self._files)
        return sizes

    def _writer(self, plan: CorpusPlan, kind: RowKind) -> _Writer:
        file = self._files[self._places[kind]]
        if plan.format == "jsonl":
            return _Lines(file, kind)
        # Imported here: pyarrow is there only where it is wanted.
        from summitreader.exporters.rows.parquet import ParquetWriter

        return ParquetWriter(file, COLUMNS[kind])


def _take_away(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)
