"""`summitreader explain`: every sentence with what was found in it, what the reader corrected, and why."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from summitreader import session
from summitreader.cli import complain, complain_of_words, library_argument, queued
from summitreader.cli.keeping import library_there
from summitreader.errors import LibraryFault
from summitreader.model import Reading
from summitreader.session.library import Library, corrected, keys_like, read_kept

_SHORTEST_KEY = 4


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a file, an address, or the key of a kept article or its first letters; - is standard input",
    )
    library_argument(parser)
    parser.add_argument("--why-not", action="store_true", help="tell also why verbs of saying begin no statement")


def run(arguments: Namespace) -> int:
    """Print the explanation of the article, or of each where there are several."""
    complain_of_words()
    before = ""
    for reading in _readings(arguments.file, library_there(arguments)):
        explained = session.explain(reading, refused=arguments.why_not)
        print(f"{before}{explained}")
        before = f"{session.between('text')}\n"
    return 0


def _readings(name: str, library: Library) -> Iterator[Reading]:
    """Yield what is found in the articles of a name, with what the reader corrected of those that are kept."""
    is_kept = library.exists() and len(name) >= _SHORTEST_KEY and not Path(name).exists()
    if is_kept and len(keys := keys_like(library, name)) == 1 and (reading := read_kept(library, keys[0])):
        yield reading
        return
    for line in queued(name):
        reading = session.parse(line.article or session.open_queued(line))
        try:
            yield corrected(library, reading) if library.exists() else reading
        except LibraryFault as fault:
            complain(str(fault))
            yield reading
