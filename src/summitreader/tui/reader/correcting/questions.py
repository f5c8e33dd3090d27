"""What a correction asks the reader: a name, one of a few words, words of the text, a number, a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.model import Span, Statement
from summitreader.tui.dialogs.offer import Offer, ask_which
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.session import Correctable
    from summitreader.tui.dialogs.pick_screen import Pick

_OTHER = "another …"
_SHOWN = 60  # code points of what is there now, and of words that are to be chosen
_FEW = 6  # words that the beginning or the end of what is said is known by
_NOT_THERE = "Those words are not in the text: v selects words, then x."
_TYPED = {
    "role": "The office, as it is to be shown; nothing for none:",
    "title": "The title of the article; nothing for none:",
    "outlet": "Who published the article; nothing for nobody known:",
    "citing": "Whom the outlet takes the news from; nothing for nobody:",
    "date": "The day of publication, as 2026-01-05 or 5 January 2026; nothing for none:",
    "parties": "Sides and bodies, with ; between them; nothing for none:",
    "count": "How many: 15, about 15, at least 15, at most 15, many; nothing for one:",
}
_WRONG = {
    "date": "That is no day: write it as 2026-01-05 or 5 January 2026.",
    "count": "That is no number: write 15, about 15, at least 15, at most 15 or many.",
}


class Said(NamedTuple):
    """What the reader says: a value in words, or where the words for it stand."""

    value: str = ""
    words: tuple[Span, ...] = ()


class CorrectionQuestions:
    """Asks what is right, in dialogs; nothing is done where the reader thinks better of it."""

    def __init__(self, state: ReaderState, view: ArticleView, services: Services) -> None:
        self._state, self._view, self._services = state, view, services

    def ask(self, one: Correctable, then: Callable[[Said], None]) -> None:
        """Ask for what stands in the place of what is there now."""

        def said(value: str) -> None:
            if value != one.now:
                then(Said(value))

        match one.finding, one.field:
            case _, "speaker":
                self.speaker("Whose words are they?", said)
            case "statement", "extent":
                self._extent(one, then)
            case "speaker", "country":
                self._country(one, said)
            case "event", "kind":
                self._name("What kind of event?", session.event_kinds(), said)
            case _, "addressee" | "place" | "fields" | "titles":
                self._words(one, then)
            case "event", "date":
                self._words(one, then)
            case _, field if field in session.CHOICES:
                self._choice(one, said)
            case _:
                self._line(one, said)

    def speaker(self, question: str, then: Callable[[str], None], but: str = "") -> None:
        """Ask for one of the speakers, or somebody else."""
        speakers = self._state.reading.speakers if self._state.reading else ()
        names = [speaker.name for speaker in speakers if speaker.name != but]
        self._named(question, names, names, then)

    def theme(self, then: Callable[[str], None]) -> None:
        """Ask for one of the themes, or another."""
        themes = self._state.reading.themes if self._state.reading else ()
        self._named("Which theme?", [theme.title for theme in themes], [theme.name for theme in themes], then)

    def choose(self, question: str, answers: Sequence[str], then: Callable[[int], None], at: int = 0) -> None:
        """Ask for one of a few answers; `at` is the likely one."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        def chosen(place: int | None) -> None:
            if place is not None:
                then(place)

        self._services.ask(ChoiceScreen(question, [Answer(words) for words in answers], at), chosen)

    def _offer(self, question: str, offers: Sequence[Offer]) -> None:
        """Let the reader choose what is done; where there is one thing alone it is done at once."""
        if len(offers) == 1:
            offers[0].do()
        else:
            ask_which(self._services, question, offers)

    def _named(self, question: str, shown: Sequence[str], names: Sequence[str], then: Callable[[str], None]) -> None:
        """Let the reader choose a name, or type another."""

        def chosen(place: int) -> None:
            if place < len(names):
                then(names[place])
            else:
                self._prompt(question, "", "", lambda typed: then(typed) if typed else None)

        self.choose(question, [*shown, _OTHER], chosen)

    def _choice(self, one: Correctable, said: Callable[[str], None]) -> None:
        known = session.CHOICES[one.field]
        at = known.index(one.now) if one.now in known else 0
        answers = [word or session.NOTHING for word in known]
        self.choose(_question(one), answers, lambda place: said(known[place]), at)

    def _country(self, one: Correctable, said: Callable[[str], None]) -> None:
        from summitreader.tui.dialogs.pick_screen import Pick

        states = [Pick(state.name, state.others, state.name) for state in session.known_states()]
        first = [pick for pick in states if pick.value == one.now]
        none = Pick(session.NOTHING, "", "")
        picks = [*first, *(pick for pick in states if pick.value != one.now), none]
        self._pick(_question(one), picks, "A state or body: its name or code", "no state that is known", said)

    def _name(self, question: str, names: Sequence[str], said: Callable[[str], None]) -> None:
        from summitreader.tui.dialogs.pick_screen import Pick

        self._pick(question, [Pick(name, "", name) for name in names], "Some of its words", "another", said)

    def _pick(
        self, question: str, picks: Sequence[Pick], hint: str, as_typed: str, said: Callable[[str], None]
    ) -> None:
        from summitreader.tui.dialogs.pick_screen import PickScreen

        def picked(value: str | None) -> None:
            if value is not None:
                said(value)

        self._services.ask(PickScreen(question, picks, hint, as_typed), picked)

    def _line(self, one: Correctable, said: Callable[[str], None]) -> None:
        """Ask for a line that is typed over what is there now."""
        reading = self._state.reading

        def typed(words: str) -> None:
            value: str | None = words
            if words and one.field == "date":
                value = session.day_typed(words)
            elif one.field == "count":
                value = session.count_typed(words)
            elif one.field == "parties" and reading:
                value = session.names_typed(reading, words)
            if value is None:
                self._services.say(_WRONG[one.field], "warning")
                self._prompt(_question(one), _TYPED[one.field], words, typed)
            else:
                said(value)

        self._prompt(_question(one), _TYPED[one.field], one.now, typed)

    def _prompt(self, title: str, asks: str, value: str, typed: Callable[[str], None]) -> None:
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        def answered(words: str | None) -> None:
            if words is not None:
                typed(words)

        self._services.ask(PromptScreen(title, asks=asks, value=value), answered)

    def _words(self, one: Correctable, then: Callable[[Said], None]) -> None:
        """Ask for words of the text: those selected, or typed ones; of fields and titles there may be several."""
        text, selected = self._view.article.text, self._view.selection
        several = one.field in ("fields", "titles")
        there = self._there(one) if several else ()
        offers: list[Offer] = []

        def offer(words: str, *spans: Span) -> None:
            offers.append(Offer(words, partial(then, Said("", tuple(sorted(set(spans)))))))

        if selected:
            offer(f"the words selected: {_quoted(text, selected)}", selected)
            if there:
                offer(f"also the words selected: {_quoted(text, selected)}", *there, selected)
        for span in there if len(there) > 1 else ():
            offer(f"all but {_quoted(text, span)}", *(other for other in there if other != span))
        typed = "a name or words that I type …" if one.field == "addressee" else "words that I type …"
        offers.append(Offer(typed, partial(self._typed_words, one, then)))
        if several and there:
            offers.append(Offer("one more that I type …", partial(self._typed_words, one, then, there)))
        if one.now:
            offer(session.NOTHING)
        self._offer(_question(one), offers)

    def _typed_words(self, one: Correctable, then: Callable[[Said], None], there: tuple[Span, ...] = ()) -> None:
        text = self._view.article.text
        near = one.span or self._view.current

        def typed(words: str) -> None:
            if not words:
                return
            found = session.words_in_text(text, words, near)
            if found:
                then(Said("", tuple(sorted({*there, found}))))
            elif one.field == "addressee":
                then(Said(words))
            else:
                self._services.say(_NOT_THERE, "warning")
                self._prompt(_question(one), asks, words, typed)

        asks = "A name, or words of the text:" if one.field == "addressee" else "Words as they stand in the text:"
        self._prompt(_question(one), asks, "", typed)

    def _there(self, one: Correctable) -> tuple[Span, ...]:
        """Return the fields or titles of the agreement that is asked about."""
        agreements = self._state.reading.agreements if self._state.reading else ()
        found = self._state.index.agreement_in(one.span) if self._state.index and one.span else None
        if found is None or found.span != one.span:
            found = next((agreement for agreement in agreements if agreement.span == one.span), None)
        if found is None:
            return ()
        return found.fields if one.field == "fields" else found.titles

    def _extent(self, one: Correctable, then: Callable[[Said], None]) -> None:
        """Ask where the content of a statement begins and ends."""
        text, selected = self._view.article.text, self._view.selection
        statement = self._statement(one)
        if statement is None:
            return
        wanted = [("the words selected", selected)] if selected else []
        wanted += [("the whole sentence", self._view.current)]
        offers: list[Offer] = []
        for words, span in wanted:
            pieces = session.extent_of(text, statement, span)
            if pieces and pieces != statement.says:
                shown = " […] ".join(_quoted(text, piece) for piece in pieces)
                offers.append(Offer(f"{words}: {shown}", partial(then, Said("", pieces))))
        offers.append(Offer("its first and last words, which I type …", partial(self._edges, statement, then)))
        self._offer("What is said?", offers)

    def _edges(self, statement: Statement, then: Callable[[Said], None]) -> None:
        text, content = self._view.article.text, statement.content
        words = content.of(text).split()

        def began(first: str) -> None:
            start = session.words_in_text(text, first, Span(content.start, content.start + 1)) if first else None
            if start is None:
                self._services.say(_NOT_THERE, "warning")
                self._prompt("What is said?", "Its first words:", first, began)
                return

            def ended(last: str) -> None:
                end = session.words_in_text(text, last, Span(content.end - 1, content.end)) if last else None
                if end is None or end.end <= start.start:
                    self._services.say(_NOT_THERE, "warning")
                    self._prompt("What is said?", "Its last words:", last, ended)
                else:
                    then(Said("", session.extent_of(text, statement, Span(start.start, end.end))))

            self._prompt("What is said?", "Its last words:", " ".join(words[-_FEW:]), ended)

        self._prompt("What is said?", "Its first words:", " ".join(words[:_FEW]), began)

    def _statement(self, one: Correctable) -> Statement | None:
        index = self._state.index
        found = index.statements_in(one.span) if index and one.span else ()
        return next((statement for statement in found if statement.content == one.span), None)


def now_words(one: Correctable) -> str:
    """Return what is there now, cut where it is long; a word for nothing."""
    return _cut(one.now) or session.NOTHING


def _question(one: Correctable) -> str:
    """Return what is asked, with what is there now: "Role of Kari Lee, now: President"."""
    whose = f" of {one.name}" if one.name else ""
    return f"{one.label.capitalize()}{whose}, now: {now_words(one)}"


def _quoted(text: str, span: Span) -> str:
    return f"“{_cut(' '.join(span.of(text).split()))}”"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
