"""Papers as subjects: a charter that underlines something does not speak; what the joint text says, both sides say."""

import re
from bisect import bisect_right

from summitreader.model import Span
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.lexicon.speaking_nouns import is_outlet
from summitreader.parser.speakers.organisations import NOBODY, body_of, body_that_wrote
from summitreader.parser.speakers.registry import Voice, Voices
from summitreader.parser.text.lazy_regex import regex

_HEAD = regex(
    r"(?:(?:the|a|an|this|that|its|their|both|these) )?(?P<head>[^,]*?)"
    r"(?: (?:of|on|for|between|with|in|to|that|which)\b.*|,.*)?$",
    re.I,
)
_JOINT = regex(r"\bjoint (?:\w+ )?(?:statement|communiqu[eé]|declaration|text|document|press release)\b", re.I)


def document_voice(voices: Voices, who: Span, words: str) -> Voice | None:
    """Return the voice behind a paper that is the subject in a report of talks; NOBODY for one that does not speak.

    None where the words name no paper. Elsewhere, in news, papers are sources like others.
    """
    match = _HEAD.match(words)
    head = match.group("head").lower().split() if match else []
    papers = genre_words().papers
    if not head or body_that_wrote(words):
        return None
    paper = head[-1].removesuffix("s")
    if paper in papers["written"] and (writer := writer_of(voices, who.start) or _sender_of(voices, paper, who)):
        return writer
    if head[-1] in papers["joint"] and not _JOINT.match(words) and (issuer := _issuer_of(voices, who.start)):
        return issuer
    if head[-1] in _PARTS or (head[0] in _NUMBERED_PARTS and head[-1].isdigit()):
        return NOBODY
    if len(head) == 1 and head[0] in papers["ordinals"] and _LISTED.search(voices.text, 0, who.start):
        return NOBODY  # "They signed two pacts. The second speaks of salt"
    if not voices.meeting.talks:
        return None
    if head[-1] in papers["joint"]:
        if _JOINT.search(voices.text, 0, who.end):
            return voices.together(words, who)
        return voices.last or NOBODY
    if head[-1] in papers["mute"] or (len(head) == 1 and head[0] in papers["ordinals"]):
        return NOBODY
    return None


# "The board on Monday issued a short statement", "said in a statement"
_ISSUES = r"(?:has |have |had |also |later |then )*(?:issued|released|published|made|put out)"
_STATEMENT = r"(?:an?|its|his|her|their) (?:[\w-]+ ){0,3}(?:statement|release|declaration)"
_ISSUED = regex(rf"(?P<who>(?:[Tt]he )?[A-Za-z][^.;:,\n]{{2,80}}?) (?:on \w+ )?{_ISSUES} {_STATEMENT}\b")
_SAID_IN_ONE = regex(rf"\b(?:in|through|by) {_STATEMENT}\b")
_ISSUED_WITHIN = 3  # sentences


def _issuer_of(voices: Voices, position: int) -> Voice | None:
    """Return who issued "the statement", by the sentences shortly before."""
    at = bisect_right(voices.sentence_starts, position) - 1
    for first in range(at - 1, max(-1, at - 1 - _ISSUED_WITHIN), -1):
        start, end = voices.sentence_starts[first], voices.sentence_starts[first + 1]
        if issued := _ISSUED.match(voices.text, start, end):
            who = Span(*issued.span("who"))
            people = voices.cast.mentioned_in(who.start, who.end)
            return voices.of(people[0]) if people else body_of(voices, who, issued.group("who"), "said")
        if _SAID_IN_ONE.search(voices.text, start, end):
            return voices.last
    return None


_LISTED = regex(
    r"\b(?:signed|concluded|exchanged|adopted|inked) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|a number of) "
)
_PARTS = frozenset(("preamble", "annex", "appendix"))
_NUMBERED_PARTS = _PARTS | {"article", "clause", "paragraph", "chapter", "section"}


def text_before(voices: Voices, position: int) -> Voice | None:
    """Return who wrote what the sentence before tells of; NOBODY for a paper that does not speak, None without either.

    A sentence that itself reports something leads to its speaker.
    """
    before = _sentence_before(voices, position)
    if before is None or voices.last_end > before.start:
        return None
    opening = _OPENING_NAME.match(voices.text, before.start, before.end)
    if opening and is_outlet(opening.group().rstrip()):
        return NOBODY
    words = _LETTERS.findall(voices.text, before.start, before.end)
    if genre_words().papers["written"].intersection(words):
        return writer_of(voices, position)
    return NOBODY if genre_words().papers["mute"].intersection(words) and _SIGNED.intersection(words) else None


_LEADS_TO = 80  # code points
_SENT_IN = 12  # sentences before the one that tells what a letter says


def _sender_of(voices: Voices, paper: str, who: Span) -> Voice | None:
    """Return who sent the letters that were told of further up; None above a quotation, which is read as a whole."""
    if ":\n" in voices.text[who.end : who.end + _LEADS_TO]:
        return None
    at = bisect_right(voices.sentence_starts, who.start) - 1
    for first in range(at - 1, max(-1, at - 1 - _SENT_IN), -1):
        start, end = voices.sentence_starts[first], voices.sentence_starts[first + 1]
        sent = _SENDS.search(voices.text, start, end)
        if sent and sent["paper"] == paper:
            people = voices.cast.mentioned_in(start, sent.start())
            return voices.of(people[-1]) if people else None
    return None


_SENDS = regex(r"\b(?:sent|wrote|signed|addressed) (?:[\w-]+ ){0,3}(?P<paper>[a-z]+?)s? (?:to|in|on)\b")


def _sentence_before(voices: Voices, position: int) -> Span | None:
    """Return the sentence before the one at an offset; None where that is the first."""
    at = bisect_right(voices.sentence_starts, position) - 2
    return Span(voices.sentence_starts[at], voices.sentence_starts[at + 1]) if at >= 0 else None


_OPENING_NAME = regex(r"(?:The )?(?:[A-Z][\w.’'-]* )+")
_SIGNED = frozenset(("signed", "concluded", "adopted", "inked", "ratified", "initialled"))
_LETTERS = regex(r"[a-z]+")
_SENT = regex(
    r"\b(?:sent|wrote|writes|posted|congratulated|addressed|greeted|message|letter|telegram|cable|note|post|tweet)\b",
    re.I,
)


def writer_of(voices: Voices, position: int) -> Voice | None:
    """Return who sent "the message": whom the sentence before is about, if it tells of something sent."""
    before = _sentence_before(voices, position)
    if before is None or not _SENT.search(voices.text, before.start, before.end):
        return None
    people = voices.cast.mentioned_in(before.start, before.end)
    return voices.of(people[0]) if people else None
