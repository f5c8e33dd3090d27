"""summitreader: who said what, on which theme, and what was signed.

`read(path)` and `parse(text)` give a `Reading`; its nouns are in `summitreader.model`. Never loads the UI.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.version import __version__

if TYPE_CHECKING:
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


def parse(text: str) -> "Reading":
    """Return the reading of a text. Never raises."""
    # Imported here, as in `read`: `summitreader --version` loads this package and must wait for nothing else.
    from summitreader.importers.plain.text import read_text
    from summitreader.parser import parse as parse_article

    return parse_article(read_text(text))


def read(path: str | Path) -> "Reading":
    """Return the reading of a file.

    Raises:
        ImportFailed: If it cannot be read as an article.
    """
    from summitreader.session import read as session_read

    return session_read(path)


def __getattr__(name: str) -> object:
    """Return a noun of the model, or the model itself, when it is asked for."""
    if name not in __all__ and name != "model":
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    model = import_module("summitreader.model")
    return model if name == "model" else getattr(model, name)
