"""`summitreader doctor`: checks the library and explains; `--repair` saves what can be saved into a new file."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from summitreader.cli import json_argument, library_argument
from summitreader.cli.keeping import library_there
from summitreader.session import json_line, visible
from summitreader.session.library import counted, examine, repair


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    json_argument(parser, "for all checks")
    parser.add_argument("--repair", action="store_true", help="save what can be read into a new file; the old is kept")


def run(arguments: Namespace) -> int:
    """Print one line a check.

    Returns:
        The exit status: 1 if one of them is not well.
    """
    library = library_there(arguments)
    done = repair(library) if arguments.repair else None
    checks = examine(library)
    well = all(check.well for check in checks)
    if arguments.json:
        repaired = done and asdict(done) | {"old": str(done.old), "backup": done.backup and str(done.backup)}
        report = {"library": str(library.path), "well": well, "checks": list(map(asdict, checks)), "repaired": repaired}
        print(json_line("doctor", report))
        return 0 if well else 1
    if done:
        print(f"in the new file: {_counted(done.saved) or 'nothing'}")
        if done.backup:
            print(f"of these from '{visible(str(done.backup))}': {_counted(done.from_backup)}")
        for lost in done.lost:
            print(f"lost: {visible(lost)}")
        print(f"the old file is kept as '{visible(str(done.old))}'")
    for check in checks:
        print(f"{'ok     ' if check.well else 'problem'}  {check.name:12}{visible(check.said)}")
    return 0 if well else 1


def _counted(rows: dict[str, int]) -> str:
    return counted({table: count for table, count in rows.items() if count})
