"""Corrections by keyboard alone: the reader's word wins, is shown as the reader's, and can be taken back."""

from pathlib import Path

from textual.pilot import Pilot

from summitreader.session.library import YOURS, find_library, read_kept, shelf
from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.library.test_shelf_screen import drawn, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_reader import opened

TALKS = (
    "President Amara Diallo met Prime Minister Jon Vik on Friday.\n\n"
    "Diallo said that fishing is good. Vik said that trade must grow.\n\nThe sun shone on both."
)


def talks(folder: Path) -> Path:
    """A file to open."""
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    return folder / "talks.txt"


def _speakers(screen: ReadingScreen) -> list[str]:
    assert screen.state.reading
    return [statement.speaker for statement in screen.state.reading.statements]


async def test_a_statement_goes_to_another_speaker_and_back_by_u(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        assert _speakers(screen) == ["Amara Diallo", "Jon Vik"]
        await pressed(pilot, "right_square_bracket", "x", "enter", "j", "enter")
        assert _speakers(screen) == ["Jon Vik", "Jon Vik"]
        assert screen.state.reading
        assert screen.state.reading.statements[0].rule == YOURS
        assert "Corrected" in told(pilot)
        assert "yours" in screen.status_lines.status.state
        kept = read_kept(find_library(str(library_file(tmp_path))), screen.view.article.id)
        assert kept
        assert kept.statements[0].speaker == "Jon Vik"
        await pressed(pilot, "w")
        assert "corrected" in drawn(pilot)
        await pressed(pilot, "u")
        assert _speakers(screen) == ["Amara Diallo", "Jon Vik"]
        assert "Undone: that “fishing is good” is said by Jon Vik." in told(pilot)
        await pressed(pilot, "U")
        assert _speakers(screen) == ["Jon Vik", "Jon Vik"]
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (_, screen):
        assert _speakers(screen) == ["Jon Vik", "Jon Vik"]


async def test_a_finding_is_rejected(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "right_square_bracket")
        await _corrected(pilot, "this is no statement")
        assert _speakers(screen) == ["Jon Vik"]


async def test_a_statement_of_somebody_new_a_theme_and_an_agreement_are_added(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "G", "x", "enter")
        assert "Whose words?" in drawn(pilot)
        await pressed(pilot, "end", "enter", *"Kari", "enter")
        assert _speakers(screen)[-1] == "Kari"
        await _corrected(pilot, "This is about the theme …", "end", "enter", *"Weather", "enter")
        assert screen.state.reading
        assert "Weather" in {theme.name for theme in screen.state.reading.themes}
        await _corrected(pilot, "This is an agreement that is …", "j", "enter")
        assert [agreement.status for agreement in screen.state.reading.agreements] == ["agreed"]
        assert screen.state.reading.agreements[0].rule == YOURS
        assert "this is no agreement" in await _offers(pilot)


async def test_two_speakers_are_one(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await _corrected(pilot, "Two speakers are one …", "enter")
        assert "Jon Vik" in drawn(pilot)
        assert "Amara Diallo is also called" in drawn(pilot)
        answers = pilot.app.screen.query_one(AnswerList)
        assert [words.strip() for words in answers.shown.words] == ["Jon Vik", "another …"], "not himself"
        await pressed(pilot, "enter")
        assert set(_speakers(screen)) == {"Amara Diallo"}


async def test_what_is_told_of_statement_speaker_event_and_article_is_corrected_and_taken_back(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "right_square_bracket")
        offers = await _offers(pilot)
        assert offers[:2] == ["said by: Amara Diallo", "what is said: fishing is good"]
        assert {
            "role: President",
            "country: none",
            "title: President Amara Diallo met Prime Minister Jon Vik on Friday",
        } <= {*offers}
        assert "Speaker Amara Diallo" in drawn(pilot)
        await pressed(pilot, "escape")
        await _corrected(pilot, "role:", "ctrl+u", *"Premier", "enter")
        await _corrected(pilot, "country:", *"norw", "enter")
        await _corrected(pilot, "kind:", "home", "enter")
        await _corrected(pilot, "said to:", *"Jon Vik", "enter")
        await _corrected(pilot, "outlet:", *"Xinhua", "enter")
        await _corrected(pilot, "date of publication:", *"5 January 2026", "enter")
        await _corrected(pilot, "title:", "ctrl+u", *"Of fish", "enter")
        reading = screen.state.reading
        assert reading
        assert (reading.speakers[0].role, reading.speakers[0].country) == ("Premier", "Norway")
        said = reading.statements[0]
        assert (said.kind, said.addressee and said.addressee.of(TALKS)) == ("direct", "Jon Vik")
        assert (screen.status_lines.title.headline, screen.status_lines.title.origin) == (
            "Of fish",
            "Xinhua · 2026-01-05",
        )
        (row,) = shelf(find_library(str(library_file(tmp_path))))
        assert (row.title, row.outlet, row.day) == ("Of fish", "Xinhua", "2026-01-05")
        await _corrected(pilot, "date of publication:", "ctrl+u", *"someday", "enter")
        assert "That is no day" in told(pilot)
        assert "someday" in drawn(pilot), "what was typed can be mended"
        await pressed(pilot, "escape")
        await _corrected(pilot, "my corrections of this article: 7", "end", "enter")
        assert screen.status_lines.title.headline.startswith("President Amara Diallo met")
        await pressed(pilot, "u")
        assert screen.status_lines.title.headline == "Of fish"
        await pressed(pilot, "M")
        assert "7 corrections" in drawn(pilot)


async def test_what_is_said_begins_and_ends_where_the_reader_types_or_selects(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "right_square_bracket")
        await _corrected(pilot, "what is said:", "enter", "ctrl+u", *"nowhere", "enter")
        assert "not in the text" in told(pilot)
        await pressed(pilot, "ctrl+u", *"fishing", "enter")
        reading = screen.state.reading
        assert reading
        assert [span.of(TALKS) for span in reading.statements[0].says] == ["fishing"]
        await _corrected(pilot, "what is said:", "enter")
        assert [span.of(TALKS) for span in (screen.state.reading or reading).statements[0].says] == ["fishing is good"]


async def _offers(pilot: Pilot[int]) -> list[str]:
    """What can be corrected at the cursor, the question being open."""
    await pressed(pilot, "x")
    answers = pilot.app.screen.query_one(AnswerList)
    return [words.strip() for words in answers.shown.words]


async def _corrected(pilot: Pilot[int], offer: str, *keys: str) -> None:
    """Choose the offer that begins so, and answer what is asked."""
    offers = await _offers(pilot)
    place = next(place for place, words in enumerate(offers) if words.startswith(offer))
    answers = pilot.app.screen.query_one(AnswerList)
    answers.go_to(place)
    await pressed(pilot, "enter", *keys)
