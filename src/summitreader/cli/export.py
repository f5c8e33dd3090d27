"""`summitreader export`: readings of files and of kept articles in a format, or rows of what is in them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, complain_of_words, library_argument, private_argument, queued
from summitreader.cli.output.streams import tell
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.model import Span
    from summitreader.session.library import Library

    _Source = session.QueueItem | str
    """A file or address to be opened, or the key of a kept article."""


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument(
        "--format",
        choices=tuple(session.FORMATS),
        help=f"default: what --output ends in, else jsonl; {_only_tables()} are tables, of statements without --rows",
    )
    parser.add_argument("--rows", choices=session.ROW_KINDS, help="a table with a row for each of these")
    parser.add_argument("--columns", metavar="NAMES", default="", help="only these columns, commas between")
    parser.add_argument("--all", action="store_true", help="the whole library, but for what is in the bin")
    parser.add_argument(
        "--find", metavar="QUERY", help="of the library what answers a search: its statements, or else its articles"
    )
    parser.add_argument("--across", action="store_true", help="what is searched for may stand anywhere in an article")
    library_argument(parser)
    parser.add_argument("--output", metavar="FILE", help="write to a new file, and a table's schema beside it")
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    parser.add_argument("--bom", action="store_true", help="tell Excel that a csv or tsv table is UTF-8")
    parser.add_argument("--schema", action="store_true", help="print the schema of the rows, and nothing else")
    private_argument(parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="files, folders, patterns, addresses, keys of kept articles or their first letters; - is standard input",
    )


def run(arguments: Namespace) -> int:
    """Print, or write into a file, what was asked for.

    Returns:
        The exit status: 1 if something could not be read, after all others, or nothing was found.
    """
    arguments.format = arguments.format or session.format_by_name(arguments.output or "") or "jsonl"
    format = session.FORMATS[arguments.format]
    kind: session.RowKind | None = arguments.rows or (None if "articles" in format.carries else "statements")
    if fault := _misuse(arguments, kind):
        arguments.misuse(fault)
    complain_of_words()
    if not kind:
        return (_Document if format.document else _Readings)(arguments).export()
    columns = session.chosen_columns(kind, arguments.columns)
    if arguments.schema:
        print(session.table_schema(kind, columns), end="")
        return 0
    return _Table(arguments, kind, columns).export()


def _only_tables() -> str:
    """Return the names of the formats that are written of rows alone: "a, b and c"."""
    *names, last = (one.name for one in session.FORMATS.values() if one.carries == ("rows",))
    return f"{', '.join(names)} and {last}"


def _misuse(arguments: Namespace, kind: session.RowKind | None) -> str:
    """Return what is wrong with the arguments as they stand together, "" where nothing is."""
    given = bool(arguments.files), arguments.all, arguments.find is not None
    format = session.FORMATS[arguments.format]
    if arguments.rows and "rows" not in format.carries:
        names = ", ".join(one.name for one in session.formats_of("rows"))
        return f"--format {format.name} is of whole articles, no --rows (formats of rows: {names})"
    if format.is_binary and arguments.output in (None, session.STDIN) and sys.stdout.isatty():
        return f"--format {format.name} is nothing that a terminal shows: say --output FILE"
    if not kind and (arguments.schema or arguments.columns):
        return f"--{'schema' if arguments.schema else 'columns'} is about rows: say --rows which"
    if arguments.bom and arguments.format not in ("csv", "tsv"):
        return "--bom is for --format csv and tsv"
    if arguments.across and arguments.find is None:
        return "--across is about --find"
    if not any(given) and not arguments.schema:
        return "say of what: FILE, the key of a kept article, --all or --find QUERY"
    if sum(given) > 1:
        return "--find and --all take the whole library: no FILE or other option of that kind beside them"
    return ""


class _Export:
    """What both kinds of export share: which articles are meant, where text goes to, and whether all was well."""

    def __init__(self, arguments: Namespace) -> None:
        self.arguments = arguments
        self.status = 0
        self.passages: dict[str, frozenset[Span] | None] = {}

    @cached_property
    def library(self) -> Library:
        """The library that was named. Found when it is needed: readings of files are printed without it."""
        from summitreader.cli.keeping import library_of

        return library_of(self.arguments)

    def complain(self, fault: str) -> None:
        """Say what could not be done; the rest goes on."""
        complain(fault)
        self.status = 1

    def sources(self) -> list[_Source]:
        """Return what was named on the command line; of the library, what was found, with its `passages`."""
        if self.arguments.all or self.arguments.find is not None:
            return self._of_library()
        sources: list[_Source] = []
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

    def _of_library(self) -> list[_Source]:
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

    def articles(self, sources: list[_Source]) -> Iterator[session.ArticleSource]:
        """Yield what was named, in its order, with what the reader made of it."""
        read = session.read_all([one for one in sources if not isinstance(one, str)])
        files = session.sources_of_files(self.library, read)
        kept = session.sources_of_kept(self.library, self.passages)
        for source in sources:
            yield next(kept if isinstance(source, str) else files)

    def told(self, name: str, fault: str | None, notes: Iterable[str]) -> None:
        """Say why there is nothing of an article, and what was left out of it."""
        if fault is not None:
            self.complain(fault)
        for note in notes:
            complain(f"{name}: {note}")

    def put(self, pieces: Iterable[str] | Iterable[bytes], schema: str = "") -> Path | None:
        """Print pieces of text, or write them into the file that was named, which is returned."""
        name = self.arguments.output
        if name is None or name == session.STDIN:
            for piece in pieces:
                if isinstance(piece, bytes):
                    sys.stdout.buffer.write(piece)
                else:
                    sys.stdout.write(piece)
            return None
        file = Path(name).expanduser()
        session.write_file(file, pieces, schema, force=self.arguments.force)
        return file


class _Readings(_Export):
    """Whole readings, one after the other."""

    def export(self) -> int:
        """Write them; return the exit status."""
        sources = self.sources()
        if file := self.put(session.joined(self._texts(sources), self.arguments.format)):
            tell(f"written to {session.visible(str(file))}")
        return self.status

    def _texts(self, sources: list[_Source]) -> Iterator[str]:
        for exported in self._exported(sources):
            if exported.fault is not None:
                self.complain(exported.fault)
            else:
                yield exported.text

    def _exported(self, sources: list[_Source]) -> Iterator[session.Exported]:
        files = session.export_all([one for one in sources if not isinstance(one, str)], self.arguments.format)
        for source in sources:
            yield self._of_key(source) if isinstance(source, str) else next(files)

    def _of_key(self, key: str) -> session.Exported:
        try:
            return session.Exported(key, session.export_kept(self.library, key, self.arguments.format))
        except SummitReaderError as fault:
            return session.Exported(key, "", str(fault))


class _Document(_Export):
    """All articles as one document."""

    _written = 0

    def export(self) -> int:
        """Write it, and tell what is in a file; return the exit status."""
        if file := self.put(session.write_articles(self._read(self.sources()), self.arguments.format)):
            tell(session.told_of_articles(file, self._written))
        return self.status

    def _read(self, sources: list[_Source]) -> Iterator[session.TableSource]:
        for article in self.articles(sources):
            self.told(article.name, article.fault, article.notes)
            if article.source:
                self._written += 1
                yield article.source


class _Table(_Export):
    """Rows of a kind, as one table."""

    def __init__(self, arguments: Namespace, kind: session.RowKind, columns: tuple[session.Column, ...]) -> None:
        super().__init__(arguments)
        self._kind, self._columns = kind, columns
        self._rows = self._articles = 0

    def export(self) -> int:
        """Write it, and tell what is in a file; return the exit status."""
        sources, schema = self.sources(), session.table_schema(self._kind, self._columns)
        pieces = session.write_table(
            self._of(sources), self._kind, self.arguments.format, self._columns, bom=self.arguments.bom
        )
        if file := self.put(pieces, schema):
            tell(session.told_of_table(file, self._rows, self._articles))
        return self.status

    def _of(self, sources: list[_Source]) -> Iterator[session.Row]:
        for found in session.rows_of(self.articles(sources), self._kind):
            self.told(found.name, found.fault, found.notes)
            self._rows += len(found.rows)
            self._articles += bool(found.rows)
            yield from found.rows
