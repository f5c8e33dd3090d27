"""The worked examples of CONTRIBUTING.md: done on a copy of the checkout, each leads where it says.

A block whose first line is `# PATH, below "WORDS"` is put below the first line with these words, `instead of "WORDS"`
in its place, `at the end` is appended, `new` is a new file; the `sh` block after them is what then passes.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE))
_BLOCK = re.compile(r"```\w+\n(.*?)```", re.DOTALL)
_PLACE = re.compile(r"# (\S+), (?:(below|instead of) \"(.+)\"|at the end|(new))\n")


def _apply(block: str, copy: Path) -> None:
    place = _PLACE.match(block)
    assert place, block
    file, words = copy / place[1], block[place.end() :]
    before = "" if place[4] else file.read_text(encoding="utf-8")
    end = before.index("\n", before.index(place[3])) + 1 if place[2] else len(before)
    start = before.rindex("\n", 0, end - 1) + 1 if place[2] == "instead of" else end
    file.write_text(before[:start] + words + before[end:], encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("title", SECTIONS)
def test_a_worked_example_works(title: str, tmp_path: Path) -> None:
    for folder in ("src", "tests", "seeds"):
        # With the byte code: compiling all takes longer than the examples do.
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    *changes, command = _BLOCK.findall(SECTIONS[title])
    for change in changes:
        _apply(change, tmp_path)
    program, *arguments = command.split()
    assert program == "python"
    path = f"{tmp_path / 'src'}:{tmp_path}"
    done = subprocess.run(
        [sys.executable, *arguments], cwd=tmp_path, env={"PYTHONPATH": path, "PATH": ""}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout, "the command ran no test"
