"""What opening gives: an Article, or a list of entries to choose one from."""

from dataclasses import dataclass

from summitreader.model import Anchor, Article, Colour, MarkKind, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to choose: `source` is the path or address to open, `member` its place inside (a name or number)."""

    title: str
    source: str
    member: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a folder, a book or an archive: its entries in their order, and what could not be listed."""

    title: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


Opened = Article | Listing


@dataclass(frozen=True, slots=True)
class ImportedMark:
    """What somebody's program says of a passage, as a mark: a code is a tag, a memo a note.

    `place` is where it stands in the text that came with it; of a text that did not come along, the words by which it
    can be found; None means the article as a whole. `made` is "" where that is not told.
    """

    kind: MarkKind
    place: Span | Anchor | None
    text: str = ""
    colour: Colour | None = None
    made: str = ""


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A text with its marks; without an `article` it is known by its `address`, or by the `key` that it is kept by."""

    name: str
    marks: tuple[ImportedMark, ...]
    article: Article | None = None
    address: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ImportedCode:
    """A code of a codebook: its name behind the names of those that it stands under, and what it is for."""

    path: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class ImportedProject:
    """Texts with marks, or a codebook, from another program; `notes` say what could not be taken over."""

    title: str
    texts: tuple[ImportedText, ...] = ()
    codes: tuple[ImportedCode, ...] = ()
    notes: tuple[str, ...] = ()
