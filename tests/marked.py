"""Marked text: `The two sides <cue>agreed</cue> to meet.` is the text, and where its marked words stand."""

import re
from collections import defaultdict

from summitreader.model import Span

_TAG = re.compile(r"<(/?)(\w+)>")


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans of each mark in the order in which they close."""
    text = ""
    end = 0
    found: dict[str, list[Span]] = defaultdict(list)
    begun: list[tuple[str, int]] = []
    for tag in _TAG.finditer(marked):
        text += marked[end : tag.start()]
        end = tag.end()
        if tag[1]:
            name, start = begun.pop()
            assert name == tag[2], f"{tag[0]} closes <{name}>"
            found[name].append(Span(start, len(text)))
        else:
            begun.append((tag[2], len(text)))
    assert not begun, f"left open: {begun}"
    return text + marked[end:], dict(found)


def examples(docstring: str | None) -> list[str]:
    """The marked examples of a rule: the lines of its docstring that begin with `>>> `."""
    return [line.strip()[4:] for line in (docstring or "").splitlines() if line.strip().startswith(">>> ")]
