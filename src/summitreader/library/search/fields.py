"""The fields of the search language: what each asks for, and the values that some of them alone know."""

from typing import get_args

from summitreader.model import Act, MarkKind, Stance, StatementKind, Status

FIELDS = {
    "speaker": "who says it",
    "side": "whose speaker says it: a country, by any of its names or its code",
    "to": "whom it is addressed to",
    "theme": "what it is about",
    "act": "what the speaker does: request, commit, welcome …",
    "kind": "whether it is quoted or paraphrased (direct, indirect …); acts too",
    "agreement": "a passage about an agreement, by its status or kind",
    "status": "a passage about an agreement that is signed, agreed, planned or referred to",
    "title": "words of the article's title",
    "outlet": "who publishes the article, or whom it takes the news from",
    "event": "what the article reports on: talks, phone call …",
    "place": "where that took place",
    "date": "when it was published: 2026, 2026-01, 2026-01-31, 2026-01..2026-03",
    "joint": "whether several speak as one: yes or no",
    "has": "what you made of it: note, highlight, tag, bookmark, mark or correction",
    "tag": "a tag of yours on it",
    "in": "article: all that is asked for may stand anywhere in the article",
}
"""Each field, and in a few words what its value is."""

COLUMNS = {
    "speaker": "speaker",
    "side": "side",
    "to": "addressee",
    "theme": "theme",
    "title": "title",
    "outlet": "outlet",
    "event": "event",
    "place": "place",
}
"""The column of the index in which a field's values stand, each among others."""

TAGS = {
    "act": ("act",),
    "kind": ("kind", "act"),
    "agreement": ("status", "agreement"),
    "status": ("status",),
    "joint": ("joint",),
}
"""What the tags of a passage begin with that have a field's value: "actrequest"."""

MARKED = ("has", "tag")
"""Fields that ask for what the reader made, which the index does not hold."""

ACTS: tuple[str, ...] = (*get_args(Act), *get_args(Stance))
STATUSES: tuple[str, ...] = get_args(Status)
CLOSED: dict[str, tuple[str, ...]] = {
    "act": ACTS,
    "kind": (*get_args(StatementKind), *ACTS),
    "status": STATUSES,
    "joint": ("yes", "no"),
    "has": (*get_args(MarkKind), "mark", "correction"),
    "in": ("article", "statement"),
}
"""The values of fields that have no others."""

_MOST_NAMED = 20


def unknown(field: str, value: str, known: tuple[str, ...]) -> str:
    """Return the sentence that tells which values a field has, where it has not the one that was asked for.

    >>> unknown("status", "singed", STATUSES)
    "there is no status 'singed' (did you mean 'signed'?): signed, agreed, planned, referenced"
    """
    # Imported here: most searches know all their values.
    from difflib import get_close_matches

    by_small = {name.casefold(): name for name in reversed(known)}
    close = get_close_matches(value.casefold(), by_small, 1)
    meant = f" (did you mean '{by_small[close[0]]}'?)" if close else ""
    named = ", ".join(known[:_MOST_NAMED])
    more = len(known) - _MOST_NAMED
    rest = f" and {more} more (summitreader find --fields {field})" if more > 0 else ""
    return f"there is no {_CALLED.get(field, field)} '{value}'{meant}" + (f": {named}{rest}" if known else "")


_CALLED = {"to": "addressee", "has": "mark", "in": "place to look in"}
