"""The event an article reports on: its kind, place and day as written, and who was there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from summitreader.model import Agreement, Block, Event, Span, Speaker, Statement
from summitreader.parser.event.dates import date_line, day_of_dateline, day_told, plain_day
from summitreader.parser.event.places import place_in_title, place_line, place_told
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.deeds import SHOWN, TEXTS, Deed, deeds_of_sentence, deeds_of_title
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.text.lazy_regex import regex

_LEAD = 6  # blocks in which the event is told
_SENTENCES = 8
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
    """What an event is read from: the title, the first sentences, and who is named in them."""

    text: str
    title: Span
    sentences: tuple[Span, ...]
    blocks: tuple[Block, ...]
    speakers: Sequence[Speaker]
    meeting: Meeting
    told: tuple[ToldEvent, ...]


def find_event(
    text: str,
    blocks: tuple[Block, ...],
    sentences: Sequence[Span],
    meeting: Meeting,
    speakers: Sequence[Speaker] = (),
    agreements: Sequence[Agreement] = (),
    statements: Sequence[Statement] = (),
) -> Event | None:
    """Return the event that the title and the first paragraphs tell.

    A statement where words are all that was; else None.
    """
    if not blocks:
        return None
    limit = blocks[min(_LEAD, len(blocks)) - 1].span.end
    title = meeting.title
    first = [s for s in sentences[: 4 * _LEAD] if s.end <= limit and s.start >= title.end and _is_prose(text, s)]
    first = first[: _IN_NEWS if meeting.genre == "news" else _SENTENCES] or [blocks[0].span]
    told = tuple(ToldEvent(deed, sentence) for sentence in first for deed in deeds_of_sentence(text, sentence))
    lead = Lead(text, title, tuple(first), blocks, speakers, meeting, told)
    event = named_by_title(lead) or told_in_lead(lead) or labels_of_two_sides(lead)
    event = event or (only_said(lead) if statements else None)
    if event is None:
        return None
    whole = next((a for a in agreements if a.rule == "instrument_text"), None)
    event = _with_lines(lead, event)
    return replace(event, place=event.place or whole.place, date=event.date or whole.date) if whole else event


def _is_prose(text: str, sentence: Span) -> bool:
    """Return whether a sentence has a word in small letters: no line of a date, a place or a name."""
    return any(word.islower() for word in sentence.of(text).split())


def named_by_title(lead: Lead) -> Event | None:
    """The title names the event; the first sentence that tells it gives place and day.

    >>> <talks>Russian-Serbian talks</talks>|President Putin held talks with President Vučić in <place>Sochi</place>.
    """
    named = deeds_of_title(lead.text, lead.title)
    if not named:
        return None
    event = next((deed for deed in named if deed.kind not in TEXTS and not deed.aside), None)
    if named[0].kind == "message":
        event = None  # "Greetings on the opening of the meeting"
    first = event or next((deed for deed in named if deed.kind in TEXTS), None)
    if first is None:
        return None
    told = _told(lead)
    if told and event and _tells_better(lead, event, told):
        return _event(lead, told.deed.kind, told, "told_in_lead")
    if told and told.deed.aside and first.kind in TEXTS:
        told = None  # a letter tells of a treaty that was signed long ago
    kind = "summit" if first.kind == "talks" and told and told.deed.kind == "summit" else first.kind
    return _event(lead, kind, told, "named_by_title")


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
    labels = {person.name for person in lead.speakers if person.role and lead.meeting.evidence.rule == "labelled_turns"}
    return _event(lead, "talks", None, "labels_of_two_sides") if len(labels) > 1 else None


RULES = (named_by_title, told_in_lead, labels_of_two_sides, only_said)


def _told(lead: Lead) -> ToldEvent | None:
    """Return the first deed of the lead, those that are only the time or the topic of something else last."""
    found = [told for told in lead.told if told.deed.kind != "visit" or _names_somebody(lead, told.sentence)]
    near = [told for told in found if told.sentence in lead.sentences[:2]]
    return next((told for told in found if not told.deed.aside), None) or next(iter(near), None)


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
    if told.deed.aside or kind == named.kind:
        return False
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
    verb = told.deed.start if told else sentence.start
    place = None
    if kind != "phone call":
        place = place_told(text, sentence, verb, lead.speakers) if told or kind not in TEXTS else None
        if rule != "only_said":  # "Fighting in Tripoli": where something else took place
            place = place or place_told(text, title, title.start, lead.speakers)
        place = place or place_in_title(text, title)
    date = (day_told(text, sentence, verb) if told else None) or day_told(text, title, title.start)
    evidence = title if rule == "named_by_title" else sentence
    there = [evidence, sentence] if told else [evidence]
    about = _ABOUT.search(text, title.start, title.end) if kind in ("press conference", "statement") else None
    if about:  # those whose call the press is told of are not there
        there = [Span(title.start, about.start())]
    return Event(kind, place, date, _there(text, lead.speakers, there), evidence, rule)


def _with_lines(lead: Lead, event: Event) -> Event:
    """Return the event with place and day where its own sentence tells none.

    They stand in lines of their own below the title, in other sentences, in the dateline; a line above the title or one
    of figures alone tells when the text was put up, and is asked last.
    """
    text, place, date = lead.text, event.place, event.date
    if where := place_line(text, lead.blocks):
        place, date = place or where[0], where[1] or date
    line = date_line(text, lead.blocks, lead.title)
    if line and not line.stamp:
        place, date = place or line.place, date or line.date
    for deed, sentence in ((told.deed, told.sentence) for told in lead.told):
        if SHOWN.get(deed.kind, deed.kind) == event.kind and not deed.aside:
            place = place or place_told(text, sentence, deed.start, lead.speakers)
            date = date or day_told(text, sentence, deed.start)
    genre = lead.meeting.genre
    near = () if genre == "transcript" else lead.sentences if genre in _DATED_BY_TODAY else lead.sentences[:2]
    date = date or _first(plain_day(text, sentence) for sentence in near)
    date = date or _first(day_of_dateline(text, block.span) for block in lead.blocks[:4])
    place, date = (place or line.place, date or line.date) if line else (place, date)
    return replace(event, place=None if event.kind == "phone call" else place, date=date)


_DATED_BY_TODAY = ("declaration", "joint_statement", "fact_sheet")


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
