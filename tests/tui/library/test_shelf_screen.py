"""The shelf by keyboard alone: sorted, narrowed, grouped, binned and undone; articles open where they were left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from summitreader import session
from summitreader.comparison import Ruling
from summitreader.library import keep as keeping
from summitreader.library.findings import keys_to_read
from summitreader.model import Span
from summitreader.session import library as verbs
from summitreader.session.library import find_library, new_mark, put_mark, save_place, shelf
from summitreader.tui.app import ReaderApp
from summitreader.tui.dialogs.choice_screen import ChoiceScreen
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.library.shelf_screen import ShelfScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.work.library_worker import LibraryWorker
from tests.library.shelves import reading
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_reader import at_once

SHIPS = "Diallo said that fishing is good. Vik said that the talks went on.\n\nIt rained. " + "It went on. " * 400


def three(folder: Path) -> None:
    """A library of three articles: one read to its middle, one with a mark."""
    library = find_library(str(library_file(folder)))
    facts = (
        ("Ships", "Nord Gazette", "2026-01-15", SHIPS),
        ("Herring", "Harbour Post", "2026-02-20", "Vik said that herring is good."),
        ("Trade", "Nord Gazette", "2025-12-01", "Diallo said that trade is good.\n\nThe talks ended."),
    )
    for title, outlet, day, text in facts:
        verbs.keep(library, reading(text, title=title, publisher=outlet, published=day))
    rows = {row.title: row.key for row in shelf(library)}
    save_place(library, rows["Ships"], SHIPS.index("It rained"))
    article = verbs.open_kept(library, rows["Trade"])
    assert article
    put_mark(library, new_mark(article, "highlight", Span(0, 6), "", "green"))


@asynccontextmanager
async def on_the_shelf(
    folder: Path,
    size: tuple[int, int] = (120, 40),
    theme: str | None = None,
    kind: type[ReaderApp] = ReaderApp,
) -> AsyncIterator[tuple[Pilot[int], ShelfScreen]]:
    """The app as it starts without a file."""
    settings = replace(at_home(folder), theme=theme)
    books = LibraryWorker(library_file(folder))
    page = shelf(books.library)
    app = kind((), None, settings, session.find_clipboard(settings), None, books, page)
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        assert isinstance(app.screen, ShelfScreen)
        yield pilot, app.screen


async def calm(pilot: Pilot[int]) -> None:
    """Waits until timers that wait for the keys to rest have run, and all that they started is done."""
    for _ in range(400):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        screen = pilot.app.screen
        waiting = isinstance(screen, ListScreen) and screen.is_waiting
        if not waiting and all(worker.is_finished for worker in pilot.app.workers):
            return
    raise AssertionError("it never came to rest")


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys, and waits after each."""
    for key in keys:
        await pilot.press(key)
        await calm(pilot)


def titles(screen: ShelfScreen) -> list[str]:
    """What stands on the shelf, from the top."""
    return [row.title for row in screen.pager.page]


def drawn(pilot: Pilot[int]) -> str:
    """What is on the screen."""
    return "\n".join("".join(segment.text for segment in line) for line in pilot.app.screen._compositor.render_strips())


async def test_the_shelf_is_the_first_screen_and_shows_each_article_with_its_state(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        assert titles(screen) == ["Trade", "Herring", "Ships"]
        rows = drawn(pilot)
        assert "● Trade" in rows
        assert "● Ships" not in rows
        assert "1 marked" in rows
        assert "3 articles" in rows
        assert "Nord Gazette · talks · Diallo" in rows


async def test_the_article_stands_beside_the_list_where_there_is_room(tmp_path: Path) -> None:
    three(tmp_path)
    for width, beside in ((120, True), (119, False)):
        async with on_the_shelf(tmp_path, (width, 40)) as (pilot, _):
            assert ("Diallo said that trade is good." in drawn(pilot)) is beside


async def test_a_row_that_is_cut_says_all_its_words_by_a_key_and_is_cut_again(tmp_path: Path) -> None:
    library, title = find_library(str(library_file(tmp_path))), "Talks on herring, cod and the borders of the sea"
    verbs.keep(library, reading("Vik said that cod is good.", title=title, publisher="The Harbour Post of Norhaven"))
    async with on_the_shelf(tmp_path, (40, 12)) as (pilot, screen):
        assert title not in drawn(pilot)
        await pressed(pilot, "Z")
        words = " ".join(drawn(pilot).replace("▌", " ").split())
        assert title in words
        assert "The Harbour Post of Norhaven" in words
        assert screen.rows.view.layout.height(0) > 2
        await pressed(pilot, "Z")
        assert screen.rows.view.layout.height(0) == 2


async def test_enter_opens_where_the_reader_left_off_and_escape_leads_back(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, shelf_screen):
        await pressed(pilot, "G", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.view.article.title == "Ships"
        assert screen.view.current.start == SHIPS.index("It rained")
        await pressed(pilot, "escape")
        assert pilot.app.screen is shelf_screen
        await pressed(pilot, "g", "enter", "escape")
        assert "● Trade" not in drawn(pilot)
        await pressed(pilot, "escape")
        assert pilot.app.screen is shelf_screen
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_the_list_is_narrowed_as_one_types_and_whole_again(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "slash", "n", "o", "r", "d")
        assert titles(screen) == ["Trade", "Ships"]
        await pressed(pilot, "down", "enter")
        assert screen.rows.cursor == 1
        assert screen.rows.has_focus
        await pressed(pilot, "escape")
        assert len(titles(screen)) == 3
        await pressed(pilot, "slash", "z", "z")
        assert titles(screen) == []
        await pressed(pilot, "escape")
        assert len(titles(screen)) == 3


async def test_the_order_goes_by_what_the_reader_wants(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "s")
        assert titles(screen) == ["Herring", "Ships", "Trade"]
        await pressed(pilot, "S")
        assert titles(screen) == ["Trade", "Ships", "Herring"]
        await pressed(pilot, "s")
        assert titles(screen) == ["Herring", "Ships", "Trade"]


async def test_a_group_is_chosen_from_a_list_and_left_by_escape(tmp_path: Path) -> None:
    three(tmp_path)
    for key, first in (("e", "talks"), ("c", "Bissora"), ("m", "2026-02")):
        async with on_the_shelf(tmp_path) as (pilot, screen):
            await pressed(pilot, key)
            assert isinstance(pilot.app.screen, ChoiceScreen)
            await pressed(pilot, "enter")
            assert screen.pager.view.within
            assert screen.pager.view.within[1] == first
            assert 0 < len(titles(screen)) < 3
            assert screen.pager.view.within[1] in screen.title_bar.headline
            await pressed(pilot, "escape")
            assert len(titles(screen)) == 3


async def test_an_article_goes_into_the_bin_and_comes_back(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        for key in ("d", "delete"):
            await pressed(pilot, key)
            assert titles(screen) == ["Herring", "Ships"]
            assert "into the bin" in told(pilot)
            await pressed(pilot, "u")
            assert titles(screen) == ["Trade", "Herring", "Ships"]
        await pressed(pilot, "d", "B")
        assert titles(screen) == ["Trade"]
        await pressed(pilot, "r")
        assert titles(screen) == []
        assert "The bin is empty." in drawn(pilot)
        await pressed(pilot, "B")
        assert len(titles(screen)) == 3


async def test_the_bin_is_emptied_only_once_the_reader_is_sure(tmp_path: Path) -> None:
    three(tmp_path)
    library = find_library(str(library_file(tmp_path)))
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "X")
        assert "The bin is empty." in told(pilot)
        await pressed(pilot, "d", "B", "X")
        assert "Delete the article and its marks for ever" in drawn(pilot)
        assert "cannot be undone" in drawn(pilot)
        await pressed(pilot, "enter")
        assert titles(screen) == ["Trade"]
        await pressed(pilot, "X", "escape")
        assert titles(screen) == ["Trade"]
        await pressed(pilot, "X", "down", "enter")
        assert titles(screen) == []
        assert "Deleted for ever" in told(pilot)
        await pressed(pilot, "B")
        assert titles(screen) == ["Herring", "Ships"]
        assert verbs.all_marks(library) == ()
        # What was done to the others can still be taken back: here that they were kept.
        await pressed(pilot, "u")
        assert "Undone: keep article." in told(pilot)
        assert titles(screen) == ["Ships"]


async def test_the_bin_names_its_own_keys(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path, (80, 24)) as (pilot, _):
        assert "restore" not in drawn(pilot)
        await pressed(pilot, "d", "B")
        assert all(words in drawn(pilot) for words in ("r restore", "X empty", "B bin"))
        await pressed(pilot, "escape")
        assert "restore" not in drawn(pilot)


async def test_the_marks_of_the_library_open_from_the_shelf_and_from_a_search(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, shelf_screen):
        await pressed(pilot, "M")
        assert "Marks of the library" in drawn(pilot)
        assert "green highlight" in drawn(pilot)
        await pressed(pilot, "tab")
        assert "No article is open" in told(pilot)
        await pressed(pilot, "M", "escape")
        assert pilot.app.screen is shelf_screen
        await pressed(pilot, "F", "escape", "M", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.view.article.title == "Trade"


async def test_what_was_said_in_a_comparison_is_listed_with_the_marks_and_taken_back(tmp_path: Path) -> None:
    three(tmp_path)
    library = find_library(str(library_file(tmp_path)))
    ships, trade = (
        next(found for row in shelf(library) if row.title == title and (found := verbs.read_kept(library, row.key)))
        for title in ("Ships", "Trade")
    )
    session.rule(library, [ships, trade], Ruling((0, 1), (Span(0, 35), Span(0, 31)), False))
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "M", "G")
        assert "1 correction" in drawn(pilot)
        assert "correction: not one matter with “Diallo said" in drawn(pilot)
        assert "Ships / Trade" in drawn(pilot)
        await pressed(pilot, "d")
        assert "Taken back" in told(pilot)
        assert verbs.listed_rulings_about(library, None) == ()
        await pressed(pilot, "escape", "u")
        assert len(verbs.listed_rulings_about(library, trade.article.id)) == 1


async def test_the_shelf_opens_over_an_article_and_escape_leads_back_to_it(tmp_path: Path) -> None:
    from tests.tui.running_reader import opened

    three(tmp_path)
    async with opened(settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "L")
        assert isinstance(pilot.app.screen, ShelfScreen)
        await pressed(pilot, "escape")
        assert pilot.app.screen_stack == [screen]
    async with opened(settings=replace(at_home(tmp_path / "elsewhere"))) as (pilot, screen):
        await pressed(pilot, "L")
        assert pilot.app.screen_stack == [screen]
        assert "Nothing is kept yet" in told(pilot)


async def test_a_thousand_articles_are_fetched_page_by_page(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    many = [reading(f"Diallo said that ship {number} came.", title=f"Ship {number:04}") for number in range(1000)]
    verbs.keep_readings(library, many)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        assert len(screen.pager.page) < 500
        for _ in range(10):
            await pressed(pilot, "G")
        assert titles(screen) == [f"Ship {number:04}" for number in reversed(range(1000))]
        assert screen.rows.cursor == 999


async def test_what_an_older_parser_read_is_read_again_and_a_copy_is_made(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    keeping.add(library, [reading("Jon Vik said that herring is good.", title="Herring")], "older")
    async with on_the_shelf(tmp_path) as (pilot, screen):
        screen.library.tend(pilot.app)
        while screen.library.tending and screen.library.tending.is_alive():
            await pilot.pause()
        assert shelf(library)[0].speakers == "Jon Vik"
        assert keys_to_read(library, verbs.findings_version(), verbs.parser_version()) == ()
        assert len([*library_file(tmp_path).parent.glob("*backup*")]) == 1


async def test_a_damaged_library_is_said_when_its_copy_is_not_kept(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    keeping.add(library, [reading("Jon Vik said that herring must grow.", title="Herring")], "older")
    library.close()
    content = library.path.read_bytes()
    library.path.write_bytes(content.replace(b"herring must grow", b"herring must glow"))
    async with on_the_shelf(tmp_path) as (pilot, screen):
        screen.library.tend(pilot.app)
        while screen.library.tending and screen.library.tending.is_alive():
            await pilot.pause()
        assert "was not kept, for the library is damaged" in told(pilot)
        assert keys_to_read(library, verbs.findings_version(), verbs.parser_version()) == ()
    assert [*library_file(tmp_path).parent.glob("*backup*")] == []


async def test_keys_typed_at_once_are_for_the_dialog_and_the_rows_that_the_first_one_leads_to(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, shelf_screen):
        at_once(pilot, "m", "down", "enter")
        await calm(pilot)
        assert pilot.app.screen is shelf_screen
        assert shelf_screen.pager.view.within is not None
        assert shelf_screen.rows.count == 1
        await pilot.press("escape")
        await calm(pilot)
        at_once(pilot, "d", "d", "X")
        await calm(pilot)
        assert shelf_screen.rows.count == 1
        assert isinstance(pilot.app.screen, ChoiceScreen)
        at_once(pilot, "escape", "enter", "G")
        await calm(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen)
