"""The text that was imported, its structure and its spans: what every other noun of the program rests on.

Standard library only; `model` gives these names too, and all else takes them from there.
"""

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "caption", "label"]

_LONGEST_TITLE = 80  # code points
# "BEIJING, Jan. 5 (Xinhua) -- ": where a report was written is no part of what it says.
_DATELINE = r"(?:[A-Z][\w ,./-]{0,60}\([\w .,/-]{2,40}\)|[A-Z]{3}[A-Z .'-]{0,40}(?:, [\w .]{1,20})?) ?[-–—]{1,2} "
_SENTENCE_END = r"[。！？]|(?<=\w\w\w\w)[.!?…]+[\"”’»)]*(?= |$)|[!?…]+[\"”’»)]*(?= |$)"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Return whether another range begins and ends in this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's structure: a paragraph, a heading, a list item, a transcript's speaker label."""

    span: Span
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Article:
    """What was imported: text that never changes again. `blocks` are sorted and disjoint.

    `notes` say what the importer could not read or had to guess; `citing` is the source the publisher takes the
    news from ("News.Az citing Xinhua"); `file` is where it stood on this machine, by which a text that changed there
    is known again.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    citing: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    file: str | None = None

    @property
    def id(self) -> str:
        """First 16 hex digits of the text's SHA-256: importing the same words twice gives the same id."""
        # Imported here: 2 ms that showing an article does not need.
        from hashlib import sha256

        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def shown_title(self) -> str:
        """What the article is called everywhere: its title, else its first sentence, shortened at a word."""
        if self.title and (title := " ".join(self.title.split())):
            return title
        passages = (block for block in self.blocks if block.kind not in ("caption", "label"))
        for block in (*passages, Block(Span(0, len(self.text)))):
            words = " ".join(self.text[block.span.start : min(block.span.end, block.span.start + 500)].split())
            if any(map(str.isalnum, words)):
                return words if block.kind == "title" else _first_sentence(words)
        return "Without a title"


def _first_sentence(words: str) -> str:
    """Return the first sentence of words on one line, its dateline left out, an ellipsis where it was shortened."""
    dateline = re.match(_DATELINE, words)
    words = words[dateline.end() :] if dateline and dateline.end() < len(words) else words
    end = re.search(_SENTENCE_END, words)
    words = words[: end.end()].removesuffix(".") if end else words
    if len(words) <= _LONGEST_TITLE:
        return words
    cut = words[:_LONGEST_TITLE]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:–—-") + "…"
