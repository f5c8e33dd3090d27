"""Whose words they are: pronouns, sides, joint voices, transcripts, and sentences that only carry on."""

from collections.abc import Callable
from inspect import getmembers, isfunction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader import parse
from summitreader.parser.speakers import coreference as who
from summitreader.parser.speakers import joint_voices, offices, sentence_subjects
from summitreader.parser.speakers import organisations as bodies
from summitreader.parser.speakers.continuation import RULES
from tests.marked import examples, unmarked

TALKS = "Chinese President Hu Wen held talks with Chilean President Ana Díaz in Santiago on Monday. "


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_of_carried_sentences_finds_its_own_example(rule: Callable[..., bool]) -> None:
    assert examples(rule.__doc__)
    for example in examples(rule.__doc__):
        text, marks = unmarked(example)
        found = [s.says[0] for s in parse(text).statements if s.kind == "implied" and s.rule == rule.__name__]
        assert found == marks["implied"]


RESOLVED = [
    function
    for module in (who, joint_voices, offices, bodies, sentence_subjects)
    for _, function in getmembers(module, isfunction)
    if function.__module__ == module.__name__ and examples(function.__doc__)
]


@pytest.mark.parametrize("rule", RESOLVED, ids=lambda rule: rule.__name__)
def test_a_way_of_naming_the_speaker_finds_its_own_example(rule: Callable[..., object]) -> None:
    for example in examples(rule.__doc__):
        text, marks = unmarked(example)
        said = [statement.speaker for statement in parse(text).statements if statement.who in marks["who"]]
        assert said, f"no statement of {example}"
        assert said == [marks["name"][0].of(text)], example


CASES = Path(__file__).parents[1] / "cases" / "speakers.txt"
_LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", _LINES)
def test_the_speakers_of_a_case_are_those_written_behind_it(case: str) -> None:
    text, _, speakers = case.partition("=>")
    assert "; ".join(_speakers(text.strip().replace("|", "\n\n"))) == speakers.strip()


def _speakers(text: str) -> list[str]:
    return [statement.speaker for statement in parse(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hu said he and President Díaz have met twice. He stressed that ties are good.", "Hu Wen"),
        ("Hu said ties are good. She stressed that trade is fair.", "Ana Díaz"),
        ("The Chilean President stressed that trade is fair.", "Ana Díaz"),
        ("The two leaders agreed to meet again.", "both sides"),
        ("President Hu and President Díaz agreed to meet again.", "both sides"),
        ("Chile proposed lower tariffs.", "Chile"),
        ("The spokesperson for the Peruvian Presidency Eva Soto said trade is fair.", "Eva Soto"),
        ("In a meeting with Premier of Peru Juan Ruiz, President Hu said trade grows.", "Hu Wen"),
        ("According to adviser Eva Soto, President Hu voiced concern over prices.", "Eva Soto"),
        ("Hu sat down. The senior Chinese leader said trade grows.", "Hu Wen"),
        ("Hu left. The Chinese President smiled. Ties grow, the Chilean president stressed as well.", "Ana Díaz"),
        ("Foreign Minister Li Ping left. The top diplomat said trade is fair.", "Li Ping"),
        ("Embassy spokesperson Ravi Rao sat down. The embassy spokesperson said trade is fair.", "Ravi Rao"),
        (
            "Hu said ties are good. The embassy spokesperson Ravi Rao left. The spokesperson smiled. He said it rains.",
            "Ravi Rao",
        ),
        ("A spokesman for Hu said ties are good.", "Spokesman for Hu"),
    ],
)
def test_the_last_statement_has_the_right_speaker(text: str, speaker: str) -> None:
    assert _speakers(TALKS + text)[-1] == speaker


def test_an_office_without_a_name_and_a_head_of_another_side_are_two_sides() -> None:
    text = "The Prime Minister spoke to the President of Peru, Ana Ruiz. The leaders agreed to meet."
    assert _speakers(text) == ["both sides"]


def test_he_is_whom_the_sentence_before_is_about_rather_than_the_name_that_stands_nearest() -> None:
    text = "The old General Juan Ruiz met a delegation led by Carlos Vega. He said the talks were good."
    assert _speakers(text) == ["Juan Ruiz"]


def test_narration_after_the_talks_is_nobodys_statement() -> None:
    assert _speakers(TALKS + "Hu said ties are good. After the talks, they witnessed a signing.") == ["Hu Wen"]


def test_a_joint_voice_names_the_two_who_spoke() -> None:
    reading = parse(TALKS + "Both sides agreed to meet again.")
    assert [one.members for one in reading.speakers if one.kind == "joint"] == [("Hu Wen", "Ana Díaz")]


TRANSCRIPT = """Press statements

President of Chile Ana Díaz: Friends, welcome. I said so before.

We trade more every year.

President of China Hu Wen (retranslated): Thank you. <…>"""


def test_each_turn_of_a_transcript_gives_one_statement_a_paragraph() -> None:
    reading = parse(TRANSCRIPT)
    said = [(s.speaker, s.says[0].of(reading.article.text)) for s in reading.statements]
    assert said == [
        ("Ana Díaz", "Friends, welcome. I said so before."),
        ("Ana Díaz", "We trade more every year."),
        ("Hu Wen", "Thank you."),
    ]


def test_turns_are_found_inside_one_flattened_paragraph() -> None:
    assert _speakers(" ".join(TRANSCRIPT.split("\n\n"))) == ["Ana Díaz", "Hu Wen"]


def test_one_who_asks_once_has_a_turn_of_their_own() -> None:
    text = (
        "Díaz answers\n\nDaily Post: Is it true?\n\nAna Díaz: We think so.\n\nEvening News: When?\n\nAna Díaz: In May."
    )
    assert _speakers(text) == ["Daily Post", "Ana Díaz", "Evening News", "Ana Díaz"]


def test_labels_in_capitals_begin_turns() -> None:
    text = "PRESIDENT DÍAZ: Good morning.\n\nQ Thank you. Why now?\n\nPRESIDENT DÍAZ: Why not?"
    assert _speakers(text) == ["Díaz", "Q", "Díaz"]


PIECES = st.sampled_from(
    [
        "President Xi",
        "Xi Jinping",
        "Mr Lee",
        "He Lifeng",
        "U.S.",
        "the two leaders",
        "He said",
        "They agreed to",
        "PRESIDENT DÍAZ:",
        "Q ",
        "\n\n",
        ". ",
        ", ",
        "“",
        "”",
        "We",
        "of the",
        "Republic of Korea (ROK)",
        "and",
        "his wife, ",
        "Jr.",
        "bin",
        "The Parties",
        "NOTING",
        "should",
        "China",
        ":",
        "said",
        "that",
        "<…>",
        "* * *",
        "’s",
        "Minister of Trade",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_any_text_has_speakers_and_statements_that_fit_together(text: str) -> None:
    reading = parse(text)
    kept = reading.article.text
    names = [speaker.name for speaker in reading.speakers]
    assert len(set(names)) == len(names)
    for speaker in reading.speakers:
        spans = speaker.mentions
        assert all(0 <= span.start < span.end <= len(kept) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for statement in reading.statements:
        assert not statement.speaker or statement.speaker in names
        assert all(0 <= span.start < span.end <= len(kept) for span in statement.says)
    assert list(reading.statements) == sorted(reading.statements, key=lambda statement: statement.start)


def test_who_only_made_a_picture_is_listed_last_and_says_so() -> None:
    caption = "The hall at night. Image: Eva Soto."
    said = "Mayor Ana Díaz said the hall is open to all."
    reading = parse(f"Harbour hall opens\n\n{caption}\n\n{said}\n\n{caption}")
    assert [speaker.name for speaker in reading.speakers] == ["Ana Díaz", "Eva Soto"]
    assert (reading.speakers[1].kind, reading.speakers[1].role) == ("body", "picture credit")
    assert _speakers(reading.article.text) == ["Eva Soto", "Ana Díaz", "Eva Soto"]


def test_a_caption_is_nobodys_words_in_a_report_of_talks() -> None:
    text = TALKS + "\n\nThe two leaders in the palace. Photo: Eva Soto."
    assert "Eva Soto" not in _speakers(text)


def test_words_after_image_that_are_no_name_credit_nobody() -> None:
    assert _speakers("Harbour hall opens\n\nThe hall at night. Image: taken from the tower.") == []


def test_labels_behind_a_quotation_mark_are_labels_too_and_a_headline_above_them_is_no_turn() -> None:
    turns = '"DÍAZ: We will talk.\n\n"SOTO: When will you talk?\n\n"DÍAZ: In May, I hope.\n\n"SOTO: Are you sure?'
    text = "Díaz: No talks this year.\n\nMayor Ana Díaz said on Monday that talks would come late.\n\n" + turns
    assert _speakers(text) == ["Ana Díaz", "Ana Díaz", "Ana Díaz", "Soto", "Ana Díaz", "Soto"]
    assert parse(text).statements[0].rule == "headline_label"


def test_names_above_portraits_and_votes_are_no_turns() -> None:
    portraits = (
        "Plans\n\nAna Díaz: Ports Mayor Ana Díaz wants ports.\n\nEva Soto: Schools Judge Eva Soto wants schools."
    )
    votes = "Votes\n\nMayor Ana Díaz: 120.\n\nJudge Eva Soto: 34.\n\nThe rest is open."
    assert "turn_of_a_transcript" not in [one.rule for text in (portraits, votes) for one in parse(text).statements]


def test_a_full_name_among_labels_that_come_again_is_a_label_too() -> None:
    text = "Ana Díaz: We think so.\n\nPaul Berg: I think we do not.\n\nAna Díaz: In May we will know more."
    assert _speakers(text) == ["Ana Díaz", "Paul Berg", "Ana Díaz"]


def test_news_that_only_names_heads_of_two_sides_carries_nothing_on() -> None:
    text = "Sea levels rise.\n\nPresident Hu Wen of China said seas rise. President Ana Díaz of Chile agreed they do. "
    assert "present_goes_on" not in {s.rule for s in parse(text + "The shore is falling into the sea.").statements}


def test_the_sides_of_a_joint_statement_or_a_fact_sheet_pledge_but_those_of_a_report_do_not() -> None:
    told = "\n\nPresident Ruiz of Peru met President Soto of Chile. The two sides will expand trade in fruit."
    assert _speakers("Joint Statement of Peru and Chile" + told) == ["both sides"]
    assert _speakers("Fact Sheet: Peru and Chile Grow Closer" + told) == ["both sides"]
    assert _speakers("Peru and Chile Grow Closer" + told) == []


def test_the_formal_lines_of_a_declaration_say_nothing() -> None:
    said = "We reaffirm our commitment to peace along the border between our two nations. We support all who help. "
    text = (
        "Joint Declaration by the President of Peru and the President of Chile|We, the President of Peru and the "
        f"President of Chile, having met in Lima in May, declare the following:\n\n1. {said}\n\n2. {said}"
        "\n\nSigned at Lima on the fourth day of May in two copies, in the Spanish language."
        "\n\nPresident of the Republic of Peru President of the Republic of Chile at Lima"
    )
    assert _speakers(text) == ["both sides"] * 2
