"""How findings are worded for people, once for exports and panes."""

import re

from summitreader.model import Agreement, Citation, Event, Reading, Speaker

# What a deal begins with that is told by its verb: "Bree will buy ships".
_DEAL_BEGINS = frozenset(("will", "to", "has", "have", "is", "are", "agreed", "plan", "plans", "intend", "intends"))
_DEAL_BEGINS |= {"committed", "pledged", "announced", "approved", "ordered", "purchased", "invested"}
_DEAL_BEGINS |= {"selected", "chosen", "chose", "awarded"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR_DAYS = ("today", "this ", "yesterday")
_NEEDS_THE = re.compile(
    r"(?i)\b(?:republic|kingdom|states|federation|union|emirates|islands|commonwealth|netherlands|philippines"
    r"|bahamas|maldives|gambia|seychelles|ROK|DPRK|DRC|PRC|UK|US|U\.S\.|EU|UAE)\b"
)


def one_line(words: str) -> str:
    """Return words with single blanks between them."""
    return " ".join(words.split())


def capital(words: str) -> str:
    """Return words as a sentence begins: the first letter a capital, all others as they are."""
    return words[:1].upper() + words[1:]


def source_of(cited: Reading | Citation, citing: str = " citing ") -> str:
    """Return outlet and the source it cites: "News.Az citing Xinhua"; "" where neither is known."""
    return citing.join(filter(None, (cited.outlet, cited.citing)))


def day_written(published: str) -> str:
    """Return a day without the time behind it; what is no date as it is written."""
    return found[0] if (found := _DATE.match(published)) else one_line(published)


def why_nothing(reading: Reading) -> str:
    """Return what stands where the statements would, if there are none."""
    return reading.note or "No statements were found in this text."


def voice_words(name: str, speaker: Speaker | None) -> str:
    """Return who makes a statement and what they are: "Xi Jinping, President of China"."""
    return ", ".join(filter(None, (name or "speaker not named", office(speaker) if speaker else "")))


def office(speaker: Speaker) -> str:
    """ "President of the Republic of Korea"; the role alone where it names its country or body already."""
    role, country = speaker.role or "", speaker.country or ""
    if not role or not country or country in role or " of " in role:
        return role or (country if speaker.kind == "person" else "")
    the = "the " if _NEEDS_THE.search(country) and not country.lower().startswith("the ") else ""
    return f"{role} of {the}{country}"


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
