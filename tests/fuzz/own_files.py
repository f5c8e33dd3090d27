"""The user's own files, which others may have written: exports of a library, config.toml, words.toml."""

import json
import random
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from summitreader import session
from summitreader.errors import LibraryFault
from summitreader.importers.clean import clean
from summitreader.importers.plain.text import read_text
from summitreader.model import Citation
from summitreader.parser import parse
from summitreader.session import library as shelf
from summitreader.session.user_words import read_words
from summitreader.settings import Folders, read_settings
from summitreader.tui.keymap.keymaps import remapped
from tests.fuzz.structure import reshaped, reshaped_value
from tests.kept_articles import fill
from tests.own_words import WORDS

TALKS = "Narnian President Ivo Brandt grumbled that beavers need firewood. He besought both sides to sign a handfast."
CONFIG = """
theme = "dark"
measure = 76
keep = false
copy = "plain"
[clipboard]
command = ["wl-copy", "-n"]
[keys]
next_statement = "], J"
previous_statement = "["
"""


@cache
def _exported() -> tuple[str, ...]:
    """The lines of an export with something of every kind."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        fill(file)
        library = shelf.find_library(str(file))
        reading = session.read(session.seed())
        said = reading.statements[0].says[0]
        shelf.put_mark(library, shelf.new_mark(reading.article, "note", said, "ask"))
        shelf.clip(library, shelf.new_clipping(reading.article, said, Citation("", "", speaker="Vik"), "lead"))
        shelf.correct(library, reading, shelf.new_correction(reading.article, "reject", "statement", said))
        return tuple(shelf.export_lines(library))


def make_export(chance: random.Random) -> tuple[str, bytes]:
    """Return an export of a library in which a line is broken, or a value in one."""
    lines = list(_exported())
    for at in chance.sample(range(len(lines)), chance.choice((1, 1, 2))):
        if chance.random() < 0.2:
            lines[at] = reshaped(lines[at].encode(), lines[0].encode(), chance).decode("utf-8", "replace")
        else:
            lines[at] = json.dumps(_with_inner(json.loads(lines[at]), chance))
    return "export.jsonl", "\n".join(lines).encode("utf-8", "replace")


def _with_inner(row: object, chance: random.Random) -> object:
    """A row with a value changed; as often, one in the JSON that a column of it holds."""
    for table in row.values() if isinstance(row, dict) and chance.random() < 0.5 else ():
        inner = [key for key in ("record", "anchor", "changes") if isinstance(table, dict) and table.get(key)]
        if inner:
            key = chance.choice(inner)
            table[key] = json.dumps(reshaped_value(json.loads(table[key]), chance))
            return row
    return reshaped_value(row, chance)


def imports(name: str, data: bytes) -> bool:
    """Return whether an export is taken; all that was taken can then be listed, searched, shown and exported."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        library = shelf.find_library(str(Path(folder) / "library.db"))
        try:
            shelf.import_file(library, Path(folder) / name)
        except LibraryFault as fault:
            _assert_clean(str(fault))
            return False
        for words in _surfaces(library):
            _assert_clean(words)
        again = shelf.find_library(str(Path(folder) / "again.db"))
        shelf.import_lines(again, shelf.export_lines(library))
        library.close()
        again.close()
    return True


def _surfaces(library: shelf.Library) -> Iterator[str]:
    """All that is shown of a library."""
    for row in shelf.shelf(library, shelf.View()):
        yield from (row.title, row.outlet or "", row.day or "")
        if kept := shelf.open_kept(library, row.key):
            yield from (kept.text, kept.title or "", kept.publisher or "", kept.author or "", *kept.notes)
            parse(kept)
    for hit in shelf.find(library, "president").hits:
        yield from (hit.title, hit.speaker or "")
    for clipping in shelf.clippings(library):
        yield from (clipping.citation.speaker, clipping.note)
    for mark in shelf.all_marks(library):
        yield mark.text
    yield shelf.write_clippings(library)
    yield from shelf.undo_steps(library)
    for check in shelf.examine(library):
        yield check.said


def _assert_clean(words: str) -> None:
    assert words == clean(words), f"a control is shown: {words[:80]!r}"


def make_config(chance: random.Random) -> tuple[str, bytes]:
    """Return a broken config.toml."""
    return "config.toml", reshaped(CONFIG.encode(), WORDS.encode(), chance)


def make_words(chance: random.Random) -> tuple[str, bytes]:
    """Return a broken words.toml."""
    return "words.toml", reshaped(WORDS.encode(), CONFIG.encode(), chance)


def settles(name: str, data: bytes) -> bool:
    """Return whether a file of settings or words has no mistake; what is said of mistakes is clean and short."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        if name == "words.toml":
            words, faults = read_words(Path(folder) / name)
            parse(read_text(TALKS), words)
        else:
            settings = read_settings(Folders(*[Path(folder)] * 4))
            faults = (*settings.faults, *remapped(settings.keys)[1])
    for fault in faults:
        _assert_clean(fault)
        assert len(fault) < 2000, "a sentence nobody reads"
    return not faults


def is_toml(data: bytes) -> bool:
    """Return whether bytes are TOML at all."""
    try:
        tomllib.loads(data.decode())
    except (ValueError, RecursionError):
        return False
    return True
