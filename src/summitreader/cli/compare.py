"""`summitreader compare`: accounts of one event, or two versions of one text, side by side."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain_of_words, json_argument, library_argument, private_argument, queued
from summitreader.cli.output.terminal import why_plain
from summitreader.cli.output.written import put_text, write_named
from summitreader.comparison import SIDE_NAMES
from summitreader.model import Article, Reading

if TYPE_CHECKING:
    pass


_DOCX = "docx"


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument(
        "--format",
        choices=(*session.COMPARISON_FORMATS, _DOCX),
        help="default: what --output ends in, else text; docx: the newer version with tracked changes",
    )
    json_argument(parser, "for the comparison")
    parser.add_argument("--bom", action="store_true", help="tell Excel that a csv table is UTF-8")
    parser.add_argument("--theme", metavar="NAME", help="colours of the screen, as the reader takes them")
    parser.add_argument("--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument("--versions", action="store_true", help="two versions of one text, the older first")
    parser.add_argument("--example", action="store_true", help="the invented texts that come with the program")
    private_argument(parser)
    library_argument(parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="two accounts or more: files, addresses, keys of kept articles; - is standard input",
    )


def run(arguments: Namespace) -> int:
    """Open the comparison on a terminal; print it where there is none, or a format or a file is asked for."""
    names = _names(arguments)
    format = arguments.format or _format_by_name(arguments.output or "")
    if format == _DOCX and (not arguments.versions or arguments.output in (None, session.STDIN)):
        arguments.misuse("docx takes --versions, and --output with the file to write")
    if arguments.json and (arguments.format or arguments.output):
        arguments.misuse("--json prints: no --format or --output beside it (--format json is for these)")
    if arguments.bom and format != "csv":
        arguments.misuse("--bom is for --format csv")
    if not (arguments.format or arguments.output or arguments.json) and _is_terminal():
        return _open(names, arguments)
    complain_of_words()
    from summitreader.cli.keeping import library_of, reading_named

    library = library_of(arguments)
    readings = [reading_named(name, library, arguments) for name in names]
    rulings = session.rulings_of(library, readings)
    if arguments.versions:
        found = session.compare_versions(*readings, rulings=rulings)
    else:
        found = session.compare(readings, rulings)
    if arguments.json:
        print(session.json_of_comparison(found))
    elif format == _DOCX:
        write_named(session.write_tracked_docx(found), arguments)
    else:
        put_text(session.write_comparison(found, format, bom=arguments.bom), arguments)
    return 0


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and not why_plain(os.environ)


def _open(names: tuple[str, ...], arguments: Namespace) -> int:
    """Open the comparison on the terminal, and stay until it is left."""
    from summitreader.cli.reader import open_comparison

    return open_comparison([_account(name, arguments) for name in names], arguments)


def _account(name: str, arguments: Namespace) -> Reading | Article:
    """Return an account as it is known without parsing it: what is kept as it was read, else as an article.

    Raises SummitReaderError.
    """
    from summitreader.cli.reader import library_file

    is_key = session.is_key(name)
    article = None if is_key else session.open_account(name, queued(name, arguments.allow_private))
    if article and not library_file(arguments).exists():
        return article
    # Imported here, as above: a comparison of files is shown without the library.
    from summitreader.cli.keeping import library_of, reading_named
    from summitreader.session.library import read_kept

    library = library_of(arguments)
    return (read_kept(library, article.id) or article) if article else reading_named(name, library, arguments)


def _format_by_name(file: str) -> str:
    """Return the format that the name of a file asks for."""
    ends = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html", ".csv": "csv", ".docx": _DOCX}
    return ends.get(Path(file).suffix.casefold(), "text")


def _names(arguments: Namespace) -> tuple[str, ...]:
    """Return what is compared."""
    names = tuple(arguments.files)
    if arguments.example:
        if names:
            arguments.misuse("--example brings its own texts: no FILE beside it")
        names = session.example_pair("versions" if arguments.versions else "accounts")
    if arguments.versions and len(names) != 2:
        arguments.misuse(f"--versions takes an older text and a newer one, not {len(names)}")
    if not 1 < len(names) <= len(SIDE_NAMES):
        arguments.misuse(f"takes two to {len(SIDE_NAMES)} accounts, not {len(names)}")
    return names
