"""What the readers of a corpus give: one article as its file has it, or the sentence that says why there is none."""

from typing import NamedTuple

from summitreader.importers.pieces import Metadata

LONGEST = 20_000_000  # bytes of one article: as many as a document may have


class Extent(NamedTuple):
    """A range of a file that begins and ends between two articles; `file` as it was named, `kind` how it is read.

    `start` and `end` count bytes of the file, `size` and `changed` (nanoseconds) are the file's when it was listed.
    """

    file: str
    kind: str
    start: int
    end: int
    size: int
    changed: int


class RawArticle(NamedTuple):
    """An article of a corpus before it is imported.

    It is `text`, or a document: `data` as bytes of `content_type`, or a `file` to open. `name` says where it stands.
    `quotes`, where there are any, are all that is asked for of the text; `fault` says why there is no article.
    """

    name: str
    text: str = ""
    facts: Metadata = Metadata()
    data: bytes | None = None
    content_type: str | None = None
    file: str = ""
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fault: str = ""


def place_in(file: str, offset: int) -> str:
    """Return the name of what begins at a byte of a file."""
    return f"{file}#byte={offset}"
