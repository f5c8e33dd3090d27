"""The word lists of `data/*.toml`, read from their copies in JSON where there are any."""

import json
from pathlib import Path
from typing import Any
from zlib import crc32

# Not importlib.resources: that costs 10 ms at the start.
_DATA = Path(__file__).parent / "data"


def word_file(name: str) -> dict[str, Any]:
    """Return the tables of one file, `name` without its suffix; the caller may change them.

    `hatch_build.py` puts a copy in JSON beside each file, with the file's checksum: it is read ten times as fast, and
    the parser waits for nothing longer. A file that was changed since is read itself.
    """
    source = (_DATA / f"{name}.toml").read_bytes()
    try:
        checksum, tables = json.loads((_DATA / f"{name}.json").read_bytes())
    except (OSError, TypeError, ValueError):
        checksum, tables = None, {}
    if checksum != crc32(source):
        # Imported here: it takes 3 ms, and with the copies it is not needed.
        import tomllib

        tables = tomllib.loads(source.decode("utf-8"))
    found: dict[str, Any] = tables
    return found
