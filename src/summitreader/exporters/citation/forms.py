"""The forms in which a citation is written: as words to be pasted, as a note, or as an entry of a bibliography."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, cast, get_args

from summitreader.model import Citation

CitationForm = Literal["sentence", "content", "attributed", "markdown", "footnote", "apa", "bibtex", "ris", "csl-json"]

CITATION_FORMS: tuple[CitationForm, ...] = get_args(CitationForm)

FORM_NAMES: dict[CitationForm, str] = {
    "sentence": "whole sentence",
    "content": "what was said",
    "attributed": "with attribution and source",
    "markdown": "Markdown quote",
    "footnote": "footnote (Chicago)",
    "apa": "APA",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
}
"""What the forms are called on the screen."""

# The writer of each, loaded when it is used: copying a sentence does not wait for what writes bibliographies.
_WRITERS: dict[CitationForm, tuple[str, str]] = {
    "sentence": ("quotes", "write_sentences"),
    "content": ("quotes", "write_content"),
    "attributed": ("quotes", "write_attributed"),
    "markdown": ("quotes", "write_markdown"),
    "footnote": ("styles", "write_footnotes"),
    "apa": ("styles", "write_apa"),
    "bibtex": ("bibtex", "write_bibtex"),
    "ris": ("ris", "write_ris"),
    "csl-json": ("csl_json", "write_csl_json"),
}


def write_citations(citations: Sequence[Citation], form: CitationForm) -> str:
    """Return citations in a form, in the order given and without the last line end.

    A source that several of them have is named once.
    """
    module, name = _WRITERS[form]
    write = getattr(import_module(f"summitreader.exporters.citation.{module}"), name)
    return cast(Callable[[Sequence[Citation]], str], write)(citations)
