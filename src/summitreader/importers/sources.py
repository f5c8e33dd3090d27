"""What can be opened here: formats, what reads them, and whether it is installed."""

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A kind of source: `reader` is what reads it, `installed` whether that is there."""

    name: str
    suffixes: str
    reader: str
    installed: bool
    note: str = ""


_OWN = "summitreader"


def sources() -> tuple[SourceFormat, ...]:
    """Return every kind of source, in the order in which people meet them."""
    table = (
        ("plain text", ".txt, standard input", _OWN, "encodings: BOM, UTF-8, else a guess that is said"),
        ("Markdown", ".md", "markdown_it", "front matter fills the fields"),
        (
            "web page",
            ".html, http://…, https://…",
            "trafilatura",
            "title, outlet, author, date from the page's own data",
        ),
        ("saved web page", ".mhtml", "trafilatura", ""),
        ("PDF", ".pdf", "pypdf", "columns, running heads, hyphens; no OCR"),
        (
            "PDF, second try",
            ".pdf",
            "pypdfium2",
            "for pages that pypdf finds no text on: pip install summitreader[pdfium]",
        ),
        ("Word document", ".docx", _OWN, "lists, tables, text boxes, footnotes"),
        ("OpenDocument text", ".odt, .fodt", _OWN, ""),
        ("e-book", ".epub", "lxml", "opens as a list of chapters"),
        ("RTF document", ".rtf", _OWN, "encodings of its fonts, footnotes, text boxes"),
        ("mail", ".eml", _OWN, "attachments are named, not opened"),
        ("feed", ".rss, .atom, .xml, .json", "feedparser", "RSS, Atom, JSON Feed; opens as a list"),
        ("archive", ".zip", _OWN, "opens as a list; nothing is unpacked to disk"),
        ("coded project", ".qdpx", _OWN, "REFI-QDA; opens as a list of its texts; codes: summitreader library import"),
        ("JSON lines, CSV", ".jsonl, .csv, .tsv", _OWN, "summitreader corpus; lines of GDELT's quotation graph too"),
        ("web archive", ".warc, .warc.gz", "warcio", "summitreader corpus; pip install summitreader[warc]"),
        ("folder or pattern", "talks/, 'talks/*.html'", _OWN, "opens as a list"),
    )
    return tuple(
        SourceFormat(name, suffixes, reader, reader == _OWN or find_spec(reader) is not None, note)
        for name, suffixes, reader, note in table
    )
