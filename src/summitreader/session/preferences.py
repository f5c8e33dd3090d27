"""What the user chose, for front ends that may not ask `settings` themselves."""

from dataclasses import replace

from summitreader.session.own_words import words_faults
from summitreader.settings import EXAMPLE, Folders, KeyChange, Settings, find_folders, read_settings

__all__ = ["EXAMPLE", "Folders", "KeyChange", "Settings", "load_settings"]


def load_settings() -> Settings:
    """The settings of this user on this machine. Never raises: mistakes (in words.toml too) are its `faults`."""
    settings = read_settings(find_folders())
    return replace(settings, faults=settings.faults + words_faults())
