"""What tracking found as tables of short texts, in the order in which they are read: text and Markdown are of these."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summitreader.exporters.wording import one_line
from summitreader.tracking import (
    PHRASE_RULES,
    KeywordLine,
    Matrix,
    PhraseChanges,
    Seen,
    Share,
    Timeline,
    Track,
    TrackCount,
    TrackFacet,
)

Found = Track | Matrix | Timeline | PhraseChanges

FACET_TITLES: dict[TrackFacet, str] = {
    "period": "By period",
    "side": "By side",
    "speaker": "By speaker",
    "voice": "Joint or one-sided",
    "firmness": "How firm the verb is",
    "act": "What is done with it",
    "wording": "Verb and noun of the formula",
}
"""The facets in the order in which they are told."""
NO_DATE = "no date"
NOTHING_FOUND = "not found by these rules"


@dataclass(frozen=True, slots=True)
class ToldTable:
    """A table: its title, the names of its columns, and its rows.

    `numbers` are the columns that hold numbers; `bars` have for each row the length of its bar, from 0 to 1, and
    `shares` the share that is drawn with its interval, where the table has such. `note` stands below.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    bars: tuple[float, ...] = ()
    shares: tuple[Share, ...] = ()
    note: str = ""


def headline(found: Found) -> tuple[str, ...]:
    """Return what is told first: what was asked, and how much was found in how much."""
    if isinstance(found, Track):
        question = found.question
        of = [*question.sides, *question.speakers]
        asked = {"phrase": f"“{question.title}”", "formula": f"{question.title} (formula)"}
        title = asked.get(question.kind, f"{question.title} (theme)") + (f", said by {', '.join(of)}" if of else "")
        where = f"{found.articles:,} of {many(found.looked_in, 'article')}"
        seen = [f"first seen {seen_words(found.first)}"] if found.first else []
        seen += [f"last seen {seen_words(found.last)}"] if found.last else []
        if not found.passages:
            return title, f"looked for in {many(found.looked_in, 'article')}"
        return title, f"{many(found.passages, 'passage')} in {where}", *seen
    if isinstance(found, Matrix):
        return "Speakers and themes", f"passages in {many(found.articles, 'article')}"
    if isinstance(found, Timeline):
        more = f"; {found.more:,} older ones were not read" if found.more else ""
        title = f"{found.sides[0]} and {found.sides[1]}"
        return title, f"{many(len(found.meetings), 'meeting')} in {many(found.articles, 'article')}{more}"
    against = f"{many(found.earlier, 'earlier article')} of {found.side}"
    kind = "New phrases" if found.kind == "new" else "Dropped phrases"
    about = f"{kind} in “{one_line(found.title)}”" + (f", {found.day}" if found.day else "")
    if found.kind == "new":
        return about, f"said in none of {against}"
    return about, f"said in the newest {found.read:,} of {against}, {NOTHING_FOUND} here"


def tables(found: Found) -> tuple[ToldTable, ...]:
    """Return all tables of what was found."""
    if isinstance(found, Track):
        facets = (_facet(found, facet) for facet in FACET_TITLES)
        return (*(table for table in facets if table.rows), *_uses(found), _lines(found))
    if isinstance(found, Matrix):
        return (_matrix(found),)
    if isinstance(found, Timeline):
        return tuple(_meetings(found))
    return (_changes(found),)


def notes(found: Found) -> tuple[str, ...]:
    """Return what is to be known about the answer."""
    own = list(found.notes)
    if isinstance(found, Matrix):
        rest = (found.more_speakers, "speaker"), (found.more_themes, "theme")
        own += [f"{many(count, f'more {what}')} not shown" for count, what in rest if count]
    if isinstance(found, PhraseChanges):
        own += [f"{many(found.more, 'more phrase')} not shown"] if found.more else []
        own += [f"{rule}: {PHRASE_RULES[rule]}" for rule in dict.fromkeys(one.rule for one in found.changes)]
    return tuple(own)


def many(count: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2,000 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(share: Share) -> str:
    """Return a share with its interval: "25 % (7–59 %)"; "–" where there is nothing that it could be of."""
    if not share.of:
        return "–"
    low, high = (round(100 * end) for end in share.interval)
    return f"{round(100 * share.rate)} % ({low}–{high} %)"


def seen_words(seen: Seen) -> str:
    """Return when something was seen, who said it, and in which article."""
    by = f", {seen.speaker}" if seen.speaker else ""
    return f"{seen.day}{by}: {one_line(seen.title)} ({seen.article[:8]})"


def value_words(count: TrackCount) -> str:
    """Return a value as it is told: a step of firmness with the verbs that are on it."""
    examples = f" ({', '.join(count.examples)})" if count.facet == "firmness" and count.examples else ""
    return (count.value or NO_DATE) + examples


def _facet(found: Track, facet: TrackFacet) -> ToldTable:
    counts = found.of(facet)
    most = max((count.passages for count in counts), default=0) or 1
    title = f"By {found.question.by}" if facet == "period" else FACET_TITLES[facet]
    return ToldTable(
        title,
        (
            title.removeprefix("By ") if title.startswith("By ") else facet,
            "passages",
            "articles",
            "share of articles (95 %)",
        ),
        tuple(
            (value_words(one), f"{one.passages:,}", f"{one.articles:,} of {one.of:,}", percent(one.share))
            for one in counts
        ),
        frozenset((1, 2, 3)),
        tuple(count.passages / most for count in counts),
        tuple(count.share for count in counts),
    )


def _uses(found: Track) -> Iterator[ToldTable]:
    if found.uses:
        rows = tuple(
            (use.verb or "–", use.noun or "–", use.side or "–", f"{use.uses:,}", ", ".join(use.speakers[:4]))
            for use in found.uses
        )
        columns = ("verb", "noun", "side", "uses", "speakers")
        note = f"verb and noun were looked for in {many(found.uses_read, 'passage')}; –: {NOTHING_FOUND}"
        yield ToldTable("Who uses which", columns, rows, frozenset((3,)), note=note)


def _lines(found: Track) -> ToldTable:
    return ToldTable(
        "In context",
        ("day", "who", "before", "words", "after", "article"),
        tuple(line_cells(line) for line in found.lines),
        note=f"{len(found.lines):,} of {many(found.passages, 'passage')}, the newest first" if found.lines else "",
    )


def line_cells(line: KeywordLine) -> tuple[str, ...]:
    """Return a line of context as cells, each on one line."""
    who = line.speaker or "–"
    cue = f" ({line.cue})" if line.cue else ""
    words = (line.before, line.match, line.after)
    return (line.day or NO_DATE, f"{who}{cue}", *map(one_line, words), line.article[:8])


def _matrix(found: Matrix) -> ToldTable:
    rows = []
    for row in found.rows:
        sides = f" ({', '.join(row.sides)})" if row.sides else ""
        rows.append((f"{row.speaker}{sides}", *(f"{count:,}" if count else "" for count in row.counts)))
    titles = tuple(title for _, title in found.themes)
    return ToldTable("", ("speaker", *titles), tuple(rows), frozenset(range(1, len(titles) + 1)))


def _meetings(found: Timeline) -> Iterator[ToldTable]:
    for one in found.meetings:
        place = f", {one.place}" if one.place else ""
        title = f"{one.day or NO_DATE}  {one.kind}{place}"
        told = "; ".join(
            f"{one_line(name)} ({', '.join(filter(None, (outlet, key[:8])))})" for key, name, outlet in one.articles
        )
        rows = []
        for item in one.items:
            later = "; ".join(f"{step.day} {step.status} ({step.article[:8]})" for step in item.later)
            rows.append((item.status, one_line(item.words), later or "nothing later found by these rules"))
        yield ToldTable(title, ("status", "what", "later"), tuple(rows), note=told)


def _changes(found: PhraseChanges) -> ToldTable:
    rows: Iterable[Sequence[str]]
    if found.kind == "new":
        rows = [(one.phrase, one.formula or one.rule) for one in found.changes]
        return ToldTable("", ("phrase", "rule"), tuple(map(tuple, rows)))
    rows = [
        (one.phrase, one.formula or one.rule, f"{one.earlier:,} of {found.read:,}", one.day or NO_DATE, one.article[:8])
        for one in found.changes
    ]
    columns = ("phrase", "rule", "earlier articles", "last said", "in")
    return ToldTable("", columns, tuple(map(tuple, rows)), frozenset((2,)))
