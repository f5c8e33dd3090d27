"""`summitreader find`: statements and passages of the library that answer a query."""

import json
from argparse import Namespace
from dataclasses import asdict

from summitreader.cli import Parser, complain, library_argument
from summitreader.cli.keeping import library_of
from summitreader.model import SearchHit
from summitreader.session import visible
from summitreader.session.library import find


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.words_begin_with_a_dash = True
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="default: 20")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "query",
        nargs="*",
        metavar="WORD",
        help='words, "phrases", speaker:Lee side:ROK theme:energy outlet:Xinhua date:2026-01..2026-03 kind:request '
        "joint:yes has:note, and -not before any of them",
    )


def run(arguments: Namespace) -> int:
    """Print the hits, the best of the newest first.

    Returns:
        The exit status: 1 if there is none.
    """
    # A phrase that the shell took the quotation marks from is a phrase still.
    words = [f'"{word}"' if " " in word and '"' not in word and ":" not in word else word for word in arguments.query]
    found = find(library_of(arguments), " ".join(words), max(1, arguments.limit))
    for note in found.notes:
        complain(note)
    for hit in found.hits:
        if arguments.json:
            print(json.dumps(asdict(hit), ensure_ascii=False))
        else:
            _print(hit)
    if not found.hits and not found.notes:
        complain("nothing was found")
    return 0 if found.hits else 1


def _print(hit: SearchHit) -> None:
    source = ", ".join(part for part in (hit.title, hit.outlet, hit.day) if part)
    print(f"{hit.article[:8]}  {visible(source)}")
    print(f"    {visible(f'{hit.speaker}: {hit.text}' if hit.speaker else hit.text)}\n")
