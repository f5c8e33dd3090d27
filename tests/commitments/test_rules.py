"""The rules of the register: each finds what its example shows, and the table of them is up to date."""

import pytest

import summitreader
from summitreader.commitments import carried_over, register_of
from summitreader.commitments.cues import RULES as CUE_RULES
from summitreader.commitments.linking import RULES as FATE_RULES
from summitreader.commitments.lists import RULES as LIST_RULES
from summitreader.commitments.rule import CommitmentRule, FateRule
from summitreader.commitments.rules import commitment_rules, rules_table
from tests.commitments.write_rules import TABLE

RULES = (*CUE_RULES, *LIST_RULES)


def test_the_file_of_rules_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == rules_table(), "run: python -m tests.commitments.write_rules"


def test_no_two_rules_have_one_name() -> None:
    assert len(commitment_rules()) == len(RULES) + len(FATE_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_example_shows(rule: CommitmentRule) -> None:
    before, marked = rule.example.split("<c>")
    words, after = marked.split("</c>")
    register = register_of(summitreader.parse(before + words + after))
    text = register.reading.article.text
    assert (words, rule.name) in [(one.span.of(text), one.rule) for one in register.commitments]


@pytest.mark.parametrize("rule", FATE_RULES, ids=lambda rule: rule.name)
def test_a_rule_about_two_texts_says_what_became_of_the_commitment(rule: FateRule) -> None:
    older, newer = (register_of(summitreader.parse(text)) for text in (rule.older, rule.newer))
    assert (rule.name, rule.fate) in [(link.why, link.fate) for link in carried_over(older, newer)]


@pytest.mark.parametrize("name", commitment_rules())
def test_a_rule_is_explained_in_one_sentence(name: str) -> None:
    explanation = commitment_rules()[name]
    assert explanation.endswith(".")
    assert explanation.count(". ") == 0
