"""`summitreader list`: the articles of the library."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.keeping import filled_library_of, library_there
from summitreader.session import json_line, visible
from summitreader.session.library import View, count, shelf


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument(
        "--sort", choices=["added", "day", "title", "outlet", "opened"], default="added", help="default: added"
    )
    parser.add_argument("--bin", action="store_true", help="list what is in the bin")
    json_argument(parser)
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only articles with these in title, outlet or speakers"
    )


def run(arguments: Namespace) -> int:
    """Print one line an article, page by page."""
    library = library_there(arguments) if arguments.bin else filled_library_of(arguments)
    if library is None:
        return 0
    view = View(arguments.sort, words=" ".join(arguments.words), binned=arguments.bin)
    after, printed = None, 0
    while page := shelf(library, view, after):
        for row in page:
            if arguments.json:
                print(json_line("list", {k: v for k, v in asdict(row).items() if k != "number"}))
            else:
                parts = (row.key, row.day or "          ", row.title, row.source)
                print("  ".join(visible(part) if part.strip() else part for part in parts if part))
        after, printed = page[-1], printed + len(page)
    sys.stdout.flush()  # before the total, and not where nobody reads any more
    complain(_told(printed, count(library, View(binned=arguments.bin)), arguments.bin))
    return 0


def _told(printed: int, total: int, binned: bool) -> str:
    """Return how many of how many articles were listed."""
    articles = f"{total:,} article{'' if total == 1 else 's'}{' in the bin' if binned else ''}"
    return articles if printed == total else f"{printed:,} of {articles}"
