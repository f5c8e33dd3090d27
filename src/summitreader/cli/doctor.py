"""`summitreader doctor`: checks the library and explains; `--repair` saves what can be saved into a new file."""

from argparse import ArgumentParser, Namespace

from summitreader.cli.keeping import library_argument, library_of
from summitreader.session import visible
from summitreader.session.doctor import examine, repair


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    library_argument(parser)
    parser.add_argument("--repair", action="store_true", help="save what can be read into a new file; the old is kept")


def run(arguments: Namespace) -> int:
    """Prints one line a check; 1 if one of them is not well."""
    library = library_of(arguments)
    if arguments.repair:
        done = repair(library)
        counts = ", ".join(f"{count} {table}" for table, count in done.saved.items() if count and table != "body")
        print(visible(f"saved from the old file: {counts or 'nothing'}"))
        if done.backup:
            more = ", ".join(
                f"{count} {table}" for table, count in done.from_backup.items() if count and table != "body"
            )
            print(visible(f"and from '{done.backup}': {more or 'nothing that was missing'}"))
        print(visible(f"the old file is kept as '{done.old}'"))
    checks = examine(library)
    for check in checks:
        print(visible(f"{'well' if check.well else 'BAD '}  {check.name:12}{check.said}"))
    return 0 if all(check.well for check in checks) else 1
