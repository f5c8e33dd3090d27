"""What was said, speaker by speaker, as a Word document (DOCX) with a footnote for the source of each quote."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summitreader.exporters.citation.build import cite_passage, cite_statements
from summitreader.exporters.citation.styles import footnotes
from summitreader.exporters.ooxml import WORD, heading_style, packed_document, paragraph_style, run
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Citation, Span

_TITLE = "Quotes by speaker"
_NOBODY = "Speaker not named"
_OTHERS = "Other passages"
_NOTHING = "No statements were found."
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
_REFERENCE = '<w:rStyle w:val="FootnoteReference"/>'
_STYLES = (
    heading_style("Title", "Title", 36)
    + heading_style("Heading1", "heading 1", 28)
    + paragraph_style("Quote", "Quote", indent=360)
    + paragraph_style("ReaderNote", "Reader's note", look="<w:i/>", indent=720)
    + paragraph_style("FootnoteText", "footnote text", 18, space=40)
    + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
# Word draws the line above the notes of a page from these two, which no text refers to.
_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_SETTINGS = (
    f'<w:settings xmlns:w="{WORD}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "</w:settings>"
)


class _Quote(NamedTuple):
    """A quote, and the reader's notes on it."""

    citation: Citation
    notes: tuple[str, ...]


def write_docx(sources: Iterable[TableSource]) -> Iterator[bytes]:
    """Yield the statements of all articles as one memo; of a search what it found."""
    by_heading: dict[str, list[_Quote]] = {}
    for source in sources:
        for quote in _quotes(source):
            by_heading.setdefault(_heading(quote.citation), []).append(quote)
    last = {_NOBODY: 1, _OTHERS: 2}
    headings = sorted(by_heading, key=lambda heading: last.get(heading, 0))
    # A note tells in short what stands in the one before it: they are made in the order of the memo.
    notes = footnotes([quote.citation for heading in headings for quote in by_heading[heading]])
    body, foot = [_paragraph("Title", _TITLE)], [_LINES]
    for heading in headings:
        body.append(_paragraph("Heading1", heading))
        for quote in by_heading[heading]:
            number = len(foot)
            reference = f'<w:r><w:rPr>{_REFERENCE}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            body.append(_paragraph("Quote", quote.citation.words, reference))
            body += [_paragraph("ReaderNote", note) for note in quote.notes]
            foot.append(_footnote(number, next(notes)))
    if not headings:
        body.append(_paragraph("Normal", _NOTHING))
    document = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}<w:sectPr>{_PAGE}</w:sectPr></w:body></w:document>'
    others = {"footnotes": f'<w:footnotes xmlns:w="{WORD}">{"".join(foot)}</w:footnotes>', "settings": _SETTINGS}
    yield packed_document(document, _STYLES, others)


def _quotes(source: TableSource) -> Iterator[_Quote]:
    reading, wanted = source.reading, source.passages
    places = {one: Span(one.start, one.end) for one in reading.statements}
    said = [one for one, place in places.items() if wanted is None or place in wanted]
    for statement, citation in zip(said, cite_statements(reading, said, source.accessed), strict=True):
        yield _Quote(citation, _notes(source, places[statement]))
    for passage in sorted((wanted or frozenset()) - {*places.values()}):
        yield _Quote(cite_passage(reading, passage, (), source.accessed), _notes(source, passage))


def _notes(source: TableSource, place: Span) -> tuple[str, ...]:
    """Return what the reader noted on words of a passage."""
    notes = (one for one in source.marks if one.kind == "note" and one.span)
    return tuple(one.text for one in notes if one.span and one.span.start < place.end and place.start < one.span.end)


def _heading(citation: Citation) -> str:
    return citation.speaker or (_NOBODY if citation.kind else _OTHERS)


def _paragraph(style: str, words: str, reference: str = "") -> str:
    lines = "<w:r><w:br/></w:r>".join(run(line) for line in words.split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{lines}{reference}</w:p>'


def _footnote(number: int, note: str) -> str:
    mark = f"<w:r><w:rPr>{_REFERENCE}</w:rPr><w:footnoteRef/></w:r>"
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{style}{mark}{run(f" {note}")}</w:p></w:footnote>'
