"""Codes in their order, as XML; alone as a codebook (.qdc)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from summitreader.exporters.qda.coded import FOLDERS, Code, coded_passages
from summitreader.exporters.rows.make import TableSource
from summitreader.version import __version__

ORIGIN = f"summitreader {__version__}"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMAS = "http://schema.qdasoftware.org/versions"
_SPACE = "urn:QDA-XML:codebook:1.0"
_ALWAYS = ("Speakers", "Themes")  # a codebook has one code at least
# What XML cannot hold; importing takes nearly all of it out.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_qdc(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield the codes of all articles as a codebook."""
    codes = CodeTree()
    for source in sources:
        for passage in coded_passages(source):
            codes.add(passage.codes)
    yield f"{HEAD}<CodeBook{spaces(_SPACE, 'Codebook')} origin={attribute(ORIGIN)}>\n{codes.write()}</CodeBook>\n"


def spaces(space: str, schema: str) -> str:
    """Return the attributes that say what a document is: its name space, and where its schema is."""
    return (
        f' xmlns="{space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{space} {SCHEMAS}/{schema}/v1.0/{schema}.xsd"'
    )


def attribute(words: str) -> str:
    """Return words as the value of an attribute, in its quotation marks."""
    return quoteattr(_NO_XML.sub("\ufffd", words))


def element(name: str, words: str) -> str:
    """Return an element that holds words; "" where there are none."""
    # A parser of XML reads a carriage return as a line feed, unless it is written as a number.
    written = escape(_NO_XML.sub("\ufffd", words), {"\r": "&#13;"})
    return f"<{name}>{written}</{name}>" if words else ""


class CodeTree:
    """Codes and the codes that they stand under; of two of one path what is said first holds."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, ...], Code] = {}
        self._below: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self._used: set[tuple[str, ...]] = set()
        for name in _ALWAYS:
            self._place(Code((name,)))

    def add(self, codes: Iterable[Code]) -> None:
        """Take codes that passages have."""
        for code in codes:
            self._place(code)
            self._used.add(code.path)

    def write(self) -> str:
        """Return the element `Codes` with all of them, a line each."""
        top = sorted(self._below[()], key=lambda path: FOLDERS.index(path[0]))
        return f"<Codes>\n{''.join(self._written(path) for path in top)}</Codes>\n"

    def _place(self, code: Code) -> None:
        path = code.path
        known = self._codes.get(path)
        if known is None or (code.about and not known.about):
            self._codes[path] = code
        while path:
            self._codes.setdefault(path, Code(path))
            self._below.setdefault(path[:-1], set()).add(path)
            path = path[:-1]

    def _written(self, path: tuple[str, ...]) -> str:
        code = self._codes[path]
        is_codable = "true" if path in self._used else "false"
        colour = f" color={attribute(code.colour)}" if code.colour else ""
        inner = element("Description", code.about)
        inner += "".join(self._written(below) for below in sorted(self._below.get(path, ())))
        head = f'<Code guid="{code.guid}" name={attribute(path[-1])} isCodable="{is_codable}"{colour}'
        return f"{head}>{inner}</Code>\n" if inner else f"{head}/>\n"
