"""Tables with a column of text: CSV as RFC 4180 has it, whose quoted cells may hold commas and lines, and TSV."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.plain.encoding import decode
from summitreader.importers.records.fields import USUAL, facts_of, find_field
from summitreader.importers.records.raw import LONGEST, Extent, RawArticle, place_in


class _Rows:
    """The rows of an open file from where it stands, each with the byte at which it begins."""

    def __init__(self, file: IO[bytes], delimiter: str) -> None:
        csv.field_size_limit(LONGEST)
        self._file, self._at = file, file.tell()
        self._notes: tuple[str, ...] = ()
        self._rows = csv.reader(self._lines(), delimiter=delimiter)

    def __iter__(self) -> Iterator[tuple[int, list[str], tuple[str, ...]]]:
        start = self._at
        for row in self._rows:
            yield start, row, self._notes
            start, self._notes = self._at, ()

    @property
    def end(self) -> int:
        """Where the last row ended."""
        return self._at

    def _lines(self) -> Iterator[str]:
        """Yield lines as the rows need them."""
        while line := self._file.readline(LONGEST):
            at, self._at = self._at, self._at + len(line)
            if not at:
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                yield line.decode()
            except UnicodeDecodeError:
                text, notes = decode(line, "line")
                self._notes += notes
                yield text


def cut_table(path: Path, size: int, step: int) -> Iterator[int]:
    """Yield where rows begin, one behind each `step` bytes; what cannot be read as rows is not cut."""
    del size
    with path.open("rb") as file:
        wanted = step
        try:
            for number, (start, _, _) in enumerate(_Rows(file, _delimiter(file, path))):
                if start >= wanted and number > 1:
                    yield start
                    wanted = start + step
        except (csv.Error, ImportFailed):
            return


def read_table(path: Path, extent: Extent, text_field: str) -> Iterator[RawArticle]:
    """Yield the articles of the rows of a table that begin in an extent.

    Args:
        path: the file.
        extent: where they begin; the names of the columns stand in the file's first row.
        text_field: the column with the text; "" for one of the usual names.

    Raises:
        ImportFailed: There is no such column, or the table is none from some place on.
    """
    with path.open("rb") as file:
        delimiter = _delimiter(file, path)
        rows = _Rows(file, delimiter)
        try:
            names = next(iter(rows), (0, list[str](), ()))[1]
            column = text_field or find_field(names, "text")
            if names and column not in names:
                known = clean_line(", ".join(names))[:80]
                raise ImportFailed(f"it has no column {column or USUAL} (it has: {known})")
            if extent.start:
                file.seek(extent.start)
                rows = _Rows(file, delimiter)
            for start, row, notes in rows:
                if start >= extent.end:
                    return
                if row:
                    yield _article(place_in(extent.file, start), dict(zip(names, row, strict=False)), column, notes)
        except csv.Error as error:
            raise ImportFailed(f"from byte {rows.end} on it is no table ({clean_line(str(error))[:80]})") from error


def _article(name: str, row: dict[str, Any], column: str, notes: tuple[str, ...]) -> RawArticle:
    if column not in row:
        return RawArticle(name, fault=f"the row has no column {column}")
    facts, id = facts_of(row)
    return RawArticle(f"{name.partition('#byte=')[0]}#{id}" if id else name, row[column], facts, notes=notes)


def _delimiter(file: IO[bytes], path: Path) -> str:
    """Return what stands between the cells, by the file's name and first line; the file stands at its begin then."""
    head = file.readline(1 << 16)
    file.seek(0)
    if path.name.casefold().endswith(".tsv"):
        return "\t"
    return max(",", ";", "\t", key=lambda sign: head.count(sign.encode()))
