"""A small library of made-up articles for the pictures."""

from dataclasses import replace
from pathlib import Path

from summitreader import session
from summitreader.importers.plain.text import read_text
from summitreader.session.library import find_library, keep, new_mark, put_mark, save_place

_ARTICLES = (
    (
        "Bissora and Norway agree on fishing zones",
        "Nord Gazette",
        "2026-01-15",
        "President Amara Diallo of Bissora held talks with Prime Minister Jon Vik of Norway in Oslo on Thursday.\n\n"
        "Diallo said the two countries had settled where their boats may fish. “We will build on this,” she said.\n\n"
        "Vik said that trade in herring must grow, and called for a new ferry line. The two sides signed three "
        "memoranda on fishing, ports and training.",
    ),
    (
        "Ministers put off the rail link",
        "Harbour Post",
        "2025-11-03",
        "Foreign Minister Tomas Ruud of Norway met his counterpart from Bissora, Ines Cole.\n\n"
        "Cole said that the rail link would have to wait. Ruud stressed that his government stands by the plan.",
    ),
    (
        "Leaders welcome the harbour treaty",
        "Nord Gazette",
        "2026-03-20",
        "Prime Minister Jon Vik said that the harbour treaty would open the north for trade.\n\n"
        "President Diallo welcomed the treaty. She said that fishing and investment would follow.",
    ),
)


def fill(file: Path) -> None:
    """Makes the library: one article read, one half read, two marked."""
    library = find_library(str(file))
    keep(library, session.read(session.seed()))
    for title, outlet, day, text in _ARTICLES:
        article = replace(read_text(text), title=title, publisher=outlet, published=day)
        keep(library, session.parse(article))
        if "Ministers" in title:
            save_place(library, article.id, 90)
        else:
            sentence = session.sentences_in(article.text, article.blocks[1].span)[0]
            put_mark(library, new_mark(article, "highlight", sentence, "", "green"))
