"""Printing: an article whole for people, as plain lines of a given width."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.session.crash import faults_told
from summitreader.session.exporting import export
from summitreader.session.opening import visible

if TYPE_CHECKING:
    from summitreader.model import Reading

LINE = 80
"""Cells of a line where nobody says how many there are."""

_KEY = re.compile(r"[0-9a-f]{4,16}")


def print_article(reading: "Reading", id: str, width: int = LINE, linear: bool = False) -> str:
    """Return an article whole, with what was found in it, without the last line end.

    Args:
        id: What to call the article in a message.
        width: Cells of a line.
        linear: Whether speakers, headings and findings are announced in words, for a screen reader; else those who
            speak stand in the margin.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    with faults_told(f"cannot print '{visible(id)}'"):
        # Imported here, as every exporter: only when it is used.
        from summitreader.exporters.linear import write_linear
        from summitreader.exporters.margin import write_article

        return write_linear(reading, width) if linear else write_article(reading, width)


def print_findings(reading: "Reading", id: str) -> str:
    """Return what was found in an article, by speaker, and below that its text. Raises ImportFailed."""
    found = export(reading, "text", id)
    if not reading.statements:  # the text is in it
        return found
    from summitreader.exporters.margin import write_words

    return f"{found}\n\nTEXT\n\n{write_words(reading, LINE)}"


def is_key(name: str) -> bool:
    """Return whether a name on the command line can only be meant as the key of a kept article."""
    return bool(_KEY.fullmatch(name)) and not Path(name).exists()
