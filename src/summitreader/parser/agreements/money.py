"""Sums of money."""

from summitreader.parser.lexicon.instruments import any_of
from summitreader.parser.text.lazy_regex import regex

_FIGURE = r"[\d.,]*\d(?:\s?(?:million|billion|trillion|bn|m)\b)?"
MONEY = regex(
    rf"(?:(?:US|AU|NZ|C|A|HK)?[$€£¥]\s?{_FIGURE}|\b{any_of('currencies')}\s?{_FIGURE}|"
    rf"\b[\d.,]{{0,30}}\d\s(?:million|billion|trillion)\s{any_of('monies')}|\bbillions (?:of|in)\b)"
)
