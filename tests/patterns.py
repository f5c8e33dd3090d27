"""The patterns of a package, and strings that are made to keep them busy.

A pattern is slow where the same characters can be matched in many ways. Which characters those are its own tree tells:
what stands in a repeat, several times, behind what stands before the repeat, and then something that does not match.
"""

import ast
import random
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import summitreader

SOURCE = Path(summitreader.__file__).parent
METHODS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")

_TREES: Any = import_module("re._parser")
_SOMETHING = {"CATEGORY_DIGIT": "17", "CATEGORY_SPACE": " \n", "CATEGORY_WORD": "aA1_", "CATEGORY_NOT_WORD": " -"}
_ANYTHING = "aA1 ,-.#“"
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


@cache
def named_patterns(package: str) -> tuple[tuple[str, re.Pattern[Any], set[str]], ...]:
    """Every pattern of a package with a name, and the methods it is used with: constants, literals in calls of `re`."""
    return tuple(_named_patterns(package))


def _named_patterns(package: str) -> Iterator[tuple[str, re.Pattern[Any], set[str]]]:
    trees = dict(_modules(package))
    used: dict[str, set[str]] = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                used.setdefault(_key(name, node.value.id), set()).add(node.attr)
    for name, tree in trees.items():
        for key, value in vars(import_module(f"summitreader.{package}.{name}")).items():
            for pattern in value if isinstance(value, tuple) else (value,):
                if compiled := _compiled(pattern):
                    yield f"{name}.{key}", compiled, used.get(_key(name, key), {"finditer"})
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                literal, method = node.args[0], ast.unparse(node.func)[3:]
                if method in METHODS and isinstance(literal, ast.Constant):
                    yield f"{name}:{node.lineno}", re.compile(literal.value), {method}


def run(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    """Do with a pattern what the program does, to the end."""
    result = pattern.sub(text[:0], text) if method == "sub" else getattr(pattern, method)(text)
    if method == "finditer":
        list(result)


def attacks(pattern: re.Pattern[Any], chance: random.Random) -> list[tuple[str, str]]:
    """What is worth trying on a pattern: beginnings, and units to repeat behind them."""
    pairs: dict[tuple[str, str], None] = {}
    for before, body in _repeats(_TREES.parse(pattern.pattern, pattern.flags)):
        for _ in range(4):
            if unit := _example(body, chance):
                beginning = _example(before, chance)
                pairs |= dict.fromkeys(((beginning, unit), (beginning[-6:], unit), ("", unit), ("", beginning + unit)))
    return list(pairs)


def _modules(package: str) -> Iterator[tuple[str, ast.Module]]:
    folder = SOURCE / package
    for path in sorted(folder.rglob("*.py")):
        if path.name != "__init__.py":
            name = ".".join(path.relative_to(folder).with_suffix("").parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def _key(module: str, name: str) -> str:
    """What a pattern is called: private names are their module's own."""
    return f"{module}.{name}" if name.startswith("_") else name


def _compiled(value: object) -> re.Pattern[Any] | None:
    if isinstance(value, re.Pattern):
        return value
    lazy = type(value).__name__ == "LazyPattern"
    return re.compile(value.pattern, value.flags) if lazy else None  # type: ignore[attr-defined]


def _repeats(tree: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[list[Any], Any]]:
    """Everything that may be repeated often, with what stands before it."""
    for node in tree:
        kind, value = str(node[0]), node[1]
        inside: list[Any] = []
        if kind in _REPEATS:
            inside = [value[2]]
            if value[1] > 7:
                yield list(before), value[2]
        elif kind == "BRANCH":
            inside = value[1]
        elif kind in ("SUBPATTERN", "ASSERT"):
            inside = [value[-1]]
        elif kind == "ATOMIC_GROUP":
            inside = [value]
        for part in inside:
            yield from _repeats(part, before)
        before = (*before, node)


def _example(tree: Any, chance: random.Random) -> str:
    """Some text that a tree matches, near enough."""
    return "".join(_example_of(str(kind), value, chance) for kind, value in tree)


def _example_of(kind: str, value: Any, chance: random.Random) -> str:
    if kind == "LITERAL":
        return chr(value)
    if kind == "IN":
        return _member(value, chance)
    if kind == "BRANCH":
        return _example(chance.choice(value[1]), chance)
    if kind == "SUBPATTERN":
        return _example(value[3], chance)
    if kind == "ATOMIC_GROUP":
        return _example(value, chance)
    if kind in _REPEATS:
        return "".join(_example(value[2], chance) for _ in range(chance.randint(value[0], min(value[1], value[0] + 2))))
    return chance.choice(_ANYTHING) if kind in ("ANY", "NOT_LITERAL") else ""


def _member(items: Any, chance: random.Random) -> str:
    """A character of a class: `[a-z’]`, `[^,;]`."""
    members: list[str] = []
    for kind, value in ((str(kind), value) for kind, value in items):
        if kind == "LITERAL":
            members.append(chr(value))
        elif kind == "RANGE":
            members += [chr(value[0]), chr(value[1])]
        elif kind == "CATEGORY":
            members += _SOMETHING.get(str(value), "a")
    if str(items[0][0]) == "NEGATE":
        others = [sign for sign in _ANYTHING if sign not in members]
        return chance.choice(others)
    return chance.choice(members)
