"""Whose words they are: from reports without names to statements with speakers.

A text is a declaration, an instrument, a transcript, or (with or without turns in it) a report of what others said.
"""

from dataclasses import replace

from summitreader.model import Block, Span, Speaker, Statement
from summitreader.parse.carried import Floor, carries_on
from summitreader.parse.cast import Cast
from summitreader.parse.declarations import find_declaration, group_of, statements_of_declaration
from summitreader.parse.heard import Voices, is_about_talks, speakers_of
from summitreader.parse.parties import is_instrument, statements_of_instrument
from summitreader.parse.turns import Turn, find_turns, statements_of_turns
from summitreader.parse.who import voice_of


def name_speakers(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Span, ...], cast: Cast, reports: tuple[Statement, ...]
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The speakers of the article and its statements with their names. Never raises."""
    voices = Voices(text, cast, sentence_starts=[s.start for s in sentences], group=group_of(text, blocks))
    told = tuple(sorted(reports, key=lambda report: report.start))
    named = _own_words(voices, blocks, sentences, told) or _turns_and_reports(voices, blocks, sentences, told)
    named.sort(key=lambda statement: statement.start)
    return speakers_of(voices), tuple(named)


def _own_words(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], reports: tuple[Statement, ...]
) -> list[Statement]:
    """The statements of a text that is itself a declaration or an instrument; empty for all others."""
    text = voices.text
    if is_instrument(text):
        found = list(statements_of_instrument(text, blocks, sentences))
        voices.joint("the parties", found[0].who)
        return found
    declaration = find_declaration(text, blocks, voices.cast)
    if declaration is None:
        return []
    if declaration.person:
        voices.of(declaration.person)
    elif declaration.kind == "joint":
        voices.joint("we", declaration.evidence)
    else:
        voices.body(declaration.name, "declaration", declaration.evidence)
    return list(statements_of_declaration(text, blocks, declaration, reports))


def _turns_and_reports(
    voices: Voices, blocks: tuple[Block, ...], sentences: tuple[Span, ...], reports: tuple[Statement, ...]
) -> list[Statement]:
    turns = find_turns(voices.text, blocks, voices.cast)
    begun, ended = (turns[0].label.start, turns[-1].end) if turns else (-1, -1)
    told = [report for report in reports if not begun <= report.start < ended]
    outside = [sentence for sentence in sentences if not begun <= sentence.start < ended]
    return [*_turn_statements(voices, blocks, turns), *_reported(voices, blocks, outside, told)]


def _turn_statements(voices: Voices, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> list[Statement]:
    for turn in turns:
        if turn.person:
            voices.of(turn.person)
        else:
            voices.body(turn.name, "label", turn.label)
    return list(statements_of_turns(voices.text, blocks, turns))


def _reported(
    voices: Voices, blocks: tuple[Block, ...], sentences: list[Span], reports: list[Statement]
) -> list[Statement]:
    """Reports with their speakers and, in reports of talks, the sentences that only carry on."""
    talks = is_about_talks(voices.cast)
    found: list[Statement] = []
    at = block = 0
    covered = since = -1
    for sentence in sentences:
        while block < len(blocks) and blocks[block].span.end <= sentence.start:
            block += 1
        begun = blocks[block].span.start if block < len(blocks) else 0
        while at < len(reports) and reports[at].start < sentence.end:
            report = reports[at]
            at += 1
            voice = voice_of(voices, report)
            if voice is None:
                continue
            voices.last_person = voice if voice.person else voices.last_person
            voices.last_end = max(voices.last_end, report.end)
            voices.last, since, covered = voice if voice.name else voices.last, begun, max(covered, report.end)
            voices.cue = report.cue or voices.cue
            found.append(replace(report, speaker=voice.name))
        if covered > sentence.start or not talks or voices.last is None or since < 0:
            continue
        last = voices.last
        rule = carries_on(voices.text, sentence, Floor(last.kind, last.side, since == begun))
        if rule:
            since = begun
            found.append(Statement(last.name, (sentence,), None, None, "implied", rule, carried_from=voices.cue))
        else:
            since = -1
    return found
