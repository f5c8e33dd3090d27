"""A small library to be tracked in, made by hand: two speakers of two sides over three years."""

from pathlib import Path

from summitreader.session import library as verbs
from summitreader.session.library import find_library
from tests.library.shelves import reading
from tests.tui.reader.test_keep_actions import library_file

PHRASE = "fair fishing"
TALKS = (
    ("Ships", "2024-03-01", "Diallo said that fair fishing feeds all of the coast. Vik said that trade must grow."),
    ("Nets", "2024-05-02", "Diallo said that the talks on fair fishing go on. Diallo said that fair fishing pays."),
    ("Herring", "2026-01-15", "Vik said that fair fishing is a hope. The ministers spoke of [b]fair fishing[/b] too."),
    ("Harbour", "", "Vik said that a harbour is no fair fishing ground."),
    ("Trade", "2026-02-20", "Diallo said that trade is good."),
)


def fill(folder: Path) -> dict[str, str]:
    """Make the library; return the keys of its articles by title."""
    library = find_library(str(library_file(folder)))
    for title, day, text in TALKS:
        verbs.keep(library, reading(text, title=title, publisher="Nord Gazette", published=day or None))
    return {row.title: row.key for row in verbs.shelf(library)}
