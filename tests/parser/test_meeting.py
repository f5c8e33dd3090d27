"""The meeting: what a text is, who meets, and who speaks where nobody is named."""

import pytest

from summitreader.importers.plain.text import read_text
from summitreader.parser.meeting.find import Meeting, find_meeting
from summitreader.parser.meeting.genres import GENRES, RULES
from summitreader.parser.people.find import find_people
from summitreader.parser.text.word_index import index_words


def meeting_of(text: str) -> Meeting:
    article = read_text(text)
    return find_meeting(
        article.text, article.blocks, find_people(article.text, article.blocks), index_words(article.text)
    )


TEXTS = {
    "transcript": """Press statements

PRESIDENT RUIZ: I am glad to see you here today in this hall, my friends.

PRIME MINISTER AMES: Thank you for the welcome that we were given this morning.""",
    "speech": """Address to the harbour workers

Ladies and gentlemen, I am glad that you came, and I thank you all.

We have built this harbour together, and we will build the next one too, my friends.""",
    "letter": """Letter to the Speaker

Dear Mr. Speaker:

I am pleased to transmit the agreement that we signed.

Sincerely,

Ana Ruiz""",
    "declaration": """Joint Statement on Tides

We reaffirm our support for open harbours and for the free passage of ships.

We call on all states of the region to lower their fees, and we will lower ours.""",
    "joint_statement": """Joint Statement on Tides

President Ana Ruiz of Peru and President Otto Banda of Zambia met in Lima.

The two leaders welcomed the progress that was made since the last meeting of the ministers.""",
    "fact_sheet": """FACT SHEET: Peru and Zambia

Peru will build two harbours, and Zambia will send its engineers to them.""",
    "list_of_documents": """Documents signed at the talks

1. Memorandum of Understanding on fisheries.

2. Treaty on trade.""",
    "call": """Ruiz has telephone conversation with Banda

President of Peru Ana Ruiz talked to Otto Banda about ships.""",
    "readout": """Readout of the President’s Meeting with Otto Banda

President Ana Ruiz of Peru met today with Otto Banda.""",
    "news": """Peru, Zambia to build harbours

LIMA, May 3 (Andina) -- Peru and Zambia will build two harbours for their fishermen, officials said.""",
    "instrument": """Memorandum of Understanding between Peru and Zambia

The Participants will share their engineers.""",
}


@pytest.mark.parametrize("genre", GENRES)
def test_the_words_of_a_text_tell_its_genre(genre: str) -> None:
    assert meeting_of(TEXTS[genre]).genre == genre


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_every_rule_of_genre_decides_some_text(rule: str) -> None:
    assert rule in {meeting_of(text).evidence.rule for text in (*TEXTS.values(), *MORE)}


MORE = (
    "Interview with the Prime Minister\n\nPRESIDENT RUIZ: The harbour is open, and the ships sail on every morning.",
    "Peru talks\n\nPresident of Peru Ana Ruiz spoke by telephone with Prime Minister Ruth Ames of Fiji on Monday.",
    "Harbour\n\nLadies and gentlemen, I am glad that you came, and I thank you all for the new harbour.",
    "Ships\n\nOffice of the Spokesperson\n\nSecretary Ruiz saw Prime Minister Ruth Ames of Fiji in Suva on Monday.",
)


def test_a_line_of_figures_below_takes_no_title_away() -> None:
    text = "Meeting with Mr Mole\n\n2031-10-22 15:30\n\nPresident Rat received Mr Mole."
    assert meeting_of(text).title.of(text) == "Meeting with Mr Mole"


def test_a_report_on_a_joint_statement_is_none() -> None:
    assert (
        meeting_of("Leaders issue joint statement\n\nRuiz and Ames issued a joint statement on Monday.").genre == "news"
    )


def test_a_lead_in_of_a_fact_sheet_is_no_label() -> None:
    text = "New era\n\nSECURING EXPORTS: I think that we will export more ships to our friends than you think."
    assert meeting_of(text).genre != "transcript"


def test_the_sides_begin_with_the_house_that_wrote_the_text() -> None:
    text = "Talks with Zambia\n\nPresident Ana Ruiz met President Otto Banda of Zambia. The Peruvian President spoke."
    meeting = meeting_of(text)
    assert meeting.house == "PE"
    assert meeting.sides == ("PE", "ZM")


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        ("President Ana Ruiz of Peru met President Otto Banda of Zambia.", True),
        ("Readout of the call\n\nPresident Ana Ruiz spoke.", True),
        ("President Ana Ruiz of Peru opened a pier.", False),
    ],
)
def test_heads_of_two_sides_make_talks(text: str, talks: bool) -> None:
    assert meeting_of(text).talks is talks


def test_news_that_names_two_heads_further_down_does_not_open_with_talks() -> None:
    pier = "LIMA, May 3 (Andina) -- A pier was opened on Monday by fishermen, who sang. " + "It is long and dry. " * 20
    meeting = meeting_of(f"Pier\n\n{pier}\n\nPresident Ana Ruiz of Peru met President Otto Banda of Zambia.")
    assert meeting.talks
    assert not meeting.opens_with_talks


@pytest.mark.parametrize(
    ("title", "group"),
    [("G20 Leaders' Statement", "G20 Leaders"), ("Joint statement of Peru and Fiji", None), ("Talks with ASEAN", None)],
)
def test_many_speak_as_a_body(title: str, group: str | None) -> None:
    assert meeting_of(f"{title}\n\nThe leaders met on Monday.").group == group
