"""Who may import whom and what the screen may do, held by reading the source."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.imports import SOURCE, arrows, backward, circle, imported, imports_of, statements, tree

FLOOR = {
    *(
        "article",
        "model",
        "comparison",
        "verification",
        "tracking",
        "answers",
        "errors",
        "version",
        "controls",
        "word_files",
        "words",
        "commitment",
    ),
    *("rates", "reliability"),
}
SIBLINGS = {"settings", "clipboard", "parser", "importers", "exporters", "library", "comparer", "verifier", "tracker"}
SIBLINGS |= {"commitments"}
ALLOWED = {
    "article": set(),
    "model": {"article"},
    "comparison": {"article", "model"},
    "verification": {"article", "model"},
    "tracking": {"article", "model", "rates", "tracking"},
    "answers": {"article", "model"},
    "word_files": set(),
    "commitment": {"article", "model"},
    "words": {"article", "model", "word_files", "words"},
    "rates": set(),
    "reliability": {"rates", "word_files"},
    "controls": set(),
    "errors": {"controls"},
    "version": set(),
    **{name: FLOOR | {name} for name in SIBLINGS},
    "session": FLOOR | SIBLINGS | {"session"},
    "tui": FLOOR | {"session", "tui"},
    "serving": FLOOR | {"serving"},
    "cli": FLOOR | {"session", "tui", "serving", "cli"},
    "__init__": FLOOR | {"importers", "parser", "session"},
    "__main__": {"cli"},
}

SCREEN = SOURCE / "tui"
ROOMS = {
    "parser": "text lexicon people attribution meeting verbatim speakers agreements themes event source rules",
    "importers": "clean faults kinds opened pieces plain web office pages addresses network fetch mail feeds coded "
    "archives folders records sources formats process opening",
    "importers/plain": "numbers raised file encoding dates blocks front_matter text markdown flowed",
    "importers/records": "raw fields quotations lines table web_archive files",
    "importers/web": "regions json_ld declared outlet title headline_context byline published metadata rendered markup "
    "prune stand_ins extraction restore html",
    "importers/office": "zipped numbering looks docx odt rtf_text rtf epub",
    "importers/pages": "runs layout page_tree pdf",
    "importers/coded": "positions codes codebook coded_text project annotations",
    "importers/process": "wire worker client",
    "session/corpus": "store plan articles batch version worker crew cluster run",
    "library": "folding storage told search tracking findings anchors difference undo keep marks overlay "
    "corrections rulings clippings shelf likely transfer",
    "library/overlay": "edited draft whole facts",
    "comparer": "rule sides within frame features seams parts matching links themes points telling agreements "
    "agreed wordings versions rules",
    "comparer/matching": "groups weighing continuing ruled",
    "comparer/sides": "countries people whose",
    "comparer/telling": "voices numbers joint inside own reports",
    "comparer/agreements": "told matched",
    "comparer/wordings": "firmness passages kinds differences tone",
    "comparer/versions": "rules segments likeness ruled alone matching order phrases varied changes fates verbs points",
    "commitments": "lexicon rule cues names parties subjects clauses deadlines details lists find linking rules",
    "words": "stems tokens rarity terms patterns tone money",
    "verifier": "rule spans words names alignment texts rules differences voices credits draft speaking surroundings "
    "quoted paraphrased",
    "tracking": "following outlines",
    "tracker": "formulas firmness uses counting grams matrix meetings",
    "serving": "gate page pseudo_terminal server",
    "tui": "viewmodel terminal keymap widgets panes work textview dialogs comparison library tracking verifying "
    "register reader "
    "startup app",
}
"""The rooms of each package (folders and modules) in their order: one imports only those before it."""

MOST_MODULES, MOST_LINES, MOST_FUNCTION_LINES, MOST_METHODS = 16, 400, 50, 20
MOST_OF_A_PATTERN = 200  # characters that are written where it is made; its named pieces apart
FILES = sorted(SOURCE.rglob("*.py"))
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _layers_below(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports_of(path) if name.startswith("summitreader.")}


def test_a_module_imports_only_what_its_layer_may() -> None:
    for path in FILES:
        assert _layers_below(path) <= ALLOWED[_layer(path)], path


def test_imports_are_absolute() -> None:
    for path in FILES:
        nodes = statements(tree(path))
        assert [node.lineno for node in nodes if isinstance(node, ast.ImportFrom) and node.level] == [], path


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


@pytest.mark.parametrize("package", ROOMS)
def test_a_room_imports_only_rooms_before_it(package: str) -> None:
    rooms = tuple(ROOMS[package].split())
    here = {
        path.stem for path in (SOURCE / package).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert here - {"__init__"} == set(rooms), "every room stands in the order, once"
    assert backward(arrows(), f"summitreader.{package.replace('/', '.')}", rooms) == []


def test_an_arrow_turned_around_is_found() -> None:
    graph = arrows()
    state, view = "summitreader.tui.reader.state", "summitreader.tui.textview.view"
    graph["summitreader.tui.reader.navigation"].add("summitreader.tui.reader.screen")
    assert {"summitreader.tui.reader.navigation", "summitreader.tui.reader.screen"} <= {*circle(graph)}
    graph[view].add(state)
    assert backward(graph, "summitreader.tui", tuple(ROOMS["tui"].split())) == [f"{view} -> {state}"]


def test_an_import_inside_a_function_is_an_arrow() -> None:
    source = "def read():\n    from summitreader.importers.web.html import read_html\n"
    assert "summitreader.importers.web.html" in imported(ast.parse(source))


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
        for node in ast.walk(tree(path)):
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


def test_every_module_is_imported_by_its_path_in_the_ordinary_way() -> None:
    for name in arrows():
        if name != "summitreader.__main__":
            assert import_module(name).__name__ == name


def test_no_folder_has_more_modules_than_a_newcomer_takes_in() -> None:
    counts = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert {str(folder): count for folder, count in counts.items() if count > MOST_MODULES} == {}


def test_a_file_its_functions_and_its_classes_stay_small() -> None:
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= MOST_LINES, path
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTION):
                assert (node.end_lineno or 0) - node.lineno <= MOST_FUNCTION_LINES, (path, node.name)
            elif isinstance(node, ast.ClassDef):
                assert sum(isinstance(item, FUNCTION) for item in node.body) <= MOST_METHODS, (path, node.name)


def test_a_pattern_of_the_parser_is_made_of_named_pieces() -> None:
    for path in SOURCE.glob("parser/**/*.py"):
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and node.args
                and ast.unparse(node.func).split(".")[-1] in ("compile", "regex")
            ):
                written = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                assert sum(len(words) for words in written if isinstance(words, str)) <= MOST_OF_A_PATTERN, (
                    f"{path}:{node.lineno}"
                )


@pytest.mark.parametrize(
    "room", sorted({path.parent for path in FILES} - {SOURCE, SOURCE / "data"}), ids=lambda room: str(room.name)
)
def test_a_room_says_what_lives_there_and_what_it_may_import(room: Path) -> None:
    said = ast.get_docstring(tree(room / "__init__.py")) or ""
    assert len(re.findall(r"[.;](?=\s|$)", said)) >= 2
    assert re.search(r"\bimports?\b", said)


def test_the_folders_that_quick_checks_leave_out_have_slow_tests_alone() -> None:
    makefile = (SOURCE.parents[1] / "Makefile").read_text(encoding="utf-8")
    rooms = re.search(r"^SLOW_ROOMS = (.+)$", makefile, re.M)
    assert rooms
    for path in (path for room in rooms[1].split() for path in (SOURCE.parents[1] / "tests" / room).rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "end_to_end" not in path.parts and "pytestmark = pytest.mark.slow" not in source:
            plain = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
            quick = [one.name for one in plain if not any("given" in ast.unparse(by) for by in one.decorator_list)]
            assert not [name for name in quick if name.startswith("test_")], path
