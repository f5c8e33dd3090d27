"""What a command loads before it answers: sets of modules, never seconds."""

from types import ModuleType

import pytest

import summitreader
from summitreader import session
from summitreader.session import library
from summitreader.session.exports import late_exports
from tests.modules import loaded_by

pytestmark = pytest.mark.slow


def test_the_version_is_told_without_loading_what_reads_articles() -> None:
    loaded = loaded_by("from summitreader.cli import run; run(['--version'])")
    ours = {name.split(".")[1] for name in loaded if name.startswith("summitreader.")}
    assert ours == {"cli", "controls", "errors", "version"}
    assert not loaded & {"asyncio", "sqlite3", "platformdirs", "tomllib", "unicodedata"}


def test_a_noun_of_the_model_is_loaded_when_it_is_asked_for() -> None:
    assert "summitreader.model" not in loaded_by("import summitreader")
    loaded = loaded_by("import summitreader; assert summitreader.Span is summitreader.model.Span")
    assert "summitreader.model" in loaded
    with pytest.raises(AttributeError, match="no attribute 'Spam'"):
        getattr(summitreader, "Sp" + "am")


def test_the_package_and_the_session_load_no_grammar_and_no_heavy_importer() -> None:
    loaded = loaded_by("import summitreader, summitreader.session")
    assert not loaded & {
        "summitreader.parser.attribution.extract",
        "summitreader.parser.attribution.reporting_cues",
        "summitreader.parser.lexicon.gazetteer",
    }
    assert not loaded & {"textual", "rich", "trafilatura", "lxml", "pypdf", "feedparser", "markdown_it", "platformdirs"}


@pytest.mark.parametrize(
    "heavy", ["trafilatura", "lxml", "pypdf", "feedparser", "markdown_it", "sqlite3", "asyncio", "textual"]
)
def test_a_plain_text_is_exported_without(heavy: str) -> None:
    code = "from summitreader import session; from summitreader.cli import run; run(['export', str(session.seed())])"
    assert heavy not in loaded_by(code)


def test_the_reading_of_a_file_is_exported_without_the_library_and_without_tables() -> None:
    code = "from summitreader import session; from summitreader.cli import run; run(['export', str(session.seed())])"
    loaded = loaded_by(code)
    assert not [name for name in loaded if name.startswith(("summitreader.library", "summitreader.session.tables"))]


@pytest.mark.parametrize("command", ["quotes", "clip", "correct", "schema", "read"])
def test_what_a_command_takes_is_told_without_what_it_does(command: str) -> None:
    loaded = loaded_by(f"from summitreader.cli import run\ntry: run(['help', '{command}'])\nexcept SystemExit: pass")
    assert "summitreader.cli.command_line.parser" in loaded
    assert not loaded & {"sqlite3", "asyncio", "textual", "lxml", "platformdirs", "summitreader.exporters.rows.make"}
    assert not [name for name in loaded if name.startswith(("summitreader.library.", "summitreader.session.tables."))]


def test_the_screens_are_loaded_without_what_writes_tables() -> None:
    loaded = loaded_by(
        "import summitreader.tui.app, summitreader.tui.reader.screen, summitreader.tui.library.shelf_screen"
    )
    assert not [
        name for name in loaded if name.startswith(("summitreader.session.tables", "summitreader.exporters.rows"))
    ]


def test_an_article_is_opened_and_the_library_asked_without_what_is_compared() -> None:
    code = (
        "from summitreader.session import open_article, seed; from summitreader.session.library import keep; "
        "from summitreader.session.library import View, find_library, shelf; open_article(seed()); "
        "shelf(find_library('nowhere/library.db'), View())"
    )
    assert "summitreader.library.storage.rows" in loaded_by(code)
    assert "summitreader.comparison" not in loaded_by(code)


def test_the_screens_are_loaded_without_what_a_correction_knows() -> None:
    loaded = loaded_by("import summitreader.tui.app, summitreader.tui.reader.screen, summitreader.tui.panes.every")
    assert not loaded & {
        "summitreader.parser.lexicon.gazetteer",
        "summitreader.session.correctable",
        "summitreader.library.overlay",
    }


@pytest.mark.parametrize("package", [session, library], ids=lambda package: str(package.__name__))
def test_every_name_of_the_session_is_found_where_its_stub_says(package: ModuleType) -> None:
    names, load = late_exports(package.__name__, str(package.__file__))
    assert all(load(name) is not None for name in names)
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = getattr(package, "op" + "ne")


def test_a_verb_of_the_library_loads_no_more_than_its_own_file() -> None:
    loaded = loaded_by("from summitreader.session.library import View, shelf")
    assert {name for name in loaded if name.startswith("summitreader.session.library.")} == {
        "summitreader.session.library.shelving"
    }
    assert not loaded & {"sqlite3", "summitreader.library.undo", "summitreader.library.search.find", "textual"}
