"""The base of the screens whose keys stand in the table: they carry actions out and answer to the application."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from textual.message import Message
from textual.screen import Screen, ScreenResultType

from summitreader.model import Article, Reading, Span
from summitreader.tui.keymap.actions import Actions, carry_out
from summitreader.tui.keymap.pending import PendingLine
from summitreader.tui.keymap.table import Owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitreader.session import ArticleSource, QueueItem, RowKind
    from summitreader.session.library import Library


class ExportOffer(NamedTuple):
    """What a screen has to be exported: the kind of rows that is likely, a name for the file, and the articles."""

    kind: "RowKind"
    name: str
    sources: "Callable[[Library], Iterator[ArticleSource]]"


class OpenArticle(NamedTuple):
    """The article that a screen shows, the queue that it is one of, what goes to a place in it, its rows, what was
    found in it so far, and what gives the words or the theme that the reader points at and the word at the cursor."""

    article: Article
    queue: "tuple[QueueItem, ...]"
    go_to: Callable[[Span | None], None]
    export_offer: "Callable[[], ExportOffer | str]"
    reading: Reading | None
    to_track: Callable[[], tuple[str, str]]


class SavingScreen:
    """A screen with something of the reader's that may not be saved yet."""

    def save(self) -> None:
        """Save what is not saved yet: the program ends."""

    def may_be_quit(self) -> bool:
        """Return whether the reader may quit here; a screen first asks about words that it would have to drop."""
        return True


class ActionScreen(SavingScreen, Screen[ScreenResultType]):
    """A screen whose keys carry out `actions`: those of its `OWNERS` in the table of keys."""

    OWNERS: ClassVar[tuple[Owner, ...]] = ()
    actions: Actions
    selected: tuple[str, ...] = ()
    """Keys of the kept articles that are selected, in the order in which they were."""
    phrase = ""
    """The words that the screen follows."""
    pending_line: PendingLine | None = None
    """Where what was typed of a count or a sequence is told."""

    class Copy(Message):
        """Words are to be copied; `what` they are, for the message."""

        def __init__(self, words: str, what: str) -> None:
            super().__init__()
            self.words, self.what = words, what

    class Read(Message):
        """An article is to be read from an offset on."""

        def __init__(self, article: Article, at: int) -> None:
            super().__init__()
            self.article, self.at = article, at

    @property
    def open_article(self) -> OpenArticle | None:
        """The article on the screen; None where the screen is no article's."""
        return None

    def export_offer(self) -> ExportOffer | str:
        """Return what of the screen can be exported as a table, or the sentence that says why nothing can."""
        return "There is nothing here to be exported."

    def to_compare(self) -> tuple[str, ...]:
        """Return the keys of the kept articles that are to be compared; none where the screen lists no articles."""
        return ()

    async def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carry out a line of the table of keys."""
        await carry_out(self.actions, id, *arguments)

    def carried_out(self, id: str) -> None:
        """Take note of an action of the application's or of a list's that is carried out on this screen."""

    def say(self, words: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the reader something in passing."""
        self.notify(words, severity=severity, markup=False, timeout=4)

    def library_changed(self) -> None:
        """Show the library as it is now: something in it was changed, undone or done again."""


def is_open(screen: Screen[Any]) -> bool:
    """Return whether a screen is shown or lies under another one: one that is being left has no widgets any more."""
    return screen.is_attached and screen in screen.app.screen_stack


def owners_on(screen: Screen[Any]) -> tuple[Owner, ...]:
    """Return whose lines of the table of keys a screen carries out; none for a dialog."""
    return screen.OWNERS if isinstance(screen, ActionScreen) else ()
