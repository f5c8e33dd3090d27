"""The library's verbs for both front ends. What is named here is what they use; `session` itself never loads it.

Everything that changes the library is on disk when the call returns, and raises LibraryFault where it is not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from summitreader.importers.clean import clean
from summitreader.library import corrections as _corrections
from summitreader.library import keep as _keep
from summitreader.library import undo as _undo
from summitreader.library.clippings import (
    clip,
    clippings,
    drop_clipping,
    empty_basket,
    move_clipping,
    new_clipping,
    note_clipping,
)
from summitreader.library.corrections import corrections_of, new_correction
from summitreader.library.keep import (
    KeepOutcome,
    bin_articles,
    empty_bin,
    keys_like,
    place_of,
    restore,
    save_place,
    versions,
)
from summitreader.library.marks import all_marks, delete_mark, marks_of, new_mark, put_mark
from summitreader.library.search.find import find as _search
from summitreader.library.search.index import changed_since, count_outdated, index, outdated
from summitreader.library.shelf import Group, Sort, View, count, groups, kept, shelf
from summitreader.library.storage.file import Library
from summitreader.library.undo import undo_steps
from summitreader.model import (
    YOURS,
    Article,
    Change,
    Clipping,
    Correction,
    Reading,
    SearchHit,
    SearchResult,
    Span,
    Statement,
)
from summitreader.session.copying import Form, quote, quote_passage, span_to_copy, strength_of
from summitreader.session.opening import parse
from summitreader.session.preferences import load_settings
from summitreader.version import __version__

__all__ = [
    "YOURS",
    "Group",
    "KeepOutcome",
    "Library",
    "Sort",
    "View",
    "all_marks",
    "back_up",
    "bin_articles",
    "bring_up",
    "clip",
    "clip_hit",
    "clip_words",
    "clippings",
    "correct",
    "corrected",
    "corrections_of",
    "count",
    "delete_mark",
    "difference",
    "drop_clipping",
    "empty_basket",
    "empty_bin",
    "find",
    "find_library",
    "groups",
    "keep",
    "keep_readings",
    "kept",
    "keys_like",
    "marks_of",
    "move_clipping",
    "new_clipping",
    "new_correction",
    "new_mark",
    "note_clipping",
    "open_kept",
    "place_of",
    "put_mark",
    "quote_hit",
    "read_kept",
    "redo",
    "restore",
    "save_place",
    "shelf",
    "undo",
    "undo_steps",
    "versions",
    "write_basket",
    "write_gold_files",
]

_BEGUN = re.compile(r"(?:^|[\s:-])\w{4,}$")


def find_library(file: str | None = None) -> Library:
    """The library in a file, or the user's own in the data folder. Touches no library: that happens at first use."""
    return Library(Path(file) if file else load_settings().folders.data / "library.db")


def keep(library: Library, reading: Reading) -> KeepOutcome:
    """Keeps an article as it was read; harmless where it is kept already."""
    return keep_readings(library, [reading])[0]


def keep_readings(library: Library, readings: Sequence[Reading]) -> list[KeepOutcome]:
    """Keeps articles in one transaction."""
    added = _keep.add(library, readings, parser_version())
    # What the reader corrected in an earlier version of the page holds for the new one too.
    newer = [r for r, a in zip(readings, added, strict=True) if a.how == "version" and corrections_of(library, a.key)]
    if newer:
        index(library, [corrected(library, reading) for reading in newer], parser_version())
    return added


def open_kept(library: Library, key: str) -> Article | None:
    """A kept article's text, at once; None if there is none of that key."""
    return _keep.article(library, key)


def read_kept(library: Library, key: str) -> Reading | None:
    """A kept article, what the parser finds in it, and the reader's corrections over that."""
    article = _keep.article(library, key)
    return corrected(library, parse(article)) if article else None


def corrected(library: Library, reading: Reading) -> Reading:
    """A reading with the corrections that the library has for its article."""
    return _corrections.apply_corrections(reading, corrections_of(library, reading.article.id))


def correct(library: Library, reading: Reading, correction: Correction) -> Reading:
    """Saves a correction of a kept article, and gives the reading with it."""
    _corrections.put_correction(library, correction)
    reading = _corrections.apply_corrections(reading, [correction])
    index(library, [reading], parser_version())
    return reading


def undo(library: Library) -> str | None:
    """Takes the last change back and names it; None where there is none. Read the article again afterwards."""
    name = _undo.undo(library)
    _index_corrected(library)
    return name


def redo(library: Library) -> str | None:
    """Does again what was undone last, and names it."""
    name = _undo.redo(library)
    _index_corrected(library)
    return name


def find(library: Library, words: str, limit: int = 50, typing: bool = False) -> SearchResult:
    """Statements and passages that answer a query; any text is a query, and is cleaned as articles are.

    With `typing` the last word may be the beginning of one, from its fourth letter on.
    """
    words = clean(words)
    if typing and _BEGUN.search(words):
        words += "*"
    return _search(library, words, _sides(), limit)


def quote_hit(library: Library, hit: SearchHit, form: Form = "plain") -> str:
    """What a search found in a form to be copied, with its attribution; "" where the article has gone."""
    found = _found_again(library, hit)
    if found is None:
        return ""
    reading, said = found
    return quote(reading, said, form) if said else quote_passage(reading, hit.span, form)


def clip_hit(library: Library, hit: SearchHit) -> Clipping | None:
    """Puts what a search found into the basket: a statement's content, a passage whole; None where it has gone."""
    found = _found_again(library, hit)
    if found is None:
        return None
    reading, said = found
    return clip_words(library, reading, span_to_copy(said[0]) if said else hit.span, said)


def _found_again(library: Library, hit: SearchHit) -> tuple[Reading, list[Statement]] | None:
    """The article of a hit, and the statement that the hit is, if it is one; None where the article has gone."""
    reading = read_kept(library, hit.article)
    if reading is None:
        return None
    return reading, [one for one in reading.statements if Span(one.start, one.end) == hit.span][:1]


def clip_words(library: Library, reading: Reading, span: Span, said: Sequence[Statement]) -> Clipping:
    """Puts words of a kept article into the basket; `said` are the statements that they are of.

    Where these are not of one speaker, the quote is nobody's.
    """
    clipping = new_clipping(reading.article, span)
    if len({statement.speaker for statement in said}) == 1:
        kinds = {statement.kind for statement in said}
        cue = strength_of(reading, said[0]) if len(said) == 1 else ""
        clipping = replace(
            clipping, speaker=said[0].speaker, kind=said[0].kind if len(kinds) == 1 else "mixed", cue=cue
        )
    return clip(library, clipping)


def difference(old: Article, new: Article) -> tuple[Change, ...]:
    """What changed between two versions of a page, word by word."""
    from summitreader.library.difference import word_difference

    return word_difference(old.text, new.text)


def bring_up(library: Library, cancelled: Callable[[], bool] = lambda: False) -> Iterator[tuple[int, int]]:
    """Reads again what another version of the parser read, batch by batch: yields how many are done, and of how many.

    Nothing that the reader made is touched, and it can be stopped and taken up at any time. For a worker.
    """
    version = parser_version()
    if not library.exists():
        return
    done, total = 0, count_outdated(library, version)
    last: tuple[str, ...] = ()
    # An article whose key is not that of its text, as a made-up export has it, stays outdated: no batch comes twice.
    while not cancelled() and (keys := tuple(outdated(library, version))) and keys != last:
        last = keys
        readings = [reading for key in keys if (reading := read_kept(library, key))]
        index(library, readings, version)
        done += len(readings)
        yield done, max(total, done)
        if not readings:
            return


def back_up(library: Library, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Makes today's copy of the library, unless there is one; where it is. For a worker."""
    from summitreader.library.storage.backup import daily_backup

    return daily_backup(library.path, cancelled=cancelled) if library.exists() else None


def write_basket(library: Library) -> str:
    """The clippings as one Markdown text with sources."""
    from summitreader.exporters.clippings import write_clippings

    return write_clippings(clippings(library))


def write_gold_files(library: Library, folder: Path) -> int:
    """Writes every corrected article and its gold into a folder, as KEY.txt and KEY.gold.json; how many articles."""
    from summitreader.exporters.gold import write_gold, write_gold_text

    keys = _corrections.corrected_articles(library)
    folder.mkdir(parents=True, exist_ok=True)
    for key in keys:
        reading = read_kept(library, key)
        if reading:
            (folder / f"{key}.txt").write_text(write_gold_text(reading), encoding="utf-8")
            (folder / f"{key}.gold.json").write_text(write_gold(reading) + "\n", encoding="utf-8")
    return len(keys)


@cache
def parser_version() -> str:
    """What tells one parser from another: the program's version and a checksum of its rules and words."""
    from zlib import crc32

    package, check = Path(__file__).parents[1], 0
    for file in sorted((*package.glob("parse/*.py"), *package.glob("data/*.toml"))):
        check = crc32(file.read_bytes(), check)
    return f"{__version__}-{check:08x}"


def _index_corrected(library: Library) -> None:
    """Brings the search up with corrections that were just undone or done again."""
    while keys := changed_since(library):
        index(library, [reading for key in keys if (reading := read_kept(library, key))], parser_version())


@cache
def _sides() -> dict[str, tuple[str, ...]]:
    """The names of a side by any of its names, codes and acronyms in lower case: `side:rok` finds South Korea."""
    # Imported here: opening the library does not need it.
    import tomllib

    file = Path(__file__).parents[1] / "data" / "countries.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    sides: dict[str, tuple[str, ...]] = {}
    for code, row in rows.items():
        names = (row["name"], *([row["formal"]] if "formal" in row else ()), *row.get("forms", ()))
        for name in (code, *names, *row.get("people", ())):
            sides.setdefault(name.casefold(), names)
    return sides
