"""What can be corrected at a place, what is there now, and what the reader says in the form that corrections take."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from summitreader.importers.plain.dates import find_date
from summitreader.library.overlay.draft import words_at
from summitreader.library.overlay.facts import BETWEEN, count_of, told_of_agreement, told_of_statement
from summitreader.model import (
    CORRECTABLE,
    Act,
    Agreement,
    FindingKind,
    Reading,
    Span,
    Speaker,
    Stance,
    Statement,
    StatementKind,
    Status,
    Theme,
)
from summitreader.parser.lexicon.event_words import event_words
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.deeds import SHOWN
from summitreader.word_files import word_file

__all__ = [
    "BETWEEN",
    "CHOICES",
    "NOTHING",
    "WHOLE",
    "Correctable",
    "KnownState",
    "correctable_at",
    "count_typed",
    "day_typed",
    "event_kinds",
    "extent_of",
    "known_states",
    "names_typed",
    "words_in_text",
]

NOTHING = "none"
"""What is said to be there where nothing is."""

WHOLE = ("Event", "Article")
"""The groups of what is one for all of the article, wherever the reader is in it."""

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(StatementKind),
    "act": get_args(Act),
    "stance": ("", *get_args(Stance)),
    "status": get_args(Status),
}
"""What a fact of a statement or an agreement can be, where that is one of a few words."""

_MOST = 60  # code points of the words by which a finding is known again
_NEAR = 20_000  # code points on either side of a finding in which typed words are looked for first
_EDGES = " \t\n\u00a0,;:"
_STOP = re.compile(r"(?<=\w\w)\.$")


class Correctable(NamedTuple):
    """One thing that can be corrected: of which finding (`group` says which), what, and what is there now.

    `field` is one of `CORRECTABLE`, "speaker" for whose words a statement is, and "" for the finding as such.
    """

    group: str
    label: str
    now: str
    finding: FindingKind
    field: str = ""
    span: Span | None = None
    name: str = ""


class KnownState(NamedTuple):
    """A state or a body that speakers are of: the name that is kept, and its other names and codes."""

    name: str
    others: str


def correctable_at(
    reading: Reading,
    here: Span,
    statements: Sequence[Statement],
    agreements: Sequence[Agreement],
    themes: Sequence[Theme],
) -> tuple[Correctable, ...]:
    """Return what can be corrected of the findings at a place, what is nearest first, and of the article."""
    text = reading.article.text
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    named = dict.fromkeys(said.speaker for said in statements)
    named |= {
        speaker.name: None
        for speaker in reading.speakers
        if any(mention.start < here.end and here.start < mention.end for mention in speaker.mentions)
    }
    offers: list[Correctable] = []
    for said in statements:
        offers += _of_statement(text, said)
    for name in named:
        if name in speakers:
            offers += _of_speaker(speakers[name])
    for agreement in agreements:
        offers += _of_agreement(text, agreement)
    offers += [
        Correctable(
            "Themes", f"this is not about {theme.title}", "", "theme", span=_passage(theme, here), name=theme.name
        )
        for theme in themes
    ]
    return (*offers, *_of_event(reading, here), *_of_article(reading))


def _of_statement(text: str, said: Statement) -> Iterator[Correctable]:
    content = said.content
    group = f"Statement “{_short(content.of(text), _MOST)}”"
    for label, field in (
        ("said by", "speaker"),
        ("what is said", "extent"),
        ("kind", "kind"),
        ("act", "act"),
        ("stance", "stance"),
        ("said to", "addressee"),
    ):
        now = told_of_statement(text, said, field)
        yield Correctable(group, label, " ".join(now.split()), "statement", field, content)
    yield Correctable(group, "this is no statement", "", "statement", "", content)


def _of_speaker(speaker: Speaker) -> Iterator[Correctable]:
    group = f"Speaker {speaker.name}"
    if speaker.kind != "joint":
        yield Correctable(group, "role", speaker.role or "", "speaker", "role", name=speaker.name)
        yield Correctable(group, "country", speaker.country or "", "speaker", "country", name=speaker.name)
    yield Correctable(group, "this is no speaker", "", "speaker", name=speaker.name)


def _of_agreement(text: str, agreement: Agreement) -> Iterator[Correctable]:
    group = f"Agreement “{_short(agreement.span.of(text), _MOST)}”"
    for field in CORRECTABLE["agreement"]:
        now = told_of_agreement(text, agreement, field)
        yield Correctable(group, field, " ".join(now.split()), "agreement", field, agreement.span)
    yield Correctable(group, "this is no agreement", "", "agreement", "", agreement.span)


def _of_event(reading: Reading, here: Span) -> Iterator[Correctable]:
    event, text = reading.event, reading.article.text
    yield Correctable(WHOLE[0], "kind", event.kind if event else "", "event", "kind", event.evidence if event else here)
    if event:
        for label, at in (("place", event.place), ("date", event.date)):
            yield Correctable(WHOLE[0], label, words_at(text, at), "event", label, event.evidence)
        yield Correctable(WHOLE[0], "there was no such event", "", "event", "", event.evidence)


def _of_article(reading: Reading) -> Iterator[Correctable]:
    article = reading.article
    for label, now, field in (
        ("title", article.shown_title, "title"),
        ("outlet", reading.outlet, "outlet"),
        ("source that it cites", reading.citing, "citing"),
        ("date of publication", reading.published, "date"),
    ):
        yield Correctable(WHOLE[1], label, " ".join(now.split()), "article", field)


def _passage(theme: Theme, here: Span) -> Span:
    return next((span for span in theme.spans if span.start < here.end and here.start < span.end), here)


def _short(words: str, most: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


@cache
def known_states() -> tuple[KnownState, ...]:
    """Return the states and bodies that are known, in the order of their names: of some two are in use."""
    sides, letters = gazetteer().sides.values(), word_file("iso3")
    every = (
        KnownState(name, ", ".join((*codes, *(form for form in side.forms if form != name))))
        for side in sides
        for codes in [(side.code, letters[side.code]) if side.code in letters else ()]
        for name in (side.name, *side.spellings)
    )
    return tuple(sorted(every))


def state_typed(words: str) -> str | None:
    """Return the name of a state by any of its names and codes; None where none is known by it.

    >>> state_typed("south korea"), state_typed("kor"), state_typed("Atlantis")
    ('South Korea', 'Republic of Korea', None)
    """
    return _names_of_states().get(words.strip().casefold())


@cache
def _names_of_states() -> Mapping[str, str]:
    """Return the names of states by all that they are called, in lower case; a name is its own before another's."""
    states = known_states()[::-1]  # of two that are called the same the first holds
    others = {word: state.name for state in states for word in state.others.casefold().split(", ")}
    return others | {state.name.casefold(): state.name for state in states}


@cache
def event_kinds() -> tuple[str, ...]:
    """Return the kinds of events that the parser knows."""
    words = event_words()
    return tuple(sorted({SHOWN.get(kind, kind) for kind in (*words.nouns.values(), *words.verbs.values())}))


def day_typed(words: str) -> str | None:
    """Return a day as articles have it; None where the words are none.

    >>> day_typed("5 January 2026"), day_typed("2026-01-05"), day_typed("Monday")
    ('2026-01-05', '2026-01-05', None)
    """
    return find_date(words)


def count_typed(words: str) -> str | None:
    """Return a number of agreements as a correction takes it; None where the words are none.

    >>> count_typed(" At least  20 "), count_typed("fifteen")
    ('at least 20', None)
    """
    plain = " ".join(words.casefold().split())
    return plain if count_of(plain) else None


def names_typed(reading: Reading, words: str) -> str:
    """Return names as a correction takes them: between ";", or between commas where they are known names.

    A state is called as elsewhere: "ROK, china" are South Korea and China.
    """
    known = {name.casefold(): one.name for one in reading.speakers for name in (one.name, *one.aliases)}

    def called(name: str) -> str | None:
        return known.get(name.casefold()) or state_typed(name)

    names = [name for part in words.split(";") if (name := part.strip())]
    listed = [part.strip() for part in re.split(r",| and ", words) if part.strip()]
    known_ones = [name for name in listed if called(name)]
    # Of two it is enough to know one: a ministry of trade and industry has no name of a state beside its own.
    if len(names) == 1 and len(known_ones) >= (1 if len(listed) == 2 else len(listed)):
        names = listed
    return BETWEEN.join(dict.fromkeys(called(name) or name for name in names))


def words_in_text(text: str, words: str, near: Span) -> Span | None:
    """Return where words stand in a text, the place nearest to a passage; None where they do not."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    if not wanted:
        return None
    start, end = max(0, near.start - _NEAR), min(len(text), near.end + _NEAR)
    for flags in (0, re.IGNORECASE):
        whole = re.compile(rf"(?<!\w){wanted}(?!\w)" if words.strip()[-1:].isalnum() else wanted, flags)
        for first, last in ((start, end), (0, len(text))):
            found = [Span(*match.span()) for match in whole.finditer(text, first, last)]
            if found:
                return min(found, key=lambda span: max(near.start - span.end, span.start - near.end, 0))
    return None


def extent_of(text: str, said: Statement, words: Span) -> tuple[Span, ...]:
    """Return the content of a statement that the reader marked: without who says it, and in two pieces around that."""
    start, end = words.start, words.end
    named = [span for span in (said.who, said.cue) if span]
    between: Span | None = None
    if named:
        first, last = min(span.start for span in named), max(span.end for span in named)
        content = said.content
        if start < last <= content.start:
            start = content.start
        elif end > first >= content.end:
            end = content.end
        elif len(said.says) == 2 and start < said.says[0].end and said.says[1].start < end:
            between = Span(said.says[0].end, said.says[1].start)
    pieces = [Span(start, between.start), Span(between.end, end)] if between else [Span(start, end)]
    edges = {edge for span in said.says for edge in (span.start, span.end)}
    return tuple(piece for one in pieces if (piece := _trimmed(text, one, edges)).start < piece.end)


def _trimmed(text: str, span: Span, edges: set[int]) -> Span:
    """Return a span without blanks and stops at its edges, but for edges that the content had before."""
    start, words = span.start, span.of(text)
    if start not in edges:
        start += len(words) - len(words.lstrip(_EDGES))
    if span.end not in edges:
        words = _STOP.sub("", words.rstrip(_EDGES))
    return Span(start, max(start, span.start + len(words)))
