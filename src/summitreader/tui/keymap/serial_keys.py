"""Keys are answered in the order in which they were pressed, however fast they come."""

from asyncio import sleep
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from summitreader.tui.keymap.bindings import action_of
from summitreader.tui.keymap.table import KEYS, Key
from summitreader.tui.keymap.typed_keys import TypedKeys
from summitreader.tui.terminal.textual_privates import run_binding

_TYPED_AHEAD = "ctrl+j"  # what a terminal makes of enter until the program takes keys one by one
_LONG = 1.0  # seconds that keys wait at most for what one of them leads to
_PATIENCE = 0.25  # seconds for a widget that waits for the application, which waits here


class SerialKeys(App[int]):
    """An application that answers a key before it looks at the next one.

    Textual hands each key to the widget that has the focus when it arrives, and looks for its binding when it has come
    back from there. Of "/mutual", typed at once, all letters are then on their way before the search line opens: "m"
    puts a bookmark; of "//" each opens a line of its own.
    """

    keys: tuple[Key, ...] = KEYS
    """The table of keys, with those that the user gave."""

    _in_dialogs = frozenset({"quit", "suspend", "redraw"})
    """Ids of the application's actions whose keys hold under a dialog too, unless they type something."""

    pressed_at = 0.0
    """When the last key came, on the clock of `monotonic`: what can wait does so until keys rest."""

    _held: object | None = None
    _waiting: deque[events.Key]

    _arriving: tuple[Screen[Any], Any] | None = None
    _next_focus: Widget | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._waiting = deque()
        super().__init__(*arguments, **options)
        self._typed = TypedKeys(self, self.keys)

    def use_keys(self, table: tuple[Key, ...]) -> None:
        """Have the keys of a table in the place of ours; before a screen is shown."""
        self.keys, self._typed = table, TypedKeys(self, table)

    def hold_keys(self, seconds: float = _LONG) -> Callable[[], None]:
        """Have keys that come wait for what the last one leads to: a dialog, rows.

        Returns:
            What to call when it is there, or will not come; after so many seconds that is done anyway.
        """
        held = self._held = object()

        def release() -> None:
            if self._held is held:
                self._held = None
                self.call_next(self._catch_up)

        self.set_timer(seconds, release)
        return release

    async def _catch_up(self) -> None:
        """Answer the keys that waited, as far as none leads to something that is to be waited for again."""
        while self._waiting and self._held is None:
            await self._answer(self._waiting.popleft())

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Put a screen on top; the next key waits until it is there."""
        arriving = super().push_screen(screen, *arguments, **options)
        self._arriving = screen, arriving
        return arriving

    async def on_event(self, event: events.Event) -> None:
        """Answer keys one by one, each when all is there that those before it lead to."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self.pressed_at = monotonic()
        if event.key == _TYPED_AHEAD and not any(_TYPED_AHEAD in key.keys for key in self.keys):
            event = events.Key("enter", "\r")
        if self._held or self._waiting:
            self._waiting.append(event)
        else:
            await self._answer(event)

    async def _answer(self, event: events.Key) -> None:
        """Answer a key here, where the focus is not in a text field."""
        await self._arrive()
        self.move_focus()
        self._typed.prepare()
        if self.screen.is_modal and not event.is_printable and self._typed.leaves(event.key):
            event = events.Key("escape", None)
        if self.screen.is_modal and not event.is_printable and (key := self._above_dialogs(event.key)):
            await self.run_action(action_of(key))
            return
        field = self.focused if isinstance(self.focused, Input) else None
        if not field and await self._typed.take(event.key):
            return
        if field and not event.is_printable:
            await _has_answered(field)  # what was typed before stands in it
        if not (field and event.is_printable) and await run_binding(self, event.key):
            asked = field or (self.focused if event.key == "enter" else None)
            if asked:
                await self._answered(asked)
            return
        await super().on_event(event)
        if self.screen.is_modal and not field:
            # A letter that chooses closes the dialog: the next one is not for it any more.
            await self._answered(self.focused or self.screen)

    def move_focus(self) -> None:
        """Give the focus to the widget that is to have it next, if there is one."""
        widget, self._next_focus = self._next_focus, None
        if widget is not None and widget.is_attached:
            widget.screen.set_focus(widget, scroll_visible=False)

    async def _answered(self, field: Widget) -> None:
        """Wait until all is done that a key in a field or a list leads to.

        Of enter the field tells its dialog, that closes, and its answer is taken: keys that come meanwhile would be
        typed into a field that goes, and be lost.
        """
        for pump in [node for node in field.ancestors_with_self if isinstance(node, Widget)]:
            await _has_answered(pump)
        await _has_answered(self.screen)

    def _above_dialogs(self, name: str) -> Key | None:
        """Return the line of the table that a key stands for while a dialog is open; Textual asks the dialog alone."""
        return next((key for key in self.keys if key.id in self._in_dialogs and name in key.keys), None)

    async def _arrive(self) -> None:
        """Wait for the screen that is being put on top, and give it the focus that it asks for."""
        if self._arriving is None:
            return
        (screen, arriving), self._arriving = self._arriving, None
        await arriving
        if screen is self.screen and screen.focused is None:
            wanted = self.AUTO_FOCUS if screen.AUTO_FOCUS is None else screen.AUTO_FOCUS
            for widget in screen.query(wanted) if wanted else ():
                if widget.focusable:
                    screen.set_focus(widget, scroll_visible=False)
                    break


def rest_left(widget: Widget, rest: float) -> float:
    """Return how many seconds are left until keys have rested for so many; 0 when they have."""
    app = widget.app
    assert isinstance(app, SerialKeys)
    return max(0.0, app.pressed_at + rest - monotonic())


def give_focus(widget: Widget) -> None:
    """Give a widget the focus at the end of what is going on, so that all is drawn in one frame, but before a next key.

    Textual's own `focus` waits behind keys that came meanwhile: of "sfc", typed at once, "c" would go to the article.
    """
    app = widget.app
    assert isinstance(app, SerialKeys)
    app._next_focus = widget
    widget.refresh()
    app.call_later(app.move_focus)


def hold_keys(screen: Screen[Any]) -> Callable[[], None]:
    """Have keys wait for what the last one leads to on a screen; return what to call when it is there.

    What is typed into a field waits for nothing.
    """
    app = screen.app
    is_typing = isinstance(app.focused, Input)
    return app.hold_keys() if isinstance(app, SerialKeys) and not is_typing else lambda: None


async def _has_answered(pump: Widget) -> None:
    """Wait until a widget has answered what it was sent, and what it sent itself then; not longer if it goes."""
    end = monotonic() + _PATIENCE
    for _ in range(2):
        reached: list[bool] = []
        if not pump.is_attached or not pump.call_later(reached.append, True):
            return
        while not reached and pump.is_attached and pump.is_running and monotonic() < end:
            await sleep(0)
