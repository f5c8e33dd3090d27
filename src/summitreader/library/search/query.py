"""The search language: words, "phrases", field:value and -not, compiled for SQLite; no input is an error."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from summitreader.library.folding import folded
from summitreader.library.search.spelling_variants import twins_of
from summitreader.model import Act, MarkKind, Stance, StatementKind

MOST_TERMS = 40
HAS: tuple[str, ...] = (*get_args(MarkKind), "mark", "correction")
FIELDS = ("speaker", "side", "theme", "outlet", "date", "kind", "joint", "has")
KINDS: tuple[str, ...] = (*get_args(StatementKind), *get_args(Act), *get_args(Stance))

_TERM = re.compile(r'(?P<no>-)?(?:(?P<field>[^\W\d_]+):)?(?:["“”](?P<phrase>[^"“”]*)(?:["“”]|$)|(?P<word>[^\s"“”]+))')
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PLAIN = "{words speaker} : "
# In nearly every passage: asking for them besides other words costs 100 ms in 100,000 articles and tells nothing.
_EMPTY = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "he", "his", "in"),
        *("is", "it", "its", "of", "on", "or", "that", "the", "their", "they", "this", "to", "was", "were", "will"),
        *("with", "would"),
    )
)


@dataclass(frozen=True, slots=True)
class Query:
    """A search as SQLite takes it. `match` is "" where nothing is asked for.

    `phrase` matches where the plain words stand in a `row`, if they are two to four; `words` are what to show as found;
    `has` and `lacks` are kinds of marks; `notes` say what was not understood.
    """

    match: str = ""
    phrase: str = ""
    row: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    no: bool
    field: str
    text: str
    quoted: bool


def read_query(text: str, sides: Mapping[str, tuple[str, ...]] = {}) -> Query:
    """Return what a search asks for. `sides` gives the names of a side by any of its names in lower case. Never raises.

    >>> read_query('speaker:Lee "trade deal"').match
    '(speaker : "Lee" AND words : "trade deal")'
    """
    notes: list[str] = []
    terms = list(_terms(_searchable(text), notes))
    if len(terms) > MOST_TERMS:
        notes.append(f"only the first {MOST_TERMS} words were searched for")
        terms = terms[:MOST_TERMS]
    plain = [term.text for term in terms if not (term.field or term.no or term.quoted)]
    marks = [term for term in terms if term.field == "has"]
    rest = [term for term in terms if term.field != "has" and (term.field or term.no or term.quoted)]
    if not terms:
        return Query(notes=tuple(notes))
    filters = [_compiled(term, sides) for term in rest if not term.no]
    # Every passage carries this tag: what there is to refuse from when nothing else is asked for.
    asked = [*_plain_words(plain), *filters] or ['tags : "unitall"']
    refused = " OR ".join(_compiled(term, sides) for term in rest if term.no)
    no = f" NOT ({refused})" if refused else ""
    in_a_row = [f"words : {_quoted(' '.join(plain))}"] if 1 < len(plain) < 5 else []
    shown = [term.text for term in terms if not term.no and not term.field]
    return Query(
        f"({' AND '.join(asked)}){no}",
        f"({' AND '.join([*in_a_row, *filters])}){no}" if in_a_row else "",
        tuple(plain) if in_a_row else (),
        tuple(dict.fromkeys(word for text in shown for word in (text, *_twins(text)))),
        tuple(term.text.casefold() for term in marks if not term.no),
        tuple(term.text.casefold() for term in marks if term.no),
        tuple(notes),
    )


def _terms(text: str, notes: list[str]) -> Iterator[_Term]:
    """Yield the parts of a query that ask for something; what is wrong with the others goes into `notes`."""
    for found in _TERM.finditer(text):
        field = (found["field"] or "").casefold()
        quoted = found["phrase"] is not None
        value = found["phrase"] if quoted else found["word"]
        if not field and value.endswith(":") and value[:-1].casefold() in FIELDS:
            field, value = value[:-1].casefold(), ""
        if field and field not in FIELDS:
            notes.append(f"there is no field '{found['field']}': searched as words (fields: {', '.join(FIELDS)})")
            yield _Term(bool(found["no"]), "", found["field"], False)
            field = ""
        if not any(char.isalnum() for char in value):
            if field:
                notes.append(f"'{field}:' has no value")
            continue
        if problem := _problem(field, value):
            notes.append(problem)
            continue
        yield _Term(bool(found["no"]), field, value, quoted)


def _searchable(text: str) -> str:
    """Return the text without what SQLite cannot hold, or would take for its end."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _problem(field: str, value: str) -> str:
    if field == "date" and _days(value) is None:
        return f"'date:{value}' is no date: write 2026, 2026-01, 2026-01-31 or 2026-01..2026-03"
    choices = {"kind": KINDS, "joint": ("yes", "no"), "has": HAS}.get(field)
    if choices and value.casefold() not in choices:
        return f"'{field}:{value}' is not known: {', '.join(choices)}"
    return ""


def _compiled(term: _Term, sides: Mapping[str, tuple[str, ...]]) -> str:
    value = term.text.casefold()
    if term.field == "date":
        return f"tags : ({' OR '.join(map(_quoted, _date_tags(term.text)))})"
    if term.field in ("kind", "joint"):
        return f"tags : {_quoted(term.field + value)}"
    if term.field == "side":
        return _any("side : ", (term.text, *sides.get(value, ())))
    if term.field == "speaker":
        # Word by word: the index holds each word of a speaker's names once, in no order but the full name's.
        each = [_any("speaker : ", (word, *_twins(word))) for word in term.text.split()]
        return each[0] if len(each) == 1 else f"({' AND '.join(each)})"
    if term.field:
        return f"{term.field} : {_quoted(term.text)}"
    if term.quoted:
        # A phrase in quotation marks is meant as it is spelt.
        return f"words : {_quoted(term.text)}"
    return _any(_PLAIN, (term.text, *_twins(value)))


def _plain_words(words: list[str]) -> list[str]:
    """Return each word or its twins; several words that together have a twin ("Sea of Japan") in any of both ways."""
    compiled: list[str] = []
    telling = any(word.casefold() not in _EMPTY for word in words)
    at = 0
    while at < len(words):
        for length in (3, 2):
            run = words[at : at + length]
            twins = twins_of(" ".join(run).casefold()) if len(run) == length else ()
            if twins:
                every = " AND ".join(f"{_PLAIN}{_quoted(word)}" for word in run)
                compiled.append(f"(({every}) OR {_any('words : ', twins)})")
                at += length
                break
        else:
            if words[at].casefold() not in _EMPTY or not telling:
                compiled.append(_any(_PLAIN, (words[at], *_twins(words[at]))))
            at += 1
    return compiled


def _twins(word: str) -> tuple[str, ...]:
    return twins_of(word.rstrip("*").casefold())


def _any(column: str, values: tuple[str, ...]) -> str:
    quoted = [_quoted(value) for value in dict.fromkeys(values)]
    return f"{column}{quoted[0]}" if len(quoted) == 1 else f"{column}({' OR '.join(quoted)})"


def _quoted(words: str) -> str:
    """Return words as FTS5 takes them, whatever is in them; a star at the end asks for all that begin so."""
    stem = folded(words.rstrip("*"))
    star = " *" if words.endswith("*") and sum(map(str.isalnum, stem)) >= 3 else ""
    return '"' + stem.replace('"', '""') + '"' + star


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


def _date_tags(text: str) -> list[str]:
    """Return the years, months and days, as tags, that make up a period."""
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
