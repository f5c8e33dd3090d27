from summitreader.importers.plain.text import read_text
from summitreader.model import Span
from summitreader.session import sentences_in
from summitreader.tui.viewmodel.cursor_moves import Sentences
from summitreader.tui.viewmodel.row_index import TextChunks
from summitreader.tui.viewmodel.selection import Selection, by_character, by_sentence, word_at

TALKS = read_text("One came. Two came. Three left.\n\nFour spoke. Five heard.")
SENTENCES = Sentences(TextChunks(TALKS), sentences_in)


def words(selection: Selection) -> str:
    return selection.span.of(TALKS.text)


def test_selecting_by_sentence_grows_and_shrinks_across_paragraphs() -> None:
    at = TALKS.text.index("Three")
    first = by_sentence(None, at, SENTENCES, 1)
    assert words(first) == "Three left."
    second = by_sentence(first, at, SENTENCES, 1)
    assert words(second) == "Three left.\n\nFour spoke."
    assert by_sentence(second, at, SENTENCES, -1) == first
    assert words(by_sentence(first, at, SENTENCES, -1)) == "Two came. Three left."
    assert by_sentence(by_sentence(first, at, SENTENCES, -1), at, SENTENCES, 1) == first


def test_selecting_by_sentence_stops_at_the_ends_of_the_article() -> None:
    last = by_sentence(None, len(TALKS.text) - 1, SENTENCES, 1)
    assert words(by_sentence(last, 0, SENTENCES, 1)) == "Five heard."
    first = by_sentence(None, 0, SENTENCES, -1)
    assert words(by_sentence(first, 0, SENTENCES, -1)) == "One came."


def test_selecting_by_character_takes_whole_clusters() -> None:
    text = "e\u0301👍🏽x"
    one = by_character(None, 0, text, 1)
    assert one.span == Span(0, 2)
    two = by_character(one, 0, text, 1)
    assert two.span == Span(0, 4)
    assert by_character(two, 0, text, -1).span == Span(0, 2)
    assert by_character(by_character(one, 0, text, -1), 0, text, -1).span == Span(0, 0)


def test_a_sentence_is_cut_shorter_by_characters() -> None:
    whole = by_sentence(None, 0, SENTENCES, 1)
    assert words(by_character(whole, 0, TALKS.text, -1)) == "One came"


def test_a_word_has_hyphens_and_apostrophes_inside() -> None:
    text = "the Asia-Pacific’s talks"
    assert word_at(text, 6) == Span(4, 18)
    assert word_at(text, 3) == Span(4, 18)
    assert word_at("  ", 1) is None
