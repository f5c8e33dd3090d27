"""The form of a text, decided once: whose own words it holds throughout, or that it is a report of what others said."""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.model import Block, Statement
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.meeting.genres import Evidence, Genre
from summitreader.parser.people.cast import Cast
from summitreader.parser.verbatim.declarations import Declaration, find_declaration
from summitreader.parser.verbatim.letters import find_letter
from summitreader.parser.verbatim.speeches import Speech, find_speech
from summitreader.parser.verbatim.transcripts import Turn, find_turns
from summitreader.parser.verbatim.treaty_parties import is_instrument


class Form(NamedTuple):
    """The turns, the speech or letter, or the declaration that a text is; none of them where it only reports."""

    turns: tuple[Turn, ...] = ()
    instrument: bool = False
    speech: Speech | None = None
    declaration: Declaration | None = None


def find_form(text: str, blocks: tuple[Block, ...], cast: Cast, meeting: Meeting, reports: Sequence[Statement]) -> Form:
    """Return the form of a text. The weightier evidence is asked first: labels, parties, a salutation, "I", "we"."""
    if turns := find_turns(text, blocks, cast, meeting.publisher):
        return Form(turns=turns)
    if is_instrument(text):
        return Form(instrument=True)
    speech = find_letter(text, blocks, cast)
    if speech is None and meeting.evidence.rule != "we_declare":
        speech = find_speech(text, blocks, cast, _of_third_persons(text, reports), meeting.publisher)
    if speech and (speech.person or speech.evidence):
        return Form(speech=speech)
    declaration = find_declaration(text, blocks)  # it tells who speaks, what only "we" proves a speech does not
    return Form(declaration=declaration) if declaration else Form(speech=speech)


_FIRST_PERSONS = frozenset(("i", "we", "you", "us", "me"))


def _of_third_persons(text: str, reports: Sequence[Statement]) -> int:
    """Return how many reports tell what others than the writer have said."""
    return sum(1 for report in reports if report.who and report.who.of(text).lower() not in _FIRST_PERSONS)


def meeting_in_form(meeting: Meeting, form: Form) -> Meeting:
    """Return the meeting with the genre that the form of its text proves.

    What only looked like its speakers' own words by its title is an office's report on them.
    """
    evidence = _evidence(form)
    if evidence is None and meeting.genre in ("transcript", "speech", "letter", "declaration"):
        evidence = meeting.evidence._replace(genre="readout")
    return meeting._replace(genre=evidence.genre, evidence=evidence) if evidence else meeting


def _evidence(form: Form) -> Evidence | None:
    if form.turns:
        return Evidence("transcript", 9, form.turns[0].label, "labelled_turns")
    if form.speech:
        genre: Genre = "letter" if form.speech.rule == "letter" else "speech"
        return Evidence(genre, 9, form.speech.evidence or form.speech.said[0], form.speech.rule)
    if form.declaration:
        return Evidence("declaration", 9, form.declaration.evidence, "we_declare")
    return None
