"""What all tests of the screen share."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from textual.notifications import Notification

from summitreader import session
from summitreader.model import Article
from summitreader.parser.text.sections import parts_of
from summitreader.session import ParserProcess, Summary
from summitreader.tui.reader import findings
from tests.tui.running_reader import bundled


@cache
def _found_in_bundled() -> Summary:
    """What is found in the article that most tests read."""
    return session.summarize(session.parse(bundled()))


class ParserInTheTest(ParserProcess):
    """A parser that reads a short article in the test's own process: 250 processes took half of these tests' time.

    An article of several parts, of which findings come one after the other, has a process as in the program.
    """

    def __init__(self) -> None:
        self._beside: ParserProcess | None = None

    def findings(self, article: Article, place: Callable[[], int], every: float = 0.0) -> Iterator[Summary]:
        """Yield what is found in the article, as the program does where its process has died."""
        if len(parts_of(article)) > 1:
            self._beside = ParserProcess()
            yield from self._beside.findings(article, place, every)
        else:
            yield _found_in_bundled() if article is bundled() else session.summarize(session.parse(article))

    def stop(self) -> None:
        """End the process, where there is one."""
        if self._beside:
            self._beside.stop()


@pytest.fixture(autouse=True)
def parser_in_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read short articles without a process of their own."""
    monkeypatch.setattr(findings, "ParserProcess", ParserInTheTest)


@pytest.fixture(autouse=True)
def toasts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A toast is told for four seconds: on a busy machine a test comes to read it later."""
    monkeypatch.setattr(Notification, "has_expired", False)


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw as on a terminal with all colours, whatever the tests run on."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
