"""The table of rules: complete, in words, and the same as the file beside them."""

from pathlib import Path

import pytest

import summitreader
from summitreader.importers.plain.text import read_text
from summitreader.model import Reading
from summitreader.parser import parse
from summitreader.parser.rules import Rule, all_rules, explain_rule, rules_table, shown
from tests.marked import unmarked
from tests.parser.write_rules import TABLE
from tests.shared import shared

# These add fields to an agreement that another rule finds.
_ADDS_FIELDS = "What an agreement is about"


def _rules_of(reading: Reading) -> set[str]:
    event, source = reading.event, reading.source
    found = {event.rule if event else "", source.rule if source else ""} - {""}
    found |= {speaker.rule for speaker in reading.speakers} | {statement.rule for statement in reading.statements}
    return found | {theme.rule for theme in reading.themes} | {agreement.rule for agreement in reading.agreements}


def test_the_file_of_rules_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == rules_table(), "run: python -m tests.parser.write_rules"


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_explained_in_a_sentence_and_finds_its_example(rule: Rule) -> None:
    assert rule.explanation.endswith(".")
    assert rule.examples
    for example in rule.examples:
        text, marked = unmarked(example.replace("|", "\n\n"))
        reading = parse(read_text(text))
        if rule.stage == _ADDS_FIELDS:
            fields = {text[field.start : field.end] for found in reading.agreements for field in found.fields}
            assert fields == {span.of(text).removeprefix("a ") for span in marked["field"]}, example
        else:
            assert rule.name in _rules_of(reading), example


def test_an_example_is_shown_without_markup() -> None:
    assert shown("<who>Li</who> <cue>said</cue>.|Yes.") == "[who: Li] [cue: said]. ¶ Yes."
    assert explain_rule("no_such_rule") == ("", "")
    assert explain_rule("signs")[1].startswith("The ministers signed [signed: ")


@pytest.mark.slow
def test_every_rule_met_in_real_articles_is_explained() -> None:
    known = {rule.name for rule in all_rules()}
    for file in sorted(Path(shared("gold", "readouts")).glob("*.txt")):
        assert _rules_of(summitreader.parse(file.read_text(encoding="utf-8"))) <= known, file
