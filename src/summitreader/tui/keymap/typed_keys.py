"""Counts and sequences of keys in the running application, and the user's keys in place of ours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.bindings import action_of, bindings_of
from summitreader.tui.keymap.pending import NOTHING, Pending, shown_pending, step
from summitreader.tui.keymap.table import COUNTED, KEYS, Key, shown, takes_digit
from summitreader.tui.terminal.textual_privates import rebind

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding, Binding
    from textual.dom import DOMNode

PATIENCE = 3.0
"""Seconds that the rest of a sequence, or the key behind a count, is waited for."""


class TypedKeys:
    """What is typed of a count and a sequence. Where no line of the table has a sequence and digits choose speakers,
    every key is left to Textual."""

    def __init__(self, app: App[Any], table: tuple[Key, ...]) -> None:
        self._app, self._table = app, {key.id: key for key in table}
        ours = {key.id: key.keys for key in KEYS}
        self._changed: dict[str, list[Binding]] = {
            key.id: bindings_of(key) for key in table if key.keys != ours[key.id]
        }
        self._rebound: WeakSet[DOMNode] = WeakSet()
        self._first = {name.partition(" ")[0] for key in table for name in key.keys if " " in name}
        self._may_count = not any(takes_digit(key) and name.isdigit() for key in table for name in key.keys)
        self._leaving = {"escape", *self._table["back"].keys}
        self._pending = NOTHING
        self._place: tuple[Any, Any] = None, None
        self._asked: object | None = None

    def prepare(self) -> None:
        """Give what the focus is in the user's keys, once; a new widget has ours."""
        app = self._app
        if self._changed:
            nodes = app.focused.ancestors_with_self if app.focused else (app.screen, app)
            for node in nodes:
                if node not in self._rebound:
                    self._rebound.add(node)
                    rebind(node, self._changed)

    def leaves(self, key: str) -> bool:
        """Return whether a key leaves a dialog as esc does: in a keymap the one that leaves all else."""
        return key in self._leaving

    async def take(self, key: str) -> bool:
        """Answer a key that belongs to a count or a sequence; return False for any other."""
        app = self._app
        if (app.screen, app.focused) != self._place:
            self._drop()
        is_first = key in self._first or (self._may_count and key.isdecimal())
        if not isinstance(app.screen, ActionScreen) or (self._pending == NOTHING and not is_first):
            return False
        active = app.screen.active_bindings
        before = self._pending
        next = step(before, key, active.keys(), self._may_count, self._leaving)
        self._show(next.pending, active)
        if next.name and (before != NOTHING or " " in next.name):
            await self._carry_out(active[next.name], next.name, next.times)
            return True
        return next.is_taken and not next.name

    async def _carry_out(self, bound: ActiveBinding, name: str, times: int) -> None:
        """Do what a key is bound to, so many times where that has a meaning; say so where it has none."""
        key = self._table.get(bound.binding.id or "")
        action = action_of(key, name, times) if key and key.id in COUNTED else bound.binding.action
        if times and not (key and key.id in COUNTED):
            self._app.notify(f"{shown(name)} takes no count: {times} is left out.", markup=False)
        await self._app.run_action(action, bound.node)

    def _drop(self) -> None:
        """Forget what was typed: it is waited for no more, or the focus is elsewhere."""
        if self._pending != NOTHING:
            self._show(NOTHING, {})

    def _show(self, pending: Pending, active: dict[str, ActiveBinding]) -> None:
        """Take note of what was typed, tell it at the bottom, and wait for more of it for a while."""
        app, (screen, _) = self._app, self._place
        was, self._pending = self._pending, pending
        if pending == was:
            return
        bound = {name: one.binding.id for name, one in active.items()} if pending != NOTHING else {}
        told = shown_pending(pending, bound, self._table.values())
        for one in {screen, app.screen} if was != NOTHING else {app.screen}:
            if isinstance(one, ActionScreen) and one.pending_line:
                one.pending_line.pending = told if one is app.screen else None
        self._place = app.screen, app.focused
        self._asked = object()
        if pending != NOTHING:
            app.set_timer(PATIENCE, partial(self._waited, self._asked))

    def _waited(self, asked: object) -> None:
        if asked is self._asked:
            self._drop()
