"""Print the lowest versions that pyproject.toml allows, as constraints: `pip install -c` with them tries those."""

import re
import tomllib
from pathlib import Path

_LOWEST = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\d.]+)")

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for dependency in (*project["dependencies"], *project["optional-dependencies"]["pdfium"]):
    lowest = _LOWEST.match(dependency)
    assert lowest, f"no lowest version is declared: {dependency}"
    print("{name}=={version}".format(**lowest.groupdict()))
