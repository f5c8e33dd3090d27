"""Every finding is explained at the sentence where it begins."""

from dataclasses import replace

from summitreader.exporters.explained import write_explained
from summitreader.model import CorrectedFact, Span
from summitreader.reliability import reliability_words
from tests.readings import READING


def test_each_sentence_is_followed_by_its_findings_their_evidence_and_their_rule() -> None:
    printed = write_explained(READING, {"by_hand": "Somebody wrote it down."}.__getitem__)
    first, second, third, *_ = printed.split("\n\n")
    assert first.splitlines()[-2:] == [
        "          · event: talks in ‹Oslo› on ‹Friday› [by_hand]",
        "          · source: outlet ‹Nord.No› citing ‹NTB› [by_hand]",
    ]
    assert "· Amara Diallo, indirect, say; who ‹Diallo›; cue ‹said›; says ‹the two countries are close›" in " ".join(
        second.split()
    )
    assert "· theme: Ties [by_hand]" in second
    assert "· agreement: signed, ‹memoranda› × 2 (exact); field ‹fishing›; field ‹ports›;" in " ".join(third.split())
    assert "  Kari Vik, named 1 × [by_hand]" in printed
    assert printed.endswith("Rules\n  by_hand: Somebody wrote it down.\n    reliability: not measured")


def test_a_verb_without_a_statement_is_told_below_its_sentence() -> None:
    sentence = READING.sentences[0]
    refused = {sentence: [(Span(sentence.start, sentence.start + 4), "by_hand", "nobody speaks")]}
    printed = write_explained(READING, {"by_hand": "Somebody."}.__getitem__, lambda one: refused.get(one, ()))
    assert f"- no statement by ‹{READING.article.text[sentence.start : sentence.start + 4]}›: nobody speaks" in printed


def test_what_the_reader_corrected_stands_beside_what_the_parser_had_found() -> None:
    said, day = READING.statements[0].content, "2026-11-30T10:00:00Z"
    facts = (
        CorrectedFact("statement", "kind", said, "", "indirect", "direct", "by_hand", day),
        CorrectedFact("statement", "", said, "", "Kari Vik: peace", "", "by_hand", day),
        CorrectedFact("agreement", "", said, "", "", "signed: the deal", "", ""),
        CorrectedFact("speaker", "role", None, "Kari Vik", "", "Premier", "by_hand", day),
        CorrectedFact("speaker", "", None, "Oslo", "Oslo", "", "by_hand", day),
        CorrectedFact("article", "outlet", None, "", "Nord.No", "Xinhua", "", day),
        CorrectedFact("article", "title", None, "", "", "x" * 10_000, "", day),
    )
    printed = write_explained(replace(READING, corrected=facts), lambda rule: f"about {rule}")
    words = " ".join(printed.split())
    for told in (
        "· yours, 2026-11-30: kind: direct (the parser found: indirect, by the rule by_hand) [by_hand]",
        "· yours, 2026-11-30: no statement: Kari Vik: peace (the parser found it by the rule by_hand) [by_hand]",
        "· yours: added as an agreement: signed: the deal (the parser found none) [yours]",
        "Kari Vik, named 1 × [by_hand] · yours, 2026-11-30: role: Premier (the parser found none)",
        "· yours, 2026-11-30: no speaker: Oslo (the parser found it by the rule by_hand)",
        "Article and event · yours, 2026-11-30: outlet: Xinhua (before: Nord.No)",
        "yours: about yours",
    ):
        assert told in words
    assert "x" * 200 not in words


def test_below_each_rule_stands_how_often_it_was_right_but_for_the_reader() -> None:
    people = tuple(replace(one, rule="titled_name") for one in READING.speakers)
    fact = CorrectedFact("agreement", "", READING.statements[0].content, "", "", "signed: the deal", "", "")
    printed = write_explained(replace(READING, speakers=people, corrected=(fact,)), lambda rule: f"about {rule}")
    assert f"  titled_name: about titled_name\n    reliability: {reliability_words('titled_name')}" in printed
    assert printed.endswith("  yours: about yours")
