"""Articles as a page that stands alone: one file, no script, nothing fetched; read by eye, by ear, in print.

Colours are the reader's own (system colours), so that contrast is theirs too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from summitreader.exporters.citation.words import words_of
from summitreader.exporters.documents.page_head import page_head
from summitreader.exporters.documents.told import how_told
from summitreader.exporters.paragraphs import Paragraph, paragraphs
from summitreader.exporters.plain import by_voice, event_line, in_order
from summitreader.exporters.rows.make import TableSource
from summitreader.exporters.wording import agreement_subjects, agreement_words, one_line, source_of, why_nothing
from summitreader.model import BlockKind, Reading, Span, Statement

_STYLE = """\
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
blockquote { margin: 0; }
.how { margin: 0 0 .5rem; font-size: .875rem; }
article { border-top: 1px solid; margin-top: 2rem; }
dt { font-weight: 600; }
dd { overflow-wrap: anywhere; }
"""
_BEGIN = """\
<a class="skip" href="#contents">Skip to the contents</a>
<header>
<h1>{title}</h1>
</header>
<main>
"""
_TITLE = "Who said what, and what was agreed"
_TAGS: dict[BlockKind, str] = {"title": "strong", "heading": "strong", "caption": "em"}
_WEB = re.compile(r"https?://[^\s<>\"]+")


def write_html(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield a page with all articles: who said what, agreements, themes, the words; the contents stand at its end."""
    yield page_head(_TITLE, "60rem", _STYLE) + _BEGIN.format(title=_TITLE)
    contents: list[str] = []
    for number, source in enumerate(sources, 1):
        title = escape(source.reading.article.shown_title or "Untitled")
        contents.append(f'<li><a href="#a{number}">{title}</a></li>\n')
        yield "".join(_article(source, f"a{number}", title))
    yield "" if contents else "<p>There are no articles.</p>\n"
    yield '</main>\n<nav id="contents" aria-labelledby="articles">\n<h2 id="articles">Articles</h2>\n'
    yield f"<ol>\n{''.join(contents)}</ol>\n" if contents else "<p>None.</p>\n"
    yield "</nav>\n</body>\n</html>\n"


def _article(source: TableSource, id: str, title: str) -> Iterator[str]:
    reading = source.reading
    text = reading.article.text
    pieces = paragraphs(reading)
    yield f'<article id="{id}" aria-labelledby="{id}-title">\n<h2 id="{id}-title">{title}</h2>\n<dl>\n'
    for name, fact in _facts(source):
        yield f"<dt>{name}</dt><dd>{fact}</dd>\n"
    yield "</dl>\n"
    yield from _said(source, id, pieces)
    yield from _table(
        f"{id}-agreements",
        "Agreements",
        ("Agreement", "Status", "About", "Parties"),
        (
            (
                one_line(agreement_words(one, text)),
                one.status,
                "; ".join(map(one_line, agreement_subjects(one, text))),
                "; ".join(one.parties),
            )
            for one in reading.agreements
        ),
    )
    yield from _table(
        f"{id}-themes",
        "Themes",
        ("Theme", "Passages"),
        ((one.title, str(len(one.spans))) for one in in_order(reading.themes)),
    )
    yield f'<section aria-labelledby="{id}-text">\n<h3 id="{id}-text">The text</h3>\n'
    for number, piece in enumerate(pieces, 1):
        yield f'<p id="{id}-p{number}">{_piece(piece, text)}</p>\n'
    yield "</section>\n</article>\n"


def _facts(source: TableSource) -> Iterator[tuple[str, str]]:
    reading = source.reading
    article = reading.article
    if reading.event:
        yield "Event", escape(one_line(event_line(reading.event, article.text, reading.published)))
    for name, fact in (("Source", source_of(reading)), ("Published", reading.published), ("File", source.file)):
        if fact:
            yield name, escape(one_line(fact))
    if url := one_line(article.url or ""):
        yield "Address", f'<a href="{escape(url)}">{escape(url)}</a>' if _WEB.fullmatch(url) else escape(url)
    yield "Key", f"<code>{escape(source.key)}</code>"
    for note in article.notes:
        yield "Note", escape(one_line(note))


def _said(source: TableSource, id: str, pieces: Sequence[Paragraph]) -> Iterator[str]:
    """Yield each voice with its statements, each with the number of its paragraph as a link."""
    reading, wanted = source.reading, source.passages
    numbers = {piece.span.start: number for number, piece in enumerate(pieces, 1)}
    places = {id_of: number for piece in pieces for id_of, number in _places(piece, numbers[piece.span.start])}
    yield f'<section aria-labelledby="{id}-said">\n<h3 id="{id}-said">Who said what</h3>\n'
    for voice, statements in by_voice(reading):
        shown = [one for one in statements if wanted is None or Span(one.start, one.end) in wanted]
        if shown:
            yield f"<h4>{escape(one_line(voice))}</h4>\n<ul>\n"
            for one in shown:
                yield _statement(reading, one, f"{id}-p", places.get((one.start, one.end), 0))
            yield "</ul>\n"
    yield f"<p>{escape(why_nothing(reading))}</p>\n" if not reading.statements else ""
    yield "</section>\n"


def _places(piece: Paragraph, number: int) -> Iterator[tuple[tuple[int, int], int]]:
    for statement in piece.statements:
        yield (statement.start, statement.end), number


def _statement(reading: Reading, statement: Statement, link: str, paragraph: int) -> str:
    how = escape(how_told(reading, statement))
    where = f'<a href="#{link}{paragraph}">paragraph {paragraph}</a>' if paragraph else ""
    words = escape(one_line(words_of(reading, statement)))
    beside = "; ".join(filter(None, (how, where)))
    return f'<li><blockquote>{words}</blockquote><p class="how">{beside}</p></li>\n'


def _table(id: str, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table with its caption, a header for each column and row; nothing where there are no rows."""
    body = [_row(row) for row in rows]
    if body:
        yield f'<section aria-labelledby="{id}">\n<h3 id="{id}">{caption}</h3>\n'
        yield f'<div class="table" role="region" aria-labelledby="{id}" tabindex="0">\n<table>\n'
        yield f"<caption>{caption}</caption>\n<thead>\n<tr>"
        yield "".join(f'<th scope="col">{name}</th>' for name in head)
        yield f"</tr>\n</thead>\n<tbody>\n{''.join(body)}</tbody>\n</table>\n</div>\n</section>\n"


def _row(cells: Sequence[str]) -> str:
    first, *others = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>\n'


def _piece(piece: Paragraph, text: str) -> str:
    words, tag = escape(one_line(piece.span.of(text))), _TAGS.get(piece.kind)
    return f"<{tag}>{words}</{tag}>" if tag else words
