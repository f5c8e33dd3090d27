"""What the user chose, for front ends that may not ask `settings` themselves."""

import os
from dataclasses import replace

from summitreader.settings import EXAMPLE, WORDS, Folders, KeyChange, Settings, find_folders, read_settings

__all__ = ["EXAMPLE", "WORDS", "Folders", "KeyChange", "Settings", "load_settings"]


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
