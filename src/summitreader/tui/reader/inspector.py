"""What the eye cannot tell: why something was found, the characters at the cursor, and where a link leads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.model import Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.keymap.table import Key, shown
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.session import Address

_WORD = re.compile(r"\S+")
_MOST = 60
_NEAR = 100  # code points looked at on either side of the cursor for the blanks around a word


class Character(NamedTuple):
    """One code point: how it can be drawn, its number, its name, and whether it is easily taken for nothing."""

    drawn: str
    code: str
    name: str
    is_hidden: bool


class Inspector:
    """The actions that show what is really there."""

    def __init__(self, view: ArticleView, layout: ReaderLayout, services: Services, keys: Mapping[str, Key]) -> None:
        self._view, self._layout, self._services, self._keys = view, layout, services, keys

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"why": self.why, "characters": self.characters, "browse": self.browse}

    async def why(self) -> None:
        """Open the panel that explains what stands under the cursor, show the rest of it, or close it."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.reader.why_panel import WhyPanel

        layout, panel = self._layout, self._layout.below
        if layout.is_drawer and layout.leave() and panel:
            # The drawer stood in its place.
            return
        if not (panel and panel.turn()):
            key = next(map(shown, self._keys["why"].keys), "")
            await layout.toggle_below(WhyPanel(key, id="why"))

    def characters(self) -> None:
        """Name the characters of the selection, else of the word under the cursor."""
        # Imported here, as whatever only a key asks for.
        from textual.content import Content

        from summitreader.tui.dialogs.box_screen import BoxScreen

        text = self._view.article.text
        span = self._view.selection or _between_blanks(text, self._view.page.at)
        lines = [
            Content.assemble((f"{one.drawn:2} {one.code:8}", "bold"), (one.name, "$error" if one.is_hidden else ""))
            for one in described(span.of(text))[:_MOST]
        ]
        more = span.end - span.start - len(lines)
        lines += [Content(f"… and {more} more")] if more > 0 else []
        self._services.ask(BoxScreen("Characters", Content("\n").join(lines), "esc closes"))

    def browse(self) -> None:
        """Show where the link at the cursor leads, or the article's own address, and ask before it is opened."""
        link = session.link_near(self._view.article, self._view.current, self._view.page.at)
        if not link:
            self._services.say("There is no link in this sentence, and the article has no address.")
            return
        with self._services.faults_said():
            self._ask(session.check_link(link))

    def _ask(self, address: Address) -> None:
        from textual.content import Content

        from summitreader.tui.dialogs.box_screen import BoxScreen

        to = f"mail to {address.path}" if address.scheme == "mailto" else f"host {address.host}"
        words = Content.assemble((address.text, "bold"), "\n", (to, "$quiet"))
        if address.warning:
            words = Content.assemble(words, "\n\n", (f"Take care: {address.warning}.", "$error"))
        box = BoxScreen("Open outside the reader?", words, "enter opens, esc does not")
        self._services.ask(box, partial(self._answer, address))

    def _answer(self, address: Address, agreed: bool | None) -> None:
        if not agreed:
            return
        with self._services.faults_said():
            session.open_link(address)
            self._services.say(f"Handed to the browser: {address.text}")


def described(text: str) -> list[Character]:
    """Return each code point of a text with its number and name; those that show nothing are drawn as a dot."""
    return [_described(character) for character in text]


def _described(character: str) -> Character:
    category = unicodedata.category(character)
    is_hidden = category in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (category == "Zs" and character != " ")
    shown = "·" if is_hidden else f"◌{character}" if category in ("Mn", "Me") else character
    name = unicodedata.name(character, "no name")
    return Character(shown, f"U+{ord(character):04X}", name, is_hidden or character == "\ufffd")


def _between_blanks(text: str, at: int) -> Span:
    """Return what stands between the blanks around an offset, or after it where it is a blank itself."""
    for match in _WORD.finditer(text, max(0, at - _NEAR), min(len(text), at + _NEAR)):
        if match.end() > at:
            return Span(*match.span())
    return Span(at, at)
