"""Which module of the program imports which, read from the source: under TYPE_CHECKING and in functions too."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "summitreader"

Arrows = dict[str, set[str]]
"""For each module those that it imports, by their full names; packages are left out."""


def arrows() -> Arrows:
    """Return who imports whom in the program."""
    files = {_name(path): path for path in SOURCE.rglob("*.py") if path.name != "__init__.py"}
    return {name: {*imports_of(path)} & files.keys() - {name} for name, path in files.items()}


def imported(source: ast.Module) -> set[str]:
    """Return every dotted name that a module may import, wherever in it the import stands."""
    found: set[str] = set()
    for node in statements(source):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def statements(source: ast.Module) -> Iterator[ast.AST]:
    """Yield every statement of a module, those inside others too: a tenth of all that `ast.walk` goes through."""
    left: list[ast.AST] = [source]
    for node in left:  # which grows
        left += (part for part in ast.iter_child_nodes(node) if isinstance(part, _STATEMENTS))
        yield node


_STATEMENTS = (ast.stmt, ast.excepthandler, ast.match_case)


def circle(graph: Arrows) -> list[str]:
    """Return modules that import each other round a circle, the first one again at the end; none if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def backward(graph: Arrows, package: str, rooms: tuple[str, ...]) -> list[str]:
    """Return the imports from a room of a package to one that comes after it, as "module -> module".

    Args:
        graph: Who imports whom.
        package: The package that the rooms are in.
        rooms: All rooms in their order: one imports only those before it.
    """
    place = {f"{package}.{room}": at for at, room in enumerate(rooms)}

    def room_of(module: str) -> int | None:
        return next((place[name] for name in (module, module.rpartition(".")[0]) if name in place), None)

    found = []
    for module, targets in graph.items():
        for target in targets:
            here, there = room_of(module), room_of(target)
            if here is not None and there is not None and there > here:
                found.append(f"{module} -> {target}")
    return sorted(found)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a source file; read once, for many tests ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Return every dotted name that a source file may import."""
    return frozenset(imported(tree(path)))
