"""What the verbs about findings share: the rows that are asked for, as lines for people or as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from summitreader import session
from summitreader.cli import complain, complain_of_words, json_argument
from summitreader.cli.articles import NamedArticles, article_arguments, settle_articles
from summitreader.cli.output.style import Style, output_style
from summitreader.cli.threshold import Threshold, threshold_argument

if TYPE_CHECKING:
    Pairs = list[tuple[session.Row, session.Finding]]
    """The rows that are asked for, each with the finding that it was made of."""

_NAMED = 6  # speakers, where nothing of the one who is asked for was found
_NARROWEST, _WIDEST = 40, 120
_NOTHING = {
    "people": "nobody speaks in it",
    "statements": "no statements were found in it",
    "agreements": "no agreements were found in it",
    "themes": "no themes were found in it",
    "events": "it tells of no event",
}


def listing_arguments(parser: ArgumentParser) -> None:
    """Declare what all these verbs take."""
    json_argument(parser)
    threshold_argument(parser)
    article_arguments(parser)


def several(parser: ArgumentParser, option: str, what: str, **others: Any) -> None:
    """Declare a condition, which may be given several times: one of its values has to hold."""
    parser.add_argument(option, action="append", default=[], help=what, **others)


class FindingVerb(NamedArticles):
    """A verb that prints rows of a kind, an article after the other."""

    def __init__(self, arguments: Namespace, verb: str, kind: session.RowKind) -> None:
        super().__init__(arguments)
        if fault := settle_articles(arguments):
            arguments.misuse(fault)
        self.verb, self.kind = verb, kind
        self._found = self._seen = 0
        self._threshold = Threshold(arguments)
        self._speakers: dict[str, None] = {}

    def run(self, wanted: session.Narrowing | None = None, asks: bool = True) -> int:
        """Print the rows that are asked for.

        Args:
            wanted: which rows; None for all.
            asks: whether that is what somebody asked for, who is told where nothing is so.

        Returns:
            The exit status: 1 if something could not be read, after all others, or nothing is as it is asked for.
        """
        wanted = wanted or session.NO_NARROWING
        passes = session.narrowed(wanted)
        complain_of_words()
        for article in self.articles(self.sources()):
            (found,) = session.rows_of([article], self.kind)
            self.tell(found.name, found.fault, found.notes)
            if article.source is None or found.fault is not None:
                continue
            pairs = zip(found.rows, session.findings_of(article.source, self.kind), strict=True)
            asked_for = [(row, finding) for row, finding in pairs if passes(article.source, row)]
            kept = [(row, finding) for row, finding in asked_for if self._threshold.keeps(row["rule"])]
            self._found += len(kept)
            self._seen += len(found.rows)
            if not self._found:
                self._speakers |= dict.fromkeys(str(row.get("speaker") or "") for row in found.rows)
            if kept or self.arguments.files:
                self.put(article.source, kept)
            is_empty = not found.rows and not article.source.reading.note
            if is_empty and self.arguments.files and wanted == session.NO_NARROWING:
                complain(f"{found.name}: {_NOTHING[self.kind]}")
        self.end()
        if hidden := self._threshold.told():
            complain(hidden)
        elif asks and wanted != session.NO_NARROWING and not self._found and not self.status:
            self.complain(self._nothing())
        return self.status

    def _nothing(self) -> str:
        """Return what to say where nothing is as it is asked for."""
        if not self._seen:
            return "nothing was found"
        speakers = [session.visible(name) for name in self._speakers if name]
        named = f" (who speaks: {', '.join(speakers[:_NAMED])}{', …' if len(speakers) > _NAMED else ''})"
        asks = bool(getattr(self.arguments, "speaker", None)) and speakers
        return f"nothing was found: of {self._seen:,} {self.kind} none is as it is asked for{named if asks else ''}"

    def put(self, source: session.TableSource, pairs: Pairs) -> None:
        """Print an article's findings."""
        if self.arguments.json:
            print(session.json_of_rows(self.verb, source, self.kind, [row for row, _ in pairs]))
        elif pairs:
            put_article(source, (session.listed_finding(source, row, finding) for row, finding in pairs))

    def end(self) -> None:
        """Print what stands below all articles."""


def put_article(source: session.TableSource, findings: Iterable[session.ListedFinding]) -> None:
    """Print an article's findings below its title, and an empty line."""
    style, article = output_style(), session.listed_article(source)
    title = style.link(style.strong(session.visible(article.title)), article.address)
    print(" · ".join(filter(None, (title, style.dim(session.visible(article.source))))))
    before = ""
    for finding in findings:
        if finding.head and finding.head != before:
            print(f"  {style.name(session.visible(finding.head))}")
        before = finding.head
        for line in _lines(finding, style):
            print(line)
    print()


def _lines(finding: session.ListedFinding, style: Style) -> Iterator[str]:
    """Yield a finding, and below it what is told beside it."""
    width = min(max(get_terminal_size((80, 24)).columns, _NARROWEST), _WIDEST)
    start = "    " if finding.head else "  "
    yield from _wrapped(session.visible(finding.words), width, f"{start}· ", f"{start}  ")
    if finding.beside:
        beside = session.visible(" · ".join(finding.beside))
        yield from (style.dim(line) for line in _wrapped(beside, width, f"{start}  ", f"{start}  "))


def _wrapped(words: str, width: int, first: str, then: str) -> list[str]:
    return wrap(
        words, width, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
