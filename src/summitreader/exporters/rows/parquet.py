"""Rows as Parquet: typed columns, lists as lists, in groups of rows of the same size wherever it is written.

Stands on pyarrow, which the extra `parquet` brings; nothing of it is loaded before it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

from summitreader.errors import ExportFault
from summitreader.exporters.rows.columns import Cell, Column, Row

if TYPE_CHECKING:
    import pyarrow

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


def parquet_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """Return columns as Parquet has them, each with what it means. Raises ExportFault where pyarrow is missing."""
    arrow = _pyarrow()
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
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
