"""`summitreader quotes`: who said what, by speaker, side, act, theme and whom it was said to."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, get_args

from summitreader import session
from summitreader.cli.findings.listing import FindingVerb, listing_arguments, several
from summitreader.model import Act, Stance, Statement, StatementKind

if TYPE_CHECKING:
    from summitreader.cli.findings.listing import Pairs
    from summitreader.model import Citation

_ACTS = (*get_args(Act), *get_args(Stance))


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    quote_arguments(parser)
    parser.add_argument(
        "--form", choices=session.CITATION_FORMS, help="as the reader copies them: quotes with sources, bibliographies"
    )
    listing_arguments(parser)


def quote_arguments(parser: ArgumentParser) -> None:
    """Declare which statements are meant."""
    several(parser, "--speaker", "whose words they are: a name, or words of it", metavar="NAME")
    several(parser, "--side", "whose speaker says it: a country, by any of its names or its code", metavar="NAME")
    several(parser, "--act", "what the speaker does by saying it: %(choices)s", choices=_ACTS, metavar="ACT")
    several(parser, "--theme", "what it is about: a theme's key, or words of its title", metavar="NAME")
    several(parser, "--to", "whom it is said to", metavar="NAME")
    several(parser, "--kind", "how far the words are the speaker's own", choices=get_args(StatementKind))
    voices = parser.add_mutually_exclusive_group()
    voices.add_argument("--joint", action="store_true", help="only where several speak as one")
    voices.add_argument("--one-sided", action="store_true", help="only where nobody speaks for several")


def wanted_quotes(arguments: Namespace) -> session.Narrowing:
    """Return which statements are meant."""
    return session.Narrowing(
        speaker=tuple(arguments.speaker),
        side=tuple(arguments.side),
        to=tuple(arguments.to),
        theme=tuple(arguments.theme),
        act=tuple(arguments.act),
        kind=tuple(arguments.kind),
        joint=True if arguments.joint else False if arguments.one_sided else None,
    )


def run(arguments: Namespace) -> int:
    """Print the statements that are asked for; return the exit status."""
    if arguments.form and arguments.json:
        arguments.misuse("--form is for people and bibliographies: no --json beside it")
    return _Quotes(arguments, "quotes", "statements").run(wanted_quotes(arguments))


class _Quotes(FindingVerb):
    """Statements, or citations of them: these are written together, since each source is named once."""

    def __init__(self, arguments: Namespace, verb: str, kind: session.RowKind) -> None:
        super().__init__(arguments, verb, kind)
        self._citations: list[Citation] = []

    def put(self, source: session.TableSource, pairs: Pairs) -> None:
        """Print an article's statements, or take them for the citations."""
        if not self.arguments.form:
            super().put(source, pairs)
            return
        said = [finding for _, finding in pairs if isinstance(finding, Statement)]
        self._citations += session.cite_statements(source.reading, said, source.accessed)

    def end(self) -> None:
        """Print the citations."""
        if self._citations:
            print(session.write_citations(self._citations, self.arguments.form))
