"""`summitreader read`: an article whole, as plain lines for people."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from shutil import get_terminal_size

from summitreader import session
from summitreader.cli import complain_of_words, json_argument
from summitreader.cli.articles import NamedArticles, article_arguments, settle_articles
from summitreader.errors import SummitReaderError

_NARROWEST, _WIDEST = 20, 500


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--linear", action="store_true", help="announce speakers, headings and findings in words, for a screen reader"
    )
    parser.add_argument(
        "--width", type=_width, metavar="N", help="cells of a line (default: the terminal's, 80 where there is none)"
    )
    json_argument(parser)
    article_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print every article in order.

    Returns:
        The exit status: 1 if one could not be read, after all others.
    """
    if fault := settle_articles(arguments):
        arguments.misuse(fault)
    complain_of_words()
    width = arguments.width or min(max(get_terminal_size((session.LINE, 24)).columns, _NARROWEST), _WIDEST)
    articles, before = NamedArticles(arguments), None
    for source in articles.whole():
        name = session.name_of(source)
        try:
            if arguments.json:
                print(session.json_of_reading(source.reading, name))
                continue
            text = session.print_article(source.reading, name, width, arguments.linear)
        except SummitReaderError as fault:
            articles.complain(str(fault))
            continue
        if before is not None:
            print(before)
        before = "" if arguments.linear else session.between("text")
        print(text)
    return articles.status


def _width(given: str) -> int:
    """Return a width that was asked for. Raises ArgumentTypeError."""
    if not (given.isascii() and given.isdigit() and _NARROWEST <= int(given[:9]) <= _WIDEST):
        raise ArgumentTypeError(f"must be a number from {_NARROWEST} to {_WIDEST}, not '{given}'")
    return int(given)
