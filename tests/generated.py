"""The parts of README.md that the program itself knows best. `python -m tests.generated` writes them anew."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

from summitreader.tui.keymap.table import KEYS, shown_keys

README = Path(__file__).parents[1] / "README.md"


def readme_with_generated_parts() -> str:
    """README.md with its help text and its table of keys as they are now."""
    text = README.read_text(encoding="utf-8")
    for name, part in (("help", f"```\n{help_text()}```\n"), ("keys", key_table())):
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- end -->)", partial(_between, part), text, flags=re.DOTALL)
    return text


def help_text() -> str:
    """What `summitreader --help` prints in 100 columns."""
    command = [sys.executable, "-m", "summitreader", "--help"]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | {"COLUMNS": "100"}
    ).stdout


def key_table() -> str:
    """Every action with its keys and the name that config.toml knows it by, in the table's order."""
    rows, group = ["| keys | action | name |", "|---|---|---|"], ""
    for key in KEYS:
        if key.group != group:
            group = key.group
            rows.append(f"| **{group}** | | |")
        keys = " ".join(f"`` {one} ``" if "`" in one else f"`{one}`" for one in shown_keys(key).split("  "))
        rows.append(f"| {keys.replace('|', chr(92) + '|')} | {key.words} | `{key.id}` |")
    return "\n".join(rows) + "\n"


def _between(part: str, markers: re.Match[str]) -> str:
    return markers[1] + part + markers[2]


if __name__ == "__main__":
    README.write_text(readme_with_generated_parts(), encoding="utf-8")
