"""Whose account a text is, and who is one man under two names."""

import pytest

import summitreader
from summitreader.comparer.sides.countries import country_of_address
from summitreader.comparer.sides.people import parties_of
from summitreader.comparer.sides.whose import sides_of

OURS = "President Ana M. Ruiz, Jr. met President Li Wen of Chile in Lima. President Ruiz spoke of the port."
THEIRS = "President Li Wen had talks with the President of Peru Ana Ruiz. The President of Chile thanked her for it."


def test_a_side_is_the_country_whose_leader_is_named_first() -> None:
    one, other = sides_of([summitreader.parse(OURS), summitreader.parse(THEIRS)])
    assert (one.country, one.leaders) == ("Peru", ("Ana M. Ruiz, Jr.",))
    assert (other.country, other.leaders) == ("Chile", ("Li Wen",))


def test_the_order_of_the_accounts_changes_no_side() -> None:
    one, other = sides_of([summitreader.parse(THEIRS), summitreader.parse(OURS)])
    assert (one.country, other.country) == ("Chile", "Peru")


def test_whoever_is_met_in_the_title_is_the_other_side() -> None:
    text = "Meeting with President Li Wen of Chile\n\nThe President of Peru Ana Ruiz received Li Wen today."
    assert sides_of([summitreader.parse(text)])[0].country == "Peru"


def test_our_country_tells_whose_account_it_is() -> None:
    text = "Talks in Lima\n\nLi Wen of Chile came to Lima. President Ana Ruiz of Peru said that our country will pay."
    other = summitreader.parse("President Li Wen of Chile met Ana Ruiz of Peru. Li Wen said that the port is vital.")
    assert [side.country for side in sides_of([summitreader.parse(text), other])] == ["Peru", "Chile"]


def test_two_sides_are_never_one_country_while_another_is_left() -> None:
    reading = summitreader.parse("President Ana Ruiz of Peru met President Li Wen of Chile. Ana Ruiz said it was good.")
    assert {side.country for side in sides_of([reading, reading])} == {"Peru", "Chile"}


def test_a_text_that_names_nobody_has_no_leaders() -> None:
    (side,) = sides_of([summitreader.parse("The weather was fine.")])
    assert (side.country, side.leaders) == ("", ())


def test_initials_and_suffixes_make_no_second_man() -> None:
    people = [party for party in parties_of([summitreader.parse(OURS), summitreader.parse(THEIRS)]) if party.person]
    assert [party.names for party in people] == [(("Ana M. Ruiz, Jr.",), ("Ana Ruiz",)), (("Li Wen",), ("Li Wen",))]


def test_two_men_of_one_surname_and_two_countries_are_two() -> None:
    one = summitreader.parse("President Ana Ruiz of Peru said that it was good.")
    other = summitreader.parse("President Eva Ruiz of Chile said that it was bad.")
    assert len(parties_of([one, other])) == 2


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.president.gov.ua/en/news/1", "Ukraine"),
        ("https://www.state.gov/readout", "United States"),
        ("http://en.kremlin.ru/events", "Russia"),
        ("https://www.gov.uk/news", "United Kingdom"),
        ("https://example.com/x", ""),
        ("", ""),
    ],
)
def test_an_address_of_a_government_tells_the_country(address: str, country: str) -> None:
    assert country_of_address(address) == country


def test_an_office_with_its_country_is_the_one_who_holds_it() -> None:
    one = summitreader.parse("President Ana Ruiz of Peru met Li Wen of Chile. Ana Ruiz said that it was good.")
    other = summitreader.parse("The President of Peru said that it was good.")
    assert parties_of([one, other])[0].names == (("Ana Ruiz",), ("President of Peru",))


def test_a_full_name_is_one_man_whatever_country_each_text_seems_to_give_him() -> None:
    one = summitreader.parse("President of Peru Ana Ruiz said that it was good.")
    other = summitreader.parse("President Ana Ruiz spoke of the war in Syria. Ana Ruiz said that it was bad.")
    (ruiz,) = [party for party in parties_of([other, one]) if party.person]
    assert ruiz.country == "Peru"


def test_an_official_without_a_country_speaks_for_the_side_whose_call_it_is() -> None:
    ours = (
        "Background Briefing on the President's Call with President Li Wen of Chile\n\n"
        "SENIOR OFFICIAL: Thanks for coming. President Ruiz spoke with President Li Wen about the port.\n\n"
        "The President told him that Peru will wait. Li Wen asked for a treaty."
    )
    theirs = "President Li Wen of Chile spoke with President Ana Ruiz of Peru. Li Wen said that the port is vital."
    one, other = sides_of([summitreader.parse(ours), summitreader.parse(theirs)])
    assert (one.country, other.country) == ("Peru", "Chile")
    assert "Senior Official" in one.leaders
