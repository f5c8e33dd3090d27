"""Corrections of what is told of findings and of the article: laid over, kept, undone, moved, and never half done."""

import json
import random
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summitreader.library import keep, undo
from summitreader.library.anchors import anchor_of
from summitreader.library.corrections import (
    apply_corrections,
    corrections_of,
    delete_correction,
    new_correction,
    placed_corrections,
    put_correction,
    said,
    unfit_corrections,
)
from summitreader.library.overlay.edited import Edited
from summitreader.library.storage import schema
from summitreader.library.storage.file import Library
from summitreader.library.storage.repair import repair
from summitreader.library.transfer import export_lines, import_lines
from summitreader.model import YOURS, Agreement, Correction, Event, FindingKind, Reading, Source, Span, Statement
from tests.library.shelves import PARSER, TALKS, library_at, reading, sound

TEXT = TALKS.article.text
KEY = TALKS.article.id


def _span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


SIGNED = replace(
    TALKS,
    agreements=(
        Agreement(
            *(_span("a dinner of herring"), "mou", _span("dinner"), 2, "about", (_span("herring"),), (), ("Norway",)),
            *("agreed", "a_rule"),
            told_by=_span("ended"),
        ),
    ),
)


def _set(
    finding: FindingKind, field: str, other: str = "", words: tuple[str, ...] = (), at: str = "", name: str = ""
) -> Correction:
    span = _span(at) if at else None
    return new_correction(TALKS.article, "set", finding, span, name, other, field, [_span(one) for one in words])


VIK = "trade must grow"
DINNER = "a dinner of herring"


@pytest.mark.parametrize(
    ("correction", "was", "now"),
    [
        (_set("speaker", "role", "Premier", name="Vik"), "President", "Premier"),
        (_set("speaker", "country", "", name="President Vik"), "Norway", ""),
        (_set("statement", "kind", "direct", at=VIK), "indirect", "direct"),
        (_set("statement", "act", "request", at=VIK), "say", "request"),
        (_set("statement", "stance", "denial", at=VIK), "", "denial"),
        (_set("statement", "extent", words=("trade must",), at=VIK), VIK, "trade must"),
        (_set("statement", "addressee", words=("Kyiv",), at=VIK), "", "Kyiv"),
        (_set("statement", "addressee", "the Republic of Bissora", at=VIK), "", "the Republic of Bissora"),
        (_set("agreement", "status", "signed", at=DINNER), "agreed", "signed"),
        (_set("agreement", "count", "at least 20", at=DINNER), "about 2", "at least 20"),
        (_set("agreement", "parties", "Norway; Bissora ;; Norway", at=DINNER), "Norway", "Norway; Bissora"),
        (_set("agreement", "fields", words=("trade", "fishing"), at=DINNER), "herring", "fishing; trade"),
        (_set("agreement", "titles", words=("dinner of herring",), at=DINNER), "", "dinner of herring"),
        (_set("event", "kind", "summit"), "talks", "summit"),
        (_set("event", "place", words=("Kyiv",)), "", "Kyiv"),
        (_set("event", "date", words=("Friday",)), "", "Friday"),
        (_set("article", "title", "Of cod"), "Talks in Oslo", "Of cod"),
        (_set("article", "outlet", "Xinhua"), "Nord Gazette", "Xinhua"),
        (_set("article", "citing", "Reuters"), "", "Reuters"),
        (_set("article", "date", "2026-02-01"), "2026-01-15", "2026-02-01"),
    ],
)
def test_each_field_is_set_with_what_was_there_beside_it_and_back_again(
    correction: Correction, was: str, now: str
) -> None:
    corrected = apply_corrections(SIGNED, [correction])
    (fact,) = corrected.corrected
    assert (fact.finding, fact.field, fact.was, fact.now) == (correction.finding, correction.field, was, now)
    assert corrected.article.id == KEY
    assert unfit_corrections(SIGNED, [correction]) == ()
    assert apply_corrections(SIGNED, []) is SIGNED
    # What it says can be read again from the reading itself: corrected to the same it stays as it is.
    again = apply_corrections(corrected, [correction])
    assert again.corrected == corrected.corrected
    assert replace(again, corrected=()) == replace(corrected, corrected=())


def test_what_a_correction_touches_is_the_readers_and_all_else_the_parsers() -> None:
    every = [_set("statement", "kind", "direct", at=VIK), _set("agreement", "status", "signed", at=DINNER)]
    corrected = apply_corrections(SIGNED, [*every, _set("speaker", "role", "Premier", name="Vik")])
    assert [statement.rule for statement in corrected.statements] == ["made", YOURS]
    assert [fact.rule for fact in corrected.corrected] == ["made", "a_rule", "m"]
    assert corrected.agreements[0].told_by is None, "the words of another status"
    assert [speaker.rule for speaker in corrected.speakers] == ["m", YOURS]
    assert (corrected.event, corrected.themes) == (SIGNED.event, SIGNED.themes)


def test_of_two_corrections_of_one_thing_the_later_wins_and_what_the_parser_found_stays_beside_it() -> None:
    two = [_set("speaker", "role", "Premier", name="Vik"), _set("speaker", "role", "Duke", name="Vik")]
    corrected = apply_corrections(TALKS, two)
    assert [speaker.role for speaker in corrected.speakers] == ["President", "Duke"]
    assert [(fact.was, fact.now, fact.rule) for fact in corrected.corrected] == [("President", "Duke", "m")]
    assert apply_corrections(apply_corrections(TALKS, two[:1]), two[1:]) == corrected


def test_the_rule_that_found_it_is_told_of_every_fact_of_one_finding() -> None:
    three = [
        _set("speaker", "role", "Premier", name="Vik"),
        _set("speaker", "country", "Chad", name="Vik"),
        new_correction(TALKS.article, "reassign", "statement", _span(VIK), "Diallo"),
        _set("statement", "kind", "mixed", at=VIK),
    ]
    assert [fact.rule for fact in apply_corrections(TALKS, three).corrected] == ["m", "m", "made", "made"]


def test_the_facts_of_a_statement_follow_it_when_its_content_is_corrected() -> None:
    kind, extent = _set("statement", "kind", "mixed", at=VIK), _set("statement", "extent", words=("grow",), at=VIK)
    corrected = apply_corrections(TALKS, [kind, extent])
    content = corrected.statements[1].content
    assert content == _span("grow")
    assert {fact.span for fact in corrected.corrected} == {content}


def test_content_in_two_pieces_stays_in_two_and_overlapping_ones_are_none() -> None:
    two = apply_corrections(TALKS, [_set("statement", "extent", words=("trade", "grow"), at=VIK)])
    assert two.statements[1].says == (_span("trade"), _span("grow"))
    wrong = _set("statement", "extent", words=("trade must", "must grow"), at=VIK)
    assert unfit_corrections(TALKS, [wrong]) == (wrong,)


@pytest.mark.parametrize(
    "wrong",
    [
        _set("statement", "kind", "loud", at=VIK),
        _set("statement", "kind", "", at=VIK),
        _set("statement", "act", "sing", at=VIK),
        _set("statement", "stance", "sitting", at=VIK),
        _set("statement", "extent", at=VIK),
        _set("statement", "kind", "direct", at="The talks ended"),
        _set("statement", "kind", "direct"),
        _set("agreement", "status", "burnt", at=DINNER),
        _set("agreement", "count", "a few", at=DINNER),
        _set("agreement", "status", "signed", at="trade"),
        _set("speaker", "role", "Duke", name="Nobody"),
        _set("event", "kind"),
        replace(_set("statement", "addressee", at=VIK), words=(anchor_of("none of these words", Span(0, 4)),)),
    ],
)
def test_what_does_not_fit_changes_nothing_and_is_told(wrong: Correction) -> None:
    assert apply_corrections(SIGNED, [wrong]) == SIGNED
    assert unfit_corrections(SIGNED, [wrong]) == (wrong,)


def test_a_parser_that_finds_other_edges_keeps_the_correction_and_one_that_finds_nothing_tells_it_lost() -> None:
    kind = _set("statement", "kind", "direct", at=VIK)
    longer = replace(TALKS.statements[1], says=(_span("needs a new programme. Vik said that trade must grow"),))
    other = replace(TALKS, statements=(longer,))
    assert apply_corrections(other, [kind]).statements[0].kind == "direct"
    assert unfit_corrections(replace(TALKS, statements=()), [kind]) == (kind,)
    # Another two statements in the place of one: which of them is meant is not known.
    parts = tuple(replace(longer, says=(_span(words),)) for words in ("trade", "grow"))
    assert unfit_corrections(replace(TALKS, statements=parts), [kind]) == (kind,)


def test_an_event_is_made_where_the_parser_found_none_and_rejected_where_there_was_none() -> None:
    none = replace(TALKS, event=None)
    corrected = apply_corrections(none, [_set("event", "kind", "summit", at="The talks ended")])
    assert corrected.event == Event("summit", None, None, (), _span("The talks ended"), YOURS)
    place = _set("event", "place", words=("Kyiv",))
    assert unfit_corrections(none, [place]) == (place,)
    gone = new_correction(TALKS.article, "reject", "event", Span(0, 1))
    assert apply_corrections(TALKS, [gone]).event is None


def test_an_outlet_that_the_text_names_gives_way_to_the_readers_and_can_be_taken_away() -> None:
    named = replace(
        TALKS,
        article=replace(TALKS.article, publisher=None),
        source=Source(_span("Kyiv"), _span("Vik"), "outlet_reports"),
    )
    corrected = apply_corrections(named, [_set("article", "outlet", "Xinhua"), _set("article", "citing", "")])
    assert (corrected.outlet, corrected.citing) == ("Xinhua", "")
    assert [(fact.was, fact.rule) for fact in corrected.corrected] == [
        ("Kyiv", "outlet_reports"),
        ("Vik", "outlet_reports"),
    ]
    assert apply_corrections(named, [_set("article", "outlet", "")]).outlet == ""


def test_a_date_that_the_text_tells_gives_way_to_the_readers_and_can_be_taken_away() -> None:
    dated = Source(None, None, "dateline", _span("Kyiv"), "2031-01-05")
    told = replace(TALKS, article=replace(TALKS.article, published=None), source=dated)
    corrected = apply_corrections(told, [_set("article", "date", "2031-01-07")])
    assert (told.published, corrected.published) == ("2031-01-05", "2031-01-07")
    assert [(fact.was, fact.rule) for fact in corrected.corrected] == [("2031-01-05", "dateline")]
    assert apply_corrections(told, [_set("article", "date", "")]).published == ""


HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "a" * 10_000,
    "\u202eevil\u202c",
    "שלום עולם",
    "[b]bold[/b]",
    "a\nb\tc  d",
    "'; DROP--",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_any_value_is_kept_on_one_harmless_line_and_exported_and_imported_as_it_is(tmp_path: Path, value: str) -> None:
    library = library_at(tmp_path, TALKS)
    for correction in (
        _set("article", "title", value),
        _set("speaker", "role", value, name="Vik"),
        _set("agreement", "parties", value, at=DINNER),
    ):
        put_correction(library, correction)
    kept = corrections_of(library, KEY)
    assert all(one.other.isprintable() and "\u202e" not in one.other for one in kept)
    corrected = apply_corrections(SIGNED, kept)
    assert corrected.article.title == kept[0].other
    other = Library(tmp_path / "other.db")
    import_lines(other, export_lines(library))
    assert corrections_of(other, KEY) == kept
    assert all(said(one).isprintable() for one in kept)
    sound(library)


def test_a_correction_is_undone_done_again_and_taken_back_with_all_it_says(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    extent = _set("statement", "extent", words=("trade", "grow"), at=VIK)
    put_correction(library, extent)
    library.close()
    assert corrections_of(library, KEY) == (extent,)
    assert undo.undo(library) == "that the content of “trade must grow” is “trade”, “grow”"
    assert corrections_of(library, KEY) == ()
    undo.redo(library)
    assert corrections_of(library, KEY) == (extent,)
    assert delete_correction(library, extent)
    assert undo.undo(library) == "delete the correction that the content of “trade must grow” is “trade”, “grow”"
    assert corrections_of(library, KEY) == (extent,)


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (_set("speaker", "role", "Premier", name="Vik"), "that the role of Vik is “Premier”"),
        (_set("speaker", "country", name="Vik"), "that the country of Vik is not told"),
        (
            _set("agreement", "parties", "Norway; Bissora", at=DINNER),
            f"that the parties of “{DINNER}” are “Norway; Bissora”",
        ),
        (_set("article", "date", "2026-02-01"), "that the date of the article is “2026-02-01”"),
        (_set("event", "kind", "summit"), "that the kind of the event is “summit”"),
    ],
)
def test_a_correction_is_said_in_words(correction: Correction, words: str) -> None:
    assert said(correction).startswith(words)


def test_corrections_follow_their_words_into_a_changed_version_and_what_does_not_is_lost(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    kept = [
        _set("statement", "addressee", words=("Kyiv",), at=VIK),
        _set("agreement", "fields", words=("herring",), at=DINNER),
        _set("speaker", "role", "Premier", name="Vik"),
        _set("article", "outlet", "Xinhua"),
        _set("article", "title", "Of cod"),
        _set("event", "kind", "summit", at="The talks ended on Friday"),
    ]
    for correction in kept:
        put_correction(library, correction)
    text = "Late news from the north.\n\n" + TEXT.replace(
        "The talks ended on Friday with a dinner of herring", "It ended"
    )
    newer = reading(text, title="Talks end", publisher="Nord Gazette", url=TALKS.article.url)
    keep.add(library, [newer], PARSER)
    here = corrections_of(library, newer.article.id)
    assert [(one.finding, one.field) for one in here] == [
        ("statement", "addressee"),
        ("speaker", "role"),
        ("article", "outlet"),
        ("event", "kind"),
    ], "its title is another one, and the dinner is gone"
    assert here[0].words[0].start == text.index("Kyiv")
    assert {one.uid for one in placed_corrections(library, newer.article.id)[1]} == {kept[1].uid, kept[4].uid}
    assert apply_corrections(newer, here).statements[1].addressee == _span("Kyiv", text)
    assert corrections_of(library, KEY) == tuple(kept)


def _columns(library: Library, **changed: Any) -> None:
    db = sqlite3.connect(library.path)
    for name, value in changed.items():
        db.execute(f"UPDATE correction SET {name} = ?", (value,))
    db.commit()
    db.close()


@pytest.mark.parametrize(
    "damage",
    [
        {"field": "colour"},
        {"field": ""},
        {"field": b"\xff\x00"},
        {"finding": "article"},
        {"words": "["},
        {"words": "{}"},
        {"words": '[[1,"a"]]'},
        {"words": '[[-1,"a","",""]]'},
        {"words": "[" * 100_000},
        {"words": 7},
        {"kind": "set", "field": "role"},
    ],
)
def test_a_row_that_is_damaged_in_the_new_columns_is_no_correction_and_breaks_nothing(
    tmp_path: Path, damage: dict[str, Any]
) -> None:
    library = library_at(tmp_path, TALKS)
    put_correction(library, _set("statement", "addressee", words=("Kyiv",), at=VIK))
    library.close()
    _columns(library, **damage)
    assert corrections_of(library, KEY) == ()
    assert not [line for line in export_lines(library) if line.startswith('{"correction')]
    library.close()
    assert repair(library.path).saved["correction"] == 0


def test_an_older_export_is_imported_and_a_newer_one_brings_field_and_words(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    put_correction(library, new_correction(TALKS.article, "reassign", "statement", _span(VIK), "Diallo"))
    put_correction(library, _set("statement", "extent", words=("trade", "grow"), at=VIK))
    lines = list(export_lines(library))
    rows = [json.loads(line) for line in lines]
    for row in rows:
        if "correction" in row and row["correction"]["kind"] == "reassign":
            del row["correction"]["field"], row["correction"]["words"]
    other = Library(tmp_path / "other.db")
    assert import_lines(other, map(json.dumps, rows))["correction"] == 2
    assert corrections_of(other, KEY) == corrections_of(library, KEY)


def test_a_library_of_before_keeps_its_corrections_opened_salvaged_and_undone(tmp_path: Path) -> None:
    steps = schema.STEPS[: schema.STEPS.index(schema.CORRECTED)]
    library = Library(tmp_path / "library.db", steps)
    with library.writing() as db:
        db.execute(
            "INSERT INTO article(key, added, record) VALUES(?, '2026-01-01T00:00:00Z', '{\"blocks\":[]}')", (KEY,)
        )
        db.execute("INSERT INTO body(article, text) VALUES(1, ?)", (TEXT,))
        row = ("a1", KEY, "merge", "speaker", None, "Vik", "Diallo", "2026-01-01T00:00:00Z")
        db.execute("INSERT INTO correction VALUES(?, ?, ?, ?, ?, ?, ?, ?)", row)
        names = ("uid", "article", "kind", "finding", "anchor", "name", "other", "made")
        step = json.dumps([["correction", None, dict(zip(names, row, strict=True))]])
        db.execute("INSERT INTO deed VALUES(1, 'that', '', 0, ?)", (step,))
    library.close()
    salvaged = tmp_path / "salvaged.db"
    salvaged.write_bytes(library.path.read_bytes())
    repair(salvaged)
    merge = Correction("a1", KEY, "merge", "speaker", None, "Vik", "Diallo", "2026-01-01T00:00:00Z")
    for path in (library.path, salvaged):
        now = Library(path)
        assert corrections_of(now, KEY) == (merge,)
        undo.undo(now)
        assert corrections_of(now, KEY) == ()
        undo.redo(now)
        assert corrections_of(now, KEY) == (merge,)


def test_an_edited_sequence_is_what_a_list_would_be() -> None:
    chance = random.Random(7)
    for _ in range(200):
        plain = list(range(chance.randrange(6)))
        edited = Edited(tuple(plain))
        for number in range(chance.randrange(12)):
            at = chance.randrange(len(plain) + 1)
            match chance.randrange(3):
                case 0:
                    plain.insert(at, -number)
                    edited.insert(at, -number)
                case 1 if at < len(plain):
                    plain[at] = 100 + number
                    edited.put(at, 100 + number)
                case 2 if at < len(plain):
                    assert edited.pop(at) == plain.pop(at)
            edited = chance.choice((edited, Edited(edited)))
            assert tuple(edited) == tuple(plain)
            assert [edited[place] for place in range(-len(plain), len(plain))] == plain + plain
            assert edited[1:4] == tuple(plain[1:4])


def test_of_many_findings_only_those_that_change_are_touched() -> None:
    asked: list[int] = []

    class Counted(tuple[Statement, ...]):
        def __getitem__(self, place: Any) -> Any:
            asked.append(place)
            return super().__getitem__(place)

    text = "".join(f"Vik said that cod number {number:06d} is gone. " for number in range(20_000))
    many = reading(text)
    every = [
        new_correction(many.article, "set", "statement", many.statements[at].content, field="kind", other="direct")
        for at in range(0, 20_000, 400)
    ]
    corrected = apply_corrections(replace(many, statements=Counted(many.statements)), every)
    assert len(asked) < 50 * 200
    assert [said.kind for said in corrected.statements].count("direct") == 50
    assert isinstance(corrected, Reading)
