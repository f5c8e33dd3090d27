"""Marking up the article on the screen: highlights, notes, tags, bookmarks, and quotes for the clippings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.model import Article, Colour, Mark, MarkKind, Reading, Span, Statement
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.mark_styles import COLOURS, marks_at

if TYPE_CHECKING:
    from summitreader.session.library import Library
    from summitreader.tui.reader.screen import ReadingScreen

_DONE = {"highlight": "Highlighted", "note": "Note saved", "tag": "Tagged", "bookmark": "Bookmark saved"}
_ASKED = {"note": "Note", "tag": "Tag", "bookmark": "Bookmark"}

ASKS = {"note": "Your note:", "tag": "One tag; a comma does not begin another:", "bookmark": "Its name, or nothing:"}


class _Wanted(NamedTuple):
    """What is to be marked, and how."""

    article: Article
    reading: Reading | None
    span: Span
    kind: MarkKind
    text: str = ""
    colour: Colour | None = None


class MarkActions:
    """The reading screen's actions that mark the selection, or else the current sentence. Marking keeps the article."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._colour = 0

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "highlight": self.highlight,
            "note": self.note,
            "tag": self.tag,
            "bookmark": self.bookmark,
            "unmark": self.unmark,
            "clip_here": self.clip_here,
        }

    def highlight(self) -> None:
        """Asks for the colour; enter takes the last one."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        answers = [Answer(colour, letter=colour[0]) for colour in COLOURS]
        self._screen.app.push_screen(ChoiceScreen("Highlight", answers, self._colour), self._highlight)

    def note(self) -> None:
        self._ask("note")

    def tag(self) -> None:
        self._ask("tag")

    def bookmark(self) -> None:
        self._ask("bookmark")

    def unmark(self) -> None:
        """Deletes the mark under the cursor that was made last."""
        article, librarian = self._screen.article, self._screen.librarian
        here = marks_at(librarian.marks, article.selection or article.current)
        if not here:
            self._screen.say("There is no mark here.")
            return
        mark = max(here, key=lambda mark: mark.made)
        work = partial(_unmarked, mark=mark, key=librarian.key)
        librarian.books.start(self._screen, work, partial(self._told, f"Deleted: {mark.kind}. u takes it back."))

    def all_marks(self) -> None:
        """The list of marks."""
        from summitreader.tui.library.marks_screen import NOTHING, MarksScreen

        screen = self._screen
        if not screen.librarian.books.exists:
            screen.say(NOTHING)
            return
        marks = MarksScreen(screen.librarian.books, screen.keys.values(), screen.article.article)
        screen.app.push_screen(marks, self._go)

    def clip_here(self) -> None:
        """Puts the selection, the statement under the cursor or else the sentence among the clippings."""
        screen, place, selection = self._screen, self._screen.here.statement, self._screen.article.selection
        said: tuple[Statement, ...] = ()
        if selection and screen.places:
            said = screen.places.statements_in(selection)
        elif screen.reading and place is not None:
            said = (screen.reading.statements[place],)
        span = selection or (session.span_to_copy(said[0]) if said else screen.article.current)
        reading = screen.reading or Reading(screen.article.article)
        work = partial(_clipped, reading=reading, whole=screen.librarian.whole, span=span, said=said)
        screen.librarian.books.start(screen, work, self._clipped)

    def _go(self, span: Span | None) -> None:
        if span:
            self._screen.finder.jump(span, "mark")

    def _highlight(self, place: int | None) -> None:
        if place is not None:
            self._colour = place
            self._mark("highlight", colour=COLOURS[place])

    def _ask(self, kind: MarkKind) -> None:
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        article = self._screen.article
        words = " ".join((article.selection or article.current).of(article.article.text).split())

        def typed(text: str | None) -> None:
            # A bookmark needs no name; an empty note or tag says nothing.
            if text or (text is not None and kind == "bookmark"):
                self._mark(kind, text)

        self._screen.app.push_screen(PromptScreen(_ASKED[kind], words, asks=ASKS[kind]), typed)

    def _mark(self, kind: MarkKind, text: str = "", colour: Colour | None = None) -> None:
        article, librarian = self._screen.article, self._screen.librarian
        span = article.selection or article.current
        wanted = _Wanted(article.article, librarian.whole, span, kind, text, colour)
        kept = "." if librarian.is_kept else "; the article is kept."
        librarian.books.start(self._screen, partial(_marked, wanted=wanted), partial(self._told, _DONE[kind] + kept))

    def _told(self, words: str, marks: tuple[Mark, ...]) -> None:
        self._screen.librarian.show_marks(marks)
        self._screen.librarian.worked_on(words)

    def _clipped(self, count: int) -> None:
        self._screen.librarian.worked_on(f"Among the clippings: {count} by now. C shows them.")


def keep_first(library: Library, article: Article, reading: Reading | None) -> None:
    """Keeps an article that is about to be marked; harmless where it is kept."""
    from summitreader.session import library as verbs

    if verbs.kept(library, article.id) is None:
        verbs.keep(library, reading or session.parse(article))


def _marked(library: Library, wanted: _Wanted) -> tuple[Mark, ...]:
    from summitreader.session import library as verbs

    keep_first(library, wanted.article, wanted.reading)
    mark = verbs.new_mark(wanted.article, wanted.kind, wanted.span, wanted.text, wanted.colour)
    verbs.put_mark(library, mark)
    return verbs.marks_of(library, wanted.article.id)


def _unmarked(library: Library, mark: Mark, key: str) -> tuple[Mark, ...]:
    from summitreader.session import library as verbs

    verbs.delete_mark(library, mark)
    return verbs.marks_of(library, key)


def _clipped(library: Library, reading: Reading, whole: Reading | None, span: Span, said: tuple[Statement, ...]) -> int:
    from summitreader.session import library as verbs

    keep_first(library, reading.article, whole)
    verbs.clip_words(library, reading, span, said)
    return len(verbs.clippings(library))
