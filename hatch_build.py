"""The step of the build that copies the word lists to JSON, which `summitreader/word_files.py` reads faster."""

import json
import tomllib
from pathlib import Path
from typing import Any
from zlib import crc32

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WordCopies(BuildHookInterface[Any]):
    """Makes the copies before the files of a wheel are gathered, of an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a copy beside each word list, and name it as one that belongs into the wheel."""
        for source in sorted(Path(self.root, "src", "summitreader", "data").glob("*.toml")):
            content = source.read_bytes()
            copy = source.with_suffix(".json")
            copy.write_text(json.dumps([crc32(content), tomllib.loads(content.decode("utf-8"))]), encoding="utf-8")
            build_data["artifacts"].append(copy.relative_to(self.root).as_posix())
