"""What the reader corrects in what the parser found."""

from pathlib import Path
from typing import NamedTuple

from summitreader.errors import LibraryFault
from summitreader.library import corrections as stored
from summitreader.library.corrections import (
    all_corrections,
    corrected_articles,
    corrections_of,
    lay_corrections,
    new_correction,
    placed_corrections,
    put_correction,
    said,
    said_shortly,
    unfit_corrections,
)
from summitreader.library.keep import article
from summitreader.library.storage.file import Library
from summitreader.model import YOURS, Correction, Reading
from summitreader.session.library.readings import found_in, index_anew, known_findings, read_kept
from summitreader.session.library.shelving import titles_of

__all__ = [
    "YOURS",
    "ListedCorrection",
    "correct",
    "corrected_articles",
    "corrections_of",
    "delete_correction",
    "listed_corrections",
    "new_correction",
    "write_gold_files",
]


class ListedCorrection(NamedTuple):
    """A correction, and what it says; whether what it is about is not in the article; the title of another article."""

    correction: Correction
    said: str
    is_lost: bool = False
    title: str = ""


def correct(library: Library, reading: Reading, correction: Correction) -> Reading:
    """Save a correction of a kept article, and return the reading with it.

    Raises:
        LibraryFault: What it is about is not in the reading, or it could not be saved.
    """
    corrected, unfit = lay_corrections(reading, [correction])
    if unfit:
        raise LibraryFault(f"nothing was corrected: the article has no place for it ({said(correction)})")
    put_correction(library, correction)
    # As much of it as is on the screen may not be all.
    index_anew(library, [correction.article])
    return corrected


def delete_correction(library: Library, correction: Correction) -> bool:
    """Take a correction back; False if it was gone already. What was found stands as if it had never been made."""
    is_deleted = stored.delete_correction(library, correction)
    index_anew(library, [correction.article])
    return is_deleted


def listed_corrections(library: Library, key: str | None) -> tuple[ListedCorrection, ...]:
    """Return the corrections that hold for an article in the order in which they were made, then those that are lost.

    For None all of the library, the newest first.
    """
    if key is None:
        every = all_corrections(library)
        titles = titles_of(library, (one.article for one in every))
        return tuple(ListedCorrection(one, said_shortly(one), title=titles[one.article]) for one in every)
    fit, lost = _fit_and_lost(library, key, is_whole=True)
    return (
        *(ListedCorrection(one, said_shortly(one)) for one in fit),
        *(ListedCorrection(one, said_shortly(one), is_lost=True) for one in lost),
    )


def told_as_lost(library: Library, key: str) -> tuple[str, ...]:
    """Return in the reader's words the corrections that have no place in an article, as far as its findings are known.

    They are not where it has to be parsed.
    """
    return tuple(map(said, _fit_and_lost(library, key, is_whole=False)[1]))


def _fit_and_lost(library: Library, key: str, is_whole: bool) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Return the corrections that hold for an article, and those that have no place in it.

    Where it has to be parsed to know, it is if `is_whole`.
    """
    here, lost = placed_corrections(library, key)
    text = article(library, key) if here else None
    if text is None:
        return here, lost
    found = found_in(library, key, text) if is_whole else known_findings(library, key, text)
    unfit = unfit_corrections(found, here) if found else ()
    return tuple(one for one in here if one not in unfit), (*lost, *unfit)


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
