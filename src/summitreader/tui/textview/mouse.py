"""The mouse over an article: it rolls, points at words, selects, and moves the bar at the edge."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Offset
from textual.timer import Timer
from textual.widget import Widget

from summitreader.model import Span
from summitreader.tui.textview.minimap import EDGE
from summitreader.tui.textview.paint import Painter
from summitreader.tui.viewmodel.selection import Selection, meant, reached, to, whole, word_at
from summitreader.tui.viewmodel.viewport import Viewport
from summitreader.tui.widgets.scrollbar import Scrollbar

_WHEEL = 3
_ROLL_EVERY = 0.04  # seconds a row while the pointer drags above or below the text


class Mouse:
    """What the mouse does to an article, from a button pressed until it is let go."""

    def __init__(self, widget: Widget, painter: Painter, follow: Callable[[], None]) -> None:
        """Make the mouse of a widget.

        Args:
            widget: What shows the article and gets the mouse's events.
            painter: Paints the page that the mouse moves and selects in.
            follow: Draws what has changed on that page, and tells of it.
        """
        self._widget, self._painter, self._follow = widget, painter, follow
        self._at = Offset()
        self._pressed: int | None = None  # the offset where the button went down
        self._held: tuple[Scrollbar, int] | None = None  # the bar as it stood, and in which row it was taken hold of
        self._dragged = False
        self._rolling: Timer | None = None

    def answer(self, event: events.MouseEvent) -> None:
        """Do what the mouse asks for."""
        self._at = event.get_content_offset_capture(self._widget)
        match event:
            case events.MouseScrollDown() | events.MouseScrollUp():
                event.stop()
                self._page.roll(_WHEEL if isinstance(event, events.MouseScrollDown) else -_WHEEL)
            case events.MouseDown() if event.button == 1:
                self._press()
            case events.MouseMove() if self._held:
                self._pull(*self._held)
            case events.MouseMove() if self._pressed is not None:
                self._drag(self._pressed)
            case events.MouseUp():
                self.let_go()
                self._widget.release_mouse()
            case events.Click() if not self._on_edge:
                self._click(event.chain)
            case _:
                return
        self._follow()

    def let_go(self) -> None:
        """Forget what was pressed."""
        self._pressed = self._held = None
        self._stop_rolling()

    @property
    def _page(self) -> Viewport:
        return self._painter.page

    @property
    def _on_edge(self) -> bool:
        return self._at.x >= self._widget.size.width - EDGE

    def _offset(self) -> int:
        return self._page.offset_at(self._at.x - self._painter.left, self._at.y)

    def _press(self) -> None:
        """Begin what may become a selection; at the edge, let the screen follow the mouse from now on."""
        self._widget.capture_mouse()
        if self._on_edge:
            self._held = self._painter.edge.bar, self._at.y
            self._pull(*self._held)
        else:
            self._pressed, self._dragged = self._offset(), False

    def _pull(self, bar: Scrollbar, row: int) -> None:
        self._page.scroll_to(bar.pulled(row, self._at.y))

    def _drag(self, start: int) -> None:
        """Select; above and below the screen the text rolls along, for as long as the mouse is there."""
        if 0 <= self._at.y < self._widget.size.height:
            self._stop_rolling()
        elif self._rolling is None:
            # A mouse that rests below the last row sends nothing more.
            self._rolling = self._widget.set_interval(_ROLL_EVERY, self._roll_along)
        page, offset = self._page, self._offset()
        self._dragged = self._dragged or offset != start
        if self._dragged:
            row = page.words_of_row(self._at.y)
            end = max(start, reached(page.article.text, offset, row)) if offset > start else offset
            page.select(to(Selection(Span(start, start), start), Span(offset, end)))

    def _roll_along(self) -> None:
        if self._pressed is not None:
            self._page.roll(-1 if self._at.y < 0 else 1)
            self._drag(self._pressed)
            self._follow()

    def _stop_rolling(self) -> None:
        if self._rolling:
            self._rolling.stop()
        self._rolling = None

    def _click(self, chain: int) -> None:
        """Go to the sentence clicked; at a second click select the word, at a third the sentence."""
        page = self._page
        offset = meant(page.article.text, self._offset(), page.words_of_row(self._at.y)) if page.places else 0
        word = word_at(page.article.text, offset)
        if chain == 1 and not self._dragged:
            page.select(None)
            page.stand_on(offset)
        elif chain == 2 and word:
            page.select(whole(word))
        elif chain == 3:
            page.select(whole(page.sentences.at(offset)))
