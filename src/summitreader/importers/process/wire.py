"""Articles and listings as JSON between the reader and its worker process: plain data, nothing that could run."""

import json
from typing import Any

from summitreader.importers.opened import Entry, Listing, Opened
from summitreader.importers.pieces import Metadata
from summitreader.model import Article, Block, Span


def packed(opened: Opened) -> bytes:
    """Return the bytes that `unpacked` reads."""
    if isinstance(opened, Listing):
        entries = [[entry.title, entry.source, entry.member, entry.detail] for entry in opened.entries]
        value: dict[str, Any] = {"list": opened.title, "entries": entries, "notes": opened.notes}
    else:
        value = {name: getattr(opened, name) for name in Metadata._fields}
        value |= {"text": opened.text, "notes": opened.notes}
        value["blocks"] = [[block.span.start, block.span.end, block.kind] for block in opened.blocks]
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Opened:
    """Return the article or listing in the bytes.

    Raises:
        ValueError: Or KeyError where they hold none.
    """
    value = json.loads(data.decode("utf-8", "surrogatepass"))
    notes = tuple(map(str, value["notes"]))
    if "entries" in value:
        return Listing(str(value["list"]), tuple(Entry(*entry) for entry in value["entries"]), notes)
    blocks = tuple(Block(Span(start, end), kind) for start, end, kind in value["blocks"])
    return Article(value["text"], blocks, notes=notes, **{name: value[name] for name in Metadata._fields})
