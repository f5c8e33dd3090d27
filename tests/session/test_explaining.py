"""Rules explain themselves: by their names, from their docstrings."""

import pytest

from summitreader import parse, session
from summitreader.parser.attribution.guards import Guard


def test_a_rule_has_an_explanation_and_a_marked_example() -> None:
    assert session.why("speaker_then_cue") == "The speaker, a reporting verb, then the content."
    assert "[cue: " in session.example_of("speaker_then_cue")


def test_what_is_no_rule_has_none() -> None:
    assert (session.why("no_such_rule"), session.why("re"), session.example_of("Span")) == ("", "", "")


def _reasons(text: str) -> list[tuple[str, str, str]]:
    reading = parse(text)
    return [
        (cue.of(reading.article.text), rule, reason)
        for sentence in reading.sentences
        for cue, rule, reason in session.why_not(reading, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "cue", "rule", "guard"),
    [
        ("The minister did not say that talks go on.", "say", "speaker_then_cue", Guard.DENIED),
        ("Later said that talks go on.", "said", "speaker_then_cue", Guard.NO_SUBJECT),
        ("The visit reaffirmed the treaty.", "reaffirmed", "speaker_then_cue", Guard.CANNOT_SPEAK),
        ("The minister said on Monday.", "said", "speaker_then_cue", Guard.NO_CONTENT),
        ("If the minister agreed to pay, all would end.", "agreed", "speaker_then_cue", Guard.CONDITION),
        ("Neither side said that talks go on.", "said", "speaker_then_cue", Guard.NOBODY),
    ],
)
def test_a_verb_without_a_statement_names_the_rule_that_refused_it_and_why(
    text: str, cue: str, rule: str, guard: Guard
) -> None:
    assert (cue, rule, guard.value) in _reasons(text)


def test_what_is_reported_is_not_refused() -> None:
    assert _reasons("The minister said that the envoy had warned of war.") == []


def test_the_seed_is_explained_sentence_by_sentence() -> None:
    reading = session.read(session.seed())
    printed = session.explain(reading)
    lines = printed.splitlines()
    assert sum(line.startswith("  ") and line[:6].strip().isdigit() for line in lines) == len(reading.sentences)
    assert "; carried from ‹said›;" in " ".join(printed.split())
