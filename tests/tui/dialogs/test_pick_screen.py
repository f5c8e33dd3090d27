"""The dialog with names to choose from."""

from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.dialogs.pick_screen import Pick, PickScreen
from tests.tui.running_reader import opened

_NAMES = [Pick("Niger", "NE, NER", "Niger"), Pick("Norway", "NO, NOR", "Norway"), Pick("Türkiye", "Turkey", "Türkiye")]


async def test_it_stands_in_the_middle_and_what_lies_under_it_stays_as_it_is() -> None:
    async with opened(size=(120, 40)) as (pilot, screen):
        pilot.app.push_screen(PickScreen("Country", _NAMES, "A name"))
        await pilot.pause()
        box, dialog = pilot.app.screen.query_one("#open").region, pilot.app.screen
        assert abs(box.x - (120 - box.right)) <= 1
        assert abs(box.y - (40 - box.bottom)) <= 1
        assert dialog.styles.background.a == 0
        assert screen.is_attached


async def test_a_name_is_found_by_its_words_and_codes_and_what_is_none_is_offered_last() -> None:
    async with opened(size=(80, 24)) as (pilot, _):
        given: list[str | None] = []
        pilot.app.push_screen(PickScreen("Country", _NAMES, "A name", "no state"), given.append)
        await pilot.pause()
        lines = pilot.app.screen.query_one(AnswerList)
        assert [words.split()[0] for words in lines.shown.words] == ["Niger", "Norway", "Türkiye"]
        await pilot.press(*"no")
        await pilot.pause()
        assert lines.shown.words == ["Norway  NO, NOR", "“no”  no state"]
        await pilot.press("enter")
        await pilot.pause()
        assert given == ["Norway"]
