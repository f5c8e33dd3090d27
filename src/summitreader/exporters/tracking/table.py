"""What tracking found as a table with commas, for spreadsheets: a row a count, or a row a line of context."""

from collections.abc import Iterator

from summitreader.exporters.rows.columns import Column, Row
from summitreader.exporters.rows.write import write_rows
from summitreader.tracking import KeywordLine, Matrix, PhraseChanges, Share, Timeline, Track

_COUNTS = (
    Column("facet", "period, side, speaker, voice, firmness, act, wording; period_side for both of these"),
    Column("value", "the value of the facet; empty for the period of articles without a date"),
    Column("period", "of period_side: the period"),
    Column("passages", "statements, and texts between two, that have it", "integer"),
    Column("articles", "articles that have it", "integer"),
    Column("of", "articles that could have had it", "integer"),
    Column("rate", "articles of these, from 0 to 1"),
    Column("low", "the lower end of the rate's Wilson interval of 95 %"),
    Column("high", "its upper end"),
    Column("words", "verbs that a step of firmness stands for", "list"),
)
_LINES = (
    Column("day", "the day of the article"),
    Column("article", "the key of the article"),
    Column("title", "its title"),
    Column("outlet", "who publishes it"),
    Column("speaker", "who says it; empty for narration"),
    Column("sides", "the sides that the speaker speaks for", "list"),
    Column("voice", "joint, one-sided, narration"),
    Column("cue", "the reporting verb"),
    Column("act", "the class of the verb"),
    Column("firmness", "the scale and the step of the verb"),
    Column("before", "what stands before the words"),
    Column("words", "the words"),
    Column("after", "what stands behind them"),
    Column("verb", "of a formula: its verb"),
    Column("noun", "of a formula: its noun"),
    Column("start", "where the words begin, in code points of the article's text", "integer"),
    Column("end", "where they end", "integer"),
)
_MATRIX = (
    Column("speaker", "who speaks"),
    Column("sides", "the sides that the speaker speaks for", "list"),
    Column("theme", "the key of a theme"),
    Column("title", "the title of the theme"),
    Column("passages", "passages of the speaker on the theme", "integer"),
)
_TIMELINE = (
    Column("day", "the day of the meeting; empty where no article of it has a date"),
    Column("kind", "the kind of meeting"),
    Column("place", "its place as told"),
    Column("articles", "the keys of the articles that tell it", "list"),
    Column("status", "signed, agreed or planned"),
    Column("words", "what was"),
    Column("start", "where that stands in the article that tells it", "integer"),
    Column("end", "where it ends", "integer"),
    Column("later", "what later articles tell of the same: day, status and key", "list"),
)
_CHANGES = (
    Column("phrase", "the phrase"),
    Column("rule", "why it is told"),
    Column("formula", "the formula that it is a wording of"),
    Column("earlier", "earlier articles that have it", "integer"),
    Column("article", "the key of the article that has it: this one, or the last earlier one"),
    Column("day", "the day of that article"),
    Column("start", "where it stands in it", "integer"),
    Column("end", "where it ends", "integer"),
)


def write_tracking_csv(found: Track | Matrix | Timeline | PhraseChanges, lines: bool = False) -> str:
    """Return what was found as a table, without the last line end; of a track, with `lines`, its lines of context."""
    columns: tuple[Column, ...]
    if isinstance(found, Track):
        rows, columns = (_lines(found), _LINES) if lines else (_counts(found), _COUNTS)
    elif isinstance(found, Matrix):
        rows, columns = _cells(found), _MATRIX
    elif isinstance(found, Timeline):
        rows, columns = _items(found), _TIMELINE
    else:
        rows, columns = _changes(found), _CHANGES
    return "".join(write_rows(rows, columns, "csv", "")).removesuffix("\n")


def _counts(found: Track) -> Iterator[Row]:
    for one in found.counts:
        numbers = _numbers(one.passages, one.share)
        yield {"facet": one.facet, "value": one.value, "period": None, "words": one.examples, **numbers}
    for cell in found.cells:
        numbers = _numbers(cell.passages, cell.share)
        yield {"facet": "period_side", "value": cell.side, "period": cell.period, "words": (), **numbers}


def _numbers(passages: int, share: Share) -> Row:
    low, high = share.interval
    numbers = {"rate": f"{share.rate:.4f}", "low": f"{low:.4f}", "high": f"{high:.4f}"}
    return {"passages": passages, "articles": share.count, "of": share.of, **numbers}


def _lines(found: Track) -> Iterator[Row]:
    for one in found.lines:
        yield _line(one)


def _line(one: KeywordLine) -> Row:
    first = one.words[0] if one.words else one.passage
    return {
        **{name: getattr(one, name) for name in ("day", "article", "title", "outlet", "speaker", "sides", "voice")},
        **{name: getattr(one, name) for name in ("cue", "act", "firmness", "before", "after")},
        "words": one.match,
        "verb": one.use.verb if one.use else None,
        "noun": one.use.noun if one.use else None,
        "start": first.start,
        "end": first.end,
    }


def _cells(found: Matrix) -> Iterator[Row]:
    for row in found.rows:
        for (theme, title), count in zip(found.themes, row.counts, strict=True):
            yield {"speaker": row.speaker, "sides": row.sides, "theme": theme, "title": title, "passages": count}


def _items(found: Timeline) -> Iterator[Row]:
    for one in found.meetings:
        keys = tuple(key for key, _, _ in one.articles)
        meeting: Row = {"day": one.day, "kind": one.kind, "place": one.place, "articles": keys}
        for item in one.items:
            later = tuple(f"{step.day} {step.status} {step.article}" for step in item.later)
            place = {"start": item.span.start, "end": item.span.end}
            yield {**meeting, "status": item.status, "words": item.words, **place, "later": later}
        if not one.items:
            yield {**meeting, "status": None, "words": None, "start": None, "end": None, "later": ()}


def _changes(found: PhraseChanges) -> Iterator[Row]:
    for one in found.changes:
        cells = {name: getattr(one, name) for name in ("phrase", "rule", "formula", "earlier", "article", "day")}
        yield {**cells, "start": one.span.start, "end": one.span.end}
