"""The article on the screen: one widget on Textual's line API, which wraps and styles only what is near the screen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from summitreader import session
from summitreader.model import Article, Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.terminal.textual_privates import WholeStrips, is_in_batch
from summitreader.tui.textview.mouse import Mouse
from summitreader.tui.textview.paint import Painter, PaintState
from summitreader.tui.viewmodel.highlights import COLOURS, Layers
from summitreader.tui.viewmodel.margins import MEASURE, header, measure
from summitreader.tui.viewmodel.selection import whole
from summitreader.tui.viewmodel.viewport import MOVES, Viewport
from summitreader.tui.widgets.style_cache import StyleCache

if TYPE_CHECKING:
    from summitreader.tui.viewmodel.incremental_search import SearchHits

_KINDS = ("title", "heading", "caption", "label", "source")
_LAYERS = ("theme", "agreement", "who", "cue", "chosen", "hit", "hit-current", "selection")
_YOURS = ("mark-yellow", "mark-green", "mark-blue", "mark-pink", "mark-note", "mark-place")
_EDGES = ("current", "map-mark", "thumb", "thumb-filled")
_VOICES = tuple(f"voice-{colour}" for colour in (*range(COLOURS), "none"))
_NAMES = (*_KINDS, *_LAYERS, *_YOURS, *_EDGES, *_VOICES, *(f"{voice}-mark" for voice in _VOICES))


class ArticleView(Widget, can_focus=True, inherit_bindings=False):
    """An article, with a margin for marks, layers over its words, and at the edge a map of marks and a scroll bar.

    There always is one current sentence. What is laid over the words never moves them.
    """

    # No ScrollView: Textual draws a scroll bar a second time after every new size, and all of it at every move, a
    # fifth of drawing a page.
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    ALLOW_SELECT = False  # Textual's selection takes the whole widget on a double click

    class Drawn(Message):
        """The article is on the screen for the first time: what may wait begins now."""

    class SentenceEntered(Message):
        """The current sentence is another one."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class SelectionChanged(Message):
        """Something else is selected, or nothing any more."""

        def __init__(self, span: Span | None) -> None:
            super().__init__()
            self.span = span

    def __init__(
        self, article: Article | None = None, at: int = 0, *, measure: int = MEASURE, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._is_drawn = False
        self._whole = WholeStrips()
        self._looks = StyleCache(self, "article", _NAMES)
        self.painter = Painter(self._looks)
        self._mouse = Mouse(self, self.painter, self.follow)
        self.shown = PaintState()
        self._told: tuple[Span, Span | None] = (Span(0, 0), None)
        self._hold(Viewport(article or Article("", ()), session.sentences_in, at))

    @property
    def article(self) -> Article:
        """What is shown."""
        return self.page.article

    @property
    def current(self) -> Span:
        """The current sentence."""
        return self.page.current

    @property
    def selection(self) -> Span | None:
        """What is selected: exactly these words of the article."""
        return self.page.selection.span if self.page.selection else None

    @selection.setter
    def selection(self, span: Span | None) -> None:
        self.page.select(whole(span) if span else None)
        self.follow()

    def show(self, article: Article, at: int = 0, row: int | None = None) -> None:
        """Show another article, from an offset on, in a row of the screen; what lies over it comes later."""
        self._hold(Viewport(article, session.sentences_in, at, row))
        self._fit()
        self.refresh()
        self.post_message(self.SentenceEntered(self.current))

    def lay(self, layers: Layers, marks: Sequence[Span] = (), source: Article | None = None) -> None:
        """Lay findings over the words, and show these sorted spans on the map.

        With `source` the rows above the text tell what is known of that article.
        """
        self.shown = replace(self.shown, layers=layers, marks=marks)
        if source and source is not self.page.source:
            self.page.source, self._fitted = source, Size(0, 0)
            self.refresh()
        self.follow()

    def light(self, hits: "SearchHits | None", hit: Span | None = None, go: bool = False) -> None:
        """Light up the hits of a search and the one reached, on the map too, and go there; None puts them out."""
        if go and hit:
            self.page.go_to(hit)
        self.shown = replace(self.shown, hits=hits, hit=hit)
        self.follow()

    def go_to(self, span: Span) -> None:
        """Make the sentence in which a span starts the current one, and show the span, at once."""
        self.page.go_to(span)
        self.follow()

    def actions(self) -> Actions:
        """Return what its keys do: every move but those to the ends of the text, which can be taken back."""
        return {move: partial(self.go, move) for move, (unit, _) in MOVES.items() if unit != "text"}

    def go(self, move: str, times: int = 1) -> None:
        """Move the reader, or select, by one of `viewport.MOVES`, so many times."""
        self.page.go(move, times)
        self.follow()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        self._fit()
        return self.painter.strip(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of the screen that are asked for.

        Textual would look for a border and padding around each row, and paint those that did not change.
        """
        self._fit()
        if not self._is_drawn and self.page.places and not is_in_batch(self.app):
            # Told after the screen has been written, which Textual does in one go; later, since a message made while
            # the screen draws counts as the screen's own and would end there.
            self._is_drawn = True
            self.call_later(lambda: self.post_message(self.Drawn()))
        strips = self._whole.of(
            map(self.painter.strip, crop.line_range), self.get_line_filters(), self.background_colors[1]
        )
        return [strip.crop(*crop.column_span) for strip in strips]

    def notify_style_update(self) -> None:
        """Draw everything anew when the theme changes."""
        super().notify_style_update()
        if self._looks.outdated():
            self._take()
            self.refresh()

    @on(events.MouseDown)
    @on(events.MouseMove)
    @on(events.MouseUp)
    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(events.Click)
    def use_mouse(self, event: events.MouseEvent) -> None:
        """Answer the mouse."""
        self._mouse.answer(event)

    def follow(self) -> None:
        """Draw what a move or something else over the words changed, and tell of it."""
        self.shown = replace(self.shown, selection=self.selection)
        changed = self.painter.show(self.shown)
        if len(changed) > self.size.height // 2:
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))
        self._tell()

    def _tell(self) -> None:
        (current, selection), self._told = self._told, (self.current, self.selection)
        if self.selection != selection:
            self.post_message(self.SelectionChanged(self.selection))
        if self.current != current:
            self.post_message(self.SentenceEntered(self.current))

    def _hold(self, page: Viewport) -> None:
        """Take a page as the one shown. Nothing is wrapped before the width is known."""
        self.page, self.shown, self._fitted = page, PaintState(), Size(0, 0)
        self._told = (page.current, None)
        self._mouse.let_go()
        self.painter.take(page, 0, (), self.shown)

    def _fit(self) -> None:
        """Wrap for the size there is: when it is being drawn, so that a new size is drawn once."""
        if self._fitted != self.size and self.size:
            self._fitted, room = self.size, measure(self.size.width - 1, self._measure)
            self.page.fit(room, self.size.height, len(header(self.page.source, room, self.app.size.width)))
            self._take()
            self._tell()

    def _take(self) -> None:
        above = header(self.page.source, self.page.lines.width, self.app.size.width)
        self.painter.take(self.page, self.size.width, above, self.shown)
