"""The reader's own words: `words.toml` in the config folder, checked key by key."""

import re
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from summitreader.errors import SummitReaderError
from summitreader.parser.lexicon.user_words import NO_WORDS, UserWords, check_words
from summitreader.settings import MOST_FAULTS, WORDS, faults_told, find_folders, read_own_text, read_toml


def user_words() -> UserWords:
    """Return the own words of this user on this machine. Never raises: what is wrong in the file is left out."""
    return read_words(find_folders().config / WORDS)[0]


def words_faults() -> tuple[str, ...]:
    """Return what is wrong in the user's `words.toml`, a sentence each with file, line and key."""
    return read_words(find_folders().config / WORDS)[1]


def words_check() -> int:
    """Return a checksum of the user's own words, 0 where there are none: what is found with others is found anew.

    Synonyms are left out: only a search knows them, and it finds nothing else in a text.
    """
    words = user_words()._replace(synonyms="")
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


def _shown(path: str) -> str:
    """`theme.0.strong` as the file writes it: the number of a table is of no use to whoever reads the message."""
    return re.sub(r"^(theme|instrument)\.\d+", r"\1", path)
