"""The matrix of speakers × themes and the timeline of two sides, by keyboard alone."""

from pathlib import Path

from textual.pilot import Pilot

from summitreader import session
from summitreader.session import library as verbs
from summitreader.session.library import find_library
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.tracking.matrix_screen import MatrixScreen
from summitreader.tui.tracking.quotes_screen import QuotesScreen
from summitreader.tui.tracking.timeline_screen import TimelineScreen
from summitreader.tui.viewmodel.tracking.meeting_rows import meeting_words
from tests.tui.comparisons import article
from tests.tui.library.test_shelf_screen import calm, drawn, on_the_shelf, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_reader import opened, settled, typed
from tests.tui.tracked_articles import fill


async def _ask(pilot: Pilot[int], *sides: str) -> None:
    """Asks for the timeline of two sides that are typed."""
    await pressed(pilot, "minus")
    for side in sides:
        await typed(pilot, side)
        await pressed(pilot, "enter")


def _matrix(screen: object) -> MatrixScreen:
    assert isinstance(screen, MatrixScreen)
    return screen


async def test_the_matrix_counts_the_library_or_what_is_selected_and_a_cell_opens_as_many(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, shelf):
        await pressed(pilot, "W")
        matrix = _matrix(pilot.app.screen)
        assert [(row.speaker, row.counts) for row in matrix.matrix.rows] == [("Diallo", (3,)), ("Vik", (3,))]
        assert "Diallo on fishing: 3" in matrix.title_bar.headline
        assert "5 articles" in matrix.title_bar.number
        await pressed(pilot, "enter")
        quotes = pilot.app.screen
        assert isinstance(quotes, QuotesScreen)
        assert len(quotes.lines) == 3
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await pressed(pilot, "escape", "escape", "escape")
        titles = [row.title for row in shelf.pager.page]
        await pressed(pilot, *"j" * titles.index("Ships"), "v", "W")
        matrix = _matrix(pilot.app.screen)
        assert "1 article" in matrix.title_bar.number
        assert matrix.matrix.rows[0].counts == (1,)
        await pressed(pilot, "enter")
        assert "Ships" in pilot.app.screen.query_one("#title").origin  # type: ignore[attr-defined]


async def test_the_matrix_of_the_open_article_needs_no_library_and_goes_from_theme_to_theme(tmp_path: Path) -> None:
    async with opened(settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("W")
        await calm(pilot)
        matrix = _matrix(pilot.app.screen)
        assert not library_file(tmp_path).exists()
        assert len(matrix.matrix.themes) > 2
        first = matrix.title_bar.headline
        for forward, back in (("tab", "shift+tab"), ("right", "left"), ("l", "h")):
            await pressed(pilot, forward)
            assert matrix.column == 1
            assert matrix.title_bar.headline != first
            await pressed(pilot, back)
            assert matrix.column == 0
        await pressed(pilot, *["tab"] * 20)
        assert matrix.column == len(matrix.matrix.themes) - 1
        assert "‹" in drawn(pilot) or matrix.head.size.width > 9 * matrix.column
        row = next(row for row, one in enumerate(matrix.matrix.rows) if not one.counts[matrix.column])
        await pressed(pilot, "g", *"j" * row, "enter")
        assert "Nothing is said on this theme here" in told(pilot)
        await pressed(pilot, "escape")
        assert pilot.app.screen is screen


async def test_a_matrix_without_statements_says_so(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text("It rained.", encoding="utf-8")
    async with opened(file, settings=at_home(tmp_path)) as (pilot, _):
        await pilot.press("W")
        await settled(pilot)
        await calm(pilot)
        assert "No statement on a theme was found by these rules in this article" in drawn(pilot)
        await pressed(pilot, "enter", "l", "escape")


_MET = (
    "Prime Minister Keir Starmer met with President Emmanuel Macron in London on Monday. Starmer said that trade must "
    "grow. Macron said that the harbour is open. The two sides signed an agreement on fisheries."
)
_CALLED = (
    "President Emmanuel Macron spoke with Prime Minister Keir Starmer by telephone. Macron said that the agreement on "
    "fisheries has entered into force. Starmer thanked him."
)


async def test_the_timeline_of_two_sides_lists_their_meetings_and_opens_the_article(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    for title, day, text in (
        ("Starmer meets Macron", "2024-03-01", _MET),
        ("Call with Starmer", "2025-04-01", _CALLED),
    ):
        verbs.keep(library, session.parse(article(f"{title}\n\n{text}", title, "Harbour Post", day)))
    async with on_the_shelf(tmp_path) as (pilot, shelf):
        await _ask(pilot, "france", "kingdom")
        timeline = pilot.app.screen
        assert isinstance(timeline, TimelineScreen)
        assert [row.heading for row in timeline.meetings] == ["2024", "", "", "2025"]
        told_of = [meeting_words(row) for row in timeline.meetings]
        assert told_of[0].startswith("2024-03-01 talks, London Starmer meets Macron")
        assert told_of[1] == "signed: agreement on fisheries"
        assert told_of[2] == "→ 2025-04-01 referenced: agreement on fisheries Call with Starmer"
        for row, title in ((1, "Starmer meets Macron"), (2, "Call with Starmer")):
            await pressed(pilot, "g", *"j" * row, "enter")
            reading = pilot.app.screen
            assert isinstance(reading, ReadingScreen)
            assert reading.view.article.title == title
            assert "fisheries" in reading.view.current.of(reading.view.article.text)
            await pressed(pilot, "escape")
        await pressed(pilot, "escape")
        assert pilot.app.screen is shelf
        await _ask(pilot, "nowhere", "kingdom")
        assert "No side is called 'nowhere'" in drawn(pilot)


async def test_the_sides_of_the_open_article_are_offered_as_a_pair(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(_MET, encoding="utf-8")
    async with opened(file, settings=at_home(tmp_path)) as (pilot, _):
        await pilot.press("minus")
        await calm(pilot)
        assert "both in this article" in drawn(pilot)
        await pressed(pilot, "enter")
        timeline = pilot.app.screen
        assert isinstance(timeline, TimelineScreen)
        assert {*timeline.sides} == {"France", "United Kingdom"}
        assert "signed: agreement on fisheries" in drawn(pilot)
