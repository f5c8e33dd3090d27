"""What the reader corrects in what the parser found."""

from pathlib import Path
from typing import NamedTuple

from summitreader.library.corrections import (
    apply_corrections,
    corrected_articles,
    corrections_of,
    delete_correction,
    lost_corrections,
    new_correction,
    put_correction,
    said,
)
from summitreader.library.search.index import index
from summitreader.library.storage.file import Library
from summitreader.model import YOURS, Correction, Reading
from summitreader.session.library.readings import parser_version, read_kept

__all__ = [
    "YOURS",
    "LostCorrection",
    "correct",
    "corrections_of",
    "delete_correction",
    "new_correction",
    "write_gold_files",
]


class LostCorrection(NamedTuple):
    """A correction whose words are not in the version of the text that is asked about, and what it says."""

    correction: Correction
    said: str


def correct(library: Library, reading: Reading, correction: Correction) -> Reading:
    """Save a correction of a kept article, and return the reading with it."""
    put_correction(library, correction)
    reading = apply_corrections(reading, [correction])
    index(library, {reading.article.id: reading}, parser_version())
    return reading


def told_as_lost(library: Library, article: str) -> tuple[LostCorrection, ...]:
    """Return the corrections of other versions of an article that cannot be placed in it, in the reader's words."""
    return tuple(LostCorrection(one, said(one)) for one in lost_corrections(library, article))


def write_gold_files(library: Library, folder: Path) -> int:
    """Write every corrected article and its gold into a folder, as KEY.txt and KEY.gold.json.

    Returns:
        How many articles there are.
    """
    from summitreader.exporters.gold import write_gold, write_gold_text

    keys = corrected_articles(library)
    folder.mkdir(parents=True, exist_ok=True)
    for key in keys:
        reading = read_kept(library, key)
        if reading:
            (folder / f"{key}.txt").write_text(write_gold_text(reading), encoding="utf-8")
            (folder / f"{key}.gold.json").write_text(write_gold(reading) + "\n", encoding="utf-8")
    return len(keys)
