"""What the reader says of passages of compared accounts, kept in the library like any correction."""

from collections.abc import Sequence

from summitreader.comparison import KeptRuling, Ruling
from summitreader.errors import LibraryFault
from summitreader.library.rulings import (
    PlacedRuling,
    delete_ruling,
    new_ruling,
    placed_rulings,
    put_ruling,
    ruling_said,
)
from summitreader.library.rulings import rulings_of as _rulings_of
from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session.library.annotating import keep_first

__all__ = ["PlacedRuling", "delete_ruling", "listed_rulings", "rule", "ruling_said", "rulings_of"]


def rule(library: Library, readings: Sequence[Reading], ruling: Ruling) -> KeptRuling:
    """Save what the reader says of passages of compared accounts, and keep the accounts first.

    Args:
        library: Where all is kept.
        readings: All that are compared, in the order of the sides.
        ruling: What is said. Compare again with `rulings_of` to see what follows.

    Raises:
        LibraryFault: It could not be saved, or is about one text alone.
    """
    one, other = (readings[side] for side in ruling.sides)
    if one.article.id == other.article.id:
        raise LibraryFault("nothing was saved: both sides are the same text")
    kept = new_ruling([reading.article for reading in readings], ruling)
    for reading in (one, other):
        # Of versions only the articles are known: what is kept of them is read first.
        keep_first(library, reading.article, reading if reading.sentences else None)
    put_ruling(library, kept)
    return kept


def rulings_of(library: Library, readings: Sequence[Reading]) -> tuple[Ruling, ...]:
    """Return what the reader has said of passages of accounts, or of other versions of their pages."""
    return _rulings_of(library, [reading.article for reading in readings])


def listed_rulings(library: Library, readings: Sequence[Reading]) -> tuple[PlacedRuling, ...]:
    """Return what `rulings_of` does with what is kept of each, those whose words are no longer there too."""
    return placed_rulings(library, [reading.article for reading in readings])
