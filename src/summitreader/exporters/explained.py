"""Why the reading is as it is: every sentence with what was found in it, by which rule and on what words."""

import textwrap
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from summitreader.exporters.corrected import corrected_words
from summitreader.exporters.wording import one_line
from summitreader.model import YOURS, Agreement, CorrectedFact, Reading, Span, Speaker, Statement, Theme
from summitreader.reliability import reliability_words

_WIDTH = 100


def write_explained(
    reading: Reading,
    why: Callable[[str], str],
    why_not: Callable[[Span], Iterable[tuple[Span, str, str]]] = lambda _: (),
) -> str:
    """Return the sentences in order, findings below each; then the rules that were used, as `why` explains them.

    Args:
        reading: The article and what was found in it.
        why: The explanation of a rule by its name.
        why_not: For a sentence each verb of saying without a statement, the rule that refused it, and the reason.
    """
    text = reading.article.text
    found, used = findings_by_sentence(reading), dict[str, None]()
    lines: list[str] = []
    for number, sentence in enumerate(reading.sentences):
        lines += _wrapped(one_line(sentence.of(text)), f"{sentence.start:>6}  ", " " * 8)
        for rule, words in found[number]:
            used[rule] = None
            lines += _wrapped(f"{words} [{rule}]", " " * 10 + "· ", " " * 12)
        for cue, rule, reason in why_not(sentence):
            used[rule] = None
            lines += _wrapped(f"no statement by {_quoted(text, cue)}: {reason} [{rule}]", " " * 10 + "- ", " " * 12)
        lines.append("")
    lines += [*_people(reading, used), ""]
    if whole := [fact for fact in reading.corrected if fact.finding in ("article", "event") and not fact.span]:
        used[YOURS] = None
        lines += ["Article and event", *(line for fact in whole for line in _told(fact)), ""]
    lines.append("Rules")
    for rule in sorted(used):
        lines += _wrapped(f"{rule}: {why(rule)}", "  ", "    ")
        lines += [] if rule == YOURS else [f"    reliability: {reliability_words(rule)}"]
    return "\n".join(lines)


def findings_by_sentence(reading: Reading) -> dict[int, list[tuple[str, str]]]:
    """Return rule and words of each finding, by the number of the sentence that it begins in."""
    starts = [sentence.start for sentence in reading.sentences]
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)

    def put(position: int, rule: str, words: str) -> None:
        found[max(bisect_right(starts, position) - 1, 0)].append((rule, words))

    text = reading.article.text
    for statement in reading.statements:
        put(statement.start, statement.rule, _statement(text, statement))
    for agreement in reading.agreements:
        put(agreement.span.start, agreement.rule, _agreement(text, agreement))
    for theme in reading.themes:
        for span in theme.spans:
            put(span.start, theme.rule, _theme(text, theme, span))
    for fact in reading.corrected:
        if fact.span:
            put(fact.span.start, fact.rule or YOURS, corrected_words(fact))
    if event := reading.event:
        where = [f"{part} {_quoted(text, at)}" for part, at in (("in", event.place), ("on", event.date)) if at]
        put(event.evidence.start, event.rule, " ".join([f"event: {event.kind}", *where]))
    if source := reading.source:
        parts = (("outlet", source.outlet), ("citing", source.citing), ("dated", source.dated))
        named = [f"{part} {_quoted(text, at)}" for part, at in parts if at]
        spans = [span for _, span in parts if span]
        put(spans[0].start if spans else 0, source.rule, " ".join(["source:", *named]))
    return found


def _statement(text: str, statement: Statement) -> str:
    parts = [f"{statement.speaker or 'speaker not named'}, {statement.kind}, {statement.act}"]
    if statement.stance:
        parts.append(statement.stance)
    named = (
        *(("who", statement.who), ("cue", statement.cue), ("carried from", statement.carried_from)),
        *(("asked of", statement.addressee), *(("says", span) for span in statement.says)),
    )
    told = [", ".join(parts), *(f"{part} {_quoted(text, span)}" for part, span in named if span)]
    return "; ".join([*told, *([f"asked of {statement.addressee_name}"] if statement.addressee_name else ())])


def _agreement(text: str, agreement: Agreement) -> str:
    count = "" if agreement.count is None else f" × {agreement.count} ({agreement.precision})"
    parts = [f"agreement: {agreement.status}, {_quoted(text, agreement.instrument)}{count}"]
    parts += [f"field {_quoted(text, span)}" for span in agreement.fields]
    parts += [f"title {_quoted(text, span)}" for span in agreement.titles]
    return "; ".join([*parts, *(f"party {party}" for party in agreement.parties)])


def _theme(text: str, theme: Theme, passage: Span) -> str:
    terms = [_quoted(text, term) for term in theme.terms if passage.start <= term.start < passage.end]
    return f"theme: {theme.title}" + (f", by {', '.join(dict.fromkeys(terms))}" if terms else "")


def _people(reading: Reading, used: dict[str, None]) -> Iterator[str]:
    yield "People and bodies"
    for speaker in reading.speakers:
        used[speaker.rule] = None
        yield from _wrapped(f"{person_words(speaker)} [{speaker.rule}]", "  ", "    ")
        for fact in reading.corrected:
            if fact.finding == "speaker" and fact.name == speaker.name:
                yield from _told(fact)
    named = {speaker.name for speaker in reading.speakers}
    for fact in reading.corrected:
        if fact.finding == "speaker" and fact.name not in named:
            used[YOURS] = None
            yield from _told(fact)


def person_words(speaker: Speaker) -> str:
    """Return who somebody is: name, office, country, how often they are named, for whom they stand."""
    facts = [speaker.name, speaker.role, speaker.country, f"named {len(speaker.mentions)} ×"]
    if speaker.members:
        facts.append(f"stands for {' and '.join(speaker.members)}")
    return ", ".join(filter(None, facts))


def _told(fact: CorrectedFact) -> list[str]:
    """Return what the reader corrected, below what it is about."""
    return _wrapped(corrected_words(fact), "    · ", "      ")


def _quoted(text: str, span: Span) -> str:
    """Return the words of a span, long ones from both ends."""
    words = one_line(span.of(text))
    return f"‹{words if len(words) <= 80 else f'{words[:45]} … {words[-30:]}'}›"


def _wrapped(words: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
