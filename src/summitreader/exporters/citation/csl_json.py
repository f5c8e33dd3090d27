"""Citations as CSL-JSON, which Zotero, pandoc and citeproc read."""

import json
from collections.abc import Sequence
from typing import Any

from summitreader.exporters.citation.entries import SourceEntry, entries
from summitreader.exporters.citation.names import Name
from summitreader.exporters.citation.wording import Day
from summitreader.exporters.wording import one_line
from summitreader.model import Citation


def write_csl_json(citations: Sequence[Citation]) -> str:
    """Return the list of sources, what is cited of each in its note."""
    return json.dumps([_item(entry) for entry in entries(citations)], ensure_ascii=False, indent=2)


def _item(entry: SourceEntry) -> dict[str, Any]:
    first = entry.first
    item: dict[str, Any] = {
        "id": entry.key,
        "type": _type(first),
        "title": one_line(entry.title),
        "author": [_name(name) for name in entry.authors],
        "container-title": first.outlet,
        "source": first.citing,
        "issued": _date(entry.issued, first.published),
        "accessed": _date(entry.accessed),
        "URL": first.url,
        "note": "\n".join(entry.quotes),
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(day: Day | None, written: str = "") -> dict[str, Any]:
    if day is None:
        return {"literal": written} if written else {}
    return {"date-parts": [[part for part in day if part]]}


def _type(citation: Citation) -> str:
    if citation.own == "speech":
        return "speech"
    if citation.outlet and not citation.own:
        return "article-newspaper"
    return "webpage" if citation.url else "document"
