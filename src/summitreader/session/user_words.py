"""The reader's own words: `words.toml` in the config folder, checked key by key."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from zlib import crc32

from summitreader.errors import SummitReaderError
from summitreader.parser.lexicon.user_words import NO_WORDS, UserWords, check_words
from summitreader.settings import MOST_FAULTS, WORDS, faults_told, find_folders, read_own_text, read_toml

_WORD = re.compile(r"[^\W_]+")
_BELOW = " / "
"""Between the name of a theme and those that it stands under."""


def user_words() -> UserWords:
    """Return the own words of this user on this machine. Never raises: what is wrong in the file is left out."""
    return read_words(find_folders().config / WORDS)[0]


def words_faults() -> tuple[str, ...]:
    """Return what is wrong in the user's `words.toml`, a sentence each with file, line and key."""
    return read_words(find_folders().config / WORDS)[1]


def words_check() -> int:
    """Return a checksum of the user's own words, 0 where there are none: what is found with others is found anew.

    Synonyms and formulas are left out: only a search and tracking know them, and nothing else is found in a text.
    """
    words = user_words()._replace(synonyms="", formulas="")
    return 0 if words == NO_WORDS else crc32("\0".join(words).encode("utf-8", "replace"))


def read_words(file: Path) -> tuple[UserWords, tuple[str, ...]]:
    """Return the words in a file, and a sentence for each mistake in it. Never raises; no file, no words."""
    try:
        text = read_own_text(file)
        return (NO_WORDS, ()) if text is None else _checked(file, text)
    except SummitReaderError as fault:
        return NO_WORDS, (f"{fault}; only our own words are used",)


@lru_cache(maxsize=4)
def _checked(file: Path, text: str) -> tuple[UserWords, tuple[str, ...]]:
    own = read_toml(file, text)
    words, faults = check_words(own.values)
    if words.people:
        # Imported here: the gazetteer is needed to check people only.
        from summitreader.parser.lexicon.gazetteer import unknown_sides

        faults += unknown_sides(words)
    return words, faults_told(
        tuple(f"{own.where(path)}: '{_shown(path)}' {problem}" for path, problem in faults[: MOST_FAULTS + 1])
    )


def add_themes(codes: Iterable[tuple[tuple[str, ...], str]], file: Path | None = None) -> int:
    """Add themes to the user's own words, each found by its name; what is a theme already stays as it is.

    Args:
        codes: Each the names of a theme behind those that it stands under, and what it is about.
        file: The file of words; the user's own where none is named.

    Returns:
        How many are new.

    Raises:
        SummitReaderError: The file cannot be read or written.
    """
    from summitreader.word_files import word_file

    place = file or find_folders().config / WORDS
    text = read_own_text(place) or ""
    own = read_toml(place, text).values.get("theme", []) if text else []
    if not isinstance(own, list):
        raise SummitReaderError(f"cannot add themes to '{place}': in it 'theme' is no list of tables")
    rows = [row for row in (*word_file("themes")["theme"], *own) if isinstance(row, dict)]
    ids = {str(row.get("id")) for row in rows}
    names = {str(row.get("name", row.get("id"))).rpartition(_BELOW)[2].casefold() for row in rows}
    tables = []
    for path, about in codes:
        words = " ".join(_WORD.findall(path[-1].casefold()))
        if about in ids or path[-1].casefold() in names or not any(letter.isalpha() for letter in words):
            continue
        id = _free("_".join(_WORD.findall(" ".join(path).casefold())), ids)
        ids.add(id)
        names.add(path[-1].casefold())
        lines = [f"id = {_toml(id)}", f"name = {_toml(_BELOW.join(path))}", f"strong = [{_toml(words)}]"]
        lines += [f"about = {_toml(about)}"] if any(letter.isalpha() for letter in about) else []
        tables.append("\n[[theme]]\n" + "\n".join(lines) + "\n")
    if tables:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("a", encoding="utf-8", newline="\n") as opened:
                opened.write("".join(["\n" * (not text.endswith("\n") and bool(text)), *tables]))
        except OSError as error:
            raise SummitReaderError(f"cannot write '{place}': {(error.strerror or str(error)).lower()}") from error
    return len(tables)


def _free(id: str, taken: set[str]) -> str:
    """Return an id, or the first of its numbered forms, that is not taken."""
    numbered = (f"{id}_{number}" for number in count(2))
    return next(one for one in chain((id,), numbered) if one not in taken)


def _toml(words: str) -> str:
    """Return words as a string of TOML."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _shown(path: str) -> str:
    """`theme.0.strong` as the file writes it: the number of a table is of no use to whoever reads the message."""
    return re.sub(r"^(theme|instrument|formula)\.\d+", r"\1", path)
