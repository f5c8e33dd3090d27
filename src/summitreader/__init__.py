"""summitreader: who said what, on which theme, and what was signed.

`read(path)` and `parse(text)` give a `Reading`; its nouns are in `summitreader.model`. Never loads the UI.
"""

from pathlib import Path

from summitreader.model import (
    Agreement,
    Article,
    Block,
    Event,
    Reading,
    Source,
    Span,
    Speaker,
    Statement,
    Theme,
)
from summitreader.parser import parse as _parse
from summitreader.version import __version__

__all__ = [
    "Agreement",
    "Article",
    "Block",
    "Event",
    "Reading",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "Theme",
    "__version__",
    "parse",
    "read",
]


def parse(text: str) -> Reading:
    """Return the reading of a text. Never raises."""
    # Imported here, as in `read`: `summitreader --version` loads this package and must not wait for importers.
    from summitreader.importers.plain.text import read_text

    return _parse(read_text(text))


def read(path: str | Path) -> Reading:
    """Return the reading of a file.

    Raises:
        ImportFailed: If it cannot be read as an article.
    """
    from summitreader.session import read as session_read

    return session_read(path)
