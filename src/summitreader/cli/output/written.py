"""What a command gives: printed, or written into the file that --output names."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from summitreader import session
from summitreader.cli.output.streams import tell


def put_text(text: str, arguments: Namespace) -> None:
    """Print a text, or write it into the file that was named. Raises ExportFault."""
    if arguments.output in (None, session.STDIN):
        print(text)
    else:
        write_named([text, "\n"], arguments)


def write_named(content: Sequence[str] | bytes, arguments: Namespace) -> None:
    """Write into the file that was named, and say so. Raises ExportFault."""
    file = Path(arguments.output).expanduser()
    session.write_file(file, content, force=arguments.force)
    tell(f"written to {session.visible(str(file))}")
