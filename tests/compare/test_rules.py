"""The table of rules of comparing: each finds what its example says."""

import pytest

import summitreader
from summitreader.compare import compare
from summitreader.compare.rule import PairRule
from summitreader.compare.rules import STAGES, pair_rules


def test_no_two_rules_have_one_name() -> None:
    assert len(pair_rules()) == sum(len(rules) for _, rules in STAGES)


@pytest.mark.parametrize("rule", pair_rules().values(), ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_example_shows(rule: PairRule) -> None:
    found = compare([summitreader.parse(rule.one), summitreader.parse(rule.other)])
    texts = [side.reading.article.text for side in found.sides]
    shown = [one.span.of(texts[one.teller]) for one in found.reports if one.rule == rule.name]
    assert any(rule.shows in words for words in shown), shown


@pytest.mark.parametrize("rule", pair_rules().values(), ids=lambda rule: rule.name)
def test_a_rule_is_explained_in_one_sentence(rule: PairRule) -> None:
    assert rule.explanation.endswith(".")
    assert rule.explanation.count(". ") == 0
