"""Keeping the article on the screen: in the library, with the place reached in it, and taking back what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader.errors import LibraryFault
from summitreader.model import Article, Mark, Reading, Span
from summitreader.tui.places import Places

if TYPE_CHECKING:
    from textual.timer import Timer

    from summitreader.session.library import Library
    from summitreader.tui.books import Books
    from summitreader.tui.reading_screen import ReadingScreen

_PAUSE = 0.25
"""Seconds without a move after which the place is saved."""

_KEPT = {
    "new": "Kept.",
    "version": "Kept as another version of its page.",
    "kept": "It is kept already.",
    "restored": "Kept again: it was in the bin.",
}


class Known(NamedTuple):
    """What the library knows of an article."""

    is_kept: bool
    place: int
    marks: tuple[Mark, ...]


class Librarian:
    """The reading screen's actions that keep its article. All of them say so only when it is on disk."""

    def __init__(self, screen: ReadingScreen, books: Books) -> None:
        self._screen, self.books = screen, books
        self._timer: Timer | None = None
        self._begun: Article | None = None
        self._read: Reading | None = None
        self._all_found = self._wanted = False
        self.is_kept = False
        self.marks: tuple[Mark, ...] = ()

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

    def corrected(self, reading: Reading) -> Reading:
        """What was found, with the reader's corrections over it. Off the event loop."""
        self._read = reading
        if not self.books.exists:
            return reading
        from summitreader.session import library as verbs

        try:
            return verbs.corrected(self.books.library, reading)
        except LibraryFault:
            # It is said where the library is asked about the article.
            return reading

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
            self._screen.places = Places(reading, self._screen.places)

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
        screen.tell()

    def _keep(self) -> None:
        reading, place = self._screen.reading, self._screen.article.current.start
        self._wanted = False
        if reading:
            self.books.start(self._screen, partial(_keep, reading=reading, place=place), self._kept)

    def _kept(self, how: str) -> None:
        was_kept, self.is_kept = self.is_kept, True
        if not (was_kept and self.books.keep_all):
            self._screen.say(_KEPT[how])
        self._screen.tell()

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
        self._screen.tell()


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
