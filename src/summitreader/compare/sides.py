"""Whose account a reading is: its house, its leaders."""

from summitreader.comparison import ComparedSide
from summitreader.model import Reading


def side_of(reading: Reading) -> ComparedSide:
    """Return the side that a reading tells for."""
    article = reading.article
    return ComparedSide(reading, article.file or "", article.shown_title, reading.outlet, article.published or "")
