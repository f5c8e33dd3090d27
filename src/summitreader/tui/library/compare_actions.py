"""Comparing from any screen: with which other accounts is asked, those of the same event first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.model import Article, Reading
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.keymap.serial_keys import hold_keys

if TYPE_CHECKING:
    from textual.app import App

    from summitreader.model import KeptArticle
    from summitreader.session import ComparingProcess, OfferedAccount, QueueItem
    from summitreader.tui.comparison.screen import ComparisonScreen
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.work.library_worker import LibraryWorker

_NOTHING = "Nothing here can be compared: open an article, or select two on the shelf."
_OFFERED = 50  # kept articles
_SAME, _HERE, _KEPT = "Accounts of the same event", "Open here", "Other articles of the library"


class AccountOffer(NamedTuple):
    """An account that can be compared with another one: what it is called, a word beside it, the heading that it
    stands under, and where it is: a key of the library, or a line of the queue."""

    words: str
    beside: str
    heading: str
    account: str | QueueItem


class CompareActions:
    """The application's action that compares."""

    def __init__(self, app: App[int], library: LibraryWorker, keys: tuple[Key, ...]) -> None:
        self._app, self._library, self._keys = app, library, keys

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"compare": self.compare}

    def comparison(self, process: ComparingProcess) -> ComparisonScreen:
        """Return the screen of a comparison."""
        from summitreader.tui.comparison.screen import ComparisonScreen

        return ComparisonScreen(process, self._library, self._keys)

    def compare(self) -> None:
        """Compare what is selected, or the article on the screen with another account."""
        screen = self._app.screen
        if not isinstance(screen, ActionScreen):
            return
        keys, opened = screen.to_compare(), screen.open_article
        if len(keys) > 1:
            self._start(keys)
        elif keys:
            self._offer(keys[0], keys[0], ())
        elif opened:
            others = [queued for queued in opened.queue if not queued.is_of(opened.article)]
            self._offer(opened.article, opened.reading or opened.article.id, others)
        else:
            self._app.notify(_NOTHING, markup=False, timeout=4)

    def _offer(self, account: str | Article, known: str | Reading, queue: Sequence[QueueItem]) -> None:
        """Ask with which other account one is to be compared, of which the key or the reading is known."""
        here = [AccountOffer(_name(queued), "", _HERE, queued) for queued in queue]
        if not self._library.exists:
            self._ask(account, here)
            return
        key = account if isinstance(account, str) else account.id
        self._library.start(
            self._app.screen,
            lambda library: (session.offers(library, known), verbs.shelf(library, verbs.View(), limit=_OFFERED)),
            lambda found: self._ask(account, [*_same_event(found[0]), *here, *_kept(found, key)]),
            asks=True,
        )

    def _ask(self, account: str | Article, offers: list[AccountOffer]) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        def chosen(place: int | None) -> None:
            if place is not None and place < len(offers):
                self._start((account, offers[place].account))
            elif place is not None:
                self._ask_where(account)

        answers = [Answer(one.words, one.beside, heading=one.heading) for one in offers]
        answers.append(Answer("Another file or address …", heading="Elsewhere"))
        self._app.push_screen(ChoiceScreen("Compare with which account?", answers), chosen)

    def _ask_where(self, account: str | Article) -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name:
                self._start((account, session.QueueItem(name)))

        about = "A file or an address; → completes a path."
        self._app.push_screen(PromptScreen("Compare with", about, "", PathSuggester()), typed)

    def _start(self, accounts: Sequence[str | Article | QueueItem]) -> None:
        """Open the accounts in a thread, then the comparison; keys wait for it."""
        work = partial(self._open, accounts, hold_keys(self._app.screen))
        self._app.run_worker(work, thread=True, exclusive=True, group="comparing", description="comparing")

    def _open(self, accounts: Sequence[str | Article | QueueItem], release: Callable[[], None]) -> None:
        try:
            process = session.ComparingProcess([self._account(one) for one in accounts])
        except SummitReaderError as fault:
            self._app.call_from_thread(self._app.notify, str(fault), severity="error", markup=False)
            self._app.call_from_thread(release)
        else:
            self._app.call_from_thread(self._show, process, release)

    def _show(self, process: ComparingProcess, release: Callable[[], None]) -> None:
        self._app.push_screen(self.comparison(process))
        release()

    def _account(self, one: str | Article | QueueItem) -> Reading | Article:
        """Return an account as it is to be compared: of what is kept, with the reader's corrections.

        Raises:
            SummitReaderError: It cannot be opened.
        """
        if isinstance(one, session.QueueItem):
            one = one.article or session.open_queued(one)
        key = one if isinstance(one, str) else one.id
        kept = self._library.run_here(lambda library: verbs.read_kept(library, key)) if self._library.exists else None
        if kept:
            return kept
        if isinstance(one, str):
            raise LibraryFault("the article is no longer in the library")
        return one


def _same_event(found: Sequence[OfferedAccount]) -> list[AccountOffer]:
    """Return the accounts of the same event, each with what it has in common with the one that is compared."""
    return [
        AccountOffer(
            _title(one.article), _beside(one.article, ", ".join(one.people or one.sides)), _SAME, one.article.key
        )
        for one in found
    ]


def _kept(found: tuple[Sequence[OfferedAccount], Sequence[KeptArticle]], key: str) -> list[AccountOffer]:
    """Return the other articles of the library that are offered."""
    offered, rows = found
    told = {key, *(one.article.key for one in offered)}
    return [AccountOffer(_title(row), _beside(row), _KEPT, row.key) for row in rows if row.key not in told]


def _title(row: KeptArticle) -> str:
    return row.title or "Without a title"


def _beside(row: KeptArticle, common: str = "") -> str:
    return " · ".join(filter(None, (row.source, row.day, common)))


def _name(queued: QueueItem) -> str:
    return session.visible(queued.title or queued.name)
