"""Web pages, from bytes to an Article: what the page declares, then its article, else whatever words it has.

Imports trafilatura and lxml: load only to read a page.
"""

import re
from html import unescape

import lxml.html

from summitreader.errors import ImportFailed
from summitreader.importers.pieces import Piece, assemble
from summitreader.importers.plain.encoding import decode
from summitreader.importers.web.declared import Declared, article_bodies, read_declared
from summitreader.importers.web.extraction import count_words, find_article, paragraphs
from summitreader.importers.web.markup import find_pieces, parse_page
from summitreader.importers.web.metadata import find_metadata
from summitreader.importers.web.prune import prune
from summitreader.importers.web.restore import restore
from summitreader.model import Article

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_OF_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_UNSHOWN = re.compile(r"<(script|style|noscript|template|title)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)

_ENOUGH = 25  # words: with fewer, the page's own description of the article may be the better text
_WHOLE_PAGE = "the article was not found on the page: this is the page's text"
_BARE_WORDS = "the page is built so strangely that only its bare words are shown"


def read_html(data: bytes | str, name: str, charset: str | None = None, url: str | None = None) -> Article:
    """Return the article on a web page, with what the page says about itself.

    Args:
        data: the page.
        name: what to call it in messages.
        charset: the encoding that the server declares.
        url: where the page was fetched.

    Raises:
        ImportFailed: the page holds no words.
    """
    notes: tuple[str, ...] = ()
    if isinstance(data, bytes):
        data, notes = decode(data, name, charset or _charset(data))
    tree = parse_page(data)
    if tree is None:
        raise ImportFailed(f"cannot read '{name}': the page is empty")
    declared = read_declared(tree)
    metadata = find_metadata(tree, declared, url)
    notes += prune(tree, metadata.title)
    pieces = restore(tree, find_article(tree))
    if count_words(pieces) < _ENOUGH and (better := _page_text(tree, declared, pieces)) is not pieces:
        pieces, notes = better, (*notes, _WHOLE_PAGE)
    if not count_words(pieces):
        pieces, notes = _bare_words(data), (*notes, _BARE_WORDS)
    if not count_words(pieces):
        raise ImportFailed(f"cannot read '{name}': the page holds no text (it may need a browser to show it)")
    if metadata.title and len(pieces) > 1 and _same(pieces[0].text, metadata.title):
        pieces = pieces[1:]
    return assemble(pieces, metadata, notes)


def _charset(data: bytes) -> str | None:
    """Return the encoding that the page names for itself."""
    found = _CHARSET.search(data, 0, 4096) or _CHARSET_OF_XML.search(data, 0, 256)
    return found[1].decode("ascii", "replace") if found else None


def _page_text(tree: lxml.html.HtmlElement, declared: Declared, article: list[Piece]) -> list[Piece]:
    """Return the longest of the article, what the page's data give as its text, and the page's own words."""
    described = map(_described, article_bodies(declared))
    return max([article, *described, find_pieces(tree, menus=False), find_pieces(tree)], key=count_words)


def _described(body: str) -> list[Piece]:
    inner = parse_page(body) if "<" in body else None
    return find_pieces(inner) if inner is not None else list(paragraphs(body))


def _bare_words(page: str) -> list[Piece]:
    """Return the words of a page that no parser makes sense of: too deep, or one line of 20 MB. Linear."""
    words = _TAG.sub("\n", _UNSHOWN.sub("\n", page))
    return list(paragraphs(unescape(words)))


def _same(words: str, title: str) -> bool:
    return re.findall(r"\w+", words.lower()) == re.findall(r"\w+", title.lower())
