"""The event an article reports on: its kind, place and day as written, and who was there."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from summitreader.model import Agreement, Block, Event, Span, Speaker
from summitreader.parser.text.date_words import MONTHS, WEEKDAYS
from summitreader.parser.text.lazy_regex import regex

_LEAD = 6  # blocks in which the event is told
_CALL = (
    r"(?:phone|telephone|video|secure video)[ -]?(?:call|conversation)s?|\bcall (?:with|between)\b|"
    r"telephoned\b|\bphoned\b|spoke (?:today |\w+day )?(?:by (?:tele)?phone )?with|by (?:tele)?phone|"
    r"phone call"
)
_INSTRUMENT = (
    r"joint (?:\S+ )?(?:statement|declaration|communiqu[eé]|fact sheet)|communiqu[eé]|declaration|memorandum of|"
    r"leaders[’'] (?:\S+ )?statement|summit statement|treaty between|agreement between"
)
# What names an event in a title, and what tells of one in a sentence: in the order in which they decide.
_NAMES = {
    "press conference": r"\b(?:press (?:conference|statements?|call|availability)|briefing|news conference)\b",
    "phone call": _CALL,
    "ceremony": r"\b(?:ceremony|wreath|documents\b[^.]{0,160}\bsigned|signing of|inaugurat)",
    "declaration": rf"\b(?:{_INSTRUMENT})",
    "ministerial": r"\b(?:ministerial|(?:foreign|defen[cs]e|finance|trade) ministers?[’']? (?:meeting|talks)|"
    r"meeting of (?:foreign|finance) ministers)\b",
    "visit": r"\b(?:state|official|working) visit\b|\bvisits?\b(?! to (?:see|discuss))",
    "summit": r"\bsummit\b",
    "talks": r"\b(?:talks|meeting|met|meets|conversation|negotiations|consultations|receives?|received)\b",
    "statement": r"\b(?:statement|remarks|address|speech|message)\b",
}
_DEEDS = {
    "phone call": _CALL,
    "summit": r"\b(?:held|hold|hosted|convened|gathered for|met for|at) (?:an? |the |their |our )?(?:\S+ ){0,4}summit\b"
    r"(?! of the)",
    "press conference": r"\b(?:joint )?(?:press|news) conference\b",
    "talks": r"\b(?:held|hold|holds|holding|had|began|have been held|were held|took place) (?:an? |the |in-depth |"
    r"bilateral |their |first |official |\w+-party |lengthy |restricted[- ]format )*"
    r"(?:talks|meetings?|discussions?|consultations|negotiations|conversation)\b|\btalks between\b|"
    r"\bmet (?:today|virtually|with|in|for|at|on|here)\b|\bmet [A-Z]|\b(?:received|hosted) (?=[A-Z]|the )|"
    r"\bgather(?:ed)? (?:in|for|at|on)\b|\bhaving met\b|\bheld talks\b|\btalks with\b",
    "ceremony": r"\b(?:ceremony|laid (?:a )?wreath|documents were signed|"
    r"(?:unveil\w+|inaugurat\w+|opening)(?: of)? (?:an? |the )(?:[\w-]+ ){0,3}"
    r"(?:monument|memorial|plaque|statue|bust|exhibition|museum|embassy|consulate|bridge|plant|factory|railway|airport|"
    r"stadium))\b",
    "visit": r"\b(?:arrived|visiting|(?:paid|made|conducted) an? \w+ visit|visit (?:(?:of|by) [^,;]{2,50}? )?to|"
    r"State Visit|visited|trip)\b",
    "statement": r"\b(?:issued a statement|said in a statement)\b",
}
_TITLES = tuple((kind, regex(f"(?i){words}")) for kind, words in _NAMES.items())
_DID = tuple((kind, regex(f"(?i){words}")) for kind, words in _DEEDS.items())
# A sentence without any of these tells none of them: seven searches through it are spared.
_TOLD_BY = (
    *("phone", "call", "conversation", "spoke", "summit", "conference", "talks", "meeting", "met ", "discussion"),
    *("consultations", "negotiations", "received", "hosted", "gather", "ceremony", "wreath", "unveil", "inaugurat"),
    *("documents were", "arrived", "visit", "trip", "statement"),
)
_PLACE = regex(
    r"\b(?:in|at)\s+(?P<place>(?:the )?(?:[A-Z][\w’'-]+|D\.C\.)(?:(?: (?:of|de|the|and|"
    r"da)){0,2} [A-Z][\w’'-]*){0,5}(?:, (?:[A-Z]\.[A-Z]\.|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?=[.,;\s]|"
    r"$))?)"
)
_VISITED = regex(
    r"\b(?:visiting|visited|visit (?:(?:of|by) [^,;]{2,50}? )?to|arrived in|"
    r"trip to)\s+(?P<place>(?:the )?[A-Z][\w’'-]*(?:(?: of(?: the)?)? [A-Z][\w’'-]*){0,4}(?: \([A-Z]{2,5}\))?)"
)
_MONTH = rf"(?:{MONTHS}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_NO_PLACE = regex(
    rf"(?:{_MONTH}|(?:{WEEKDAYS})day|President|Prime|Minister|The|"
    rf"Joint|G\d+|Article|English|[A-Z]\w+ history)\b"
)
# What is still to come or was only asked for: "will welcome him for a visit to".
_TO_COME = regex(
    r"(?i)\b(?:will|would|shall|invit(?:es?|ed|ing)|plan(?:s|ned)? to|hop(?:es?|ed)|look\w* forward)\b[^.;]*$"
)
_FRONT = 120  # characters before a verb in which that is said
_ABOUT = regex(r"(?i) (?:on|about|regarding|following|after|ahead of|concerning) ")
_ABSENT = regex(
    r"(?:(?:,| \()[^,.;()]{2,80}[,)])? (?:(?:did|was|were|is|are|could|will|would|does|do)(?: not\b|n[’']t\b)|"
    r"(?:was|were) absent|declined to|skipped|stayed away|missed)"
)
_SOMEONE_ELSE = regex(
    r"(?i)\b(?:situation|war|crisis|conflict|settlement|developments|peace|stability|security|interest|"
    r"investment|reforms|summit of the \w+)\s+$"
)
_DATE = regex(
    rf"(?i:\b(?P<near>today|yesterday|this (?:morning|afternoon|evening|week))\b)|\bon (?P<day>(?:{WEEKDAYS})day)\b|"
    rf"\b(?P<full>(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})? {_MONTH}(?:,? \d{{4}})?|"
    rf"{_MONTH} \d{{1,2}}(?!\d)(?:\s?[-–]\s?\d{{1,2}}(?!\d))?(?:,? \d{{4}})?)"
    rf"(?: to \d{{1,2}} {_MONTH}(?: \d{{4}})?)?)\b"
)


_LINE = regex(
    r"(?P<place>[A-Z][\w’' -]{2,30}(?:, [A-Z][\w’'. -]{2,30}?)?)"
    rf"(?:, (?P<date>(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})? {_MONTH}|"
    rf"{_MONTH} \d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?),? \d{{4}}))?"
)


def find_event(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Span],
    speakers: Sequence[Speaker] = (),
    agreements: Sequence[Agreement] = (),
) -> Event | None:
    """The event that the title and the first paragraphs tell; None where they tell none."""
    if not blocks:
        return None
    title = _title(text, blocks)
    limit = blocks[min(_LEAD, len(blocks)) - 1].span.end
    lead = [
        s for s in sentences[: 4 * _LEAD] if s.end <= limit and not (title and s.start < title.end and len(blocks) > 1)
    ]
    if title and _kind(text, title):
        event = named_by_title(text, title, lead, speakers)
    else:
        event = told_in_lead(text, lead or [blocks[0].span], speakers)
    whole = next((a for a in agreements if a.rule == "instrument_text"), None)
    if event is None or whole is None:
        return event
    return replace(event, place=event.place or whole.place, date=event.date or whole.date)


def _title(text: str, blocks: Sequence[Block]) -> Span | None:
    first = blocks[0]
    length = first.span.end - first.span.start
    titled = first.kind in ("title", "heading") or (length < 300 and text[first.span.end - 1] not in '.”"')
    return first.span if titled and len(blocks) > 1 else None


def named_by_title(text: str, title: Span, lead: Sequence[Span], speakers: Sequence[Speaker]) -> Event | None:
    """The title names the event; the first sentence that tells it gives place and day.

    >>> <talks>Russian-Serbian talks</talks>|President Putin held talks with President Vučić in <place>Sochi</place>.
    """
    kind = _kind(text, title) or "statement"
    line = next((m for s in lead[:2] if (m := _LINE.fullmatch(text, s.start, s.end)) and "," in m.group()), None)
    if line:  # "Bali, Indonesia, 15-16 November 2022" under the title
        date = Span(*line.span("date")) if line["date"] else None
        return Event(kind, Span(*line.span("place")), date, _there(text, speakers, [title]), title, "named_by_title")
    told = next(((s, k) for s in lead for k, p in _DID if _done(text, p, s)), None)
    about = _ABOUT.search(text, title.start, title.end) if kind in ("press conference", "statement") else None
    if about:  # those whose call the press is told of are not there
        before = Span(title.start, about.start())
        return _event(text, kind, told[0] if told else title, [before], speakers, "named_by_title")
    if told is None:
        there = _there(text, speakers, [title, *lead[:2]])
        return Event(kind, _place(text, title, title.start), _day(text, title), there, title, "named_by_title")
    sentence, lead_kind = told
    if kind == "talks" and lead_kind == "summit":
        kind = "summit"
    return _event(text, kind, sentence, [title, sentence], speakers, "named_by_title")


def told_in_lead(text: str, lead: Sequence[Span], speakers: Sequence[Speaker]) -> Event | None:
    """The first sentence that tells of a meeting, a call, a visit or a ceremony.

    >>> <talks>King Théoden held talks with Lord Denethor</talks> in <place>Edoras</place> on <date>Monday</date>.
    """
    for sentence in lead:
        low = text[sentence.start : sentence.end].lower()
        if not any(word in low for word in _TOLD_BY):
            continue
        for kind, pattern in _DID:
            if _done(text, pattern, sentence):
                return _event(text, kind, sentence, [sentence], speakers, "told_in_lead")
    return None


RULES = (named_by_title, told_in_lead)


def _kind(text: str, title: Span) -> str | None:
    return next((kind for kind, pattern in _TITLES if pattern.search(text, title.start, title.end)), None)


def _done(text: str, pattern: re.Pattern[str], sentence: Span) -> re.Match[str] | None:
    """The first deed of a kind in a sentence that is not still to come."""
    for deed in pattern.finditer(text, sentence.start, sentence.end):
        if not _TO_COME.search(text, max(sentence.start, deed.start() - _FRONT), deed.start()):
            return deed
    return None


def _event(
    text: str, kind: str, sentence: Span, places: Sequence[Span], speakers: Sequence[Speaker], rule: str
) -> Event:
    verb = next((m for _, p in _DID if (m := _done(text, p, sentence))), None)
    place = None if kind == "phone call" else _place(text, sentence, verb.start() if verb else sentence.start)
    return Event(kind, place, _day(text, sentence), _there(text, speakers, places), sentence, rule)


def _place(text: str, sentence: Span, verb: int) -> Span | None:
    """The place told after the verb of the event, else before it; a country that is the topic is no place."""
    visited = _VISITED.search(text, sentence.start, sentence.end)
    visited = visited if visited and len(visited["place"]) > 2 else None
    found = [m for m in _PLACE.finditer(text, sentence.start, sentence.end) if not _no_place(text, m, sentence)]
    after = [m for m in found if m.start() >= verb]
    best = after[0] if after else visited or (found[0] if found else None)
    return _placed(text, best) if best else None


def _placed(text: str, found: re.Match[str]) -> Span:
    """The place without its article before a country, and without a month after it."""
    start, end = found.span("place")
    if re.match(r"the (?:Republic|Kingdom|United|People)", text[start : start + 14]):
        start += 4
    month = re.search(rf",? {_MONTH}$", text[start:end])
    return Span(start, start + month.start() if month else end)


def _no_place(text: str, found: re.Match[str], sentence: Span) -> bool:
    return bool(
        _NO_PLACE.match(found["place"])
        or _SOMEONE_ELSE.search(text, max(sentence.start, found.start() - 40), found.start())
    )


def _day(text: str, sentence: Span) -> Span | None:
    dateline = text.find(" -- ", sentence.start, min(sentence.start + 80, sentence.end))
    found = _DATE.search(text, max(sentence.start, dateline), sentence.end) or _DATE.search(
        text, sentence.start, sentence.end
    )
    return Span(*found.span(found.lastgroup or 0)) if found else None


def _there(text: str, speakers: Sequence[Speaker], places: Sequence[Span]) -> tuple[str, ...]:
    """The persons named where the event is told, without those of whom it says that they stayed away."""
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
