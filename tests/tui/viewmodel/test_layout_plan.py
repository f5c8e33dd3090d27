"""How article and panes share the screen."""

from textual.geometry import Region

from summitreader.tui.viewmodel.layout_plan import Box, Zoom, plan

WANTED = {"speakers": 12, "themes": 19, "agreements": 5, "event": 8, "contents": 60}
ZOOMS: tuple[Zoom, ...] = ("", "height", "width")


def test_both_sides_are_used_from_160_columns() -> None:
    drawn = plan((160, 50), WANTED, None, False, 0)
    assert not drawn.drawer
    assert {region.x for region in drawn.panes.values()} == {0, drawn.article.x + drawn.article.width}
    assert drawn.article.width >= 80


def test_one_side_is_used_at_120_columns_and_the_text_keeps_its_measure() -> None:
    drawn = plan((120, 40), WANTED, None, False, 0)
    assert drawn.article == Box(0, 0, 82, 40)
    assert {region.x for region in drawn.panes.values()} == {82}


def test_a_drawer_opens_over_the_text_where_there_is_no_side_and_only_when_asked_for() -> None:
    assert plan((80, 24), WANTED, None, False, 0).panes == {}
    drawn = plan((80, 24), WANTED, "themes", False, 0)
    assert drawn.drawer
    assert drawn.article == Box(0, 0, 80, 24)
    assert sum(region.height for region in drawn.panes.values()) == 24
    assert max(drawn.panes, key=lambda name: drawn.panes[name].height) == "themes"


def test_forty_columns_are_enough_for_a_drawer() -> None:
    drawn = plan((40, 12), WANTED, "speakers", False, 0)
    assert drawn.panes["speakers"].width == 38
    assert drawn.panes["speakers"].height >= 5


def test_hidden_panes_leave_the_whole_width_to_the_article() -> None:
    assert plan((200, 60), WANTED, None, True, 0) == (Box(0, 0, 200, 60), Box(0, 60, 200, 0), {}, True)


def test_what_stands_below_the_text_takes_no_more_than_half() -> None:
    drawn = plan((120, 40), WANTED, None, False, 30)
    assert (drawn.article.height, drawn.below.height) == (20, 20)
    assert drawn.below.width == drawn.article.width


def test_what_stands_below_the_text_waits_while_a_drawer_is_open() -> None:
    drawn = plan((80, 24), WANTED, "themes", False, 15)
    assert (drawn.article.height, drawn.below.height) == (24, 0)
    assert plan((80, 24), WANTED, None, False, 15).below == Box(0, 12, 80, 12)


def test_a_zoomed_pane_takes_its_whole_side_then_the_whole_screen() -> None:
    for width, side in ((200, 46), (120, 38), (80, 46), (40, 38)):
        high = plan((width, 24), WANTED, "agreements", False, 0, "height")
        assert high.panes["agreements"] == Box(width - side, 0, side, 24)
        assert {name for name, box in high.panes.items() if box.x == width - side} == {"agreements"}
        wide = plan((width, 24), WANTED, "agreements", False, 0, "width")
        assert wide.panes == {"agreements": Box(0, 0, width, 24)}
        # The text keeps its place below, so that nothing of it is wrapped anew.
        assert wide.article == plan((width, 24), WANTED, "agreements", False, 0).article
    assert plan((120, 24), WANTED, None, False, 0, "width") == plan((120, 24), WANTED, None, False, 0)


def test_panes_never_overlap_nor_leave_the_screen() -> None:
    for width in (40, 80, 108, 120, 159, 160, 200):
        for height in (5, 12, 24, 60):
            for favoured, zoom in ((name, zoom) for name in (None, *WANTED) for zoom in ZOOMS):
                drawn = plan((width, height), WANTED, favoured, False, 0, zoom)
                regions = [Region(*box) for box in drawn.panes.values()]
                assert all(Region(0, 0, width, height).contains_region(region) for region in regions)
                assert not any(a.overlaps(b) for a in regions for b in regions if a is not b)
