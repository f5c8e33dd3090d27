"""The schema of the rows of a kind: one document, a JSON Schema of the rows and a Table Schema of their columns.

JSON Schema ignores `fields` and a Table Schema (frictionlessdata.io) ignores the rest, so both stand in one file.
"""

import json
from typing import Any

from summitreader.exporters.rows.columns import COLUMNS, Column, RowKind
from summitreader.exporters.rows.write import BETWEEN

VERSION = 1
"""Raised whenever a column is renamed, taken away or changes its meaning; a new column leaves it as it is."""

_NEVER_EMPTY = frozenset(("article", "act", "rule", "precision", "status", "name", "theme", "theme_title", "changed"))


def table_schema(kind: RowKind, columns: tuple[Column, ...] | None = None) -> str:
    """Return the schema of rows of a kind, or of some of their columns, as indented JSON with a line end."""
    chosen = COLUMNS[kind] if columns is None else columns
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"summitreader {kind}",
        "description": f"One row of {kind}: an object a line in JSON lines, one of the list in JSON, else a line.",
        "version": VERSION,
        "type": "object",
        "properties": {column.name: column_schema(column) for column in chosen},
        "required": [column.name for column in chosen],
        "additionalProperties": False,
        "fields": [_field(column) for column in chosen],
        "missingValues": [""],
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def column_schema(column: Column) -> dict[str, Any]:
    """Return a column as a JSON Schema has it."""
    if column.type == "list":
        return {"type": "array", "items": {"type": "string"}, "description": column.about}
    may_miss = column.name not in _NEVER_EMPTY
    found: dict[str, Any] = {
        "type": [column.type, "null"] if may_miss else column.type,
        "description": column.about,
    }
    if column.known:
        found["enum"] = [*column.known, *([None] if may_miss else [])]
    return found


def _field(column: Column) -> dict[str, Any]:
    """Return a column as a Table Schema has it: a list is one cell, its items joined."""
    about = f"{column.about}; joined by '{BETWEEN}'" if column.type == "list" else column.about
    found: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "description": about,
    }
    if column.known:
        found["constraints"] = {"enum": list(column.known)}
    return found
