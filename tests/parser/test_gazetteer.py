"""The gazetteer: the states of the world, once, with what they and their people are called."""

import tomllib

import pytest

from summitreader import parse
from summitreader.parser.lexicon.gazetteer import gazetteer
from tests.shared import ROOT


def test_every_member_of_the_united_nations_is_a_side_with_a_capital() -> None:
    rows = tomllib.loads((ROOT / "src" / "summitreader" / "data" / "countries.toml").read_text("utf-8"))
    states = {code: row for code, row in rows.items() if not row.get("body")}
    assert len(states.keys() - {"VA", "PS", "XK", "TW"}) == 193
    without = {code for code, row in states.items() if "capital" not in row}
    # The town is called like the state.
    assert without == {"DJ", "LU", "MC", "SM", "SG"}


def test_no_name_adjective_or_capital_stands_for_two_sides() -> None:
    rows = tomllib.loads((ROOT / "src" / "summitreader" / "data" / "countries.toml").read_text("utf-8"))
    words = [
        word
        for row in rows.values()
        for word in {row["name"], row.get("formal", row["name"]), *row.get("forms", ()), *row.get("people", ())}
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "row",
    [
        "Trinidad and Tobago Prime Minister Lia Roe spoke.|Lia Roe|Trinidad and Tobago",
        "President of Côte d’Ivoire Awa Koné spoke.|Awa Koné|Côte d’Ivoire",
        "Prime Minister of The Bahamas Tia Moss spoke.|Tia Moss|Bahamas",
        "President Lia Roe of the Plurinational State of Bolivia spoke.|Lia Roe|Bolivia",
        "Malagasy President Tia Moss spoke.|Tia Moss|Madagascar",
        "President of Chad Idriss Moss spoke.|Idriss Moss|Chad",
        "Comorian President Said Moss spoke.|Said Moss|Comoros",
    ],
)
def test_a_state_is_known_by_all_its_names(row: str) -> None:
    text, name, country = row.split("|")
    speakers = {speaker.name: speaker for speaker in parse(text).speakers}
    assert speakers[name].country == country


@pytest.mark.parametrize("name", ["Victoria Moss", "Chad Moss", "Sofia Roe"])
def test_a_given_name_that_is_a_state_or_a_capital_too_is_no_side(name: str) -> None:
    (speaker,) = parse(f"{name} said that trade had grown.").speakers
    assert (speaker.name, speaker.country) == (name, None)


def test_an_office_before_a_verb_of_headlines_has_no_name() -> None:
    names = [speaker.name for speaker in parse("Prime Minister Will Meet Peruvian President Ana Ruiz").speakers]
    assert names == ["Ana Ruiz"]


def test_brussels_stands_for_the_union() -> None:
    assert gazetteer().side_of["Brussels"] == ("EU", "Z")
