"""Exporting: readings as text for other programs and for people, one file or thousands."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summitreader.errors import SummitReaderError
from summitreader.model import Reading
from summitreader.session.crash import faults_told
from summitreader.session.opening import QueueItem, lost_words, read_queued, visible
from summitreader.session.processes.parallel import spread


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one file: its reading in the format, or the sentence that says why there is none."""

    name: str
    text: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What became of one file: its reading, or the sentence that says why there is none."""

    name: str
    reading: Reading | None = None
    fault: str | None = None


def export(reading: Reading, format: str, id: str) -> str:
    """Return a reading in a format that is written one article after the other, without the last line end.

    Args:
        reading: The article and what was found in it.
        format: Its name.
        id: Names the article to other programs.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    with faults_told(f"cannot write the reading of '{visible(id)}'"):
        return _writer(format)(reading, id)


def between(format: str) -> str:
    """Return what stands between two readings in a format, so that people see where the next begins."""
    return {"text": "\n" + "=" * 72 + "\n", "markdown": "\n---\n"}.get(format, "")


def joined(texts: Iterable[str], format: str) -> Iterator[str]:
    """Yield readings in a format, one after the other."""
    separator = f"{between(format)}\n" if between(format) else ""
    before = ""
    for text in filter(None, texts):
        yield f"{before}{text}\n"
        before = separator


def export_all(names: Sequence[str | QueueItem], format: str) -> Iterator[Exported]:
    """Yield every source's reading in the order given; uses all cores where that pays.

    A bad file never stops the rest.
    """
    yield from spread(partial(_export_one, format), names, _lost)


def read_all(names: Sequence[str | QueueItem]) -> Iterator[ReadSource]:
    """Yield every source's reading in the order given; uses all cores where that pays. A bad file stops no other."""
    yield from spread(_read_one, names, _lost_reading)


def _export_one(format: str, source: str | QueueItem) -> Exported:
    line = source if isinstance(source, QueueItem) else QueueItem(source)
    id = Path(line.name).stem + (f"#{line.member}" if line.member else "")
    # Names that can be printed stay as they are, so that other programs find the file again.
    id = id if id.isprintable() else visible(id)
    try:
        return Exported(line.name, export(read_queued(line), format, id))
    except SummitReaderError as error:
        return Exported(line.name, "", str(error))


def _read_one(source: str | QueueItem) -> ReadSource:
    line = source if isinstance(source, QueueItem) else QueueItem(source)
    name = line.name + (f"#{line.member}" if line.member else "")
    try:
        return ReadSource(name, read_queued(line))
    except SummitReaderError as error:
        return ReadSource(name, fault=str(error))


def _lost(source: str | QueueItem) -> Exported:
    name = os.fspath(source)
    return Exported(name, "", lost_words(name))


def _lost_reading(source: str | QueueItem) -> ReadSource:
    name = os.fspath(source)
    return ReadSource(name, fault=lost_words(name))


def _writer(format: str) -> Callable[[Reading, str], str]:
    """Return the exporter of a format, loaded only when it is used."""
    if format == "jsonl":
        from summitreader.exporters.jsonl import write_jsonl

        return write_jsonl
    if format == "text":
        from summitreader.exporters.plain import write_plain

        return lambda reading, id: write_plain(reading)
    from summitreader.exporters.markdown import write_markdown

    return lambda reading, id: write_markdown(reading)
