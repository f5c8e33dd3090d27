"""The verbs both front ends share, once: open, read, quote, copy, export. Never prints, never draws.

One file per verb; what is named here is what front ends use. Each file is loaded when its first name is asked for:
all of them took 34 ms before the first paint, a fifth of an empty Textual app's.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitreader.exporters.wording import agreement_subjects, agreement_words, event_day
    from summitreader.importers.addresses import Address, check_link
    from summitreader.importers.opened import Entry, Listing
    from summitreader.importers.opening import expect, is_address, open_bytes
    from summitreader.importers.sources import sources
    from summitreader.parser.text.sentences import sentences_in
    from summitreader.session.browsing import link_near, open_link
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
        span_to_copy,
    )
    from summitreader.session.explaining import example_of, explain, why
    from summitreader.session.exporting import FORMATS, Exported, between, export, export_all, first_line
    from summitreader.session.history import completions, recent, remember
    from summitreader.session.opening import (
        STDIN,
        QueueItem,
        beginning,
        open_article,
        open_queued,
        open_soon,
        parse,
        queue,
        read,
        seed,
        visible,
    )
    from summitreader.session.preferences import EXAMPLE, WORDS, Folders, KeyChange, Settings, load_settings
    from summitreader.session.processes.parser_process import ParserProcess
    from summitreader.session.processes.parser_start import start_parser
    from summitreader.session.processes.pipe_process import PipeProcess
    from summitreader.session.summary import Summary, disjoint, summarize
    from summitreader.session.user_words import words_faults

__all__ = [
    "EXAMPLE",
    "FORMATS",
    "FORMS",
    "LONGEST_SEQUENCE",
    "STDIN",
    "WORDS",
    "Address",
    "Clipboard",
    "Copied",
    "Entry",
    "Exported",
    "Folders",
    "Form",
    "KeyChange",
    "Listing",
    "ParserProcess",
    "PipeProcess",
    "QueueItem",
    "Settings",
    "Summary",
    "Tool",
    "agreement_subjects",
    "agreement_words",
    "beginning",
    "between",
    "check_link",
    "completions",
    "disjoint",
    "event_day",
    "example_of",
    "expect",
    "explain",
    "export",
    "export_all",
    "find_clipboard",
    "first_line",
    "is_address",
    "link_near",
    "load_settings",
    "open_article",
    "open_bytes",
    "open_link",
    "open_queued",
    "open_soon",
    "parse",
    "paste_with",
    "queue",
    "quote",
    "quote_passage",
    "read",
    "recent",
    "remember",
    "seed",
    "sentences_in",
    "sources",
    "span_to_copy",
    "start_parser",
    "summarize",
    "visible",
    "why",
    "words_faults",
]

_HOMES = {
    "exporters.wording": "agreement_subjects agreement_words event_day",
    "importers.addresses": "Address check_link",
    "importers.opened": "Entry Listing",
    "importers.opening": "expect is_address open_bytes",
    "importers.sources": "sources",
    "parser.text.sentences": "sentences_in",
    "session.processes.pipe_process": "PipeProcess",
    "session.processes.parser_start": "start_parser",
    "session.browsing": "link_near open_link",
    "session.copying": "FORMS LONGEST_SEQUENCE Clipboard Copied Form Tool find_clipboard paste_with"
    " quote quote_passage span_to_copy",
    "session.explaining": "example_of explain why",
    "session.exporting": "FORMATS Exported between export export_all first_line",
    "session.summary": "Summary disjoint summarize",
    "session.opening": "STDIN QueueItem beginning open_article open_queued open_soon parse queue read seed visible",
    "session.user_words": "words_faults",
    "session.preferences": "EXAMPLE WORDS Folders KeyChange Settings load_settings",
    "session.history": "completions recent remember",
    "session.processes.parser_process": "ParserProcess",
}

_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # or every misspelt name would pass as one of ours

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        found = globals()[name] = getattr(import_module(f"summitreader.{_HOME[name]}"), name)
        return found
