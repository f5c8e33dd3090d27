"""`summitreader track`: a phrase, a formula or a theme over time and by speaker; matrix, timeline, new phrases."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain_of_words, json_argument, library_argument, private_argument
from summitreader.cli.articles import NamedArticles
from summitreader.cli.command_line.exit_codes import DONE, NOT_ALL
from summitreader.cli.output.written import put_text
from summitreader.cli.shelf.find import limit_typed
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitreader.cli.command_line.parser import Parser
    from summitreader.model import Reading
    from summitreader.session.library import Library
    from summitreader.tracking import Matrix, PhraseChanges, Timeline, Track

    Found = Track | Matrix | Timeline | PhraseChanges

_ENDS = {".json": "json", ".md": "markdown", ".csv": "csv", ".svg": "svg"}


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error, all=False)
    parser.add_argument(
        "--by", choices=("month", "year"), default="year", help="the length of a period (default: year)"
    )
    parser.add_argument("--side", action="append", default=[], metavar="NAME", help="only what this side says")
    parser.add_argument("--speaker", action="append", default=[], metavar="NAME", help="only what this speaker says")
    parser.add_argument("--limit", type=limit_typed, default=20, metavar="N", help="lines of context; all for all")
    whole = parser.add_mutually_exclusive_group()
    whole.add_argument("--matrix", action="store_true", help="speakers and themes, of the articles that are named")
    whole.add_argument("--timeline", nargs=2, metavar="SIDE", help="the meetings of two sides, and what was signed")
    whole.add_argument("--new", metavar="ARTICLE", help="phrases that its side said in no earlier article")
    whole.add_argument("--dropped", metavar="ARTICLE", help="phrases that its side said earlier, and not in this one")
    whole.add_argument("--formulas", action="store_true", help="list the formulas, yours too (words.toml: [[formula]])")
    parser.add_argument("--find", metavar="QUERY", help="only articles of the library that answer a search")
    parser.add_argument("--across", action="store_true", help="what is searched for may stand anywhere in an article")
    parser.add_argument("--format", choices=session.TRACKING_FORMATS, help="default: what --output ends in, else text")
    json_argument(parser, "for the whole answer")
    parser.add_argument("--lines", action="store_true", help="of csv: a row a line of context, not a row a count")
    parser.add_argument("--bom", action="store_true", help="tell Excel that a csv table is UTF-8")
    parser.add_argument("--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    private_argument(parser)
    library_argument(parser)
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help='first what is followed: "words in a row", theme:NAME or formula:NAME; behind it files, folders, '
        "addresses or keys of kept articles (default: the library)",
    )


def run(arguments: Namespace) -> int:
    """Print what was found; the status is 1 where nothing was, or not all could be read."""
    complain_of_words()
    format = arguments.format or _ENDS.get(Path(arguments.output or "").suffix.casefold(), "text")
    if fault := _misused(arguments, format):
        arguments.misuse(fault)
    if arguments.formulas:
        return _list_formulas(arguments)
    asked = _asked(arguments)
    named = NamedArticles(_with_files(arguments, arguments.words[1:] if asked else arguments.words))
    # What is asked for is looked at before anything is read for it.
    question = session.track_question(asked, arguments.by, arguments.side, arguments.speaker) if asked else None
    source, keys = _source(named, bool(arguments.matrix))
    if source is None:
        return NOT_ALL
    found: Found
    if question:
        if isinstance(source, list):
            found = session.track_readings(source, question, arguments.limit)
        else:
            found = session.track(source, question, arguments.limit)
    elif arguments.matrix:
        found = session.speaker_matrix(source, keys)
    elif arguments.timeline:
        found = session.timeline(source, *arguments.timeline)
    else:
        found = _changes(source, named, arguments)
    text = session.json_of_tracking(found) if arguments.json else ""
    put_text(text or session.write_tracking(found, format, lines=arguments.lines, bom=arguments.bom), arguments)
    return max(named.status, DONE if _is_something(found) else NOT_ALL)


def _misused(arguments: Namespace, format: str) -> str:
    """Return what is wrong with the arguments, "" where nothing is."""
    if arguments.json and (arguments.format or arguments.output):
        return "--json prints: no --format or --output beside it (--format json is for these)"
    if arguments.bom and format != "csv":
        return "--bom is for --format csv"
    if arguments.lines and format != "csv":
        return "--lines is for --format csv"
    if arguments.across and arguments.find is None:
        return "--across is about --find"
    if arguments.formulas:
        return "--formulas lists: nothing is followed beside it" if arguments.words or arguments.output else ""
    if not _asked(arguments) and not (arguments.matrix or arguments.timeline or arguments.new or arguments.dropped):
        return "say what to follow: words in quotation marks, theme:NAME or formula:NAME"
    if (arguments.matrix or arguments.timeline) and (arguments.side or arguments.speaker):
        return "--side and --speaker are about what is followed: not beside --matrix or --timeline"
    if len(arguments.side) > 1 and (arguments.new or arguments.dropped):
        return "an article is one side's: name one --side"
    rest = arguments.words[1:] if _asked(arguments) else arguments.words
    return "--find takes articles of the library: no FILE beside it" if rest and arguments.find is not None else ""


def _asked(arguments: Namespace) -> str:
    """Return the words that are followed, "" where something else is asked for."""
    whole = arguments.matrix or arguments.timeline or arguments.new or arguments.dropped or arguments.formulas
    return arguments.words[0] if arguments.words and not whole else ""


def _with_files(arguments: Namespace, files: Sequence[str]) -> Namespace:
    return Namespace(**{**vars(arguments), "files": list(files)})


def _source(named: NamedArticles, is_matrix: bool) -> tuple[Library | list[Reading] | None, list[str] | None]:
    """Return the library, with the keys that alone count of it, or readings; None where there is nothing."""
    if named.arguments.files or (named.arguments.find is not None and not is_matrix):
        readings = [one.reading for one in named.whole()]
        return readings or None, None
    # Imported here: files are read without the library.
    from summitreader.cli.keeping import bring_up_to_date, filled_library_of

    library = filled_library_of(named.arguments)
    if library is None:
        return None, None
    bring_up_to_date(library)
    if named.arguments.find is None:
        return library, None
    return library, [source for source in named.sources() if isinstance(source, str)]


def _changes(source: Library | list[Reading], named: NamedArticles, arguments: Namespace) -> PhraseChanges:
    """Return the phrases that are new, or dropped. Raises SummitReaderError."""
    name = arguments.new or arguments.dropped
    one = next(NamedArticles(_with_files(arguments, [name])).whole(), None)
    if one is None:
        raise SummitReaderError(f"there is no article '{name}' to look at")
    return session.changed_phrases(
        "new" if arguments.new else "dropped", one.reading, source, arguments.side[0] if arguments.side else ""
    )


def _is_something(found: Found) -> bool:
    return any(getattr(found, name, ()) for name in ("counts", "rows", "meetings", "changes"))


def _list_formulas(arguments: Namespace) -> int:
    if arguments.json:
        print(session.json_of_formulas(session.all_formulas()))
        return DONE
    for one in session.all_formulas():
        side = f" ({one.side})" if one.side else ""
        print(f"formula:{one.key}  {session.visible(one.title)}{side}{', yours' if one.own else ''}")
        print(f"    {session.visible('; '.join(one.phrases))}")
    return DONE
