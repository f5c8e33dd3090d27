"""The reader's clippings as one text: quotes with their sources and notes, a memo with footnotes, a bibliography."""

from collections.abc import Sequence
from typing import Literal

from summitreader.exporters.citation.forms import CITATION_FORMS, FORM_NAMES, CitationForm, write_citations
from summitreader.exporters.citation.quotes import block_quote, escaped, linked, write_attributed, write_markdown
from summitreader.model import Clipping

ClippingForm = Literal["memo"] | CitationForm

CLIPPING_FORMS: tuple[ClippingForm, ...] = (
    *("markdown", "memo"),
    *(form for form in CITATION_FORMS if form != "markdown"),
)
CLIPPING_FORM_NAMES: dict[ClippingForm, str] = {
    "markdown": "Markdown quotes",
    "memo": "Markdown memo with footnotes",
    **{form: name for form, name in FORM_NAMES.items() if form != "markdown"},
}
SUFFIXES: dict[ClippingForm, str] = {
    **dict.fromkeys(CITATION_FORMS, ".txt"),
    "markdown": ".md",
    "memo": ".md",
    "bibtex": ".bib",
    "ris": ".ris",
    "csl-json": ".json",
}
"""How the name of a file in a form ends."""


def write_clippings(clippings: Sequence[Clipping], form: ClippingForm = "markdown") -> str:
    """Return the quotes in their order in a form, without the last line end.

    The reader's notes stand below the quotes where a form has room for them.
    """
    if form == "memo":
        return _memo(clippings)
    if form == "markdown":
        return "\n\n---\n\n".join(map(_markdown, clippings))
    if form == "attributed":
        return "\n\n".join(map(_attributed, clippings))
    return write_citations([clipping.citation for clipping in clippings], form)


def _markdown(clipping: Clipping) -> str:
    quote = write_markdown([clipping.citation])
    return f"{quote}\n\n{escaped(clipping.note)}" if clipping.note else quote


def _attributed(clipping: Clipping) -> str:
    quote = write_attributed([clipping.citation])
    return f"{quote}\n[{clipping.note}]" if clipping.note else quote


def _memo(clippings: Sequence[Clipping]) -> str:
    """Return quotes with numbers, notes below each, and the footnotes that the numbers stand for at the end."""
    # Imported here: only a memo has footnotes.
    from summitreader.exporters.citation.styles import footnotes

    notes = footnotes([clipping.citation for clipping in clippings])
    parts, foot = [], []
    for number, (clipping, note) in enumerate(zip(clippings, notes, strict=True), 1):
        quote = block_quote(clipping.citation.words)
        parts.append(f"{quote}[^{number}]" + (f"\n\n{escaped(clipping.note)}" if clipping.note else ""))
        foot.append(f"[^{number}]: {linked(note, clipping.citation.url)}")
    return "\n\n".join([*parts, "\n".join(foot)]) if parts else ""
