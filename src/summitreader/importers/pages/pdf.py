"""PDF: words with their places from pypdf (or pypdfium2, where it is installed), structure from their layout."""

import re
import time
from typing import Any, NamedTuple

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.pages.layout import PageLine, find_blocks, page_lines
from summitreader.importers.pages.page_tree import PageList, find_pages, open_pdf
from summitreader.importers.pages.runs import TextRun
from summitreader.importers.pieces import Metadata, assemble
from summitreader.importers.plain.numbers import counted
from summitreader.model import Article

SECONDS = 14  # processor time for all pages: the worker's own limit would lose those that were read
MOST_PAGES = 3_000
MOST_CHARACTERS = 10_000_000
_ENCRYPTED = "it is encrypted (save it without password first)"
_NO_TITLE = re.compile(
    r"untitled|microsoft word|document\d*$|\S+\.(?:docx?|indd|pdf|tex|dvi|qxd|pmd)$|[\W\d_]*$", re.IGNORECASE
)


def read_pdf(data: bytes, name: str) -> Article:
    """Return the article in a PDF; pages without text are named in the notes.

    Raises:
        ImportFailed: it is damaged or encrypted, or no page has words.
    """
    try:
        reader, is_cut = open_pdf(data)
    except (MemoryError, RecursionError):
        raise
    except NotImplementedError as error:
        raise ImportFailed(f"cannot read '{name}': {_ENCRYPTED}") from error
    except Exception as error:  # whatever damage leads pypdf to
        if pages := _with_pdfium(data):
            return assemble(find_blocks(pages), Metadata(), ("the PDF is damaged: something may be missing",))
        raise ImportFailed(f"cannot read '{name}': the PDF is damaged ({clean_line(str(error))[:80]})") from error
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportFailed(f"cannot read '{name}': {_ENCRYPTED}")
    found = _read_pages(reader, is_cut)
    pages, notes = found.lines, found.notes
    if not pages and (pages := _with_pdfium(data)):
        notes = []
    if not pages and (found.is_damaged and not found.empty):
        raise ImportFailed(f"cannot read '{name}': the PDF is damaged, no page of it can be found")
    if not pages and found.unread:
        raise ImportFailed(f"cannot read '{name}': the PDF is damaged, {_numbered(found.unread)} cannot be read")
    if not pages:
        raise ImportFailed(f"cannot read '{name}': {_which(found.empty)} no text layer (run OCR first)")
    # Pages that are all alike look like running heads from top to bottom: one of them is the text.
    pieces = list(find_blocks(pages)) or find_blocks(pages[:1])
    return assemble(pieces, _facts(reader, pages), tuple(notes))


class _Pages(NamedTuple):
    """The lines of a document's pages, the numbers of those without text and of the damaged ones, and notes on them."""

    lines: list[list[PageLine]]
    empty: list[int]
    unread: list[int]
    notes: list[str]
    is_damaged: bool


def _read_pages(reader: Any, is_cut: bool) -> _Pages:
    listed = find_pages(reader, MOST_PAGES)
    found = _Pages([], [], [], _damage(listed, is_cut), is_cut or listed.is_as_in_file)
    size = 0
    started = time.process_time()
    for number, page in enumerate(listed.pages, 1):
        if time.process_time() - started > SECONDS or number > MOST_PAGES or size > MOST_CHARACTERS:
            found.notes.append(f"pages from {number} on are left out: the document is too large")
            break
        lines = _lines_or_none(page)
        if lines:
            found.lines.append(lines)
            size += sum(len(line.text) for line in lines)
        else:
            (found.unread if lines is None else found.empty).append(number)
    if found.unread:
        found.notes.append(f"damaged, and left out: {_numbered(found.unread)}")
    if found.empty:
        found.notes.append(f"{_which(found.empty)} no text layer")
    return found


def _damage(listed: PageList, is_cut: bool) -> list[str]:
    """Return what is to be said of a document whose list of pages is not whole."""
    notes = ["the PDF is cut off or damaged: something may be missing"] if is_cut else []
    if listed.left_out:
        pages = counted(listed.left_out, "page")
        notes.append(f"the list of pages is damaged: {pages} {'is' if listed.left_out == 1 else 'are'} left out")
    elif listed.is_as_in_file and listed.pages:
        notes.append("the list of pages is damaged: they are shown in the order in which the file has them")
    return notes


def _lines_or_none(page: Any) -> list[PageLine] | None:
    """Return the lines of a page, None where it cannot be read; a page that takes too much ends the reading."""
    try:
        return _lines(page)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # pypdf raises whatever a damaged page leads it to; the others can be read all the same
        return None


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
    try:
        known = reader.metadata or {}
    except (MemoryError, RecursionError):
        raise
    except Exception:  # damaged; the words were read
        known = {}
    title = clean_line(str(known.get("/Title") or ""))
    if not title or _NO_TITLE.match(title):
        first = [line for line in pages[0] if len(line.text) > 3]
        largest = max((line.size for line in first), default=0.0)
        others = sorted(line.size for page in pages for line in page)
        title = " ".join(line.text for line in first if line.size >= 0.98 * largest)
        title = title if len(title) <= 250 and largest > 1.12 * others[len(others) // 2] else ""
    author = clean_line(str(known.get("/Author") or ""))
    return Metadata(title or None, author=author or None)


def _which(numbers: list[int]) -> str:
    if not numbers:
        return "it has"
    return f"{_numbered(numbers)} {'has' if len(numbers) == 1 else 'have'}"


def _numbered(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:6])) + (" …" if len(pages) > 6 else "")
    return f"{'page' if len(pages) == 1 else 'pages'} {shown}"
