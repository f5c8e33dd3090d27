"""What the commands share that are about findings: which articles are meant, and their rows."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, is_piped_in, library_argument, private_argument, queued
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.model import Span
    from summitreader.session.library import Library

    NamedArticle = session.QueueItem | str
    """A file or address to be opened, or the key of a kept article."""


def article_arguments(parser: ArgumentParser) -> None:
    """Declare which articles a command is about: FILE …, --find QUERY or --all."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument("--all", action="store_true", help="the whole library, but for what is in the bin")
    parser.add_argument(
        "--find", metavar="QUERY", help="of the library what answers a search: its statements, or else its articles"
    )
    parser.add_argument("--across", action="store_true", help="what is searched for may stand anywhere in an article")
    library_argument(parser)
    private_argument(parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="files, folders, patterns, addresses, keys of kept articles or their first letters; - or a pipe: "
        "standard input",
    )


def settle_articles(arguments: Namespace, may_be_none: bool = False) -> str:
    """Take standard input for what is meant where nothing is named and a text is piped in.

    Returns:
        What is wrong with the arguments that say which articles are meant, "" where nothing is.
    """
    if not (arguments.files or arguments.all or arguments.find is not None or may_be_none) and is_piped_in():
        arguments.files = [session.STDIN]
    given = bool(arguments.files), arguments.all, arguments.find is not None
    if arguments.across and arguments.find is None:
        return "--across is about --find"
    if not any(given) and not may_be_none:
        return "say of what: FILE, the key of a kept article, --all or --find QUERY"
    if sum(given) > 1:
        return "--find and --all take the whole library: no FILE or other option of that kind beside them"
    return ""


class NamedArticles:
    """The articles that were named on the command line, and whether all was well with them."""

    def __init__(self, arguments: Namespace) -> None:
        self.arguments = arguments
        self.status = 0
        self._said: set[str] = set()
        self.passages: dict[str, frozenset[Span] | None] = {}

    @cached_property
    def library(self) -> Library:
        """The library that was named. Found when it is needed: readings of files are printed without it."""
        from summitreader.cli.keeping import library_of

        return library_of(self.arguments)

    def complain(self, fault: str) -> None:
        """Say what could not be done, once; the rest goes on."""
        self._say_once(fault)
        self.status = 1

    def sources(self) -> list[NamedArticle]:
        """Return what was named on the command line; of the library, what was found, with its `passages`."""
        if self.arguments.all or self.arguments.find is not None:
            return self._of_library()
        sources: list[NamedArticle] = []
        for name in self.arguments.files:
            try:
                if session.is_key(name):
                    from summitreader.cli.keeping import key_of

                    self.passages[key := key_of(self.library, name)] = None
                    sources += [key] if key not in sources else []
                else:
                    sources += queued(name, self.arguments.allow_private)
            except SummitReaderError as fault:
                self.complain(str(fault))
        return sources

    def articles(self, sources: Sequence[NamedArticle]) -> Iterator[session.ArticleSource]:
        """Yield what was named, in its order, with what the reader made of it."""
        read = session.read_all([one for one in sources if not isinstance(one, str)])
        files = session.sources_of_files(self.library, read)
        kept = session.sources_of_kept(self.library, self.passages)
        for source in sources:
            found = next(kept if isinstance(source, str) else files)
            if found.library_fault:
                self._say_once(found.library_fault)
            yield found

    def _say_once(self, fault: str) -> None:
        if fault not in self._said:
            self._said.add(fault)
            complain(fault)

    def tell(self, name: str, fault: str | None, notes: Iterable[str] = ()) -> None:
        """Say why there is nothing of an article, and what was left out of it."""
        if fault is not None:
            self.complain(fault)
        for note in notes:
            complain(f"{name}: {note}")

    def whole(self) -> Iterator[session.TableSource]:
        """Yield each article that was named and can be read, with what the reader made of it."""
        for found in self.articles(self.sources()):
            self.tell(found.name, found.fault)
            if found.source is not None:
                yield found.source

    def _of_library(self) -> list[NamedArticle]:
        from summitreader.cli.keeping import bring_up_to_date, filled_library_of, read_again
        from summitreader.session.library import find_passages

        library = filled_library_of(self.arguments)
        if library is None:
            self.status = 1
        elif self.arguments.find is None:
            read_again(library)
            self.passages |= session.whole_articles(session.keys_on_shelf(library))
        else:
            bring_up_to_date(library)
            found, notes = find_passages(library, self.arguments.find, across=self.arguments.across)
            self.passages |= found
            for note in notes:
                complain(note)
            if not found:
                self.complain("nothing was found")
        return [*self.passages]
