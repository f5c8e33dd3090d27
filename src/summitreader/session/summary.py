"""What the parser found, and what the screen looks up in it: made once, where it is found, not at every key."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summitreader.model import Article, Reading, Span
from summitreader.parser.text.sections import joined
from summitreader.session.columnar import chained


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
class Summary:
    """A reading, its voices in the order in which they first speak, and sorted, disjoint passages of two kinds.

    `instruments` are the words for what was agreed, `labels` the names before what is said in a transcript.
    """

    reading: Reading
    spoken: tuple[VoiceSummary, ...] = ()
    instruments: Sequence[Span] = ()
    labels: Sequence[Span] = ()


def summarize(reading: Reading) -> Summary:
    """Return a reading with what is looked up in it. Linear."""
    statements: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(reading.statements):
        statements[statement.speaker].append(place)
    spoken = tuple(_spoken(reading, name, places) for name, places in statements.items())
    instruments = disjoint(agreement.instrument for agreement in reading.agreements)
    return Summary(reading, spoken, instruments, tuple(_labels(reading)))


def join_summaries(article: Article, parts: Sequence[Summary]) -> Summary:
    """Return what was found in an article from what was found in its parts (or some of them), in order."""
    voices: dict[str, list[tuple[int, VoiceSummary]]] = defaultdict(list)
    before = 0
    for part in parts:
        for spoken in part.spoken:
            voices[spoken.name].append((before, spoken))
        before += len(part.reading.statements)
    return Summary(
        joined(article, [part.reading for part in parts], chained),
        tuple(_one_voice(name, group) for name, group in voices.items()),
        chained(part.instruments for part in parts),
        chained(part.labels for part in parts),
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


def _spoken(reading: Reading, name: str, places: Sequence[int]) -> VoiceSummary:
    text, said = reading.article.text, [reading.statements[place] for place in places]
    words = sum(text.count(" ", span.start, span.end) + 1 for statement in said for span in statement.says)
    return VoiceSummary(
        name, tuple(places), disjoint(Span(statement.start, statement.end) for statement in said), words
    )


def _one_voice(name: str, group: Sequence[tuple[int, VoiceSummary]]) -> VoiceSummary:
    statements = array("I")
    for before, spoken in group:
        statements.extend([before + place for place in spoken.statements])
    return VoiceSummary(
        name,
        memoryview(statements),
        chained(spoken.passages for _, spoken in group),
        sum(spoken.words for _, spoken in group),
    )


def _labels(reading: Reading) -> Iterator[Span]:
    text = reading.article.text
    starts = {block.span.start for block in reading.article.blocks}
    seen = -1
    for statement in reading.statements:
        who = statement.who
        if who and who.start in starts and who.start > seen and text[who.end : who.end + 2].strip()[:1] == ":":
            seen = who.start
            yield who
