"""Headlines that put who speaks before a colon: "Ruiz: Talks will go on"."""

from summitreader.model import Block, Span, Statement, StatementKind
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex

_HEADLINE = regex(
    r"(?:[A-Z]{4,} ?[–—-] ?)?(?P<who>[A-Z][^:“”\"‘!?\n]{1,40}?)(?: (?:[Oo]n|[Tt]o|[Aa]t|[Ii]n|[Aa]fter) [^:\n]{2,40})?"
    r"(?P<cue>:) (?P<says>[^\n]{8,300})"
)
# What a newspaper cites without a name: "Poll: Most want the port open".
_SOURCE_NOUNS = (
    "poll polls report reports study survey newspaper paper editorial campaign camp insiders source sources official"
    " officials police experts historians analysts economists aide aides lawyer lawyers documents ministry spokesman"
    " spokeswoman spokesperson"
)
_SOURCES = frozenset(_SOURCE_NOUNS.split())
_QUOTED = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))


def find_headline(text: str, blocks: tuple[Block, ...], cast: Cast, named: list[Statement]) -> Statement | None:
    """Return the statement that an article's headline reports by a label alone; None for any other headline."""
    if len(blocks) < 2 or any(statement.rule == "turn_of_a_transcript" for statement in named[:1]):
        return None
    return next((found for rule in RULES if (found := rule(text, blocks[0].span, cast, named))), None)


def headline_label(text: str, headline: Span, cast: Cast, named: list[Statement]) -> Statement | None:
    """A headline that names a speaker of the article, or a poll or report, before a colon.
    >>> <who>Ruiz</who><cue>:</cue> <says>No Talks This Year</says>|President Ana Ruiz said that talks were off.
    >>> <who>Poll</who><cue>:</cue> <says>Most Want Talks</says>|The town was asked on Monday.
    """
    match = _HEADLINE.fullmatch(text, headline.start, headline.end)
    if match is None or " and " in match.group("who"):
        return None
    person = cast.mention_ending_at(match.end("who"))
    label = match.group("who")
    if not _speaks(person.name if person else label, named) and label.split(" ")[-1].lower() not in _SOURCES:
        return None
    says = match.group("says").rstrip(" .")
    quoted = any(says.startswith(opening) and says.endswith(closing) for opening, closing in _QUOTED)
    kind: StatementKind = "direct" if quoted else "mixed" if "“" in says or '"' in says else "indirect"
    start = match.start("says")
    cue, who = Span(*match.span("cue")), Span(*match.span("who"))
    return Statement("", (Span(start, start + len(says)),), cue, who, kind, "headline_label")


def _speaks(name: str, named: list[Statement]) -> bool:
    return any(statement.speaker == name for statement in named)


RULES = (headline_label,)
