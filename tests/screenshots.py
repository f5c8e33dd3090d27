"""The pictures of the running reader in `screenshots/`: `python -m tests.screenshots` makes them anew."""

import asyncio
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.tui.reader import NOWHERE, opened, settled

FOLDER = Path(__file__).parents[1] / "screenshots"


class Picture(NamedTuple):
    """One picture: its name, the size of the terminal, the theme, and the keys that lead to what it shows."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("reader-dark", (120, 40), "dark", ("2", "n", "n")),
    Picture("reader-light", (120, 40), "light", ("t", "g", "j", "enter", "n")),
    Picture("drawer-80x24", (80, 24), "dark", ("s", "j", "l", "j")),
    Picture("both-sides-200x60", (200, 60), "dark", ("a", "enter", "l")),
    Picture("search", (120, 40), "light", ("slash", *"cooperation", "down")),
    Picture("why", (120, 40), "dark", ("1", "n", "n", "w")),
    Picture("help", (120, 40), "light", ("question_mark",)),
    Picture("copy", (120, 40), "dark", ("2", "Y", "j")),
    Picture("plain-colours", (80, 24), "ansi", ("1", "n")),
)


async def drawn(picture: Picture) -> str:
    """The picture as SVG, without the ids that Textual makes new each time."""
    settings = replace(NOWHERE, theme=picture.theme)
    async with opened(size=picture.size, settings=settings) as (pilot, _):
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        svg = pilot.app.export_screenshot(title="summitreader")
    return re.sub(r"terminal-\d+-", "terminal-", svg)


def main() -> None:
    """Makes every picture, or those that are named."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not sys.argv[1:] or picture.name in sys.argv[1:]:
            (FOLDER / f"{picture.name}.svg").write_text(asyncio.run(drawn(picture)), encoding="utf-8")
            print(f"screenshots/{picture.name}.svg")


if __name__ == "__main__":
    main()
