"""The article on the screen: one widget on Textual's line API, which wraps and styles only what is near the screen."""

from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from summitreader import session
from summitreader.model import Article, Span
from summitreader.tui.highlights import COLOURS, Layers, spread
from summitreader.tui.lines import Place
from summitreader.tui.page import Page
from summitreader.tui.paint import Sheet, blank, header, measure, paint

_KINDS = ("title", "heading", "caption", "label", "source")
_LAYERS = ("theme", "agreement", "who", "cue", "chosen", "hit", "hit-current", "selection")
_MARGINS = ("current", "map", "map-mark")
_VOICES = tuple(f"voice-{colour}" for colour in (*range(COLOURS), "none"))
_WHEEL = 3


class ArticleView(ScrollView, can_focus=True):
    """An article, with a margin for marks, layers over its words, and a map of marks beside the scroll bar.

    There always is one current sentence. Setting `highlights` or `marks` never moves the text.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"article--{name}" for name in (*_KINDS, *_LAYERS, *_MARGINS, *_VOICES, *(f"{voice}-mark" for voice in _VOICES))
    }
    ALLOW_SELECT = False

    class SentenceEntered(Message):
        """The current sentence is another one."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, article: Article | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._map: list[bool] = []
        self._hold(Page(article or Article("", ()), session.sentences_in))

    @property
    def article(self) -> Article:
        """What is shown."""
        return self._page.article

    @property
    def current(self) -> Span:
        """The current sentence."""
        return self._page.current

    @property
    def highlights(self) -> Layers:
        """What lies over the words."""
        return self._layers

    @highlights.setter
    def highlights(self, layers: Layers) -> None:
        self._layers = layers
        self._repaint()

    @property
    def marks(self) -> tuple[Span, ...]:
        """What the map shows: sorted spans."""
        return self._marks

    @marks.setter
    def marks(self, marks: tuple[Span, ...]) -> None:
        self._marks, self._map = marks, []
        self.refresh()

    def show(self, article: Article, at: int = 0) -> None:
        """Show another article, from an offset on; its layers and marks come later."""
        self._hold(Page(article, session.sentences_in, at))
        self._fit()
        self.refresh()
        self.post_message(self.SentenceEntered(self.current))

    def go_to(self, span: Span) -> None:
        """Make the sentence in which a span starts the current one, and show the span, at once."""
        self._page.go_to(span)
        self._follow()

    def action_go(self, move: str) -> None:
        """Move the reader by one of `page.MOVES`."""
        self._page.go(move)
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self._fit()
        sheet, places = self._sheet or self._prepare(), self._page.places
        strip = self._strips.get(places[y]) if y < len(places) else blank(sheet)
        if strip is None:
            strip = self._strips[places[y]] = paint(sheet, places[y])
        return Strip.join([strip, self._map_cell(y)])

    def scroll_to(self, x: float | None = None, y: float | None = None, **options: Any) -> None:
        """Scroll at once, whatever is asked for: Textual's animation takes 700 ms and 276 kB a page."""
        options["animate"] = False
        super().scroll_to(x, y, **options)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, unless it follows this view."""
        super().watch_scroll_y(old_value, new_value)
        if round(new_value) != self._page.y:
            self._page.scroll_to(round(new_value))
            self._follow()

    def on_resize(self) -> None:
        """Wrap anew, with the same words on top."""
        self._fit()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll by the wheel."""
        self._roll(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll by the wheel."""
        self._roll(event, -_WHEEL)

    def notify_style_update(self) -> None:
        """Forget styles when the theme changes."""
        self._styles.clear()
        self._repaint()
        super().notify_style_update()

    def _roll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self._page.roll(rows)
        self._follow()

    def _hold(self, page: Page) -> None:
        """Take a page as the one shown. Nothing is wrapped before the width is known."""
        self._page, self._layers, self._marks = page, Layers(), ()
        self._fitted = Size(0, 0)
        self._strips: dict[Place, Strip] = {}
        self._sheet: Sheet | None = None
        self._map = []
        self._head: tuple[tuple[str, str], ...] = ()
        self._drawn: tuple[Place, Span] = (page.top, page.current)

    def _fit(self) -> None:
        """Wrap for the size there is. Textual asks for lines before the first resize, and before later ones too."""
        if self._fitted == self.size or not self.size:
            return
        self._fitted, room = self.size, measure(self.size.width - 1)
        self._head = header(self.article, room)
        self._page.fit(room, self.size.height, len(self._head))
        self._map = []
        self._repaint()
        self.virtual_size = Size(self.size.width, self._page.lines.height)
        self._follow()

    def _follow(self) -> None:
        """Draw what a move changed, and tell of it."""
        page, (top, current) = self._page, self._drawn
        self._drawn = (page.top, page.current)
        if page.current != current:
            for y, place in enumerate(page.places):
                if self._shows(place, current) or self._shows(place, page.current):
                    self._strips.pop(place, None)
                    self.refresh(Region(0, y, self.size.width, 1))
            self._sheet = None
            self.post_message(self.SentenceEntered(page.current))
        if page.top != top:
            self._sheet = None
            self._strips = {place: self._strips[place] for place in page.places if place in self._strips}
            self.refresh()
            self.scroll_to(y=page.y, force=True)

    def _shows(self, place: Place, span: Span) -> bool:
        row = self._page.lines.row(place)
        return row is not None and row.start < span.end and span.start < row.end

    def _repaint(self) -> None:
        self._strips.clear()
        self._sheet = None
        self.refresh()

    def _prepare(self) -> Sheet:
        """What rows are painted from: of the layers only what touches the screen."""
        page = self._page
        first = page.lines.offset_of(page.places[0]) if page.places else 0
        last_row = page.lines.row(page.places[-1]) if page.places else None
        near = self._layers.near(first, last_row.end if last_row else first)
        width = max(1, self.size.width - 1)
        self._sheet = Sheet(page.article, page.lines, width, self._head, near, (), page.current, self._style)
        return self._sheet

    def _style(self, names: tuple[str, ...]) -> Style:
        """The style of a run: that of the view, and over it those of the names, in order."""
        if names not in self._styles:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"article--{name}", partial=True)
            self._styles[names] = style
        return self._styles[names]

    def _map_cell(self, y: int) -> Strip:
        height, lines = self.size.height, self._page.lines
        if len(self._map) != height:
            rows = max(height, lines.height)
            self._map = spread(self._marks, [lines.offset_near(row * rows / height) for row in range(height + 1)])
        marked = y < height and self._map[y]
        return Strip([Segment("▐" if marked else " ", self._style(("map-mark" if marked else "map",)))], 1)
