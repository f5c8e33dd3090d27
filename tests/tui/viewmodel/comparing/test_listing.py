"""The list of differences: what carried the news comes first, in honest words, each counted with what is counted."""

from dataclasses import replace

from summitreader.comparison import Comparison, Point
from summitreader.model import Span
from summitreader.tui.viewmodel.comparing.alignment import aligned
from summitreader.tui.viewmodel.comparing.listing import ListedDifference, counted, heading, links_of, listed
from tests.tui.comparisons import FERRY, NORTH, SOUTH, accounts, versions


def _lines(found: Comparison) -> tuple[ListedDifference, ...]:
    return listed(found, aligned(found))


def test_groups_come_in_the_order_in_which_analysts_need_them() -> None:
    groups = list(dict.fromkeys(line.group for line in _lines(accounts())))
    assert groups == [
        *("unsupported", "firmness", "terms", "agency", "joint", "only", "details", "agreements", "shares", "tones")
    ]


def test_each_line_stands_in_the_row_of_its_words() -> None:
    found = accounts()
    rows = aligned(found)
    for line in listed(found, rows):
        assert line.strip is not None or line.row is not None or line.group == "tones", line
    firmer = next(line for line in listed(found, rows) if line.group == "firmness")
    assert firmer.row is not None
    assert rows[firmer.row].cells[0][0].of(NORTH) == FERRY


def test_what_is_not_found_is_said_to_be_not_found_by_these_rules_and_never_omitted() -> None:
    words = [line.words for line in _lines(accounts())]
    assert words[0] == "b says it of Ada Berg, whose own text is a"
    assert "another commitment, firmer in b" in words
    assert "joint in a, not in b" in words
    assert "told differently: 15 in a, 14 in b" in words
    assert [line.words for line in _lines(accounts()) if line.group == "only"] == [
        "only in b: Fishing",
        "only in a: Culture",
    ]
    assert heading("unsupported", 1).endswith("not found in the leader's own text by these rules · 1 report")
    told = " ".join((*words, *(heading(group, 2) for group in counted(_lines(accounts())))))
    assert not [word for word in ("omit", "missing", "left out", "silent") if word in told.lower()]


def test_a_heading_counts_and_says_what() -> None:
    counts = counted(_lines(accounts()))
    assert counts["only"] == 2
    assert heading("only", counts["only"]).endswith("· 2 matters")
    assert heading("agency", 1) == "Who acts · 1 wording"
    assert counts["shares"] == 5, "strips are not counted, themes are"


def test_a_weak_matter_is_in_no_list_of_what_one_side_alone_tells() -> None:
    found = accounts()
    weak = [replace(point, weak=True) for point in found.points]
    assert not [line for line in _lines(replace(found, points=weak)) if line.group == "only"]


def test_of_three_sides_the_others_are_named() -> None:
    found = accounts()
    third = replace(found.sides[1])
    points = [Point(one.theme, (*one.accounts, None), one.rule) for one in found.points]
    lines = _lines(
        Comparison(
            (*found.sides, third),
            tuple(points),
            agreements=(
                replace(
                    found.agreements[0],
                    spans=(found.agreements[0].spans[0], (), ()),
                    counts=(15, None, None),
                    conflict=None,
                ),
            ),
        )
    )
    assert "only in a, not found in b or c by these rules" in [line.words for line in lines]


def test_versions_tell_what_became_of_blocks() -> None:
    lines = _lines(versions())
    assert [(line.group, line.words) for line in lines] == [
        ("dropped", "not found in b by these rules"),
        ("new", "not found in a by these rules"),
        ("reworded", "other words"),
        ("moved", "kept"),
    ]


def test_what_may_be_told_after_all_comes_last_and_is_no_claim() -> None:
    found = versions()
    unsure = replace(found.versions[2], weak=True)
    dropped = [line.words for line in _lines(replace(found, versions=(unsure, *found.versions)))]
    assert dropped[:2] == ["not found in b by these rules", "no clear counterpart found in b"]
    ruled = replace(unsure, rule="ruled_told")
    assert _lines(replace(found, versions=(ruled,)))[0].words == "told in b too, as you say"


def test_a_report_that_the_own_text_tells_too_is_listed_behind_what_is_news_with_both_passages() -> None:
    found = accounts()
    told = replace(found.reports[0], own=(Span(0, 5),))
    lines = _lines(replace(found, reports=(*found.reports, told)))
    groups = list(dict.fromkeys(line.group for line in lines))
    assert groups[0] == "unsupported"
    assert groups.index("agreements") + 1 == groups.index("supported")
    (line,) = (line for line in lines if line.group == "supported")
    assert [side for side, _ in line.quotes] == [1, 0]


def test_the_links_of_a_matter_are_those_between_its_passages() -> None:
    found = accounts()
    ferry = next(point for point in found.points if point.theme == "transport")
    (link,) = links_of(found, ferry)
    assert [one.of(text) for one, text in zip(link.evidence[0], (NORTH, SOUTH), strict=True)] == ["ferry line"] * 2
