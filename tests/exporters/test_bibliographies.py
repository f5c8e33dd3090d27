"""Bibliographies as other programs read them: pybtex, rispy, and JSON Schema with what CSL-JSON may hold."""

import json
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin

from summitreader.exporters.citation.forms import CitationForm, write_citations
from summitreader.exporters.citation.names import authors_of
from summitreader.model import Citation

_WORDS = {"type": "string"}
_NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"family": _WORDS, "given": _WORDS, "literal": _WORDS},
        "additionalProperties": False,
    },
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "literal": _WORDS,
    },
    "additionalProperties": False,
}
_CSL_WORDS = ("title", "container-title", "source", "URL", "note", "language", "publisher", "abstract", "genre")
CSL_JSON = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["article", "article-newspaper", "document", "speech", "webpage"]},
            "id": {"type": ["string", "number"]},
            "author": _NAMES,
            "issued": _DATE,
            "accessed": _DATE,
            **dict.fromkeys(_CSL_WORDS, _WORDS),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What the schema of CSL's data (citationstyles.org) allows of the fields that we write; nothing else may be there."""

PAGE = Citation(
    sentence="Vik called on Russia to leave.",
    words="called on Russia to leave",
    kind="indirect",
    speaker="Jon Vik",
    role="Prime Minister of Norway",
    addressee="Russia",
    event="talks in Oslo",
    title="Vik & Diallo: 50% “more {cod}”",
    outlet="The Nord",
    citing="NTB",
    author="By Ana Roe and Per van der Lund",
    published="2031-05-04",
    url="https://nord.no/a_b%20c?d={e}&f=ø#g",
    accessed="2031-06-01",
    paragraph=3,
)
ODD = (
    "",
    "{",
    "}}{",
    "\\",
    "50% of $5 & #1_~^",
    "a\r\nTY  - JOUR\nER  - ",
    "“He said \"no\"” 'so'",
    "Ελλάδα 中文 עברית 😀",
    "@misc{x, title = {y}}",
    "n.d.",
    "Roe, Jane",
    "A, B; C and D & E",
)
_ANY = st.one_of(st.sampled_from(ODD), st.text(max_size=20))
_CITATIONS = st.builds(
    Citation,
    *(_ANY, _ANY),
    **dict.fromkeys(
        ("speaker", "role", "addressee", "event", "title", "outlet", "citing", "author", "url", "cue"), _ANY
    ),
    kind=st.sampled_from(["", "direct", "indirect", "mixed", "implied"]),
    published=st.one_of(_ANY, st.sampled_from(["2031", "2031-05", "2031-05-04", "2031-99-99", "0000-00-00"])),
    accessed=st.sampled_from(["", "2031-06-01"]),
    paragraph=st.integers(0, 3),
    own=st.sampled_from(["", "speech", "statement"]),
)


def _bibtex(*citations: Citation) -> BibliographyData:
    return parse_string(write_citations(citations, "bibtex"), "bibtex")


def _ris(*citations: Citation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rispy.loads(write_citations(citations, "ris"))
    return found


def _csl(*citations: Citation) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(write_citations(citations, "csl-json"))
    assert [error.message for error in Draft7Validator(CSL_JSON).iter_errors(items)] == []
    return items


def test_bibtex_is_read_back_with_all_that_is_known() -> None:
    ((key, entry),) = _bibtex(PAGE).entries.items()
    assert (key, entry.type) == ("roe2031vik", "misc")
    assert [" ".join((*one.first_names, *one.prelast_names, *one.last_names)) for one in entry.persons["author"]] == [
        "Ana Roe",
        "Per van der Lund",
    ]
    fields = entry.fields
    assert fields["title"] == r"{Vik \& Diallo: 50\% “more \textbraceleft{}cod\textbraceright{}”}"
    assert (fields["howpublished"], fields["year"], fields["month"]) == ("The Nord citing NTB", "2031", "May")
    assert (fields["date"], fields["urldate"]) == ("2031-05-04", "2031-06-01")
    assert fields["url"] == "https://nord.no/a_b%20c?d=%7Be%7D&f=ø#g"
    assert fields["note"] == (
        "called on Russia to leave — Jon Vik, Prime Minister of Norway, talks in Oslo; para. 3; "
        "paraphrased in the source"
    )


def test_ris_is_read_back_with_all_that_is_known() -> None:
    (entry,) = _ris(PAGE)
    assert entry["type_of_reference"] == "NEWS"
    assert entry["authors"] == ["Roe, Ana", "van der Lund, Per"]
    assert (entry["title"], entry["secondary_title"]) == (PAGE.title, "The Nord")
    assert (entry["year"], entry["date"], entry["access_date"]) == ("2031", "2031/05/04", "2031/06/01")
    assert entry["urls"] == [PAGE.url]
    assert entry["notes"][0] == "Citing NTB"
    assert entry["notes"][1].startswith("called on Russia to leave — Jon Vik, ")


def test_csl_json_is_read_back_with_all_that_is_known() -> None:
    (item,) = _csl(PAGE)
    assert item["author"] == [{"family": "Roe", "given": "Ana"}, {"family": "van der Lund", "given": "Per"}]
    assert (item["type"], item["title"]) == ("article-newspaper", PAGE.title)
    assert (item["container-title"], item["source"]) == ("The Nord", "NTB")
    assert item["issued"] == {"date-parts": [[2031, 5, 4]]}
    assert item["accessed"] == {"date-parts": [[2031, 6, 1]]}
    assert item["URL"] == PAGE.url


@given(st.lists(_CITATIONS, max_size=4))
def test_whatever_a_source_is_called_its_entries_are_read_back_and_their_keys_are_unique(some: list[Citation]) -> None:
    database, records, items = _bibtex(*some), _ris(*some), _csl(*some)
    keys = [item["id"] for item in items]
    assert len(set(keys)) == len(keys)
    assert keys == [*database.entries] == [record["id"] for record in records]


def test_entries_are_formatted_by_a_style_of_bibtex() -> None:
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    formatted = [*style.format_entries(_bibtex(PAGE, Citation("x", "x")).entries.values())]
    assert any("The Nord citing NTB, May 2031" in entry.text.render(backend) for entry in formatted)


def test_two_quotes_of_a_source_are_one_entry_and_two_sources_of_a_name_two() -> None:
    other = Citation("b", "b", title=PAGE.title, author=PAGE.author, published=PAGE.published, url="https://x.no/")
    second = Citation("c", "c", title=PAGE.title, author=PAGE.author, published=PAGE.published, url="https://y.no/")
    assert [item["id"] for item in _csl(PAGE, other, second)] == ["roe2031vik", "roe2031vikb", "roe2031vikc"]
    (item,) = _csl(PAGE, PAGE)
    assert item["note"].count("called on") == 1
    assert [*_bibtex(*(Citation("", "", url=f"https://{n}") for n in range(60))).entries][-1] == "nd-60"


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_of_nothing_nothing_is_written_that_could_not_be_read(form: CitationForm) -> None:
    assert write_citations([], form) == ("[]" if form == "csl-json" else "")
    assert "Untitled" in write_citations([Citation("a", "a")], form)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("By Jane Roe", ["Roe, Jane"]),
        ("Roe, Jane", ["Roe, Jane"]),
        ("Jane Roe, Per Lund and Ida Berg", ["Roe, Jane", "Lund, Per", "Berg, Ida"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("Ministry of Foreign Affairs and Trade", ["Ministry of Foreign Affairs and Trade"]),
        ("Kim Min-ji", ["Kim, Min-ji"]),
        ("Zhang Wei", ["Zhang, Wei"]),
        ("Anne-Marie Berg", ["Berg, Anne-Marie"]),
        ("Xinhua", ["Xinhua"]),
        ("李明", ["李明"]),
        ("María José García", ["García, María José"]),
        (" , ", []),
    ],
)
def test_names_are_turned_round_only_where_they_are_plainly_names(author: str, names: list[str]) -> None:
    assert [name.inverted for name in authors_of(Citation("", "", author=author))] == names
