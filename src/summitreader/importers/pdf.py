"""PDF: words with their places from pypdf (or pypdfium2, where it is installed), structure from their layout."""

import io
import re
import time
from typing import Any

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.layout import PageLine, TextRun, find_blocks, page_lines
from summitreader.importers.pieces import Metadata, assemble
from summitreader.importers.plain.dates import find_date
from summitreader.model import Article

SECONDS = 14  # processor time for all pages: the worker's own limit would lose those that were read
MOST_PAGES = 3_000
MOST_CHARACTERS = 10_000_000
_NO_TITLE = re.compile(
    r"untitled|microsoft word|document\d*$|\S+\.(?:docx?|indd|pdf|tex|dvi|qxd|pmd)$|[\W\d_]*$", re.IGNORECASE
)


def read_pdf(data: bytes, name: str) -> Article:
    """Return the article in a PDF; pages without text are named in the notes.

    Raises:
        ImportFailed: it is damaged or encrypted, or no page has words.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    except pypdf.errors.PdfReadError as error:
        if pages := _with_pdfium(data):
            return assemble(find_blocks(pages), Metadata(), ("the PDF is damaged: something may be missing",))
        raise ImportFailed(f"cannot read '{name}': the PDF is damaged ({clean_line(str(error))[:80]})") from error
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportFailed(f"cannot read '{name}': it is encrypted (save it without password first)")
    pages = []
    notes, empty, size = [], [], 0
    started = time.process_time()
    for number, page in enumerate(reader.pages, 1):
        if time.process_time() - started > SECONDS or number > MOST_PAGES or size > MOST_CHARACTERS:
            notes.append(f"pages from {number} on are left out: the document is too large")
            break
        lines = _lines(page)
        if lines:
            pages.append(lines)
            size += sum(len(line.text) for line in lines)
        else:
            empty.append(number)
    if not pages and (pages := _with_pdfium(data)):
        empty = []
    if not pages:
        raise ImportFailed(f"cannot read '{name}': {_which(empty)} no text layer (run OCR first)")
    if empty:
        notes.append(f"{_which(empty)} no text layer")
    # Pages that are all alike look like running heads from top to bottom: one of them is the text.
    pieces = list(find_blocks(pages)) or find_blocks(pages[:1])
    return assemble(pieces, _facts(reader, pages), tuple(notes))


def _lines(page: Any) -> list[PageLine]:
    runs: list[TextRun] = []

    def note(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        if text and text != "\n":
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
            bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            runs.append(TextRun(x, y, abs(size * scale), text.replace("\n", " "), bold))

    page.extract_text(visitor_text=note)
    return page_lines(runs, float(page.mediabox.width))


def _with_pdfium(data: bytes) -> list[list[PageLine]]:
    """Return what pypdfium2 reads where pypdf finds no text; nothing where it is not installed or fails, too."""
    try:
        import pypdfium2
    except ImportError:
        return []
    try:
        document = pypdfium2.PdfDocument(data)
        numbers = range(min(len(document), MOST_PAGES))
        pages = [document[number].get_textpage().get_text_bounded() for number in numbers]
    except pypdfium2.PdfiumError:
        return []
    lines = (
        [PageLine(0, -12.0 * at, 10, " ".join(line.split()), False) for at, line in enumerate(page.split("\n"))]
        for page in pages
    )
    return [kept for page in lines if (kept := [line for line in page if line.text])]


def _facts(reader: Any, pages: list[list[PageLine]]) -> Metadata:
    known = reader.metadata or {}
    title = clean_line(str(known.get("/Title") or ""))
    if not title or _NO_TITLE.match(title):
        first = [line for line in pages[0] if len(line.text) > 3]
        largest = max((line.size for line in first), default=0.0)
        others = sorted(line.size for page in pages for line in page)
        title = " ".join(line.text for line in first if line.size >= 0.98 * largest)
        title = title if len(title) <= 250 and largest > 1.12 * others[len(others) // 2] else ""
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(known.get("/CreationDate") or ""))
    author = clean_line(str(known.get("/Author") or ""))
    return Metadata(
        title or None, author=author or None, published=find_date("-".join(made.groups())) if made else None
    )


def _which(numbers: list[int]) -> str:
    if not numbers:
        return "it has"
    if len(numbers) == 1:
        return f"page {numbers[0]} has"
    shown = ", ".join(map(str, numbers[:6])) + (" …" if len(numbers) > 6 else "")
    return f"pages {shown} have"
