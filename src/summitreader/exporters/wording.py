"""How findings are worded for people, once for exports and panes."""

from summitreader.model import Agreement, Event

# What a deal begins with that is told by its verb: "Bree will buy ships".
_DEAL_BEGINS = frozenset(("will", "to", "has", "have", "is", "are", "agreed", "plan", "plans", "intend", "intends"))
_DEAL_BEGINS |= {"committed", "pledged", "announced", "approved", "ordered", "purchased", "invested"}
_DEAL_BEGINS |= {"selected", "chosen", "chose", "awarded"}
_NEAR_DAYS = ("today", "this ", "yesterday")


def agreement_words(agreement: Agreement, text: str) -> str:
    """Return what was agreed as a phrase: "2 protocols", "Bree Charter", "Bree will buy ships"."""
    noun = agreement.instrument.of(text)
    if noun.partition(" ")[0] in _DEAL_BEGINS:
        return agreement.span.of(text)  # a deal is told by its verb: its own words read best
    if agreement.titles:
        title = "; ".join(span.of(text) for span in agreement.titles)
        is_named = noun.lower() in title.lower() and (agreement.count or 1) == 1
        return title if is_named else f"{_counted(agreement, text)}: {title}"
    return _counted(agreement, text)


def agreement_subjects(agreement: Agreement, text: str) -> tuple[str, ...]:
    """Return the fields that `agreement_words` does not tell already."""
    told = agreement_words(agreement, text).lower()
    return tuple(words for span in agreement.fields if (words := span.of(text)).lower() not in told)


def event_day(event: Event, text: str, published: str | None) -> str:
    """Return the day as written; beside "today" the day on which that was written, where it is known."""
    told = event.date.of(text) if event.date else ""
    return f"{told} (written {published})" if published and told.lower().startswith(_NEAR_DAYS) else told


def _counted(agreement: Agreement, text: str) -> str:
    noun = agreement.instrument.of(text)
    first = agreement.fields[0] if agreement.fields else None
    if first and 0 <= agreement.instrument.start - first.end < 3:  # "visa waiver" before "agreement"
        noun = text[first.start : agreement.instrument.end]
    if agreement.count is None or (agreement.count == 1 and agreement.precision == "exact"):
        return noun  # "Charter", not "1 Charter"
    precision = "" if agreement.precision == "exact" else f"{agreement.precision} "
    return f"{precision}{agreement.count:,} {noun.removeprefix(str(agreement.count)).strip()}"
