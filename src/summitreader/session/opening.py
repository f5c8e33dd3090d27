"""Opening: from a name on the command line to an Article, and on to a Reading."""

import os
from dataclasses import dataclass
from pathlib import Path

from summitreader.importers.clean import clean_name
from summitreader.importers.opening import open_bytes as _open_bytes
from summitreader.importers.opening import open_file
from summitreader.model import Article, Reading, Span
from summitreader.parse import parse as _parse
from summitreader.parse.segment import sentences_in as _sentences_in
from summitreader.session.own_words import own_words

STDIN = "-"
_SEED = "xi_lee_beijing.txt"


@dataclass(frozen=True, slots=True)
class Queued:
    """What the reader was asked to open: its name, and its article where that is already in hand (standard input)."""

    name: str
    article: Article | None = None


def seed() -> Path:
    """The bundled article: inside the installed package, or in the source tree's `seeds/`."""
    package = Path(__file__).parents[1]
    installed = package / "seeds" / _SEED
    return installed if installed.exists() else package.parents[1] / "seeds" / _SEED


def open_article(name: str | os.PathLike[str]) -> Article:
    """The article in a file. Raises ImportFailed, whose sentence says why, if the file cannot be read as one."""
    return open_file(Path(name))


def open_bytes(data: bytes, name: str) -> Article:
    """The article in what standard input held. Raises ImportFailed if it is none."""
    return _open_bytes(data, name)


def parse(article: Article) -> Reading:
    """All that the parser finds in an article, with the user's own words. Never raises; a second for a megabyte."""
    return _parse(article, own_words())


def read(name: str | os.PathLike[str]) -> Reading:
    """The article in a file and all that the parser found in it. Raises ImportFailed."""
    return parse(open_article(name))


def sentences_in(text: str, block: Span) -> tuple[Span, ...]:
    """Sentences of one block, before the whole text is parsed: sorted, disjoint. Never raises."""
    return _sentences_in(text, block)


def visible(words: str) -> str:
    """Words from outside (a file name, an argument, an error) on one line, with no character that a terminal obeys."""
    return clean_name(words)
