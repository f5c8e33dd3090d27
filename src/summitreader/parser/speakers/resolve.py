"""Whose words they are: from reports without names to statements with speakers.

A text is a declaration, an instrument, a transcript, or (with or without turns in it) a report of what others said.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from summitreader.model import Block, Span, Speaker, Statement
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.people.cast import Cast
from summitreader.parser.speakers.continuation import Floor, carries_on, goes_on_in_reports
from summitreader.parser.speakers.coreference import side_alone, voice_of
from summitreader.parser.speakers.credits import find_credits
from summitreader.parser.speakers.declarations import find_declaration, statements_of_declaration
from summitreader.parser.speakers.headlines import find_headline
from summitreader.parser.speakers.offices import is_office
from summitreader.parser.speakers.organisations import NOBODY, spelt_out
from summitreader.parser.speakers.registry import CREDIT, Voices, speakers_of
from summitreader.parser.speakers.speeches import find_speech, statements_of_speech
from summitreader.parser.speakers.transcripts import Turn, find_turns, statements_of_turns
from summitreader.parser.speakers.treaty_parties import is_instrument, side_pledges, statements_of_instrument
from summitreader.parser.text.lazy_regex import regex


def name_speakers(
    blocks: tuple[Block, ...],
    sentences: tuple[Span, ...],
    cast: Cast,
    meeting: Meeting,
    reports: tuple[Statement, ...],
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The speakers of the article and its statements with their names. Never raises."""
    text = cast.text
    voices = Voices(text, cast, meeting, sentence_starts=[s.start for s in sentences], blocks=blocks)
    told = [(report.start, report) for report in reports]
    told.sort(key=lambda pair: pair[0])
    turns = find_turns(text, blocks, cast)
    named = [] if turns else _own_words(voices, blocks, sentences, told)
    if not named:
        named = _turns_and_reports(voices, blocks, sentences, told, turns)
        if not _tells_of_talks(cast):
            credits = [_credited(voices, found) for found in find_credits(text, blocks, sentences, named)]
            named = sorted(named + credits, key=lambda statement: statement.start) if credits else named
        named = _headed(voices, blocks, named)
    return speakers_of(voices), tuple(named)


# A report and where it starts, so that the start is computed once.
Told = tuple[int, Statement]


def _own_words(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], reports: list[Told]
) -> list[Statement]:
    """The statements of a text that is itself a declaration or an instrument; empty for all others."""
    text = voices.text
    if is_instrument(text):
        found = list(statements_of_instrument(text, blocks, sentences))
        if found:
            voices.joint("the parties", next((statement.who for statement in found if statement.who), None))
        return found
    speech = find_speech(text, blocks, voices.cast, _of_third_persons(text, reports))
    if speech:
        if speech.person:
            voices.of(speech.person)
        return list(statements_of_speech(speech))
    declaration = find_declaration(text, blocks)
    if declaration is None:
        return []
    if declaration.kind == "joint":
        voices.joint("we", declaration.evidence)
    else:
        voices.body(declaration.name, "declaration", declaration.evidence)
    told = tuple(report for _, report in reports)
    return list(statements_of_declaration(text, blocks, declaration, told, lambda report: _one_party(voices, report)))


_FIRST_PERSONS = frozenset(("i", "we", "you", "us", "me"))


def _of_third_persons(text: str, reports: list[Told]) -> int:
    """How many reports tell what others than the writer have said."""
    return sum(1 for _, report in reports if report.who and report.who.of(text).lower() not in _FIRST_PERSONS)


def _one_party(voices: Voices, report: Statement) -> str | None:
    """The name of a state that speaks alone in a declaration: "Chile welcomes"."""
    side = side_alone(report.who.of(voices.text)) if report.who else None
    voice = voice_of(voices, report) if side and report.cue else None
    return voice.name if voice else None


def _turns_and_reports(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], reports: list[Told], turns: tuple[Turn, ...]
) -> list[Statement]:
    if not turns:
        return _reported(voices, blocks, sentences, reports)
    starts, ends = [turn.label.start for turn in turns], [turn.end for turn in turns]

    def said(position: int) -> bool:
        """Whether somebody has the floor there."""
        turn = bisect_right(starts, position) - 1
        return turn >= 0 and position < ends[turn]

    told = [(start, before) for start, report in reports if (before := _before_turns(report, starts, ends))]
    outside = [sentence for sentence in sentences if not said(sentence.start)]
    named = [*_turn_statements(voices, blocks, turns), *_reported(voices, blocks, outside, told)]
    return sorted(named, key=lambda statement: statement.start)


def _before_turns(report: Statement, starts: list[int], ends: list[int]) -> Statement | None:
    """A report as far as it stands outside all turns; None where its cue, its speaker or all its words stand inside."""
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
    """The statements with the headline's own; what is reported inside it stays with its speaker."""
    headline = find_headline(voices.text, blocks, voices.cast, named)
    voice = voice_of(voices, headline) if headline else None
    if headline is None or voice is None or not voice.name:
        return named
    return [_spoken_by(voice.name, headline), *(one for one in named if one.start >= headline.end)]


def _credited(voices: Voices, found: Statement) -> Statement:
    """A credit or a signed quotation with its name."""
    assert found.who
    words = spelt_out(voices, found.who.of(voices.text))
    voice = voices.maker(words, found.who) if found.rule == CREDIT else voices.body(words, found.rule, found.who)
    return _spoken_by(voice.name, found)


def _turn_statements(voices: Voices, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> list[Statement]:
    for turn in turns:
        if turn.person:
            voices.of(turn.person)
        else:
            voices.body(turn.name, "label", turn.label)
    return list(statements_of_turns(voices.text, blocks, turns))


_JOINT_TEXT = regex(r"\bjoint\b.{0,30}\b(?:statement|declaration|communiqu[eé])|\bfact sheet\b|\bcommuniqu[eé]\b", re.I)
_ONE_SIDED = regex(r"(?<!joint )\bfact sheet\b", re.I)
_ISSUED = regex(r"\b(?:issued?|signs?|signed|release[ds]?|adopt(?:s|ed)?|agree|following|after)\b", re.I)


_MEETING = regex(
    r"\b(?:talks|met|meets|meetings?|calls?|called|spoke|conversations?|visit\w*|summit|joint|readout|received"
    r"|consultations|dialogue|negotiations|2\+2)\b",
    re.I,
)
_LEAD = 1000  # code points


def _tells_of_talks(cast: Cast) -> bool:
    """Whether the text opens with a meeting of two sides: news only names heads of two sides here and there."""
    return cast.talks and bool(_MEETING.search(cast.text, 0, _LEAD))


def _is_joint_text(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether both sides are the author: then a sentence without a cue is theirs, and nobody's to carry on."""
    title = text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 200)] if blocks else ""
    return bool(_JOINT_TEXT.search(title)) and not _ISSUED.search(title)


def _spoken_by(name: str, report: Statement) -> Statement:
    """The report with its speaker: `dataclasses.replace` takes five times as long."""
    return Statement(
        name,
        report.says,
        report.cue,
        report.who,
        report.kind,
        report.rule,
        report.act,
        report.stance,
        report.addressee,
        report.carried_from,
    )


def _reported(
    voices: Voices, blocks: tuple[Block, ...], sentences: Iterable[Span], reports: list[Told]
) -> list[Statement]:
    """Reports with their speakers and, in reports of talks, the sentences that only carry on."""
    joint = _is_joint_text(voices.text, blocks)
    talks = _tells_of_talks(voices.cast) and not joint
    pledges = joint and not _ONE_SIDED.search(voices.text, 0, blocks[0].span.end)
    found: list[Statement] = []
    at = block = 0
    covered = since = -1
    for sentence in sentences:
        while block < len(blocks) and blocks[block].span.end <= sentence.start:
            block += 1
        begun = blocks[block].span.start if block < len(blocks) else 0
        own = [pair[1] for pair in reports[at : at + 6] if pair[0] < sentence.end] if talks and since == begun else []
        if own and voices.last_person is voices.last and own[0].start >= sentence.start:
            rule = goes_on_in_reports(voices.text, sentence, _floor(voices, begun == since), own[0])
            if rule:
                at += len(own)
                found.append(_implied(voices, sentence, rule))
                continue
        while at < len(reports) and reports[at][0] < sentence.end:
            report = reports[at][1]
            at += 1
            voice = voice_of(voices, report)
            if voice is None:
                continue
            voices.last_person = voice if voice.person else voices.last_person
            covered = voices.last_end = max(covered, report.end)
            voices.last, since = voice if voice.name else voices.last, begun
            voices.cue = report.cue or voices.cue
            found.append(_spoken_by(voice.name, report))
        if pledges and covered <= sentence.start and (pledge := side_pledges(voices.text, sentence)):
            voice = voice_of(voices, pledge)
            if voice and voice.name and not voice.person:
                voices.cue = pledge.cue
                found.append(_spoken_by(voice.name, pledge))
        if covered > sentence.start or not talks or voices.last is None or since < 0:
            continue
        if voices.cast.mentioned_in(sentence.start, sentence.start + 12) or _begins_with_office(voices.text, sentence):
            since = -1  # a sentence about somebody is the reporter's
            continue
        rule = carries_on(voices.text, sentence, _floor(voices, since == begun))
        if rule:
            since = begun
            found.append(_implied(voices, sentence, rule))
        else:
            since = -1
    return found


_OFFICE = regex(r"(?:The|His|Her) [\w-]+(?: [A-Z][\w-]+)*")


def _begins_with_office(text: str, sentence: Span) -> bool:
    match = _OFFICE.match(text, sentence.start, sentence.end)
    return match is not None and is_office(match.group())


def _floor(voices: Voices, same_paragraph: bool) -> Floor:
    last = voices.last or NOBODY
    return Floor(last.kind, last.side, same_paragraph)


def _implied(voices: Voices, sentence: Span, rule: str) -> Statement:
    name = voices.last.name if voices.last else ""
    return Statement(name, (sentence,), None, None, "implied", rule, carried_from=voices.cue)
