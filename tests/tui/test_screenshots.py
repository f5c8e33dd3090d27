"""The pictures in `screenshots/` show the reader as it is. `python -m tests.screenshots` makes them anew."""

import re
from itertools import zip_longest

import pytest

from tests.screenshots import FOLDER, IN_A_BROWSER, PICTURES, Picture, drawn


def _rows(svg: str) -> list[str]:
    """What stands in each row of a picture, without colours."""
    return re.findall(r">([^<>\n]+)</text>", svg)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: str(picture.name))
async def test_a_picture_shows_the_reader_as_it_is(picture: Picture) -> None:
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    now = await drawn(picture)
    if kept != now:
        pairs = zip_longest(_rows(kept), _rows(now))
        differ = [f"{a!r} is now {b!r}" for a, b in pairs if a != b][:5]
        pytest.fail("run python -m tests.screenshots and look: " + ("; ".join(differ) or "only colours differ"))


def test_no_other_pictures_are_kept() -> None:
    drawn_here = {f"{picture.name}.svg" for picture in PICTURES}
    assert {file.name for file in FOLDER.iterdir()} == drawn_here | {f"{name}.png" for name in IN_A_BROWSER}
