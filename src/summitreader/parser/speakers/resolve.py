"""Whose words they are: from reports without names to statements with speakers, in the form that a text has."""

from bisect import bisect_right
from dataclasses import replace

from summitreader.model import Block, Span, Speaker, Statement
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.people.cast import Cast
from summitreader.parser.speakers.coreference import side_alone, voice_of
from summitreader.parser.speakers.credits import find_credits
from summitreader.parser.speakers.headlines import find_headline
from summitreader.parser.speakers.organisations import spelt_out
from summitreader.parser.speakers.registry import CREDIT, Voices, speakers_of
from summitreader.parser.speakers.reports import ReportReader, Told, spoken_by
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.declarations import statements_of_declaration
from summitreader.parser.verbatim.form import Form
from summitreader.parser.verbatim.own_acts import with_own_acts
from summitreader.parser.verbatim.speeches import Speech, statements_of_speech
from summitreader.parser.verbatim.transcripts import Turn, statements_of_turns
from summitreader.parser.verbatim.treaty_parties import statements_of_instrument


def name_speakers(
    blocks: tuple[Block, ...],
    sentences: tuple[Span, ...],
    cast: Cast,
    meeting: Meeting,
    form: Form,
    reports: tuple[Statement, ...],
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """Return the speakers of the article and its statements with their names. Never raises."""
    text = cast.text
    voices = Voices(text, cast, meeting, sentence_starts=[s.start for s in sentences], blocks=blocks)
    told = [(report.start, report) for report in reports]
    told.sort(key=lambda pair: pair[0])
    named = _own_words(voices, blocks, sentences, form, told)
    if named:
        named = [*with_own_acts(text, named, sentences, [report for _, report in told])]
    else:
        named = _turns_and_reports(voices, blocks, sentences, told, form.turns)
        if not voices.in_talks:
            credits = [_credited(voices, found) for found in find_credits(text, blocks, sentences, named)]
            named = sorted(named + credits, key=lambda statement: statement.start) if credits else named
        named = _headed(voices, blocks, named)
    return speakers_of(voices), tuple(named)


def _own_words(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], form: Form, reports: list[Told]
) -> list[Statement]:
    """Return the statements of a text that is itself a speech, a declaration or an instrument; empty for all others."""
    text, speech, declaration = voices.text, form.speech, form.declaration
    if form.instrument:
        found = list(statements_of_instrument(text, blocks, sentences))
        if found:
            voices.joint("the parties", next((statement.who for statement in found if statement.who), None))
        return found
    if speech:
        if speech.person and speech.person.side is None:
            speech.person.side = voices.meeting.house
        spoken = list(statements_of_speech(speech, _name_of(voices, speech)))
        return sorted([*spoken, *_beside(voices, blocks, sentences, speech, reports)], key=lambda one: one.start)
    if declaration is None:
        return []
    if declaration.kind == "joint":
        voices.joint("we", declaration.evidence)
    else:
        voices.body(declaration.name, "declaration", declaration.evidence)
    return list(
        statements_of_declaration(text, blocks, declaration, reports, lambda report: _one_party(voices, report))
    )


_REPORT = 300  # code points of a paragraph beside a speech that may report on it


def _beside(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], speech: Speech, reports: list[Told]
) -> list[Statement]:
    """Return what long paragraphs report that are no part of a speech: "FOR PRESS: ... Mr Ruiz said that"."""
    first = speech.said[0].start
    above = [block.span for block in blocks if block.kind == "paragraph" and block.span.end <= first]
    spans = [span for span in above if span.end - span.start > _REPORT]
    if not spans:
        return []
    within = [one for one in sentences if any(span.start <= one.start < span.end for span in spans)]
    told = [(start, one) for start, one in reports if start < spans[-1].end and one.end <= spans[-1].end]
    return ReportReader(voices, blocks, told).read(within)


_MINE = regex(r"\b(?:I|[Mm]y)\b")


def _name_of(voices: Voices, speech: Speech) -> str:
    """Return the name of whoever gives a speech: a person, a body, nobody whom the text tells."""
    mine = None if speech.person or speech.evidence else _MINE.search(voices.text, speech.said[0].start)
    person = voices.head_of_government(Span(*mine.span())) if mine else speech.person
    if person:
        return voices.of(person).name
    return voices.body(speech.evidence.of(voices.text), "body", speech.evidence).name if speech.evidence else ""


def _one_party(voices: Voices, report: Statement) -> str | None:
    """Return the name of a state that speaks alone in a declaration: "Chile welcomes"."""
    side = side_alone(report.who.of(voices.text)) if report.who else None
    voice = voice_of(voices, report) if side and report.cue else None
    return voice.name if voice else None


def _turns_and_reports(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], reports: list[Told], turns: tuple[Turn, ...]
) -> list[Statement]:
    if not turns:
        return ReportReader(voices, blocks, reports).read(sentences)
    starts, ends = [turn.label.start for turn in turns], [turn.end for turn in turns]

    def said(position: int) -> bool:
        """Return whether somebody has the floor there."""
        turn = bisect_right(starts, position) - 1
        return turn >= 0 and position < ends[turn]

    told = [(start, before) for start, report in reports if (before := _before_turns(report, starts, ends))]
    outside = [sentence for sentence in sentences if not said(sentence.start)]
    spoken = with_own_acts(voices.text, _turn_statements(voices, blocks, turns), sentences, [one for _, one in reports])
    named = [*spoken, *ReportReader(voices, blocks, told).read(outside)]
    return sorted(named, key=lambda statement: statement.start)


def _before_turns(report: Statement, starts: list[int], ends: list[int]) -> Statement | None:
    """Return a report as far as it stands outside all turns.

    None where its cue, its speaker or all its words stand inside.
    """
    for span in (report.cue, report.who):
        turn = bisect_right(starts, span.start) - 1 if span else -1
        if span and turn >= 0 and span.start < ends[turn]:
            return None
    first = report.says[0].start
    turn = bisect_right(starts, first) - 1
    if turn >= 0 and first < ends[turn]:
        return None
    limit = starts[turn + 1] if turn + 1 < len(starts) else report.end
    if report.end <= limit:
        return report
    says = tuple(Span(span.start, min(span.end, limit)) for span in report.says if span.start < limit)
    return replace(report, says=says)


def _headed(voices: Voices, blocks: tuple[Block, ...], named: list[Statement]) -> list[Statement]:
    """Return the statements with the headline's own; what is reported inside it stays with its speaker."""
    headline = find_headline(voices.text, blocks, voices.cast, named)
    voice = voice_of(voices, headline) if headline else None
    if headline is None or voice is None:
        return named
    return [spoken_by(voice.name, headline), *(one for one in named if one.start >= headline.end)]


def _credited(voices: Voices, found: Statement) -> Statement:
    """Return a credit or a signed quotation with its name."""
    assert found.who
    words = spelt_out(voices, found.who.of(voices.text))
    voice = voices.maker(words, found.who) if found.rule == CREDIT else voices.body(words, found.rule, found.who)
    return spoken_by(voice.name, found)


def _turn_statements(voices: Voices, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> list[Statement]:
    for turn in turns:
        if turn.person:
            voices.of(turn.person)
        else:
            voices.body(turn.name, "label", turn.label)
    return list(statements_of_turns(voices.text, blocks, turns))
