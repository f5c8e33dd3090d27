"""Rules explain themselves: by their names, from their docstrings."""

from summitreader import session


def test_a_rule_has_an_explanation_and_a_marked_example() -> None:
    assert session.why("speaker_then_cue") == "The speaker, a reporting verb, then the content."
    assert "[cue: " in session.example_of("speaker_then_cue")


def test_what_is_no_rule_has_none() -> None:
    assert (session.why("no_such_rule"), session.why("re"), session.example_of("Span")) == ("", "", "")


def test_the_seed_is_explained_sentence_by_sentence() -> None:
    reading = session.read(session.seed())
    printed = session.explain(reading)
    lines = printed.splitlines()
    assert sum(line.startswith("  ") and line[:6].strip().isdigit() for line in lines) == len(reading.sentences)
    assert "; carried from ‹said›;" in " ".join(printed.split())
