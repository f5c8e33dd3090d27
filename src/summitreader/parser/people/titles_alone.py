"""Offices without a name beside them, and whose they are."""

import re

from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.people.cast import Cast, bearer
from summitreader.parser.text.lazy_regex import regex

_PAIR = regex(r"\b(?:two|both) (presidents|prime ministers|foreign ministers|defen[cs]e ministers)\b", re.I)


def find_pairs(cast: Cast) -> None:
    """`the two presidents` tell the office of the one who is named without it."""
    without = [p for p in cast.people if p.known and p.role is None and p.rule == "known_leader"]
    if len(without) == 1 and (match := _PAIR.search(cast.text)):
        title = match.group(1)[:-1].title()
        if sum(p.role is not None and fold(p.role) == fold(title) for p in cast.people) == 1:
            without[0].role = title
            without[0].titles.add(fold_office(title))


def find_titles_alone(cast: Cast) -> None:
    """`the Russian President`: a title without a name means the person of that side who bears it."""
    for start, end, title, side in cast.titles:
        if side and (person := bearer(cast, title, side)):
            begin = start - 4 if cast.text[max(0, start - 4) : start].lower() == "the " else start
            person.mentions.append((begin, end))
            words = cast.text[begin:end]
            person.forms[words] = person.forms.get(words, 0) + 1
            person.titles.add(fold_office(title))
            if person.role is None:
                person.role = title
    _office_of_the_principal(cast)
    for person in cast.people:
        person.mentions.sort()


def _office_of_the_principal(cast: Cast) -> None:
    """`Vladimir Putin met ministers. They told the President`: on his own house's site the office is his."""
    known = gazetteer()
    own = [p for p in cast.people if p.role is None and p.side == cast.house]
    leaders = [p for p in own if p.side and known.short_leaders.get(p.words[-1]) == p.side]
    held = {title for person in cast.people for title in person.titles}
    for start, end, title, side in cast.titles if leaders else ():
        alone = side is None and cast.text[end : end + 4] != " of " and _THE.search(cast.text, max(0, start - 5), start)
        if fold(title) == "president" and cast.house in _WITHOUT_PRESIDENT:
            continue
        if alone and fold(title) in _PRINCIPALS and fold_office(title) not in held:
            min(leaders, key=lambda person: person.mentions[0]).hold(title)
            return


_PRINCIPALS = frozenset(("president", "prime minister", "chancellor", "federal chancellor"))
_WITHOUT_PRESIDENT = frozenset(("AU", "NZ", "CA", "GB", "JP"))
_THE = regex(r"\b[Tt]he $")
