"""Which kept articles tell the same event as one that is open: what a comparison begins with."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from summitreader.library.folding import folded
from summitreader.library.keep import article, versions
from summitreader.library.search.index import day_of, shown
from summitreader.library.shelf import like_accounts
from summitreader.library.storage.file import Library
from summitreader.model import KeptArticle, Reading, Speaker
from summitreader.session.library.readings import known_findings, read_kept

_LOOKED_AT = 40  # articles of which what was found is read
_MOST = 12  # that are offered
_ANY_DAY = ("0001-01-01", "9999-12-31")
_NAMED = 8  # people and countries of an account that are asked for
_WORD = re.compile(r"[\w'’-]+")
_NO_NAMES = frozenset(("jr", "sr", "ii", "iii", "iv"))

__all__ = ["OfferedAccount", "offers"]


class OfferedAccount(NamedTuple):
    """A kept article that tells the same event as another, as far as what was found in both says.

    `people` and `sides` are those of both; `days` how many lie between the days on which they came out, None where
    that is not known.
    """

    article: KeptArticle
    people: tuple[str, ...]
    sides: tuple[str, ...]
    days: int | None


def offers(library: Library, account: str | Reading) -> tuple[OfferedAccount, ...]:
    """Return other outlets' accounts of the same event, those with most in common first; a few at most.

    Two countries or two people have to be the same, and no more than a day between the days on which both came out,
    where these are known. Nothing is parsed: what was found when an article was kept is asked for.

    Args:
        library: Where they are kept.
        account: The key of a kept article, or the reading of any.
    """
    if not library.exists():
        return ()
    reading = read_kept(library, account) if isinstance(account, str) else account
    if reading is None:
        return ()
    own = {reading.article.id, *versions(library, reading.article.id)}
    outlet = shown(reading.outlet).casefold()
    offered = [
        _offered(library, reading, other)
        for other in _near(library, reading)
        if other.key not in own and not (outlet and other.outlet.casefold() == outlet)
    ]
    return tuple(sorted(filter(None, offered), key=_rank)[:_MOST])


def _near(library: Library, reading: Reading) -> list[KeptArticle]:
    """Return articles that may be of the same event by what the shelf says of them.

    Of a reading whose day is not known they may be of any.
    """
    sides = [*dict.fromkeys(shown(one.country) for one in reading.speakers if one.country)][:_NAMED]
    names = [*dict.fromkeys(folded(name) for one in reading.speakers for name in sorted(_names(one)))][:_NAMED]
    periods = None, _around(day_of(reading.article.published)) or _ANY_DAY
    found = (like_accounts(library, days, sides, names, _LOOKED_AT) for days in periods)
    return [*{one.key: one for some in found for one in some}.values()]


def _around(day: str) -> tuple[str, str] | None:
    """Return the day before a day and the day after; None for a day that is not known, or is none."""
    try:
        middle = date.fromisoformat(day)
        return str(middle - timedelta(1)), str(middle + timedelta(1))
    except (ValueError, OverflowError):
        return None


def _offered(library: Library, reading: Reading, other: KeptArticle) -> OfferedAccount | None:
    """Return what an article has in common with a reading; None where that is too little."""
    kept = article(library, other.key)
    found = known_findings(library, other.key, kept) if kept else None
    if found is None:
        return None
    people = tuple(one.name for one in reading.speakers if any(_is_same(one, their) for their in found.speakers))
    countries = {one.country for one in found.speakers}
    sides = tuple(dict.fromkeys(one.country for one in reading.speakers if one.country and one.country in countries))
    if max(len(people), len(sides)) < 2:
        return None
    return OfferedAccount(other, people, sides, _days_between(day_of(reading.article.published), other.day))


def _is_same(one: Speaker, other: Speaker) -> bool:
    """Return whether two people have a name in common, and no two countries."""
    is_told = one.country and other.country
    return bool(_names(one) & _names(other)) and (one.country == other.country or not is_told)


def _names(speaker: Speaker) -> set[str]:
    """Return what a person is called by: the last word of each of their names."""
    if speaker.kind != "person":
        return set()
    words = (_WORD.findall(name.casefold()) for name in (speaker.name, *speaker.aliases))
    return {names[-1] for every in words if (names := [word for word in every if word not in _NO_NAMES])}


def _days_between(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def _rank(one: OfferedAccount) -> tuple[bool, int, int]:
    """Return what offers are sorted by: those with a day first, then most in common, then what was kept last."""
    return one.days is None, -(2 * len(one.people) + len(one.sides)), -one.article.number
