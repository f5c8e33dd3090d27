"""JSON Schema in few words: what a schema is made of."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from summitreader.exporters.rows.columns import ARTICLE_COLUMNS, COLUMNS, RELIABILITY_COLUMNS, RowKind
from summitreader.exporters.rows.schema import column_schema

Schema = dict[str, Any]


def text(about: str = "") -> Schema:
    """Return the schema of a string."""
    return _described({"type": "string"}, about)


def number(about: str = "") -> Schema:
    """Return the schema of a whole number."""
    return _described({"type": "integer"}, about)


def yes_or_no(about: str = "") -> Schema:
    """Return the schema of a boolean."""
    return _described({"type": "boolean"}, about)


def one_of(literal: object, about: str = "") -> Schema:
    """Return the schema of a string that is one of a Literal's, or of those of a list."""
    known = list(literal) if isinstance(literal, list | tuple) else list(get_args(literal))
    return _described({"type": "string", "enum": known}, about)


def many(items: Schema, about: str = "") -> Schema:
    """Return the schema of a list."""
    return _described({"type": "array", "items": items}, about)


def texts(about: str = "") -> Schema:
    """Return the schema of a list of strings."""
    return many({"type": "string"}, about)


def or_null(schema: Schema) -> Schema:
    """Return a schema that null answers, too."""
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {
        **schema,
        "type": [schema["type"], "null"],
        **({"enum": [*schema["enum"], None]} if "enum" in schema else {}),
    }


def fields(properties: Mapping[str, Schema], optional: Iterable[str] = (), about: str = "") -> Schema:
    """Return the schema of an object that has all of some properties, but for those that it may lack, and no others."""
    may_miss = set(optional)
    return _described(
        {
            "type": "object",
            "properties": dict(properties),
            "required": [name for name in properties if name not in may_miss],
            "additionalProperties": False,
        },
        about,
    )


def named(values: Schema, about: str = "") -> Schema:
    """Return the schema of an object whose names are anybody's, and whose values are alike."""
    return _described({"type": "object", "additionalProperties": values}, about)


def ref(name: str) -> Schema:
    """Return what stands for a schema that is given elsewhere in the document."""
    return {"$ref": f"#/$defs/{name}"}


def span() -> Schema:
    """Return the schema of a pair of offsets."""
    return {**many({"type": "integer"}, "start and end, in code points of the text"), "minItems": 2, "maxItems": 2}


def article_cells(but: tuple[str, ...] = ()) -> dict[str, Schema]:
    """Return the schemas of what is told of an article beside its findings."""
    return {column.name: column_schema(column) for column in ARTICLE_COLUMNS if column.name not in but}


def reliability_columns() -> dict[str, Schema]:
    """Return the schemas of what is told of how often a rule is right."""
    return {column.name: column_schema(column) for column in RELIABILITY_COLUMNS}


def row(kind: RowKind) -> Schema:
    """Return the schema of a row without its article."""
    return fields({column.name: column_schema(column) for column in COLUMNS[kind] if column not in ARTICLE_COLUMNS})


def _described(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about} if about else schema
