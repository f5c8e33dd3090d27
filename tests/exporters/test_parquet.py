"""Rows as Parquet, read back by pyarrow and by DuckDB."""

import io
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from summitreader.errors import ExportFault
from summitreader.exporters.rows import parquet
from summitreader.exporters.rows.columns import COLUMNS, ROW_KINDS, Row, RowKind
from summitreader.exporters.rows.make import make_rows
from summitreader.exporters.rows.parquet import ParquetWriter
from tests.exporters.test_rows import SOURCE


def _written(rows: list[Row], kind: RowKind) -> bytes:
    file = io.BytesIO()
    writer = ParquetWriter(file, COLUMNS[kind])
    writer.write(rows)
    writer.close()
    return file.getvalue()


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_pyarrow_reads_back_every_row_with_its_types(kind: RowKind) -> None:
    rows = [*make_rows(SOURCE, kind)]
    table = pyarrow.parquet.read_table(io.BytesIO(_written(rows, kind)))
    as_values = [{name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()} for row in rows]
    assert table.to_pylist() == as_values
    assert table.column_names == [column.name for column in COLUMNS[kind]]


def test_duckdb_counts_and_unnests_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "statements.parquet"
    file.write_bytes(_written([*make_rows(SOURCE, "statements")], "statements"))
    found = duckdb.sql(f"SELECT speaker, start, unnest(tags) FROM '{file}' ORDER BY start").fetchall()
    assert found == [("Amara Diallo", 110, "friends")]


def test_groups_of_rows_have_one_size_and_the_same_rows_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 2)
    rows = [*make_rows(SOURCE, "statements")] * 3
    written = _written(rows, "statements")
    metadata = pyarrow.parquet.ParquetFile(io.BytesIO(written)).metadata
    groups = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    assert groups == [2, 2, 2, 2, 1]
    assert written == _written(rows, "statements")


def test_half_a_character_is_written_out() -> None:
    row = {**next(make_rows(SOURCE, "statements")), "words": "\ud800 é", "tags": ("\udfff",)}
    (read,) = pyarrow.parquet.read_table(io.BytesIO(_written([row], "statements"))).to_pylist()
    assert (read["words"], read["tags"]) == ("\\ud800 é", ["\\udfff"])


def test_without_pyarrow_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportFault, match=r"pip install 'summitreader\[parquet\]'"):
        ParquetWriter(io.BytesIO(), COLUMNS["themes"])
