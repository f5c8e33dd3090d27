"""Who no longer bears an office, or only for the time being: "former US President Ana Ruiz", "Acting Premier Tan"."""

from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex

_NEAR = 70  # code points before a name
_FEW = 6  # mentions, one of which tells the office
_TERM = regex(r"\b(?P<word>[Ff]ormer|[Aa]cting) (?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)? )?$")
_COUNTED = regex(r"^(?:[Oo]ne|[Aa]nother|[Tt]wo) (?=[a-z])")


def mark_terms(cast: Cast) -> None:
    """Say of each office whether its bearer only was or acts as one, by the first mention that tells the office."""
    for person in cast.people:
        if person.role is None:
            continue
        person.role = _COUNTED.sub("", person.role)  # "One senator, Ana Ruiz, said"
        term = _term_of(cast.text, person, person.role.lower())
        if term and not person.role.lower().startswith(term.lower()):
            person.role = f"{term} {person.role}"


def _term_of(text: str, person: Person, role: str) -> str | None:
    for start, end in person.mentions[:_FEW]:
        first = max(0, start - _NEAR)
        at = text[first:end].lower().rfind(role)
        if at < 0:
            continue
        match = _TERM.search(text, first, first + at)
        word = match["word"] if match else None
        return "former" if word == "Former" else word
    return None
