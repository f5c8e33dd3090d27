"""`summitreader export`: readings of files and of kept articles in a format, or rows of what is in them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, complain_of_words, json_argument
from summitreader.cli.articles import NamedArticles, article_arguments, settle_articles
from summitreader.cli.output.streams import tell
from summitreader.cli.threshold import Threshold, threshold_argument
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.cli.articles import NamedArticle


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
    parser.add_argument(
        "--output", metavar="FILE", help="write to a new file, and a schema beside it; markdown: FOLDER/"
    )
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    parser.add_argument("--bom", action="store_true", help="tell Excel that a csv or tsv table is UTF-8")
    parser.add_argument("--schema", action="store_true", help="print the schema of the rows, and nothing else")
    json_argument(parser, "(as --format jsonl does)")
    threshold_argument(parser)
    article_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print, or write into a file, what was asked for.

    Returns:
        The exit status: 1 if something could not be read, after all others, or nothing was found.
    """
    arguments.format = (
        arguments.format or session.format_by_name("" if arguments.json else arguments.output or "") or "jsonl"
    )
    format = session.FORMATS[arguments.format]
    kind: session.RowKind | None = arguments.rows or (None if "articles" in format.carries else "statements")
    if fault := _misuse(arguments, kind):
        arguments.misuse(fault)
    complain_of_words()
    if not kind:
        if arguments.schema:
            print(session.schema_of_articles(format.name), end="")
            return 0
        is_folder = bool(format.folder and arguments.output) and session.is_folder(arguments.output, format.name)
        return (_Files if is_folder else _Document if format.document else _Readings)(arguments).export()
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
    format = session.FORMATS[arguments.format]
    if arguments.rows and "rows" not in format.carries:
        names = ", ".join(one.name for one in session.formats_of("rows"))
        return f"--format {format.name} is of whole articles, no --rows (formats of rows: {names})"
    if format.is_binary and arguments.output in (None, session.STDIN) and sys.stdout.isatty():
        return f"--format {format.name} is nothing that a terminal shows: say --output FILE"
    if not kind and (arguments.columns or (arguments.schema and not session.schema_of_articles(format.name))):
        return f"--{'columns' if arguments.columns else 'schema'} is about rows: say --rows which"
    if arguments.least_reliability is not None and kind in (None, "marks", "clippings"):
        return f"--least-reliability is about rows of findings{'' if kind else ': say --rows which'}"
    if arguments.bom and arguments.format not in ("csv", "tsv"):
        return "--bom is for --format csv and tsv"
    if arguments.json and arguments.format != "jsonl":
        return f"--json is --format jsonl, no --format {arguments.format} beside it"
    return settle_articles(arguments, may_be_none=arguments.schema)


class _Export(NamedArticles):
    """What all kinds of export share: which articles are meant, and where text goes to."""

    def put(
        self, pieces: Iterable[str | bytes], schema: str = "", kind: session.ExportKind = "statements"
    ) -> Path | None:
        """Print pieces, or write them into the file that was named, which is returned."""
        name = self.arguments.output
        if name is None or name == session.STDIN:
            for piece in pieces:
                if isinstance(piece, bytes):
                    sys.stdout.buffer.write(piece)
                else:
                    sys.stdout.write(piece)
            return None
        file = Path(name).expanduser()
        session.write_file(file, pieces, schema, force=self.arguments.force, kind=kind)
        return file


class _Readings(_Export):
    """Whole readings, one after the other."""

    def export(self) -> int:
        """Write them; return the exit status."""
        sources = self.sources()
        if file := self.put(session.joined(self._texts(sources), self.arguments.format)):
            tell(f"written to {session.visible(str(file))}")
        return self.status

    def _texts(self, sources: list[NamedArticle]) -> Iterator[str]:
        for exported in self._exported(sources):
            if exported.fault is not None:
                self.complain(exported.fault)
            else:
                yield exported.text

    def _exported(self, sources: list[NamedArticle]) -> Iterator[session.Exported]:
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

    written = 0

    def export(self) -> int:
        """Write it, and tell what is in a file; return the exit status."""
        format = self.arguments.format
        pieces = session.write_articles(self.read(self.sources()), format)
        if file := self.put(pieces, session.schema_of_articles(format), "articles"):
            tell(session.told_of_articles(file, self.written))
        return self.status

    def read(self, sources: list[NamedArticle]) -> Iterator[session.TableSource]:
        """Yield what was named, one article after the other."""
        for article in self.articles(sources):
            self.tell(article.name, article.fault, article.notes)
            if article.source:
                self.written += 1
                yield article.source


class _Files(_Document):
    """All articles as files of a folder."""

    def export(self) -> int:
        """Write them, and tell how many; return the exit status."""
        folder = Path(self.arguments.output).expanduser()
        files = session.write_folder(self.read(self.sources()), self.arguments.format)
        session.write_files(folder, files, force=self.arguments.force)
        tell(session.told_of_articles(folder, self.written))
        return self.status


class _Table(_Export):
    """Rows of a kind, as one table."""

    def __init__(self, arguments: Namespace, kind: session.RowKind, columns: tuple[session.Column, ...]) -> None:
        super().__init__(arguments)
        self._kind, self._columns = kind, columns
        self._rows = self._articles = 0
        self._threshold = Threshold(arguments)

    def export(self) -> int:
        """Write it, and tell what is in a file; return the exit status."""
        sources, schema = self.sources(), session.table_schema(self._kind, self._columns)
        pieces = session.write_table(
            self._of(sources), self._kind, self.arguments.format, self._columns, bom=self.arguments.bom
        )
        if file := self.put(pieces, schema):
            tell(session.told_of_table(file, self._rows, self._articles))
        if hidden := self._threshold.told():
            complain(hidden)
        return self.status

    def _of(self, sources: list[NamedArticle]) -> Iterator[session.Row]:
        for found in session.rows_of(self.articles(sources), self._kind):
            self.tell(found.name, found.fault, found.notes)
            rows = [row for row in found.rows if self._threshold.keeps(row.get("rule"))]
            self._rows += len(rows)
            self._articles += bool(rows)
            yield from rows
