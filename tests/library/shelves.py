"""Small libraries for the tests: readings made by hand, so that nothing depends on what the parser finds."""

from pathlib import Path
from typing import Any

from summitreader.comparison import KeptRuling
from summitreader.library import keep
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import RULING, ruling_from
from summitreader.model import Article, Block, Event, Reading, Span, Speaker, Statement, Theme

PARSER = "made by hand"


def article(text: str, **facts: Any) -> Article:
    """An article with a block for each paragraph of its text."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            blocks.append(Block(Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(text, tuple(blocks), **facts)


def reading(text: str, **facts: str | None) -> Reading:
    """A reading in which every sentence "NAME said that …." is a statement; Diallo is of Bissora, Vik of Norway."""
    statements, names = [], {"Diallo": "Bissora", "Vik": "Norway"}
    for name in names:
        at = text.find(f"{name} said that ")
        while at >= 0:
            cue = Span(at + len(name) + 1, at + len(name) + 5)
            end = text.find(".", at)
            says = Span(cue.end + 6, end if end > 0 else len(text))
            statements.append(Statement(name, (says,), cue, Span(at, at + len(name)), "indirect", "made"))
            at = text.find(f"{name} said that ", says.end)
    speakers = tuple(
        Speaker(
            name,
            "President",
            country,
            (f"President {name}",),
            (Span(text.find(name), text.find(name) + len(name)),),
            "m",
        )
        for name, country in names.items()
        if name in text
    )
    one = article(text, **facts)
    themes = tuple(
        Theme("fishing", "Fishing", (block.span,), (), "made")
        for block in one.blocks[:1]
        if "fish" in block.span.of(text)
    )
    event = Event("talks", None, None, (), Span(0, 1), "made") if "talks" in text else None
    return Reading(one, (), speakers, tuple(sorted(statements, key=lambda s: s.start)), themes, (), event)


TALKS = reading(
    "Diallo said that fishing in Kyiv needs a new programme. Vik said that trade must grow.\n\n"
    "The talks ended on Friday with a dinner of herring.",
    title="Talks in Oslo",
    publisher="Nord Gazette",
    published="2026-01-15",
    url="https://nord.example/talks",
)


def library_at(folder: Path, *readings: Reading) -> Library:
    """A library in a folder that keeps some readings."""
    library = Library(folder / "library.db")
    keep.add(library, readings, PARSER)
    return library


def all_rulings(library: Library) -> tuple[KeptRuling, ...]:
    """All rulings of a library, of whatever articles, the newest first."""
    with library.reading() as db:
        rows = db.execute(f"SELECT {RULING} FROM ruling ORDER BY made DESC, rowid DESC")
        return tuple(ruling for row in rows if (ruling := ruling_from(row)))


def sound(library: Library) -> None:
    """Asserts that the file and its search index are whole."""
    with library.writing() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO search(search) VALUES('integrity-check')")
