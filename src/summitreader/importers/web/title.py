"""The headline of a page's article: on the page where the page's data agree with it, else what those say."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from summitreader.importers.web.declared import Declared
from summitreader.importers.web.json_ld import words_of
from summitreader.importers.web.outlet import SITE_MARK, outlet_key
from summitreader.importers.web.regions import LOOKED_AT, misplaced

_META = (
    "og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title", "dcterms.title", "title", "headline",
)  # fmt: skip
_LONGEST = 300  # code points of a heading that may be a title
_FIRST, _LATER = 0.3, 0.5  # share of an h1's words that what the page says its title is must have too


def find_title(tree: lxml.html.HtmlElement, declared: Declared, publisher: str | None) -> str | None:
    """Return the headline on the page where the page's data agree with one; else what those say, less the site's name.

    Args: tree: the page. declared: what it says about itself. publisher: the outlet, whose name is taken off and is
    no headline.
    """
    said = [words_of(item.get("headline")) for item in declared.linked]
    said += [declared.meta.get(key, "") for key in _META] + [declared.page_title]
    stated = [_without_site(title, publisher) for title in said if title]
    if not stated:
        stated = [_without_site(words_of(item.get("name")), publisher) for item in declared.linked]
    headings = list(_headings(tree, publisher))
    best, agreed = "", 0.0
    for words in headings:
        unknown = 0.0 if declared.page_title else 1.0
        share = max((_overlap(words, title) for title in (*stated, *said) if title), default=unknown)
        if share > agreed:
            best, agreed = words, share
    if not best or agreed < (_FIRST if best == headings[0] else _LATER):
        return next((title for title in stated if title), None)
    # A heading that ends with a stated title has a kicker before it.
    inside = [title for title in stated if len(title) > 0.4 * len(best) and best.endswith(title)]
    return max(inside, key=len, default=best)


def _headings(tree: lxml.html.HtmlElement, publisher: str | None) -> Iterator[str]:
    """Yield the words of the first headings that stand in the article and are not the outlet's name."""
    for heading in islice(tree.iter("h1"), LOOKED_AT):
        words = "" if misplaced(heading) else " ".join(heading.text_content().split())
        if words and len(words) <= _LONGEST and outlet_key(words) != outlet_key(publisher or ""):
            yield words


def _without_site(title: str, publisher: str | None) -> str:
    """Return `Talks end in Geneva | World | The Post` less what follows, or stands before, the headline."""
    name = outlet_key(publisher or "")
    pieces = SITE_MARK.split(title)
    marks = SITE_MARK.findall(title)
    if len(pieces) < 2:
        return title.strip()
    if name and (_alike(outlet_key(pieces[0]), name)) and len(pieces) == 2:
        return pieces[1].strip()
    at = len(pieces)
    while at > 1 and name and _alike(outlet_key(pieces[at - 1]), name):
        at -= 1
    if at == len(pieces) and "|" not in marks[-1] and "»" not in marks[-1]:
        return title.strip()
    if at == len(pieces):  # after a bar stands a section or a site even where we do not know its name
        at -= 1 if len(pieces[-1].split()) <= 5 else 0
    while at > 1 and "|" in marks[at - 2] and len(pieces[at - 1].split()) <= 3:
        at -= 1
    kept = pieces[0]
    for mark, piece in zip(marks[: at - 1], pieces[1:at], strict=True):
        kept += mark + piece
    return kept.strip()


def _overlap(words: str, title: str) -> float:
    """Return the share of the words' tokens that the title has too; one common word does not make them the same."""
    mine, theirs = re.findall(r"\w+", words.lower()), set(re.findall(r"\w+", title.lower()))
    share = sum(token in theirs for token in mine) / max(len(mine), 1)
    return share * min(1.0, (len(mine) + 1) / (len(theirs) / 2 + 1))


def _alike(piece: str, name: str) -> bool:
    return bool(piece) and (
        piece == name or piece.startswith(name) or name.startswith(piece) or piece.removesuffix("com") == name
    )
