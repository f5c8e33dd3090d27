"""The reader under test: opened on a text with a hand-made reading, or on the bundled article."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from summitreader import session
from summitreader.model import Article
from summitreader.session import Folders, QueueItem, Settings
from summitreader.tui.app import ReaderApp
from summitreader.tui.reader.screen import ReadingScreen

NOWHERE = Settings(Folders(*[Path("/dev/null/none")] * 4))


@cache
def bundled() -> Article:
    """Return the article that comes with the program."""
    return session.open_article(session.seed())


@asynccontextmanager
async def opened(
    *names: str | Path,
    size: tuple[int, int] = (120, 40),
    settings: Settings = NOWHERE,
    kind: type[ReaderApp] = ReaderApp,
) -> AsyncIterator[tuple[Pilot[int], ReadingScreen]]:
    """The app on files (default: the bundled article), its findings in place."""
    queue = tuple(QueueItem(str(name)) for name in names or (session.seed(),))
    article = session.open_article(queue[0].name) if names else bundled()
    app = kind(queue, (0, article), settings, session.find_clipboard(settings))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        yield pilot, screen


async def settled(pilot: Pilot[int]) -> None:
    """Waits until workers are done, their messages are answered, and the article on the screen has its findings."""
    for _ in range(200):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if not all(worker.is_finished for worker in pilot.app.workers):
            continue
        screen = pilot.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        if screen.state.reading and screen.state.reading.article.text is screen.view.article.text:
            return
    raise AssertionError("the findings never arrived")


async def typed(pilot: Pilot[int], words: str) -> None:
    """Types words into the field with the focus, all but the last character at once: the pilot rests after a key."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(words[:-1])
    await pilot.press(words[-1])
    await pilot.pause()


def at_once(pilot: Pilot[int], *keys: str) -> None:
    """Press keys faster than any of them is answered; the pilot waits after each."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
