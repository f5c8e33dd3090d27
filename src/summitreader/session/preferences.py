"""What the user chose, for front ends that may not ask `settings` themselves."""

import os
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from summitreader.settings import EXAMPLE, KEYMAPS, WORDS, Folders, KeyChange, Settings, find_folders, read_settings

__all__ = [
    "EXAMPLE",
    "KEYMAPS",
    "WORDS",
    "Folders",
    "KeyChange",
    "KnownPath",
    "Settings",
    "known_paths",
    "load_settings",
    "remember_theme",
    "remembered_theme",
]

_THEMES = "themes.txt"
_MOST_BYTES = 1_000  # of that file


class KnownPath(NamedTuple):
    """A file or folder of the user's: where it is, whether it is there, and what it is."""

    path: str
    exists: bool
    about: str


def known_paths() -> dict[str, KnownPath]:
    """Return where everything of the user's is."""
    folders = find_folders()
    known = {
        "config": (folders.config / "config.toml", "the settings"),
        "words": (folders.config / WORDS, "your own words"),
        "library": (folders.data / "library.db", "the library"),
        "state": (folders.state, "what was opened last, and copies that found no clipboard"),
        "cache": (folders.cache, "web pages of before: may be deleted"),
        "crash": (folders.state / "crash.txt", "what a report of a crash needs"),
    }
    return {name: KnownPath(str(path), os.path.lexists(path), about) for name, (path, about) in known.items()}


def load_settings() -> Settings:
    """Return the settings of this user on this machine.

    Never raises: mistakes (in words.toml too) are its `faults`.
    """
    settings = read_settings(find_folders())
    try:
        os.stat(settings.folders.config / WORDS)
    except FileNotFoundError:
        return settings
    except OSError:
        pass  # told with the other faults
    # Imported here: 3 ms that nobody without own words needs.
    from summitreader.session.user_words import words_faults

    return replace(settings, faults=settings.faults + words_faults())


def remembered_theme(folders: Folders, colours: str) -> str | None:
    """Return the theme that was chosen last on a terminal with such `colours`.

    Never raises: what cannot be read was not chosen.
    """
    return _chosen(folders).get(colours)


def remember_theme(folders: Folders, colours: str, name: str) -> None:
    """Keep a theme that was chosen on a terminal with such `colours`. Never raises: it holds at least for now."""
    # Imported here: only when somebody chooses.
    from summitreader.clipboard import write_private

    chosen = _chosen(folders) | {colours: name}
    lines = "".join(f"{colours} {name}\n" for colours, name in chosen.items())
    with suppress(OSError):
        write_private(folders.state / _THEMES, lines.encode())


def _chosen(folders: Folders) -> dict[str, str]:
    try:
        with open(folders.state / _THEMES, encoding="utf-8", errors="replace") as file:
            lines = file.read(_MOST_BYTES).splitlines()
    except OSError:
        return {}
    return {words[0]: words[1] for line in lines if len(words := line.split()) == 2}
