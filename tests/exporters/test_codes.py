"""Codes beside words: whole lists without doubles, well-known samples, and nothing where it is not sure."""

import json
from typing import get_args

import pytest

from summitreader.exporters.codes import (
    EventCodes,
    StateCodes,
    act_codes,
    meeting_codes,
    party_codes,
    state_codes,
    status_codes,
    theme_codes,
)
from summitreader.exporters.jsonl import write_jsonl
from summitreader.exporters.rows.make import TableSource, make_rows
from summitreader.importers.plain.text import read_text
from summitreader.model import Act, Status
from summitreader.session import parse
from summitreader.word_files import word_file

STATES = {key: row for key, row in word_file("countries").items() if not row.get("body")}
LETTERS, CODES = word_file("iso3"), word_file("codes")
UNITED_NATIONS = frozenset(STATES) - {"VA", "PS", "XK", "TW"}
WITHOUT_NUMBERS = {"VAT", "PSE"}
# Whose name is a town's, too; and those whose people are called as another state's are, or as nobody is.
TOWNS = {"DJ": "Djibouti", "LU": "Luxembourg", "MC": "Monaco", "SM": "San Marino", "SG": "Singapore"}
NO_PEOPLE = {"DM", "CG", "VA"}
TALKS = """\
Oslo, 5 May 2031. President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway in Oslo.

Vik thanked Kenya for its help with solar power.

Diallo called on Norway to invest in wind power. Vik did not rule out talks.

Both sides signed an agreement on solar energy between Kenya and Norway."""


def test_all_members_of_the_united_nations_and_its_observers_are_there_with_their_facts() -> None:
    assert len(UNITED_NATIONS) == 193
    assert len(STATES) == len(LETTERS) == 197
    for key, row in STATES.items():
        assert row.get("formal") or key == "TW", key
        assert row.get("capital") or TOWNS.get(key) == row["name"], key
        assert row.get("people") or key in NO_PEOPLE, key


@pytest.mark.parametrize("fact", ["name", "formal", "capital"])
def test_no_two_states_share_a_name_or_a_capital(fact: str) -> None:
    told = [row[fact] for row in STATES.values() if fact in row]
    assert len(set(told)) == len(told)


def test_every_state_has_letters_and_numbers_of_its_own() -> None:
    assert set(LETTERS) == set(STATES)
    assert len({*LETTERS.values()}) == len(LETTERS)
    assert all(len(letters) == 3 and letters.isupper() for letters in LETTERS.values())
    assert {*LETTERS.values()} - {*CODES["states"]} == WITHOUT_NUMBERS
    for place in (0, 1):
        numbers = [row[place] for row in CODES["states"].values()]
        assert len(set(numbers)) == len(numbers)
        assert all(2 <= number <= 990 for number in numbers)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("United States", ("USA", 2, 2)),
        ("UK", ("GBR", 200, 200)),
        ("Germany", ("DEU", 255, 260)),
        ("Yemen", ("YEM", 679, 678)),
        ("Serbia", ("SRB", 345, 340)),
        ("Russian Federation", ("RUS", 365, 365)),
        ("People's Republic of China", ("CHN", 710, 710)),
        ("Republic of Korea", ("KOR", 732, 732)),
        ("DPRK", ("PRK", 731, 731)),
        ("Viet Nam", ("VNM", 816, 816)),
        ("Czechia", ("CZE", 316, 316)),
        ("Kosovo", ("XKX", 347, 347)),
        ("South Sudan", ("SSD", 626, 626)),
        ("Kiribati", ("KIR", 946, 970)),
        ("Tuvalu", ("TUV", 947, 973)),
        ("Tonga", ("TON", 955, 972)),
        ("Nauru", ("NRU", 970, 971)),
        ("Samoa", ("WSM", 990, 990)),
        ("Palestine", ("PSE", None, None)),
        ("Holy See", ("VAT", None, None)),
        ("ASEAN", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_a_state_has_the_codes_that_other_data_sets_know_it_by(name: str, codes: tuple[object, ...]) -> None:
    assert state_codes(name) == state_codes(name.upper()) == StateCodes(*codes)  # type: ignore[arg-type]


def test_codes_are_of_themes_acts_statuses_and_events_that_there_are() -> None:
    themes = {theme["id"] for theme in word_file("themes")["theme"]}
    assert set(CODES["cap"]) <= themes
    assert set(CODES["iptc"]) <= themes
    assert set(CODES["cap"].values()) <= {*range(1, 11), *range(12, 19), 19, 20, 21, 23}
    assert all(len(topic) == 15 and topic.startswith("medtop:") for topic in CODES["iptc"].values())
    assert set(CODES["acts"]) <= set(get_args(Act))
    assert set(CODES["statuses"]) <= set(get_args(Status))
    assert set(CODES["events"]) <= set(word_file("events")["nouns"])
    used = {kind for table in ("acts", "statuses", "events") for kind in CODES[table].values()}
    assert used == set(CODES["quad"])


def test_an_event_of_plover_follows_only_where_it_is_sure() -> None:
    assert act_codes("request") == EventCodes("REQUEST", 3)
    assert act_codes("thank") == act_codes("welcome") == status_codes("signed") == EventCodes("SUPPORT", 1)
    assert act_codes("commit") == status_codes("planned") == EventCodes("AGREE", 1)
    assert meeting_codes("phone call") == EventCodes("CONSULT", 1)
    assert act_codes("reject", is_negated=True) == EventCodes()
    for act in ("say", "hope", "stress", "affirm", "concern", "condole"):
        assert act_codes(act) == EventCodes()
    assert status_codes("referenced") == meeting_codes("statement") == meeting_codes("odd") == EventCodes()


def test_a_theme_that_several_topics_share_has_no_code() -> None:
    assert theme_codes(("humanitarian_consular", "people_exchange", "mine")) == ((), ())
    assert theme_codes(("energy", "energy")) == (("8",), ("medtop:20000256",))


def test_tables_and_json_have_the_same_codes_under_the_same_names() -> None:
    reading = parse(read_text(TALKS))
    source = TableSource(reading, reading.article.id)
    thanked, asked, ruled = make_rows(source, "statements")
    assert (thanked["iso3"], thanked["cow"], thanked["gw"]) == ("NOR", 385, 385)
    assert (thanked["cap"], thanked["iptc"]) == (("8",), ("medtop:20000256",))
    assert [(row["act"], row["plover"], row["quad"]) for row in (thanked, asked, ruled)] == [
        ("thank", "SUPPORT", 1),
        ("request", "REQUEST", 3),
        ("reject", None, None),
    ]
    (agreed,) = make_rows(source, "agreements")
    assert (agreed["parties"], agreed["parties_iso3"], agreed["parties_cow"]) == (
        ("Kenya", "Norway"),
        ("KEN", "NOR"),
        ("501", "385"),
    )
    assert (agreed["theme"], agreed["cap"], agreed["plover"]) == (("energy",), ("8",), "SUPPORT")
    (event,) = make_rows(source, "events")
    assert (event["plover"], event["quad"]) == ("CONSULT", 1)
    assert {row["iso3"] for row in make_rows(source, "people")} == {"KEN", "NOR"}
    told = json.loads(write_jsonl(reading, "talks"))
    assert [statement["plover"] for statement in told["statements"]] == ["SUPPORT", "REQUEST", None]
    assert told["agreements"][0]["parties_iso3"] == ["KEN", "NOR"]
    assert told["people"][0]["cow"] in (501, 385)
    assert (told["themes"][-1]["cap"], told["event"]["plover"]) == (["8"], "CONSULT")


def test_parties_that_are_no_states_keep_the_places_of_the_others() -> None:
    assert party_codes(("ASEAN", "Kenya"))["parties_iso3"] == ("", "KEN")
