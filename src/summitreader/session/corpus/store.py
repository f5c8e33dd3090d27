"""The folder that a corpus is written into: which file is where, which batches are done, and how a file gets there.

A batch is done when its done-file is there, which is written last; nothing there is ever half a file.
"""

import json
import os
import re
import socket
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

from summitreader.errors import ExportFault
from summitreader.exporters.rows.columns import RowKind
from summitreader.exporters.rows.schema import table_schema
from summitreader.importers.clean import clean_name

CORPUS_KINDS: tuple[RowKind, ...] = ("statements", "agreements", "themes", "events")
FAULTS = "faults"
DONE = "done"
TOTAL = "corpus.json"
INPUT = "input.jsonl"

_OURS = re.compile(r"\d{5,}\.(?:jsonl|parquet|json)|\..+\.part")
_FOLDERS = (*CORPUS_KINDS, FAULTS, DONE)


def prepare(out: Path) -> None:
    """Make the folders of a corpus, and the schema of each table, where they are not there. Raises ExportFault."""
    with written_to(out):
        for name in _FOLDERS:
            (out / name).mkdir(parents=True, exist_ok=True)
        for kind in CORPUS_KINDS:
            file, schema = out / f"{kind}.schema.json", table_schema(kind)
            if not file.exists() or file.read_text(encoding="utf-8") != schema:
                put(file, schema.encode())


def table_of(out: Path, kind: str, number: int, format: str) -> Path:
    """Return where the rows of a kind stand that a batch gives."""
    return out / kind / f"{number:05}.{'jsonl' if kind == FAULTS else format}"


def part_of(file: Path) -> Path:
    """Return where a file is written before it gets its name: nobody else writes there."""
    return file.with_name(f".{file.name}.{socket.gethostname()[:40]}-{os.getpid()}.part")


def give_names(parts: Mapping[Path, IO[Any]]) -> None:
    """Put files that are written into their places, each whole on the disk before it has its name; close them."""
    for file in parts.values():
        file.flush()
        os.fsync(file.fileno())
        file.close()
    for place in parts:
        os.replace(part_of(place), place)
    for folder in {place.parent for place in parts}:
        _sync_folder(folder)


def put(place: Path, data: bytes) -> None:
    """Write a file whole, in the place of what is there."""
    try:
        with part_of(place).open("wb") as file:
            file.write(data)
            give_names({place: file})
    finally:
        with suppress(OSError):
            part_of(place).unlink(missing_ok=True)


def mark_done(out: Path, number: int, done: Mapping[str, Any]) -> None:
    """Write the done-file of a batch, whose tables stand in their places."""
    put(_done_file(out, number), json.dumps(done, ensure_ascii=False, indent=1).encode() + b"\n")


def done_of(out: Path, number: int) -> dict[str, Any] | None:
    """Return what the done-file of a batch says, None where there is none, or none that can be read."""
    try:
        found = json.loads(_done_file(out, number).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def faults_of(out: Path, number: int, most: int) -> Iterator[str]:
    """Yield why articles of a batch that is done could not be read, a sentence each, so many at most."""
    with table_of(out, FAULTS, number, "").open(encoding="utf-8") as lines:
        for line in islice(lines, most):
            yield json.loads(line)["fault"]


def why_undone(out: Path, number: int, wanted: Mapping[str, str]) -> str:
    """Return why a batch has to be done: "" where it is, "new" where it never was, else what is not as it should be.

    Args:
        out: where the corpus is written.
        number: of the batch.
        wanted: what its done-file has to say: of its input, parser and format.
    """
    done = done_of(out, number)
    if done is None:
        return "new"
    for name, value in wanted.items():
        if done.get(name) != value:
            return f"other {name}"
    for kind, size in done.get("sizes", {}).items():
        try:
            if table_of(out, kind, number, wanted["format"]).stat().st_size != size:
                return "changed files"
        except OSError:
            return "missing files"
    return ""


def take_undone(out: Path, number: int) -> None:
    """Take a batch's done-file away, before its tables are written anew."""
    _done_file(out, number).unlink(missing_ok=True)


def write_total(out: Path, batches: int, plan: Mapping[str, Any]) -> dict[str, Any]:
    """Add up what the done-files of all batches say, into `corpus.json`; remove what other runs left there.

    Returns:
        What was written.
    """
    counts: Counter[str] = Counter()
    for number in range(1, batches + 1):
        done = done_of(out, number) or {}
        counts.update(done.get("counts", {}))
    total = {**plan, "batches": batches, "counts": dict(counts)}
    _remove_others(out, batches, str(plan["format"]))
    put(out / TOTAL, json.dumps(total, ensure_ascii=False, indent=1).encode() + b"\n")
    return total


def take_total(out: Path) -> None:
    """Take `corpus.json` away: what it says does not hold before all batches are done."""
    (out / TOTAL).unlink(missing_ok=True)


@contextmanager
def written_to(out: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence. Raises ExportFault."""
    try:
        yield
    except OSError as error:
        reason, place = (error.strerror or str(error)).lower(), error.filename or out
        raise ExportFault(f"cannot write '{clean_name(os.fsdecode(place))}': {reason}") from error


def _done_file(out: Path, number: int) -> Path:
    return out / DONE / f"{number:05}.json"


def _remove_others(out: Path, batches: int, format: str) -> None:
    """Remove tables and done-files of batches that there are no more, of another format, and half-written ones."""
    for name in _FOLDERS:
        ending = {DONE: "json", FAULTS: "jsonl"}.get(name, format)
        with os.scandir(out / name) as entries:
            others = [
                entry.name
                for entry in entries
                if _OURS.fullmatch(entry.name) and not _is_of(entry.name, batches, ending)
            ]
        for other in others:
            (out / name / other).unlink(missing_ok=True)
    for part in out.glob(".*.part"):
        part.unlink(missing_ok=True)


def _is_of(name: str, batches: int, ending: str) -> bool:
    number, _, suffix = name.partition(".")
    return number.isdigit() and 1 <= int(number) <= batches and suffix == ending


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
