"""Speeches, statements of one person and letters: texts without labels in which one voice speaks throughout.

The title tells the kind and, behind "by", whose words they are; a salutation or the first person proves it. A letter
is its writer's from the salutation to the closing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summitreader.model import Block, Span, Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words, has_one_of
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.counterparts import counterpart
from summitreader.parser.verbatim.flattened import words_begin
from summitreader.parser.verbatim.naming import Named, as_written, office_holder, people_in, person_named
from summitreader.parser.verbatim.sites import holder_of_site, office_of_the_site, serve_site
from summitreader.parser.verbatim.transcripts import is_wrapped, numberless, words_said


class Speech(NamedTuple):
    """Who speaks, the words that say so, and the paragraphs that are said.

    Without a `person` the words are the name of a body ("Ministry of Fisheries"); without words the text does not tell.
    """

    person: Person | None
    evidence: Span | None
    said: tuple[Span, ...]
    rule: str


def find_speech(
    text: str, blocks: tuple[Block, ...], cast: Cast, reports: int, publisher: str | None = None
) -> Speech | None:
    """Return the one voice of a text without labels; None for any other text.

    Args:
        reports: how many of its reports are of third persons.
        publisher: who published it; an office's site holds the words of whoever bears it.
    """
    if len(blocks) < 2:
        return None
    title = _title(text, blocks)
    words = title.of(text)
    if (blocks[0].kind != "title" and not words.isupper()) or _REPORT.search(words):
        return None
    kind = has_one_of(words, genre_words().speeches)
    said = tuple(paragraphs_said(text, blocks[1:]))
    author = author_in(words) if kind else None
    if author and _all_quoted(text, said):
        return Speech(*author_named(text, title, cast, author), said, "statement_in_the_first_person")
    if not said or (author and not (author.alone and (not author.publishes or _comments(text, said, words)))):
        return None
    body = None if author or not kind else _body_in(title.start, words)
    quoted = _is_read_out(text, said)
    site = None if author or body or quoted else office_of_the_site(words, publisher or "")
    opens = _opens_with_i(text, said)
    aloud = not quoted and (opens or has_one_of(words, genre_words().spoken))
    told = aloud or bool(author or body or site)
    if not (opens and _is_mostly_i(text, said)) and not _one_voice(text, said, words, told, reports):
        return None
    above = said[0].start + _OPENING
    person, evidence = author_named(text, title, cast, author, above) if author else _self_named(text, said, cast)
    if author and person:
        serve_site(person, office_of_the_site("", publisher or ""))
    if person is None and site and (own := _OWN.search(text, said[0].start, said[-1].end)):
        evidence = Span(*own.span())
        person = holder_of_site(cast, site, evidence, site.words, said[0].start)
    if person is None and body is None and (found := counterpart(text, said, cast)):
        person, evidence = found
    evidence = evidence or body
    if person is None and not kind and not _greets(text, said):
        return None
    return Speech(person, evidence, said, "statement_in_the_first_person")


_BODY = regex(
    r"\b(?:by|from|(?P<kind>\w+) of) (?:the )?"
    r"(?P<body>[A-Z][\w’.-]*(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w’.-]*){0,8})"
)


def _body_in(start: int, title: str) -> Span | None:
    """Return the body whose statement a title announces: "Statement by the Ministry of Fisheries of Peru on nets"."""
    tags = gazetteer().tags
    for match in _BODY.finditer(as_written(title)):
        kind = next(one for one in _NOUN.finditer(title) if one.group().lower() in genre_words().speeches)
        if match.group("kind") and match.start("kind") != kind.start():
            continue  # "Greetings on the opening of the Peace Forum"
        if any(tags.get(fold(word)) == "B" for word in match.group("body").split()):
            return Span(start + match.start("body"), start + match.end("body"))
    return None


_TITLE = 300  # code points
_REPORT = regex(
    r"\b(?:readout|fact sheet|joint|leaders[’']?|press release|nominations|postponed|cancelled|canceled)\b", re.I
)


def _title(text: str, blocks: tuple[Block, ...]) -> Span:
    first = blocks[0].span
    return Span(first.start, min(first.end, first.start + _TITLE))


_FURNITURE = regex(
    r"(?:E ?& ?O ?E\b|\[?\(?ends?\)?\]?\W*$|subjects?:|transcript\b|check against delivery|proof copy|for press\b"
    r"|(?-i:BACKGROUND\b)|media contact|embargoed\b|by email|photo:|video:|\W+$)",
    re.I,
)
_DATE_LINE = regex(
    r"(?:[A-Z][\w.]+,? ){0,2}(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})"
    r",? \d{4}(?:[ ,]+\d{1,2}[:.]\d\d)?\W*"
)


def paragraphs_said(text: str, blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Yield the paragraphs that are said: no captions, headings, dates or words of the transcriber."""
    for number, block in enumerate(blocks):
        said = words_said(text, numberless(text, block), block.span.end)
        if said is None or block.kind == "caption" or _FURNITURE.match(text, said.start, said.end):
            continue
        if _DATE_LINE.fullmatch(text, said.start, said.end):
            continue
        heads = block.kind in ("heading", "title", "label") and not _OWN.search(text, said.start, said.end)
        if heads and not is_wrapped(text, said, blocks, number):
            continue
        yield Span(words_begin(text, said), said.end)


# "our" is anybody's house; who says "I" or "we" speaks.
_OWN = regex(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|I['’](?:m|ve|d|ll)|[Ww]e['’](?:re|ve|d|ll))\b")
_OPENS = ("“", '"', "«")  # a quotation that goes on in the next paragraph has no closing mark
_QUOTED = regex(r"[“\"][^”\"\n]{0,2000}[”\"]")


def _one_voice(text: str, said: tuple[Span, ...], title: str, author: bool, reports: int) -> bool:
    """Return whether one person speaks throughout a text with this title.

    `author`: whether it tells whose words they are, or that they were said aloud, or their first sentence says "I".
    """
    own = quoted = times = 0
    for span in said:
        words = _QUOTED.sub("", span.of(text))
        mine = len(_OWN.findall(words))
        times += mine
        own += mine > 0
        quoted += words.startswith(_OPENS) or len(words) * 2 < span.end - span.start
    kind = has_one_of(title, genre_words().speeches)
    if quoted * 3 > len(said):
        return False
    if _greets(text, said):
        return kind or (own > 1 and own * 2 >= len(said))
    if not kind or not own or reports > 2 * times:
        return False
    if author and has_one_of(title, genre_words().spoken):
        return True
    return own * (_FEW if author else 2) >= len(said)


_FEW = 6  # paragraphs, one of which says "I" or "we", where the title tells who speaks
_OPENING = 300  # code points: a first sentence
_I = regex(r"\b(?:I|[Mm]y|[Mm]e|I['’](?:m|ve|d|ll))\b")


def _is_mostly_i(text: str, said: tuple[Span, ...]) -> bool:
    """Return whether most paragraphs say "I" outside of quotes."""
    mine = [bool(_I.search(_QUOTED.sub("", span.of(text)))) for span in said]
    return sum(mine) * 2 > len(mine)


def _opens_with_i(text: str, said: tuple[Span, ...]) -> bool:
    opening = text[said[0].start : min(said[0].end, said[0].start + _OPENING)]
    return bool(_I.search(_QUOTED.sub("", opening)))


_VOCATIVE = 90  # code points


def _greets(text: str, said: tuple[Span, ...]) -> bool:
    """Return whether one of the first paragraphs greets those who are there: "Mr President, ladies and gentlemen!" """
    for span in said[:2]:
        words = text[span.start : min(span.end, span.start + _VOCATIVE)].lower()
        hello = next((one for one in genre_words().salutations if words.startswith(one)), None)
        called = _CALLED.match(words, len(hello)) if hello else None
        if called and lexicon().finite.isdisjoint(called.group().split()):
            return True  # "Prime Minister Ames said on Tuesday." greets nobody
    return False


_CALLED = regex(r"(?!\w)[^,!.:]*(?=[,!.:])")


def _all_quoted(text: str, said: tuple[Span, ...]) -> bool:
    """Return whether each paragraph is a quotation, closed or not: a statement handed out in quotation marks."""
    outside = (_QUOTED.sub("", span.of(text)) for span in said if text[span.start] in _OPENS)
    rests = [rest.startswith(_OPENS) or not any(char.isalnum() for char in rest) for rest in outside]
    return len(rests) == len(said) > 0 and all(rests)


_AGENT = regex(r"\b(?:[Bb]y|[Ff]rom|[Oo]f|(?<=[Nn]otes )[Ff]or) (?:[Tt]he )?(?:[Aa]cting )?")
_STYLED = regex(r"\W{0,3}(?:(?:[Tt]he )?(?:(?:Rt\.?|Right) )?(?:Hon\.?|Hon(?:ou)?rable) )?")
_TOWARDS = regex(r"\b(?:to|with|for|honou?r(?:ing)?|welcoming|on|and|after|following) (?:the |H\.?E\.? )?$", re.I)


class Author(NamedTuple):
    """Whom a title says to have spoken; `alone` unless two do, `publishes` where it is a spokesperson."""

    named: Named
    alone: bool
    publishes: bool = False


def author_in(title: str) -> Author | None:
    """Return whose words a title says that a text has: "Toast by the Prime Minister", "the PM’s remarks".

    >>> found = author_in("Address by President Ana Ruiz to the guests of Premier Hu")
    >>> found.named.name.spelt if found else None
    'Ana Ruiz'
    """
    people = people_in(_KIND.sub(_blanked, title))
    kinds = [match for match in _NOUN.finditer(title) if match.group().lower() in genre_words().speeches]
    if not kinds or not people:
        return None
    written = as_written(title)
    agents = list(_AGENT.finditer(written, kinds[0].end()))
    for agent in sorted(agents, key=lambda one: one.group()[:2].lower() == "of"):  # "Opening of the Show by Ana Ruiz"
        at = next((n for n, one in enumerate(people) if _STYLED.fullmatch(written, agent.end(), one.start)), None)
        direct = agent.group()[:2].lower() != "of" or agent.start() - kinds[0].end() < 2
        if at is not None and direct:
            return _author(title, people[at:])
    before = [one for one in people if one.end <= kinds[0].start() and not _TOWARDS.search(title, 0, one.start)]
    if before and title[before[0].start : kinds[0].start()].count(" ") < 14:
        return _author(title, before)
    return None


def _author(title: str, people: list[Named]) -> Author:
    first = people[0]
    two = len(people) > 1 and title[first.end : people[1].start].strip(" ,").lower() in ("and", "and the", "&")
    office = fold(first.title or "")
    return Author(first, not two, office.startswith(_PUBLISH) or office.endswith(_PUBLISH))


_DEEDS = regex(r"\b(?:calls?|meetings?|meets|visits?|travels?|trip|talks|summit|conversation|dialogue)\b", re.I)


def _comments(text: str, said: tuple[Span, ...], title: str) -> bool:
    """Return whether a spokesperson takes a stand, as "we", on what is no meeting: else they tell what others did."""
    own = sum(len(_WE.findall(_QUOTED.sub("", span.of(text)))) for span in said)
    return own > 0 and not _DEEDS.search(title)


_WE = regex(r"\b[Ww]e\b")
# Who hands out what others did.
_PUBLISH = ("press secretary", "spokesperson", "spokesman", "spokeswoman", "press officer")


def _blanked(match: re.Match[str]) -> str:
    """Return the nouns of genres are no part of names: "Vice President Ana Ruiz Statement on"."""
    word = match.group()
    return " " * len(word) if word.lower() in genre_words().speeches else word


_NOUN = regex(r"[A-Za-z-]+")
_KIND = regex(r"\b[A-Z][A-Za-z-]+")


# Whose words a text has, and what says so; two None where nothing does.
Authored = tuple[Person | None, Span | None]


def author_named(text: str, title: Span, cast: Cast, author: Author, above: int | None = None) -> Authored:
    """Return the person whom a title names as the author: one of the cast, a new one, or an office alone."""
    named = author.named
    span = Span(title.start + named.start, title.start + named.end)
    if named.name:
        return person_named(cast, named, span, span.of(text)), span
    words = _FURTHER.split(span.of(text))[0]
    span = Span(span.start, span.start + len(words))
    return office_holder(cast, named.title or "", named.side, as_written(words), span, above), span


_FURTHER = regex(r" (?:to|at|in|on|for) ", re.I)


_AS = regex(
    r"\b[Aa]s (?:the )?(?P<who>[A-Z]\w+(?: (?:(?:of|for|the) )*[A-Z]\w+){0,6}), I\b"
    r"|\bI, (?P<name>(?:[A-Z][\w.-]++ ?){2,5}),"
)
_FIRST = regex(r"\bfor me[^.\n]{0,60}? the first (?P<who>[A-Z]\w+(?: [A-Z]\w+){0,3}) to\b")


def _self_named(text: str, said: tuple[Span, ...], cast: Cast) -> Authored:
    """Return whom the speaker says that they are: "As President of Iceland,
    I", "the first Australian Prime Minister to".
    """
    for pattern in (_AS, _FIRST):
        match = pattern.search(text, said[0].start, min(said[-1].end, said[0].start + 4000))
        group = next((name for name in ("who", "name") if match and match.groupdict().get(name)), None)
        if match and group:
            span = Span(*match.span(group))
            first = next(iter(people_in(span.of(text))), None)
            if first and first.name:
                return person_named(cast, first, span, span.of(text)), span
            if first and first.title and fold(first.title) in gazetteer().heads:
                return office_holder(cast, first.title, first.side, span.of(text), span), span
    return None, None


def _is_read_out(text: str, said: tuple[Span, ...]) -> bool:
    """Return whether a colon announces a paragraph that opens a quotation: "The message reads, in part:"."""
    return any(text[before.end - 1] == ":" and text[span.start] in _OPENS for before, span in pairwise(said))


def statements_of_speech(speech: Speech, name: str) -> Iterator[Statement]:
    """Yield one statement for each paragraph, without a cue."""
    for span in speech.said:
        yield Statement(name, (span,), None, None, "direct", speech.rule)
