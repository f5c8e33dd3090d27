"""Every finding is explained at the sentence where it begins."""

from summitreader.exporters.explained import write_explained
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
