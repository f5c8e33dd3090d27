"""The article in a page: trafilatura finds it, we keep its structure.

Imports trafilatura and lxml: load only to read a page.
"""

from collections.abc import Iterator
from itertools import islice

import lxml.etree
import lxml.html

from summitreader.importers.pieces import Piece
from summitreader.importers.web.rendered import item_number
from summitreader.importers.web.stand_ins import stand_ins

# trafilatura also fetches pages and guesses dates, which we do ourselves: loading what it needs for that takes 80 ms.
_UNUSED = "courlan htmldate trafilatura.downloads urllib3 urllib3.response charset_normalizer urllib.request"
with stand_ins(*_UNUSED.split()):
    from trafilatura.core import bare_extraction
    from trafilatura.settings import Document

# Of a page's two extractions the stricter is taken if it keeps this share of the words: on the 181 news pages that
# lifts F1 from .970 to .972; at .6 it is .974, but pages of other kinds then lose four words of ten.
_STRICT_SHARE = 0.8
_AGREED = 0.9
MOST_ELEMENTS = 50_000  # trafilatura takes 20 seconds for 100,000; news pages have 1,000 to 5,000
_LONG = 80  # code points of a paragraph that is text and no caption


def find_article(tree: lxml.html.HtmlElement) -> list[Piece]:
    """Return the blocks of the page's article; none where it is not found, or the page is too large to look for it.

    The tree may be put in another order for it: advertisements cut some articles into parts.
    """
    if _size(tree) > MOST_ELEMENTS:
        return []
    pieces = _extracted(tree)
    if pieces and _join_chunks(tree, pieces):
        return max(pieces, _extracted(tree), key=count_words)
    return pieces


def count_words(pieces: list[Piece]) -> int:
    """Return about how many words the pieces have; by length, as Chinese and Japanese put no spaces between them."""
    return sum(-(-len(piece.text.strip()) // 6) for piece in pieces)


def paragraphs(text: str) -> Iterator[Piece]:
    """Yield the lines of a text that are not empty."""
    for line in text.split("\n"):
        number, words = item_number(" ".join(line.split()))
        if words:
            yield Piece(f"{number} {words}" if number else words, "item" if number else "paragraph")


def _extracted(tree: lxml.html.HtmlElement) -> list[Piece]:
    broad = _body(tree, precise=False)
    strict = _body(tree, precise=True)
    if count_words(strict) >= _STRICT_SHARE * count_words(broad):
        return strict
    # They disagree: the plain rules alone, without the algorithms that trafilatura falls back on, decide.
    plain = _body(tree, precise=False, fast=True)
    return strict if plain and count_words(strict) >= _AGREED * count_words(plain) else broad


def _body(tree: lxml.html.HtmlElement, precise: bool, fast: bool = False) -> list[Piece]:
    try:
        found = bare_extraction(tree, include_comments=False, favor_precision=precise, fast=fast)
    except Exception:  # trafilatura raises whatever lxml and its own helpers do on hostile pages; we have a fallback
        return []
    return list(_pieces(found.body)) if isinstance(found, Document) else []


def _pieces(element: lxml.etree._Element) -> Iterator[Piece]:
    """Yield the blocks of trafilatura's result: head, p, list with item, quote, table, lb inside them."""
    if element.text and element.text.strip():
        yield from paragraphs(element.text)
    for child in element:
        if child.tag == "head":
            number, words = item_number(" ".join(_text(child).split()))
            yield Piece(f"{number} {words}" if number else words, "heading")
        elif child.tag == "list":
            yield from _items(child)
        elif child.tag == "table":
            yield from _rows(child)
        elif child.tag == "quote" and len(child) and any(part.tag in ("p", "list") for part in child):
            yield from _pieces(child)
        elif child.tag != "graphic":
            yield from paragraphs(_text(child))
        if child.tail and child.tail.strip():
            yield from paragraphs(child.tail)


def _items(element: lxml.etree._Element) -> Iterator[Piece]:
    for item in element.iterchildren("item"):
        nested = [child for child in item if child.tag == "list"]
        number, words = item_number(" ".join(_text(item, without="list").split()))
        if words:
            yield Piece(f"{number or '-'} {words}", "item")
        for inner in nested:
            yield from _items(inner)


def _rows(element: lxml.etree._Element) -> Iterator[Piece]:
    for row in element.iter("row"):
        cells = (" ".join(_text(cell).split()) for cell in row.iterchildren("cell"))
        words = " | ".join(cell for cell in cells if cell)
        if words:
            yield Piece(words, "item")


def _text(element: lxml.etree._Element, without: str = "") -> str:
    """Return the words in an element; its line breaks, and blocks inside it, as newlines, other space as blanks."""
    parts: list[str] = []
    if element.text:
        parts.append(element.text.replace("\n", " "))
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag not in ("graphic", without):
            inner = _text(child, without)
            parts.append(f"\n{inner}\n" if child.tag in ("p", "head", "quote", "item", "row", "list") else inner)
        if child.tail:
            parts.append(child.tail.replace("\n", " "))
    return "".join(parts)


def _join_chunks(tree: lxml.html.HtmlElement, found: list[Piece]) -> bool:
    """Move an article's text into one element where advertisements cut it into several of a name; return whether.

    Wired and its sister magazines do so, and trafilatura then stops at the first cut. The parts must be children of
    siblings inside the page's one `article`, each with two long paragraphs or more. False where nothing is missing.
    """
    known = {piece.text[:40] for piece in found}
    articles = [
        article
        for article in tree.iter("article")
        if not any(above.tag == "article" for above in article.iterancestors())
    ]
    if len(articles) != 1:
        return False
    chunks: dict[tuple[lxml.html.HtmlElement, str, str], list[lxml.html.HtmlElement]] = {}
    for chunk in articles[0].iter("div", "section"):
        holder = chunk.getparent()
        name = chunk.get("class") or ""
        above = holder.getparent() if holder is not None else None
        if above is None or not name or "comment" in name.lower() or holder.tag not in ("div", "section"):
            continue
        if sum(len(paragraph.text_content()) > _LONG for paragraph in islice(chunk.iterchildren("p"), 50)) >= 2:
            chunks.setdefault((above, name, holder.get("class") or ""), []).append(chunk)
    joined = False
    for first, *others in chunks.values():
        if not others or all(_opening(chunk) in known for chunk in others):
            continue
        holders = (first.getparent(), others[-1].getparent())
        if holders[0] is holders[1]:
            continue
        for holder in list(holders[0].itersiblings()):
            first.append(holder)
            if holder is holders[1]:
                break
        joined = True
    return joined


def _opening(chunk: lxml.html.HtmlElement) -> str:
    """Return how the first long paragraph of a part begins, as a piece of it would."""
    long = (" ".join(paragraph.text_content().split()) for paragraph in chunk.iterchildren("p"))
    return next((words[:40] for words in long if len(words) > _LONG), "")


def _size(tree: lxml.html.HtmlElement) -> int:
    return sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1))
