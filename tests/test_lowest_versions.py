"""Every dependency declares a lowest version, and the checks install exactly those."""

import subprocess
import sys
import tomllib

from tests.generated import ROOT


def test_every_dependency_has_a_lowest_version_that_the_checks_install() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    printed = subprocess.run([sys.executable, ROOT / ".ci" / "lowest.py"], check=True, capture_output=True, text=True)
    constraints = printed.stdout.splitlines()
    declared = (*project["dependencies"], *project["optional-dependencies"]["pdfium"])
    assert [line.replace("==", ">=") for line in constraints] == [one.split(",")[0] for one in declared]
    assert "lowest.py" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
