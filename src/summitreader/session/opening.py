"""Opening: from a name on the command line to an Article, and on to a Reading."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.opened import Entry, Listing, Opened
from summitreader.importers.opening import (
    holds_several,
    is_address,
    open_bytes,
    open_data,
    open_file,
    open_source,
    read_beginning,
)
from summitreader.importers.plain.file import TEXT_LIMIT
from summitreader.model import Article, Reading
from summitreader.parser import parse as _parse
from summitreader.session.crash import crash_told
from summitreader.session.processes.time_limit import in_time

if TYPE_CHECKING:
    from summitreader.comparison import ComparisonKind
    from summitreader.importers.fetch import Progress

STDIN = "-"
_SEED = "xi_lee_beijing.txt"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """What the reader was asked to open: its name (file or address), its article where that is already in hand.

    `member` is the article's place inside the file (a chapter, an entry of a feed); `title` is what to call it.
    """

    name: str
    article: Article | None = None
    member: str | None = None
    title: str | None = None
    allow_private: bool = False

    def __fspath__(self) -> str:
        """Return the name, so that a queue's line is as good as a path."""
        return self.name

    def is_of(self, article: Article) -> bool:
        """Return whether this line is that of an article, whatever way its file is named."""
        return self.article is article or article.file in (self.name, _where(self.name, self.member))


def seed() -> Path:
    """Return the bundled article."""
    return _seeds() / _SEED


def example_pair(kind: "ComparisonKind") -> tuple[str, ...]:
    """Return the bundled files that can be compared at once, in their order; all are invented."""
    return tuple(map(str, sorted((_seeds() / kind).glob("*.txt"))))


def _seeds() -> Path:
    """Return the folder of bundled texts: inside the installed package, or in the source tree."""
    package = Path(__file__).parents[1]
    installed = package / "seeds"
    return installed if installed.exists() else package.parents[1] / "seeds"


def queue(
    source: str,
    allow_private: bool = False,
    progress: "Progress | None" = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[QueueItem, ...]:
    """Return what to open for one name: itself, or the articles of a folder, a pattern, a book, an archive or a feed.

    Raises:
        ImportFailed: If what holds several cannot be listed; a lone file is not looked at yet.
    """
    if not (is_address(source) or holds_several(source)):
        return (QueueItem(source),)
    line = QueueItem(source, allow_private=allow_private)
    opened = open_listed(line, progress, cancelled)
    return (replace(line, article=opened),) if isinstance(opened, Article) else opened


def open_listed(
    queued: QueueItem, progress: "Progress | None" = None, cancelled: Callable[[], bool] | None = None
) -> Article | tuple[QueueItem, ...]:
    """Return the article of a queue's line, or the lines of what holds several. Raises ImportFailed."""
    opened = _opened(queued, progress, cancelled)
    if isinstance(opened, Article):
        return opened
    return tuple(_entry(entry, queued.allow_private) for entry in opened.entries)


def open_queued(
    queued: QueueItem, progress: "Progress | None" = None, cancelled: Callable[[], bool] | None = None
) -> Article:
    """Return the article of a queue's line, read anew. Raises ImportFailed."""
    opened = _opened(queued, progress, cancelled)
    if isinstance(opened, Listing):
        raise ImportFailed(f"cannot read '{visible(queued.name)}' as one article: it holds {len(opened.entries)}")
    return opened


def beginning(queued: QueueItem) -> Article | None:
    """Return what can be had at once: the article in hand, or a text's first
    pages; None where reading takes time, or fails.

    Never raises.
    """
    return queued.article or (None if queued.member else read_beginning(queued.name))


def title_unread(queued: QueueItem, cancelled: Callable[[], bool] | None = None) -> str | None:
    """Return the title of an article that nobody has read yet: of a text its first pages tell, anything else is read.

    None where nothing tells it: an address is not asked, and what cannot be read has none. Never raises.
    """
    if is_address(queued.name):
        return None
    try:
        return (beginning(queued) or open_queued(queued, cancelled=cancelled)).shown_title
    except ImportFailed:
        return None


def is_called_by_file(queued: QueueItem) -> bool:
    """Return whether a queue's line has no title but the name of its file, by itself or in an archive."""
    return not queued.title or (not is_address(queued.name) and (queued.member or queued.name).endswith(queued.title))


def open_soon(queued: QueueItem, then: Callable[[Article], None]) -> Callable[[], Article]:
    """Start reading in a thread, which does `then` with the article; the call of what is returned waits for both.

    It raises ImportFailed.
    """
    found: list[Article | BaseException] = []

    def work() -> None:
        try:
            article = queued.article or open_queued(queued)
            then(article)
            found.append(article)
        except BaseException as fault:  # handed to whoever waits for the article
            found.append(fault)

    thread = Thread(target=work, daemon=True)
    thread.start()

    def article() -> Article:
        thread.join()
        if isinstance(found[0], BaseException):
            raise found[0]
        return found[0]

    return article


def open_article(name: str | os.PathLike[str]) -> Article:
    """Return the article in a file or at an address.

    Raises:
        ImportFailed: Whose sentence says why there is none.
    """
    source = os.fspath(name)
    if is_address(source):
        return open_queued(QueueItem(source))
    return replace(open_file(Path(name)), file=_where(source))


def read_queued(queued: QueueItem) -> Reading:
    """Return the reading of a queue's line. Whatever happens is an ImportFailed: other lines may be waiting."""
    name = visible(queued.name if queued.name != STDIN else queued.title or "standard input")
    with in_one_sentence(f"cannot read '{name}'"):
        article = queued.article or open_queued(queued)
        with in_time(name, len(article.text)), crash_told(f"cannot read '{name}'"):
            return parse(article)


def open_stream(stream: IO[bytes], name: str) -> Article:
    """Return the article in all that comes on a stream, `name` in messages. Raises ImportFailed."""
    try:
        data = stream.read(TEXT_LIMIT + 1)
    except OSError as error:
        raise ImportFailed(f"cannot read '{name}': {(error.strerror or str(error)).lower()}") from error
    if len(data) > TEXT_LIMIT:  # it may have no end
        raise ImportFailed(f"cannot read '{name}': it is larger than {TEXT_LIMIT // 1_000_000} MB")
    return open_bytes(data, name)


def parse(article: Article) -> Reading:
    """Return all that the parser finds in an article, with the user's own words.

    Never raises; a second for a megabyte.
    """
    # Imported here, as what reads their file: 3 ms that showing an article does not need.
    from summitreader.session.user_words import user_words

    return _parse(article, user_words())


def read(name: str | os.PathLike[str]) -> Reading:
    """Return the article in a file and all that the parser found in it. Raises ImportFailed."""
    return parse(open_article(name))


def _opened(queued: QueueItem, progress: "Progress | None", cancelled: Callable[[], bool] | None) -> Opened:
    """Return what a line holds, from the network or from the disk. Raises ImportFailed."""
    with in_one_sentence(f"cannot open '{visible(queued.name)}'"):
        return _from_anywhere(queued, progress, cancelled)


def _from_anywhere(queued: QueueItem, progress: "Progress | None", cancelled: Callable[[], bool] | None) -> Opened:
    if not is_address(queued.name):
        opened = open_source(queued.name, queued.member, progress=progress, cancelled=cancelled)
        if not isinstance(opened, Article):
            return opened
        return replace(opened, file=_where(queued.name, queued.member))
    # Imported here: 20 ms that files do not need.
    from summitreader.session.pages import fetch_page

    page, note = fetch_page(queued.name, queued.allow_private, progress, cancelled)
    opened = open_data(
        page.data,
        page.url,
        content_type=page.content_type,
        charset=page.charset,
        url=page.url,
        member=queued.member,
        cancelled=cancelled,
    )
    return replace(opened, notes=(*opened.notes, note)) if note else opened


def _where(name: str, member: str | None = None) -> str:
    """Return where an article is on this machine; bytes of a name that are no text are written out, to be kept."""
    file = os.path.abspath(name)
    file = f"{file}#{member}" if member else file
    return file.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")


def _entry(entry: Entry, allow_private: bool) -> QueueItem:
    return QueueItem(entry.source, member=entry.member, title=entry.title, allow_private=allow_private)


def visible(words: str) -> str:
    """Return words from outside (a file name, an argument, an error) on one
    line, with no character that a terminal obeys.
    """
    return clean_name(words)


def lost_words(name: str) -> str:
    """Return the sentence for a file that ended the process that read it."""
    return f"cannot read '{visible(name)}': the process that read it came to its end"
