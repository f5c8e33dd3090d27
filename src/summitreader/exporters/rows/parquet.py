"""Rows as Parquet: typed columns, lists as lists, in groups of rows of the same size wherever it is written.

Stands on pyarrow, which the extra `parquet` brings; nothing of it is loaded before it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from typing import IO, TYPE_CHECKING, Any

from summitreader.errors import ExportFault
from summitreader.exporters.rows.columns import Cell, Column, Row

if TYPE_CHECKING:
    import pyarrow
    from _typeshed import ReadableBuffer

_GROUP = 5_000  # rows that are kept in memory, and written as one group


class ParquetWriter:
    """A table that is written row by row into a file that is open for bytes; `close` writes its end."""

    def __init__(self, file: IO[bytes], columns: Sequence[Column]) -> None:
        """Begin the table.

        Raises:
            ExportFault: pyarrow is not installed.
        """
        self._arrow, self._schema = _pyarrow(), parquet_schema(columns)
        from pyarrow.parquet import ParquetWriter as Writer

        self._writer = Writer(file, self._schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows, which have at least the columns; white space and order stay as they are."""
        for row in rows:
            self._waiting.append({name: _value(row[name]) for name in self._schema.names})
            if len(self._waiting) == _GROUP:
                self._write_group()

    def close(self) -> None:
        """Write what waits, and the table's end; the file stays open."""
        if self._waiting:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._waiting, self._schema))
        self._waiting.clear()


def write_parquet(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    """Yield a table as bytes, group by group. Raises ExportFault where pyarrow is missing."""
    sink = _Sink()
    # The sink cannot go back, and is asked for nothing but what was written to it.
    writer = ParquetWriter(sink, columns)  # type: ignore[arg-type]
    for row in rows:
        writer.write((row,))
        yield from sink.taken()
    writer.close()
    yield from sink.taken()


class _Sink(RawIOBase):
    """A file that keeps what is written to it until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """Return whether it takes bytes: always."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Keep bytes; return how many."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Return how many bytes were written, taken or not."""
        return self._length

    def taken(self) -> list[bytes]:
        """Return what was written since this was last asked."""
        pieces, self._pieces = self._pieces, []
        return pieces


def parquet_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """Return columns as Parquet has them, each with what it means. Raises ExportFault where pyarrow is missing."""
    arrow = _pyarrow()
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "list": arrow.list_(arrow.string()),
    }
    return arrow.schema([arrow.field(one.name, types[one.type], metadata={"about": one.about}) for one in columns])


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ExportFault("Parquet needs pyarrow: pip install 'summitreader[parquet]'") from error
    return pyarrow


def _value(cell: Cell) -> Any:
    """Return a cell as Parquet takes it, whose texts are UTF-8: halves of characters are written out."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "backslashreplace").decode()
    return [*map(_value, cell)] if isinstance(cell, tuple) else cell
