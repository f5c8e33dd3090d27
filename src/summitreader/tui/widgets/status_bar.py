"""The line at the bottom: the keys that matter now, and where the reader is."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from summitreader.tui.keymap.hints import Hint
from summitreader.tui.keymap.pending import ShownPending
from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.fitting import fit, fit_name
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.style_cache import StyleCache

_GAP = 2
_PLACE = 11  # cells kept for the place in the text, whatever it is: "  kept 100%"


class StatusBar(KeptLines):
    """Hints on the left, as far as there is room, each in its place; state and place in the text on the right.

    What was typed of a count or a sequence takes their place, with the ways to go on. A click on a hint presses its
    keys. Where nothing is being saved, that is said in place of all but the place.
    """

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    # `var`, not `reactive`: of a change only the cells right of the hints are drawn anew, 400 bytes less a key.
    state: var[str] = var("")
    hints: reactive[tuple[Hint, ...]] = reactive[tuple[Hint, ...]](())
    place: var[str] = var("")
    unsaved: reactive[str] = reactive("")
    pending: reactive[ShownPending | None] = reactive[ShownPending | None](None)
    doing: var[str] = var("")
    room: var[int] = var(0)
    """Cells kept for the state, whatever it is."""

    class Resized(Message):
        """The line is as wide as another screen: other things may be told in it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looks = StyleCache(self, "status-bar", ("key", "quiet", "error", "pending"))

    def on_resize(self) -> None:
        """Tell that there is more room, or less."""
        self.post_message(self.Resized())

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        super().notify_style_update()
        if self._looks.outdated():
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line: not by `render`, since what Textual makes of that takes a tenth of a page down."""
        segments = (Segment(words, self._looks((look,) if look else ())) for words, look in self._parts() if words)
        return Strip(segments).adjust_cell_length(self.content_size.width, self._looks())

    def _parts(self) -> Iterator[TextPart]:
        width = self.content_size.width
        doing = "" if self.pending else self.doing
        place = "".join(f"  {words}" for words in (doing, self.place) if words)
        if self.unsaved:
            words = fit(self.unsaved[:1].upper() + self.unsaved[1:], width - cell_len(place))
            yield TextPart(words, "error")
            yield TextPart(" " * max(0, width - cell_len(place) - cell_len(words)))
            yield TextPart(place, "quiet")
            return
        at = 0
        if self.pending:
            yield TextPart(self.pending.words, "pending")
            at = cell_len(self.pending.words)
        for x, hint in self._placed():
            if hint.keys:
                yield from (TextPart(" " * (x - at)), TextPart(hint.shown, "key"), TextPart(" "))
                yield TextPart(hint.words, "quiet")
                at = x + cell_len(hint.shown) + 1 + cell_len(hint.words)
        # At the end stands which passage of how many it is.
        state = fit_name(self.state, width - at - cell_len(place) - _GAP)
        blank = " " * max(0, width - at - cell_len(state) - cell_len(place))
        yield from (TextPart(blank + state), TextPart(place, "quiet"))

    def watch_state(self) -> None:
        """Draw what stands right of the hints."""
        end = max((x + hint.cells for x, hint in self._placed()), default=0)
        region = self.content_region.translate(-self.region.offset)
        self.refresh(Region(region.x + end, region.y, max(0, region.width - end), 1))

    watch_place = watch_state

    def watch_doing(self) -> None:
        """Draw all: hints give way to what is being done."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Press the key of the hint that was clicked; of two keys the one whose half was."""
        at = event.get_content_offset(self)
        for x, hint in () if self.unsaved else self._placed():
            if at is not None and hint.keys and x <= at.x < x + hint.cells:
                first = len(hint.keys) == 1 or at.x <= x + cell_len(hint.shown) // 2 or at.x >= x + cell_len(hint.shown)
                for key in hint.keys[0 if first else -1].split(" "):
                    self.app.simulate_key(key)

    def _placed(self) -> Iterator[tuple[int, Hint]]:
        """Yield the hints for which there is room, in order, with the cell in which each begins."""
        room = self.content_size.width - _PLACE
        if not self.pending:
            room -= self.room + _GAP if self.room else 0
            room -= cell_len(self.doing) + _GAP if self.doing else 0
        x = cell_len(self.pending.words) + _GAP if self.pending else 0
        for hint in self.pending.ways if self.pending else self.hints:
            if x + hint.cells > room:
                return
            yield x, hint
            x += hint.cells + _GAP
