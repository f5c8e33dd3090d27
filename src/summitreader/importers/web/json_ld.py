"""JSON-LD: what pages tell search engines about themselves."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Story|Transcript|Statement|Recipe$|^NewsItem")
_PAGE = re.compile(r"WebPage$|Event$|VideoObject|CreativeWork|QAPage|ItemPage|AboutPage|Product$|Book$")
_DEPTH = 12


def read_linked(scripts: Iterator[str]) -> list[dict[str, Any]]:
    """Return the objects that describe an article, best first: articles before pages. Broken JSON is passed over."""
    objects = [item for script in scripts for item in _objects(_loaded(script), 0)]
    named = {item["@id"]: item["name"] for item in objects if isinstance(item.get("@id"), str) and item.get("name")}
    objects = [{key: _resolved(value, named) for key, value in item.items()} for item in objects]
    articles = [item for item in objects if _is(item, _ARTICLE)]
    return articles + [item for item in objects if _is(item, _PAGE) and item not in articles]


def words_of(value: Any) -> str:
    """Return a value's text: a string, an object's name, the first of a list; entities are resolved, tags dropped."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or ""
        return words_of(value) if not isinstance(value, dict) else ""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"</?[a-zA-Z][^>]{0,200}>", "", unescape(unescape(value))).split())


def names_of(value: Any) -> list[str]:
    """Return the names in a value that may be a string, an object or a list of either; people before organisations."""
    items = value if isinstance(value, list) else [value]
    people = [item for item in items if not (isinstance(item, dict) and "Organization" in str(item.get("@type")))]
    found: list[str] = []
    for item in people or items:
        if isinstance(item, dict) and isinstance(item.get("name"), list):
            found += names_of(item["name"])
        else:
            found.append(words_of(item))
    return [name for name in found if name]


def _resolved(value: Any, named: dict[str, Any]) -> Any:
    """Return a value in which references (`{"@id": …}`, as WordPress writes authors) have the names they refer to."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str) and value["@id"] in named:
        return value | {"name": named[value["@id"]]}
    return value


def _loaded(script: str) -> Any:
    script = (
        script.strip()
        .removeprefix("<![CDATA[")
        .removeprefix("<!--")
        .removesuffix("-->")
        .removesuffix("]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (script, re.sub(r",\s*([}\]])", r"\1", script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            if isinstance(value.get(key), list | dict):
                yield from _objects(value[key], depth + 1)


def _is(item: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = item.get("@type")
    return any(kind.search(str(name)) for name in (kinds if isinstance(kinds, list) else [kinds]))
