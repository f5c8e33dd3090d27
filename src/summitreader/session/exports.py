"""Names that a package gives when they are asked for: said once, in the package's `__init__.pyi`.

The stub is what mypy and editors read; here it is read as a table of lines `from MODULE import NAME as NAME`. So
nothing is loaded before it is used, and no name stands in two places (the convention of scientific-python's SPEC 1).
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def late_exports(package: str, file: str) -> tuple[list[str], Callable[[str], object]]:
    """Return what a package that loads its names late has to define: `__all__` and `__getattr__`.

    Args:
        package: the package's `__name__`.
        file: its `__file__`, beside which the stub lies.
    """
    stub = Path(file).with_suffix(".pyi").read_text(encoding="utf-8")
    homes = {words[3]: words[1] for line in stub.splitlines() if (words := line.split())[:1] == ["from"]}

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        found = getattr(import_module(homes[name]), name)
        # Python asks only for what the package does not have yet.
        setattr(sys.modules[package], name, found)
        return found

    return list(homes), load
