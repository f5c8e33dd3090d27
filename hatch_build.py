"""The steps of the build: word lists as JSON, which is read faster; completion for shells and the man page."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from zlib import crc32

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WRITE = """
import json, sys
from pathlib import Path
from summitreader.cli.command_line import generated, shells
generated.write_all(Path(sys.argv[1]))
print(json.dumps(shells.SHARED))
"""


class WordCopies(BuildHookInterface[Any]):
    """Makes the copies before the files of a wheel are gathered, of an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a copy beside each word list, and name it as one that belongs into the wheel."""
        for source in sorted(Path(self.root, "src", "summitreader", "data").glob("*.toml")):
            content = source.read_bytes()
            copy = source.with_suffix(".json")
            copy.write_text(json.dumps([crc32(content), tomllib.loads(content.decode("utf-8"))]), encoding="utf-8")
            build_data["artifacts"].append(copy.relative_to(self.root).as_posix())


class BuildSteps(WordCopies):
    """Makes the copies, and what shells and `man` read."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write both, and name them as what belongs into the wheel: into the package, and to where shells look."""
        super().initialize(version, build_data)
        folder = Path(self.root, "src", "summitreader", "shell")
        for name, place in _shell_files(self.root, folder).items():
            build_data["artifacts"].append((folder / name).relative_to(self.root).as_posix())
            build_data["shared_data"][str(folder / name)] = place


def get_build_hook() -> type[BuildHookInterface[Any]]:
    """Return the steps that are done."""
    return BuildSteps


def _shell_files(root: str, folder: Path) -> dict[str, str]:
    """Write what shells and `man` read; return where each file goes below the folder of an installation.

    In a process of its own: nothing of the program stays in this one.
    """
    paths = [str(Path(root, "src")), *filter(None, [os.environ.get("PYTHONPATH")])]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", _WRITE, folder], env=environ, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"what shells read could not be written: {done.stderr}")
    places: dict[str, str] = json.loads(done.stdout)
    return places
