"""What stands around a page's headline, in the page's order: bylines and dates that no data of the page repeats."""

import re
from typing import NamedTuple

import lxml.html

_UNSHOWN = frozenset({"script", "style", "noscript", "option", "template", "svg", "title"})
_BEFORE, _AFTER = 8, 60  # runs of words
_HEADS = ("h1", "h2", "h3")


class HeadlineContext(NamedTuple):
    """Runs of words, each what stands between two tags: the last before the headline, the first after it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def find_around(tree: lxml.html.HtmlElement, title: str | None) -> HeadlineContext:
    """Return the runs around the heading that is the title, else around the first h1, else around the title's words."""
    body = tree.find("body") if tree.find("body") is not None else tree
    key = _key(title or "")
    heads = [element for element in body.iter(*_HEADS) if key and _key(element.text_content()) == key]
    # A page may repeat its headline in a menu, small; the article's own is the largest.
    heading = min(heads, key=lambda element: element.tag, default=next(body.iter("h1"), None))
    inside = set(heading.iter()) if heading is not None else set()
    before: list[str] = []
    after: list[str] = []
    passed = False
    for element in body.iter():
        if element is heading:
            passed = True
        own = element.tag not in _UNSHOWN and element not in inside
        for words in (
            element.text if own else None,
            element.tail if element is heading or element not in inside else None,
        ):
            run = " ".join((words or "").split())
            if not run:
                continue
            if heading is None and not passed and key and _key(run) == key:
                passed = True
            else:
                (after if passed else before).append(run)
        if len(after) >= _AFTER:
            break
    return HeadlineContext(tuple(before[-_BEFORE:]), tuple(after[:_AFTER])) if passed else HeadlineContext()


def _key(words: str) -> str:
    return re.sub(r"\W", "", words).lower()
