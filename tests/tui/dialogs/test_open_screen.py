"""The dialog that opens the next article: from a list, from a path, from an address, from pasted text."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from summitreader.session import Folders, QueueItem, Settings, open_queued
from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.dialogs.open_screen import OpenChoice, OpenInput, OpenScreen
from summitreader.tui.reader.screen import ReadingScreen
from tests.importers.test_fetch import server
from tests.tui.running_reader import opened, settled, typed

TEXT = "Marsh said trade matters.\n\nOkoro said peace comes first."


def _lines(pilot: Pilot[int]) -> list[str]:
    return pilot.app.screen.query_one(AnswerList).shown.words


def _toasts(screen: ReadingScreen) -> str:
    return " ".join(toast.message for toast in screen.app._notifications)


async def _typed(pilot: Pilot[int], words: str) -> None:
    await pilot.press("o")
    await typed(pilot, words)


async def test_a_typed_path_opens_the_article_there(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    async with opened() as (pilot, screen):
        await _typed(pilot, f"{tmp_path}/tal")
        assert any("talks.txt" in line for line in _lines(pilot))
        await pilot.press("enter")
        await settled(pilot)
        assert screen.view.article.text == TEXT
        assert screen.status_lines.title.number == "article 2 of 2"


async def test_tab_completes_a_folder_and_then_a_file(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "talks.txt").write_text(TEXT, encoding="utf-8")
    async with opened() as (pilot, screen):
        await _typed(pilot, f"{tmp_path}/inn")
        await pilot.press("tab", "tab", "enter")
        await settled(pilot)
        assert screen.view.article.text == TEXT


async def test_a_file_that_is_not_there_is_said_and_the_article_stays(tmp_path: Path) -> None:
    async with opened() as (pilot, screen):
        before = screen.view.article
        await _typed(pilot, f"{tmp_path}/none.txt")
        await pilot.press("enter")
        await settled(pilot)
        assert "none.txt" in _toasts(screen)
        assert screen.view.article is before
        # What was typed is there still, to be put right.
        assert isinstance(pilot.app.screen, OpenScreen)
        assert pilot.app.screen.query_one(OpenInput).value == f"{tmp_path}/none.txt"


async def test_the_files_at_hand_are_offered_before_anything_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    for name in ("talks.txt", "picture.png", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    async with opened() as (pilot, screen):
        await pilot.press("o")
        await pilot.pause()
        assert _lines(pilot)[-2:] == ["inner/  ", "talks.txt  "]
        assert not any("picture" in line or "hidden" in line for line in _lines(pilot))
        await pilot.press(*"tal", "enter")
        await settled(pilot)
        assert screen.view.article.text == TEXT


async def test_a_long_line_that_is_pasted_is_an_article_and_a_short_one_a_name() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("o")
        words = pilot.app.screen.query_one(OpenInput)
        words.post_message(events.Paste("https://post.example/a b"))
        await pilot.pause()
        assert words.value == "https://post.example/a b"
        words.post_message(events.Paste("They met. " * 40))
        await settled(pilot)
        assert screen.view.article.text.startswith("They met. They met.")


@pytest.mark.parametrize("text", ["Marsh said that trade must grow again.", "Marsh left.\rOkoro said so."])
async def test_a_sentence_and_lines_that_end_as_a_terminal_ends_them_are_an_article(text: str) -> None:
    async with opened() as (pilot, screen):
        await pilot.press("o")
        pilot.app.screen.query_one(OpenInput).post_message(events.Paste(text))
        await settled(pilot)
        assert screen.view.article.text == text.replace("\r", "\n")


async def test_text_pasted_into_the_reader_becomes_the_article() -> None:
    async with opened() as (pilot, screen):
        screen.post_message(events.Paste(TEXT))
        await settled(pilot)
        assert screen.view.article.text == TEXT
        assert screen.status_lines.title.headline == "Marsh said trade matters"


async def test_text_pasted_into_the_dialog_becomes_the_article() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("o")
        dialog = pilot.app.screen
        assert isinstance(dialog, OpenScreen)
        dialog.query_one("#open-words").post_message(events.Paste(TEXT))
        await settled(pilot)
        assert screen.view.article.text == TEXT


async def test_a_folder_opens_as_a_list_to_choose_from(tmp_path: Path) -> None:
    for name in ("first", "second", "third"):
        (tmp_path / f"{name}.txt").write_text(f"Report {name}.\n\n{TEXT}", encoding="utf-8")
    async with opened() as (pilot, screen):
        await _typed(pilot, str(tmp_path))
        await pilot.press("enter")  # goes into the folder
        await pilot.pause()
        assert _lines(pilot)[0] == f"{tmp_path}/  all of it, as a list"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OpenScreen)
        await pilot.press(*"third", "enter")
        await settled(pilot)
        assert screen.view.article.text.startswith("Report third.")


async def test_what_was_opened_is_offered_on_top_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(Folders(*[tmp_path / "home"] * 4))
    async with opened(tmp_path / "talks.txt", settings=settings) as (pilot, _):
        await pilot.pause()
    async with opened(settings=settings) as (pilot, _):
        await pilot.press("o")
        await pilot.pause()
        assert any("talks.txt" in line for line in _lines(pilot)[:2])


@pytest.mark.parametrize("allowed", [False, True])
async def test_private_addresses_are_opened_only_where_the_command_line_allows_it(
    allowed: bool, tmp_path: Path
) -> None:
    settings = Settings(Folders(*[tmp_path / "home"] * 4), allow_private=allowed)
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT.encode()
    with server(lambda head, link: link.sendall(page)) as site:
        async with opened(settings=settings) as (pilot, screen):
            await pilot.press("o")
            pilot.app.screen.query_one(OpenInput).value = site.replace("site.example", "127.0.0.1")
            await pilot.press("enter")
            await settled(pilot)
            assert (screen.view.article.text == TEXT) == allowed
            assert ("private or local address" in _toasts(screen)) != allowed


async def test_a_page_of_before_is_told_from_the_one_that_is_there_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT.encode()
    with server(lambda head, link: link.sendall(page)) as site:
        line = QueueItem(site.replace("site.example", "127.0.0.1"), allow_private=True)
        line = replace(line, article=open_queued(line))
    async with opened() as (pilot, screen):
        screen.article_queue.take((line,))
        await settled(pilot)
        assert screen.view.article.text == TEXT
        assert "The copy of" in _toasts(screen)


async def test_a_hostile_name_is_shown_as_words_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "[b]x[@click=quit]\x1b]0;y\x07.txt").write_text(TEXT, encoding="utf-8")
    async with opened() as (pilot, _):
        await _typed(pilot, f"{tmp_path}/")
        assert any("[b]x[@click=quit]" in line for line in _lines(pilot))
        assert not any("\x1b" in line for line in _lines(pilot))


async def test_the_articles_of_a_folder_are_called_by_title_or_first_sentence_though_nobody_has_read_them(
    tmp_path: Path,
) -> None:
    page = "<html><head><title>Talks in Lima</title></head><body><article><h1>Talks in Lima</h1><p>%s</p></article>"
    (tmp_path / "a-page.html").write_text(page % (TEXT * 20), encoding="utf-8")
    (tmp_path / "b-broken.docx").write_bytes(b"PK\x03\x04 no document")
    (tmp_path / "c-plain.txt").write_text(f"{TEXT}\n\n{TEXT}", encoding="utf-8")
    async with opened() as (pilot, screen):
        await _typed(pilot, f"{tmp_path}/")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OpenScreen)
        lines = _lines(pilot)
        assert len(lines) == 3 + 1
        assert "Talks in Lima  2 of 4, a-page.html" in lines
        assert "b-broken.docx  3 of 4" in lines
        assert "Marsh said trade matters  4 of 4, c-plain.txt" in lines
        # Names of files still narrow the list, and words of titles do.
        await typed(pilot, "c-plain")
        assert [line.split("  ")[0] for line in _lines(pilot)] == ["Marsh said trade matters"]
        await pilot.press("enter")
        await settled(pilot)
        assert screen.view.article.text.startswith("Marsh said trade")


async def test_the_cursor_stays_where_it_is_when_titles_come() -> None:
    before = [OpenChoice(f"talks-{number}.txt", f"{number} of 3", number) for number in range(3)]
    async with opened() as (pilot, _):
        dialog = OpenScreen(before, "Which article?", picks=False)
        pilot.app.push_screen(dialog)
        await pilot.pause()
        await pilot.press("down")
        assert dialog.query_one(AnswerList).cursor == 1
        dialog.retitle([line._replace(title=f"Talks of day {line.opens}") for line in before])
        assert dialog.query_one(AnswerList).cursor == 1
        assert _lines(pilot)[1] == "Talks of day 1  1 of 3"
