"""The widget that holds the heads of the sides, the columns, and the list beside or over them."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.reactive import var
from textual.widget import Widget

from summitreader.tui.comparison.row_lists import DifferenceList, MatterColumns
from summitreader.tui.keymap.serial_keys import give_focus
from summitreader.tui.viewmodel.comparing.comparison_index import ComparisonIndex
from summitreader.tui.viewmodel.comparing.screen_plan import ComparisonPlan, comparison_plan, is_stacked
from summitreader.tui.viewmodel.comparing.side_heads import SideHead, head_lines


class _Shared(Layout):
    """Puts the children of a ComparisonLayout where the plan says."""

    name = "comparison"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        assert isinstance(parent, ComparisonLayout)
        drawn = parent.planned(size)
        boxes = {"heads": drawn.heads, "matters": drawn.columns, "differences": drawn.differences}
        return [
            WidgetPlacement(
                Region(*boxes[child.id or ""]), NULL_OFFSET, NULL_SPACING, child, int(child.id == "differences")
            )
            for child in children
        ]


class SideHeads(Widget):
    """Whose the columns are, above them; the side that the keys are about stands out."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    side: var[int] = var(0)

    def __init__(self, heads: tuple[SideHead, ...]) -> None:
        super().__init__(id="heads")
        self.heads = heads

    def watch_side(self) -> None:
        """Draw the heads anew."""
        self.refresh()

    def render(self) -> Content:
        """Return the heads: a line each where the sides stand one below the other, else two for all."""
        stacked = is_stacked(self.app.size.width, len(self.heads))
        lines = head_lines(self.heads, self.size.width - 1, stacked, self.side)
        looks = {"side": "$key bold", "plain": "bold", "quiet": "$quiet"}
        return Content("\n").join(
            [Content.assemble(*((part.words, looks.get(part.look, "")) for part in line)) for line in lines]
        )


class ComparisonLayout(Widget):
    """Heads and columns, and the list of differences: beside them, or a drawer over them."""

    # `var`, not `reactive`: a change draws only what comes to lie elsewhere.
    is_listing: var[bool] = var(False, init=False)
    is_hidden: var[bool] = var(False, init=False)
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    _LAYOUT = _Shared()

    def __init__(self, heads: SideHeads, columns: MatterColumns, differences: DifferenceList) -> None:
        super().__init__(id="comparison")
        self.heads, self.columns, self.differences = heads, columns, differences

    @property
    def layout(self) -> Layout:
        """Ours: Textual's style sheet knows only the layouts that it brings."""
        return self._LAYOUT

    def compose(self) -> ComposeResult:
        yield self.heads
        yield self.columns
        yield self.differences

    def planned(self, size: Size) -> ComparisonPlan:
        """Return what stands where in a room of that size."""
        return comparison_plan(size, len(self.heads.heads), self.is_listing, self.is_hidden)

    def prepare(self, index: ComparisonIndex) -> None:
        """Wrap what will be shown; called off the event loop, since it takes time."""
        stacked = is_stacked(self.app.size.width, len(self.heads.heads))
        index.compared.layout(self.columns.view.room, stacked)
        index.difference_rows.layout(self.differences.view.room)

    def list_differences(self, is_wanted: bool) -> None:
        """Give the keys to the list, or to the columns; a drawer opens or closes."""
        self.is_listing = is_wanted
        give_focus(self.differences if is_wanted else self.columns)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a click."""
        self.is_listing = event.widget is self.differences

    def on_resize(self) -> None:
        """Dress the list for the new size: a drawer looks different."""
        self._dress()

    def _share(self) -> None:
        self._dress()
        # Textual forgets how children lie when one of them asks for it, not when their parent does.
        self.columns.refresh(repaint=False, layout=True)

    watch_is_listing = watch_is_hidden = _share

    def _dress(self) -> None:
        self.differences.set_class(self.planned(self.size).drawer, "drawer")
