"""Marks, corrections, clippings, undo: what the reader makes holds on to the words."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.errors import LibraryFault
from summitreader.exporters.citation.build import cite_passage
from summitreader.exporters.clippings import write_clippings
from summitreader.exporters.gold import write_gold
from summitreader.library import clippings, corrections, keep, marks, undo
from summitreader.library.anchors import anchor_of, find_anchor
from summitreader.library.corrections import apply_corrections
from summitreader.library.difference import word_difference
from summitreader.library.search import find as search
from summitreader.library.search.index import changed_since
from summitreader.model import YOURS, Anchor, Clipping, Correction, CorrectionKind, FindingKind, Reading, Span
from tests.growth import in_time
from tests.library.shelves import PARSER, TALKS, library_at, reading

TEXT = TALKS.article.text
KEY = TALKS.article.id


def _span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_mark_stands_where_it_was_put(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    mark = marks.new_mark(TALKS.article, "highlight", _span("trade"), colour="green")
    marks.put_mark(library, mark)
    library.close()
    assert marks.marks_of(library, KEY) == (mark,)
    assert [known.anchor.quote for known in marks.all_marks(library)] == ["trade"]


def test_a_note_is_changed_and_deleted_and_all_of_it_undone(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    mark = marks.new_mark(TALKS.article, "note", _span("Kyiv"), "first")
    marks.put_mark(library, mark)
    marks.put_mark(library, replace(mark, text="second"))
    assert marks.delete_mark(library, mark)
    assert not marks.delete_mark(library, mark)
    steps = undo.undo_steps(library)
    assert [name.partition(" on ")[0] for name in steps] == ["delete note", "note", "note", "keep article"]
    texts = []
    for _ in range(3):
        undo.undo(library)
        texts.append([one.text for one in marks.marks_of(library, KEY)])
    assert texts == [["second"], ["first"], []]
    redone = [str(undo.redo(library)).partition(" on ")[0] for _ in range(4)]
    assert redone == ["note", "note", "delete note", "None"]
    assert marks.marks_of(library, KEY) == ()


def test_a_new_change_ends_what_could_be_done_again(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    marks.put_mark(library, marks.new_mark(TALKS.article, "tag", _span("Kyiv"), "a"))
    undo.undo(library)
    marks.put_mark(library, marks.new_mark(TALKS.article, "tag", _span("Kyiv"), "b"))
    assert undo.redo(library) is None
    assert [one.text for one in marks.marks_of(library, KEY)] == ["b"]


def test_marks_follow_their_words_into_a_newer_version(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    for words in ("trade must grow", "with a dinner of herring", "fishing in Kyiv"):
        marks.put_mark(library, marks.new_mark(TALKS.article, "note", _span(words), words))
    newer = "An update.\n\n" + TEXT.replace("with a dinner of herring", "with a supper of cod").replace("Kyiv", "")
    newer = newer.replace("fishing in  needs", "all of it needs")
    keep.add(library, [reading(newer, url=TALKS.article.url)], PARSER)
    placed = {mark.text: mark for mark in marks.marks_of(library, reading(newer).article.id)}
    same, changed, lost = (placed[w] for w in ("trade must grow", "with a dinner of herring", "fishing in Kyiv"))
    assert (same.span, same.changed) == (_span("trade must grow", newer), False)
    assert changed.span is None or changed.changed
    assert lost.span is None or lost.changed


def test_of_two_places_with_the_same_words_the_context_tells() -> None:
    text = "He spoke of peace at noon. She spoke of peace at dusk."
    anchor = anchor_of(text, Span(text.rindex("peace"), text.rindex("peace") + 5))
    longer = "Late news. " + text
    assert find_anchor(longer, anchor) == (Span(longer.rindex("peace"), longer.rindex("peace") + 5), False)


def test_words_that_changed_are_found_between_what_stands_around_them_and_said_to_have_changed() -> None:
    old = "The ministers agreed on a joint plan for the northern ports before they left the city."
    new = "The ministers agreed on a common plan for the northern ports before they left the city."
    found = find_anchor(new, anchor_of(old, _span("joint plan", old)))
    assert found == (_span("common plan", new), True)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_an_anchor_finds_its_words_in_its_own_text_and_never_others(text: str, a: int, b: int, more: str) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    anchor = anchor_of(text, Span(start, end))
    assert find_anchor(text, anchor) == (Span(start, end), False)
    found = find_anchor(more + text, anchor)
    assert found is None or found[1] or found[0].of(more + text) == anchor.quote


def _correction(
    kind: CorrectionKind, finding: FindingKind, words: str = "", name: str = "", other: str = ""
) -> Reading:
    anchor = anchor_of(TEXT, _span(words)) if words else None
    return apply_corrections(TALKS, [Correction("1", KEY, kind, finding, anchor, name, other)])


def test_a_statement_goes_to_the_speaker_the_reader_names() -> None:
    corrected = _correction("reassign", "statement", "trade must grow", "Diallo")
    assert [(s.speaker, s.rule) for s in corrected.statements] == [("Diallo", "made"), ("Diallo", YOURS)]


def test_a_speaker_the_parser_did_not_know_comes_with_a_new_statement() -> None:
    corrected = _correction("add", "statement", "The talks ended on Friday", "Friday")
    assert corrected.statements[-1].speaker == "Friday"
    assert corrected.statements[-1].rule == YOURS
    assert corrected.speakers[-1].mentions == (_span("Friday"),)


@pytest.mark.parametrize(
    ("finding", "words", "name", "left"),
    [
        ("statement", "trade must grow", "", (1, 1, 2)),
        ("theme", TEXT.split("\n\n")[0], "fishing", (2, 0, 2)),
        ("speaker", "", "Vik", (2, 1, 1)),
        ("statement", "The talks ended on Friday", "", (2, 1, 2)),
    ],
)
def test_a_rejected_finding_is_gone(finding: FindingKind, words: str, name: str, left: tuple[int, int, int]) -> None:
    corrected = _correction("reject", finding, words, name)
    assert (len(corrected.statements), len(corrected.themes), len(corrected.speakers)) == left


def test_a_theme_and_an_agreement_are_added() -> None:
    assert _correction("add", "theme", "The talks ended", "trade").themes[-1].spans == (_span("The talks ended"),)
    agreement = _correction("add", "agreement", "a dinner of herring", "signed").agreements[0]
    assert (agreement.span, agreement.status, agreement.rule) == (_span("a dinner of herring"), "signed", YOURS)


def test_merged_speakers_are_one() -> None:
    corrected = _correction("merge", "speaker", name="Vik", other="Diallo")
    assert [speaker.name for speaker in corrected.speakers] == ["Diallo"]
    assert "Vik" in corrected.speakers[0].aliases
    assert {statement.speaker for statement in corrected.statements} == {"Diallo"}


def test_a_correction_of_words_that_are_not_there_changes_nothing() -> None:
    other = reading("Vik said that all is well.")
    anchor = anchor_of(TEXT, _span("trade must grow"))
    wrong = [
        Correction("1", KEY, "reassign", "statement", anchor, "Diallo"),
        Correction("2", KEY, "merge", "speaker", None, "Nobody", "Vik"),
        Correction("3", KEY, "reject", "agreement", anchor),
    ]
    assert apply_corrections(other, wrong) == other


def test_a_correction_is_kept_searched_and_undone(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    span = _span("trade must grow")
    corrections.put_correction(
        library, corrections.new_correction(TALKS.article, "reassign", "statement", span, "Diallo")
    )
    library.close()
    made = corrections.corrections_of(library, KEY)
    assert [one.kind for one in made] == ["reassign"]
    assert apply_corrections(TALKS, made).statements[1].speaker == "Diallo"
    assert changed_since(library) == [KEY]
    assert [hit.text for hit in search.find(library, "has:correction").hits] == ["Vik said that trade must grow"]
    assert "is said by" in str(undo.undo(library))
    assert corrections.corrections_of(library, KEY) == ()


def test_gold_names_each_piece_by_its_words_and_which_of_them(tmp_path: Path) -> None:
    twice = reading("Vik said that all is well. Then Diallo said that all is well.")
    gold = json.loads(write_gold(twice))
    assert [(row["speaker"], row["pieces"], row.get("nth")) for row in gold["statements"]] == [
        ("Vik", ["all is well"], None),
        ("Diallo", ["all is well"], 2),
    ]
    assert [person["speaks"] for person in gold["people"]] == [True, True]


def _clipping(words: str, speaker: str, note: str = "") -> Clipping:
    cited = replace(cite_passage(TALKS, _span(words)), speaker=speaker, event="", paragraph=0)
    return clippings.new_clipping(TALKS.article, _span(words), cited, note)


def test_the_clippings_keep_their_order_notes_and_sources(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    first = clippings.clip(library, _clipping("trade must grow", "Vik", "key line"))
    second = clippings.clip(library, _clipping("fishing in Kyiv", "Diallo"))
    clippings.move_clipping(library, second, -1)
    clippings.note_clipping(library, first, "the key line")
    assert [one.uid for one in clippings.clippings(library)] == [second.uid, first.uid]
    source = "“Talks in Oslo”, Nord Gazette, 2026-01-15, <https://nord.example/talks>"
    assert write_clippings(clippings.clippings(library)) == (
        f"> fishing in Kyiv\n>\n> — Diallo; {source}\n\n---\n\n> trade must grow\n>\n> — Vik; {source}\n\nthe key line"
    )
    assert clippings.empty_clippings(library) == 2
    assert undo.undo(library) == "take all out of the clippings"
    assert [one.note for one in clippings.clippings(library)] == ["", "the key line"]


_TEXTS = st.text(alphabet="ab .\n", max_size=60)


@given(_TEXTS, _TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_difference_holds_both_texts_whole(old: str, new: str) -> None:
    changes = word_difference(old, new)
    assert "".join(change.text for change in changes if change.kind != "added") == old
    assert "".join(change.text for change in changes if change.kind != "removed") == new


def test_a_difference_is_told_in_words() -> None:
    changes = word_difference("They met in Oslo on Friday.\n", "They met in Bergen on Friday.\n")
    assert [(change.kind, change.text) for change in changes] == [
        ("same", "They met in"),
        ("removed", " Oslo"),
        ("added", " Bergen"),
        ("same", " on Friday.\n"),
    ]


def _followed(old: str, words: str, new: str) -> str | None:
    """Mark words in a text, and return what is marked in another version, with what stands before it."""
    start = old.index(words)
    found = find_anchor(new, anchor_of(old, Span(start, start + len(words))), old)
    return None if found is None else f"{new[max(0, found[0].start - 12) : found[0].start]}[{found[0].of(new)}]"


LIST = "Aid was pledged." + "".join(f"\n{side}: 5 million euros in aid." for side in ("Germany", "France", "Italy"))
QUOTA = "On fish, Lind said that the quota would be cut. Ruud agreed. On rail, Ruud said that the line would open."

NEAR = QUOTA.replace("quota", "catch").replace("On rail", "As to rail")


FISH = "On fish, Keita said the fee would rise. Diallo agreed.\n\n"
FALL = "Keita said the fee would fall. Diallo agreed.\n\n"
WOOD = "On wood, nothing was said. Diallo agreed.\n\n"
FEES = FISH + FALL + WOOD


@pytest.mark.parametrize(
    ("old", "words", "new", "followed"),
    [
        # The same words in another place, while their own sentence is gone.
        (QUOTA, "Ruud agreed.", "The guests saw the port. Of bread one may note that Ruud agreed. It was late.", None),
        (QUOTA, "Ruud agreed", QUOTA.replace("Ruud agreed. ", "") + " On timber nothing was said. Ruud agreed.", None),
        (LIST, "France: 5", LIST.replace("France: 5 million euros in aid.\n", ""), None),
        (LIST, "5 million euros", LIST, "d.\nGermany: [5 million euros]"),
        # The passage before it is there as it was, the one that followed it, too.
        (FEES, "Diallo agreed.", FEES.replace(FISH, ""), None),
        (FEES, "rise. Diallo agreed.", f"{FALL}{FISH}{WOOD}", "e fee would [rise. Diallo agreed.]"),
        # A part of a longer word is another word.
        (QUOTA, "agreed", QUOTA.replace("agreed", "disagreed"), None),
        (QUOTA, "cut", QUOTA.replace("cut", "cutting"), None),
        # The words where they were, with changes near them.
        (QUOTA, "Ruud agreed.", "News. " + NEAR, "uld be cut. [Ruud agreed.]"),
        (QUOTA, "Ruud agreed.", QUOTA.replace("Ruud ag", "Then, at one, Ruud ag"), "en, at one, [Ruud agreed.]"),
        (QUOTA, QUOTA, "News.\n\n" + QUOTA, "News.\n\n[" + QUOTA + "]"),
        # A long sentence that was moved whole is no other.
        ("It rained. " + QUOTA * 2, QUOTA * 2, "A.\n\n" + QUOTA * 2 + "\n\nZ.", "A.\n\n[" + QUOTA * 2 + "]"),
    ],
)  # fmt: skip
def test_a_mark_never_moves_to_words_that_only_look_alike(old: str, words: str, new: str, followed: str | None) -> None:
    found = _followed(old, words, new)
    assert found == followed or (followed is None and found is not None and f"[{words}]" not in found)


def test_of_passages_that_repeat_each_keeps_its_own_marks() -> None:
    second = LIST.index("5 million", LIST.index("France"))
    anchor = anchor_of(LIST, Span(second, second + 9))
    without = LIST.replace("France: 5 million euros in aid.\n", "")
    found = find_anchor(without, anchor, LIST)
    assert found is None or found[1]
    added = LIST.replace("France", "Spain: 5 million euros in aid.\nFrance")
    place = find_anchor(added, anchor, LIST)
    assert place == (Span(added.index("5", added.index("France")), added.index("5", added.index("France")) + 9), False)


def test_words_without_anything_around_them_are_found_only_where_they_were() -> None:
    assert find_anchor("Trade. Trade.", Anchor(0, "Trade")) == (Span(0, 5), False)
    assert find_anchor("More trade.", Anchor(0, "trade")) is None


def test_a_correction_of_an_older_version_never_moves_to_words_that_only_look_alike(tmp_path: Path) -> None:
    old = reading(
        "Diallo said that peace is near. Vik said that trade must grow. It rained.", url="https://n.example/a"
    )
    library = library_at(tmp_path, old)
    span = Span(old.article.text.index("trade"), old.article.text.index("trade") + 15)
    wrong = corrections.new_correction(old.article, "reassign", "statement", span, "Diallo")
    corrections.put_correction(library, wrong)
    newer = reading(
        "Snow fell on all the roads of Oslo. Later Vik said that trade must grow.", url="https://n.example/a"
    )
    keep.add(library, [newer], PARSER)
    assert corrections.corrections_of(library, newer.article.id) == ()
    assert corrections.corrections_of(library, old.article.id) == (wrong,)


def _in_file(text: str, file: str) -> Reading:
    one = reading(text)
    return replace(one, article=replace(one.article, file=file))


def test_a_file_that_changed_is_a_version_of_the_same_text_and_has_its_marks(tmp_path: Path) -> None:
    first, other = (
        _in_file(TEXT, "/talks.txt"),
        _in_file("Snow fell on Oslo, and nobody came to the port.", "/talks.txt"),
    )
    library = library_at(tmp_path, first)
    marks.put_mark(library, marks.new_mark(first.article, "note", _span("trade must grow"), "mine"))
    newer = TEXT.replace("Friday", "Sunday")
    assert [one.how for one in keep.add(library, [_in_file(newer, "/talks.txt")], PARSER)] == ["version"]
    assert [one.how for one in keep.add(library, [other], PARSER)] == ["new"]
    assert [one.how for one in keep.add(library, [_in_file(TEXT + " It rained.", "/b.txt")], PARSER)] == ["new"]
    key = reading(newer).article.id
    assert [mark.span for mark in marks.marks_of(library, key)] == [_span("trade must grow", newer)]
    assert keep.versions(library, key) == (KEY, key)
    again = [_in_file(other.article.text + " Then it thawed.", "/talks.txt"), _in_file(newer + " Then?", "/talks.txt")]
    assert [one.how for one in keep.add(library, again, PARSER)] == ["version", "version"]
    assert len(keep.versions(library, key)) == 3


def test_what_is_no_text_is_a_fault_of_who_gave_it_and_no_damage(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    with pytest.raises(LibraryFault, match="what was given is no text"):
        marks.marks_of(library, "\udcff")
    assert not library.unsaved


def test_a_quote_that_stands_in_other_words_everywhere_is_looked_for_in_bounded_time() -> None:
    text = "ab" * 200_000
    for number in range(20):
        anchor = Anchor(number, "a", "It said ", " and no more")
        assert in_time(partial(find_anchor, text, anchor), 0.2) is None
