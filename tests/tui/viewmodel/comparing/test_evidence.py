"""Why: the words that a difference rests on, its rule, and the links of the matter that it stands in."""

from dataclasses import replace

from summitreader.comparison import Comparison
from summitreader.model import Article, Reading
from summitreader.tui.viewmodel.comparing.alignment import aligned
from summitreader.tui.viewmodel.comparing.evidence import evidence_of
from summitreader.tui.viewmodel.comparing.listing import listed
from tests.tui.comparisons import FISHING, accounts, versions


def _told(found: Comparison, group: str) -> list[str]:
    rows = aligned(found)
    line = next(line for line in listed(found, rows) if line.group == group)
    row = None if line.row is None else rows[line.row]
    return ["".join(part.words for part in parts) for parts in evidence_of(found, row, line)]


def test_a_difference_tells_its_words_its_rule_and_the_links_of_its_matter() -> None:
    told = _told(accounts(), "firmness")
    assert told[:5] == [
        "Firmer or weaker, and in whose voice",
        "another commitment, firmer in b",
        "a  “would like to express hope”",
        "b  “will be put”",
        "rule  firmness",
    ]
    assert "words of both  ferry line" in told
    assert "rule  words_of_both, 0.50" in told


def test_what_one_side_alone_tells_has_no_link() -> None:
    told = _told(accounts(), "unsupported")
    assert f"b  “{FISHING}”" in told
    assert not [line for line in told if line.startswith("Link")]


def test_a_block_of_two_versions_tells_what_became_of_it() -> None:
    assert "Block: kept, moved" in _told(versions(), "moved")


def test_no_control_of_a_text_reaches_the_terminal() -> None:
    found = accounts()
    text = found.sides[1].reading.article.text.replace("fishing", "fish\u202eng")
    hostile = replace(found.sides[1], reading=Reading(Article(text, found.sides[1].reading.article.blocks)))
    told = _told(replace(found, sides=(found.sides[0], hostile)), "unsupported")
    assert not [line for line in told if "\u202e" in line]
