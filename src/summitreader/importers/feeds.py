"""Feeds (RSS, Atom, JSON Feed): a list to choose from; an entry is its own text or what stands at its address."""

import io
import json
import re
from typing import Any

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.opened import Entry, Listing, Opened
from summitreader.importers.pieces import Metadata, assemble
from summitreader.importers.plain.dates import find_date
from summitreader.importers.plain.numbers import read_number

MOST_ENTRIES = 1_000
_WHOLE = 80  # words: an entry with fewer is a teaser, and its address has the article
_TAG = re.compile(r"<[^<>]*+>")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(data: bytes, name: str, member: str | None = None) -> Opened:
    """Return the list of a feed's entries, or the text of the entry `member` (its number). Raises ImportFailed."""
    if _ENTITY.search(data, 0, 4096):
        raise ImportFailed(f"cannot read '{name}': its XML has a DOCTYPE, which feeds do not need")
    title, items = _json(data, name) if data.lstrip()[:1] == b"{" else _xml(data, name)
    if member is not None:
        number = read_number(member)
        if number is None or number >= len(items):
            raise ImportFailed(f"cannot read '{name}': it has no entry {clean_line(member)[:20]}")
        return _entry(items[number], title, name)
    entries = []
    for at, (head, link, date, _, content) in enumerate(items[:MOST_ENTRIES]):
        own = len(_TAG.sub(" ", content).split()) >= _WHOLE or not link
        entries.append(Entry(head or "(no title)", name if own else link, str(at) if own else None, date or ""))
    if not entries:
        raise ImportFailed(f"cannot read '{name}': the feed has no entries")
    left_out = len(items) - len(entries)
    return Listing(title or name, tuple(entries), (f"{left_out} more entries are left out",) if left_out else ())


_Item = tuple[str, str, str | None, str, str]  # title, address, date, author, HTML


def _xml(data: bytes, name: str) -> tuple[str, list[_Item]]:
    import feedparser

    # A stream, never a string: given a string feedparser would open what looks like an address or a path.
    feed = feedparser.parse(io.BytesIO(data))
    if feed.bozo and not feed.entries:
        raise ImportFailed(f"cannot read '{name}': the feed is damaged ({clean_line(str(feed.bozo_exception))[:100]})")
    items = []
    for entry in feed.entries:
        content = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
        content = max(content, entry.get("summary", ""), key=len)
        date = find_date(entry.get("published") or entry.get("updated") or "")
        items.append(_item(entry.get("title"), entry.get("link"), date, entry.get("author"), content))
    return clean_line(str(feed.feed.get("title", ""))), items


def _json(data: bytes, name: str) -> tuple[str, list[_Item]]:
    try:
        feed = json.loads(data)
        items = [item for item in feed["items"] if isinstance(item, dict)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ImportFailed(f"cannot read '{name}': the feed is damaged") from error
    found = []
    for item in items:
        authors = item.get("authors") or [item.get("author")]
        author = authors[0].get("name") if isinstance(authors, list) and isinstance(authors[0], dict) else None
        content = str(item.get("content_html") or item.get("content_text") or item.get("summary") or "")
        date = find_date(str(item.get("date_published") or ""))
        found.append(_item(item.get("title"), item.get("url"), date, author, content))
    return clean_line(str(feed.get("title", ""))), found


def _item(title: Any, link: Any, date: str | None, author: Any, content: Any) -> _Item:
    words = clean_line(_TAG.sub("", str(title or "")))
    address = str(link or "") if re.match(r"https?://\S+$", str(link or "")) else ""
    return words, address, date, clean_line(str(author or "")), str(content or "")


def _entry(item: _Item, publisher: str, name: str) -> Opened:
    from summitreader.importers.web.markup import find_pieces, parse_page

    title, link, date, author, content = item
    tree = parse_page(content)
    pieces = find_pieces(tree) if tree is not None else []
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': this entry has no text of its own")
    return assemble(pieces, Metadata(title, publisher, author=author or None, url=link or None, published=date))
