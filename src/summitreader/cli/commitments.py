"""`summitreader commitments`: the register of what texts bind their actors to, and what became of it since the last."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from summitreader import session
from summitreader.cli import complain, complain_of_words, json_argument
from summitreader.cli.articles import NamedArticles, article_arguments, settle_articles
from summitreader.cli.findings.listing import several
from summitreader.cli.output.written import put_text
from summitreader.commitment import Strength

if TYPE_CHECKING:
    from summitreader.model import Reading

_SUFFIXES = {".md": "markdown", ".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl"}


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    several(parser, "--strength", "how far it binds", choices=get_args(Strength))
    several(parser, "--actor", "who is bound: a country by any of its names, or words of a body's", metavar="NAME")
    several(parser, "--theme", "its theme: a key, or words of its name", metavar="THEME")
    parser.add_argument(
        "--since", metavar="FILE", help="the text before: a file, an address, the key of a kept article"
    )
    parser.add_argument(
        "--format",
        choices=session.REGISTER_FORMATS,
        help="default: what --output ends in, else text; g20, pax: csv in the columns that coders know",
    )
    json_argument(parser)
    parser.add_argument("--bom", action="store_true", help="tell Excel that a csv table is UTF-8")
    parser.add_argument("--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    article_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the register of each article, or write it into a file; return the exit status."""
    if fault := settle_articles(arguments):
        arguments.misuse(fault)
    if arguments.json and (arguments.format or arguments.output):
        arguments.misuse("--json prints: no --format or --output beside it")
    format = arguments.format or _SUFFIXES.get(Path(arguments.output or "").suffix.casefold(), "text")
    if arguments.bom and format not in ("csv", "g20", "pax"):
        arguments.misuse("--bom is for tables with commas")
    complain_of_words()
    articles = NamedArticles(arguments)
    since = _since(articles) if arguments.since else None
    registers = session.registers_of(list(articles.whole()), since)
    wanted = arguments.strength, arguments.actor, arguments.theme
    shown = [session.narrowed_register(one, *wanted) for one in registers]
    if any(wanted) and registers and not any(one.commitments for one in shown):
        of_all = sum(len(one.register.commitments) for one in registers)
        articles.complain(f"nothing was found: of {of_all:,} commitments none is as it is asked for")
        return articles.status
    if arguments.json:
        for one in shown:
            print(session.json_of_register(one))
    elif shown:
        put_text(session.write_registers(shown, format, bom=arguments.bom), arguments)
    if not any(one.register.commitments for one in registers) and registers and format != "text":
        complain("no commitments were found by these rules")
    return articles.status


def _since(articles: NamedArticles) -> Reading:
    """Return the reading of the text before. Raises SummitReaderError."""
    # Imported here: help needs no library.
    from summitreader.cli.keeping import reading_named

    return reading_named(articles.arguments.since, articles.library, articles.arguments)
