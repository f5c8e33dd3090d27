"""Findings over `../shared/corpus` that look wrong, counted, with examples: nobody has annotated these 520 articles."""

import re
from collections import Counter
from collections.abc import Iterator

from summitreader import parse
from summitreader.model import Reading
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import one_slip_apart
from tests.benchmarks.tables import Table
from tests.shared import shared

_EXAMPLES = 6
_LONG = 1500  # code points of one statement
_LABEL = re.compile(r"(?m)^(?:MR\. |MS\. |THE )?[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,3} ?:(?=\s)")
_VERBAL = re.compile(r"[a-z]+(?:ing|ed|ly)")


def oddities() -> Table:
    """Kinds of oddities with their number; prints some of each. Needs `../shared`."""
    found: dict[str, list[str]] = {}
    statements = 0
    for file in sorted(shared("corpus").glob("*.txt")):
        text = file.read_text(encoding="utf-8").split("\n", 1)[-1].lstrip()
        reading = parse(text)
        statements += len(reading.statements)
        for kind, words in odd(reading):
            found.setdefault(kind, []).append(f"{file.stem}: {words}")
    kinds = sorted(found.items(), key=lambda pair: -len(pair[1]))
    for kind, some in kinds:  # printed, not kept: the texts are others'
        print(f"{kind}: {'; '.join(some[:: len(some) // _EXAMPLES + 1])}\n")
    rows = tuple((kind, str(len(some)), f"{1000 * len(some) / statements:.1f}") for kind, some in kinds)
    return Table(
        "oddities",
        f"In 520 articles that nobody annotated, {statements} statements.",
        ("what", "number", "in 1,000 statements"),
        rows,
    )


def odd(reading: Reading) -> Iterator[tuple[str, str]]:
    """Kind and words of each finding of a text that looks wrong."""
    text = reading.article.text
    yield from _speakers(reading)
    for statement in reading.statements:
        length = sum(span.end - span.start for span in statement.says)
        words = statement.content.of(text)
        if " " not in words.strip():
            yield "a statement of one word", words[:40]
        elif length > _LONG:
            yield "a statement of a page", words[:40]
    labels = {statement.who.start for statement in reading.statements if statement.who}
    for label in _LABEL.finditer(text):
        if label.start() not in labels and not any(label.start() < start < label.end() for start in labels):
            yield "a label without a turn", label.group()
    for agreement in reading.agreements:
        if not agreement.parties and agreement.status == "signed":
            yield "an agreement without a party", agreement.span.of(text)[:60]
        for span in agreement.fields:
            if _VERBAL.fullmatch(span.of(text).split()[0]):
                yield "a field that is no noun", span.of(text)[:60]


def _speakers(reading: Reading) -> Iterator[tuple[str, str]]:
    said = Counter(statement.speaker for statement in reading.statements)
    known = gazetteer()
    people = [speaker for speaker in reading.speakers if speaker.kind == "person"]
    for speaker in reading.speakers:
        words = speaker.name.split()
        if not said[speaker.name] or speaker.kind == "joint" or speaker.rule == "label" or not words:
            continue
        first = fold(words[0])
        nobody = known.tags.get(fold(speaker.name)) in ("S", "K") or bool(_VERBAL.fullmatch(words[0]))
        if nobody or len(words) > 9 or first in ("a", "an", "and", "of", "in", "on", "that", "to", "for", "by"):
            yield "a speaker that looks like none", speaker.name[:60]
    for number, one in enumerate(people):
        for other in people[:number]:
            short, long = fold(one.name), fold(other.name)
            if len(short) > 5 and short != long and one_slip_apart(short, long):
                yield "two names one letter apart", f"{one.name} / {other.name}"
