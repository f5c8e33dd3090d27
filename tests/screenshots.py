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

from summitreader.comparison import Comparison
from tests.kept_articles import fill
from tests.tui.comparisons import accounts, three_accounts, versions
from tests.tui.library.test_shelf_screen import on_the_shelf, pressed
from tests.tui.reader.test_keep_actions import library_file
from tests.tui.running_comparison import compared
from tests.tui.running_reader import NOWHERE, opened, settled

FOLDER = Path(__file__).parents[1] / "screenshots"


class Picture(NamedTuple):
    """One picture: its name, the size of the terminal, the theme, and the keys that lead to what it shows, from the
    article, from the library or from a comparison."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()
    is_library: bool = False
    found: Callable[[], Comparison] | None = None


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
    Picture("compare-list-80x24", (80, 24), "dark", ("d", "j"), found=accounts),
    Picture("clippings", (80, 24), "dark", ("F", *"trade", "enter", *"cj", *"c", "escape", "C"), is_library=True),
)


async def drawn(picture: Picture) -> str:
    """The picture as SVG, without the ids that Textual makes new each time."""
    settings = replace(NOWHERE, theme=picture.theme)
    if picture.is_library:
        return await _drawn_library(picture)
    if picture.found:
        return await _drawn_comparison(picture, picture.found())
    async with opened(size=picture.size, settings=settings) as (pilot, _):
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        svg = pilot.app.export_screenshot(title="summitreader")
    return re.sub(r"terminal-\d+-", "terminal-", svg)


async def _drawn_library(picture: Picture) -> str:
    with TemporaryDirectory() as folder:
        fill(library_file(Path(folder)))
        async with on_the_shelf(Path(folder), picture.size, picture.theme) as (pilot, _):
            await pressed(pilot, *picture.keys)
            svg = pilot.app.export_screenshot(title="summitreader")
    return re.sub(r"terminal-\d+-", "terminal-", svg)


async def _drawn_comparison(picture: Picture, found: Comparison) -> str:
    async with compared(found, picture.size, replace(NOWHERE, theme=picture.theme)) as (pilot, _):
        await pressed(pilot, *picture.keys)
        svg = pilot.app.export_screenshot(title="summitreader")
    return re.sub(r"terminal-\d+-", "terminal-", svg)


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
