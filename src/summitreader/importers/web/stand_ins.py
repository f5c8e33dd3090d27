"""Importing a library without what it only needs for work that we never ask of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module of which every name is a class; calling one loads the real module and calls the real thing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__

        def real(_: type, *given: Any, **named: Any) -> Any:
            return getattr(import_module(module), name)(*given, **named)

        return type(name, (), {"__new__": real})


@contextmanager
def stand_ins(*modules: str) -> Iterator[None]:
    """Give stand-ins for these modules to whatever imports them meanwhile; those that are loaded stay as they are."""
    missing = {name: _StandIn(name) for name in modules if name not in sys.modules}
    sys.modules.update(missing)
    try:
        yield
    finally:
        for name in missing:
            sys.modules.pop(name, None)
