"""The screen of a comparison: makes its parts, hands values down to them, and answers what comes up."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.reactive import var
from textual.widget import Widget

from summitreader.session import ComparingProcess
from summitreader.tui.comparison.comparing import Comparing
from summitreader.tui.comparison.comparison_export import ComparisonExport
from summitreader.tui.comparison.comparison_layout import ComparisonLayout, SideHeads
from summitreader.tui.comparison.evidence_actions import EvidenceActions
from summitreader.tui.comparison.quote_actions import QuoteActions
from summitreader.tui.comparison.row_lists import DifferenceList, MatterColumns
from summitreader.tui.comparison.ruling_actions import RulingActions
from summitreader.tui.comparison.state import STILL_COMPARING, ComparisonState
from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.hints import list_hints
from summitreader.tui.keymap.table import Key
from summitreader.tui.viewmodel.comparing.columns import MatterRows
from summitreader.tui.viewmodel.comparing.comparison_index import ComparisonIndex
from summitreader.tui.viewmodel.comparing.listing import POINTED
from summitreader.tui.viewmodel.comparing.screen_plan import is_stacked
from summitreader.tui.viewmodel.comparing.side_heads import head_of
from summitreader.tui.viewmodel.status_text import how_many, which_of
from summitreader.tui.widgets.status_bar import StatusBar
from summitreader.tui.widgets.title_bar import TitleBar
from summitreader.tui.work.library_worker import LibraryWorker
from summitreader.tui.work.services import Services

_HINTS = (
    *("help", "comparison_back", "next_difference", "differences", "next_side", "copy_quotes", "why_compared"),
    *("rule_on", "export_comparison", "leave_comparison"),
)
_STATE, _NARROW_STATE = 40, 20  # cells kept for which difference of how many this is
_NARROW = 100  # cells of a screen


class ComparisonScreen(ActionScreen[None]):
    """The only mediator of columns, list, heads and lines; its controllers know the state alone."""

    BINDINGS = bindings("comparison")
    OWNERS = ("comparison",)
    AUTO_FOCUS = "#matters"
    HINTS: ClassVar[tuple[str, ...]] = _HINTS

    # `var`, not `reactive`: a change would draw the whole screen anew.
    focused: var[Widget | None] = var[Widget | None](None)

    def __init__(self, process: ComparingProcess, library: LibraryWorker, table: Iterable[Key]) -> None:
        super().__init__()
        self.state = state = ComparisonState(process)
        services = Services(self, library)
        self._library = library
        self._keys = {key.id: key for key in table}
        self.comparing = Comparing(state, services, self._arrived, self._failed)
        self.rulings = RulingActions(state, services, self.comparing.start)
        columns = MatterColumns(self._rows(), self._row_moved, self.turn_side, self._open)
        differences = DifferenceList(state.index.difference_rows, self._line_moved, partial(self._list, False))
        self.heads = SideHeads(tuple(head_of(article) for article in state.articles))
        self.places = self.comparing.places = ComparisonLayout(self.heads, columns, differences)
        self.title_bar, self.status_bar = TitleBar(id="title"), StatusBar(id="status")
        self.pending_line = self.status_bar
        self.actions = matched(
            self.OWNERS,
            {
                "next_difference": partial(self.go_on, 1),
                "previous_difference": partial(self.go_on, -1),
                "next_side": partial(self.turn_side, 1),
                "previous_side": partial(self.turn_side, -1),
                "differences": lambda: self._list(not self.places.is_listing),
                "hide_differences": self.hide_differences,
                "comparison_back": self.comparison_back,
                "leave_comparison": self.leave_comparison,
            },
            QuoteActions(state, services).actions(),
            EvidenceActions(state, services).actions(),
            self.rulings.actions(),
            ComparisonExport(state, services).actions(),
        )

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.places
        yield self.status_bar

    def on_mount(self) -> None:
        """Say what is known; everything else waits for the texts to be seen."""
        self.title_bar.headline = " | ".join(article.shown_title for article in self.state.articles)
        self.title_bar.number = "comparing …"
        self.status_bar.hints = list_hints(_HINTS, self._keys)
        self.tell()
        self.library_changed()
        self.call_after_refresh(self.comparing.start)

    def library_changed(self) -> None:
        """Ask what the reader says of these texts: it may be something else now."""
        if self._library.exists:
            self.rulings.load()

    def on_unmount(self) -> None:
        """Stop what goes on."""
        self.comparing.stop()

    def on_resize(self) -> None:
        """Show the sides beside or below each other, whichever the width has room for."""
        self._show()
        self.tell()

    def go_on(self, step: int, times: int = 1) -> None:
        """Go to the next difference (1), or to the one before (-1), so many times as far as there are any."""
        state = self.state
        if state.found is None:
            self.say(STILL_COMPARING)
            return
        at, further = None, state.index.next_line(-1 if state.at is None else state.at, step)
        while further is not None and times:
            at, times = further, times - 1
            further = state.index.next_line(at, step)
        if at is None:
            words = "This is the last difference." if step > 0 else "This is the first difference."
            self.say(words if state.index.lines else "No differences were found by these rules.")
        else:
            self.places.differences.put(at)
            self._line_moved(at)

    def turn_side(self, step: int, times: int = 1) -> None:
        """Go to the next side (1), or to the one before (-1), so many times."""
        self.state.side = (self.state.side + step * times) % len(self.state.articles)
        self._show()
        self.tell()

    def hide_differences(self) -> None:
        """Give all room to the columns, or show the list again."""
        self.places.is_hidden = not self.places.is_hidden
        self._list(False)

    def comparison_back(self) -> None:
        """Leave the list; then the screen, where another one lies below."""
        if self.places.is_listing:
            self._list(False)
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    async def leave_comparison(self) -> None:
        """Leave the screen; the program, where no other one lies below."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            await self.app.action_quit()

    def _rows(self) -> MatterRows:
        state = self.state
        stacked = is_stacked(self.app.size.width, len(state.articles)) if self.is_attached else False
        line = state.line
        lit = line.quotes if line and line.row == state.row and line.group in POINTED else ()
        return MatterRows(state.index.compared, stacked, state.side, lit)

    def _show(self) -> None:
        """Show the columns as they are by now, of which only what differs is drawn."""
        columns = self.places.columns
        columns.shown, self.heads.side = self._rows(), self.state.side
        columns.refresh_row(columns.cursor)

    def _list(self, is_wanted: bool) -> None:
        self.places.list_differences(is_wanted)
        if is_wanted and self.state.at is None and self.state.index.lines:
            self.places.differences.put(0)
            self._line_moved(0)
        self.tell()

    def _row_moved(self, row: int) -> None:
        """The reader moved in the columns: the list follows, where it has something about the row."""
        state = self.state
        state.row = row
        lines = state.index.lines_of(row)
        if lines and state.at not in lines:
            state.at = lines[0]
            self.places.differences.put(lines[0])
        self._show()
        self.tell()

    def _line_moved(self, at: int) -> None:
        """The reader moved in the list: the columns go to where the difference stands."""
        state, columns = self.state, self.places.columns
        before, state.at = state.row, at
        row = state.index.lines[at].row
        if row is not None:
            state.row = row
            columns.put(row, jump=True)
        columns.refresh_row(before)
        self._show()
        self.tell()

    def _open(self) -> None:
        """Open the article of the side in the reader, at the row under the cursor."""
        passage = self.state.index.passage(self.state.row, self.state.side)
        if passage:
            side, span = passage
            self.post_message(ActionScreen.Read(self.state.articles[side], span.start))

    def _arrived(self, index: ComparisonIndex) -> None:
        """Show what was found; the reader stays at the words that were under the cursor."""
        state, columns = self.state, self.places.columns
        passage = state.index.passage(state.row, state.side) if state.index.rows else None
        state.index, state.at = index, None
        state.row = index.row_of(passage)
        assert index.found
        sides = zip(state.articles, index.found.sides, strict=True)
        self.heads.heads = tuple(head_of(article, side) for article, side in sides)
        self.heads.refresh()
        columns.show(self._rows(), state.row)
        self.places.differences.nothing = "No differences were found by these rules."
        self.places.differences.show(index.difference_rows, -1)
        self.tell()

    def _failed(self, sentence: str) -> None:
        """Say why nothing was found: the texts stay to be read."""
        self.say(sentence, "error")
        self.title_bar.number = "not compared"
        self.places.differences.nothing = sentence
        self.places.differences.refresh()

    @on(DescendantFocus)
    def tell(self) -> None:
        """Say on top how many differences there are, and in the bottom line where the reader is."""
        state, index = self.state, self.state.index
        if state.found:
            self.title_bar.number = how_many(index.count(), "difference")
        if state.at is None:
            told = ""
        else:
            which = which_of("difference", index.number(state.at), index.count(), True)
            told = which if self.app.size.width < _NARROW else f"{index.group_title(state.at)}  {which}"
        self.status_bar.room = _NARROW_STATE if self.app.size.width < _NARROW else _STATE
        self.status_bar.state = told
        self.status_bar.place = f"{100 * (state.row + 1) // max(1, len(index.rows))}%"
