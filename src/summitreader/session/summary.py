"""What the parser found, and what the screen looks up in it: made once, where it is found, not at every key."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from summitreader.model import Act, Agreement, Article, Precision, Reading, Span, Stance, Statement, Status
from summitreader.parser.text.sections import joined
from summitreader.reliability import rule_number
from summitreader.session.columnar import ColumnarSpans, chained, count_before

_NESTED = 4  # statements that start before a passage are looked at: a report within a report

_TURN = "turn_of_a_transcript"  # its labels have a colon behind them, or none: "Q  Thank you"


@dataclass(frozen=True, slots=True)
class VoiceSummary:
    """All that one voice says: `statements` are places in the reading's, `passages` the words of all, sorted, disjoint.

    `name` is a `Statement.speaker`; `words` counts what the voice is reported to have said.
    """

    name: str
    statements: Sequence[int]
    passages: Sequence[Span]
    words: int


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """The statements that share words with a theme's passages: places in the reading's."""

    name: str
    statements: Sequence[int]


@dataclass(frozen=True, slots=True)
class StatusSummary:
    """The agreements of one status: places in the reading's, where each stands, how many documents they are, and how
    exactly that is told."""

    status: Status
    agreements: Sequence[int]
    passages: Sequence[Span]
    documents: int
    precisions: tuple[Precision, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A reading, its voices in the order in which they first speak, and sorted, disjoint passages of two kinds.

    `instruments` are the words for what was agreed, `labels` the names before what is said in a transcript. For each
    statement `kinds` has the `kind_number` of its act and stance, `extents` its words from the first to the last, and
    `rules` the `rule_number` of what found it, as `agreement_rules` has for each agreement.
    """

    reading: Reading
    spoken: tuple[VoiceSummary, ...] = ()
    instruments: Sequence[Span] = ()
    labels: Sequence[Span] = ()
    kinds: Sequence[int] = ()
    extents: Sequence[Span] = ()
    on_themes: tuple[ThemeSummary, ...] = ()
    by_status: tuple[StatusSummary, ...] = ()
    rules: Sequence[int] = ()
    agreement_rules: Sequence[int] = ()


KINDS: tuple[tuple[Act, Stance | None], ...] = tuple((a, s) for a in get_args(Act) for s in (None, *get_args(Stance)))
"""Every act with every stance; `Summary.kinds` are places in it, less than 256."""

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


def kind_number(statement: Statement) -> int:
    """Return the place in `KINDS` of a statement's act and stance."""
    return _NUMBERS[statement.act, statement.stance]


def summarize(reading: Reading) -> Summary:
    """Return a reading with what is looked up in it. Linear."""
    statements: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(reading.statements):
        statements[statement.speaker].append(place)
    spoken = tuple(_spoken(reading, name, places) for name, places in statements.items())
    extents = tuple(Span(statement.start, statement.end) for statement in reading.statements)
    return Summary(
        reading,
        spoken,
        _instruments(reading),
        tuple(_labels(reading)),
        tuple(map(kind_number, reading.statements)),
        extents,
        _on_themes(reading, extents),
        _by_status(reading.agreements),
        tuple(rule_number(statement.rule) for statement in reading.statements),
        _agreement_rules(reading),
    )


def summarize_again(reading: Reading, known: Summary) -> Summary:
    """Return what `summarize` does, of a reading that was corrected: what did not change is not looked up again.

    Args:
        reading: What became of the reading.
        known: The reading as it was, with what is looked up in it.
    """
    before = known.reading
    if reading is before:
        return known
    if reading.statements is not before.statements:
        return summarize(reading)
    instruments, on_themes, by_status = known.instruments, known.on_themes, known.by_status
    if reading.agreements is not before.agreements:
        instruments = _instruments(reading)
        by_status = _by_status(reading.agreements)
        known = replace(known, agreement_rules=_agreement_rules(reading))
    if reading.themes is not before.themes:
        on_themes = _on_themes(reading, known.extents)
    return replace(known, reading=reading, instruments=instruments, on_themes=on_themes, by_status=by_status)


def join_summaries(article: Article, parts: Sequence[Summary]) -> Summary:
    """Return what was found in an article from what was found in its parts (or some of them), in order."""
    voices: dict[str, list[tuple[int, VoiceSummary]]] = defaultdict(list)
    themes: dict[str, list[tuple[int, ThemeSummary]]] = defaultdict(list)
    statuses: dict[Status, list[tuple[int, StatusSummary]]] = defaultdict(list)
    kinds, rules, agreement_rules = array("I"), array("I"), array("I")
    before = agreements = 0
    for part in parts:
        for spoken in part.spoken:
            voices[spoken.name].append((before, spoken))
        for theme in part.on_themes:
            themes[theme.name].append((before, theme))
        for status in part.by_status:
            statuses[status.status].append((agreements, status))
        kinds.extend(part.kinds)
        rules.extend(part.rules)
        agreement_rules.extend(part.agreement_rules)
        before += len(part.reading.statements)
        agreements += len(part.reading.agreements)
    return Summary(
        joined(article, [part.reading for part in parts], chained),
        tuple(_one_voice(name, group) for name, group in voices.items()),
        chained(part.instruments for part in parts),
        chained(part.labels for part in parts),
        memoryview(kinds),
        chained(part.extents for part in parts),
        tuple(
            ThemeSummary(name, _places((n, found.statements) for n, found in group)) for name, group in themes.items()
        ),
        tuple(_one_status(status, group) for status, group in statuses.items()),
        memoryview(rules),
        memoryview(agreement_rules),
    )


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same words, sorted, each covered once."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def covered(spans: Sequence[Span], places: Sequence[int]) -> Sequence[Span]:
    """Return some of sorted spans, each word covered once: 50,000 that are kept as numbers in 10 ms."""
    if not isinstance(spans, ColumnarSpans):
        return disjoint(spans[place] for place in places)
    starts, ends, found, last = spans.starts, spans.ends, list[int](), -1
    if len(places) > len(spans) // 4:
        starts, ends = [*starts], [*ends]
    for place in places:
        end = ends[place]
        if starts[place] >= last:
            found += starts[place], end
            last = end
        elif end > last:
            found[-1] = last = end
    return ColumnarSpans(memoryview(array("I", found)))


def _spoken(reading: Reading, name: str, places: Sequence[int]) -> VoiceSummary:
    text, said = reading.article.text, [reading.statements[place] for place in places]
    words = sum(text.count(" ", span.start, span.end) + 1 for statement in said for span in statement.says)
    return VoiceSummary(
        name, tuple(places), disjoint(Span(statement.start, statement.end) for statement in said), words
    )


def _one_voice(name: str, group: Sequence[tuple[int, VoiceSummary]]) -> VoiceSummary:
    return VoiceSummary(
        name,
        _places((before, spoken.statements) for before, spoken in group),
        chained(spoken.passages for _, spoken in group),
        sum(spoken.words for _, spoken in group),
    )


def _one_status(status: Status, group: Sequence[tuple[int, StatusSummary]]) -> StatusSummary:
    return StatusSummary(
        status,
        _places((before, found.agreements) for before, found in group),
        chained(found.passages for _, found in group),
        sum(found.documents for _, found in group),
        tuple(sorted({precision for _, found in group for precision in found.precisions})),
    )


def _places(group: Iterable[tuple[int, Sequence[int]]]) -> Sequence[int]:
    """Return the places of several parts of an article, each part with how many stand before it."""
    places = array("I")
    for before, found in group:
        places.extend([before + place for place in found])
    return memoryview(places)


def _instruments(reading: Reading) -> tuple[Span, ...]:
    return disjoint(agreement.instrument for agreement in reading.agreements)


def _on_themes(reading: Reading, extents: Sequence[Span]) -> tuple[ThemeSummary, ...]:
    return tuple(ThemeSummary(theme.name, _touching(theme.spans, extents)) for theme in reading.themes)


def _by_status(agreements: Sequence[Agreement]) -> tuple[StatusSummary, ...]:
    """Return the agreements of each status that there is."""
    found: dict[Status, list[tuple[int, Agreement]]] = defaultdict(list)
    for place, agreement in enumerate(agreements):
        found[agreement.status].append((place, agreement))
    return tuple(
        StatusSummary(
            status,
            tuple(place for place, _ in group),
            tuple(agreement.span for _, agreement in group),
            sum(_documents(agreement) for _, agreement in group),
            tuple(sorted({agreement.precision for _, agreement in group})),
        )
        for status, group in found.items()
    )


def _agreement_rules(reading: Reading) -> tuple[int, ...]:
    return tuple(rule_number(agreement.rule) for agreement in reading.agreements)


def _documents(agreement: Agreement) -> int:
    """Return how many documents an agreement is: "memoranda" without a number are two or more."""
    if agreement.status != "signed":
        return 1
    return agreement.count or (2 if agreement.precision == "many" else 1)


def _touching(passages: Sequence[Span], extents: Sequence[Span]) -> tuple[int, ...]:
    """Return the places of sorted extents that share words with passages."""
    found = dict[int, None]()
    for passage in passages:
        first, last = count_before(extents, passage.start), count_before(extents, passage.end)
        found.update((n, None) for n in range(max(0, first - _NESTED), last) if extents[n].end > passage.start)
    return tuple(sorted(found))


def _labels(reading: Reading) -> Iterator[Span]:
    text = reading.article.text
    starts = {block.span.start for block in reading.article.blocks}
    seen = -1
    for statement in reading.statements:
        who = statement.who
        is_label = statement.rule == _TURN or text[who.end : who.end + 2].strip()[:1] == ":" if who else False
        if who and is_label and who.start in starts and who.start > seen:
            seen = who.start
            yield who
