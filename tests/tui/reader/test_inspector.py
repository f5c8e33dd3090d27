"""Characters by name, links shown before they are opened, and what is being fetched called off."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from summitreader.session import QueueItem
from summitreader.tui.dialogs.box_screen import BoxScreen
from summitreader.tui.reader.inspector import described
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.running_reader import opened, settled


def _box(pilot: Pilot[int]) -> str:
    assert isinstance(pilot.app.screen, BoxScreen)
    return str(pilot.app.screen.query_one(Static).content)


def _said(screen: ReadingScreen) -> str:
    return " ".join(toast.message for toast in screen.app._notifications)


@pytest.mark.parametrize(
    ("character", "drawn", "name", "is_hidden"),
    [
        ("а", "а", "CYRILLIC SMALL LETTER A", False),
        ("\u200d", "·", "ZERO WIDTH JOINER", True),
        ("\u2067", "·", "RIGHT-TO-LEFT ISOLATE", True),
        ("\xa0", "·", "NO-BREAK SPACE", True),
        ("\u0301", "◌\u0301", "COMBINING ACUTE ACCENT", False),
        ("\ufffd", "\ufffd", "REPLACEMENT CHARACTER", True),
    ],
)
def test_a_character_is_drawn_so_that_it_is_seen(character: str, drawn: str, name: str, is_hidden: bool) -> None:
    assert described(character) == [(drawn, f"U+{ord(character):04X}", name, is_hidden)]


async def test_the_word_under_the_cursor_is_spelled_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pаris said so.", encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, _):
        await pilot.press("I")
        assert "U+0430  CYRILLIC SMALL LETTER A" in _box(pilot)
        assert "U+0073" in _box(pilot)
        assert "SMALL LETTER D" not in _box(pilot), "only the word"


async def test_a_link_is_shown_whole_and_opened_only_after_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "/bin/true")
    (tmp_path / "a.txt").write_text("See https://bücher.example/[b]x for more.", encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await pilot.press("O")
        assert "https://xn--bcher-kva.example/[b]x" in _box(pilot)
        assert "its name in the network is xn--bcher-kva.example" in _box(pilot)
        await pilot.press("escape")
        assert "Handed" not in _said(screen)
        await pilot.press("O", "enter")
        await pilot.pause()
        assert "Handed to the browser: https://xn--bcher-kva.example/[b]x" in _said(screen)


async def test_the_articles_own_address_is_checked_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No link here.", encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        screen.view.show(replace(screen.view.article, url="javascript:alert(1)"))
        await pilot.press("O")
        assert "only http, https and mailto addresses are opened" in _said(screen)


async def test_what_is_being_fetched_is_said_and_escape_calls_it_off(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Article a.", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/talks"
        async with opened(tmp_path / "a.txt") as (pilot, screen):
            screen.state.queue += (QueueItem(address, allow_private=True),)
            await pilot.press("greater_than_sign")
            link, _ = server.accept()
            bar = screen.status_lines.status
            while "onnecting" not in bar.state and "ooking up" not in bar.state:
                await pilot.pause()
            assert "esc calls it off" in bar.state
            await pilot.press("escape")
            assert "Called off." in _said(screen)
            assert "calls it off" not in screen.status_lines.status.state
            await settled(pilot)
            assert screen.view.article.text == "Article a."
            assert "cannot" not in _said(screen), "the reader knows why"
            link.close()


async def test_an_article_that_cannot_be_read_is_said_and_passed_over(tmp_path: Path) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Article {name}.", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    async with opened(tmp_path / "a.txt", tmp_path / "b.pdf", tmp_path / "c.txt") as (pilot, screen):
        await pilot.press("greater_than_sign")
        await settled(pilot)
        assert "b.pdf" in _said(screen)
        assert screen.view.article.text == "Article c."
