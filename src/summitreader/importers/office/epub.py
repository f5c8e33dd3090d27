"""E-books: each chapter is an article; the book is the list of them."""

import posixpath
import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.office.numbering import local
from summitreader.importers.office.zipped import Container
from summitreader.importers.opened import Entry, Listing, Opened
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.dates import find_date
from summitreader.importers.plain.encoding import decode

_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]+)")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(\[.*?\])?\s*>", re.IGNORECASE | re.DOTALL)
_SHORT = 40  # words: a shorter chapter is a cover or a title page


def read_epub(data: bytes, name: str, member: str | None = None) -> Opened:
    """Return the list of a book's chapters, or the chapter `member`; a book of one chapter is that chapter.

    Raises:
        ImportFailed: it is no book, holds no text, or has no such chapter.
    """
    container = Container(data, name)
    book = container.xml("META-INF/container.xml")
    package = (
        next((part.get("full-path") for part in book.iter() if local(part) == "rootfile"), None)
        if book is not None
        else None
    )
    tree = container.xml(package) if package else None
    if package is None or tree is None:
        raise ImportFailed(f"cannot read '{name}': it is no e-book")
    facts = _facts(tree)
    chapters = _spine(tree, package, container)
    if member is None:
        found = [(path, pieces) for path in chapters if (pieces := _pieces(container, path))]
        if not found:
            raise ImportFailed(f"cannot read '{name}': it holds no text")
        long = [(path, pieces) for path, pieces in found if _words(pieces) >= _SHORT] or found
        if len(long) > 1:
            entries = tuple(
                Entry(_title(pieces, path), name, path, f"{_words(pieces)} words") for path, pieces in found
            )
            return Listing(facts.title or name, entries)
        member = long[0][0]
    elif member not in chapters:
        raise ImportFailed(f"cannot read '{name}': it has no chapter '{clean_line(member)}'")
    pieces = _pieces(container, member)
    return assemble(
        pieces,
        Metadata(_title(pieces, facts.title or member), facts.title, author=facts.author, published=facts.published),
    )


def _facts(tree: Element) -> Metadata:
    known: dict[str, str] = {}
    for part in tree.iter():
        if part.text and local(part) in ("title", "creator", "language", "date", "publisher"):
            known.setdefault(local(part), clean_line(part.text))
    return Metadata(known.get("title"), author=known.get("creator"), published=find_date(known.get("date", "")))


def _spine(tree: Element, package: str, container: Container) -> list[str]:
    """Return the chapters' paths inside the container, in reading order."""
    folder = posixpath.dirname(package)
    items = {part.get("id"): part.get("href") or "" for part in tree.iter() if local(part) == "item"}
    order = [items.get(part.get("idref"), "") for part in tree.iter() if local(part) == "itemref"]
    paths = [posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0]))) for href in order if href]
    return [path for path in dict.fromkeys(paths) if path in container.members]


def _pieces(container: Container, path: str) -> list[Piece]:
    from summitreader.importers.web.markup import find_pieces, parse_page

    data = container.read(path)
    doctype = _DOCTYPE.search(data, 0, 4096)
    if doctype and doctype[1]:
        raise ImportFailed(f"cannot read '{container.name}': a chapter declares XML entities, as a bomb does")
    declared = _DECLARED.search(data, 0, 200)
    text, _ = decode(data, path, declared[1].decode("ascii", "replace") if declared else None)
    # An XML declaration makes lxml's HTML parser ignore what follows in some books.
    tree = parse_page(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    return find_pieces(tree) if tree is not None else []


def _title(pieces: list[Piece], otherwise: str) -> str:
    heading = next((piece.text for piece in pieces[:5] if piece.kind == "heading"), None)
    return clean_line(heading or (pieces[0].text[:80] if pieces and len(pieces[0].text) < 80 else otherwise))


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)
