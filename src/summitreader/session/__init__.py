"""The verbs both front ends share, once: open, read, quote, copy, export. Never prints, never draws.

One file per verb; what is named here is what front ends use.
"""

from summitreader.importers.opened import Entry, Listing
from summitreader.importers.opening import expect, open_source
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
    check_link,
    open_article,
    open_bytes,
    open_queued,
    open_soon,
    parse,
    queue,
    read,
    seed,
    sentences_in,
    sources,
    visible,
)
from summitreader.session.own_words import words_faults
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
    "Entry",
    "Exported",
    "Folders",
    "Form",
    "KeyChange",
    "Listing",
    "Queued",
    "Settings",
    "Tool",
    "Worker",
    "between",
    "check_link",
    "example_of",
    "expect",
    "explain",
    "export",
    "export_all",
    "find_clipboard",
    "first_line",
    "load_settings",
    "open_article",
    "open_bytes",
    "open_queued",
    "open_soon",
    "open_source",
    "parse",
    "paste_with",
    "queue",
    "quote",
    "quote_passage",
    "read",
    "seed",
    "sentences_in",
    "sources",
    "visible",
    "why",
    "words_faults",
]
