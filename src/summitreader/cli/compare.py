"""`summitreader compare`: accounts of one event side by side."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain_of_words, library_argument, private_argument, queued
from summitreader.cli.keeping import key_of, library_there
from summitreader.comparison import SIDE_NAMES
from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.model import Reading


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    parser.add_argument("--format", choices=session.COMPARISON_FORMATS, default="json", help="how it is printed")
    private_argument(parser)
    library_argument(parser)
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="two accounts or more: files, addresses, keys of kept articles; - is standard input",
    )


def run(arguments: Namespace) -> int:
    """Print the comparison."""
    if not 1 < len(arguments.files) <= len(SIDE_NAMES):
        arguments.misuse(f"takes two to {len(SIDE_NAMES)} accounts, not {len(arguments.files)}")
    complain_of_words()
    found = session.compare([_reading(name, arguments) for name in arguments.files])
    print(session.write_comparison(found, arguments.format))
    return 0


def _reading(name: str, arguments: Namespace) -> Reading:
    """Return the reading of a file, an address or a kept article. Raises SummitReaderError."""
    if session.is_key(name):
        from summitreader.session.library import read_kept

        library = library_there(arguments)
        reading = read_kept(library, key_of(library, name))
        if reading is None:
            raise LibraryFault(f"the article '{name}' is no longer in the library")
        return reading
    lines = queued(name, arguments.allow_private)
    if len(lines) != 1:
        raise SummitReaderError(f"'{name}' holds {len(lines)} articles; compare takes one for each side")
    return session.read_queued(lines[0])
