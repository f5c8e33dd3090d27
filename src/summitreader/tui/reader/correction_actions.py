"""Correcting what was found in the article on the screen: what is the reader's wins over the parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader.model import CorrectionKind, FindingKind, Reading, Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.mark_actions import keep_first

if TYPE_CHECKING:
    from summitreader.session.library import Library
    from summitreader.tui.reader.screen import ReadingScreen

_STATUS = ("signed", "agreed", "planned", "referenced")
_OTHER = "another …"


class _Offer(NamedTuple):
    """One way to correct: what it says, and what to do."""

    words: str
    do: Callable[[], None]


class _Wanted(NamedTuple):
    """What is shown, and all there is once it is known; then what `new_correction` takes."""

    reading: Reading
    whole: Reading | None
    kind: CorrectionKind
    finding: FindingKind
    span: Span | None
    name: str
    other: str


class CorrectionActions:
    """The reading screen's action that corrects: it offers what can be done at the cursor."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"correct": self.correct}

    def correct(self) -> None:
        """Asks what is wrong here."""
        if self._screen.places is None:
            self._screen.say("Still reading the article.")
            return
        offers = [*self._wrong(), *self._missing()]

        def chosen(place: int | None) -> None:
            if place is not None:
                offers[place].do()

        self._choose("Correct", [offer.words for offer in offers], chosen)

    def _wrong(self) -> list[_Offer]:
        """What can be said of the findings at the cursor."""
        places, article = self._screen.places, self._screen.article
        assert places
        here, offers = article.selection or article.current, list[_Offer]()
        for statement in places.statements_in(here)[:3]:
            span = statement.content
            words = _short(article.article.text, span)
            whose = statement.speaker or "somebody"
            offers.append(_Offer(f"“{words}” is not {whose}'s", partial(self._reassign, span)))
            offers.append(_Offer(f"“{words}” is no statement", partial(self._save, "reject", "statement", span)))
        agreement = places.agreement_in(here)
        if agreement:
            words = _short(article.article.text, agreement.instrument)
            offers.append(
                _Offer(f"“{words}” is no agreement", partial(self._save, "reject", "agreement", agreement.span))
            )
        for theme in places.themes_in(here)[:4]:
            does = partial(self._save, "reject", "theme", here, theme.name)
            offers.append(_Offer(f"This is not about {theme.title}", does))
        return offers

    def _missing(self) -> list[_Offer]:
        """What can be added, and speakers who are one."""
        article, reading = self._screen.article, self._screen.reading
        span = article.selection or article.current
        offers = [
            _Offer("This is a statement of …", partial(self._pick_speaker, "Whose words?", self._add_statement(span))),
            _Offer("This is about the theme …", partial(self._add_theme, span)),
            _Offer("This is an agreement that is …", partial(self._add_agreement, span)),
        ]
        if reading and len(reading.speakers) > 1:
            offers.append(_Offer("Two speakers are one …", self._merge))
        return offers

    def _reassign(self, span: Span) -> None:
        self._pick_speaker("Whose words are they?", lambda name: self._save("reassign", "statement", span, name))

    def _add_statement(self, span: Span) -> Callable[[str], None]:
        return lambda name: self._save("add", "statement", span, name)

    def _add_theme(self, span: Span) -> None:
        themes = self._screen.reading.themes if self._screen.reading else ()
        names = [theme.name for theme in themes]
        self._pick(
            "Which theme?",
            [theme.title for theme in themes],
            names,
            lambda name: self._save("add", "theme", span, name),
        )

    def _add_agreement(self, span: Span) -> None:
        def chosen(place: int | None) -> None:
            if place is not None:
                self._save("add", "agreement", span, _STATUS[place])

        self._choose("What became of it?", _STATUS, chosen)

    def _merge(self) -> None:
        def first(name: str) -> None:
            self._pick_speaker(
                f"{name} is also called …", lambda other: self._save("merge", "speaker", None, other, name), name
            )

        self._pick_speaker("Which speaker?", first)

    def _pick_speaker(self, question: str, then: Callable[[str], None], but: str = "") -> None:
        speakers = self._screen.reading.speakers if self._screen.reading else ()
        names = [speaker.name for speaker in speakers if speaker.name != but]
        self._pick(question, names, names, then)

    def _pick(self, question: str, shown: Sequence[str], names: Sequence[str], then: Callable[[str], None]) -> None:
        """Lets the reader choose a name, or type another."""

        def chosen(place: int | None) -> None:
            if place is None:
                return
            if place < len(names):
                then(names[place])
                return
            from summitreader.tui.dialogs.prompt_screen import PromptScreen

            self._screen.app.push_screen(PromptScreen(question), lambda typed: then(typed) if typed else None)

        self._choose(question, [*shown, _OTHER], chosen)

    def _choose(self, question: str, answers: Sequence[str], then: Callable[[int | None], None]) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        self._screen.app.push_screen(ChoiceScreen(question, [Answer(words) for words in answers]), then)

    def _save(
        self, kind: CorrectionKind, finding: FindingKind, span: Span | None, name: str = "", other: str = ""
    ) -> None:
        screen, librarian = self._screen, self._screen.librarian
        reading = screen.reading
        if reading:
            wanted = _Wanted(reading, librarian.whole, kind, finding, span, name, other)
            librarian.books.start(screen, partial(_corrected, wanted=wanted), self._saved)

    def _saved(self, reading: Reading) -> None:
        self._screen.librarian.show_reading(reading)
        self._screen.librarian.worked_on("Corrected; u takes it back.")


def _short(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= 40 else words[:39].rstrip() + "…"


def _corrected(library: Library, wanted: _Wanted) -> Reading:
    from summitreader.session import library as verbs

    article = wanted.reading.article
    keep_first(library, article, wanted.whole)
    correction = verbs.new_correction(article, wanted.kind, wanted.finding, wanted.span, wanted.name, wanted.other)
    return verbs.correct(library, wanted.reading, correction)
