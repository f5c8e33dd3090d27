"""Every finding is explained at the sentence where it begins."""

from summitreader.exporters.explained import write_explained
from summitreader.model import Span
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
    assert printed.endswith("Rules\n  by_hand: Somebody wrote it down.")


def test_a_verb_without_a_statement_is_told_below_its_sentence() -> None:
    sentence = READING.sentences[0]
    refused = {sentence: [(Span(sentence.start, sentence.start + 4), "by_hand", "nobody speaks")]}
    printed = write_explained(READING, {"by_hand": "Somebody."}.__getitem__, lambda one: refused.get(one, ()))
    assert f"- no statement by ‹{READING.article.text[sentence.start : sentence.start + 4]}›: nobody speaks" in printed
