"""Why: the findings under the cursor with the words they rest on and the rule that found each. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader import session
from summitreader.model import YOURS, Agreement, CorrectedFact, Event, FindingKind, Span, Statement, Theme
from summitreader.reliability import reliability_words
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex, manner

_TERMS = 8


class Explanation(NamedTuple):
    """One finding: what it is, its parts as label and words of the article, and its rule.

    `reliability` is how often the rule was right; "" where it found nothing, or is the reader.
    """

    title: str
    parts: tuple[tuple[str, str], ...]
    rule: str
    explanation: str
    example: str
    reliability: str = ""


def evidence(index: ReadingIndex, here: CursorContext) -> tuple[Explanation, ...]:
    """Return the findings under the current sentence: its statements, the agreement, the themes, the event."""
    sentence = Span(here.at, here.end)
    event = index.reading.event
    agreement = index.agreement_in(sentence)
    return (
        *(_statement(index, statement) for statement in index.statements_in(sentence)),
        *((_agreement(index, agreement),) if agreement else ()),
        *((_event(index, event),) if event and _meets(event.evidence, sentence) else ()),
        *(_theme(index, theme, sentence) for theme in index.themes_in(sentence)),
        *_taken_out(index, sentence),
        *_of_article(index, sentence),
        *_refused(index, sentence),
    )


def _found(title: str, parts: list[tuple[str, str]], rule: str, is_there: bool = True) -> Explanation:
    told = tuple(part for part in parts if part[1])
    reliability = reliability_words(rule) if is_there and rule != YOURS else ""
    return Explanation(title, told, rule, session.why(rule), session.example_of(rule), reliability)


def _yours(
    index: ReadingIndex, finding: FindingKind, span: Span | None = None, name: str = ""
) -> list[tuple[str, str]]:
    """Return what the reader corrected of a finding, beside what the parser had found."""
    return [
        _told(fact)
        for fact in index.reading.corrected
        if fact.finding == finding and fact.span == span and fact.name == name
    ]


def _told(fact: CorrectedFact) -> tuple[str, str]:
    return YOURS, session.corrected_words(fact).removeprefix(f"{YOURS}, ")


def _taken_out(index: ReadingIndex, sentence: Span) -> Iterator[Explanation]:
    """Yield what the reader said is no finding of the sentence."""
    for fact in index.reading.corrected:
        if not fact.now and not fact.field and fact.span and _meets(fact.span, sentence):
            yield _found(f"No {fact.finding}", [_told(fact)], YOURS)


def _of_article(index: ReadingIndex, sentence: Span) -> Iterator[Explanation]:
    """Yield what the reader corrected of the article, at its beginning."""
    told = [_told(fact) for fact in index.reading.corrected if fact.finding == "article"]
    first = next((block.span for block in index.reading.article.blocks), sentence)
    if told and _meets(first, sentence):
        yield _found("Article", told, YOURS)


def _statement(index: ReadingIndex, found: Statement) -> Explanation:
    says = " […] ".join(_words(index, span) for span in found.says)
    voice = index.voice(found.speaker)
    members = voice.speaker.members if voice and voice.speaker else ()
    parts = [
        ("together", ", ".join(members)),
        ("who", _words(index, found.who)),
        ("cue", _words(index, found.cue)),
        ("goes on from", _words(index, found.carried_from)),
        ("asked of", _words(index, found.addressee) or found.addressee_name),
        ("says", says),
        *_yours(index, "statement", found.content),
        *_yours(index, "speaker", name=found.speaker),
    ]
    return _found(f"Statement of {found.speaker or 'somebody not named'}, {manner(found)}", parts, found.rule)


def _refused(index: ReadingIndex, sentence: Span) -> Iterator[Explanation]:
    """Yield the verbs of saying in the sentence that begin no statement, each with the rule that came nearest."""
    seen: set[Span] = set()
    for cue, rule, reason in session.why_not(index.reading, sentence):
        if cue not in seen:
            seen.add(cue)
            yield _found(f"No statement by “{_words(index, cue)}”", [("because", reason)], rule, is_there=False)


def _agreement(index: ReadingIndex, found: Agreement) -> Explanation:
    parts = [
        ("instrument", _words(index, found.instrument)),
        ("fields", "; ".join(_words(index, span) for span in found.fields)),
        ("titles", "; ".join(_words(index, span) for span in found.titles)),
        ("parties", ", ".join(found.parties)),
        ("witnesses", "; ".join(_words(index, span) for span in found.witnesses)),
        ("told by", _words(index, found.told_by)),
        *_yours(index, "agreement", found.span),
    ]
    number = f", {found.precision} {found.count}" if found.count is not None else ""
    return _found(f"Agreement, {found.status}{number}", parts, found.rule)


def _event(index: ReadingIndex, found: Event) -> Explanation:
    parts = [
        ("words", _words(index, found.evidence)),
        ("where", _words(index, found.place)),
        ("when", _words(index, found.date)),
        ("present", ", ".join(found.participants)),
        *_yours(index, "event"),
    ]
    return _found(f"Event, {found.kind}", parts, found.rule)


def _theme(index: ReadingIndex, found: Theme, sentence: Span) -> Explanation:
    passage = next((span for span in found.spans if _meets(span, sentence)), sentence)
    terms = dict.fromkeys(_words(index, span) for span in found.terms if _meets(span, passage))
    words = ("words", "; ".join(list(terms)[:_TERMS]))
    return _found(f"Theme, {found.title}", [words, *_yours(index, "theme", passage, found.name)], found.rule)


def _words(index: ReadingIndex, span: Span | None) -> str:
    return " ".join(span.of(index.text).split()) if span else ""


def _meets(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
