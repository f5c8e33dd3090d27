"""Lines of GDELT's Global Quotation Graph: an article's quotations, each with some words before and behind it."""

import re
from typing import Any

from summitreader.importers.clean import clean, clean_line
from summitreader.importers.records.fields import facts_of
from summitreader.importers.records.raw import RawArticle

_MARKS = "\"“”„‟«»‘’' \t\n"
_CUT_BEFORE = re.compile(r"^[^\s\"“”]*\s+")
_CUT_BEHIND = re.compile(r"\s+[^\s\"“”]*$")
_SURROUNDINGS = 100  # characters, as the graph has them: what is shorter was not cut
_LONGEST_QUOTE = 10_000


def is_quotation_line(found: dict[str, Any]) -> bool:
    """Return whether an object is a line of the graph."""
    quotes = found.get("quotes")
    return isinstance(quotes, list) and all(isinstance(one, dict) and "quote" in one for one in quotes)


def quoted_article(name: str, found: dict[str, Any]) -> RawArticle:
    """Return an article of which only the quotations are known: each with its surroundings is a paragraph."""
    passages, quotes = list[str](), list[str]()
    for one in found["quotes"]:
        before, quote, behind = (_text(one.get(field)) for field in ("pre", "quote", "post"))
        quote = quote.strip(_MARKS)[:_LONGEST_QUOTE]
        if quote:
            quotes.append(quote)
            passages.append(f"{_before(before)}“{quote}”{_behind(behind)}")
    facts, _ = facts_of(found)
    if not quotes:
        return RawArticle(name, facts=facts, fault="it has no quotation")
    return RawArticle(name, "\n\n".join(passages), facts._replace(publisher=None), quotes=tuple(quotes))


def _text(value: Any) -> str:
    return clean_line(clean(value)) if isinstance(value, str) else ""


def _before(words: str) -> str:
    """Return what stands before a quotation, from the first whole word on, with a blank behind it."""
    cut = words if len(words) < _SURROUNDINGS - 10 else _CUT_BEFORE.sub("", words, count=1)
    cut = cut.rstrip('"“„«‘ ')
    return f"{cut} " if cut else ""


def _behind(words: str) -> str:
    """Return what stands behind a quotation, to the last whole word, with a blank before it."""
    cut = words if len(words) < _SURROUNDINGS - 10 else _CUT_BEHIND.sub("", words, count=1)
    cut = cut.lstrip('"”“»’ ')
    return f"{'' if cut[:1] in ',.;:' else ' '}{cut}" if cut else ""
