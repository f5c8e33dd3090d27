"""All that relies on names which Textual keeps to itself: another version of it may change them without notice.

Each is used by one function or class here, and named by a test.
"""

import os
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Any

from rich.text import Text
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.color import Color
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Key
from textual.filter import LineFilter, Monochrome, NoColor
from textual.geometry import Region
from textual.keys import Keys
from textual.notifications import Notification
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import WorkerFailed

from summitreader import session

_CLEAR = Color(0, 0, 0, 0)


def is_in_batch(app: App[Any]) -> bool:
    """Return whether the application draws nothing until a batch of changes is whole.

    While it starts, Textual 8.2 draws once in a batch and throws that away.
    """
    return bool(app._batch_count)


def notifications(app: App[Any]) -> list[Notification]:
    """Return what the application tells in passing at this moment."""
    return list(app._notifications)


def forget_notification(app: App[Any], notification: Notification) -> None:
    """Tell something no longer. The screen is drawn anew with what is told next."""
    app._unnotify(notification, refresh=False)


def fit_no_color(app: App[Any]) -> None:
    """Where no colours are wanted, have greys under a theme with colours of its own, and nothing under another.

    Textual decides that once, when it is made.
    """
    if app.no_color:
        wanted = NoColor() if app.native_ansi_color else Monochrome()
        app._filters = [wanted if isinstance(one, NoColor | Monochrome) else one for one in app._filters]


def class_styles(widget: Widget, name: str) -> RenderStyles:
    """Return the styles that the style sheet has for a class of parts of a widget which are no widgets themselves."""
    part = DOMNode(classes=name)
    part._attach(widget)
    widget.app.stylesheet.apply(part, animate=False)
    return part.styles


class WalledApp(App[int]):
    """An application that prints nothing of what nobody caught: `crash` has it, for whoever ran the application.

    Work off the event loop (reading, finding, keeping, copying) ends alone, and `work_failed` is told why.
    """

    @property
    def crash(self) -> Exception | None:
        """What ended the application, None where it ended well."""
        return self._exception

    def work_failed(self, error: BaseException) -> None:
        """Do what is to be done about an error of work off the event loop."""

    def panic(self, *renderables: Any) -> None:
        """End the application."""
        if self._exception is None:
            self._exception = RuntimeError("the screen could not go on")
        self._return_code = 1
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and not self.is_headless:
            self.work_failed(error.error)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


def can_pause(app: App[Any]) -> bool:
    """Return whether the application can give its terminal back for a while, to the shell that it was started from."""
    return bool(app._driver and app._driver.can_suspend and hasattr(signal, "SIGTSTP"))


def write_to_terminal(app: App[Any], sequence: str) -> None:
    """Send a control sequence to the terminal, where there is one."""
    if app._driver:
        app._driver.write(sequence)


async def run_binding(app: App[Any], key: str) -> bool:
    """Carry out what a key is bound to where the focus is; return False where it is bound to nothing."""
    return await app._check_bindings(key)


def rebind(node: DOMNode, made: Mapping[str, Sequence[Binding]]) -> None:
    """Give a widget or screen other bindings in the place of those with the ids that are named."""
    bound = [binding for _, binding in node._bindings]
    ids = dict.fromkeys(binding.id for binding in bound if binding.id in made)
    kept = [binding for binding in bound if binding.id not in made]
    node._bindings = BindingsMap([*kept, *(binding for id in ids if id for binding in made[id])])


def listens(driver: type[Driver], told: Callable[[str], None]) -> type[Driver]:
    """Return a driver whose keyboard stays: Textual's ends the application with the first byte that is no UTF-8.

    Such bytes are left out, and the keys beside them are heard. Nor does a sequence that it cannot read stop it; what
    came with that is passed over. A terminal's answer about its attributes, which Textual takes for keys, goes to
    `told`, on the keyboard's thread.
    """

    class AnswerParser(XTermParser):
        def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
            if answer := session.ATTRIBUTES.fullmatch(sequence):
                told(answer[1])
                return [Key(Keys.Ignore, sequence)]
            return super()._sequence_to_key_events(sequence, alt)

    def run_input_thread(self: Driver) -> None:
        module: Any = sys.modules[driver.__module__]
        module.XTermParser = AnswerParser
        module.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), errors="ignore")
        while True:
            try:
                driver.run_input_thread(self)  # type: ignore[attr-defined]
            except OSError:  # the terminal has gone
                os.kill(os.getpid(), getattr(signal, "SIGHUP", signal.SIGTERM))
            except Exception:  # whatever hostile bytes bring about in Textual's parser
                continue
            return

    return type(driver.__name__, (driver,), {"_run_input_thread": run_input_thread})


def writes(driver: Driver) -> bool:
    """Return whether the thread that writes to the terminal is alive, or the driver writes without one."""
    thread = getattr(driver, "_writer_thread", None)
    return thread is None or thread.is_alive()


class KeptLines(Widget):
    """A widget whose lines are made again only when one of them is to be drawn anew.

    Textual asks every widget in the box around all that changed, and then looks up colours, border and filters of each
    and puts every line through them: a quarter of a key's time.
    """

    kept_lines: tuple[tuple[Any, ...], list[Strip]] | None = None
    kept_whole: "WholeStrips | None" = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget."""
        lines = self._styles_cache
        asked = (crop, *self.get_line_filters())
        if not self.kept_lines or self.kept_lines[0] != asked or lines._dirty_lines or not lines._cache:
            self.kept_whole = self.kept_whole or WholeStrips()
            self.kept_lines = asked, self.kept_whole.of(super().render_lines(crop))
        return self.kept_lines[1]


class WholeStrip(Strip):
    """A strip that does not keep itself among the parts it was divided into.

    Textual's own does when it is drawn whole, and so is a cycle that the collector has to find: 380 objects a key.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the parts between some cells."""
        cuts = [*cuts]
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class WholeStrips:
    """Strips as whole ones, each made once while it stays in its line."""

    def __init__(self) -> None:
        self.known: list[tuple[Strip, Strip]] = []
        self.by: tuple[Sequence[LineFilter], Color] = (), _CLEAR

    def of(
        self, strips: Iterable[Strip], filters: Sequence[LineFilter] = (), background: Color = _CLEAR
    ) -> list[Strip]:
        """Return the same strips as whole ones, each through filters, which are told the background."""
        before, self.by = self.by, (filters, background)
        known = chain(self.known if before == self.by else (), repeat((None, None)))
        self.known = [
            (strip, made if made is not None and strip is one else whole_strip(strip, filters, background))
            for strip, (one, made) in zip(strips, known, strict=False)
        ]
        return [made for _, made in self.known]


def whole_strip(strip: Strip, filters: Sequence[LineFilter], background: Color) -> WholeStrip:
    """Return a strip as a whole one, through filters, which are told the background."""
    segments = [*strip]
    for filter in filters:
        segments = filter.apply(segments, background)
    return WholeStrip(segments, strip.cell_length)


class DrawnInput(Input):
    """Textual's line to type in, which draws other characters than it holds."""

    def drawn(self, value: str) -> str:
        """Return what is drawn for the value: as many characters."""
        return value

    @property
    def _value(self) -> Text:
        return Text(self.drawn(self.value), no_wrap=True, overflow="ignore", end="")
