"""Acts of paragraphs in their speakers' own words: turns, speeches and declarations."""

import pytest

from summitreader import parse
from summitreader.model import Statement


def _turn(words: str) -> Statement:
    text = f"Press conference\n\nPRESIDENT RUIZ: Good morning.\n\nPREMIER LO: {words}\n\nPRESIDENT RUIZ: Thank you."
    return next(said for said in parse(text).statements if said.who and "LO" in said.who.of(text))


@pytest.mark.parametrize(
    "words",
    [
        "Trade grew. We will build a pier in Lima.",
        "We'll also train the pilots.",
        "Our two countries shall open a bank.",
        "I am sure that we will do so, and we remain committed to the plan.",
        "I intend to sign it.",
        "Yes. I pledge that the port has all that it needs.",
    ],
)
def test_a_turn_in_which_its_speaker_gives_a_word_is_a_commitment(words: str) -> None:
    assert _turn(words).stance == "commitment"


@pytest.mark.parametrize(
    "words",
    [
        "Will we build a pier?",
        "I hope we will build a pier.",
        "We asked whether we will build it.",
        "We will see. I will now take questions.",
        "They will build a pier, and Chile will pay.",
        "We will be in Lima.",
        "We built it.",
    ],
)
def test_a_question_a_hope_or_a_word_about_others_commits_nobody(words: str) -> None:
    assert _turn(words).stance != "commitment"


@pytest.mark.parametrize(
    ("words", "act", "addressee"),
    [
        ("We welcome the truce.", "welcome", None),
        ("We call on Norway to open the pier.", "request", "Norway"),
        ("Trade grew. I welcome the truce. We call on Norway to open the pier.", "welcome", None),
        ("We are concerned about the tests.", "concern", None),
        ("The mayor said that he welcomes it.", "say", None),
    ],
)
def test_a_turn_has_the_act_of_its_first_own_sentence_that_does_more_than_say(
    words: str, act: str, addressee: str | None
) -> None:
    said = _turn(words)
    assert said.act == act
    assert (said.addressee is not None) == (addressee is not None)


def test_a_speech_and_a_declaration_commit_too() -> None:
    speech = parse(
        "Remarks by President Ana Ruiz\n\nFriends, I thank you all.\n\nWe will build a pier in Lima this year."
    )
    assert [said.stance for said in speech.statements][-1:] == ["commitment"]
    text = "G7 Leaders’ Statement\n\nWe, the leaders of the G7, met in Lima.\n\nWe will support Norway."
    assert [said.stance for said in parse(text).statements][-1:] == ["commitment"]
