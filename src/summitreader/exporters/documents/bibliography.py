"""Articles as a bibliography: an entry for each, and of a search what it found as notes of theirs."""

from collections.abc import Iterable, Iterator

from summitreader.exporters.citation.build import cite_passage, cite_source, cite_statements
from summitreader.exporters.citation.forms import CitationForm, write_citations
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Citation, Span


def write_bibtex(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield an entry `@misc` for each article."""
    return _written(sources, "bibtex")


def write_ris(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield a record of RIS for each article."""
    return _written(sources, "ris")


def write_csl_json(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield the list of the articles as CSL-JSON."""
    return _written(sources, "csl-json")


def _written(sources: Iterable[TableSource], form: CitationForm) -> Iterator[str]:
    # All at once: the entries of a file have each a key of their own.
    if written := write_citations([cited for source in sources for cited in _cited(source)], form):
        yield written + "\n"


def _cited(source: TableSource) -> Iterator[Citation]:
    """Yield the article itself, then what a search found in it."""
    reading, accessed = source.reading, source.accessed
    yield cite_source(reading, accessed)
    statements = {Span(one.start, one.end): one for one in reading.statements}
    for passage in sorted(source.passages or ()):
        if said := statements.get(passage):
            yield from cite_statements(reading, (said,), accessed)
        else:
            yield cite_passage(reading, passage, (), accessed)
