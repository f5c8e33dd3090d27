"""Letters: the writer's words from the salutation to the closing; the name below it tells who writes."""

import re

from summitreader.model import Block, Span
from summitreader.parser.lexicon.genre_words import genre_words, has_one_of
from summitreader.parser.people.cast import Cast
from summitreader.parser.people.find import side_of_leader
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.naming import Named, as_written, learn, people_in, person_named
from summitreader.parser.verbatim.speeches import Authored, Speech, author_in, author_named, paragraphs_said

_DEAR = regex(
    r"(?:My )?Dear [^\n.!?]{2,90}?(?:\.[^\n.!?]{1,60}){0,3}[:,!]?[^\w.?]*(?=\n|\Z)"
    r"|To [Ww]hom [Ii]t [Mm]ay [Cc]oncern\W*|TO (?:THE )?[A-Z][A-Z ,.’'-]{4,90}:\W*"
    r"|MEMORANDUM (?:FOR|TO) [^\na-z]{5,300}"
)


# "Your Excellency," opens speeches too: a letter ends with its formula.
_EXCELLENCY = regex(
    r"(?:Your )?(?:Royal |Serene )?(?:Excellenc(?:y|ies)|Majesty|Highness)[:,!]?"
    r"|(?:Mr|Madam)\.? (?:President|Prime Minister),?"
)
_ASSURANCES = regex(r"(?:Please )?accept,?[^.\n]{1,60}\bassurances? of my [^\n]{4,80}", re.I)


def find_letter(text: str, blocks: tuple[Block, ...], cast: Cast) -> Speech | None:
    """Return a letter: a salutation on its own line, paragraphs, a closing and a name below it.

    None for any other text.
    """
    opens = next((n for n, one in enumerate(blocks[:8]) if _DEAR.fullmatch(text, one.span.start, one.span.end)), None)
    formal = opens is None
    if formal and "assurance" in text:
        opens = next(
            (n for n, b in enumerate(blocks[:8]) if _EXCELLENCY.fullmatch(text, b.span.start, b.span.end)), None
        )
    if opens is None:
        return _signed_below(text, blocks, cast)
    below = range(opens + 1, len(blocks))
    closes = next((n for n in below if _closes(text, blocks[n].span)), None)
    if closes is None and formal:
        return None
    if closes is None:
        closes = next((n for n in below if _is_signature(text, blocks[n].span)), len(blocks))
    said = tuple(paragraphs_said(text, blocks[opens + 1 : closes]))
    if not said:
        return None
    person, evidence = _signature(text, blocks[closes : closes + 4], cast)
    title = blocks[0].span
    if evidence is None and opens and (author := author_in(title.of(text))):
        if closes == len(blocks) and has_one_of(title.of(text), genre_words().spoken):
            return None  # "Remarks by Minister Ruiz", and then "Dear boatmen!"
        person, evidence = author_named(text, title, cast, author)
    return Speech(person, evidence, said, "letter") if evidence or closes < len(blocks) else None


_MINE = regex(r"\b(?:I|[Mm]y|me)\b")


def _signed_below(text: str, blocks: tuple[Block, ...], cast: Cast) -> Speech | None:
    """Return a proclamation, an order or a notice, whose writer's name stands in capitals alone below it."""
    below = range(max(2, len(blocks) - 3), len(blocks))
    names = (n for n in below if blocks[n].span.of(text).isupper() and _is_signature(text, blocks[n].span))
    closes = next(names, None)
    if closes is None:
        return None
    said = tuple(paragraphs_said(text, blocks[1:closes]))
    if not any(_MINE.search(text, span.start, span.end) for span in said):
        return None
    person, evidence = _signature(text, blocks[closes : closes + 3], cast)
    return Speech(person, evidence, said, "letter") if person else None


def _closes(text: str, span: Span) -> bool:
    """ "Yours sincerely," alone, or above the name in the same block."""
    first = text[span.start : min(span.end, span.start + 80)].split("\n")[0]
    if _ASSURANCES.match(text, span.start, span.end):
        return True
    return " ".join(first.lower().strip(" ,.!").split()) in genre_words().closings


_NAME = 60  # code points of a line that is a name


def _is_signature(text: str, span: Span) -> bool:
    """Return a name alone on its line, where nothing closes the letter: "JOSEPH R. BIDEN JR."."""
    if span.end - span.start > _NAME:
        return False
    words = as_written(span.of(text))
    people = [one for one in people_in(words) if one.name]
    return len(people) == 1 and people[0].end - people[0].start >= len(words.rstrip(" .")) - 4


# Whose head signs in capitals without the office, "JOSEPH R. BIDEN JR.": no other leader of the list signs so.
_OF_PRESIDENTS = "US"
_LONGEST = 400  # code points of a signature


def _signature(text: str, below: tuple[Block, ...], cast: Cast) -> Authored:
    """Return whom the lines below the closing name, with the office in front or behind."""
    if not below:
        return None, None
    start, end = below[0].span.start, min(below[-1].span.end, below[0].span.start + _LONGEST)
    if _ASSURANCES.fullmatch(text, below[0].span.start, below[0].span.end) and len(below) > 1:
        start = below[1].span.start
    elif not _is_signature(text, below[0].span):
        start = text.find("\n", start, end) + 1 or end
    if start >= end:
        return None, None
    people = people_in(",".join(as_written(line) for line in text[start:end].split("\n")))
    at = next((n for n, one in enumerate(people) if one.name), None)
    if at is None:
        return None, None
    signed = people[at]
    office = next((one for one in people[max(0, at - 1) :] if one.title), signed)
    span = Span(start + signed.start, start + signed.end)
    whole = Named(signed.start, signed.end, office.title, office.side, signed.name)
    person = person_named(cast, whole, span, span.of(text))
    if person and person.role is None and span.of(text).isupper() and side_of_leader(person.words) == _OF_PRESIDENTS:
        learn(person, "President", _OF_PRESIDENTS)
    if person and signed.name and all(start <= first for first, _ in person.mentions):
        person.name = signed.name.spelt  # a signature's next line is no part of the name
    return person, span
