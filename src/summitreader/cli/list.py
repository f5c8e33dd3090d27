"""`summitreader list`: the articles of the library."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from summitreader.cli import library_argument
from summitreader.cli.keeping import library_of
from summitreader.session import visible
from summitreader.session.library import View, shelf


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument(
        "--sort", choices=["added", "day", "title", "outlet", "opened"], default="added", help="default: added"
    )
    parser.add_argument("--bin", action="store_true", help="list what is in the bin")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only articles with these in title, outlet or speakers"
    )


def run(arguments: Namespace) -> int:
    """Print one line an article, page by page."""
    library = library_of(arguments)
    view = View(arguments.sort, words=" ".join(arguments.words), binned=arguments.bin)
    after = None
    while page := shelf(library, view, after):
        for row in page:
            if arguments.json:
                print(json.dumps({k: v for k, v in asdict(row).items() if k != "number"}, ensure_ascii=False))
            else:
                parts = (row.key, row.day or "          ", row.title, row.outlet)
                print("  ".join(visible(part) if part.strip() else part for part in parts if part))
        after = page[-1]
    return 0
