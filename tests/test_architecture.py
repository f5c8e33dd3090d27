"""Who may import whom and what the screen may do, held by reading the source."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.imports import SOURCE, arrows, backward, circle

FLOOR = {"model", "errors", "version"}
SIBLINGS = {"settings", "clipboard", "parser", "importers", "exporters", "library"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "version": set(),
    **{name: FLOOR | {name} for name in SIBLINGS},
    "session": FLOOR | SIBLINGS | {"session"},
    "tui": FLOOR | {"session", "tui"},
    "cli": FLOOR | {"session", "tui", "cli"},
    "__init__": FLOOR | {"importers", "parser", "session"},
    "__main__": {"cli"},
}

SCREEN = SOURCE / "tui"
SCREEN_ROOMS = (
    *("viewmodel", "terminal", "keymap", "widgets", "panes", "work", "textview", "dialogs", "library", "reader"),
    *("startup", "app"),
)


def _layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "summitreader":
            names = [f"summitreader.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [node.module or ""]
        found |= {name.split(".")[1] for name in names if name.startswith("summitreader.")}
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    assert _imported(path) <= ALLOWED[_layer(path)]


def test_importing_the_library_and_exporting_never_load_textual(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Xi said peace matters.", encoding="utf-8")
    code = (
        "import sys, summitreader; summitreader.read(sys.argv[1]); from summitreader import cli;"
        "sys.argv[1:] = ['export', sys.argv[1]]\n"
        "try: cli.main()\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('textual', 'rich')]"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True)


def test_no_modules_import_each_other_round_a_circle() -> None:
    assert circle(arrows()) == []


def test_a_room_of_the_screen_imports_only_rooms_before_it() -> None:
    assert {path.stem for path in SCREEN.iterdir() if path.is_dir() and (path / "__init__.py").exists()} <= {
        *SCREEN_ROOMS
    }
    assert backward(arrows(), "summitreader.tui", SCREEN_ROOMS) == []


def test_an_arrow_turned_around_is_found() -> None:
    graph = arrows()
    state, view = "summitreader.tui.reader.state", "summitreader.tui.textview.view"
    graph["summitreader.tui.reader.navigation"].add("summitreader.tui.reader.screen")
    assert {"summitreader.tui.reader.navigation", "summitreader.tui.reader.screen"} <= {*circle(graph)}
    graph[view].add(state)
    assert backward(graph, "summitreader.tui", SCREEN_ROOMS) == [f"{view} -> {state}"]


def test_no_controller_of_the_reading_screen_imports_another() -> None:
    reader = "summitreader.tui.reader"
    controllers = {f"{reader}.{path.stem}" for path in (SCREEN / "reader").glob("*.py")}
    parts = {f"{reader}.{name}" for name in ("state", "layout", "status_lines", "why_panel")}
    graph = arrows()
    for module in controllers - {f"{reader}.screen", f"{reader}.__init__"}:
        assert {name for name in graph[module] if name.startswith(reader)} <= parts, module


def _of_screen(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a kind in the source of the screen, and where it is."""
    for path in sorted(SCREEN.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield f"{path.relative_to(SCREEN)}", node


def test_no_function_of_the_screen_takes_a_library() -> None:
    for where, node in _of_screen(ast.arg):
        assert isinstance(node, ast.arg)
        if node.annotation and where != "work/library_worker.py":
            assert not re.search(r"\bLibrary\b", ast.unparse(node.annotation)), f"{where}:{node.lineno}"


def test_nothing_of_the_screen_is_looked_up_by_a_computed_name() -> None:
    for where, node in _of_screen(ast.Call):
        assert isinstance(node, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id in ("getattr", "hasattr"):
            assert isinstance(node.args[1], ast.Constant), f"{where}:{node.lineno}"
