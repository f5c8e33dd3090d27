"""Codes beside words: by which other data sets know a state, a theme, an act; what is not sure has none."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from summitreader.model import Act, Status
from summitreader.word_files import word_file


class StateCodes(NamedTuple):
    """A state's three letters of ISO 3166, its number in Correlates of War and that of Gleditsch and Ward."""

    iso3: str | None = None
    cow: int | None = None
    gw: int | None = None


class EventCodes(NamedTuple):
    """An event type of PLOVER, and its quad class: verbal and material cooperation, verbal and material conflict."""

    plover: str | None = None
    quad: int | None = None


class ThemeCodes(NamedTuple):
    """Major topics of the Comparative Agendas Project, and IPTC Media Topics, each once."""

    cap: tuple[str, ...] = ()
    iptc: tuple[str, ...] = ()


def state_codes(name: str) -> StateCodes:
    """Return the codes of a state by any of its names; none of what is no state of ours.

    >>> state_codes("Norway"), state_codes("republic of kosovo").cow, state_codes("ASEAN").iso3
    (StateCodes(iso3='NOR', cow=385, gw=385), 347, None)
    """
    return _states().get(name.casefold(), StateCodes())


def party_codes(parties: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the codes of several, each in their order, "" for what is no state.

    >>> party_codes(("Norway", "ASEAN"))
    {'parties_iso3': ('NOR', ''), 'parties_cow': ('385', ''), 'parties_gw': ('385', '')}
    """
    codes = [state_codes(party) for party in parties]
    return {f"parties_{field}": tuple(str(getattr(one, field) or "") for one in codes) for field in StateCodes._fields}


def theme_codes(themes: Iterable[str]) -> ThemeCodes:
    """Return the codes of themes by their keys.

    >>> theme_codes(("energy", "trade_investment", "open_economy"))
    ThemeCodes(cap=('8', '18'), iptc=('medtop:20000256', 'medtop:04000000'))
    """
    cap, iptc, keys = _codes()["cap"], _codes()["iptc"], tuple(themes)
    return ThemeCodes(
        tuple(dict.fromkeys(str(cap[key]) for key in keys if key in cap)),
        tuple(dict.fromkeys(iptc[key] for key in keys if key in iptc)),
    )


def act_codes(act: Act, is_negated: bool = False) -> EventCodes:
    """Return the codes of what is done by saying something; none where the cue is negated: "did not rule out"."""
    return EventCodes() if is_negated else _event("acts", act)


def status_codes(status: Status) -> EventCodes:
    """Return the codes of an agreement by how far it has come."""
    return _event("statuses", status)


def meeting_codes(kind: str) -> EventCodes:
    """Return the codes of a meeting by its kind."""
    return _event("events", kind)


def _event(table: str, key: str) -> EventCodes:
    found = _codes()[table].get(key)
    return EventCodes(found, _codes()["quad"][found]) if found else EventCodes()


@cache
def _codes() -> Mapping[str, Mapping[str, Any]]:
    return word_file("codes")


@cache
def _states() -> Mapping[str, StateCodes]:
    """Return the codes of all states by all their names in lower case."""
    letters, numbers = word_file("iso3"), _codes()["states"]
    known: dict[str, StateCodes] = {}
    for key, row in word_file("countries").items():
        if iso3 := letters.get(key):
            codes = StateCodes(iso3, *numbers.get(iso3, (None, None)))
            for name in (row["name"], row.get("formal", ""), *row.get("forms", ()), *row.get("spellings", ())):
                known.setdefault(name.casefold(), codes)
    known.pop("", None)
    return known
