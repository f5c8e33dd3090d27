"""The outlet and the cited source, as marked."""

from dataclasses import replace

import pytest

from summitreader.importers.plain.text import read_text
from summitreader.parser import parse
from summitreader.parser.source import RULES, find_source
from tests.marked import examples, unmarked

CASES = [
    "The leaders met on Friday, <outlet>News.az</outlet> reports, citing <citing>Xinhua</citing>.|Text.|News.Az",
    "The leaders met, <outlet>Narnia Times</outlet> reported.",
    "The minister left on Friday, <citing>TASS</citing> reported.",
    "BEIJING, Jan. 5 (<outlet>Xinhua</outlet>) -- The leaders met.",
    "(LEAD) SEOUL, Jan. 5 (<outlet>Yonhap</outlet>) -- The leaders met.",
    "The leaders met.|Source: <citing>Gondor Gazette</citing>",
    "The minister left, <citing>Associated Press</citing> reported.",
    "Apa left, according to Apa and to Report.",
    "The leaders met, the minister says.",
    "The two sides agreed, President Lee said, citing progress.",
    "The leaders met.|They left.",
]


@pytest.mark.parametrize("marked", CASES + [case for rule in RULES for case in examples(rule.__doc__)])
def test_outlet_and_cited_source_are_the_marked_words(marked: str) -> None:
    text, marks = unmarked(marked.replace("|", "\n\n"))
    article = read_text(text)
    found = find_source(article.text, article.blocks)
    assert (found.outlet if found else None) == marks.get("outlet", [None])[0]
    assert (found.citing if found else None) == marks.get("citing", [None])[0]


@pytest.mark.parametrize(
    ("text", "dated", "day"),
    [
        ("LIMA, Jan. 5, 2031 (Norda) -- The leaders met.", "Jan. 5, 2031", "2031-01-05"),
        ("LIMA, 5 January 2031 - The leaders met.", "5 January 2031", "2031-01-05"),
        ("Talks in Lima|Monday, January 5, 2031 15:00 Lima|The leaders met.", "January 5, 2031", "2031-01-05"),
        ("Talks in Lima|2031-01-05|The leaders met.", "2031-01-05", "2031-01-05"),
        # The year of a dateline is told by its own day alone.
        ("LIMA, Jan. 5 (Norda) -- President Ruiz met Lee in Lima on January 5, 2031.", "Jan. 5", "2031-01-05"),
    ],
)
def test_the_day_of_a_text_is_told_by_its_dateline_or_a_line_of_its_own(text: str, dated: str, day: str) -> None:
    reading = parse(read_text(text.replace("|", "\n\n")))
    assert reading.source
    assert reading.source.dated
    assert (reading.source.dated.of(reading.article.text), reading.published) == (dated, day)


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, Jan. 5 (Norda) -- The leaders met.",
        "LIMA, Jan. 6 (Norda) -- President Ruiz met Lee in Lima on January 5, 2031.",
        "LIMA, Jan. 5 (Norda) -- The treaty of January 5, 1931 is still in force.",
        "LIMA, 5-7 January 2031 (Norda) -- The leaders met.",
        "Talks in Lima|4/5/2031|The leaders met.",
        "President Ruiz met Lee in Lima on January 5, 2031.",
    ],
)
def test_no_year_and_no_day_of_a_text_is_guessed(text: str) -> None:
    assert parse(read_text(text.replace("|", "\n\n"))).published == ""


def test_what_an_article_declares_as_its_date_holds() -> None:
    article = replace(read_text("LIMA, Jan. 5, 2031 (Norda) -- The leaders met."), published="2031-01-07")
    assert parse(article).published == "2031-01-07"
