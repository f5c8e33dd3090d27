"""The JSON Schema of config.toml, for editors that check and complete it while it is written."""

from collections.abc import Mapping
from typing import Any

from summitreader.settings import SCHEMAS

# What editors check TOML with (taplo) knows no later draft well.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = {"type": "string", "pattern": r"\S"}


def config_schema(actions: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of config.toml.

    Args:
        actions: What `[keys]` may name, and what each does.
    """
    one_or_more = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]}
    keys = {id: {"description": words, **one_or_more} for id, words in actions.items()}
    tables = {"keys": _table(keys, "keys of actions: commas between them, blanks between those of a sequence")}
    tables["clipboard"] = _table({"command": SCHEMAS["clipboard.command"]}, "how to copy")
    settings = {name: schema for name, schema in SCHEMAS.items() if "." not in name}
    return {"$schema": _DRAFT, "title": "summitreader's config.toml", **_table({**settings, **tables})}


def _table(properties: Mapping[str, Any], about: str = "") -> dict[str, Any]:
    told = {"description": about} if about else {}
    return {"type": "object", **told, "additionalProperties": False, "properties": dict(properties)}
