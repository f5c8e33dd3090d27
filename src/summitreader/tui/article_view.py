"""The article on the screen: one widget on Textual's line API, which wraps and styles only what is near the screen."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual import events, on
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from summitreader import session
from summitreader.model import Article, Span
from summitreader.tui.highlights import COLOURS, Layers
from summitreader.tui.margins import MEASURE, header, left_of, measure
from summitreader.tui.page import Page, same_place
from summitreader.tui.paint import Canvas, Shown
from summitreader.tui.selection import Selection, to, whole, word_at
from summitreader.tui.wrap import cluster_after

if TYPE_CHECKING:
    from summitreader.tui.search import Hits

_KINDS = ("title", "heading", "caption", "label", "source")
_LAYERS = ("theme", "agreement", "who", "cue", "chosen", "hit", "hit-current", "selection")
_YOURS = ("mark-yellow", "mark-green", "mark-blue", "mark-pink", "mark-note", "mark-place")
_MARGINS = ("current", "map-mark")
_VOICES = tuple(f"voice-{colour}" for colour in (*range(COLOURS), "none"))
_NAMES = (*_KINDS, *_LAYERS, *_YOURS, *_MARGINS, *_VOICES, *(f"{voice}-mark" for voice in _VOICES))
_WHEEL = 3
_ROLL_EVERY = 0.04  # seconds a row while the pointer drags above or below the text


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """An article, with a margin for marks, layers over its words, and a map of marks beside the scroll bar.

    There always is one current sentence. Setting `highlights` or `marks` never moves the text.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{name}" for name in _NAMES}
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

    class Clicked(Message):
        """The reader clicked a word once."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class Searched(Message):
        """A search found more, or the reader went to another hit: `number` of `count`, more to come unless `done`."""

        def __init__(self, query: str, number: int, count: int, done: bool) -> None:
            super().__init__()
            self.query, self.number, self.count, self.done = query, number, count, done

    def __init__(
        self, article: Article | None = None, at: int = 0, *, measure: int = MEASURE, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._styles: dict[tuple[str, ...], Style] = {}
        self._pressed: int | None = None
        self._pointer = Offset()
        self._rolling: Timer | None = None
        self._is_drawn = False
        self._canvas = Canvas(self._style)
        self._hold(Page(article or Article("", ()), session.sentences_in, at))

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
        self._follow()

    @property
    def word(self) -> Span | None:
        """The word the reader is at: the one clicked, else the first of the current sentence or row."""
        return word_at(self.article.text, self.page.at)

    @property
    def hit(self) -> Span | None:
        """The hit of the search that the reader went to last."""
        return self._shown.hit

    @property
    def highlights(self) -> Layers:
        """What lies over the words."""
        return self._shown.layers

    @highlights.setter
    def highlights(self, layers: Layers) -> None:
        self._show(layers=layers)

    @property
    def marks(self) -> tuple[Span, ...]:
        """What the map shows: sorted spans. While a search is on, it shows the hits."""
        return self._shown.marks

    @marks.setter
    def marks(self, marks: tuple[Span, ...]) -> None:
        self._show(marks=marks)

    def show(self, article: Article, at: int = 0, row: int | None = None) -> None:
        """Show another article, from an offset on, in a row of the screen; its highlights and marks come later."""
        self._hold(Page(article, session.sentences_in, at, row))
        self._fit()
        self.refresh()
        self.post_message(self.SentenceEntered(self.current))

    def reload(self, article: Article) -> None:
        """Show another version of the article, with the same words in the same row as far as it still has them."""
        self.show(article, same_place(self.article.text, article.text, self.page.at), self.page.row)

    def go_to(self, span: Span) -> None:
        """Make the sentence in which a span starts the current one, and show the span, at once."""
        self.page.go_to(span)
        self._follow()

    def action_go(self, move: str) -> None:
        """Move the reader, or select, by one of `page.MOVES`."""
        self.page.go(move)
        self._follow()

    def search(self, query: str) -> None:
        """Search as the query is typed: from where the reader was when it began, and again from there. "" ends it."""
        # Imported here: the first paint needs no search.
        from summitreader.tui.search import Hits

        if self._shown.hits is None:
            self._searched_from = self.page.at
        hits = Hits(self.article.text, query, self._searched_from) if query else None
        self._show(hits=hits, hit=None)
        self._wanted, self._wanted_from = 1, self._searched_from
        if hits is not None:
            self.run_worker(self._seek(hits), group="search", exclusive=True)
        else:
            self.workers.cancel_group(self, "search")

    def search_step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the ends of the text; at once, or when it is found."""
        hits, hit = self._shown.hits, self._shown.hit
        if hits is None:
            return
        if not self._wanted:
            at_hit = hit is not None and self.current.start <= hit.start < self.current.end
            self._wanted_from = (hit.start if hit and at_hit else self.page.at) + (hit is not None and step > 0)
        self._wanted += step
        self._go_to_hit(hits)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self._fit()
        # While it starts, Textual 8.2 draws once in a batch and throws that away.
        if not self._is_drawn and self.page.places and not getattr(self.app, "_batch_count", 0):
            # Told after the screen has been written, which Textual does in one go; later, since a message made while
            # the screen draws counts as the screen's own and would end there.
            self._is_drawn = True
            self.call_later(lambda: self.post_message(self.Drawn()))
        return self._canvas.strip(y)

    def scroll_to(self, x: float | None = None, y: float | None = None, **options: Any) -> None:
        """Scroll at once, whatever is asked for: Textual's animation takes 700 ms and 276 kB a page."""
        options["animate"] = False
        super().scroll_to(x, y, **options)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, unless it follows this view."""
        super().watch_scroll_y(old_value, new_value)
        # When it grows, Textual pulls the scroll bar in before it tells: the place in the text must not follow that.
        if self._fitted == self.size and round(new_value) != self.page.y:
            self.page.scroll_to(round(new_value))
            self._follow()

    def notify_style_update(self) -> None:
        """Forget styles when the theme changes."""
        self._styles.clear()
        self._show()
        super().notify_style_update()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def roll(self, event: events.MouseEvent) -> None:
        """Roll by the wheel."""
        event.stop()
        event.prevent_default()
        self.page.roll(_WHEEL if isinstance(event, events.MouseScrollDown) else -_WHEEL)
        self._follow()

    @on(events.MouseDown)
    def press(self, event: events.MouseDown) -> None:
        """Perhaps the start of a selection."""
        at = event.get_content_offset_capture(self)
        if event.button == 1 and at.x < self._room - 1:
            self._pressed, self._dragged = self._offset_at(at), False
            self.capture_mouse()

    @on(events.MouseMove)
    def drag(self, event: events.MouseMove) -> None:
        """Select by dragging; above and below the screen the text rolls along, for as long as the pointer is there."""
        if self._pressed is None:
            return
        self._pointer = event.get_content_offset_capture(self)
        if 0 <= self._pointer.y < self.size.height:
            self._stop_rolling()
        elif self._rolling is None:
            # A pointer that rests below the last row sends nothing more.
            self._rolling = self.set_interval(_ROLL_EVERY, self._roll_along)
        self._drag_to(self._pointer)

    def _roll_along(self) -> None:
        self.page.roll(-1 if self._pointer.y < 0 else 1)
        self._drag_to(self._pointer)

    def _stop_rolling(self) -> None:
        if self._rolling:
            self._rolling.stop()
        self._rolling = None

    def _drag_to(self, at: Offset) -> None:
        if self._pressed is None:
            return
        start, offset = self._pressed, self._offset_at(at)
        self._dragged = self._dragged or offset != start
        if self._dragged:
            end = cluster_after(self.article.text, offset) if offset > start else offset
            self.page.select(to(Selection(Span(start, start), start), Span(offset, end)))
            self._follow()

    @on(events.MouseUp)
    def release(self) -> None:
        """The end of a selection."""
        self._pressed = None
        self._stop_rolling()
        self.release_mouse()

    @on(events.Click)
    def point(self, event: events.Click) -> None:
        """Go to the sentence clicked, or the part of the map; a second click selects the word, a third the sentence."""
        at = event.get_content_offset_capture(self)
        offset = self._offset_at(at)
        word = word_at(self.article.text, offset)
        if at.x >= self._room - 1:
            self.page.scroll_to(self.page.lines.height * at.y // self.page.height)
        elif event.chain == 1 and not self._dragged:
            self.page.select(None)
            self.page.stand_on(offset)
            self.post_message(self.Clicked(offset))
        elif event.chain == 2 and word:
            self.page.select(whole(word))
        elif event.chain == 3:
            self.page.select(whole(self.page.sentences.at(offset)))
        self._follow()

    def _hold(self, page: Page) -> None:
        """Take a page as the one shown. Nothing is wrapped before the width is known."""
        self.page, self._shown, self._fitted = page, Shown(), Size(0, 0)
        self._pressed = None
        self._dragged = False
        self._wanted = self._wanted_from = self._searched_from = 0
        self._drawn = (page.top, page.current, page.selection)
        self._canvas.take(page, self._shown, 1, ())

    @property
    def _room(self) -> int:
        """Cells of a row: all but the scroll bar, which lies over the widget's last column."""
        return self.scrollable_content_region.width

    def _show(self, **changes: Any) -> None:
        """Change what lies over the words."""
        self._shown = replace(self._shown, **changes)
        self._canvas.take(self.page, self._shown, self._room, header(self.article, self.page.lines.width))
        self.refresh()

    def _fit(self) -> None:
        """Wrap for the size there is. Textual asks for lines before the first resize, and before later ones too."""
        if self._fitted == self.size or not self.size:
            return
        self._fitted, room = self.size, measure(self._room, self._measure)
        self.page.fit(room, self.size.height, len(header(self.article, room)))
        # All of it is being drawn: asking for that, and for a new layout, would draw it again, 8 kB and 30 ms later.
        self._canvas.take(self.page, self._shown, self._room, header(self.article, self.page.lines.width))
        self.set_reactive(ArticleView.virtual_size, Size(self._room, self.page.lines.height))
        self._scroll_update(self.virtual_size)
        self.scroll_to(y=self.page.y, force=True)
        self._follow()

    def _follow(self) -> None:
        """Draw what a move changed, and tell of it."""
        page, (top, current, selection) = self.page, self._drawn
        self._drawn = (page.top, page.current, page.selection)
        spans = [current, page.current] if page.current != current else []
        if page.selection != selection:
            spans += [found.span for found in (selection, page.selection) if found]
            self.post_message(self.SelectionChanged(self.selection))
        if page.current != current:
            self.post_message(self.SentenceEntered(page.current))
        for y in self._canvas.changed(replace(self._shown, selection=self.selection), *spans):
            self.refresh(Region(0, y, self.size.width, 1))
        self._shown = self._canvas.shown
        if page.top != top:
            self.refresh()
            self.scroll_to(y=page.y, force=True)

    async def _seek(self, hits: "Hits") -> None:
        """Search slice by slice, and let keys in between."""
        counted = 0
        while not hits.done and hits is self._shown.hits:
            hits.step()
            if self._wanted:
                self._go_to_hit(hits)
            if not counted and len(hits):
                self._tell(hits)
            counted = len(hits)
            await asyncio.sleep(0)
        if hits is self._shown.hits:
            if self._wanted:
                self._go_to_hit(hits)
            self._show()
            self._tell(hits)

    def _go_to_hit(self, hits: "Hits") -> None:
        """Go as many hits on as are wanted, as far as they are known by now."""
        gone: Span | None = None
        while self._wanted and (span := hits.from_(self._wanted_from, self._wanted)):
            step = 1 if self._wanted > 0 else -1
            self._wanted, self._wanted_from, gone = self._wanted - step, span.start + (step > 0), span
        if gone:
            self._show(hit=gone)
            self.go_to(gone)
            self._tell(hits)

    def _tell(self, hits: "Hits") -> None:
        hit = self._shown.hit
        self.post_message(self.Searched(hits.query, hits.number(hit) if hit else 0, len(hits), hits.done))

    def _style(self, names: tuple[str, ...]) -> Style:
        """The style of a run: that of the view, and over it those of the names, in order."""
        if names not in self._styles:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"article--{name}", partial=True)
            self._styles[names] = style
        return self._styles[names]

    def _offset_at(self, at: Offset) -> int:
        return self.page.offset_at(at.x - left_of(self._room, self.page.lines.width), at.y)
