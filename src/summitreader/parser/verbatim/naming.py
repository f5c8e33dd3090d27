"""Persons whom a label, a title or a signature names: one of the cast, else somebody who is entered in it."""

import re
from bisect import bisect_left
from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer, name_words
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.people.cast import Cast, Person, meant_by, one_slip_apart
from summitreader.parser.people.find import side_of_leader
from summitreader.parser.people.name_words import find_runs
from summitreader.parser.people.names import NamePhrase, read_run
from summitreader.parser.text.lazy_regex import regex


class Named(NamedTuple):
    """Somebody whom a line names: by office, by name, or by both, also in apposition."""

    start: int
    end: int
    title: str | None
    side: str | None
    name: NamePhrase | None


_SMALL = regex(r"(?<= )(?:Of|The|And|For|To|In|At|By|From|On|With|A|An)(?= )")


def as_written(words: str) -> str:
    """Return words in the case of names, as long as before: "PRESIDENT OF KOREA" is "President of Korea".

    >>> as_written("STATEMENT BY THE PRESIDENT OF KOREA"), as_written("The People’S Voice")
    ('Statement by the President of Korea', 'The People’s Voice')
    """
    mended = words.replace("’S ", "’s ").replace("'S ", "'s ")
    if not words.isupper() or len(words) < 4:
        mended = _SHOUTED.sub(lambda match: _calm(match.group()), mended)
        return _SMALL.sub(lambda match: match.group().lower(), mended) if mended != words else words
    return _calm(words)


# A part in capitals: "12 May 1999 TRANSCRIPT OF THE PRIME MINISTER".
_SHOUTED = regex(r"\b[A-Z][A-Z’'.-]{1,40}(?: [A-Z][A-Z’'.-]*){3,}")


def _calm(words: str) -> str:
    written = words.title().replace("’S ", "’s ").replace("'S ", "'s ")
    written = _SMALL.sub(lambda match: match.group().lower(), written)
    return written if len(written) == len(words) else words


_STYLES = regex(
    r"\b(?:[Tt]he )?(?:Rt\.?|Right) Hon(?:ou?rable\b|\.|\b)|\b[Tt]he Hon(?:ou?rable\b|\.|\b)"
    r"|\b(?:M\.?P\b\.?|MHR|QC|KC|AC|AO|CH|MLA)(?=\W|$)",
    re.I,
)
_APPOSED = regex(r"[\s,(–-]*(?:the )?(?:Mr\.? |Dr\.? |Mrs\.? |Ms\.? )?")


def people_in(words: str) -> list[Named]:
    """Return the persons and offices that a line names, in order.

    >>> [(one.title, one.name.spelt) for one in people_in("THE PRIME MINISTER, THE HON ANA RUIZ MP") if one.name]
    [('Prime Minister', 'Ana Ruiz')]
    """
    written = _STYLES.sub(lambda match: " " * len(match.group()), as_written(words))
    found: list[Named] = []
    for run in find_runs(written, 0, len(written)):
        for phrase in read_run(run.group())[0]:
            start, end = run.start() + phrase.start, run.start() + phrase.end
            last = found[-1] if found else None
            named = phrase if phrase.name else None
            if last and named and not phrase.title and _in_apposition(written, last, start, named):
                found[-1] = Named(last.start, end, last.title, last.side, named)
            elif phrase.title or phrase.gender or len(phrase.name) > 1:
                found.append(Named(start, end, phrase.title, phrase.side, named))
    return found


def _in_apposition(written: str, office: Named, start: int, name: NamePhrase) -> bool:
    """Return whether a name belongs to the office before it; in brackets only a whole one, no acronym of a body."""
    gap = _APPOSED.fullmatch(written, office.end, start) if office.name is None else None
    return gap is not None and ("(" not in gap.group() or len(name.name) > 1)


def person_named(cast: Cast, named: Named, span: Span, words: str) -> Person | None:
    """Return the person whom a line names, with what it tells of them; None where it names an office alone."""
    if named.name is None:
        return None
    person = person_of(cast, named.name) or entered(cast, named.name, "titled_name")
    learn(person, named.title, named.side)
    mention(person, span, words)
    return person


def person_of(cast: Cast, named: NamePhrase) -> Person | None:
    """Return whom of the cast a name means: by all its words, by the family name, by that but for a slip of the pen."""
    words = name_words(named.name)
    same = [person for person in cast.by_word.get(words[-1], ()) if set(words) <= set(person.words)]
    people = same or [one for one in meant_by(cast, words[-1]) if len(words) == 1 or len(one.words) == 1]
    if not people and len(words) == 1 and len(words[0]) > 4:
        people = [one for one in cast.people if is_slip(words[0], one.words[-1])]
    return people[0] if len(people) == 1 else None


def is_slip(word: str, other: str) -> bool:
    """Return whether a word is another but for a slip of the pen: one letter, or letters in another order."""
    return one_slip_apart(word, other) or (word[:2] == other[:2] and sorted(word) == sorted(other) and word != other)


def entered(cast: Cast, named: NamePhrase, rule: str) -> Person:
    """Somebody whom the cast does not hold yet."""
    words = name_words(named.name)
    person = Person(named.spelt, words, known=True, side=side_of_leader(words), gender=named.gender, rule=rule)
    cast.add(person)
    return person


def office_holder(
    cast: Cast, office: str, side: str | None, words: str, span: Span, above: int | None = None
) -> Person:
    """Return who bears an office in a text: one of the cast, else somebody whom the office alone names.

    `above`: where the bearer's own words begin, in which they are not named by others than themselves.
    """
    wanted = fold_office(office)
    fits = [
        person
        for person in cast.people
        if person.known and wanted in person.titles and (side is None or person.side in (side, None))
    ]
    if above is not None:
        fits = [person for person in fits if _named_before(cast, person, above)]
    if len(fits) == 1:
        return fits[0]
    name = words.removeprefix("the ").removeprefix("The ")
    person = Person(name, (fold(name),), True, office, side, {wanted}, rule="office_alone")
    person.mentions.append((span.start, span.end))
    cast.add(person)
    return person


def _named_before(cast: Cast, person: Person, above: int) -> bool:
    """Return whether a text tells a person's name, and not only an office, before an offset."""
    named = (cast.text[start:end] for start, end in person.mentions if start < above)
    return person.rule == "office_alone" or any(person.words[-1] in fold(words).split() for words in named)


def learn(person: Person, title: str | None, side: str | None) -> None:
    """Enter the office and the side that a label, a title or a signature tells, where the text told none before."""
    person.known = True
    if title and person.role is None:
        person.role = title
        person.titles.add(fold_office(title))
    person.serve(side)


def mention(person: Person, span: Span, words: str) -> None:
    """Enter a mention that the cast has not seen."""
    at = bisect_left(person.mentions, (span.start, span.end))
    if any(start < span.end and span.start < end for start, end in person.mentions[max(0, at - 1) : at + 1]):
        return
    person.mentions.insert(at, (span.start, span.end))
    person.forms[words] = person.forms.get(words, 0) + 1


_WORDS = regex(r"[\w’'.-]+")


def office_in(words: str) -> bool:
    """Return whether a label names an office or a caller: "SENIOR ADMINISTRATION OFFICIAL", "THE VICE PRESIDENT"."""
    known, callers = gazetteer(), genre_words().callers
    parts = [fold(match.group()) for match in _WORDS.finditer(words)]
    if any(part.rstrip(".") in callers for part in parts if len(part) > 1):
        return True
    return any(known.tags.get(" ".join(parts[at : at + size])) == "T" for at in range(len(parts)) for size in (1, 2, 3))
