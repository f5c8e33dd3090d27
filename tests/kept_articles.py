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


_KINDS = (
    ("held talks with", "in Oslo", "Talks"),
    ("spoke by telephone with", "", "Call"),
    ("met with", "in Reykjavik", "Visit"),
    ("held talks with", "in Bergen", "Talks"),
)
_SAID = (
    "{host} stressed that catches need care. {guest} said that trade in herring must grow.",
    "{guest} reaffirmed that shared stocks are of both peoples. {host} welcomed the ferry line and its ports.",
    "{host} said that the climate of the north is changing. {guest} called for rules at sea.",
    "The two sides agreed that shared stocks are counted together. {host} said that energy from wind is cheap.",
    "{guest} urged that tariffs be halved. {host} said that security of the sea routes comes first.",
)
_SIGNED = (
    "The two sides signed an agreement on fisheries.",
    "",
    "They agreed to set up a working group on ports.",
    "The two sides signed a memorandum of understanding on energy.",
)
_PEOPLE = (
    ("Prime Minister Nils Aasen of Norway", "Aasen", "Prime Minister Birta Sol of Iceland", "Sol"),
    ("Foreign Minister Kari Lund of Norway", "Lund", "Foreign Minister Ari Jonsson of Iceland", "Jonsson"),
    ("Prime Minister Birta Sol of Iceland", "Sol", "Foreign Minister Kari Lund of Norway", "Lund"),
)


def fill_years(file: Path) -> None:
    """Makes a library of made-up meetings of two states over seven years, to be tracked in."""
    library = find_library(str(file))
    for number in range(24):
        met, where, title = _KINDS[number % len(_KINDS)]
        host, host_name, guest, guest_name = _PEOPLE[number % len(_PEOPLE)]
        said = [
            _SAID[(number * number * step + number // 9) % len(_SAID)].format(host=host_name, guest=guest_name)
            for step in (1, 2)
        ]
        signed = _SIGNED[number % len(_SIGNED)]
        day = f"{2019 + number * 7 // 24}-{1 + number * 5 % 12:02}-{1 + number * 11 % 28:02}"
        text = f"{host} {met} {guest} {where}".strip() + ".\n\n" + "\n\n".join(dict.fromkeys(said)) + f"\n\n{signed}"
        one = replace(read_text(text), title=f"{title} of {host_name} and {guest_name}", publisher="Nord Gazette")
        keep(library, session.parse(replace(one, published=day)))
