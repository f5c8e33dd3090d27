"""The schema of all that `--json` prints: one document, with a definition for each verb. `published` writes it.

A verb's definition is of one line. Rows are those of the tables, so that their schema is that of `columns`.
"""

import json
from typing import Any

from summitreader.exporters.commitments.record import REGISTER_SCHEMA
from summitreader.exporters.records.envelope import SCHEMA_VERSION
from summitreader.exporters.records.findings import FINDINGS, FOUND
from summitreader.exporters.records.program import PROGRAM
from summitreader.exporters.records.reading import COMPARISON, EXPLAINED, READING
from summitreader.exporters.records.shapes import Schema, fields, number, ref, row, span
from summitreader.exporters.records.tracking import TRACKED
from summitreader.exporters.records.verifying import VERIFICATION
from summitreader.exporters.rows.columns import COLUMNS, ROW_KINDS, RowKind
from summitreader.exporters.rows.schema import column_schema

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = f"urn:summitreader:schema:{SCHEMA_VERSION}"

# What a verb prints a line of, but for `version` and `verb`, which all begin with.
_VERBS: dict[str, dict[str, Schema]] = {
    "read": READING,
    "explain": EXPLAINED,
    "compare": COMPARISON,
    "verify": VERIFICATION,
    "commitments": REGISTER_SCHEMA,
    **FINDINGS,
    **PROGRAM,
}
_MAY_MISS = {
    "read": ("notes",),
    "compare": ("versions",),
    "config": ("settings", "written", "put_aside"),
}
_SHARED: dict[str, Schema] = {
    **{f"{kind}_row": row(kind) for kind in ROW_KINDS},
    "span": span(),
    "place": fields({"start": number(), "end": number()}, about="where something stands in the text"),
}


def published() -> str:
    """Return the whole document, indented and with a line end."""
    verbs = {verb: _line(verb, properties) for verb, properties in sorted(_VERBS.items())}
    verbs["track"] = {"anyOf": [_line("track", one) for one in TRACKED]}
    verbs["find"] = {"anyOf": [_line("find", one) for one in FOUND]}
    # An export has a format of its own: its lines are told from each other by what they hold.
    verbs["export"] = {"anyOf": [fields(READING, ("notes",)), *map(_table_row, ROW_KINDS)]}
    others = {
        "schema": {"$ref": _DRAFT},
        "library": {
            "type": "object",
            "description": "a line of library export, which has its own version",
        },
    }
    return _indented(
        {
            "$schema": _DRAFT,
            "$id": _ID,
            "title": "summitreader --json",
            "description": "One line that `summitreader VERB --json` prints, VERB being the name of a definition.",
            "version": SCHEMA_VERSION,
            "$defs": {**verbs, **others, **_SHARED},
            "anyOf": [ref(verb) for verb in verbs],
        }
    )


def schema_of(document: str, verb: str) -> str:
    """Return the part of the document that is of one verb, with all that it rests on, as a schema of its own.

    Raises:
        KeyError: The document tells nothing of it.
    """
    whole = json.loads(document)
    needed = _needed(verb, whole["$defs"])
    return _indented(
        {
            "$schema": whole["$schema"],
            "$id": f"{whole['$id']}:{verb}",
            "title": f"summitreader {verb} --json",
            "description": f"One line that `summitreader {verb} --json` prints.",
            "version": whole["version"],
            **whole["$defs"][verb],
            "$defs": {name: whole["$defs"][name] for name in needed if name != verb},
        }
    )


def articles_schema() -> str:
    """Return the schema of an export of whole articles as one document of JSON."""
    return _indented(
        {
            "$schema": _DRAFT,
            "$id": f"{_ID}:articles",
            "title": "summitreader articles",
            "description": "A list of readings: each article with all that was found in it.",
            "version": SCHEMA_VERSION,
            "type": "array",
            "items": fields(READING, ("notes",)),
            "$defs": {"span": span()},
        }
    )


def _table_row(kind: RowKind) -> Schema:
    """Return the schema of a row of a table, all columns of which were asked for."""
    return fields({column.name: column_schema(column) for column in COLUMNS[kind]})


def _line(verb: str, properties: dict[str, Schema]) -> Schema:
    begins: dict[str, Schema] = {"version": {"const": SCHEMA_VERSION}, "verb": {"const": verb}}
    return fields({**begins, **properties}, _MAY_MISS.get(verb, ()))


def _needed(name: str, definitions: dict[str, Any]) -> list[str]:
    """Return a definition and all that it points to, however far."""
    found, waiting = [], [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += _pointed_to(definitions[name])
    return sorted(found)


def _pointed_to(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        points = str(schema.get("$ref", ""))
        here = [points.rpartition("/")[2]] if points.startswith("#") else []
        return here + [name for part in schema.values() for name in _pointed_to(part)]
    return [name for part in schema for name in _pointed_to(part)] if isinstance(schema, list) else []


def _indented(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
