"""What the lines on top and at the bottom say: which article, whose words, what is followed. Pure."""

from summitreader.model import YOURS, Article, Reading
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, manner


def origin(article: Article, index: ReadingIndex | None) -> str:
    """Return outlet, the source it cites, and the date: "News.Az, citing Xinhua · 5 January 2026".

    That there are notes.
    """
    reading = index.reading if index else Reading(article)
    outlet, citing = reading.outlet, reading.citing
    chain = ", ".join(filter(None, (outlet, citing and f"citing {citing}")))
    notes = (index.reading.note, *article.notes) if index else article.notes
    count = len(tuple(filter(None, notes)))
    told = f"{count} note{'s' if count > 1 else ''} below the people" if count else ""
    return " · ".join(filter(None, (chain, article.published or "", told)))


def under_cursor(index: ReadingIndex | None, here: CursorContext) -> str:
    """Return whose words stand under the cursor, and how they are given: "X Xi Jinping, indirect, stress"."""
    voice = index.voice(here.speaker) if index and here.speaker is not None else None
    if index is None or voice is None or here.statement is None:
        return ""
    statement = index.reading.statements[here.statement]
    yours = ", yours" if statement.rule == YOURS else ""
    return f"{voice.mark.letter} {voice.name or 'speaker not named'}, {manner(statement)}{yours}"


def followed(index: ReadingIndex | None, chosen: PaneChoice, nth: int, count: int, done: bool) -> str:
    """Return what n and N follow and which of its passages this is: "Xi Jinping  passage 3 of 12".

    Statements that share a sentence are one passage, so that every step is seen: the panes count more.
    """
    title = index.title(chosen) if index else f"“{chosen.name}”"
    which = "passage " if nth and chosen.kind != "search" else ""
    return f"{title}  {which}{counted(nth, count, done)}"


def counted(nth: int, count: int, done: bool) -> str:
    """Return which passage or hit this is, of how many; more may come unless `done`."""
    if not count:
        return "none" if done else "…"
    more = "" if done else "…"
    return f"{nth:,} of {count:,}{more}" if nth else f"{count:,}{more}"
