"""The event an article reports on: its kind, place and day as written, and who was there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from summitreader.model import Agreement, Block, Event, Span, Speaker, Statement
from summitreader.parser.event.dates import date_line, day_of_dateline, day_told, days_told, plain_day, this_day
from summitreader.parser.event.places import (
    closing_line,
    is_state,
    is_venue,
    place_in_title,
    place_line,
    place_of_gathering,
    place_of_guest,
    place_of_saying,
    place_of_speakers,
    place_told,
)
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.deeds import (
    SHOWN,
    TEXTS,
    Deed,
    deeds_of_sentence,
    deeds_of_title,
    is_scheduled,
    took_place,
)
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex

_LEAD = 6  # blocks in which the event is told
_SENTENCES = 8
_DEEDS = 12  # of one sentence: what names more is a list
_IN_NEWS = 5  # what news tells further down is background

_ABSENT = regex(
    r"(?:(?:,| \()[^,.;()]{2,80}[,)])? (?:(?:did|was|were|is|are|could|will|would|does|do)(?: not\b|n[’']t\b)|"
    r"(?:was|were) absent|declined to|skipped|stayed away|missed)"
)


_ABOUT = regex(r"(?i) (?:on|about|regarding|following|after|ahead of|concerning) ")


class ToldEvent(NamedTuple):
    """A deed and the sentence of the lead that tells it."""

    deed: Deed
    sentence: Span


class Lead(NamedTuple):
    """What an event is read from: title and first sentences with their deeds, who is named in them and their words."""

    text: str
    title: Span
    sentences: tuple[Span, ...]
    blocks: tuple[Block, ...]
    speakers: Sequence[Speaker]
    statements: Sequence[Statement]
    meeting: Meeting
    told: tuple[ToldEvent, ...]
    titled: tuple[Deed, ...]


def find_event(
    text: str,
    blocks: tuple[Block, ...],
    sentences: Sequence[Span],
    read: WordIndex,
    meeting: Meeting,
    speakers: Sequence[Speaker],
    agreements: Sequence[Agreement],
    statements: Sequence[Statement],
) -> Event | None:
    """Return the event that the title and the first paragraphs tell.

    A statement where words are all that was; else None.
    """
    if not blocks:
        return None
    limit = blocks[min(_LEAD, len(blocks)) - 1].span.end
    title = meeting.title
    prose = (s for s in sentences[: 4 * _LEAD] if s.end <= limit and s.start >= title.end and _is_prose(text, s))
    first = [*islice(prose, _IN_NEWS if meeting.genre == "news" else _SENTENCES)] or [blocks[0].span]
    turns = meeting.evidence.span.start if meeting.evidence.rule == "labelled_turns" else len(text)
    told = tuple(
        ToldEvent(deed, sentence)
        for sentence in first
        if sentence.start < turns  # what is said in a turn tells of something else
        for deed in deeds_of_sentence(text, sentence, read)[:_DEEDS]
        # A fact sheet announces: who negotiated, and when, is its background.
        if deed.clause or meeting.genre != "fact_sheet" or (deed.aside and text.startswith(" with ", deed.end))
    )
    titled = tuple(deeds_of_title(text, title, read))
    lead = Lead(text, title, tuple(first), blocks, speakers, statements, meeting, told, titled)
    event = named_by_title(lead) or told_in_lead(lead) or labels_of_two_sides(lead) or announced_by_title(lead)
    headed = title.end > title.start and len(blocks) > 1
    event = event or (only_said(lead) if statements or headed or meeting.genre == "fact_sheet" else None)
    if event is None:
        return None
    whole = next((a for a in agreements if a.rule == "instrument_text"), None)
    event = _with_lines(lead, _asked(lead, event))
    return replace(event, place=event.place or whole.place, date=event.date or whole.date) if whole else event


def _asked(lead: Lead, event: Event) -> Event:
    """Return remarks that are questions and answers as a press conference."""
    asked = sum(one.speaker.lower() in _ASKERS and one.rule == "turn_of_a_transcript" for one in lead.statements)
    remarks = event.kind == "statement" and _REMARKS.match(lead.text, lead.title.start)
    many = asked > 1 and asked * 3 >= len(lead.statements)
    return replace(event, kind="press conference") if remarks and many else event


_ASKERS = frozenset(("q", "question", "journalist", "journalists", "reporter"))
_REMARKS = regex(r"(?i)(?:joint )?remarks by ")


def _is_prose(text: str, sentence: Span) -> bool:
    """Return whether a sentence has a word in small letters: no line of a date, a place or a name."""
    return any(word.islower() for word in sentence.of(text).split())


def named_by_title(lead: Lead) -> Event | None:
    """The title names the event; the first sentence that tells it gives place and day.

    >>> <talks>Russian-Serbian talks</talks>|President Putin held talks with President Vučić in <place>Sochi</place>.
    """
    named = [] if _is_said(lead) else [deed for deed in lead.titled if not deed.to_come]
    if not named:
        return None
    event = next((deed for deed in named if deed.kind not in TEXTS and not deed.aside), None)
    if named[0].kind == "message" or _STATED.search(lead.text, lead.title.start, lead.title.end):
        event = None  # "Greetings on the opening of the meeting", "Visit by the Pope - Statement by Mr Mole"
    first = event or next((deed for deed in named if deed.kind in TEXTS), None)
    if first is None:
        return None
    told = _told(lead)
    if told and event and _tells_better(lead, event, told):
        return _event(lead, told.deed.kind, told, "told_in_lead")
    if told and first.kind in TEXTS and (told.deed.aside or _is_background(lead, told)):
        told = None  # a letter tells of a treaty that was signed long ago
    if told and first.kind == "visit" and told.deed.kind == "talks" and not told.deed.clause:
        told = None  # "During the meeting, the leaders plan to speak of salt"
    kind = "summit" if first.kind == "talks" and told and told.deed.kind == "summit" else first.kind
    return _event(lead, kind, told, "named_by_title")


_STATED = regex(r"(?i) [-–] (?:joint |press )?statement by ")


def told_in_lead(lead: Lead) -> Event | None:
    """The first sentence that tells of a meeting, a call, a visit or a ceremony.

    >>> <talks>King Théoden held talks with Lord Denethor</talks> in <place>Edoras</place> on <date>Monday</date>.
    """
    told = _told(lead)
    return _event(lead, told.deed.kind, told, "told_in_lead") if told else None


def only_said(lead: Lead) -> Event | None:
    """Nothing is told but what somebody said: a statement.

    >>> <statement>Ana Ruiz said that tariffs had to fall</statement>, and she asked for new rules <date>today</date>.
    """
    return _event(lead, "statement", None, "only_said")


def labels_of_two_sides(lead: Lead) -> Event | None:
    """A transcript in which heads or ministers of two sides have the floor is one of talks.

    >>> <talks>MINISTER OYELARAN:</talks> Welcome to you.|FOREIGN MINISTER DE WAELE: I thank you for your time.
    """
    if lead.meeting.genre != "transcript":
        return None
    labelled = lead.meeting.evidence.rule == "labelled_turns"
    labels = {one.name for one in lead.speakers if labelled and _GOVERNS.search(one.role or "")}
    return _event(lead, "talks", None, "labels_of_two_sides") if len(labels) > 1 else None


_GOVERNS = regex(r"(?i)\b(?:president|premier|chancellor|king|queen|prince|secretary|commissioner)\b|minister\b")


def announced_by_title(lead: Lead) -> Event | None:
    """The title tells what is still to come, and nothing else took place.

    >>> On May 15, <talks>President Rat will hold talks with Mr Mole</talks>|On <date>May 15</date>, they will meet.
    """
    coming = (deed for deed in lead.titled if is_scheduled(lead.text, lead.title, deed))
    deed = next((one for one in coming if one.kind not in TEXTS and not one.aside), None)
    return _event(lead, deed.kind, None, "announced_by_title") if deed else None


RULES = (named_by_title, told_in_lead, labels_of_two_sides, announced_by_title, only_said)


_COLON = regex(r"[^:\n]{4,70}:\s")
_DASH = regex(r"\s[-–—]\s(?=[^-–—\n]{4,60}$)")


def _is_said(lead: Lead) -> bool:
    """Return whether a title is what somebody said: "President Rat: Talks must go on", "No talks yet - Mr Mole"."""
    text, title = lead.text, lead.title
    colon, dash = _COLON.match(text, title.start, title.end), _DASH.search(text, title.start, title.end)
    for person in lead.speakers:
        if person.kind == "joint":
            continue
        for start, end in ((one.start, one.end) for one in person.mentions[:3] if one.start < title.end):
            if (colon and start - title.start < 5 and end == colon.end() - 2) or (dash and start == dash.end()):
                return True
    return False


def _told(lead: Lead) -> ToldEvent | None:
    """Return the first deed of the lead, those that are only the time or the topic of something else last."""
    found = [told for told in lead.told if told.deed.kind != "visit" or _names_somebody(lead, told.sentence)]
    near = [told for told in found if told.sentence in lead.sentences[:2]]
    if lead.meeting.genre == "news":  # which tells in passing, further down, of what took place before
        found = [told for told in found if told.deed.clause or told.deed.kind != "talks" or told in near]
    first = next((told for told in found if not told.deed.aside), None) or next(iter(near), None)
    return next((told for told in found if first and _is_what_for(lead.text, first, told)), first)


def _is_what_for(text: str, first: ToldEvent, told: ToldEvent) -> bool:
    """Return whether a noun tells what people came together for: "gathered in Mombasa for a ministerial meeting"."""
    if told.sentence != first.sentence or told.deed.kind not in ("ministerial", "summit") or first.deed.kind != "talks":
        return False
    return bool(_FOR_A.match(text[first.deed.start : told.deed.start]))


_FOR_A = regex(r"(?i)(?:gather|conven|met|meet)[^,;.]{0,60} for (?:an? |the )(?:[\w-]+ ){0,3}$")


def _is_background(lead: Lead, told: ToldEvent) -> bool:
    return lead.meeting.genre == "news" and told.sentence not in lead.sentences[:2]


def _names_somebody(lead: Lead, sentence: Span) -> bool:
    """Return whether a sentence names a person or an office: a storm that reached Cuba paid no visit."""
    persons = (mention.start for one in lead.speakers if one.kind != "body" for mention in one.mentions[:20])
    if any(sentence.start <= start < sentence.end for start in persons):
        return True
    tags = gazetteer().tags
    words = (word.strip('.,;:()“”"') for word in sentence.of(lead.text).lower().split())
    return any(tags.get(word.removesuffix("s")) == "T" for word in words)


def _tells_better(lead: Lead, named: Deed, told: ToldEvent) -> bool:
    """Return whether the lead tells another event than the one that the title only mentions: "Summit in sight"."""
    kind = SHOWN.get(told.deed.kind, told.deed.kind)
    if told.deed.kind == "spoken" and lead.text[named.start : named.end].lower() == "talk":
        return True  # "PM’s talk with Ames: He spoke with her this evening"
    if told.deed.aside or kind == named.kind or took_place(lead.text, named, lead.title.end):
        return False
    if named.kind == "summit" and named.end >= lead.title.end - 1:
        return False  # "River summit" names what was held
    if kind == "phone call":
        return named.kind in ("summit", "talks", "visit", "ceremony")
    if kind == "press conference":
        return named.kind == "visit"
    if named.kind == "meal":
        return kind == "talks"
    words = told.sentence.of(lead.text).lower()
    return kind == "talks" and named.kind == "summit" and "summit" not in words


def _event(lead: Lead, kind: str, told: ToldEvent | None, rule: str) -> Event:
    text, title, kind = lead.text, lead.title, SHOWN.get(kind, kind)
    sentence = told.sentence if told else lead.sentences[0]
    place = None if kind == "phone call" else _place(lead, kind, told, rule)
    date = day_told(text, sentence, told.deed.start) if told else None
    date = date or (None if _is_said(lead) else day_told(text, title, title.start))
    if rule == "announced_by_title" or (rule == "named_by_title" and not told and _is_announced(lead, kind)):
        date = date or _first(_first(days_told(text, one, to_come=True)) for one in lead.sentences[:2])
    evidence = title if rule in ("named_by_title", "announced_by_title") else sentence
    there = [evidence, sentence] if told else [evidence]
    about = _ABOUT.search(text, title.start, title.end) if kind in ("press conference", "statement") else None
    if about:  # those whose call the press is told of are not there
        there = [Span(title.start, about.start())]
    return Event(kind, place, date, _there(text, lead.speakers, there), evidence, rule)


def _is_announced(lead: Lead, kind: str) -> bool:
    """Return whether a text only announces what is still to come: "Statement on the visit of the King"."""
    return kind == "visit" or (kind not in TEXTS and lead.meeting.genre not in _SPOKEN)


_SPOKEN = ("transcript", "speech")


def _place(lead: Lead, kind: str, told: ToldEvent | None, rule: str) -> Span | None:
    """Return where an event took place: as its own sentence tells it, else the title."""
    text, title, people = lead.text, lead.title, lead.speakers
    if lead.meeting.genre in _SPOKEN and (tail := place_in_title(text, title, people)):
        return tail
    place = None
    if told:
        place = place_told(text, told.sentence, told.deed.start, people)
    elif _is_announced(lead, kind):
        place = _first(place_told(text, one, one.start, people) for one in lead.sentences[:2])
        place = place if place and not is_state(text, place) else place_told(text, title, title.start, people) or place
    elif kind not in TEXTS:
        place = place_told(text, lead.sentences[0], lead.sentences[0].start, people)
    if place or rule == "only_said":
        return place
    in_title = place_told(text, title, title.start, people)
    if in_title and (kind not in TEXTS or is_venue(text, in_title)):
        return in_title  # not "Statement on fighting in Tripoli", where something else took place
    return place_in_title(text, title, people)


def _with_lines(lead: Lead, event: Event) -> Event:
    """Return the event with place and day where its own sentence tells none.

    They stand in lines of their own below the title, in other sentences, in the dateline; a line above the title or one
    of figures alone tells when the text was put up, and is asked last.
    """
    text, place, date = lead.text, event.place, event.date
    genre = lead.meeting.genre
    if where := place_line(text, lead.blocks):
        place = where[0] if genre in _SPOKEN else place or where[0]
        date = where[1] or date
    line = date_line(text, lead.blocks, lead.title)
    if line and not line.stamp:
        place = line.place if line.place and not (place and is_venue(text, place)) else place
        date = date if date and date.end <= lead.title.end else line.date
    for deed, sentence in lead.told:
        if SHOWN.get(deed.kind, deed.kind) == event.kind and not deed.aside:
            place = place or place_told(text, sentence, deed.start, lead.speakers)
            date = date or day_told(text, sentence, deed.start)
    if event.kind in ("talks", "summit"):
        place = place or _first(place_of_guest(text, sentence, lead.speakers) for sentence in lead.sentences)
    near = lead.sentences if genre in _DATED_BY_TODAY else lead.sentences[:2]
    if event.kind in TEXTS and genre != "news":
        place = place or _first(place_of_gathering(text, sentence, lead.speakers) for sentence in near[:1])
    if event.rule == "only_said":
        date = date or _first(this_day(text, Span(one.start, one.start + len("Today"))) for one in lead.sentences)
    opening = Span(lead.title.end, min(len(text), lead.title.end + _OPENING))
    if genre in _SPOKEN:
        place = (
            place if place and not is_state(text, place) else place_of_speakers(text, opening, lead.speakers) or place
        )
    else:
        date = date or _first(plain_day(text, sentence) for sentence in near)
    if event.rule == "only_said":
        place, date = _where_said(lead, place, date)
    if genre in _SAID_THE_SAME_DAY:
        date = date or this_day(text, opening)
    date = date or _first(day_of_dateline(text, block.span) for block in lead.blocks[:4])
    if event.kind in TEXTS and (closing := closing_line(text, lead.blocks)):
        place, date = place or closing[0], closing[1] if not date or this_day(text, date) else date
    place, date = (place or line.place, date or line.date) if line else (place, date)
    return replace(event, place=None if event.kind == "phone call" else place, date=date)


_DATED_BY_TODAY = ("declaration", "joint_statement", "fact_sheet")
_SAID_THE_SAME_DAY = ("speech", "fact_sheet")
_OPENING = 1600  # code points: the first paragraphs of a speech


def _where_said(lead: Lead, place: Span | None, date: Span | None) -> tuple[Span | None, Span | None]:
    """Return the town and the day told beside what the first to speak said, where nothing told them yet."""
    text, first = lead.text, lead.statements[:_SAYINGS]
    said = [span for one in first for span in one.says]
    for cue in (one.cue for one in first if one.cue):
        for sentence in (one for one in lead.sentences if one.start <= cue.start < one.end):
            place = place or place_of_saying(text, sentence, lead.speakers, said)
            days = days_told(text, sentence)
            date = date or _first(day for day in days if not any(one.start <= day.start < one.end for one in said))
    return place, date


_SAYINGS = 6  # statements


def _first(spans: Iterable[Span | None]) -> Span | None:
    return next((span for span in spans if span), None)


def _there(text: str, speakers: Sequence[Speaker], places: Sequence[Span]) -> tuple[str, ...]:
    """Return the persons named where the event is told, without those of whom it says that they stayed away."""
    there = []
    for speaker in speakers:
        if speaker.kind == "person":
            for place in places:
                at = bisect_left(speaker.mentions, Span(place.start, 0))
                if at >= len(speaker.mentions) or speaker.mentions[at].start >= place.end:
                    continue
                if not _ABSENT.match(text, speaker.mentions[at].end):
                    there.append(speaker.name)
                    break
    return tuple(there)
