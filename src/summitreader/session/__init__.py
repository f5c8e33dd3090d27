"""The verbs both front ends share, once: open, read, quote, copy, export. Never prints, never draws.

One file per verb; what is named here is what front ends use.
"""

from summitreader.session.exporting import FORMATS, Exported, export, export_all
from summitreader.session.opening import (
    STDIN,
    Queued,
    open_article,
    open_bytes,
    parse,
    read,
    seed,
    sentences_in,
    visible,
)
from summitreader.session.preferences import Folders, KeyChange, Settings, load_settings

__all__ = [
    "FORMATS",
    "STDIN",
    "Exported",
    "Folders",
    "KeyChange",
    "Queued",
    "Settings",
    "export",
    "export_all",
    "load_settings",
    "open_article",
    "open_bytes",
    "parse",
    "read",
    "seed",
    "sentences_in",
    "visible",
]
