"""Correcting what was found in the article on the screen: what is the reader's wins over the parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import CorrectionKind, FindingKind, Span
from summitreader.session import library as verbs
from summitreader.tui.dialogs.offer import Offer, ask_which
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.correcting.questions import CorrectionQuestions, Said, now_words
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.viewmodel.status_text import STILL_READING
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.session import Correctable, Summary
    from summitreader.session.library import ListedCorrection

_MISSING = "What is missing"
_YOURS = "What you corrected"


class CorrectionActions:
    """The action that corrects: it offers what can be done at the cursor."""

    def __init__(
        self, state: ReaderState, view: ArticleView, services: Services, worked_on: Callable[[str], None]
    ) -> None:
        """Make the action; `worked_on` is called with what to say when the article, kept by then, was corrected."""
        self._state, self._view, self._services = state, view, services
        self._worked_on = worked_on
        self._questions = CorrectionQuestions(state, view, services)

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"correct": self.correct}

    def correct(self) -> None:
        """Ask what is wrong here."""
        if self._state.index is None:
            self._services.say(STILL_READING)
            return
        wrong = self._wrong()
        here = [offer for offer in wrong if offer.group not in session.WHOLE]
        offers = [*here, *self._missing(), *(offer for offer in wrong if offer not in here), *self._yours()]
        ask_which(self._services, "Correct", offers)

    def _wrong(self) -> list[Offer]:
        """Return what can be said of the findings at the cursor, of the event and of the article."""
        index = self._state.index
        assert index
        here = self._view.selection or self._view.current
        agreement = index.agreement_in(here)
        found = session.correctable_at(
            index.reading,
            here,
            index.statements_in(here)[:3],
            (agreement,) if agreement else (),
            index.themes_in(here)[:4],
        )
        return [Offer(_told(one), partial(self._correct, one), one.group) for one in found]

    def _correct(self, one: Correctable) -> None:
        if one.field:
            self._questions.ask(one, partial(self._set, one))
        else:
            self._save("reject", one.finding, one.span, one.name)

    def _set(self, one: Correctable, said: Said) -> None:
        if one.field == "speaker":
            self._save("reassign", "statement", one.span, said.value)
        else:
            self._save("set", one.finding, one.span, one.name, said.value, one.field, said.words)

    def _missing(self) -> list[Offer]:
        """Return what can be added, and speakers who are one."""
        reading, span = self._state.reading, self._view.selection or self._view.current
        ask = self._questions
        offers: list[tuple[str, Callable[[], None]]] = [
            ("This is a statement of …", partial(ask.speaker, "Whose words?", partial(self._add, "statement", span))),
            ("This is about the theme …", partial(ask.theme, partial(self._add, "theme", span))),
            ("This is an agreement that is …", partial(self._add_agreement, span)),
        ]
        if reading and len(reading.speakers) > 1:
            offers.append(("Two speakers are one …", self._merge))
        return [Offer(words, do, _MISSING) for words, do in offers]

    def _yours(self) -> list[Offer]:
        """Return the way to the corrections of the article, where there are any."""
        count = len(self._state.reading.corrected) if self._state.reading else 0
        return [Offer(f"my corrections of this article: {count} …", self._list, _YOURS)] if count else []

    def _list(self) -> None:
        key = self._view.article.id
        self._services.use_library(lambda library: verbs.listed_corrections(library, key), self._listed, asks=True)

    def _listed(self, corrections: Sequence[ListedCorrection]) -> None:
        told = [f"{one.said}{' (lost in this version)' if one.is_lost else ''}" for one in corrections]
        self._questions.choose("Take which one back?", told, lambda place: self._take_back(corrections[place]))

    def _take_back(self, listed: ListedCorrection) -> None:
        def done(_: bool) -> None:
            self._services.library_changed()
            self._services.say("Taken back: correction. u makes it again.")

        self._services.use_library(lambda library: verbs.delete_correction(library, listed.correction), done)

    def _add(self, finding: FindingKind, span: Span, name: str) -> None:
        self._save("add", finding, span, name)

    def _add_agreement(self, span: Span) -> None:
        known = session.CHOICES["status"]
        self._questions.choose("What became of it?", known, lambda place: self._add("agreement", span, known[place]))

    def _merge(self) -> None:
        def first(name: str) -> None:
            self._questions.speaker(
                f"{name} is also called …", lambda other: self._save("merge", "speaker", None, other, name), name
            )

        self._questions.speaker("Which speaker?", first)

    def _save(
        self,
        kind: CorrectionKind,
        finding: FindingKind,
        span: Span | None,
        name: str = "",
        other: str = "",
        field: str = "",
        words: tuple[Span, ...] = (),
    ) -> None:
        index, whole = self._state.index, self._state.whole
        if index:
            found = index.found
            new = verbs.NewCorrection(kind, finding, span, name, other, field, words)
            self._services.use_library(lambda library: verbs.correct_shown(library, whole, new, found), self._saved)

    def _saved(self, found: Summary) -> None:
        if found.reading.article.text is self._view.article.text:
            self._state.index = ReadingIndex(found, self._state.index, is_corrected=True)
        self._worked_on("Corrected; u takes it back.")


def _told(one: Correctable) -> str:
    """Return what can be corrected with what is there now: "role: President"."""
    return f"{one.label}: {now_words(one)}" if one.field else one.label
