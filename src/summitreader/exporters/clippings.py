"""The reader's clippings as Markdown: each quote with whose words they are and where they stand."""

from collections.abc import Sequence

from summitreader.exporters.quote import escaped, how_said
from summitreader.model import Clipping


def write_clippings(clippings: Sequence[Clipping]) -> str:
    """Return the quotes in their order, a rule between two, without the last line end."""
    return "\n\n---\n\n".join(map(_clipping, clippings))


def _clipping(clipping: Clipping) -> str:
    quote = "\n".join(f"> {line}".rstrip() for line in escaped(clipping.anchor.quote).split("\n"))
    known = (clipping.title, clipping.outlet, clipping.day)
    source = ", ".join(escaped(" ".join(part.split())) for part in known if part)
    address = f"<{clipping.url}>" if _safe(clipping.url) else ""
    how = escaped(how_said(clipping.kind, clipping.cue))
    said = "; ".join(part for part in (escaped(clipping.speaker), source, address, how) if part)
    lines = [quote, f">\n> — {said}"] if said else [quote]
    return "\n".join([*lines, "", escaped(clipping.note)] if clipping.note else lines)


def _safe(url: str) -> bool:
    """Return whether an address can stand between angle brackets: one of the web, and nothing in it that ends them."""
    return url.startswith(("http://", "https://")) and not any(char in "<>" or char.isspace() for char in url)
