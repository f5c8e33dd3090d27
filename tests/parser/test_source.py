"""The outlet and the cited source, as marked."""

import pytest

from summitreader.importers.plain.text import read_text
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
