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

_TABLES = ("csv", "tsv", "html")


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument(
        "--format",
        choices=(*session.FORMATS, *_TABLES),
        help="default: what --output ends in, else jsonl; csv, tsv and html are tables, of statements without --rows",
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
    arguments.format = arguments.format or _format_by_name(arguments.output or "")
    kind: session.RowKind | None = arguments.rows or ("statements" if arguments.format in _TABLES else None)
    if fault := _misuse(arguments, kind):
        arguments.misuse(fault)
    complain_of_words()
    if not kind:
        return _Readings(arguments).export()
    columns = session.chosen_columns(kind, arguments.columns)
    if arguments.schema:
        print(session.table_schema(kind, columns), end="")
        return 0
    return _Table(arguments, kind, columns).export()


def _format_by_name(file: str) -> str:
    """Return the format that the name of a file asks for."""
    ends = {".csv": "csv", ".tsv": "tsv", ".html": "html", ".htm": "html", ".md": "markdown", ".txt": "text"}
    return ends.get(Path(file).suffix.casefold(), "jsonl")


def _misuse(arguments: Namespace, kind: session.RowKind | None) -> str:
    """Return what is wrong with the arguments as they stand together, "" where nothing is."""
    given = bool(arguments.files), arguments.all, arguments.find is not None
    if arguments.rows and arguments.format == "text":
        return f"--format text prints whole readings, no --rows (formats of rows: {', '.join(session.ROW_FORMATS)})"
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

    def put(self, pieces: Iterable[str], schema: str = "") -> Path | None:
        """Print pieces of text, or write them into the file that was named, which is returned."""
        name = self.arguments.output
        if name is None or name == session.STDIN:
            for piece in pieces:
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
        if file := self.put(self._pieces(sources)):
            tell(f"written to {session.visible(str(file))}")
        return self.status

    def _pieces(self, sources: list[_Source]) -> Iterator[str]:
        before = ""
        for exported in self._exported(sources):
            if exported.fault is not None:
                self.complain(exported.fault)
                continue
            yield before
            before = f"{between}\n" if (between := session.between(self.arguments.format)) else ""
            if exported.text:
                yield f"{exported.text}\n"

    def _exported(self, sources: list[_Source]) -> Iterator[session.Exported]:
        files = session.export_all([one for one in sources if not isinstance(one, str)], self.arguments.format)
        for source in sources:
            yield self._of_key(source) if isinstance(source, str) else next(files)

    def _of_key(self, key: str) -> session.Exported:
        try:
            return session.Exported(key, session.export_kept(self.library, key, self.arguments.format))
        except SummitReaderError as fault:
            return session.Exported(key, "", str(fault))


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
        read = session.read_all([one for one in sources if not isinstance(one, str)])
        files = session.rows_of_sources(self.library, read, self._kind)
        kept = session.rows_of_kept(self.library, self.passages, self._kind)
        for source in sources:
            found = next(kept if isinstance(source, str) else files)
            if found.fault is not None:
                self.complain(found.fault)
            for note in found.notes:
                complain(f"{found.name}: {note}")
            self._rows += len(found.rows)
            self._articles += bool(found.rows)
            yield from found.rows
