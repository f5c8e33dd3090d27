"""What the user chose, for front ends that may not ask `settings` themselves."""

from summitreader.settings import EXAMPLE, Folders, KeyChange, Settings, find_folders, read_settings

__all__ = ["EXAMPLE", "Folders", "KeyChange", "Settings", "load_settings"]


def load_settings() -> Settings:
    """The settings of this user on this machine. Never raises: mistakes are in `Settings.faults`."""
    return read_settings(find_folders())
