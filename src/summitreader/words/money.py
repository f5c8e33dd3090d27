"""Sums of money in a text, with their currencies."""

import re
from typing import NamedTuple

from summitreader.model import Span

MONEY = re.compile(
    r"(?P<before>[$€£¥₹]|\b(?:USD?|EUR|GBP|RMB|CNY|JPY|AUD|INR|KES|Sh|Rs)\b\.?)\s?(?P<number>\d[\d,.]*+)"
    r"(?P<scale>\s?(?:thousand|million|billion|trillion|[mb]n|[mb])\b)?"
    r"|(?<![\d,.])\b(?P<other>\d[\d,.]*+)(?P<power> (?:thousand|million|billion|trillion))?"
    r" (?P<name>dollar|euro|pound|yen|yuan|rouble|ruble|rupee|USD|EUR|GBP|JPY|CNY|RMB)s?\b"
)
_NEAR = 1.34
_SCALES = {"thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12}
_CURRENCIES = {
    "$": "dollar",
    "US": "dollar",
    "USD": "dollar",
    "€": "euro",
    "EUR": "euro",
    "£": "pound",
    "GBP": "pound",
    "¥": "yen",
    "JPY": "yen",
    "RMB": "yuan",
    "CNY": "yuan",
    "₹": "rupee",
    "INR": "rupee",
    "Rs": "rupee",
    "KES": "shilling",
    "Sh": "shilling",
    "ruble": "rouble",
    "AUD": "dollar",
}


class Sum(NamedTuple):
    """An amount of money: "EUR 40 million" is 40,000,000 of "euro"."""

    amount: float
    currency: str


def sums_in(text: str, span: Span) -> frozenset[Sum]:
    """Return the sums of money in a passage.

    >>> sums_in("a grant of EUR 40 million", Span(0, 25))
    frozenset({Sum(amount=40000000.0, currency='euro')})
    """
    return frozenset(filter(None, (read_sum(match) for match in MONEY.finditer(text, span.start, span.end))))


def near(one: Sum, other: Sum) -> bool:
    """Return whether two sums of one currency are within a third of each other."""
    amounts = sorted((one.amount, other.amount))
    return one.currency == other.currency and amounts[1] <= _NEAR * amounts[0]


def read_sum(match: re.Match[str]) -> Sum | None:
    """Return the sum that a match of MONEY is, None where it is no number."""
    number = (match["number"] or match["other"]).rstrip(".,").replace(",", "")
    unit = (match["before"] or match["name"]).rstrip(".")
    scale = (match["scale"] or match["power"] or "").strip().lower()
    if number.count(".") > 1:
        return None
    return Sum(float(number) * 10 ** _SCALES.get(scale, 0), _CURRENCIES.get(unit, unit))
