"""Exporting: readings as text for other programs and for people, one file or thousands."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summitreader.errors import SummitReaderError
from summitreader.importers.faults import in_one_sentence
from summitreader.model import Reading
from summitreader.session.crash import crash_told
from summitreader.session.opening import QueueItem, lost_words, read_queued, visible
from summitreader.session.processes.parallel import spread

FORMATS = ("jsonl", "text", "markdown", "csv", "tsv")

_DELIMITERS = {"csv": ",", "tsv": "\t"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one file: its reading in the format, or the sentence that says why there is none.

    `notes` say what was left out of the article or changed, where the format has no place for it.
    """

    name: str
    text: str
    fault: str | None = None
    notes: tuple[str, ...] = ()


def export(reading: Reading, format: str, id: str) -> str:
    """Return a reading in one of FORMATS, without the last line end.

    Args:
        id: Names the article to other programs.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    doing = f"cannot write the reading of '{visible(id)}'"
    with in_one_sentence(doing), crash_told(doing):
        return _writer(format)(reading, id)


def first_line(format: str) -> str | None:
    """Return what stands once above all readings in a format: a table's column names."""
    if format not in _DELIMITERS:
        return None
    from summitreader.exporters.table import header

    return header(_DELIMITERS[format])


def between(format: str) -> str:
    """Return what stands between two readings in a format, so that people see where the next begins."""
    return {"text": "\n" + "=" * 72 + "\n", "markdown": "\n---\n"}.get(format, "")


def export_all(names: Sequence[str | QueueItem], format: str) -> Iterator[Exported]:
    """Yield every source's reading in the order given; uses all cores where that pays.

    A bad file never stops the rest.
    """
    yield from spread(partial(_export_one, format), names, _lost)


def _export_one(format: str, source: str | QueueItem) -> Exported:
    line = source if isinstance(source, QueueItem) else QueueItem(source)
    id = Path(line.name).stem + (f"#{line.member}" if line.member else "")
    # Names that can be printed stay as they are, so that other programs find the file again.
    id = id if id.isprintable() else visible(id)
    try:
        reading = read_queued(line)
        notes = reading.article.notes if format in _DELIMITERS else ()
        return Exported(line.name, export(reading, format, id), notes=notes)
    except SummitReaderError as error:
        return Exported(line.name, "", str(error))


def _lost(source: str | QueueItem) -> Exported:
    name = os.fspath(source)
    return Exported(name, "", lost_words(name))


def _writer(format: str) -> Callable[[Reading, str], str]:
    """Return the exporter of a format, loaded only when it is used."""
    if format == "jsonl":
        from summitreader.exporters.jsonl import write_jsonl

        return write_jsonl
    if format == "text":
        from summitreader.exporters.plain import write_plain

        return lambda reading, id: write_plain(reading)
    if format == "markdown":
        from summitreader.exporters.markdown import write_markdown

        return lambda reading, id: write_markdown(reading)
    from summitreader.exporters.table import write_table

    return partial(write_table, delimiter=_DELIMITERS[format])
