"""Sums of money."""

from summitreader.parser.text.lazy_regex import regex

MONEY = regex(
    r"(?:(?:US|AU|NZ|C|A|HK)?[$€£¥]\s?[\d.,]*\d(?:\s?(?:million|billion|trillion|bn|m)\b)?|"
    r"\b(?:EUR|USD|RMB|AUD)\s?[\d.,]*\d(?:\s(?:million|billion|trillion))?|"
    r"\b[\d.,]*\d\s(?:million|billion|trillion)\s(?:dollars|euros|rubles|yuan|yen|won|rupees)|\bbillions (?:of|in)\b)"
)
