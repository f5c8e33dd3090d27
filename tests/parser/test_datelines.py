"""Datelines: where a report begins behind place, day and agency."""

import pytest

from summitreader import parse
from summitreader.parser.text.datelines import dateline_end


@pytest.mark.parametrize(
    "row",
    [
        "SUVA, May 4 (FJX) -- |Fiji grew.",
        "PORT MORESBY (PNA) – |Fiji grew.",
        "LIMA, Peru, 4 May 2030 – |Fiji grew.",
        "Suva (FJX) — |Fiji grew.",
        "(FJX) - |Fiji grew.",
        "VALLETTA – |Fiji grew.",
        "ROME, Dec. 20 /ANSA/ -- |“Fiji grew.",
        "|NATO – The alliance grew.",
        "|Fiji – Peru trade grew.",
        "|ISSUE: Fiji grew.",
        "|MUSCAT grew.",
    ],
)
def test_a_report_begins_behind_its_dateline(row: str) -> None:
    dateline, _, rest = row.partition("|")
    assert dateline_end(dateline + rest, 0, len(dateline + rest)) == len(dateline)


def test_what_is_said_does_not_begin_with_the_dateline() -> None:
    text = "Off\n\nSUVA, May 4 (FJX) -- President Sam Vuki will seek a new dock, adviser Karl Berg said Friday."
    said = parse(text).statements[0].says[0]
    assert said.of(text).startswith("President Sam Vuki")


def test_those_who_sign_are_named_without_the_dateline_or_a_fronted_phrase() -> None:
    for front in ("SUVA, Dec. 20 (FJX) – The", "In Suva on December 20 the"):
        text = f"Two documents\n\n{front} Republic of Fiji and the Republic of Peru signed two documents on Thursday."
        assert parse(text).agreements[0].parties == ("Fiji", "Peru")
