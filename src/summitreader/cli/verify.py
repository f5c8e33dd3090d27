"""`summitreader verify`: the quotations of a draft, held against their sources."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, complain_of_words, json_argument, library_argument, private_argument, queued
from summitreader.cli.command_line.exit_codes import DONE, NOT_ALL
from summitreader.cli.output.written import put_text, write_named
from summitreader.errors import ImportFailed, SummitReaderError
from summitreader.session.comparing.one_account import one_account

if TYPE_CHECKING:
    from summitreader.model import Reading

_ENDS = {".json": "json", ".md": "markdown", ".sarif": "sarif", ".docx": "docx"}


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument(
        "--against",
        metavar="FILE",
        action="append",
        default=[],
        help="a source: files, folders, addresses, keys of kept articles (default: the library)",
    )
    parser.add_argument("--all", action="store_true", help="tell what is right too, in text and Markdown")
    parser.add_argument(
        "--format", choices=session.VERIFICATION_FORMATS, help="default: what --output ends in, else text"
    )
    json_argument(parser, "for the draft")
    parser.add_argument("--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    private_argument(parser)
    library_argument(parser)
    parser.add_argument("draft", metavar="DRAFT", help="the draft: a file or an address; - is standard input")
    parser.add_argument("files", nargs="*", metavar="FILE", help="more sources, behind the draft")


def run(arguments: Namespace) -> int:
    """Print the verdicts; the status is 1 where something is wrong, or a source could not be read."""
    format = arguments.format or _ENDS.get(Path(arguments.output or "").suffix.casefold(), "text")
    if arguments.json and (arguments.format or arguments.output):
        arguments.misuse("--json prints: no --format or --output beside it (--format json is for these)")
    if format == "docx" and arguments.output in (None, session.STDIN):
        arguments.misuse("docx takes --output with the file to write")
    complain_of_words()
    draft = session.read_draft(one_account(arguments.draft, queued(arguments.draft, arguments.allow_private)))
    sources, unread = _sources(draft, arguments)
    found = session.verify(draft, sources)
    if arguments.json:
        print(session.json_of_verification(found))
    elif format == "docx":
        write_named(session.write_commented(found), arguments)
    else:
        put_text(session.write_verification(found, format, whole=arguments.all), arguments)
    if found.wrong:
        complain(f"{len(found.wrong)} of {len(found.verdicts)} are not true to the sources, as far as these rules find")
    return NOT_ALL if found.wrong or unread else DONE


def _sources(draft: Reading, arguments: Namespace) -> tuple[list[Reading], bool]:
    """Return what the draft is held against, and whether some of it could not be read. Raises SummitReaderError."""
    # Imported here: help needs no library.
    from summitreader.cli.keeping import bring_up_to_date, filled_library_of

    names = [*arguments.against, *arguments.files]
    if not names:
        library = filled_library_of(arguments)
        if library is None:
            raise ImportFailed("nothing to hold the draft against: name sources with --against")
        bring_up_to_date(library)
        return [*session.kept_sources(library, draft)], False
    found: list[Reading] = []
    unread = False
    for name in names:
        try:
            found += _named(name, arguments)
        except SummitReaderError as error:
            unread = True
            complain(str(error))
    if not found:
        raise ImportFailed("none of the sources could be read")
    return found, unread


def _named(name: str, arguments: Namespace) -> list[Reading]:
    """Return the readings that a name stands for: of a kept article, a file, or all of a folder."""
    from summitreader.cli.keeping import kept_reading, key_of, library_of, library_there

    if session.is_key(name):
        library = library_there(arguments)
        return [kept_reading(library, key_of(library, name))]
    library = library_of(arguments)
    return [session.read_account(library, name, (line,)) for line in queued(name, arguments.allow_private)]
