"""Verifying drafts: every invented case, every rule's example, and input that nobody meant well with."""

from collections.abc import Callable
from cProfile import Profile
from functools import partial

import pytest

import summitreader
from summitreader.errors import ImportFailed
from summitreader.session.verifying.drafts import verify
from summitreader.verification import Verification
from summitreader.verifier.alignment import lay
from summitreader.verifier.rule import VerifyRule
from summitreader.verifier.rules import RULES, rules_table, verify_rules
from tests.verify.cases import Case, cases, judged
from tests.verify.write_rules import TABLE

CASES = cases()


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while something is done: time, without a clock."""
    profile = Profile()
    profile.runcall(work)
    return sum(one.callcount for one in profile.getstats())


def verified(draft: str, *sources: str) -> Verification:
    """A draft held against sources."""
    return verify(summitreader.parse(draft), [summitreader.parse(source) for source in sources])


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_a_draft_is_judged_as_its_marks_say(case: Case) -> None:
    for span, way, found in judged(case):
        assert set(found) == {way}, span.of(case.draft)


def test_the_cases_have_every_verdict() -> None:
    kinds = {way.partition("_")[0] for case in CASES for way in case.expected.values()}
    assert {rule.verdict.partition("_")[0] for rule in RULES} == kinds


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_judges_what_its_example_shows(rule: VerifyRule) -> None:
    found = verified(rule.draft, rule.source)
    words = {verdict.quote.span.of(rule.draft): verdict for verdict in found.verdicts}
    judged_so = [one for said, one in words.items() if rule.shows in said or said in rule.shows]
    assert [(one.rule, one.kind) for one in judged_so] == [(rule.name, rule.verdict)]


def test_the_file_of_rules_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == rules_table(), "run: python -m tests.verify.write_rules"


def test_each_rule_has_a_name_of_its_own_and_one_sentence() -> None:
    assert len(verify_rules()) == len(RULES)
    for rule in RULES:
        assert rule.explanation.endswith("."), rule.name
        assert rule.explanation.count(". ") == 0, rule.name


def test_every_difference_points_at_its_words() -> None:
    source = 'President Ruiz said: "We will send 40 ships to Norland, and they will not stay long."'
    draft = 'President Ruiz said: "We will send 50 ships to Corvia, and they will stay long."'
    found = verified(draft, source)
    told = [(one.kind, one.draft.of(draft), one.source.of(source)) for one in found.verdicts[0].differences]
    assert told == [("number", "50", "40"), ("name", "Corvia", "Norland"), ("negation", "", "not")]


@pytest.mark.parametrize(
    "hostile",
    ["", "“", "“”", "“ ” " * 500, '"a a a a a a a a" ' * 60, "> " * 400, "“…”", "He said: “" + "we will " * 3000 + "”"],
    ids=range(8),
)
def test_hostile_drafts_are_judged_in_bounded_work(hostile: str) -> None:
    found = verified(hostile, "President Ruiz said: “" + "a we will " * 2000 + "”", "")
    assert len(found.verdicts) <= len(hostile)


def test_laying_words_over_a_text_looks_at_a_band_of_it_only() -> None:
    class Counted(list[str]):
        looks = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            found = super().__getitem__(at)
            Counted.looks += len(found) if isinstance(at, slice) else 1
            return found

    for length in (5_000, 50_000):
        Counted.looks = 0
        lay(["a", "b"] * 100, Counted(["a", "c"] * length), 20)
        assert Counted.looks < 1_000


@pytest.mark.parametrize(
    ("repeated", "joint"),
    [
        ('President Ruiz said: "We will send ships to the north now." He left.', "\n\n"),
        ("> We will send ships to the north now.\n\nHe said that it was late.", "\n\n"),
        ('President Ruiz said "we will send so many ships to them,', " "),
    ],
    ids=["quotations", "set off", "one sentence"],
)
def test_twice_the_quotations_are_twice_the_work(repeated: str, joint: str) -> None:
    source = summitreader.parse('President Ruiz said: "We will send ship 7 to the south now."')
    # Words are read from their files once.
    verify(summitreader.parse(joint.join([repeated] * 9)), [source])
    first, second, third = (
        calls(partial(verify, summitreader.parse(joint.join([repeated] * count)), [source])) for count in (50, 100, 200)
    )
    assert third - second < 2.2 * (second - first)
    assert third < 400_000


def test_sources_are_counted_once_and_a_draft_is_none_of_its_own() -> None:
    said = 'President Ruiz said: "We will send 40 ships to Norland now."'
    assert len(verified(said, said + " He left.", said + " He left.", said).sources) == 1
    with pytest.raises(ImportFailed, match="against itself"):
        verified(said, said)
