"""Why: the rules behind a reading, in words."""

import inspect
import pkgutil
from functools import cache
from importlib import import_module

from summitreader.model import Reading


def why(rule: str) -> str:
    """The explanation of a rule: the first line of its docstring; "" for a name that is no rule. Never raises."""
    return _docstring(rule).partition("\n")[0]


def example_of(rule: str) -> str:
    """A rule's marked example, `<who>`, `<cue>` and `<says>` around its parts; "" where it has none."""
    lines = [line.strip() for line in _docstring(rule).splitlines()]
    return next((line.removeprefix(">>> ") for line in lines if line.startswith(">>> ")), "")


def explain(reading: Reading) -> str:
    """Each sentence with its findings, their rules and the words that they rest on; then what the rules mean."""
    from summitreader.exporters.explained import write_explained

    return write_explained(reading, why)


@cache
def _docstring(rule: str) -> str:
    """A rule is a function of the parser, and its name is the rule's: the docstring of the one called so."""
    parser = import_module("summitreader.parse")

    for found in pkgutil.iter_modules(parser.__path__):
        function = vars(import_module(f"summitreader.parse.{found.name}")).get(rule)
        if inspect.isfunction(function):
            return inspect.getdoc(function) or ""
    return ""
