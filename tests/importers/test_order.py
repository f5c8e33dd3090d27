"""The importers' modules stand in one order, and each imports only what stands before it."""

import ast
from pathlib import Path

import pytest

IMPORTERS = Path(__file__).parents[2] / "src" / "summitreader" / "importers"
ORDER = (
    *("clean", "faults", "kinds", "opened", "pieces", "plain", "web", "office", "pages"),
    *("addresses", "network", "fetch", "mail", "feeds", "archives", "folders", "sources", "formats"),
    *("process", "opening"),
)
WEB = (
    *("regions", "json_ld", "declared", "outlet", "title", "headline_context", "byline", "published", "metadata"),
    *("rendered", "markup", "prune", "stand_ins", "extraction", "restore", "html"),
)
PLAIN = ("numbers", "raised", "file", "encoding", "dates", "blocks", "front_matter", "text", "markdown", "flowed")
OFFICE = ("zipped", "numbering", "looks", "docx", "odt", "rtf_text", "rtf", "epub")
PAGES = ("runs", "layout", "pdf")
PROCESS = ("wire", "worker", "client")


def _arrows(source: str, package: str) -> set[str]:
    """The modules right below a package that a source imports, wherever in it the import stands."""
    imported = (node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom))
    return {name.removeprefix(f"{package}.").split(".")[0] for name in imported if name.startswith(f"{package}.")}


def _turned(modules: dict[str, set[str]], order: tuple[str, ...]) -> list[str]:
    """The arrows that do not point backwards in the order."""
    places = {name: place for place, name in enumerate(order)}
    return [f"{name} -> {at}" for name, ats in modules.items() for at in ats if places[at] >= places[name]]


def _room(folder: Path, package: str) -> dict[str, set[str]]:
    """Every module of a folder with the modules of it that it imports; a sub-folder counts as one module."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, set()).update(_arrows(path.read_text(encoding="utf-8"), package) - {name})
    return found


@pytest.mark.parametrize(
    ("room", "order"),
    [("", ORDER), ("plain", PLAIN), ("web", WEB), ("office", OFFICE), ("pages", PAGES), ("process", PROCESS)],
)
def test_every_module_imports_only_what_stands_before_it(room: str, order: tuple[str, ...]) -> None:
    modules = _room(IMPORTERS / room, ".".join(filter(None, ("summitreader.importers", room))))
    assert set(modules) == set(order)
    assert not _turned(modules, order)


def test_an_arrow_that_is_turned_around_is_found_even_inside_a_function() -> None:
    source = "def read():\n    from summitreader.importers.web.html import read_html\n"
    assert _turned({"pieces": _arrows(source, "summitreader.importers")}, ORDER) == ["pieces -> web"]
