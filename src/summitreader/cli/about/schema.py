"""`summitreader schema`: the JSON Schema of what --json prints."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import COMMANDS, json_argument


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    json_argument(parser, "for all of it: what is printed is JSON anyway")
    parser.add_argument(
        "verb", nargs="?", metavar="VERB", choices=sorted(COMMANDS), help="only what this verb prints (default: all)"
    )


def run(arguments: Namespace) -> int:
    """Print the schema, of all verbs or of one."""
    print(session.json_schema(arguments.verb or ""), end="")
    return 0
