"""Corrections by keyboard alone: the reader's word wins, is shown as the reader's, and can be taken back."""

from pathlib import Path

from textual.pilot import Pilot

from summitreader.session.library import YOURS, find_library, read_kept
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
        await pressed(pilot, "right_square_bracket", "x", "j", "enter")
        assert _speakers(screen) == ["Jon Vik"]


async def test_a_statement_of_somebody_new_a_theme_and_an_agreement_are_added(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "G", "x", "enter")
        assert "Whose words?" in drawn(pilot)
        await pressed(pilot, "end", "enter", *"Kari", "enter")
        assert _speakers(screen)[-1] == "Kari"
        where = {words: place for place, words in enumerate(await _offers(pilot))}
        await pressed(pilot, *"j" * where["This is about the theme …"], "enter", "end", "enter", *"Weather", "enter")
        assert screen.state.reading
        assert "Weather" in {theme.name for theme in screen.state.reading.themes}
        where = {words: place for place, words in enumerate(await _offers(pilot))}
        await pressed(pilot, *"j" * where["This is an agreement that is …"], "enter", "j", "enter")
        assert [agreement.status for agreement in screen.state.reading.agreements] == ["agreed"]
        assert screen.state.reading.agreements[0].rule == YOURS
        assert "“The sun shone on both.” is no agreement" in await _offers(pilot)


async def test_two_speakers_are_one(tmp_path: Path) -> None:
    async with opened(talks(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        where = {words: place for place, words in enumerate(await _offers(pilot))}
        await pressed(pilot, *"j" * where["Two speakers are one …"], "enter", "enter")
        assert "Jon Vik" in drawn(pilot)
        assert "Amara Diallo is also called" in drawn(pilot)
        answers = pilot.app.screen.query_one(AnswerList)
        assert [words.strip() for words in answers.shown.words] == ["Jon Vik", "another …"], "not himself"
        await pressed(pilot, "enter")
        assert set(_speakers(screen)) == {"Amara Diallo"}


async def _offers(pilot: Pilot[int]) -> list[str]:
    """What can be corrected at the cursor, the question being open."""
    await pressed(pilot, "x")
    answers = pilot.app.screen.query_one(AnswerList)
    return [words.strip() for words in answers.shown.words]
