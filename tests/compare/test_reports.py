"""What one side's account says that a leader of another side said."""

import summitreader
from summitreader.comparer.parts import parts_of
from summitreader.comparer.sides.whose import sides_of
from summitreader.comparer.telling.reports import cross_reports
from summitreader.comparer.telling.voices import AccountVoices
from summitreader.comparison import CrossReport, Link
from summitreader.model import Span

OURS = """Press statement by the Prime Minister of Norway, Ana Berg, after talks with the President of Peru, Carlos Ruiz

PRIME MINISTER BERG: Good afternoon. President Ruiz and I have just finished our talks. We concurred on fishing.

On energy, President Ruiz strongly supported the laying of a second cable. He also told me that his house will vote.
I said that Norway will pay half of the costs.

The President assured me that no sailor will be sent home. My colleague asked for visas for sailors. I promised to look.
The Peruvian side has proposed a line between the coast guards. The President will say more about it in Lima.
"""
THEIRS = """President Ruiz meets Prime Minister Berg

President Carlos Ruiz of Peru met Prime Minister Ana Berg of Norway. President Ruiz said that a second cable is welcome.
The two leaders discussed fishing. Prime Minister Berg undertook to pay half of the costs of the cable.
"""


def _reports(*texts: str, links: tuple[Link, ...] = ()) -> list[CrossReport]:
    readings = [summitreader.parse(text) for text in texts]
    voices, parts = [AccountVoices(reading) for reading in readings], [parts_of(reading) for reading in readings]
    return list(cross_reports(sides_of(readings), voices, parts, links))


def _told(teller: int, *texts: str) -> list[str]:
    found = _reports(*texts)
    return [" ".join(one.span.of(texts[teller]).split()) for one in found if one.teller == teller]


def test_a_turn_tells_what_the_other_leader_said_by_name_office_and_pronoun() -> None:
    assert _told(0, OURS, THEIRS) == [
        "the laying of a second cable",
        "his house will vote",
        "no sailor will be sent home",
        "visas for sailors",
        "a line between the coast guards",
    ]


def test_the_narrator_tells_what_the_guest_said() -> None:
    assert _told(1, OURS, THEIRS) == ["pay half of the costs of the cable"]


def test_whoever_speaks_in_the_reading_stays_the_speaker() -> None:
    reading = summitreader.parse(OURS)
    before = reading.statements
    _reports(OURS, THEIRS)
    assert reading.statements == before
    assert {one.speaker for one in reading.statements} == {"Ana Berg"}


def test_what_two_leaders_did_together_is_no_report() -> None:
    text = (
        "President Ana Ruiz of Peru met President Li Wen of Chile. President Ruiz and President Li Wen affirmed peace."
    )
    assert _told(0, text, "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen said it was good.") == []


def test_a_speech_whose_speaker_is_not_named_is_the_other_leaders() -> None:
    ours = "Statement for the press\n\nI am glad to welcome President Li Wen of Chile. We spoke of the port."
    theirs = "President Li Wen of Chile met President Ruiz. President Ruiz told Li Wen that the port will open in May."
    assert _told(1, ours, theirs) == ["the port will open in May"]


def test_a_leader_whom_a_speech_names_without_a_country_is_the_other_sides() -> None:
    ours = (
        "Press Conference\n\nPRIME MINISTER BERG: I met Premier Li Wen of Chile today, and Norway is glad of it.\n\n"
        "President Soto said that he would look at the case of our two sailors."
    )
    theirs = "Premier Li Wen of Chile met Prime Minister Ana Berg of Norway. Li Wen said that the port is vital."
    assert _told(0, ours, theirs) == ["he would look at the case of our two sailors"]


def test_an_official_tells_what_the_other_leader_asked_and_journalists_tell_nothing() -> None:
    ours = (
        "Background Briefing on the President's Call with President Li Wen of Chile\n\n"
        "SENIOR OFFICIAL: President Ruiz spoke with President Li Wen. The President said that Peru will wait. Li Wen, "
        "for his part, raised the fishing quota.\n\nQ: Did Li Wen say that he will come to Lima in May?"
    )
    theirs = "President Li Wen of Chile spoke with President Ana Ruiz of Peru. Li Wen said that the port is vital."
    assert _told(0, ours, theirs) == ["the fishing quota"]


def test_an_affirmation_of_the_tellers_own_commitment_is_no_report() -> None:
    text = (
        "President Ana Ruiz met President Li Wen of Chile in Lima. President Li said the port is vital. "
        "The Head of State reaffirmed Peru’s commitment to the port treaty."
    )
    other = "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen said it was good."
    assert "Peru’s commitment to the port treaty" not in _told(0, text, other)


def test_two_matters_that_a_second_verb_joins_are_two_reports() -> None:
    text = (
        "President Ana Ruiz of Peru met President Li Wen of Chile. Li Wen said that Chile values the port, and stands "
        "ready to build a road."
    )
    other = "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen said it was good."
    assert _told(0, text, other) == ["Chile values the port", "stands ready to build a road"]


def test_a_link_tells_where_the_leaders_own_text_has_it() -> None:
    start = OURS.index("On energy")
    here = Span(start, OURS.index(" He also told"))
    there = Span(THEIRS.index("President Ruiz said"), THEIRS.index("The two leaders"))
    found = _reports(OURS, THEIRS, links=(Link((0, 1), (here, there), 0.5, "rare_words"),))
    assert [one.own for one in found if one.teller == 0] == [(there,), (), (), (), ()]


def test_the_leaders_own_words_are_searched_where_no_link_tells_them() -> None:
    theirs = (
        "Press statement by President Carlos Ruiz of Peru\n\nPRESIDENT RUIZ: I met Prime Minister Berg. I said that "
        "every effort must be made to avoid a catastrophe on the salted lagoon of Huaral."
    )
    ours = (
        "Prime Minister Ana Berg of Norway met President Carlos Ruiz of Peru. President Ruiz said that nobody wants a "
        "catastrophe at the salted lagoon."
    )
    (one,) = _reports(ours, theirs)
    assert [place.of(theirs).split()[0] for place in one.own] == ["I"]
