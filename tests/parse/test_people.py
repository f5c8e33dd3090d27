"""People and voices: names in every order, who is present, and whose words they are."""

import doctest
from types import ModuleType

import pytest

from summitreader import parse
from summitreader.parse import cast, declarations, gazetteer, names, parties, people


@pytest.mark.parametrize(
    "module",
    [cast, declarations, gazetteer, names, parties, people],
    ids=lambda module: module.__name__.rsplit(".")[-1],
)
def test_the_examples_in_the_docstrings_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    "row",
    [
        "Chinese President Hu Wen met reporters.|Hu Wen|President|China",
        "President of Turkey Mehmet Kaya arrived.|Mehmet Kaya|President|Turkey",
        "President Ana Díaz of Mexico arrived.|Ana Díaz|President|Mexico",
        "Oleh Bondar, Minister of Foreign Affairs of Ukraine, left.|Oleh Bondar|Minister of Foreign Affairs|Ukraine",
        "President of the Republic of Korea (ROK) Han Seo Yun left.|Han Seo Yun|President|Republic of Korea",
        "The DPRK leader Ri Chol Su spoke.|Ri Chol Su|leader|DPRK",
        "U.S. President John Q. Potter, Jr. left.|John Q. Potter, Jr.|President|United States",
        "Crown Prince Faisal bin Nasser Al Harthi of Oman left.|Faisal bin Nasser Al Harthi|Crown Prince|Oman",
        "European Commission President Greta van der Berg spoke.|Greta van der Berg|President|European Union",
        "Chinese Vice Premier He Chunhua spoke.|He Chunhua|Vice Premier|China",
    ],
)
def test_a_person_has_the_name_role_and_country_that_the_text_gives(row: str) -> None:
    text, *wanted = row.split("|")
    assert wanted in [[one.name, one.role, one.country] for one in parse(text).speakers]


def test_a_spouse_is_among_the_people_with_the_country_of_the_other() -> None:
    reading = parse("Chinese President Hu Wen and his wife, Lin Mei, held a banquet.")
    assert [(one.name, one.country) for one in reading.speakers] == [("Hu Wen", "China"), ("Lin Mei", "China")]
    assert not reading.statements
