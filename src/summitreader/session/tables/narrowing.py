"""Which rows are asked for: of a speaker, a side, an act, a theme, a status. Conditions are those of the search."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from summitreader.errors import ExportFault
from summitreader.exporters.rows.columns import Row
from summitreader.exporters.rows.make import TableSource
from summitreader.library.folding import folded
from summitreader.library.search.fields import unknown
from summitreader.model import Speaker
from summitreader.session.correctable import state_typed
from summitreader.session.search.vocabulary import search_vocabulary

__all__ = ["NO_NARROWING", "Narrowing", "narrowed"]

_GAPS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Conditions that all hold of a row; of one that has several values, one of these has to hold.

    `speaker`, `to` and `party` are names or some of their words, `side` a country by any of its names or codes, `theme`
    a key or words of a title, `act` one of an act or a stance; `joint` and `speaks` are None where they do not matter.
    """

    speaker: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    joint: bool | None = None
    speaks: bool | None = None


NO_NARROWING = Narrowing()
"""What lets every row pass."""


def narrowed(wanted: Narrowing) -> Callable[[TableSource, Row], bool]:
    """Return what tells whether a row of an article is asked for.

    Raises:
        ExportFault: A theme is asked for that there is none like.
    """
    themes = frozenset(key for words in wanted.theme for key in _themes_like(words))
    sides = tuple(name for words in wanted.side for name in _names_of_side(words))
    others = tuple(name for words in wanted.to for name in _names_of_side(words))
    parties = tuple(name for words in wanted.party for name in _names_of_side(words))
    switches = (("joint", wanted.joint), ("speaks", wanted.speaks))
    voices: list[_Voices] = []

    def passes(source: TableSource, row: Row) -> bool:
        if not voices or voices[0].source is not source:
            voices[:] = [_Voices(source)]
        here = voices[0]
        name = str(row.get("speaker") or row.get("name") or "")
        return (
            (not wanted.speaker or any(_has_words(here.names(name), words) for words in wanted.speaker))
            and (not sides or any(_is_called(country, sides) for country in here.countries(name)))
            and (not others or _is_called(str(row.get("addressee") or ""), others))
            and (not parties or any(_is_called(party, parties) for party in _list(row.get("parties"))))
            and (not themes or not themes.isdisjoint(_list(row.get("theme"))))
            and (not wanted.act or any(_is_act(row, act) for act in wanted.act))
            and (not wanted.kind or row.get("kind") in wanted.kind)
            and (not wanted.status or row.get("status") in wanted.status)
            and all(is_so is None or row.get(name) == is_so for name, is_so in switches)
        )

    return passes


class _Voices:
    """Who speaks in an article, by their names: asked of every row."""

    def __init__(self, source: TableSource) -> None:
        self.source = source

    @cached_property
    def _speakers(self) -> Mapping[str, Speaker]:
        return {" ".join(speaker.name.split()): speaker for speaker in self.source.reading.speakers}

    def names(self, name: str) -> str:
        """Return all names of a speaker, and of those for whom a joint voice speaks."""
        return " ".join(form for one in self._people(name) for form in (one.name, *one.aliases))

    def countries(self, name: str) -> Iterable[str]:
        """Return of what a speaker is, and those for whom a joint voice speaks."""
        return [form for one in self._people(name) for form in (one.country, one.kind != "person" and one.name) if form]

    def _people(self, name: str) -> list[Speaker]:
        speaker = self._speakers.get(name)
        if speaker is None:
            return []
        return [speaker, *(self._speakers[one] for one in speaker.members if one in self._speakers)]


def _is_act(row: Row, act: str) -> bool:
    # A commitment is one by its act or by its stance, as on the screen.
    return act in (row.get("act"), row.get("stance")) or (act == "commitment" and row.get("act") == "commit")


def _names_of_side(words: str) -> tuple[str, ...]:
    """Return all that a side is called that is named by any of its names or codes, those of three letters included."""
    sides = search_vocabulary().sides
    state = state_typed(words) or ""
    return (words, *sides.get(words.casefold(), ()), *sides.get(state.casefold(), (state,) if state else ()))


def _themes_like(words: str) -> list[str]:
    """Return the keys of themes that are called so, or have these words in their titles. Raises ExportFault."""
    titles = search_vocabulary().themes
    if words.casefold() in titles:
        return [words.casefold()]
    found = [key for key, title in titles.items() if _has_words(f"{key} {title}", words)]
    if not found:
        raise ExportFault(unknown("theme", words, (*titles,)))
    return found


def _is_called(name: str, names: Iterable[str]) -> bool:
    """Return whether one of some names stands in another as words in a row."""
    here = f" {_plain(name)} "
    return any(f" {plain} " in here for one in names if (plain := _plain(one)))


def _has_words(names: str, words: str) -> bool:
    """Return whether all of some words are among those of names; words begin so where they end in `*`."""
    here = _plain(names).split()
    return bool(words.strip()) and all(
        any(word.startswith(asked[:-1]) for word in here) if asked.endswith("*") else _plain(asked) in here
        for asked in folded(words).split()
    )


def _plain(words: str) -> str:
    return _GAPS.sub(" ", folded(words)).strip()


def _list(cell: object) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else ()
