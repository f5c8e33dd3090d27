"""Quotation marks of all kinds, left open, nested, over paragraphs; apostrophes are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.importers.plain.text import read_text
from summitreader.model import Block, Span
from summitreader.parser.text.quotes import find_quotes


def _quotes(text: str) -> list[str]:
    blocks = read_text(text).blocks
    return [quote.span.of(text) for quote in find_quotes(text, blocks)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “yes” twice.", ["“yes”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said «yes».", ["«yes»"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("‘We will,’ he said.", ["‘We will,’"]),
        ("“He told me “go” at once,” she said.", ["“He told me “go” at once,”"]),
        ("“He told me ‘go’ at once,” she said.", ["“He told me ‘go’ at once,”"]),
        ('There was “no evidence" of it.', ['“no evidence"']),
        ('It was described as"threatening" movements.', ['"threatening"']),
        ('He said," We will go".', ['" We will go"']),
        ("The workers’ union wouldn’t strike; it’s the leaders’ fault.", []),
        ("The ’90s were the sailors’ years.", []),
        ('The board is 6" wide and 5\'10" long.', []),
        ("“We came. “We saw,” he said.", ["“We came.", "“We saw,”"]),
    ],
)
def test_quotation_marks_are_paired(text: str, quotes: list[str]) -> None:
    assert _quotes(text) == quotes


def test_a_quote_left_open_ends_with_its_paragraph() -> None:
    assert _quotes("He said: “We came.\n\n“We saw.”\n\nThen “he” left.") == ["“We came.", "“We saw.”", "“he”"]


def test_a_quote_left_open_may_go_on_without_a_mark_of_its_own() -> None:
    assert _quotes('He said: "We came.\n\nWe saw."\n\nThen he left.') == ['"We came.', 'We saw."']


def test_the_inside_of_a_quote_has_no_marks() -> None:
    text = "He said: “We came.\n\n“We saw.”"
    assert [quote.inside.of(text) for quote in find_quotes(text, read_text(text).blocks)] == ["We came.", "We saw."]


@given(st.text(alphabet="a “”\"«»'’‘.,\n", max_size=80))
def test_quotes_are_sorted_disjoint_and_inside_their_block(text: str) -> None:
    end = 0
    for quote in find_quotes(text, (Block(Span(0, len(text))),)):
        assert end <= quote.span.start < quote.span.end <= len(text)
        assert quote.span.start <= quote.inside.start
        end = quote.span.end


def test_a_quotation_without_its_closing_mark_ends_before_who_said_it() -> None:
    text = "“We will go, Ruiz said. “We stay.”"
    assert [quote.span.of(text) for quote in find_quotes(text, read_text(text).blocks)] == [
        "“We will go,",
        "“We stay.”",
    ]
