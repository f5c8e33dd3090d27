"""Keeping the article on the screen: in the library, with the place reached in it, and taking back what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader.errors import LibraryFault
from summitreader.model import Article, Change, Mark, Reading, Span
from summitreader.session import Summary, summarize
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.reading_index import ReadingIndex

if TYPE_CHECKING:
    from textual.timer import Timer

    from summitreader.session.library import Library
    from summitreader.tui.reader.screen import ReadingScreen
    from summitreader.tui.work.library_worker import LibraryWorker

_PAUSE = 0.25
"""Seconds without a move after which the place is saved."""

_KEPT = {
    "new": "Kept.",
    "version": "Kept as another version of its page.",
    "kept": "It is kept already.",
    "restored": "Kept again: it was in the bin.",
}
_ONE_VERSION = "No other version of this page is kept."


class Known(NamedTuple):
    """What the library knows of an article."""

    is_kept: bool
    place: int
    marks: tuple[Mark, ...]


class KeepActions:
    """The reading screen's actions that keep its article. All of them say so only when it is on disk."""

    def __init__(self, screen: ReadingScreen, books: LibraryWorker) -> None:
        self._screen, self.books = screen, books
        self._timer: Timer | None = None
        self._begun: Article | None = None
        self._read: Reading | None = None
        self._all_found = self._wanted = False
        self.is_kept = False
        self.marks: tuple[Mark, ...] = ()

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"keep": self.keep, "versions": self.versions}

    @property
    def key(self) -> str:
        """The article's key in the library."""
        return self._screen.article.article.id

    @property
    def whole(self) -> Reading | None:
        """All that was found, once nothing more will be."""
        return self._screen.reading if self._all_found else None

    def begin(self) -> None:
        """Asks what the library knows of the article on the screen: whether it is kept, the place, the marks."""
        article = self._screen.article.article
        self.leave()
        self._begun, self._read, self._all_found = article, None, False
        self.is_kept, self.marks, self._wanted = False, (), self.books.keep_all
        if self.books.exists:
            self.books.start(self._screen, partial(_known, article=article), partial(self._known, article))

    def corrected(self, found: Summary) -> Summary:
        """What was found, with the reader's corrections over it. Off the event loop."""
        self._read = found.reading
        if not self.books.exists:
            return found
        from summitreader.session import library as verbs

        try:
            reading = verbs.corrected(self.books.library, found.reading)
        except LibraryFault:
            # It is said where the library is asked about the article.
            return found
        return found if reading is found.reading else summarize(reading)

    def all_found(self) -> None:
        """Nothing more will be found: the article can be kept."""
        self._all_found = True
        if self._wanted:
            self._keep()

    def keep(self) -> None:
        """Keeps the article, as soon as it has been read to its end."""
        self._wanted = True
        if self._all_found:
            self._keep()
        else:
            self._screen.say("It will be kept as soon as all is found.")

    def versions(self) -> None:
        """Shows what changed between this text and another kept version of its page."""
        if self.books.exists:
            self.books.start(self._screen, partial(_versions, article=self._screen.article.article), self._versions)
        else:
            self._screen.say(_ONE_VERSION)

    def moved(self) -> None:
        """The reader is somewhere else: the place is saved when the keys rest."""
        if self._timer:
            self._timer.reset()
        elif self.is_kept:
            self._timer = self._screen.set_timer(_PAUSE, self._save_place)

    def leave(self) -> None:
        """The article is left: its place is saved now."""
        if self._timer:
            self._save_place()

    def refresh(self) -> None:
        """Something was changed elsewhere, undone or done again: marks and findings are asked for anew."""
        if self.books.exists:
            article = self._screen.article.article
            work = partial(_again, article=article, reading=self._read)
            self.books.start(self._screen, work, partial(self._refreshed, article), quiet=True)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Shows the marks of the article."""
        self.marks = marks
        self._screen.show_layers()

    def show_reading(self, reading: Reading) -> None:
        """Shows the article with other findings."""
        if reading.article is self._screen.article.article:
            self._screen.places = ReadingIndex(summarize(reading), self._screen.places, is_corrected=True)

    def worked_on(self, words: str) -> None:
        """The reader made something of the article, which is kept by now: says so."""
        self.is_kept = True
        self._screen.article.selection = None
        self._screen.say(words)
        self._screen.bars.tell()

    def _versions(self, found: tuple[tuple[str, tuple[Change, ...]], ...]) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen
        from summitreader.tui.dialogs.versions_screen import VersionsScreen

        app = self._screen.app
        if not found:
            self._screen.say(_ONE_VERSION)
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                app.push_screen(VersionsScreen(found[place][1], found[place][0]))

        if len(found) == 1:
            chosen(0)
        else:
            app.push_screen(ChoiceScreen("Which version?", [Answer(name) for name, _ in found]), chosen)

    def _known(self, article: Article, known: Known) -> None:
        screen = self._screen
        if article is not screen.article.article:
            return
        self.is_kept = known.is_kept
        if known.place and not screen.article.current.start:
            screen.article.go_to(Span(known.place, known.place + 1))
        if known.marks:
            self.show_marks(known.marks)
            lost = sum(mark.span is None for mark in known.marks)
            if lost:
                screen.say(
                    f"{lost} of your marks cannot be placed in this version of the text: M lists them.", "warning"
                )
        self.moved()
        screen.bars.tell()

    def _keep(self) -> None:
        reading, place = self._screen.reading, self._screen.article.current.start
        self._wanted = False
        if reading:
            self.books.start(self._screen, partial(_keep, reading=reading, place=place), self._kept)

    def _kept(self, how: str) -> None:
        was_kept, self.is_kept = self.is_kept, True
        if not (was_kept and self.books.keep_all):
            self._screen.say(_KEPT[how])
        self._screen.bars.tell()

    def _save_place(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None
        article, place = self._begun, self._screen.article.current.start
        if article is self._screen.article.article:
            self.books.start(self._screen, partial(_save_place, article=article, place=place), quiet=True)

    def _refreshed(self, article: Article, found: tuple[Known, Reading | None]) -> None:
        known, reading = found
        if article is not self._screen.article.article:
            return
        self.is_kept = known.is_kept
        if reading and reading != self._screen.reading:
            self.show_reading(reading)
        self.show_marks(known.marks)
        self._screen.bars.tell()


def _known(library: Library, article: Article) -> Known:
    from summitreader.session import library as verbs

    key = article.id
    return Known(
        verbs.kept(library, key) is not None, verbs.place_of(library, key), tuple(verbs.marks_of(library, key))
    )


def _keep(library: Library, reading: Reading, place: int) -> str:
    from summitreader.session import library as verbs

    added = verbs.keep(library, reading)
    verbs.save_place(library, added.key, place)
    return added.how


def _save_place(library: Library, article: Article, place: int) -> None:
    from summitreader.session import library as verbs

    verbs.save_place(library, article.id, place)


def _again(library: Library, article: Article, reading: Reading | None) -> tuple[Known, Reading | None]:
    from summitreader.session import library as verbs

    return _known(library, article), verbs.corrected(library, reading) if reading else None


def _versions(library: Library, article: Article) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """What changed between each other kept version of the page and this text: from the older to the newer."""
    from summitreader.session import library as verbs

    keys, found = verbs.versions(library, article.id), []
    for place, key in enumerate(keys):
        other = verbs.open_kept(library, key) if key != article.id else None
        row = verbs.kept(library, key)
        if other and row:
            is_older = article.id not in keys or place < keys.index(article.id)
            changes = verbs.difference(other, article) if is_older else verbs.difference(article, other)
            name = f"{'Since' if is_older else 'Until'} the version kept on {row.added[:10]}, {row.added[11:16]}"
            found.append((name, changes))
    return tuple(found)
