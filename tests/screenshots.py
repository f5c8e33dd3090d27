"""The pictures of the running reader in `screenshots/`: `python -m tests.screenshots` makes them anew."""

import asyncio
import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.app import App

from summitreader import session
from summitreader.comparison import Comparison
from tests.kept_articles import fill, fill_years
from tests.tui.comparisons import article
from tests.tui.library.test_shelf_screen import on_the_shelf, pressed
from tests.tui.reader.test_keep_actions import library_file
from tests.tui.running_comparison import compared
from tests.tui.running_reader import NOWHERE, opened, settled

FOLDER = Path(__file__).parents[1] / "screenshots"
IN_A_BROWSER = ("browser", "browser-why", "browser-ended")
"""The pictures that `python -m tests.browser` draws."""
_AGENCY = (
    "Brenland and Corvia agree on port fees\n\n"
    "President Ilse Varga of Brenland and Prime Minister Tomas Areno of Corvia met in Port Elvin on Tuesday.\n\n"
    "Varga said that Brenland would impose sanctions on hackers who attack hospitals. Areno said that ransomware was "
    "no matter for sanctions.\n\n"
    "Areno thanked Brenland for its help with the port of Kell, and said that the ferry would sail in July.\n\n"
    "Fifteen documents were signed, among them an agreement on port fees."
)
"""What an invented agency says of the talks that the bundled accounts tell."""


class Picture(NamedTuple):
    """One picture: its name, the size of the terminal, the theme, and the keys that lead to what it shows, from the
    article, from the library, from a comparison or from a library over years."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()
    is_library: bool = False
    found: Callable[[], Comparison] | None = None
    is_tracked: bool = False


def accounts() -> Comparison:
    """The bundled accounts, compared by the program's own rules."""
    return session.compare([*map(session.read, session.example_pair("accounts"))])


def three_accounts() -> Comparison:
    """The bundled accounts and the agency's."""
    agency = article(_AGENCY, "Brenland and Corvia agree on port fees", "Harbour Post", "2026-03-03")
    return session.compare([*map(session.read, session.example_pair("accounts")), session.parse(agency)])


def versions() -> Comparison:
    """The bundled statements of two years."""
    return session.compare_versions(*map(session.read, session.example_pair("versions")))


PICTURES = (
    Picture("reader-dark", (120, 40), "dark", ("2", "n", "n")),
    Picture("reader-light", (120, 40), "light", ("t", "g", "j", "enter", "n")),
    Picture("drawer-80x24", (80, 24), "dark", ("s", "j", "l", "j")),
    Picture("both-sides-200x60", (200, 60), "dark", ("a", "enter", "l")),
    Picture("filter", (120, 40), "light", ("s", "f", "e", "g", "l")),
    Picture("filters-80x24", (80, 24), "dark", ("s", "f")),
    Picture("zoom-200x60", (200, 60), "dark", ("s", "Z", "Z", "g", "l", "j", "l")),
    Picture("zoom-80x24", (80, 24), "ansi", ("t", "f", "1", "Z", "Z")),
    Picture("search", (120, 40), "light", ("slash", *"cooperation", "down")),
    Picture("why", (120, 40), "dark", ("1", "n", "n", "w")),
    Picture("help", (120, 40), "light", ("question_mark",)),
    Picture("copy", (120, 40), "dark", ("2", "Y", "j")),
    Picture("plain-colours", (80, 24), "ansi", ("1", "n")),
    Picture("shelf", (120, 40), "dark", ("j",), is_library=True),
    Picture("find", (120, 40), "light", ("F", *"fishing", "down"), is_library=True),
    Picture("marks", (120, 40), "dark", ("enter", *"i", *"Ask her", "enter", *"jjj", *"h", *"b", "1"), is_library=True),
    *(
        Picture(f"compare-{name}-{width}x{height}", (width, height), theme, keys, found=found)
        for (width, height), theme in (((80, 24), "ansi"), ((120, 40), "dark"), ((200, 60), "light"))
        for name, keys, found in (
            ("pair", ("right_square_bracket", "right_square_bracket"), accounts),
            ("three", ("right_square_bracket", "tab"), three_accounts),
            ("versions", ("right_square_bracket",), versions),
            ("why", ("right_square_bracket", "right_square_bracket", "w"), accounts),
        )
    ),
    *(
        Picture(f"track-{name}-{width}x{height}", (width, height), theme, keys, is_tracked=True)
        for (width, height), theme in (((80, 24), "ansi"), ((120, 40), "dark"), ((200, 60), "light"))
        for name, keys in (
            ("bars", ("P", *"shared", "space", *"stocks", "enter")),
            ("quotes", ("P", *"shared", "space", *"stocks", "enter", "enter", "j", "j")),
            ("matrix", ("W", "j", "l")),
            ("timeline", ("minus", *"iceland", "enter", *"norway", "enter")),
        )
    ),
    Picture("compare-list-80x24", (80, 24), "dark", ("d", "j"), found=accounts),
    Picture("clippings", (80, 24), "dark", ("F", *"trade", "enter", *"cj", *"c", "escape", "C"), is_library=True),
)


async def drawn(picture: Picture) -> str:
    """The picture as SVG."""
    settings = replace(NOWHERE, theme=picture.theme)
    if picture.is_library or picture.is_tracked:
        return await _drawn_library(picture, fill_years if picture.is_tracked else fill)
    if picture.found:
        return await _drawn_comparison(picture, picture.found())
    async with opened(size=picture.size, settings=settings) as (pilot, _):
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        return _svg(pilot.app)


async def _drawn_library(picture: Picture, filled: Callable[[Path], None]) -> str:
    with TemporaryDirectory() as folder:
        filled(library_file(Path(folder)))
        async with on_the_shelf(Path(folder), picture.size, picture.theme) as (pilot, _):
            await pressed(pilot, *picture.keys)
            return _svg(pilot.app)


async def _drawn_comparison(picture: Picture, found: Comparison) -> str:
    async with compared(found, picture.size, replace(NOWHERE, theme=picture.theme)) as (pilot, _):
        await pressed(pilot, *picture.keys)
        return _svg(pilot.app)


def _svg(app: App[int]) -> str:
    """The screen as SVG, without the ids that Textual makes new each time."""
    return re.sub(r"terminal-\d+-", "terminal-", app.export_screenshot(title="summitreader"))


def main() -> None:
    """Makes every picture, or those that are named."""
    os.environ["COLORTERM"] = "truecolor"
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not sys.argv[1:] or picture.name in sys.argv[1:]:
            (FOLDER / f"{picture.name}.svg").write_text(asyncio.run(drawn(picture)), encoding="utf-8")
            print(f"screenshots/{picture.name}.svg")


if __name__ == "__main__":
    main()
