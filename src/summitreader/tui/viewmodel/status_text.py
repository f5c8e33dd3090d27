"""What the lines on top and at the bottom say: which article, whose words, what is followed, which keys. Pure."""

from collections.abc import Mapping
from typing import Literal

from summitreader import session
from summitreader.model import YOURS, Article
from summitreader.tui.keymap.table import Key, shown
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, manner

Mode = Literal["reading", "following", "pane", "selection"]

_HINTS: dict[Mode, tuple[str, ...]] = {
    "reading": ("next_statement", "speakers", "themes", "agreements", "copy", "why", "search", "keep", "quit", "help"),
    "following": ("next_chosen", "copy", "why", "quit", "back", "help"),
    "pane": ("choose_row", "open_row", "close_row", "next_pane", "back", "help"),
    "selection": ("copy_selection", "copy_as", "back", "help"),
}
_WORDS = {
    ("back", "following"): "let go",
    ("back", "selection"): "drop",
    ("next_pane", "pane"): "next pane",
    ("copy_as", "selection"): "copy as",
}
_PAIRS = {"next_statement": "previous_statement", "next_chosen": "previous_chosen"}


def headline(article: Article, name: str) -> str:
    """The title, else the name of the file."""
    if name == session.STDIN:
        name = "Standard input"
    first = article.blocks[0] if article.blocks else None
    title = first.span.of(article.text) if first and first.kind == "title" else ""
    return " ".join((article.title or title).split()) or session.visible(name.rpartition("/")[2])


def origin(article: Article, places: ReadingIndex | None) -> str:
    """Outlet, the source it cites, and the date: "News.Az, citing Xinhua · 5 January 2026"; that there are notes."""
    source = places.reading.source if places else None
    outlet = article.publisher or (source.outlet.of(article.text) if source and source.outlet else "")
    citing = article.citing or (source.citing.of(article.text) if source and source.citing else "")
    chain = ", ".join(filter(None, (outlet, citing and f"citing {citing}")))
    notes = (places.reading.note, *article.notes) if places else article.notes
    count = len(tuple(filter(None, notes)))
    told = f"{count} note{'s' if count > 1 else ''} below the people" if count else ""
    return " · ".join(filter(None, (chain, article.published or "", told)))


def hints(mode: Mode, table: Mapping[str, Key]) -> tuple[tuple[str, str], ...]:
    """Keys that matter now, those that lead out and to help last, each with a word for what it does.

    Actions whose keys the user took away are left out.
    """
    found = []
    for id in _HINTS[mode]:
        key, other = table[id], table.get(_PAIRS.get(id, ""))
        if key.keys:
            names = shown(key.keys[0]) + (f" {shown(other.keys[0])}" if other and other.keys else "")
            found.append((names, _WORDS.get((id, mode)) or key.short or key.words))
    return tuple(found)


def under_cursor(places: ReadingIndex | None, here: CursorContext) -> str:
    """Whose words stand under the cursor, and how they are given: "X Xi Jinping, indirect, stress"."""
    voice = places.voice(here.speaker) if places and here.speaker is not None else None
    if places is None or voice is None or here.statement is None:
        return ""
    statement = places.reading.statements[here.statement]
    yours = ", yours" if statement.rule == YOURS else ""
    return f"{voice.mark.letter} {voice.name or 'speaker not named'}, {manner(statement)}{yours}"


def followed(places: ReadingIndex | None, chosen: PaneChoice, nth: int, count: int, done: bool) -> str:
    """What n and N follow and which of its passages this is: "Xi Jinping  passage 3 of 12".

    Statements that share a sentence are one passage, so that every step is seen: the panes count more.
    """
    title = places.title(chosen) if places else f"“{chosen.name}”"
    which = "passage " if nth and chosen.kind != "search" else ""
    return f"{title}  {which}{counted(nth, count, done)}"


def counted(nth: int, count: int, done: bool) -> str:
    """Which passage or hit this is, of how many; more may come unless `done`."""
    if not count:
        return "none" if done else "…"
    more = "" if done else "…"
    return f"{nth:,} of {count:,}{more}" if nth else f"{count:,}{more}"
