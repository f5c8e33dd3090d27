"""Corrections that are typed: which finding of a passage, which fact of it, and what is right."""

from collections.abc import Sequence

from summitreader.errors import LibraryFault
from summitreader.model import Reading, Span, Theme
from summitreader.session.correctable import (
    CHOICES,
    NOTHING,
    Correctable,
    correctable_at,
    count_typed,
    day_typed,
    event_kinds,
    extent_of,
    names_typed,
    state_typed,
    words_in_text,
)
from summitreader.session.library.annotating import NewCorrection
from summitreader.session.named.places import statements_in
from summitreader.session.opening import visible

__all__ = ["added", "correctables", "merged", "name_of_correctable", "named_correctable", "rejected", "set_typed"]

_WRONG = {
    "date": "is no day: write it as 2026-01-05 or 5 January 2026",
    "count": "is no number: write 15, about 15, at least 15, at most 15 or many",
    "country": "is no state or body that is known: its name or its code",
}
_IN_TEXT = ("place", "date", "fields", "titles", "addressee")


def correctables(reading: Reading, here: Span) -> tuple[Correctable, ...]:
    """Return what can be corrected of the findings of a passage, of the event and of the article."""
    agreements = [one for one in reading.agreements if one.span.start < here.end and here.start < one.span.end]
    themes = [theme for theme in reading.themes if any(_touch(span, here) for span in theme.spans)]
    return correctable_at(reading, here, statements_in(reading, here), agreements, themes)


def name_of_correctable(one: Correctable) -> str:
    """Return what is typed for it: "statement.act", "article.title"; of the finding as such its kind."""
    return f"{one.finding}.{one.field}" if one.field else one.finding


def named_correctable(found: Sequence[Correctable], name: str, of: str = "") -> Correctable:
    """Return what can be corrected by its name.

    Args:
        found: what can be corrected.
        name: as `name_of_correctable` tells it.
        of: of a speaker, or a theme, the name or some of its words, where there are several.

    Raises:
        LibraryFault: There is none, or there are several.
    """
    called = [one for one in found if name_of_correctable(one) == name]
    fitting = [one for one in called if of.casefold() in one.name.casefold()] if of else called
    if len(fitting) == 1:
        return fitting[0]
    if not called:
        known = ", ".join(dict.fromkeys(map(name_of_correctable, found)))
        raise LibraryFault(f"there is no '{visible(name)}' to correct here: {known or 'nothing was found'}")
    names = ", ".join(one.name or f"“{one.now or one.group}”" for one in called)
    raise LibraryFault(f"'{visible(name)}' is here {len(called)} times: say --of which, or fewer words ({names})")


def set_typed(reading: Reading, one: Correctable, typed: str) -> NewCorrection:
    """Return the correction that sets a fact to what was typed, "none" for nothing.

    Raises:
        LibraryFault: It cannot be that.
    """
    value = "" if typed.strip().casefold() == NOTHING and one.field not in CHOICES else " ".join(typed.split())
    if one.field == "speaker":
        return NewCorrection("reassign", "statement", one.span, value)
    if one.field == "extent":
        return _set(one, words=_extent(reading, one, value))
    if value and (one.field in _IN_TEXT and one.finding != "article"):
        return _in_text(reading, one, typed)
    return _set(one, _checked(reading, one, value))


def rejected(one: Correctable) -> NewCorrection:
    """Return the correction that says that a finding is none."""
    return NewCorrection("reject", one.finding, one.span, one.name)


def added(finding: str, span: Span, name: str, themes: Sequence[Theme] = ()) -> NewCorrection:
    """Return the correction that a passage is a statement of somebody, about a theme, or an agreement of a status."""
    match finding:
        case "theme":
            known = {theme.title.casefold(): theme.name for theme in themes}
            return NewCorrection("add", "theme", span, known.get(name.casefold(), name))
        case "agreement":
            return NewCorrection("add", "agreement", span, name)
    return NewCorrection("add", "statement", span, name)


def merged(name: str, other: str) -> NewCorrection:
    """Return the correction that two names are one speaker's, called by the first."""
    return NewCorrection("merge", "speaker", None, other, name)


def _checked(reading: Reading, one: Correctable, value: str) -> str:
    """Return a value as a correction takes it. Raises LibraryFault."""
    found: str | None = value
    match one.finding, one.field:
        case "article", "date":
            found = day_typed(value) if value else ""
        case _, "count":
            found = count_typed(value) if value else ""
        case _, "parties":
            found = names_typed(reading, value)
        case "speaker", "country":
            found = state_typed(value) if value else ""
        case "event", "kind" if value not in event_kinds():
            raise LibraryFault(f"'{visible(value)}' is no kind of event: {', '.join(event_kinds())}")
        case _, field if field in CHOICES:
            found = "" if value == NOTHING and "" in CHOICES[field] else value
            if found not in CHOICES[field]:
                known = ", ".join(word or NOTHING for word in CHOICES[field])
                raise LibraryFault(f"'{visible(value)}' is no {one.label}: {known}")
    if found is None:
        raise LibraryFault(f"'{visible(value)}' {_WRONG[one.field]}")
    return found


def _in_text(reading: Reading, one: Correctable, typed: str) -> NewCorrection:
    """Return the correction that points at words of the text, of fields and titles several with ";" between them."""
    near, several = one.span or Span(0, 0), one.field in ("fields", "titles")
    wanted = [words.strip() for words in typed.split(";")] if several else [typed.strip()]
    places = [words_in_text(reading.article.text, words, near) for words in wanted if words]
    found = tuple(sorted({place for place in places if place}))
    if None not in places:
        return _set(one, words=found)
    if one.field == "addressee":
        return _set(one, " ".join(typed.split()))
    raise LibraryFault(f"'{visible(typed)}' is not in the text, where {one.label} has to stand")


def _extent(reading: Reading, one: Correctable, typed: str) -> tuple[Span, ...]:
    said = next((said for said in reading.statements if said.content == one.span), None)
    words = words_in_text(reading.article.text, typed, one.span) if one.span else None
    if said is None or words is None:
        raise LibraryFault(f"'{visible(typed)}' is not in the text, where what is said has to stand")
    return extent_of(reading.article.text, said, words)


def _set(one: Correctable, value: str = "", words: tuple[Span, ...] = ()) -> NewCorrection:
    return NewCorrection("set", one.finding, one.span, one.name, value, one.field, words)


def _touch(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
