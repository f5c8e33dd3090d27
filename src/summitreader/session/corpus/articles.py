"""From a raw article of a corpus to what was found in it: by the same importers, walls and limits as everywhere."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from summitreader.errors import SummitReaderError
from summitreader.importers.clean import clean_line
from summitreader.importers.opening import open_data
from summitreader.importers.plain.text import read_text
from summitreader.importers.records.raw import RawArticle
from summitreader.model import Article, Reading, Span
from summitreader.session.opening import QueueItem, open_listed, read_queued, visible


class ReadArticle(NamedTuple):
    """What became of an article of a corpus: its reading, or the sentence that says why there is none.

    `passages` are the statements that are wanted, None for all.
    """

    name: str
    reading: Reading | None = None
    passages: frozenset[Span] | None = None
    fault: str = ""


def read_raw(raw: RawArticle) -> Iterator[ReadArticle]:
    """Yield what was found in a raw article: one reading, or several of a file that holds several articles."""
    name = visible(raw.name)
    if raw.fault:
        yield ReadArticle(name, fault=f"cannot read '{name}': {raw.fault}")
        return
    try:
        if raw.file:
            for one, member in _opened(raw.file):
                yield _read(one, f"{name}#{visible(member)}" if member else name)
        else:
            found = _read(QueueItem(name, _article(raw, name)), name)
            quoted = raw.quotes and found.reading
            yield found._replace(passages=_quoting(quoted, raw.quotes)) if quoted else found
    except SummitReaderError as fault:
        yield ReadArticle(name, fault=str(fault))


def _opened(file: str) -> Iterator[tuple[QueueItem, str]]:
    """Yield what a file holds, each with the name of its place in it. Raises ImportFailed."""
    line = QueueItem(file)
    opened = open_listed(line)
    if isinstance(opened, Article):
        yield replace(line, article=opened), ""
    else:
        yield from ((entry, entry.member or entry.title or "") for entry in opened)


def _read(line: QueueItem, name: str) -> ReadArticle:
    try:
        return ReadArticle(name, read_queued(line))
    except SummitReaderError as fault:
        return ReadArticle(name, fault=str(fault))


def _article(raw: RawArticle, name: str) -> Article:
    """Return the article of a text or of bytes, with what is declared beside it. Raises ImportFailed."""
    if raw.data is None:
        article = read_text(raw.text, raw.notes)
    else:
        opened = open_data(raw.data, name, content_type=raw.content_type, charset=_charset(raw), url=raw.facts.url)
        if not isinstance(opened, Article):
            raise SummitReaderError(f"cannot read '{name}': it holds several articles")
        article = opened
    told: dict[str, Any] = {field: clean_line(words) for field, words in raw.facts._asdict().items() if words}
    return replace(article, **told)


def _charset(raw: RawArticle) -> str | None:
    """Return the encoding that a server declared."""
    _, _, declared = (raw.content_type or "").casefold().partition("charset=")
    return declared.partition(";")[0].strip(" \"'") or None


def _quoting(reading: Reading, quotes: tuple[str, ...]) -> frozenset[Span]:
    """Return where the statements stand that have words of the quotations, each looked for behind the one before."""
    text, places, at = reading.article.text, list[Span](), 0
    for quote in quotes:
        if (start := text.find(quote, at)) >= 0:
            at = start + len(quote)
            places.append(Span(start, at))
    return frozenset(
        Span(statement.start, statement.end)
        for statement in reading.statements
        if any(span.start < place.end and place.start < span.end for span in statement.says for place in places)
    )
