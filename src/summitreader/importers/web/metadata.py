"""What is known about a page's article besides its text, from what the page declares, shows and is addressed by."""

import re

import lxml.html

from summitreader.importers.pieces import Metadata
from summitreader.importers.web.byline import find_agency, find_author
from summitreader.importers.web.declared import Declared
from summitreader.importers.web.headline_context import find_around
from summitreader.importers.web.json_ld import words_of
from summitreader.importers.web.outlet import find_outlet
from summitreader.importers.web.published import find_published
from summitreader.importers.web.title import find_title

_ADDRESS = re.compile(r"https?://[^\s/]+/\S")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]|$)")


def find_metadata(tree: lxml.html.HtmlElement, declared: Declared, url: str | None = None) -> Metadata:
    """Return title, outlet, author, date, address, language and the source the outlet cites. Never raises on any tree.

    Args: tree: the page. declared: what it says about itself. url: where it was fetched, which counts more than the
    address that it gives itself.
    """
    address = url or _address(declared)
    publisher = find_outlet(declared, address)
    title = find_title(tree, declared, publisher)
    around = find_around(tree, title)
    author = find_author(tree, declared, around, publisher)
    return Metadata(
        title=title,
        publisher=publisher,
        citing=find_agency(declared, author, publisher),
        author=author,
        url=address,
        published=find_published(tree, declared, around, address),
        language=_language(declared),
    )


def _address(declared: Declared) -> str | None:
    linked = (words_of(item.get("url")) for item in declared.linked[:1])
    for found in (*declared.canonical, declared.meta.get("og:url", ""), *linked):
        if _ADDRESS.match(found.strip()):
            return found.strip()
    return None


def _language(declared: Declared) -> str | None:
    meta = (declared.meta.get(key, "") for key in ("og:locale", "content-language", "language"))
    linked = (words_of(item.get("inLanguage")) for item in declared.linked)
    found = (_LANGUAGE.match(tag.strip()) for tag in (*declared.languages, *meta, *linked))
    return next((tag[1].lower() for tag in found if tag), None)
