"""Correcting what was found in the article on the screen: what is the reader's wins over the parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from summitreader.model import CorrectionKind, FindingKind, Reading, Span
from summitreader.session import library as verbs
from summitreader.session import summarize
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.work.services import Services

_STATUS = ("signed", "agreed", "planned", "referenced")
_OTHER = "another …"


class _Offer(NamedTuple):
    """One way to correct: what it says, and what to do."""

    words: str
    do: Callable[[], None]


class CorrectionActions:
    """The action that corrects: it offers what can be done at the cursor."""

    def __init__(
        self, state: ReaderState, view: ArticleView, services: Services, worked_on: Callable[[str], None]
    ) -> None:
        """Make the action; `worked_on` is called with what to say when the article, kept by then, was corrected."""
        self._state, self._view, self._services = state, view, services
        self._worked_on = worked_on

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"correct": self.correct}

    def correct(self) -> None:
        """Ask what is wrong here."""
        if self._state.index is None:
            self._services.say("Still reading the article.")
            return
        offers = [*self._wrong(), *self._missing()]

        def chosen(place: int | None) -> None:
            if place is not None:
                offers[place].do()

        self._choose("Correct", [offer.words for offer in offers], chosen)

    def _wrong(self) -> list[_Offer]:
        """Return what can be said of the findings at the cursor."""
        index, article = self._state.index, self._view.article
        assert index
        here, offers = self._view.selection or self._view.current, list[_Offer]()
        for statement in index.statements_in(here)[:3]:
            span = statement.content
            words = _short(article.text, span)
            whose = statement.speaker or "somebody"
            offers.append(_Offer(f"“{words}” is not {whose}'s", partial(self._reassign, span)))
            offers.append(_Offer(f"“{words}” is no statement", partial(self._save, "reject", "statement", span)))
        agreement = index.agreement_in(here)
        if agreement:
            words = _short(article.text, agreement.instrument)
            offers.append(
                _Offer(f"“{words}” is no agreement", partial(self._save, "reject", "agreement", agreement.span))
            )
        for theme in index.themes_in(here)[:4]:
            does = partial(self._save, "reject", "theme", here, theme.name)
            offers.append(_Offer(f"This is not about {theme.title}", does))
        return offers

    def _missing(self) -> list[_Offer]:
        """Return what can be added, and speakers who are one."""
        reading, span = self._state.reading, self._view.selection or self._view.current
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
        themes = self._state.reading.themes if self._state.reading else ()
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
        speakers = self._state.reading.speakers if self._state.reading else ()
        names = [speaker.name for speaker in speakers if speaker.name != but]
        self._pick(question, names, names, then)

    def _pick(self, question: str, shown: Sequence[str], names: Sequence[str], then: Callable[[str], None]) -> None:
        """Let the reader choose a name, or type another."""

        def chosen(place: int | None) -> None:
            if place is None:
                return
            if place < len(names):
                then(names[place])
                return
            from summitreader.tui.dialogs.prompt_screen import PromptScreen

            self._services.ask(PromptScreen(question), lambda typed: then(typed) if typed else None)

        self._choose(question, [*shown, _OTHER], chosen)

    def _choose(self, question: str, answers: Sequence[str], then: Callable[[int | None], None]) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        self._services.ask(ChoiceScreen(question, [Answer(words) for words in answers]), then)

    def _save(
        self, kind: CorrectionKind, finding: FindingKind, span: Span | None, name: str = "", other: str = ""
    ) -> None:
        reading, whole = self._state.reading, self._state.whole
        if reading:
            correction = verbs.NewCorrection(kind, finding, span, name, other)
            self._services.use_library(
                lambda library: verbs.correct_article(library, reading, whole, correction), self._saved
            )

    def _saved(self, reading: Reading) -> None:
        if reading.article is self._view.article:
            self._state.index = ReadingIndex(summarize(reading), self._state.index, is_corrected=True)
        self._worked_on("Corrected; u takes it back.")


def _short(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
