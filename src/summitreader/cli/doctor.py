"""`summitreader doctor`: checks the library and explains; `--repair` saves what can be saved into a new file."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import library_argument
from summitreader.cli.keeping import library_of
from summitreader.session import visible
from summitreader.session.library import counted, examine, repair


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument("--repair", action="store_true", help="save what can be read into a new file; the old is kept")


def run(arguments: Namespace) -> int:
    """Print one line a check.

    Returns:
        The exit status: 1 if one of them is not well.
    """
    library = library_of(arguments)
    if arguments.repair:
        done = repair(library)
        print(f"in the new file: {_counted(done.saved) or 'nothing'}")
        if done.backup:
            print(f"of these from '{visible(str(done.backup))}': {_counted(done.from_backup)}")
        for lost in done.lost:
            print(f"lost: {visible(lost)}")
        print(f"the old file is kept as '{visible(str(done.old))}'")
    checks = examine(library)
    for check in checks:
        print(f"{'ok     ' if check.well else 'problem'}  {check.name:12}{visible(check.said)}")
    return 0 if all(check.well for check in checks) else 1


def _counted(rows: dict[str, int]) -> str:
    return counted({table: count for table, count in rows.items() if count})
