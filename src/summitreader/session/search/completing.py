"""What a search that is being typed may go on with: fields, and the values that they have in the library."""

import re
from dataclasses import dataclass

from summitreader.answers import FieldValue
from summitreader.library.folding import folded
from summitreader.library.search.facets import known_values
from summitreader.library.search.fields import CLOSED, FIELDS, MARKED
from summitreader.library.search.marked import mark_values
from summitreader.library.storage.file import Library
from summitreader.session.search.vocabulary import search_vocabulary

__all__ = ["SEARCH_FIELDS", "Completion", "complete_search", "field_values"]

SEARCH_FIELDS = FIELDS
"""Each field of the search, and in a few words what its value is."""

_LAST = re.compile(r'(?:^|(?<=[\s(-]))(?!-)(?:(?P<field>[^\W\d_]+):)?(?P<value>"[^"]*|[^\s"()]*)$')


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on with a search: what the line says then, what is shown of it, and how many passages have it."""

    line: str
    shown: str
    passages: int | None = None


def field_values(library: Library, field: str) -> tuple[FieldValue, ...]:
    """Return the values that a field of the search has in the library, the one that most passages have first."""
    with library.reading() as db:
        found = mark_values(db, field) if field in MARKED else known_values(db, field)
        if field == "agreement":
            found = (*known_values(db, "status"), *found)
    return tuple(FieldValue(field, one.value, one.passages, one.articles) for one in found)


def complete_search(library: Library, words: str, most: int = 50) -> tuple[Completion, ...]:
    """Return how the last word of a search may go on: fields whose names begin so; of a field, its values."""
    last = _LAST.search(words)
    if last is None:
        return ()
    before, field, begun = words[: last.start()], (last["field"] or "").casefold(), last["value"].lstrip('"')
    if not last["field"]:
        names = [name for name in FIELDS if begun and name.startswith(begun.casefold()) and '"' not in last["value"]]
        return tuple(Completion(f"{before}{name}:", f"{name}:") for name in names)
    if field not in FIELDS:
        return ()
    found = {one.value: one.passages for one in field_values(library, field)}
    known = (*found, *(value for value in CLOSED.get(field, ()) if value not in found))
    titles = search_vocabulary().themes if field == "theme" else {}
    fitting = [value for value in known if _begins(f"{value} {titles.get(value, '')}", begun)]
    return tuple(Completion(f"{before}{field}:{_written(value)} ", value, found.get(value)) for value in fitting[:most])


def _begins(value: str, begun: str) -> bool:
    """Return whether what was typed is the beginning of a value, or of one of its words."""
    known, typed = folded(value), folded(begun)
    return any(known.startswith(typed, at) for at in (0, *(gap.end() for gap in re.finditer(r"[\W_]+", known))))


def _written(value: str) -> str:
    plain = value.replace('"', " ").strip()
    return plain if re.fullmatch(r"[\w.&/-]+", plain) else f'"{plain}"'
