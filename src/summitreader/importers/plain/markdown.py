"""Markdown: what it says, not how it is written: headings, items and paragraphs, the words of links."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean
from summitreader.importers.pieces import Piece, assemble
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.front_matter import read_front_matter
from summitreader.importers.plain.text import read_text
from summitreader.model import Article, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST = 2_000_000  # characters: markdown-it takes a second for a megabyte and ten times the memory
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[a-zA-Z!?][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(raw: str, notes: tuple[str, ...] = ()) -> Article:
    """Return the article that a Markdown text holds, with its front matter as fields. Never raises."""
    if len(raw) > LARGEST:
        return read_text(raw, (*notes, "this Markdown is too long to be laid out: it is shown as it is written"))
    from markdown_it import MarkdownIt

    text = clean(raw)
    facts, body = read_front_matter(text)
    pieces = list(_pieces(MarkdownIt("commonmark").enable("table").parse(text[body:])))
    if not pieces:  # nested deeper than markdown-it goes, or nothing but definitions
        return read_text(raw, (*notes, "this Markdown could not be laid out: it is shown as it is written"))
    title = next((piece.text for piece in pieces if piece.kind == "title"), None)
    return assemble(pieces, facts if facts.title else facts._replace(title=title), notes)


def read_markdown_file(data: bytes, name: str, charset: str | None = None) -> Article:
    """Return the article in the bytes of a Markdown file.

    Raises:
        ImportFailed: If they are no text.
    """
    text, notes = decode(data, name, charset)
    if not text.strip():
        raise ImportFailed(f"cannot read '{name}': it is empty")
    return read_markdown(text, notes)


def _pieces(tokens: list["Token"]) -> Iterator[Piece]:
    lists: list[int | None] = []  # the next number of each open list, None for bullets
    marker, kind, titled, row = "", "paragraph", False, list[str]()
    for at, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            lists.append(int(1 if start is None else start) if token.type == "ordered_list_open" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            marker = "- " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type == "heading_open":
            kind = "heading" if titled or token.tag != "h1" else "title"
            titled = True
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Piece(" | ".join(row), "item")
        elif token.type == "inline" and tokens[at - 1].type in ("td_open", "th_open"):
            row.append(" ".join(_words(token).split()))
        elif token.type == "inline":
            named: BlockKind = "title" if kind == "title" else "heading" if kind == "heading" else "paragraph"
            yield Piece(marker + _words(token), "item" if marker else named)
            titled, marker, kind = True, "", "paragraph"
        elif token.type in ("fence", "code_block"):
            yield Piece(token.content)
        elif token.type == "html_block":
            yield Piece(unescape(_TAG.sub(" ", _BREAK.sub("\n", token.content))))


def _words(inline: "Token") -> str:
    parts = []
    for token in inline.children or ():
        if token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            parts.append("\n")
        elif token.type == "image":
            parts.append(f"[{token.content}]" if token.content else "")
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)
