"""What every JSON object that is printed begins with."""

import json
from collections.abc import Mapping
from typing import Any

SCHEMA_VERSION = 1
"""Of all that `--json` prints: raised when a field is renamed, taken away or changes its meaning, not for a new one."""


def json_line(verb: str, fields: Mapping[str, Any]) -> str:
    """Return what a verb found as one line of JSON without its end: the version and the verb first, then the fields.

    >>> json_line("tag", {"tag": "pier"})
    '{"version": 1, "verb": "tag", "tag": "pier"}'
    """
    return json.dumps({"version": SCHEMA_VERSION, "verb": verb, **fields}, ensure_ascii=False)
