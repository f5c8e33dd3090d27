"""`summitreader find`: statements and passages of the library that answer a query."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from itertools import count

from summitreader.answers import MatchCount, SearchHit
from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.command_line.parser import Parser
from summitreader.cli.keeping import bring_up_to_date, filled_library_of
from summitreader.cli.output.style import output_style
from summitreader.cli.threshold import Threshold, threshold_argument
from summitreader.session import json_line, visible
from summitreader.session.library import (
    SEARCH_FIELDS,
    Library,
    count_found,
    counted_hits,
    field_values,
    find,
    in_a_row,
    rules_of_hits,
)

_ALL = 1 << 60
_NAMED = 5  # values of each field, where all fields are listed


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.words_begin_with_a_dash = True
    parser.add_argument(
        "--limit",
        type=limit_typed,
        default=20,
        metavar="N",
        help="how many; all, or 0, for all there are (default: 20)",
    )
    parser.add_argument(
        "--across", action="store_true", help="all words anywhere in the article, not within one statement"
    )
    parser.add_argument("--count", action="store_true", help="print only how many passages there are")
    threshold_argument(parser)
    json_argument(parser, "for each hit or value; the total is on standard error")
    parser.add_argument(
        "--fields", action="store_true", help="list the fields, or all values of those named, with how many passages"
    )
    parser.add_argument(
        "query",
        nargs="*",
        metavar="WORD",
        help='words in any form, "exact phrases", semicon*, one OR other, (brackets), and -not before any of them; '
        + " ".join(f"{field}:" for field in SEARCH_FIELDS),
    )


def run(arguments: Namespace) -> int:
    """Print the hits, the best of the newest first, and how many there are in all.

    Returns:
        The exit status: 1 if there is none.
    """
    library = filled_library_of(arguments)
    if library is None:
        return 1
    bring_up_to_date(library)
    if arguments.fields:
        return _list_fields(library, arguments.query, arguments.json)
    if not any(map(str.isalnum, " ".join(arguments.query))):
        complain("find needs words to find (summitreader find --help, or --fields for what else can be asked for)")
        return 2
    if arguments.count and arguments.least_reliability is not None:
        complain("--count asks the index, which knows no rules: no --least-reliability beside it")
        return 2
    words, threshold = _as_typed(arguments.query), Threshold(arguments)
    search = _Search(library, words, arguments.across, threshold)
    if not search.first.hits and words != " ".join(arguments.query):
        apart = _Search(library, " ".join(arguments.query), arguments.across, threshold)
        if apart.first.hits:
            complain("nothing has these words in a row: they are searched for one by one")
            search = apart
    for note in search.first.notes:
        complain(note)
    if search.first.also:
        complain(f'searched for too: {", ".join(search.first.also)} (your words.toml; "" for the word alone)')
    if arguments.count:
        counted = search.count(seconds=60)
        if arguments.json:
            print(json_line("find", asdict(counted)))
            return 0 if counted.passages else 1
        print(counted.articles if search.first.across else counted.passages)
        return 0 if counted.passages else 1
    for hit in search.hits(arguments.limit):
        if arguments.json:
            print(json_line("find", asdict(hit)))
        else:
            _print(hit)
    sys.stdout.flush()  # before the total, and not where nobody reads any more
    if told := search.told() or ("" if search.first.notes else "nothing was found"):
        complain(told)
    if hidden := threshold.told():
        complain(hidden)
    return 0 if search.shown else 1


class _Search:
    """A search, part by part."""

    def __init__(self, library: Library, words: str, across: bool, threshold: Threshold) -> None:
        self._library, self._words, self._across, self._threshold = library, words, across, threshold
        self.first = find(library, words, across=across)
        self.shown = self._reached = 0

    def hits(self, limit: int) -> Iterator[SearchHit]:
        """Yield so many hits, or, across the article, all hits of so many articles."""
        articles: set[str] = set()
        rule = rules_of_hits(self._library) if self._threshold.is_set else lambda _: None
        for part in count():
            found = find(self._library, self._words, part=part, across=self._across) if part else self.first
            for hit in found.hits:
                articles.add(hit.article)
                if (len(articles) if found.across else self.shown + 1) > limit:
                    return
                self._reached = len(articles) if found.across else self._reached + 1
                if self._threshold.keeps(rule(hit)):
                    self.shown += 1
                    yield hit
            if not found.more:
                return

    def count(self, seconds: float = 5.0) -> MatchCount:
        """Return how many hits there are in all, as far as is known after so many seconds."""
        return self.first.count or count_found(self._library, self._words, across=self._across, seconds=seconds)

    def told(self) -> str:
        """Return in words how many of how many were printed; "" where there is none."""
        first = self.first
        if not first.hits:
            return ""
        counted = self.count()
        every = counted_hits(counted, first.across)
        total = counted.articles if first.across else counted.passages
        return every if self._reached == total and counted.exact else f"{self._reached:,} of {every}; --limit for more"


def _as_typed(words: list[str]) -> str:
    """Return the query that was typed: a phrase that the shell took the quotation marks from is a phrase still."""
    signs = (*'":()|', " OR ", " AND ", " NOT ", " or ")
    return " ".join(
        in_a_row(word) if " " in word and not any(sign in word for sign in signs) else word for word in words
    )


def limit_typed(value: str) -> int:
    """Return the number of things to print that was typed. Raises ArgumentTypeError."""
    if value.casefold() in ("all", "0"):
        return _ALL
    if not value.isascii() or not value.isdigit():
        raise ArgumentTypeError(f"must be a number, or all (0 is all too), not '{value}'")
    return int(value)


def _print(hit: SearchHit) -> None:
    style = output_style()
    source = ", ".join(part for part in (hit.outlet, hit.day) if part)
    title = style.strong(visible(hit.title)) if hit.title else ""
    print(f"{style.dim(hit.article[:8])}  {', '.join(filter(None, (title, style.dim(visible(source)))))}")
    speaker = f"{style.name(visible(hit.speaker))}: " if hit.speaker else ""
    print(f"    {speaker}{visible(hit.text)}\n")


def _list_fields(library: Library, named: list[str], as_json: bool) -> int:
    fields = [name.casefold().rstrip(":") for name in named]
    unknown = [name for name in fields if name not in SEARCH_FIELDS]
    for name in unknown:
        complain(f"there is no field '{name}': {', '.join(SEARCH_FIELDS)}")
    for field in [name for name in fields if name in SEARCH_FIELDS] or ([] if named else SEARCH_FIELDS):
        values = field_values(library, field)
        if as_json:
            for value in values:
                print(json_line("find", asdict(value)))
        elif named:
            for value in values:
                print(f"{value.passages:>7,}  {field}:{visible(value.value)}")
            if not values:
                complain(f"'{field}:' has no values to list: {SEARCH_FIELDS[field]}")
        else:
            told = ", ".join(f"{visible(value.value)} {value.passages:,}" for value in values[:_NAMED])
            more = f" and {len(values) - _NAMED:,} more" if len(values) > _NAMED else ""
            print(f"{field:10} {SEARCH_FIELDS[field]}" + (f"\n{'':10} {told}{more}" if told else ""))
    return 1 if unknown else 0
