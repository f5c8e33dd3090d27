"""The panes of the running reader: rows opened, filtered and zoomed by key, and what follows that."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from summitreader.tui.panes.pane import Pane
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.running_reader import opened

_TEXT = (
    "Ada Berg, the envoy of Norland, said peace in the region needs patience, and that all who live there, in "
    "villages, on both banks of the river, deserve schools and hospitals that do not close at the first snow.\n\n"
    "Li Wen pledged to open the border before the winter. Ada Berg said she will send grain.\n\n"
    "Ada Berg called on Norland to wait. Li Wen said trade is good.\n\n"
    "They signed a protocol on ice. The Bree Treaty of 1921 and the Dale Treaty of 1922 stand.\n\n"
    "The Oran Treaty of 1923 stands."
)


def _drawn(pane: Pane) -> list[str]:
    """What stands in the rows of a pane, beside its scroll bar."""
    return [line for y in range(pane.size.height) if (line := pane.render_line(y).text.rstrip(" ▁▂▃▄▅▆▇"))]


def _pane(screen: ReadingScreen, id: str) -> Pane:
    return screen.reader_layout.shown_panes[id]


async def _press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_an_opened_row_says_all_its_words_and_is_cut_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt", size=(80, 24)) as (pilot, screen):
        await _press(pilot, "s", "g", "l", "j")
        pane = _pane(screen, "speakers")
        assert "first snow" not in " ".join(_drawn(pane))
        assert any(line.endswith("…") for line in _drawn(pane))
        await _press(pilot, "l")
        words = " ".join(" ".join(_drawn(pane)).split())
        assert "hospitals that do not close at the first snow" in words
        assert pane.view.layout.height(1) > 2
        await _press(pilot, "h")
        assert pane.view.layout.height(1) == 2
        assert pane.shape.rows == 5
        await _press(pilot, "h")
        assert (pane.shape.rows, pane.cursor) == (2, 0)


async def test_a_row_that_is_higher_than_its_pane_is_read_by_the_space_bar(tmp_path: Path) -> None:
    said = ", and ".join(f"that road number {number} is open to all" for number in range(30))
    (tmp_path / "a.txt").write_text(f"Ada Berg said {said}. Li Wen said trade is good.", encoding="utf-8")
    async with opened(tmp_path / "a.txt", size=(60, 14)) as (pilot, screen):
        await _press(pilot, "s", "g", "l", "j", "l")
        pane, seen = _pane(screen, "speakers"), ""
        assert pane.view.layout.height(1) > pane.size.height
        for _ in range(12):
            seen += " " + " ".join(" ".join(_drawn(pane)).split())
            assert pane.cursor == 1
            if "number 29 is open" in seen:
                break
            await _press(pilot, "space")
        assert all(f"number {number} is" in seen for number in range(30))
        await _press(pilot, "space", "space")
        assert pane.cursor > 1
        await _press(pilot, "k")
        assert "number 0 is" in " ".join(" ".join(_drawn(pane)).split())


async def test_a_filter_is_one_key_shown_followed_and_undone_by_escape(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "s", "f", "c")
        pane = _pane(screen, "speakers")
        assert str(pane.border_title) == "Speakers · commitments 2 of 5"
        assert [line.split()[-3:] for line in _drawn(pane)[:3:2]] == [["1", "of", "3"], ["1", "of", "2"]]
        assert [span.of(_TEXT)[:15] for span in screen.view.shown.layers.chosen] == [
            "Li Wen pledged ",
            "Ada Berg said s",
        ]
        assert "commitments  2 passages" in screen.status_lines.status.state
        await _press(pilot, "right_square_bracket")
        assert screen.view.current.of(_TEXT).startswith("Li Wen pledged")
        await _press(pilot, "n")
        assert screen.view.current.of(_TEXT).startswith("Ada Berg said she")
        await _press(pilot, "right_square_bracket")
        assert "No statement of commitments after this." in [toast.message for toast in pilot.app._notifications]
        await _press(pilot, "1", "N")
        assert screen.position()[1] == 1
        assert screen.status_lines.status.state.startswith("Ada Berg · commitments  passage 1 of 1")
        await _press(pilot, "f", "b")
        assert any("No joint statements here." in toast.message for toast in pilot.app._notifications)
        await _press(pilot, "escape", "escape")
        assert str(pane.border_title) == "Speakers  2 · 5 statements"
        assert screen.state.filters == {}
        assert screen.reader_layout.favoured == "speakers"
        assert len(screen.view.shown.layers.chosen) == 3


async def test_rules_that_are_right_too_seldom_are_one_key_and_what_is_hidden_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitreader.tui.viewmodel.filters.passing.numbers_from", lambda share: bytes(256))
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "s", "f", "m")
        said = [toast.message for toast in pilot.app._notifications]
        assert said[-1] == "5 of 5 hidden: rules right less than 80 %."
        assert screen.state.filters == {}
    monkeypatch.setattr("summitreader.tui.viewmodel.filters.passing.numbers_from", lambda share: bytes([0, *[1] * 255]))
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "s", "f", "m")
        pane = _pane(screen, "speakers")
        left = screen.state.passing.total if screen.state.passing else 0
        assert 0 < left <= 5
        assert "right" in str(pane.border_title)
        assert f"{left} of 5" in str(pane.border_title)
        assert f"{5 - left} of 5 hidden" in [toast.message for toast in pilot.app._notifications][-1]
        await _press(pilot, "escape")
        assert screen.state.filters == {}


async def test_a_filter_takes_the_place_of_a_search_and_goes_with_escape_from_the_article_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "slash", *"Treaty", "enter")
        assert screen.status_lines.status.state.startswith("“Treaty”  hit 1 of")
        await _press(pilot, "f")
        assert screen.reader_layout.favoured == "speakers"
        await _press(pilot, "r", "shift+tab")
        assert screen.view.has_focus
        assert screen.status_lines.status.state == "requests  passage 1 of 1"
        await _press(pilot, "n", "escape")
        assert screen.view.current.of(_TEXT).startswith("Ada Berg called on")
        assert screen.state.filters == {}


async def test_filters_add_up_and_go_one_by_one_and_a_pane_that_nothing_passes_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "t", "f", "1", "f", "r")
        pane = _pane(screen, "themes")
        assert len(screen.state.filters["themes"]) == 2
        assert "Ada Berg · requests 1 of 5" in str(pane.border_title)
        if not pane.shape.rows:
            assert "nothing passes" in " ".join(_drawn(pane))
        await _press(pilot, "escape")
        assert "Ada Berg 3 of 5" in str(pane.border_title)
        await _press(pilot, "escape", "escape")
        assert screen.reader_layout.favoured is None
        assert str(pane.border_title).endswith("passages each")
        await _press(pilot, "e", "f")
        assert any("event cannot" in toast.message for toast in pilot.app._notifications)


async def test_what_is_only_referenced_stands_below_one_row_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await _press(pilot, "a", "g")
        pane = _pane(screen, "agreements")
        assert [line.split() for line in _drawn(pane)] == [["protocol", "ice", "signed"], ["▸", "3", "referenced"]]
        await _press(pilot, "j", "enter")
        assert [line.split()[0] for line in _drawn(pane)] == ["protocol", "▾", "Bree", "Dale", "Oran"]
        await _press(pilot, "G", "enter")
        assert screen.view.current.of(_TEXT).startswith("The Oran Treaty")
        await _press(pilot, "h")
        assert (len(_drawn(pane)), pane.cursor) == (2, 1)
        # The article is at one that is folded: its row shows it.
        assert "›" in _drawn(pane)[1]
        await _press(pilot, "f", "r")
        assert [line.split()[-1] for line in _drawn(pane)] == ["referenced"] * 3
        assert str(pane.border_title) == "Agreements · referenced 3 of 4"
        await _press(pilot, "escape", "l")
        assert len(_drawn(pane)) == 5


async def test_a_zoom_goes_by_height_and_width_and_escape_undoes_it() -> None:
    for width, side in ((120, 38), (80, 46)):
        async with opened(size=(width, 24)) as (pilot, screen):
            await _press(pilot, "Z")
            assert screen.reader_layout.zoom == ""
            await _press(pilot, "t", "Z")
            pane = _pane(screen, "themes")
            height = screen.reader_layout.size.height
            assert (pane.region.width, pane.region.height) == (side, height)
            await _press(pilot, "Z")
            assert (pane.region.width, pane.region.height) == (width, height)
            assert "National plans and policy alignment" in " ".join(_drawn(pane))
            await _press(pilot, "escape")
            assert pane.region.width == side
            assert pane.has_focus
            await _press(pilot, "Z", "Z", "enter")
            # The article is seen where the row leads.
            assert screen.reader_layout.zoom == ""
            assert screen.state.choice


async def test_one_of_one_is_told_in_the_singular() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        await _press(pilot, "a", "f", "s")
        assert str(_pane(screen, "agreements").border_title).startswith("Agreements · signed 1 of 1 passage")
        assert "1 of 1 passages" not in str(_pane(screen, "agreements").border_title)


async def test_a_pane_without_findings_offers_no_filters_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Президент заявил, что переговоры прошли успешно. Стороны подписали соглашение.\n" * 5, "utf-8")
    async with opened(file, size=(80, 24)) as (pilot, screen):
        for key, id in (("s", "speakers"), ("a", "agreements")):
            await _press(pilot, key, "f")
            assert f"No {id} to filter." in [toast.message for toast in pilot.app._notifications]
            assert "(Russian)" in " ".join(_drawn(_pane(screen, id)))
        await _press(pilot, "escape", "full_stop")
        assert not any(pane.is_asking for pane in screen.reader_layout.panes)
        assert screen.state.filters == {}
