"""What the eye cannot tell: why something was found, the characters at the cursor, and where a link leads."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.model import Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.keymap.table import shown

if TYPE_CHECKING:
    from summitreader.session import Address
    from summitreader.tui.reader.screen import ReadingScreen

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
    """The reading screen's actions that show what is really there."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"why": self.why, "characters": self.characters, "browse": self.browse}

    def why(self) -> None:
        """Opens the panel that explains what stands under the cursor, shows the rest of it, or closes it."""
        # Keys are answered by the application, which data cannot be bound to.
        self._screen.call_next(self._toggle_why)

    async def _toggle_why(self) -> None:
        from summitreader.tui.reader.why_panel import WhyPanel

        kind = type(self._screen)
        desk, shown_now = self._screen.desk, self._screen.query(WhyPanel)
        if desk.is_drawer and desk.leave() and shown_now:
            # The drawer stood in its place.
            return
        if any(panel.turn() for panel in shown_now):
            return
        key = next(map(shown, self._screen.keys["why"].keys), "")
        await desk.toggle_below(WhyPanel(key, id="why").data_bind(kind.places, kind.here))

    def characters(self) -> None:
        """Names the characters of the selection, else of the word under the cursor."""
        # Imported here, as whatever only a key asks for.
        from textual.content import Content

        from summitreader.tui.dialogs.box_screen import BoxScreen

        article = self._screen.article
        text = article.article.text
        span = article.selection or _between_blanks(text, article.page.at)
        lines = [
            Content.assemble((f"{one.drawn:2} {one.code:8}", "bold"), (one.name, "$error" if one.is_hidden else ""))
            for one in described(span.of(text))[:_MOST]
        ]
        more = span.end - span.start - len(lines)
        lines += [Content(f"… and {more} more")] if more > 0 else []
        self._screen.app.push_screen(BoxScreen("Characters", Content("\n").join(lines), "esc closes"))

    def browse(self) -> None:
        """Shows where the link at the cursor leads, or the article's own address, and asks before it is opened."""
        article = self._screen.article
        link = session.link_near(article.article, article.current, article.page.at)
        if not link:
            self._screen.say("There is no link in this sentence, and the article has no address.")
            return
        try:
            address = session.check_link(link)
        except SummitReaderError as error:
            self._screen.say(str(error), "error")
            return
        self._ask(address)

    def _ask(self, address: Address) -> None:
        from textual.content import Content

        from summitreader.tui.dialogs.box_screen import BoxScreen

        to = f"mail to {address.path}" if address.scheme == "mailto" else f"host {address.host}"
        words = Content.assemble((address.text, "bold"), "\n", (to, "$quiet"))
        if address.warning:
            words = Content.assemble(words, "\n\n", (f"Take care: {address.warning}.", "$error"))
        box = BoxScreen("Open outside the reader?", words, "enter opens, esc does not")
        self._screen.app.push_screen(box, partial(self._answer, address))

    def _answer(self, address: Address, agreed: bool | None) -> None:
        if not agreed:
            return
        try:
            session.open_link(address)
        except SummitReaderError as error:
            self._screen.say(str(error), "error")
        else:
            self._screen.say(f"Handed to the browser: {address.text}")


def described(text: str) -> list[Character]:
    """Each code point of a text with its number and name; those that show nothing are drawn as a dot."""
    return [_described(character) for character in text]


def _described(character: str) -> Character:
    category = unicodedata.category(character)
    is_hidden = category in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (category == "Zs" and character != " ")
    shown = "·" if is_hidden else f"◌{character}" if category in ("Mn", "Me") else character
    name = unicodedata.name(character, "no name")
    return Character(shown, f"U+{ord(character):04X}", name, is_hidden or character == "\ufffd")


def _between_blanks(text: str, at: int) -> Span:
    """What stands between the blanks around an offset, or after it where it is a blank itself."""
    for match in _WORD.finditer(text, max(0, at - _NEAR), min(len(text), at + _NEAR)):
        if match.end() > at:
            return Span(*match.span())
    return Span(at, at)
