"""The event: the mark's name is its kind; <place> and <date> are words of the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitreader
from summitreader.parser.event.find import RULES
from tests.marked import examples, unmarked

CASES = [
    "<talks>Chinese President Xi Jinping held talks with President Lee Jae Myung</talks> in <place>Beijing</place> on "
    "<date>Monday</date>, News.az reports.",
    "<phone_call>Readout of President Biden’s Video Call with President Putin</phone_call>|President Biden held a "
    "secure video call <date>today</date> with President Putin to discuss the situation in Ukraine.",
    "<summit>Readout of the Meeting with President Xi</summit>|President Biden <date>today</date> held a Summit with "
    "President Xi in <place>Woodside, California</place>.",
    "<visit>Fact Sheet: Deals During State Visit to Narnia</visit>|<date>Today</date>, the President secured deals "
    "while visiting the <place>Republic of Narnia</place>.",
    "<talks>Russian-Indian talks</talks>|Talks between the two leaders have been held in <place>New Delhi</place>.",
    "<talks>Russian-Chinese talks</talks>|Xi Jinping, who has come to Russia on an official visit, met for talks in "
    "<place>the Kremlin</place>.",
    "<ceremony>In the presence of both presidents a number of documents were signed</ceremony>|Documents followed.",
    "<declaration>G7 Narnia Leaders’ Communiqué</declaration>|We, the Leaders, met in <place>Edoras</place> on "
    "<date>May 19-21, 2023</date>.",
    # Initials are no place.
    "<statement>Joint Statement from Narnia and Archenland</statement>|Prime Minister Mole met <date>today</date> "
    "with experts in U.N. bodies.",
    "<declaration>Narnian Leaders’ Declaration</declaration>|<place>Bree, Narnia</place>, <date>15-16 May 2031</date>|"
    "We met.",
    # A month and its year are no day; what is still to come is no event; a product is no monument.
    "<statement>Joint Statement from Narnia and Archenland</statement>|They hailed a launch in January 2031.",
    "<talks>Talks</talks>|During the first visit of a queen to the <place>Republic of Gondor</place>, she spoke.",
    # What a title has in sight is not what took place.
    "Summit in sight|<phone_call>Prime Minister Mole spoke by phone with President Rat</phone_call> on "
    "<date>Sunday</date> about the coming summit in Bree.",
    "<talks>Talks in Bree</talks>|Prime Minister Mole held talks with President Rat in <place>Bree</place> on the eve "
    "of the river summit. A ceremony with music followed.",
    "<talks>Lunch</talks>|Prime Minister Mole held talks with President Rat in <place>Bree</place>.",
    "<statement>Greetings on the opening of the river meeting</statement>|President Rat said that boats were fine.",
    "<ceremony>Prime Minister Mole and President Rat signed a treaty</ceremony> in <place>Bree</place>.",
    # The town before the country, never an office, a body, a person or what the talks are on.
    "<talks>Talks on the southern border of Peru</talks>|Minister Mole met Minister Rat in <place>Arica</place>.",
    "<talks>Meeting with Prime Minister of Fiji Ruth Ames</talks>|President Rat met with Prime Minister of Fiji Ruth "
    "Ames to discuss the boats in Peru.",
    "<talks>President Rat met Mr Mole</talks> at the Marina Pavilion in <place>Suva</place>.",
    "<talks>Mole receives Rat</talks>|Prime Minister Mole welcomed President Rat to <place>the Lily Palace</place>.",
    "<talks>Remarks at Meeting With Mr Mole</talks>|<place>Lily Room</place>|RAT: I am glad that you came.",
    "<phone_call>President Rat and Mr Mole held a video conference</phone_call> on <date>Monday</date>.",
    "<ceremony>Mr Rat and Mr Mole opened the new pier</ceremony> in <place>Suva</place>.",
    # The day of the talks, not of the text, of the feast, or of what is still to come.
    "<talks>Off to Malta</talks>|BREE, May 6 (Norda) -- Mr Rat met Mr Mole on <date>Tuesday</date>, before the feast "
    "of 8 May.",
    "<talks>Meeting with Mr Mole</talks>|<date>October 22, 2031</date> 15:00|Mr Rat met with Mr Mole.",
    "<talks>Meeting with Mr Mole</talks>|Mr Rat met with Mr Mole. They recalled the storm of 3 March 1999.",
    "<talks>Meeting with Mr Mole</talks>|Mr Rat met with Mr Mole and said that he would come back on Friday.",
    "<press_conference>Press statements following talks</press_conference>|President Xi: Friends.",
]


@pytest.mark.parametrize("marked", CASES + [case for rule in RULES for case in examples(rule.__doc__)])
def test_the_event_has_the_marked_kind_place_and_day(marked: str) -> None:
    text, marks = unmarked(marked.replace("|", "\n\n"))
    event = summitreader.parse(text).event
    assert event is not None
    place, date = marks.pop("place", [None])[0], marks.pop("date", [None])[0]
    assert [event.kind.replace(" ", "_")] == list(marks)
    assert (event.place and event.place.of(text)) == (place and place.of(text))
    assert (event.date and event.date.of(text)) == (date and date.of(text))


EVENTS = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "events.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", EVENTS)
def test_the_event_is_the_one_of_the_case(line: str) -> None:
    kind, place, date, text = line.split(" · ", 3)
    reading = summitreader.parse(text.replace("|", "\n\n"))
    event, words = reading.event, reading.article.text
    told = (
        [event.kind, *(span.of(words) if span else "-" for span in (event.place, event.date))] if event else ["-"] * 3
    )
    assert told == [kind, place, date]


def test_a_place_stands_behind_a_bar_at_the_end_of_a_title() -> None:
    reading = summitreader.parse(
        "Remarks by President Mole Before a Concert | Norfolk, VA\n\nMOLE: Hello.\n\nQ: Hello."
    )
    assert reading.event is not None
    assert reading.event.place is not None
    assert reading.event.place.of(reading.article.text) == "Norfolk, VA"


def test_those_named_with_the_event_were_there() -> None:
    reading = summitreader.parse("Chinese President Xi Jinping held talks with President of France Emmanuel Macron.")
    assert reading.event is not None
    assert reading.event.participants == ("Xi Jinping", "Emmanuel Macron")


def test_those_who_stayed_away_were_not_there() -> None:
    text = "Chinese President Xi Jinping held talks with President of France Emmanuel Macron. He Lifeng did not attend."
    reading = summitreader.parse(text.replace(". He", ", and Vice Premier He"))
    assert reading.event is not None
    assert reading.event.participants == ("Xi Jinping", "Emmanuel Macron")


def test_the_press_hears_of_a_call_without_those_who_were_on_it() -> None:
    reading = summitreader.parse(
        "Press Call on the Call with President Vladimir Putin\n\nQ: Why?\n\nOfficial: Because."
    )
    assert reading.event is not None
    assert reading.event.participants == ()


def test_what_is_sold_or_still_to_come_is_no_event() -> None:
    assert summitreader.parse("Shire Electronics unveiled a new telephone set with a large dial.").event is None
    assert summitreader.parse("The king will welcome the steward for a visit to Edoras.").event is None


def test_an_older_summit_is_not_the_day_or_place_of_the_event() -> None:
    reading = summitreader.parse("Talks\n\nThe two presidents discussed the June 2021 summit in Geneva.")
    assert reading.event is not None
    assert reading.event.kind == "talks"


def test_a_storm_pays_no_visit_and_what_is_only_said_took_no_place_in_the_title() -> None:
    storm = summitreader.parse("Storm in Bree\n\nThe storm reached Bree on Monday, the weather office said.").event
    assert storm is not None
    assert (storm.kind, storm.place) == ("statement", None)


def test_a_text_that_tells_no_event_has_none() -> None:
    assert summitreader.parse("Grass is green.").event is None
    assert summitreader.parse("").event is None
    assert summitreader.parse("Talks\n\n*\n\nGrass is green.").event.place is None  # type: ignore[union-attr]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["held talks ", "in ", "Beijing", "on Monday", "today ", "met ", "Summit ", "\n\n", ", ", "May 3", "visit "]
        )
        | st.text(max_size=5)
    ).map("".join)
)
def test_any_text_has_an_event_with_evidence_inside_the_text(text: str) -> None:
    reading = summitreader.parse(text)
    event = reading.event
    if event:
        for span in (event.evidence, event.place, event.date):
            assert span is None or 0 <= span.start < span.end <= len(reading.article.text)
