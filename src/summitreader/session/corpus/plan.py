"""What is to be done: the input, cut into batches that are the same whoever cuts it, in a file, never in memory."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Literal, NamedTuple, get_args

from summitreader.importers.records.files import FoundFile, cuts, find_files
from summitreader.importers.records.raw import Extent
from summitreader.importers.records.web_archive import require_warcio
from summitreader.session.corpus.store import INPUT, part_of

CorpusFormat = Literal["jsonl", "parquet"]
CORPUS_FORMATS: tuple[CorpusFormat, ...] = get_args(CorpusFormat)

BATCH_BYTES = 4_000_000
MOST_BATCHES = 10_000  # of more input each batch is larger: files are what a shared disk has least of
_A_FILE = 1_000  # bytes that a file counts beside its own: opening it takes time
_DIGITS = 16


class CorpusPlan(NamedTuple):
    """How a corpus is read and written, as each process that works on it has to know.

    `folder` is where names of files begin, and where its processes stand; `out` where tables are written, `text_field`
    what the text is called in lines and tables ("": one of the usual names), `parser` the version that has to read.
    """

    folder: str
    out: str
    format: CorpusFormat
    text_field: str
    parser: str
    batch_bytes: int = BATCH_BYTES


class Batch(NamedTuple):
    """A run of the input that is read into one file of each table, whole or not at all; they are counted from 1."""

    number: int
    extents: tuple[Extent, ...]

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(extent.end - extent.start for extent in self.extents)


def wanted_of(plan: CorpusPlan, batch: Batch) -> dict[str, str]:
    """Return what the done-file of a batch has to say, or else the batch is done again."""
    told = json.dumps([plan.text_field, batch.extents])
    digest = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return {"input": digest, "parser": plan.parser, "format": plan.format}


class BatchList:
    """The batches of an input, in a file beside the tables: all runs on them use the same."""

    def __init__(self, plan: CorpusPlan, names: Sequence[str], faulty: Callable[[str], None]) -> None:
        """List the input, and cut it where no earlier run has done so.

        Args:
            plan: how it is read.
            names: files and folders, in their order.
            faulty: told in a sentence of each folder that cannot be looked into.

        Raises:
            ImportFailed: One of the names stands for nothing, or there are WARC files and nothing that reads them.
            OSError: The list cannot be written.
        """
        self._plan, self._names = plan, tuple(dict.fromkeys(names))
        files, size, self.digest = self._looked_at(faulty)
        step = plan.batch_bytes
        while (size + files * _A_FILE) / step > MOST_BATCHES:
            step *= 2
        self._file = self._known() or self._cut(step)
        self.count = sum(1 for _ in self)
        self.files = files

    def __iter__(self) -> Iterator[Batch]:
        self._file.seek(0)
        self._file.readline()
        for line in self._file:
            number, extents = json.loads(line)
            yield Batch(number, tuple(Extent(*extent) for extent in extents))

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _files(self, faulty: Callable[[str], None]) -> Iterator[FoundFile]:
        for name in self._names:
            yield from find_files(name, Path(self._plan.out), faulty)

    def _looked_at(self, faulty: Callable[[str], None]) -> tuple[int, int, str]:
        """Return how many files there are, their bytes, and a digest of the list of them."""
        count = size = 0
        digest = sha256(repr(self._plan.batch_bytes).encode())
        for file in self._files(faulty):
            if file.kind == "archive":
                require_warcio()  # before a batch is done that has nothing but faults
            count, size = count + 1, size + file.size
            digest.update(json.dumps(file).encode() + b"\n")
        return count, size, digest.hexdigest()[:_DIGITS]

    def _known(self) -> IO[str] | None:
        """Return the list that an earlier run wrote of the same input."""
        with suppress(OSError, ValueError):
            file = (Path(self._plan.out) / INPUT).open(encoding="utf-8")
            if json.loads(file.readline()).get("input") == self.digest:
                return file
            file.close()
        return None

    def _cut(self, step: int) -> IO[str]:
        """Write the list. It stays open: another run may put its own in the place."""
        place = Path(self._plan.out) / INPUT
        part = part_of(place)
        try:
            with part.open("w", encoding="utf-8") as file:
                file.write(json.dumps({"input": self.digest, "names": self._names}) + "\n")
                file.writelines(json.dumps(batch) + "\n" for batch in self._batches(step))
                # Else a machine that is lost may leave the beginning of it in the place, which is taken for all.
                file.flush()
                os.fsync(file.fileno())
            opened = part.open(encoding="utf-8")
            os.replace(part, place)
        finally:
            part.unlink(missing_ok=True)
        return opened

    def _batches(self, step: int) -> Iterator[Batch]:
        number, waiting, size = 1, list[Extent](), 0
        for file in self._files(lambda fault: None):
            for extent in cuts(file, step):
                waiting.append(extent)
                size += extent.end - extent.start + _A_FILE
                if size >= step:
                    yield Batch(number, tuple(waiting))
                    number, waiting, size = number + 1, [], 0
        if waiting:
            yield Batch(number, tuple(waiting))
