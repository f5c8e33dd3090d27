"""Long texts are read in parts: nothing is lost at the seams, and the order of reading changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitreader
from summitreader.importers.plain.text import read_text
from summitreader.model import Reading, Span
from summitreader.parser import parse_part
from summitreader.parser.text.sections import cut, joined, moved, parts_of

TALKS = (
    "President of Finland Ada Marsh met Prime Minister of Chile Ben Okoro in Vienna on Monday.\n\n"
    "Marsh said the two countries should trade more. Okoro stressed that peace comes first.\n\n"
    "The two sides signed 12 agreements in the fields of energy, transport and education.\n\n"
)
LONG = TALKS * 1000


def test_a_text_of_common_length_is_one_part() -> None:
    assert len(parts_of(read_text(TALKS * 500))) == 1


def test_parts_hold_every_block_once_and_whole() -> None:
    article = read_text(LONG)
    parts = parts_of(article)
    assert len(parts) > 1
    assert [part for block in article.blocks for part in parts if part.start <= block.span.start < part.end] == sorted(
        part
        for part in parts
        for block in article.blocks
        if part.start <= block.span.start and block.span.end <= part.end
    )


def test_a_part_is_an_article_with_the_words_of_its_blocks() -> None:
    article = read_text(LONG)
    part = parts_of(article)[1]
    piece = cut(article, part)
    words = [block.span.of(piece.text) for block in piece.blocks]
    assert words == [
        block.span.of(article.text) for block in article.blocks if part.start <= block.span.start < part.end
    ]


@pytest.mark.slow
def test_findings_of_a_long_text_point_at_the_same_words_as_those_of_a_short_one() -> None:
    long, short = summitreader.parse(LONG), summitreader.parse(TALKS)
    assert len(long.statements) == 1000 * len(short.statements)
    assert {s.says[0].of(LONG) for s in long.statements} == {s.says[0].of(TALKS) for s in short.statements}
    assert {a.span.of(LONG) for a in long.agreements} == {a.span.of(TALKS) for a in short.agreements}
    assert [s.start for s in long.statements] == sorted(s.start for s in long.statements)


@pytest.mark.slow
def test_a_speaker_of_two_parts_is_one_speaker() -> None:
    names = [speaker.name for speaker in summitreader.parse(LONG).speakers]
    assert len(names) == len(set(names))
    assert "Ada Marsh" in names


@pytest.mark.slow
def test_the_order_in_which_parts_are_read_changes_nothing() -> None:
    article = read_text(LONG)
    found = {part: parse_part(article, part) for part in reversed(parts_of(article))}
    assert joined(article, [found[part] for part in sorted(found)]) == summitreader.parse(LONG)


@given(st.integers(0, 10_000), st.integers(0, 500), st.integers(0, 500))
def test_moving_a_value_moves_every_span_in_it_and_back(by: int, start: int, length: int) -> None:
    span = Span(start, start + length)
    reading = Reading(read_text(""), sentences=(span, span))
    assert moved(reading, by).sentences == (Span(start + by, start + length + by),) * 2
    assert moved(moved(reading, by), -by) == reading


def test_what_stands_above_the_title_about_the_file_changes_nothing_that_is_found() -> None:
    header = "# City News | 2024-05-01 | https://example.org/briefing-room/press-conference/declaration/1\n\n"
    body = "Marsh and Okoro meet in Vienna\n\n" + TALKS
    bare, headed = summitreader.parse(body), summitreader.parse(header + body)
    assert headed.event
    assert headed.event.kind == "talks"
    assert headed.sentences[0].of(headed.article.text) == header.strip()
    back = moved(headed, -len(header))
    assert back.sentences[1:] == bare.sentences
    for name in ("speakers", "statements", "themes", "agreements", "event", "source"):
        assert getattr(back, name) == getattr(bare, name)
