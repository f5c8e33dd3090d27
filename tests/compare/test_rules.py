"""The table of rules of comparing: each finds what its example says."""

from collections.abc import Iterator

import pytest

import summitreader
from summitreader.comparer import compare
from summitreader.comparer.rule import OF_THE_READER, PairRule
from summitreader.comparer.rules import OF_VERSIONS, STAGES, pair_rules, rules_table
from summitreader.comparison import Comparison
from summitreader.model import Span
from tests.compare.write_rules import TABLE

RULES = [rule for _, rules in STAGES for rule in rules]


def _passages(found: Comparison, rule: str) -> Iterator[tuple[int, Span]]:
    """Give the passages, each with its side, of all findings of a rule."""
    for link in found.links:
        if link.rule == rule:
            yield from zip(link.sides, link.spans, strict=True)
    for point in found.points:
        for side, account in enumerate(point.accounts):
            if point.rule == rule and account:
                yield from ((side, span) for span in account.spans)
    for report in found.reports:
        if report.rule == rule:
            yield report.teller, report.span
    for agreement in found.agreements:
        if agreement.rule == rule:
            yield from ((side, span) for side, spans in enumerate(agreement.spans) for span in spans)
    for difference in found.differences:
        if difference.rule == rule:
            yield from zip(difference.sides, difference.spans, strict=True)


def test_the_file_of_rules_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == rules_table(), "run: python -m tests.compare.write_rules"


def test_no_two_rules_have_one_name() -> None:
    assert len(pair_rules()) == len(RULES) + len(OF_VERSIONS[1]) + len(OF_THE_READER)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_example_shows(rule: PairRule) -> None:
    found = compare([summitreader.parse(rule.one), summitreader.parse(rule.other)])
    shown = [span.of(found.sides[side].reading.article.text) for side, span in _passages(found, rule.name)]
    assert any(rule.shows in words for words in shown), shown


@pytest.mark.parametrize("rule", pair_rules().values(), ids=lambda rule: rule.name)
def test_a_rule_is_explained_in_one_sentence(rule: PairRule) -> None:
    assert rule.explanation.endswith(".")
    assert rule.explanation.count(". ") == 0
