"""The reader's own words: `words.toml` in the config folder, checked key by key."""

import re
from functools import lru_cache
from pathlib import Path

from summitreader.parser.lexicon.user_words import NO_WORDS, UserWords, check_words
from summitreader.settings import WORDS, find_folders, lines_of_keys


def user_words() -> UserWords:
    """Return the own words of this user on this machine. Never raises: what is wrong in the file is left out."""
    return read_words(find_folders().config / WORDS)[0]


def words_faults() -> tuple[str, ...]:
    """Return what is wrong in the user's `words.toml`, a sentence each with file, line and key."""
    return read_words(find_folders().config / WORDS)[1]


def read_words(file: Path) -> tuple[UserWords, tuple[str, ...]]:
    """Return the words in a file, and a sentence for each mistake in it. Never raises; no file, no words."""
    try:
        return _checked(file, file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return NO_WORDS, ()
    except UnicodeDecodeError:
        return NO_WORDS, (f"cannot read '{file}': it is not UTF-8 text; only our own words are used",)
    except OSError as error:
        return NO_WORDS, (
            f"cannot read '{file}': {(error.strerror or str(error)).lower()}; only our own words are used",
        )


@lru_cache(maxsize=4)
def _checked(file: Path, text: str) -> tuple[UserWords, tuple[str, ...]]:
    # Imported here: most readers have no such file.
    import tomllib

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return NO_WORDS, (f"'{file}' is not valid TOML: {error}; only our own words are used",)
    words, faults = check_words(tables)
    if words.people:
        # Imported here: the gazetteer is needed to check people only.
        from summitreader.parser.lexicon.gazetteer import unknown_sides

        faults += unknown_sides(words)
    lines = lines_of_keys(text)
    return words, tuple(f"{_where(file, lines, path)}: '{_shown(path)}' {problem}" for path, problem in faults)


def _where(file: Path, lines: dict[str, int], path: str) -> str:
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return f"'{file}', line {lines[path]}" if path else f"'{file}'"


def _shown(path: str) -> str:
    """`theme.0.strong` as the file writes it: the number of a table is of no use to whoever reads the message."""
    return re.sub(r"^(theme|instrument)\.\d+", r"\1", path)
