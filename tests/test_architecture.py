"""Who may import whom, held statically (DESIGN: siblings meet only in the model)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "summitreader"
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
