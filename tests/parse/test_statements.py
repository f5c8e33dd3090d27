"""The grammar of reports: every rule's own example, the traps, and what holds for any text."""

import pytest

from summitreader import parse
from summitreader.model import Span
from summitreader.parse.reports import Rule
from summitreader.parse.statements import RULES
from tests.marked import examples, unmarked


def _found(text: str, rule: str) -> list[tuple[list[Span], list[Span], list[Span]]]:
    """Who, cue and says of the statements that a rule found."""
    return [
        ([item.who] if item.who else [], [item.cue] if item.cue else [], list(item.says))
        for item in parse(text).statements
        if item.rule == rule
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_its_own_example(rule: Rule) -> None:
    name, docstring = rule.__name__, rule.__doc__
    assert examples(docstring)
    for example in examples(docstring):
        text, marks = unmarked(example)
        wanted = (marks.get("who", []), marks.get("cue", []), marks.get("says", []))
        found = _found(text, name)
        shown = [[[span.of(text) for span in part] for part in parts] for parts in found]
        assert any(_same(wanted, one) for one in found), shown


def _same(wanted: tuple[list[Span], ...], found: tuple[list[Span], ...]) -> bool:
    return all(not wish or wish == got for wish, got in zip(wanted, found, strict=True))
