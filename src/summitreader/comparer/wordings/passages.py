"""The words of a linked passage by which it can differ: the verb, what is told with it, and names in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from summitreader.comparer.telling.voices import AccountVoices
from summitreader.comparer.wordings.firmness import FirmWords, firm_words
from summitreader.model import Act, Span, Statement

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# Where a name or a noun phrase ends: before a preposition, a clause, a verb.
_PHRASE_ENDS = re.compile(
    r"\b(?:in|on|to|for|at|by|with|that|which|who|from|is|are|was|were|will|would|has|have|had|be|as|if|should|must|and)\b"
    r"|[,;:.()]"
)
_THANKS = re.compile(r"(?i:thank|grat|appreciat|commend|prais|applaud|congratulat)")
_PLAIN = re.compile(r"(?i:said|says|saying|told|telling|added|adding|stated)")
_COMPLEMENT = re.compile(
    r" (?:the |their |its |his |her )?(?:\w+ )?"
    r"(?:importance|need|readiness|hope|support|concern|concerns|view|commitment)\b"
)
_DOING = re.compile(r"\b(?:I|[Ww]e)(?: (?:am|are|also|have|just|\w+ly))* (\w{3,}(?:ed|ing))\b")
_LEAD_IN = re.compile(r"\w+(?:ly)?, |In [^,]{0,60}, ")
_VERB_NEXT = re.compile(
    r"(?: (?:in|on|of|at|against|by|to) (?:\w+ ){0,3}?\w+)?\s+"
    r"(?:is|are|was|were|will|would|has|have|had|should|must|can|could|does|did|do|continues?|keeps?|remains?|began)\b"
)
_ITEM = r"\w[\w’'-]*(?: \w[\w’'-]*){0,4}"
_LIST = re.compile(rf"{_ITEM}, (?:{_ITEM}, ){{0,6}}(?:{_ITEM},? )?and {_ITEM}")
_MOST_OF_A_PHRASE, _MOST_OF_A_VERB, _MOST_OF_A_LIST = 6, 5, 12
_MOST_OF_A_TERM = 4  # words: what is longer is a clause
_NO_ADJECTIVES = (
    "a an the this that these those its their his her our your my of in on at to for from by with against and or but "
    "as is are was were be been has have had will would which who whom not also than such both all any into over under "
    "between about after before during including"
).replace(" ", "|")
_BEFORE = re.compile(rf"(?:\b(?<![’'-])(?!(?:{_NO_ADJECTIVES})\b|\w+(?:ed|ing) )[\w’'-]+ ){{1,3}}$", re.IGNORECASE)
_AFTER = re.compile(r"(?: (?:of )?[A-Z][\w’'-]*){0,3}")


@dataclass(frozen=True)
class WordedPassage:
    """A passage of an account: `verb` is what is done with words, `content` what is told by it.

    `act` is that of the statement, None where the narrator tells; `thanks` is whether the verb gives thanks or praise.
    """

    voices: AccountVoices
    span: Span
    verb: Span | None
    content: Span
    act: Act | None
    thanks: bool

    @property
    def text(self) -> str:
        """The text of the account."""
        return self.voices.reading.article.text

    @cached_property
    def firm_content(self) -> tuple[FirmWords, ...]:
        """The words of its content that stand on a scale."""
        return tuple(firm_words(self.text, self.content.start, self.content.end))


def worded(voices: AccountVoices, span: Span, at: Span | None = None) -> WordedPassage:
    """Return a passage with its verb and its content.

    They are those of the statement at a place of it, where one is there; at the passage itself, those of the narrator.
    """
    text = voices.reading.article.text
    said = None if at == span else (voices.said_at(at) if at else None) or voices.said_at(span)
    if said and said.cue and said.cue.of(text) != ":":
        verb = _whole_verb(text, said)
        content = Span(max(said.content.start, span.start), min(said.content.end, span.end))
        if content.start >= content.end:
            content = said.content
        if _PLAIN.fullmatch(said.cue.of(text)):
            # "Said that Peru firmly abides by": what is done with words stands in the content.
            firm = firm_words(text, content.start, content.end)
            verb = next((one.span for one in firm if one.steps.keys() != {"promising"}), verb)
        return WordedPassage(voices, span, verb, content, said.act, bool(_THANKS.search(said.cue.of(text))))
    sentence = next(iter(voices.sentences_in(span)), span)
    told = next((one for one in firm_words(text, sentence.start, span.end) if one.steps.keys() != {"promising"}), None)
    if not told:
        doing = _DOING.search(text, span.start, span.end) if at is None else None
        told_by = Span(*doing.span(1)) if doing else None
        return WordedPassage(voices, span, told_by, Span(doing.end(), span.end) if doing else span, None, False)
    start = max(told.span.end, span.start)
    content = Span(start, span.end) if start < span.end else span
    return WordedPassage(voices, span, told.span, content, None, bool(_THANKS.search(told.span.of(text))))


def _whole_verb(text: str, said: Statement) -> Span:
    """Return the cue with who is thanked or what noun belongs to it: "thanked Li Wen", "stressed the importance"."""
    cue = said.cue or said.content
    addressee = said.addressee
    if addressee and 0 <= addressee.start - cue.end <= 2:
        return first_words(text, Span(cue.start, addressee.end), _MOST_OF_A_VERB)
    more = _COMPLEMENT.match(text, cue.end)
    return Span(cue.start, more.end()) if more else cue


def leading_phrase(text: str, place: Span) -> Span | None:
    """Return the first name or noun phrase of a passage, cut to a few words.

    >>> leading_phrase("the unwavering support of Chile for the port", Span(0, 44))
    Span(start=0, end=31)
    """
    first = _WORD.search(text, place.start, place.end)
    while first and _PHRASE_ENDS.match(first[0]):
        first = _WORD.search(text, first.end(), place.end)
    if not first:
        return None
    stop = _PHRASE_ENDS.search(text, first.end(), place.end)
    return first_words(text, Span(first.start(), stop.start() if stop else place.end), _MOST_OF_A_PHRASE)


def subject_of(passage: WordedPassage) -> Span | None:
    """Return who or what acts in the content: its first phrase, where a verb comes next."""
    text, content = passage.text, passage.content
    lead = _LEAD_IN.match(text, content.start, content.end)
    first = leading_phrase(text, Span(lead.end(), content.end) if lead else content)
    return first if first and _VERB_NEXT.match(text, first.end, content.end) else None


def enumeration(passage: WordedPassage) -> Span | None:
    """Return the list of three or more in the content, cut to some words."""
    text, content = passage.text, passage.content
    if not text.count(", ", content.start, content.end) or text.find(" and ", content.start, content.end) < 0:
        return None
    match = _LIST.search(text, content.start, content.end)
    return first_words(text, Span(*match.span()), _MOST_OF_A_LIST) if match else None


def name_around(text: str, term: Span, place: Span) -> Span:
    """Return a term with the adjectives and capitals around it: "Railway" is "Standard Gauge Railway"."""
    if len(_WORD.findall(text, term.start, term.end)) > _MOST_OF_A_TERM:
        return first_words(text, term, _MOST_OF_A_PHRASE)
    # The first word of a passage has a capital of its own.
    first = _WORD.match(text, place.start, place.end)
    before = _BEFORE.search(text[max(first.end() if first else 0, place.start, term.start - 60) : term.start])
    start = term.start - len(before[0]) if before else term.start
    after = _AFTER.match(text, term.end, place.end)
    return first_words(text, Span(start, after.end() if after else term.end), _MOST_OF_A_PHRASE)


def first_words(text: str, place: Span, most: int) -> Span:
    """Return the first words of a place, at most so many."""
    words = [match.span() for _, match in zip(range(most), _WORD.finditer(text, place.start, place.end), strict=False)]
    return Span(words[0][0], words[-1][1]) if words else place
