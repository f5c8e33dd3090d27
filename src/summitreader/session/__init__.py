"""The verbs both front ends share, once: open, read, quote, copy, export. Never prints, never draws.

One file per verb; what is named here is what front ends use.
"""

from summitreader.session.copying import (
    FORMS,
    LONGEST_SEQUENCE,
    Clipboard,
    Copied,
    Form,
    Tool,
    find_clipboard,
    paste_with,
    quote,
    quote_passage,
)
from summitreader.session.explaining import example_of, explain, why
from summitreader.session.exporting import FORMATS, Exported, between, export, export_all, first_line
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
from summitreader.session.preferences import EXAMPLE, Folders, KeyChange, Settings, load_settings
from summitreader.session.worker import Worker

__all__ = [
    "EXAMPLE",
    "FORMATS",
    "FORMS",
    "LONGEST_SEQUENCE",
    "STDIN",
    "Clipboard",
    "Copied",
    "Exported",
    "Folders",
    "Form",
    "KeyChange",
    "Queued",
    "Settings",
    "Tool",
    "Worker",
    "between",
    "example_of",
    "explain",
    "export",
    "export_all",
    "find_clipboard",
    "first_line",
    "load_settings",
    "open_article",
    "open_bytes",
    "parse",
    "paste_with",
    "quote",
    "quote_passage",
    "read",
    "seed",
    "sentences_in",
    "visible",
    "why",
]
