"""Texts whose form tells who speaks: transcripts, speeches, letters, declarations (tests/cases/voices.txt)."""

import re
from pathlib import Path

import pytest

from summitreader import parse
from tests.marked import unmarked

CASES = Path(__file__).parents[1] / "cases" / "voices.txt"
_LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", [line for line in _LINES if not line.startswith("- ")])
def test_a_marked_text_has_its_statements_and_speakers(case: str) -> None:
    marked, _, speakers = case.partition(" => ")
    text, marks = unmarked(marked.replace("|", "\n\n"))
    reading = parse(text)
    said = [span.of(text).rstrip(".") for one in reading.statements for span in one.says]
    assert sorted(said) == sorted(span.of(text).rstrip(".") for span in marks["says"])
    named = [one.speaker or "nobody" for one in sorted(reading.statements, key=lambda one: one.says[0])]
    assert named == speakers.split("; ")


@pytest.mark.parametrize("case", [line[2:] for line in _LINES if line.startswith("- ")])
def test_a_text_without_a_voice_has_no_statement(case: str) -> None:
    assert not parse(case.replace("|", "\n\n")).statements


_PUBLISHED = [
    ("Prime Minister of Peru", "Remarks at the fair|Thank you all. I am glad to be here.", "Prime Minister of Peru"),
    ("Prime Minister's Office, Peru", "On my visit|I will go to Fiji in May, and I am glad of it.", "Prime Minister"),
    ("The White House", "Presidential Message on the Day of Nets|We honor all who mend nets.", "President"),
    (
        "Prime Minister of Peru",
        "Statement on the grid|I am glad to open this.|Ana Ruiz says that cables matter.|Cables carry light.|They do.",
        "Prime Minister of Peru",
    ),
    # A predecessor of the same office, named in the speech, has not given it.
    (
        "Prime Minister of Peru",
        "Address at the pier|We meet again. I am glad.|Prime Minister of Peru Ana Ruiz built this pier.",
        "Prime Minister of Peru",
    ),
    (
        "Prime Minister of Peru",
        "Doorstop, Oslo|PM: I came to thank you.|We open the port today.",
        "Prime Minister of Peru",
    ),
    ("President of Peru", "Remarks at a lunch for Peruvian President Ana Ruiz|I thank you all for it.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("publisher", "text", "speaker"), _PUBLISHED)
def test_a_speech_without_a_name_is_by_whose_site_it_is(publisher: str, text: str, speaker: str) -> None:
    reading = parse(f"# {publisher} | 2020-05-04\n\n" + text.replace("|", "\n\n"))
    assert {one.speaker for one in reading.statements} == {speaker}
    assert len(reading.statements) == text.count("|")


_LABELLED = [
    # Whom a question names behind "Prime Minister," is a guest of the talk.
    (
        "HOST: Prime Minister, George W. Bush spoke last night.|PRIME MINISTER: He did, and I am glad.|HOST: Why?",
        "Prime Minister of Peru",
        "Peru",
    ),
    (
        "HOST: Mr Howe, what is new?|PRIME MINISTER: We met Prime Minister Juan Soto of Chile.|HOST: And you, Mr Howe?",
        "Howe",
        "Peru",
    ),
    ("PRESIDENT OF CHILE: I am glad.|HOST: Why?|PRESIDENT OF CHILE: We met.", "President of Chile", "Chile"),
]


@pytest.mark.parametrize(("text", "speaker", "side"), _LABELLED)
def test_an_office_that_labels_turns_is_of_the_site_or_of_the_side_that_it_tells(
    text: str, speaker: str, side: str
) -> None:
    reading = parse("# Prime Minister of Peru | 2020-05-04\n\nRadio talk\n\n" + text.replace("|", "\n\n"))
    found = {one.name: (one.role, one.country) for one in reading.speakers}
    assert found[speaker] == ("President" if side == "Chile" else "Prime Minister", side)
    assert speaker in {one.speaker for one in reading.statements}


@pytest.mark.parametrize(("side", "country"), [("Peru", "Peru"), ("Mexico", None)])
def test_a_prime_minister_of_a_label_is_of_the_side_most_named_if_that_has_one(side: str, country: str | None) -> None:
    text = f"Radio talk\n\nHOST: Hello.\n\nPM: {side} mends its nets, and I am glad of {side}'s crews.\n\nHOST: Why?"
    found = {one.name: one.country for one in parse(text).speakers}
    assert found["PM"] == country


def test_whom_a_question_names_behind_the_title_of_a_prime_minister_is_none() -> None:
    text = "Radio talk\n\nHOST: Prime Minister, George W. Bush spoke.\n\nPRIME MINISTER: I heard.\n\nHOST: Why?"
    assert [one.speaker for one in parse(text).statements] == ["Host", "Prime Minister", "Host"]


def test_a_line_in_capitals_below_a_caption_is_the_title_of_a_speech_though_it_ends_with_a_stop() -> None:
    title, said = "SPEECH AT A LUNCH BY THE PRIME MINISTER, MR. JUAN SOTO.", "Mr. Mayor, I thank you for this lunch."
    reading = parse(f"# Prime Minister of Peru | file 12 | CC BY\n\n{title}\n\n{said}")
    assert [(one.speaker, one.says[0].of(reading.article.text)) for one in reading.statements] == [("Juan Soto", said)]


def test_letters_behind_an_office_are_no_name() -> None:
    text = "TRANSCRIPT\n\nPRIME MINISTER E & OE\n\nPM: I am glad.\n\nQ: Why?\n\nPM: We met."
    assert "E" not in {one.name for one in parse(text).speakers}


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("The Lima Times", "Remarks at the fair|Thank you all. I am glad to be here."),
        ("Ministry of Trade of Peru", "Remarks at the fair|Thank you all. I am glad to be here."),
    ],
)
def test_an_outlet_and_a_body_give_no_speech(publisher: str, text: str) -> None:
    reading = parse(f"# {publisher} | 2020-05-04\n\n" + text.replace("|", "\n\n"))
    assert {one.speaker for one in reading.statements} == {""}


def test_words_in_the_first_person_below_any_title_need_a_site_whose_they_are() -> None:
    text = "On my visit\n\nI will go to Fiji in May, and I am glad of it."
    assert not any(one.rule == "statement_in_the_first_person" for one in parse(text).statements)


def test_a_message_that_somebody_reads_out_is_no_speech_of_the_site() -> None:
    text = (
        "Greetings to the fair|Ana Ruiz sent greetings.|The message reads:|“The fair is old.|It is big.|I greet you.”"
    )
    reading = parse("# President of Peru | 2020-05-04\n\n" + text.replace("|", "\n\n"))
    assert not any(one.rule == "statement_in_the_first_person" for one in reading.statements)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fact Sheet: President Ana Ruiz of Peru on trains|The Department of Rail will lay rails.", "Peru"),
        ("Fact Sheet: The Élysée on trains|President Ana Ruiz of Peru came. The Department of Rail will go.", "France"),
        ("Fact Sheet: President Ana Ruiz of Peru on trains|Blue Harbour Lines will lay rails.", None),
        ("# Cabinet of Fiji | 2020|Fact Sheet: President Ana Ruiz of Peru|The Rail Bureau will lay rails.", "Fiji"),
    ],
)
def test_bodies_of_a_fact_sheet_serve_whoever_issued_it(text: str, country: str | None) -> None:
    reading = parse(re.sub(r"(?<! )\|", "\n\n", text))
    said = reading.statements[-1].speaker
    assert [one.country for one in reading.speakers if one.name == said] == [country]


def test_parties_commit_where_they_are_defined_and_intend_that_something_is() -> None:
    text = (
        "Memorandum of Understanding on rails\n\nPeru and Chile (the “Participants”) commit to lay rails.\n\n"
        "Participants intend that the rails will last. The Participants will meet."
    )
    said = [one.says[0].of(text).rstrip(".") for one in parse(text).statements]
    assert said == ["lay rails", "the rails will last", "meet"]
