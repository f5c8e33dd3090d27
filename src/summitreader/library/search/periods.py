"""Days, months, years and ranges of them, as a search names them and as the index holds them."""

import re
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def date_tags(text: str) -> list[str]:
    """Return the years, months and days, as tags, that make up a period; [] where the text names none.

    >>> date_tags("2025..2026-01")
    ['year2025', 'month202601']
    """
    days = _days(text)
    tags: list[str] = []
    if days is None:
        return tags
    at, last = days
    while at <= last:
        if at.month == at.day == 1 and date(at.year, 12, 31) <= last:
            tags.append(f"year{at.year}")
            at = date(at.year + 1, 1, 1)
        elif at.day == 1 and (at + timedelta(31)).replace(day=1) - timedelta(1) <= last:
            tags.append(f"month{at:%Y%m}")
            at = (at + timedelta(31)).replace(day=1)
        else:
            tags.append(f"day{at:%Y%m%d}")
            at += timedelta(1)
    return tags or ["none"]


def period_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last day, as YYYY-MM-DD, that a text names; None where it names none.

    >>> period_of("2026-01")
    ('2026-01-01', '2026-01-31')
    """
    days = _days(text)
    return (days[0].isoformat(), days[1].isoformat()) if days else None


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of `2026`, `2026-01`, `2026-01-31` or of a range; None if it is neither."""
    start, dots, end = text.partition("..")
    first, last = _period(start), _period(end) if dots else _period(start)
    if (start and not first) or (dots and end and not last) or not (first or last):
        return None
    return first[0] if first else date(1800, 1, 1), last[1] if last else date(2199, 12, 31)


def _period(text: str) -> tuple[date, date] | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1) - timedelta(1)
    except (ValueError, OverflowError):
        return None
    return (first, last) if 1800 <= year < 2200 else None
