"""Quotes as they are copied: the article's words, whose they are, and how far they are their own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summitreader.exporters.quote import FORMS, Form, escaped, source_of, write_passage, write_quotes
from summitreader.model import Article, Reading, Statement
from tests.readings import READING, TEXT, span

PARAPHRASED, DIRECT, MIXED = READING.statements


def _attributed(statement: Statement, reading: Reading = READING) -> str:
    return write_quotes(reading, [statement], "attributed")


def test_plain_is_the_articles_own_passage_with_the_cue_that_interrupts_it() -> None:
    assert write_quotes(READING, [DIRECT], "plain") == "“We will build,” she said, “and soon.”"
    assert write_quotes(READING, [PARAPHRASED], "plain") in TEXT


def test_a_direct_quotation_is_in_marks_and_its_interruption_is_shown() -> None:
    assert _attributed(DIRECT) == (
        "“We will build, […] and soon.” — Amara Diallo, President of the Republic of Bissora, talks in Oslo; "
        "Nord.No citing NTB"
    )


def test_indirect_speech_is_never_in_marks_and_says_that_it_is_paraphrased() -> None:
    assert _attributed(PARAPHRASED) == (
        "the two countries are close — Amara Diallo, President of the Republic of Bissora, talks in Oslo; "
        "Nord.No citing NTB; paraphrased in the source"
    )


def test_a_paraphrase_with_quoted_words_keeps_only_their_marks() -> None:
    assert _attributed(MIXED) == (
        "“a new chapter” for the region — Jon Vik, Prime Minister of Norway, talks in Oslo; "
        "Nord.No citing NTB; partly paraphrased in the source"
    )


def test_what_was_denied_is_never_copied_as_if_it_had_been_said() -> None:
    denied = replace(PARAPHRASED, act="concern", stance="denial")
    assert write_quotes(READING, [denied], "plain") == "Diallo said the two countries are close"
    for form in ("attributed", "markdown"):
        assert write_quotes(READING, [denied], form).endswith("paraphrased in the source (“said”)")


def test_a_paraphrase_that_is_more_than_saying_tells_its_cue() -> None:
    assert _attributed(replace(MIXED, act="welcome")).endswith("; partly paraphrased in the source (“welcomed”)")
    assert _attributed(replace(DIRECT, act="stress")) == _attributed(DIRECT)


def test_a_statement_carried_on_without_a_cue_says_that_it_is_paraphrased() -> None:
    assert "paraphrased in the source" in _attributed(replace(PARAPHRASED, kind="implied"))


def test_what_is_not_known_is_left_out() -> None:
    bare = Reading(READING.article, statements=(PARAPHRASED,))
    assert _attributed(PARAPHRASED, bare) == "the two countries are close — Amara Diallo; paraphrased in the source"
    assert _attributed(replace(PARAPHRASED, speaker=""), bare).startswith(
        "the two countries are close — speaker not named;"
    )


def test_a_role_that_names_its_country_is_not_given_another() -> None:
    diallo = replace(READING.speakers[0], role="President of the Council")
    reading = replace(READING, speakers=(diallo,))
    assert "— Amara Diallo, President of the Council, talks" in _attributed(DIRECT, reading)


def test_a_set_has_a_blank_line_between_its_quotes() -> None:
    assert write_quotes(READING, READING.statements[:2], "plain") == (
        "the two countries are close\n\n“We will build,” she said, “and soon.”"
    )


def test_markdown_is_a_block_quote_with_its_source() -> None:
    assert write_quotes(READING, [MIXED], "markdown") == (
        "> “a new chapter” for the region\n>\n"
        "> — Jon Vik, Prime Minister of Norway, talks in Oslo; Nord.No citing NTB; partly paraphrased in the source"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_passage_has_its_words_whole_in_every_form(form: Form) -> None:
    words = "They signed 2 memoranda on fishing and ports."
    assert words in write_passage(READING, span(words), form)


def test_what_the_importer_knows_of_the_source_comes_before_what_the_text_says() -> None:
    article = replace(READING.article, publisher="The Nord", citing=None)
    assert source_of(replace(READING, article=article)) == "The Nord citing NTB"
    assert source_of(Reading(Article(TEXT, ()))) == ""


def _shown(tokens: list[Token]) -> str:
    return "".join("\n" if token.type.endswith("break") else token.content for token in tokens)


@given(st.text(alphabet=st.sampled_from("ab_*[]()<>#!&;:/\\`~-+=|1. é")))
def test_markdown_shows_a_line_of_words_as_they_are(words: str) -> None:
    line = "x " + words.strip() + " x"
    inline = [token for token in MarkdownIt().parse(f"> {escaped(line)}") if token.type == "inline"]
    assert [_shown(token.children or []) for token in inline] == [line]


@pytest.mark.parametrize(
    "words", ["# peace", "- peace", "1. peace", "> peace", "+ peace", "=== peace", "    peace", "| a | b"]
)
def test_markdown_takes_no_line_for_a_heading_or_a_list(words: str) -> None:
    kinds = {token.type for token in MarkdownIt().parse(escaped(words))}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "code_block"}
