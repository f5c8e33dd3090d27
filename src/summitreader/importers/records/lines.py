"""Files of one object a line: cut between lines at any byte, read line by line."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from summitreader.importers.clean import clean_line
from summitreader.importers.records.fields import USUAL, facts_of, find_field
from summitreader.importers.records.quotations import is_quotation_line, quoted_article
from summitreader.importers.records.raw import LONGEST, Extent, RawArticle, place_in


def cut_lines(path: Path, size: int, step: int) -> Iterator[int]:
    """Yield where lines begin, one behind each `step` bytes: where the file may be cut."""
    with path.open("rb") as file:
        at = step
        while at < size:
            file.seek(at - 1)
            _skip_line(file)
            at = file.tell()
            if at < size:
                yield at
            at += step


def read_lines(path: Path, extent: Extent, text_field: str) -> Iterator[RawArticle]:
    """Yield the articles of the lines of a file that begin in an extent.

    Args:
        path: the file.
        extent: where they begin; of a compressed file all of it.
        text_field: what the text is called; "" for one of the usual names.
    """
    for offset, line in _lines(path, extent):
        name = place_in(extent.file, offset)
        if line is None:
            yield RawArticle(name, fault=f"the line is longer than {LONGEST // 1_000_000} MB")
        elif line.strip():
            yield _article(name, line, text_field)


def _lines(path: Path, extent: Extent) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line and where it begins; None for one that is too long to be kept in memory."""
    packed = path.name.casefold().endswith(".gz")
    with cast("IO[bytes]", gzip.open(path, "rb")) if packed else path.open("rb") as file:
        at = extent.start
        if at:
            file.seek(at)
        while packed or at < extent.end:
            line = file.readline(LONGEST)
            if not line:
                return
            length = len(line)
            if length == LONGEST and not line.endswith(b"\n"):
                length += _skip_line(file)
                yield at, None
            else:
                yield at, line
            at += length


def _skip_line(file: IO[bytes]) -> int:
    """Pass over the rest of a line, piece by piece; return its bytes."""
    skipped = 0
    while piece := file.readline(1 << 20):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _article(name: str, line: bytes, text_field: str) -> RawArticle:
    try:
        found: Any = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return RawArticle(name, fault=f"it is no line of JSON ({clean_line(str(error))[:80]})")
    if not isinstance(found, dict):
        return RawArticle(name, fault="it is no JSON object")
    if is_quotation_line(found):
        return quoted_article(name, found)
    field = text_field or find_field(found, "text")
    text = found.get(field)
    if not isinstance(text, str):
        known = clean_line(", ".join(found))[:80]
        return RawArticle(name, fault=f"it has no text named {field or USUAL} (it has: {known})")
    facts, id = facts_of(found)
    return RawArticle(f"{name.partition('#byte=')[0]}#{id}" if id else name, text, facts)
