"""Marking up an article, and the lists of marks, by keyboard alone."""

from pathlib import Path

import pytest

from summitreader.library.corrections import corrections_of, new_correction, put_correction
from summitreader.model import Mark, Span
from summitreader.session.library import all_marks, find_library, marks_of, shelf
from summitreader.tui.library.marks_screen import MarksScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.viewmodel.fitting import few_words
from summitreader.tui.viewmodel.mark_styles import marks_at, note_under, sign_of, yours
from summitreader.tui.viewmodel.reading_index import CursorContext
from tests.tui.library.test_shelf_screen import calm, drawn, pressed
from tests.tui.reader.test_keep_actions import TEXT, at_home, library_file, told, written
from tests.tui.running_reader import opened


def made(folder: Path) -> tuple[Mark, ...]:
    """All marks that are on disk."""
    return all_marks(find_library(str(library_file(folder))))


@pytest.mark.parametrize("colour", ["yellow", "green", "blue", "pink"])
async def test_a_highlight_has_a_colour_and_its_letter_in_the_margin(colour: str, tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "h", colour[0])
        mark = made(tmp_path)[0]
        assert (mark.kind, mark.colour, mark.anchor.start) == ("highlight", colour, 0)
        assert "Highlighted; the article is kept." in told(pilot)
        assert screen.state.is_kept
        assert f"{colour[0]} Diallo said" in drawn(pilot)
        await pressed(pilot, "h", "enter")
        assert [mark.colour for mark in made(tmp_path)] == [colour, colour]
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await calm(pilot)
        assert f"{colour[0]} Diallo said" in drawn(pilot)


@pytest.mark.parametrize(("key", "kind"), [("i", "note"), ("number_sign", "tag"), ("m", "bookmark")])
async def test_a_note_a_tag_and_a_bookmark_are_typed_and_shown_where_they_stand(
    key: str, kind: str, tmp_path: Path
) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "right_parenthesis", key, *"[b]x", "enter")
        mark = made(tmp_path)[0]
        assert (mark.kind, mark.text, mark.anchor.quote) == (kind, "[b]x", "It rained.")
        assert "[b]x" in screen.status_lines.status.state
        await pressed(pilot, key, "escape")
        assert len(made(tmp_path)) == 1


async def test_the_selection_is_marked_where_there_is_one_and_the_mark_under_the_cursor_deleted(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        screen.view.selection = Span(7, 16)
        await pressed(pilot, "h", "g")
        assert made(tmp_path)[0].anchor.quote == TEXT[7:16]
        assert screen.view.selection is None
        await pressed(pilot, "D")
        assert made(tmp_path) == ()
        assert screen.state.marks == ()
        await pressed(pilot, "u")
        assert len(screen.state.marks) == 1
        assert "Undone: delete highlight on “" in told(pilot)
        await pressed(pilot, "G", "D")
        assert "no mark here" in told(pilot)


async def test_the_list_leads_to_a_mark_changes_and_deletes_it(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "M")
        assert "Nothing is marked yet" in told(pilot)
        await pressed(pilot, "i", *"first", "enter", "G", "i", *"last", "enter", "M")
        marks = pilot.app.screen
        assert isinstance(marks, MarksScreen)
        assert [row.mark.text for row in marks.marked] == ["first", "last"]
        await pressed(pilot, "enter")
        assert pilot.app.screen_stack == [screen]
        assert screen.view.current.start == 0
        await pressed(pilot, "M", "i", "s", "enter")
        assert {mark.text for mark in made(tmp_path)} == {"firsts", "last"}
        await pressed(pilot, "y")
        assert "opied" in told(pilot) or "file" in told(pilot)
        await pressed(pilot, "d")
        assert [mark.text for mark in made(tmp_path)] == ["last"]
        await pressed(pilot, "delete", "escape")
        assert made(tmp_path) == ()
        assert screen.state.marks == ()


async def test_the_librarys_marks_lead_to_their_article(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "G", "i", *"ships", "enter")
    async with opened(settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "M", "i", "tab")
        assert "ships" in drawn(pilot)
        await pressed(pilot, "enter")
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view.article.text == TEXT
        assert reading.view.current.start == TEXT.rindex("It rained")
        await pressed(pilot, "escape", "escape")
        assert pilot.app.screen_stack == [screen]


async def test_a_mark_whose_words_have_gone_is_said_to_have_no_place(tmp_path: Path) -> None:
    page = "---\ntitle: Ships\nurl: https://nord.example/ships\n---\n"
    file = tmp_path / "page.md"
    file.write_text(page + TEXT, encoding="utf-8")
    async with opened(file, settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "h", "y")
        assert len(shelf(find_library(str(library_file(tmp_path))))) == 1
    file.write_text(page + "Nothing of the old words is left here.\n\nWholly other lines now stand.", encoding="utf-8")
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "K")
        await pressed(pilot, "M")
        assert [mark.span for mark in marks_of(find_library(str(library_file(tmp_path))), screen.view.article.id)] == [
            None
        ]
        assert "cannot be placed" in drawn(pilot)
        await pressed(pilot, "enter")
        assert "not in this version" in told(pilot)


async def test_a_correction_that_is_lost_is_listed_among_the_marks_until_it_is_deleted(tmp_path: Path) -> None:
    file = written(tmp_path)
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "K", "h", "enter")
        library, article = find_library(str(library_file(tmp_path))), screen.view.article
        put_correction(library, new_correction(article, "reassign", "statement", Span(0, 36), "Kari"))
        put_correction(library, new_correction(article, "merge", "speaker", None, "Kari", "Diallo"))
        file.write_text("\n\n".join(TEXT.split("\n\n")[9:]), encoding="utf-8")
        await pressed(pilot, "r", "M")
        shown = drawn(pilot)
        assert "1 mark, 2 lost corrections" in shown
        assert "correction: that “Diallo said that ship 0" in shown
        assert "“Diallo said that ship 0 has arrived.”" in shown
        assert "that Diallo is also called Kari" in shown, "Kari is nobody in the text"
        await pressed(pilot, "down", "enter")
        assert "not in this version of the text." in told(pilot)
        await pressed(pilot, "i")
        assert "delete it, and correct anew" in told(pilot)
        await pressed(pilot, "d")
        assert "1 mark, 1 lost correction" in drawn(pilot)
        assert [one.kind for one in corrections_of(library, article.id)] == ["merge"]
        await pressed(pilot, "u")
        assert "1 mark, 2 lost corrections" in drawn(pilot)


def test_signs_tell_colours_and_kinds_apart_without_colour() -> None:
    from summitreader.model import Anchor

    anchor, span = Anchor(0, "x"), Span(0, 5)
    marks = [
        *(Mark("", "", "highlight", anchor, "", colour, span=span) for colour in ("yellow", "green", "blue", "pink")),
        *(Mark("", "", kind, anchor, "w", span=span) for kind in ("note", "tag", "bookmark")),
    ]
    assert len({sign_of(mark) for mark in marks}) == 7
    assert len(yours(marks)) == 7
    assert marks_at(marks, Span(5, 9)) == ()
    assert note_under(marks, CursorContext(0, 5)) == "✎ w  # w  ⚑ w"


def test_a_quoted_sentence_is_cut_between_words_and_the_cut_is_shown() -> None:
    assert few_words("along a healthy path", 17) == "along a healthy…"
    assert few_words("along a healthy path", 20) == "along a healthy path"


async def test_what_is_to_be_typed_is_said(tmp_path: Path) -> None:
    async with opened(settings=at_home(tmp_path)) as (pilot, _):
        for key, asked in (("i", "Your note"), ("number_sign", "One tag"), ("m", "or nothing")):
            await pressed(pilot, key)
            assert asked in drawn(pilot)
            await pressed(pilot, "escape")
