"""Following a phrase by keyboard alone: asked for, as bars by period and side, down to the words and back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from summitreader.model import Span
from summitreader.session import library as verbs
from summitreader.session.library import find_library
from summitreader.tui.dialogs.pick_screen import PickScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.tracking.quotes_screen import QuotesScreen
from summitreader.tui.tracking.track_screen import TrackScreen
from tests.tui.library.test_shelf_screen import calm, drawn, on_the_shelf, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_reader import opened, settled, typed
from tests.tui.tracked_articles import PHRASE, TALKS, fill


async def _ask(pilot: Pilot[int], words: str = PHRASE) -> None:
    """Follows words that are typed into the dialog."""
    await pressed(pilot, "P")
    assert isinstance(pilot.app.screen, PickScreen)
    await typed(pilot, words)
    await pressed(pilot, "enter")


def _followed(screen: object) -> TrackScreen:
    assert isinstance(screen, TrackScreen)
    return screen


async def test_typed_words_are_followed_from_the_shelf_and_each_bar_opens_its_quotes(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, shelf):
        await _ask(pilot)
        track = _followed(pilot.app.screen)
        assert track.track
        assert (track.track.passages, track.track.articles, track.track.looked_in) == (6, 4, 5)
        rows = drawn(pilot)
        assert "first seen" in rows
        assert "2024-03-01 · Diallo · Ships" in rows
        assert "none in 1 year between" in rows
        assert "no date" in rows
        assert "Bissora, all" in rows
        labels = [row.label for row in track.bars]
        await pressed(pilot, *"j" * labels.index("2026"), "enter")
        quotes = pilot.app.screen
        assert isinstance(quotes, QuotesScreen)
        assert {line.day for line in quotes.lines} == {"2026-01-15"}
        assert "[b]" in drawn(pilot)
        assert "Nord Gazette" in quotes.title_bar.origin
        await pressed(pilot, "enter")
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view.article.title == "Herring"
        assert PHRASE in reading.view.current.of(reading.view.article.text)
        for below in (quotes, track, shelf):
            await pressed(pilot, "escape")
            assert pilot.app.screen is below


async def test_a_row_of_first_or_last_seen_opens_the_article(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _ask(pilot)
        await pressed(pilot, "j", "enter")
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view.article.title == "Ships"


async def test_keys_change_the_period_and_the_voices_and_what_is_known_is_not_asked_again(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _ask(pilot)
        await pressed(pilot, "m")
        track = _followed(pilot.app.screen)
        assert {"2024-03", "2024-05", "2026-01"} <= {row.label for row in track.bars}
        assert "none in 19 months between" in drawn(pilot)
        await pressed(pilot, "tab")
        assert [row.label for row in track.bars if row.label.endswith(", all")] == ["Diallo, all", "Vik, all"]
        speaker = track.bars[[row.label for row in track.bars].index("Diallo, all") + 1]
        assert (speaker.label, speaker.passages) == ("2024-03", 1)
        found = track.track
        await pressed(pilot, "m", "tab")
        assert "Bissora, all" in {row.label for row in track.bars}
        await pressed(pilot, "tab", "m")
        assert track.track is found


async def test_the_words_selected_and_the_theme_of_the_pane_are_followed_at_once(tmp_path: Path) -> None:
    keys = fill(tmp_path)
    library = find_library(str(library_file(tmp_path)))
    article = verbs.open_kept(library, keys["Ships"])
    assert article
    (tmp_path / "ships.txt").write_text(article.text, encoding="utf-8")
    async with opened(tmp_path / "ships.txt", settings=at_home(tmp_path)) as (pilot, screen):
        start = screen.view.article.text.index(PHRASE)
        screen.view.selection = Span(start, start + len(PHRASE))
        await pilot.press("P")
        await calm(pilot)
        assert _followed(pilot.app.screen).asked == PHRASE
        await pressed(pilot, "escape")
        screen.view.selection = None
        await pressed(pilot, "t", "g", "P")
        track = _followed(pilot.app.screen)
        assert track.track
        assert track.track.question.kind == "theme"
        await pressed(pilot, "escape", "escape", "P")
        assert isinstance(pilot.app.screen, PickScreen)
        assert "the words under the cursor" in drawn(pilot)


async def test_a_passage_is_copied_with_its_source_and_in_another_form(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _ask(pilot)
        await pressed(pilot, "enter", "G", "y")
        copied = (tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8")
        for words in ("fair fishing", "Nord Gazette"):
            assert words in copied
        await pressed(pilot, "Y", "end", "enter")
        assert (tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8").lstrip().startswith("[")


async def test_without_a_library_the_open_article_is_asked_and_no_library_is_made(tmp_path: Path) -> None:
    file = tmp_path / "ships.txt"
    file.write_text("Vik said that ice is thin. Vik said that ice is fair.", encoding="utf-8")
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        screen.view.selection = Span(14, 17)
        await pilot.press("P")
        await settled(pilot)
        await calm(pilot)
        track = _followed(pilot.app.screen)
        assert track.track
        assert track.track.passages == 2
        assert "in this article" in track.title_bar.origin
        await pressed(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert pilot.app.screen is not screen
        assert not library_file(tmp_path).exists()


async def test_what_is_shown_is_exported_into_a_file_that_was_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _ask(pilot)
        for letter, ending, words in (("c", "csv", "Bissora"), ("s", "svg", "<svg"), ("m", "md", "2024")):
            await pressed(pilot, "E", letter, "enter")
            assert f"Written to track.{ending}" in told(pilot)
            assert words in (tmp_path / f"track.{ending}").read_text(encoding="utf-8")
        await pressed(pilot, "E", "q", "enter")
        assert "is there already" in told(pilot)
        (tmp_path / "track.csv").unlink()
        await pressed(pilot, "E", "q", "enter")
        assert len((tmp_path / "track.csv").read_text(encoding="utf-8").splitlines()) == 1 + 6
        await pressed(pilot, "escape", "W", "E", "s", "enter")
        assert "<svg" in (tmp_path / "matrix.svg").read_text(encoding="utf-8")


async def test_nothing_found_says_where_it_was_looked_for(tmp_path: Path) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await _ask(pilot, "nowhere")
        assert "was not found by these rules in the library: 5 articles looked at" in drawn(pilot)
        await pressed(pilot, "enter", "j", "m", "tab", "escape")
        await _ask(pilot, "theme:qqq")
        assert "No theme is called 'qqq'" in drawn(pilot)


async def test_a_phrase_becomes_a_formula_of_the_readers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    fill(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "quotation_mark")
        assert "Select the words first" in told(pilot)
        await _ask(pilot)
        await pressed(pilot, "quotation_mark")
        assert "Kept as formula:" in told(pilot)
        assert PHRASE in (tmp_path / "home" / "words.toml").read_text(encoding="utf-8")
        await pressed(pilot, "escape", "P")
        await typed(pilot, "your formula")
        assert PHRASE in drawn(pilot)
        await pressed(pilot, "down", "enter")
        track = _followed(pilot.app.screen).track
        assert track
        assert track.question.kind == "formula"
        assert track.passages == 6


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_bars_and_quotes_are_used_in_any_width_and_a_row_is_told_whole(
    size: tuple[int, int], tmp_path: Path
) -> None:
    fill(tmp_path)
    async with on_the_shelf(tmp_path, size) as (pilot, _):
        await _ask(pilot)
        assert "all" in drawn(pilot)
        await pressed(pilot, "Z")
        assert "by Wilson's interval" in " ".join(drawn(pilot).replace("▌", " ").split())
        await pressed(pilot, "Z", "enter", "G")
        assert "Vik" in drawn(pilot)
        await pressed(pilot, "Z")
        assert "no date" in drawn(pilot)


def test_the_talks_say_the_phrase_as_often_as_the_tests_count() -> None:
    assert sum(text.count(PHRASE) for _, _, text in TALKS) == 6
