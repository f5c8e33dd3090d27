"""Findings as numbers say the same as the objects they were made of, whole or item by item."""

import doctest
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitreader
import summitreader.session.columnar
from summitreader.model import Agreement, Article, Event, Reading, Source, Span, Speaker, Statement, Theme
from summitreader.session.columnar import (
    ColumnarFindings,
    ColumnarSpans,
    StringTable,
    chained,
    count_before,
    read,
    write,
)

_ARTICLE = Article("Marsh spoke.", ())
_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**8), st.integers(0, 10**6))
st.register_type_strategy(Span, _spans)


def _tuples(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=4).map(tuple)


_STATEMENTS = st.builds(Statement, says=st.lists(_spans, min_size=1, max_size=3).map(tuple))
_READINGS = st.builds(
    Reading,
    article=st.just(_ARTICLE),
    sentences=_tuples(_spans),
    speakers=_tuples(st.builds(Speaker, mentions=_tuples(_spans))),
    statements=_tuples(_STATEMENTS),
    themes=_tuples(st.builds(Theme, spans=_tuples(_spans), terms=_tuples(_spans))),
    agreements=_tuples(st.builds(Agreement)),
    event=st.none() | st.builds(Event),
    source=st.none() | st.builds(Source),
)


def _flat(reading: Reading, words: StringTable) -> Reading:
    return read(Reading, write(reading, words), words, reading.article)


def test_the_example_is_true() -> None:
    assert doctest.testmod(summitreader.session.columnar).failed == 0


@given(_READINGS)
def test_what_is_read_is_what_was_written(reading: Reading) -> None:
    words = StringTable()
    flat = _flat(reading, words)
    assert flat == reading
    assert reading == flat
    assert _flat(flat, words) == reading
    assert _flat(flat, StringTable()) == reading


@given(_READINGS, st.integers(-5, 5), st.integers(-5, 5))
def test_items_and_slices_are_those_of_the_tuple(reading: Reading, start: int, stop: int) -> None:
    flat = _flat(reading, StringTable())
    for numbers, objects in ((flat.statements, reading.statements), (flat.sentences, reading.sentences)):
        assert len(numbers) == len(objects)
        assert numbers[start:stop] == objects[start:stop]
        if -len(objects) <= start < len(objects):
            assert numbers[start] == objects[start]
        else:
            with pytest.raises(IndexError):
                numbers[start]


@given(st.lists(_READINGS, min_size=1, max_size=4))
def test_parts_chained_as_numbers_are_the_parts_chained_as_tuples(parts: list[Reading]) -> None:
    words = StringTable()
    flat = [_flat(part, words) for part in parts]
    statements = chained(part.statements for part in flat)
    assert isinstance(statements, ColumnarFindings)
    assert statements == chained(part.statements for part in parts)
    assert chained(part.sentences for part in flat) == chained(part.sentences for part in parts)


@given(st.lists(st.integers(0, 100)).map(sorted), st.integers(0, 100))
def test_as_many_begin_before_an_offset_in_numbers_and_in_a_tuple(starts: list[int], offset: int) -> None:
    spans = tuple(Span(start, start + 5) for start in starts)
    assert (
        count_before(ColumnarSpans.of(spans), offset)
        == count_before(spans, offset)
        == sum(start < offset for start in starts)
    )


def test_a_statement_takes_a_hundred_bytes() -> None:
    statements = summitreader.parse(
        "Marsh said trade matters. Okoro stressed that peace comes first.\n\n" * 50
    ).statements
    assert len(statements) == 100
    numbers = write(Reading(_ARTICLE, statements=statements), StringTable())
    assert numbers.nbytes <= 100 * len(statements)


def test_what_is_added_to_the_words_later_changes_nothing() -> None:
    words = StringTable()
    one = _flat(Reading(_ARTICLE, statements=(Statement("Marsh", (Span(0, 5),), None, None, "direct", "r"),)), words)
    other = _flat(replace(one, statements=(replace(one.statements[0], speaker="Okoro"),)), words)
    assert (one.statements[0].speaker, other.statements[0].speaker) == ("Marsh", "Okoro")


def test_only_the_parsers_process_and_what_joins_its_parts_know_of_numbers() -> None:
    source = Path(str(summitreader.__file__)).parent
    files = [file for file in source.rglob("*.py") if "summitreader.session.columnar" in file.read_text("utf-8")]
    assert {file.name for file in files} == {"packing.py", "parser_process.py", "parser_server.py", "summary.py"}
