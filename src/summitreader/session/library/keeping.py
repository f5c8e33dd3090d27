"""Keeping articles: into the library, into the bin and out of it, the place reached, the versions of a page."""

from collections.abc import Sequence

from summitreader.library.corrections import apply_corrections, corrections_of
from summitreader.library.findings import store_findings
from summitreader.library.keep import (
    KeepOutcome,
    add,
    bin_articles,
    empty_bin,
    keys_like,
    place_of,
    restore,
    save_place,
    versions,
)
from summitreader.library.search.index import index
from summitreader.library.shelf import View, count
from summitreader.library.storage.file import Library
from summitreader.model import Article, Change, Reading
from summitreader.session.library.packing import pack
from summitreader.session.library.readings import findings_version, parser_version

__all__ = [
    "KeepOutcome",
    "bin_articles",
    "count_binned",
    "difference",
    "empty_bin",
    "keep",
    "keep_readings",
    "keys_like",
    "place_of",
    "restore",
    "save_place",
    "versions",
]


def keep(library: Library, reading: Reading) -> KeepOutcome:
    """Keep an article as it was read; harmless where it is kept already."""
    return keep_readings(library, [reading])[0]


def keep_readings(library: Library, readings: Sequence[Reading]) -> list[KeepOutcome]:
    """Keep articles, and what was found in them, in one transaction."""
    if not readings:
        return []
    newer: dict[str, Reading] = {}
    with library.writing():
        added = add(library, readings, parser_version())
        for reading, one in zip(readings, added, strict=True):
            # What the reader corrected in an earlier version of the page holds for the new one too.
            if one.how == "version" and (made := corrections_of(library, one.key)):
                newer[one.key] = apply_corrections(reading, made)
            elif one.how in ("new", "version") and not reading.corrected:
                store_findings(library, one.key, findings_version(), pack(reading))
        index(library, newer, parser_version())
    return added


def count_binned(library: Library) -> int:
    """Return how many articles are in the bin."""
    return count(library, View(binned=True))


def difference(old: Article, new: Article) -> tuple[Change, ...]:
    """Return what changed between two versions of a page, word by word."""
    # Imported here: few readers ever ask.
    from summitreader.library.difference import word_difference

    return word_difference(old.text, new.text)
