"""What trafilatura drops from the middle of an article: lists and paragraphs between paragraphs that it keeps."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

import lxml.html

from summitreader.importers.pieces import Piece
from summitreader.importers.web.markup import find_pieces
from summitreader.importers.web.regions import misplaced

_BLOCKS = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "h2", "h3", "h4"})
_LISTS = frozenset({"ul", "ol", "dl"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_POSTS = 3  # elements alike: a page of posts
_FURNITURE = re.compile(
    r"share|social|promo|newsletter|advert|\bads?\b|related|more|tags|caption|signup|subscri|embed|widget|recirc|credit"
    r"|nav|menu|byline|author|meta|comment|footer|sidebar|toolbar|print|gallery|noscript|nocontent|breadcrumb",
    re.IGNORECASE,
)
_KEY = 60  # letters and digits by which a block of the page and one of the article are known to be the same
_END = 20  # of those at both ends of a paragraph that lost some in between
_MOST_SEARCHES = 300  # in all words of the article
_MOST_LINKED = 0.3  # share of a block's characters that lead elsewhere
_SENTENCE = 30  # code points of an item that says something


def restore(tree: lxml.html.HtmlElement, pieces: list[Piece]) -> list[Piece]:
    """Return the article's pieces with the blocks of the page that stand between them and were lost.

    Only siblings of paragraphs that were kept are looked at: where two paragraphs are the article, so is the list
    between them. A list may also be the first or the last of them. A paragraph that lost words in its middle gets
    them back.
    """
    kept = _Kept(pieces)
    whole = list(pieces)
    lost: dict[int, list[Piece]] = {}
    parents = {parent: None for paragraph in tree.iter("p") if (parent := paragraph.getparent()) is not None}
    alike = Counter(map(_look, parents))
    for parent in parents:
        for at, found in _lost_in(parent, kept, is_post=alike[_look(parent)] >= _POSTS):
            following = at + 1
            if following < len(pieces) and _lost_words(pieces[following].text, found[0].text):
                whole[following] = found[0]
            else:
                lost.setdefault(at, []).extend(found)
    return [*lost.get(-1, ()), *(one for at, piece in enumerate(whole) for one in (piece, *lost.get(at, ())))]


def _lost_words(kept: str, whole: str) -> bool:
    """Return whether a piece is another one less some words in its middle."""
    kept, whole = _key(kept), _key(whole)
    return len(kept) < len(whole) and kept[:_END] == whole[:_END] and kept[-_END:] == whole[-_END:]


class _Kept:
    """Where the words of an article's pieces are."""

    def __init__(self, pieces: list[Piece]) -> None:
        keys = [_key(piece.text) for piece in pieces]
        self._all = "".join(keys)
        self._starts = list(accumulate(map(len, keys[:-1]), initial=0))
        self._places: dict[str, int] = {}
        for at, key in enumerate(keys):
            self._places.setdefault(key[:_KEY], at)
        self._searches = _MOST_SEARCHES

    def place(self, element: lxml.html.HtmlElement) -> int | None:
        """Return which piece an element begins in, None where it is lost."""
        key = _key(element.text_content()[: 10 * _KEY])[:_KEY]
        found = self._places.get(key)
        if found is None and key and self._searches:  # a paragraph with line breaks is several pieces
            self._searches -= 1
            at = self._all.find(key)
            return bisect_right(self._starts, at) - 1 if at >= 0 else None
        return found


def _look(element: lxml.html.HtmlElement) -> tuple[str, str]:
    """Return what the posts of one page have in common."""
    return str(element.tag), element.get("class") or ""


def _lost_in(parent: lxml.html.HtmlElement, kept: _Kept, is_post: bool) -> Iterator[tuple[int, list[Piece]]]:
    """Yield the pieces of lost children of an element, each with the place of the piece that they follow.

    Args:
        parent: an element with paragraphs.
        kept: what was kept.
        is_post: whether the page has several such elements, one a post: their headings are the article's, too.
    """
    children = [child for child in parent if child.tag in _BLOCKS]
    fewest = 1 if is_post else 2
    if sum(child.tag == "p" for child in children) < fewest or misplaced(parent, strict=True):
        return
    places = [kept.place(child) for child in children]
    found = [at for at, place in enumerate(places) if place is not None]
    if sum(children[at].tag == "p" for at in found) < fewest:
        return
    for at, child in enumerate(children):
        between = found[0] < at < found[-1]
        heads = is_post and child.tag in _HEADINGS and at == found[0] - 1
        beside = child.tag in _LISTS and at in (found[0] - 1, found[-1] + 1)
        announced = at == found[-1] + 1 and children[found[-1]].text_content().rstrip().endswith(":")
        shortest = 0 if (between or announced) and child.tag in _LISTS else _SENTENCE
        if places[at] is None and (between or beside or heads) and (pieces := _said(child, shortest)):
            before = [place for place in places[:at] if place is not None]
            yield (before[-1] if before else (places[found[0]] or 0) - 1), pieces


def _said(element: lxml.html.HtmlElement, shortest: int) -> list[Piece]:
    """Return the pieces of an element that says something; none of what only leads elsewhere, or is furniture.

    Args:
        element: a lost block.
        shortest: code points that each item of a list must have, or a paragraph.
    """
    if _FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return []
    pieces = find_pieces(element)
    length = sum(len(piece.text) for piece in pieces)
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    enough = element.tag in _HEADINGS or length >= shortest * (len(pieces) if element.tag in _LISTS else 1)
    return pieces if enough and linked <= _MOST_LINKED * length else []


def _key(words: str) -> str:
    return re.sub(r"\W", "", words).lower()
