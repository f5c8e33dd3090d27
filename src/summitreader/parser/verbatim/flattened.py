"""Texts whose lines were lost: labels inside one paragraph, and what stands above the words said."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.naming import office_in


class Candidate(NamedTuple):
    """Words before a colon, before it is known whether they are a label."""

    words: str
    span: Span
    colon: Span
    aside: str


# What may be a label before a colon, at the beginning of a sentence or a paragraph.
_BEFORE = regex(
    r"(?:(?<=[.?!…”\")\]] )|(?<=\n))(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4}|[A-Z]"
    r"|Question|Answer|Remark|Reply|Moderator)\Z"
)
_REACH = 60  # code points before a colon
_COMPANY = 3  # labels of offices, among which initials are others' labels
_LONGEST = 8  # code points: "EK", "JRNLST"


def inline_labels(text: str, known: Counter[str]) -> Iterator[Candidate]:
    """Labels inside one flattened paragraph, where an office in capitals, or a question, comes again.

    Among offices initials that come again are labels too, and what once is a label needs no sentence to end before it:
    `TEL PM: No.`
    """
    found = list(_before_colons(text))
    often = Counter(one.words for one in found) + known
    asked = "Question: " in text
    sure = {one.words for one in found if often[one.words] > 1 and one.words.isupper() and office_in(one.words)}
    if sum(often[words] for words in sure) >= _COMPANY:
        sure |= {one.words for one in found if often[one.words] > 1 and len(one.words) <= _LONGEST}
    yield from (one for one in found if (one.words in sure if one.words.isupper() else asked))
    if len(sure) > 1 or sum(often[words] for words in sure) >= _COMPANY:
        yield from _anywhere(text, sure)


def _anywhere(text: str, labels: set[str]) -> Iterator[Candidate]:
    """Yield labels inside what seems one sentence, since a page break took the stop, and those with a misread colon."""
    names = "|".join(re.escape(one) for one in sorted(labels))
    inside = rf"(?<=[^.?!…”\")\]\n] )(?P<name>{names})(?P<colon>:-(?=[A-Z])|:(?= ))"
    stopped = rf"(?<=[.?!] )(?P<label>{names})(?P<stop>[.;])(?= [A-Z])"
    for match in re.finditer(f"{inside}|{stopped}", text):
        name, colon = ("name", "colon") if match.group("name") else ("label", "stop")
        yield Candidate(match.group(name), Span(*match.span(name)), Span(*match.span(colon)), "")


def _before_colons(text: str) -> Iterator[Candidate]:
    at = text.find(":")
    while at >= 0:
        end = at + 1 + (text[at + 1 : at + 2] == "-")
        follows = text[end : end + 1]
        if (follows.isupper() if end > at + 1 else follows == " ") and text[at - 1].isalpha():
            match = _BEFORE.search(text, max(0, at - _REACH), at)
            if match:
                yield Candidate(match.group("name"), Span(*match.span("name")), Span(at, end), "")
        at = text.find(":", end)


_HEAD = 700  # code points of a page's head: title, office, number, date
_TOP = 160  # code points in which it shows itself
_SHOUTED = regex(r"\b[A-Z]{2}[A-Z’'.-]*(?:[ ,]+[A-Z]{2}[A-Z’'.-]*){3}")
_GREETED = regex(r"\b[A-Z][a-z]+(?:[ .]+[\w’]+){1,2}(?=[,:! ])")
_WORD = regex(r"[A-Za-z][\w’']*")
_PROSE = 6  # words behind a capital, most of which a sentence has in small letters
_SMALL = 4
_STARTERS = frozenset(("the", "a", "an", "this", "these", "our", "my", "it", "in", "on"))


def words_begin(text: str, said: Span) -> int:
    """Return where the words said begin in a paragraph that a page's head in capitals opens.

    >>> page = "STATEMENT BY THE PRIME MINISTER 4 JUNE 1999 FISH I wish to tell the House of our nets."
    >>> page[words_begin(page, Span(0, len(page))) :]
    'I wish to tell the House of our nets.'
    """
    if not _SHOUTED.search(text, said.start, min(said.end, said.start + _TOP)):
        return said.start
    end = min(said.end, said.start + _HEAD)
    for match in _GREETED.finditer(text, said.start, end):
        greeting = match.group().lower()
        if greeting.startswith(genre_words().salutations) and gazetteer().tags.get(greeting) != "T":
            return match.start()  # "Prime Minister" names who speaks before it greets anybody
    words = list(_WORD.finditer(text, said.start, end))
    for number, word in enumerate(words[:-_PROSE]):
        behind = words[number + 1 : number + 1 + _PROSE]
        if any(_is_shouted(one.group()) for one in (word, *behind[:2])):
            continue
        if word.group()[0].isupper() and sum(one.group()[0].islower() for one in behind) >= _SMALL:
            return _sentence_of(text, words, number)
    return said.start


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _sentence_of(text: str, words: list[re.Match[str]], number: int) -> int:
    """Return where a sentence begins one of whose first words is given: "The Commonwealth [Government] will"."""
    for at in range(number, max(number - 4, -1), -1):
        word = words[at].group()
        if word.lower() in _STARTERS and (word.istitle() or len(word) == 1):
            return words[at].start()
        if _is_shouted(word) or text[words[at - 1].end()] in ".:":
            break
    return words[number].start()
