"""`summitreader library`: the library as a whole, out and in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from summitreader.cli import complain, library_argument
from summitreader.cli.keeping import key_of, library_of, library_there
from summitreader.cli.output.streams import tell
from summitreader.errors import LibraryFault
from summitreader.session import visible
from summitreader.session.library import (
    CLIPPING_FORMS,
    ClippingForm,
    Library,
    back_up,
    bring_in,
    bring_up,
    clippings,
    export_clippings,
    export_lines,
    newest_backup,
    write_clippings,
    write_gold_files,
)

_WHAT = {
    "export": "print everything as lines of JSON, or write it to FILE",
    "import": "add everything that an export in FILE holds; of a coded project (.qdpx) the texts with codes "
    "as tags; of annotations (JSON-LD) marks; of a codebook (.qdc) themes of words.toml",
    "clippings": "print the clippings with sources, or write them to FILE, whose name (.md, .txt, .bib, .ris, .json) "
    "tells the form where --form does not",
    "gold": "write corrected articles and their gold into the folder FILE",
    "backup": "make today's copy beside the library, if there is none yet",
    "reread": "read again what another version of the program read, as the reader does while it is open",
}


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument("what", choices=tuple(_WHAT), help="; ".join(f"{name}: {said}" for name, said in _WHAT.items()))
    parser.add_argument("file", nargs="?", metavar="FILE", type=Path)
    parser.add_argument("--article", metavar="KEY", help="of an import: the kept article that annotations are about")
    parser.add_argument(
        "--form",
        choices=CLIPPING_FORMS,
        help="of the clippings: quotes in Markdown, a memo with footnotes, a bibliography … (default: markdown)",
    )


def run(arguments: Namespace) -> int:
    """Do what was asked for.

    Returns:
        The exit status: 2 if the file to do it with is not named, or one is that nothing would be done with.
    """
    library = library_of(arguments) if arguments.what == "import" else library_there(arguments)
    if arguments.what in ("import", "gold") and arguments.file is None:
        complain(f"library {arguments.what} needs a FILE")
        return 2
    if arguments.what in ("backup", "reread") and arguments.file is not None:
        complain(f"library {arguments.what} takes no FILE (library export FILE writes one)")
        return 2
    if arguments.form and arguments.what != "clippings":
        complain(f"library {arguments.what} takes no --form: it is of the clippings")
        return 2
    if arguments.article and arguments.what != "import":
        complain(f"library {arguments.what} takes no --article: it is of an import")
        return 2
    if arguments.what == "import":
        return _bring_in(library, arguments.file, arguments.article)
    if arguments.what == "clippings":
        _clippings(library, arguments.file, arguments.form)
    else:
        _do(library, arguments.what, arguments.file)
    return 0


def _bring_in(library: Library, file: Path, article: str | None) -> int:
    """Add what a file holds; what did not come along is said. Return the exit status."""
    try:
        brought = bring_in(library, file, key_of(library, article) if article else "")
    except (OSError, UnicodeError) as error:
        raise LibraryFault(f"library import failed: {_reason(error, file)}") from error
    for note in brought.notes:
        complain(note)
    tell(brought.told)
    return 0


def _clippings(library: Library, file: Path | None, form: ClippingForm | None) -> None:
    """Print the clippings or write them into a new file; say where there are none."""
    count = len(clippings(library))
    if not count:
        tell("there are no clippings yet: + puts a quote among them, from an article or from a search")
    if file is None:
        if text := write_clippings(library, form or "markdown"):
            print(text)
    elif fault := export_clippings(library, file, form):
        raise LibraryFault(fault)
    else:
        tell(f"{count} clipping{'' if count == 1 else 's'} written to {visible(str(file))}")


def _do(library: Library, what: str, file: Path | None) -> None:
    if what == "backup":
        _back_up(library)
    elif what == "reread":
        done = max((done for done, _ in bring_up(library)), default=0)
        tell(f"{done:,} article{'' if done == 1 else 's'} read again")
    elif what == "export" and file is None:
        for line in export_lines(library):
            print(line)
    elif file is not None:
        try:
            tell(_with_file(library, what, file))
        except (OSError, UnicodeError) as error:
            raise LibraryFault(f"library {what} failed: {_reason(error, file)}") from error


def _reason(error: OSError | UnicodeError, file: Path) -> str:
    """Return in words why something could not be done with a file."""
    if isinstance(error, OSError) and error.strerror:
        return f"'{visible(str(error.filename or file))}': {error.strerror.lower()}"
    return str(error)


def _back_up(library: Library) -> None:
    """Make today's copy, or say that there is one; its name goes to standard output."""
    if not library.exists():
        raise LibraryFault(f"there is no library at '{library.path}' yet, so there is nothing to copy")
    new = back_up(library)
    copy = new or newest_backup(library)
    if copy is None:
        raise LibraryFault(f"no copy of '{library.path}' was made")
    print(visible(str(copy)))
    size = f"{copy.stat().st_size / 1e6:,.1f} MB"
    tell(f"the copy was made, {size}" if new else f"today's copy is there already, {size}: none was made")


def _with_file(library: Library, what: str, file: Path) -> str:
    """Do what a file is needed for, and return what is to be told of it."""
    if what == "export":
        # "x": an export never takes the place of another file.
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.writelines(f"{line}\n" for line in export_lines(library))
        return f"written to {visible(str(file))}"
    return f"{write_gold_files(library, file)} articles written to {visible(str(file))}"
