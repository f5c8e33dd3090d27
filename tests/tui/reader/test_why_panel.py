"""The panel that answers "why?": all of it can be read, at any size."""

from pathlib import Path

from textual.pilot import Pilot

from summitreader.tui.reader.why_panel import WhyPanel
from tests.tui.running_reader import opened

LONG = " ".join(f"the harbour of ship {number} will be open by the winter," for number in range(30))


def _lines(pilot: Pilot[int]) -> list[str]:
    panel = pilot.app.screen.query_one(WhyPanel)
    return [panel.render_line(y).text.rstrip() for y in range(panel.content_size.height)]


async def test_the_key_that_opens_the_panel_shows_the_rest_of_it_and_then_closes_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"President Amara Diallo of Guinea said that {LONG} and all is well.", encoding="utf-8")
    async with opened(file, size=(80, 24)) as (pilot, screen):
        await pilot.press("w")
        await pilot.pause()
        seen = _lines(pilot)
        assert seen[-1].endswith("lines: w goes on, esc closes")
        while not seen[-1].endswith("lines: w closes"):
            await pilot.press("w")
            await pilot.pause()
            seen += _lines(pilot)
        told = " ".join(" ".join(seen).split())
        assert all(f"ship {number} " in told for number in range(30))
        assert "all is well" in told
        assert any(line.lstrip().startswith("rule") for line in seen)
        await pilot.press("w")
        await pilot.pause()
        assert not screen.query(WhyPanel)


async def test_the_drawer_and_the_panel_never_cover_each_other() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        await pilot.press("right_square_bracket", "tab", "w")
        await pilot.pause()
        assert screen.reader_layout.favoured is None
        assert screen.query_one(WhyPanel).region.width == 80
        await pilot.press("tab")
        await pilot.pause()
        assert not screen.query_one(WhyPanel).region.height
        await pilot.press("w")
        await pilot.pause()
        assert screen.query_one(WhyPanel).region.height > 5


async def test_the_parts_of_an_example_keep_the_blanks_between_them() -> None:
    async with opened() as (pilot, _):
        await pilot.press("1", "n", "n", "w")
        await pilot.pause()
        assert any("Prime Minister Sato said" in line for line in _lines(pilot))
