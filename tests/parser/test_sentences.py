"""Sentences: abbreviations, initials, numbers of items and speakers of questions do not end one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.model import Span
from summitreader.parser.text.sentences import sentences_in


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Joseph R. Biden, Jr. Biden met Mr. Sato and Gen. Ito.",
        "The U.S. President met the U.K. Prime Minister at 5 p.m. Tuesday.",
        "1. The Participants intend to meet.",
        "He came on Jan. 5 with No. 3.",
        "“Who goes?” Smith asked.",
        "Prices rose to $3.5 million in the E.U. market.",
        "It waits… and waits.",
        "They act under Art. 5, para. 2, of vol. 3, ch. 4, cf. p. 12.",
        "Some ca. 30 boats, incl. 5 ferries, sailed.",
        "See ex. 2 on p. 9.",
        "It is told in r. 4, subr. (2), of the book.",
        "It stands in sec. IV of vol. II.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert _sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "He left the U.S.|The talks went on.",
        "“We act.”|He left.",
        "Who goes?|Nobody.",
        "It was World War I.|On behalf of both, he spoke.",
        "It went on (for years).|“Never again,” he said.",
        "They met in Oslo.|Énorme was the interest.",
        "She thanked him in Art.|He meant the museum.",
        "He answered no.|Banda left.",
        "It weighed ca.|Nobody knew.",
        "She read out the rev.|Banda left.",
    ],
)
def test_sentences_end_where_they_end(text: str) -> None:
    assert _sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It opens in June.[2] Brandt left.[3]", ["It opens in June.", "Brandt left."]),
        ("It opens in June.¹ Brandt left.²", ["It opens in June.", "Brandt left."]),
        ("It opens in June.(3) Brandt left.", ["It opens in June.", "Brandt left."]),
        ("It opens in June.[2]Brandt left.", ["It opens in June.", "Brandt left."]),
        ("The order was [1] shade, [2] patience.", ["The order was [1] shade, [2] patience."]),
    ],
)
def test_the_mark_of_a_note_belongs_to_no_sentence(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


def test_a_missing_space_does_not_join_sentences() -> None:
    assert _sentences("It helps both countries.We are friends.") == ["It helps both countries.", "We are friends."]
    assert _sentences("News.Az reports.") == ["News.Az reports."]


@given(st.text(alphabet='aB .!?”"’1()\n\t…', max_size=80), st.integers(0, 5))
def test_sentences_of_a_part_are_sorted_disjoint_and_trimmed(text: str, skipped: int) -> None:
    start = min(skipped, len(text))
    end = start
    for span in sentences_in(text, Span(start, len(text))):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        end = span.end


@pytest.mark.parametrize("text", ["stressing that, " * 2000, "x" * 9000, "a  \t " * 5000, "word\n" * 3000, "— " * 9000])
def test_nothing_without_a_stop_is_one_sentence_for_ever(text: str) -> None:
    spans = sentences_in(text, Span(0, len(text)))
    assert all(0 < span.end - span.start <= 4000 for span in spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    words = [word for span in spans for word in span.of(text).split()]
    assert words == text.split() or "".join(words) == text
