"""Rows that no summitreader wrote, from an export or by another program's hand: refused by their line, or harmless."""

import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summitreader.comparison import Ruling
from summitreader.errors import LibraryFault
from summitreader.library import clippings, corrections, keep, marks, rulings, shelf, undo
from summitreader.library.findings import findings_of, keys_to_read
from summitreader.library.search import find as search
from summitreader.library.search.index import index
from summitreader.library.shelf import View
from summitreader.library.storage.columns import BadRow, checked, mended
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import NOT_WHOLE
from summitreader.library.transfer import export_lines, import_lines
from summitreader.model import Article, Citation, Reading, Span
from tests.library.shelves import PARSER, TALKS, all_rulings, library_at, reading

KEY = TALKS.article.id
COD = reading("Vik said that fishing is over.", title="Cod")
HEAD = '{"summitreader":"library","format":1}'
ATTACK = "\x1b]0;hacked\x07\x9d52;c;SGFja2Vk\x9c\x90q\x9c\u202edne"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
HOSTILE: tuple[Any, ...] = (
    *(None, True, 5, -1, 1.5, 10**30, float("inf"), float("nan"), "", "junk", "5", "[1]", "[]", "{}", "null"),
    *(ATTACK, "\ud800", "[" * 100_000, '["a",5,null,[]]', '[-4,"a","b","c"]', '[9e99,"","",""]', "9" * 5000),
    *([], ["x"], {}, {"a": {}}, '[["article",{"key":"x"},5]]', '[["mark; DROP TABLE mark",null,null]]'),
    *('[["mark",null,{"uid) --":1}]]', '[["clipping",{},{}]]'),
)
BY_HAND = (
    *(None, 5, -1, 1.5, 1 << 62, "", "junk", ATTACK, b"\xff\xfe", b"\x1b]0;x\x07"),
    *('{"title":"\\u001b]0;x\\u0007"}', "[[["),
)


def _full(folder: Path) -> Library:
    """A library with a row in every table."""
    library = library_at(folder, TALKS, COD)
    marks.put_mark(library, marks.new_mark(TALKS.article, "note", Span(0, 6), "mine", "pink"))
    spans = Span(0, 6), Span(0, 3)
    rulings.put_ruling(library, rulings.new_ruling([TALKS.article, COD.article], Ruling((0, 1), spans, False)))
    merge = corrections.new_correction(TALKS.article, "reassign", "statement", Span(0, 30), "Vik", "Diallo")
    corrections.put_correction(library, merge)
    cited = Citation("", "", speaker="Diallo")
    clippings.clip(library, clippings.new_clipping(TALKS.article, Span(0, 6), cited, "first"))
    keep.save_place(library, KEY, 12)
    return library


def _said(library: Library) -> Iterator[object]:
    """Do all that front ends do with a library, and yield what it says."""
    for key in [row.key for row in shelf.shelf(library)] + [KEY]:
        yield (article := keep.article(library, key))
        yield marks.marks_of(library, key), corrections.corrections_of(library, key), keep.versions(library, key)
        assert keep.place_of(library, key) >= 0
        if article:
            index(library, {key: Reading(article)}, "another parser")
    for sort in ("added", "day", "title", "outlet", "opened"):
        after, pages = None, 0
        while page := shelf.shelf(library, View(sort), after, 1):
            yield page
            after, pages = page[-1], pages + 1
            assert pages < 10, "the shelf ends"
    yield [shelf.groups(library, by) for by in ("event", "side", "month")]
    yield [search.find(library, words) for words in ("fishing", "has:note", "has:correction", "speaker:Vik", "day")]
    yield marks.all_marks(library), clippings.clippings(library), undo.undo_steps(library)
    yield all_rulings(library), rulings.placed_rulings(library, [TALKS.article, COD.article])
    yield keys_to_read(library, PARSER, PARSER), [findings_of(library, key, PARSER) for key in (KEY, "0000")]
    lines = list(export_lines(library))
    yield lines
    import_lines(Library(library.path.with_name("again.db")), lines)
    while name := undo.undo(library):
        yield name
    yield undo.redo(library)


def _is_harmless(library: Library) -> None:
    for said in _said(library):
        for text in _texts(said):
            assert not CONTROL.search(text), ascii(text)


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, list | tuple):
        for one in said:
            yield from _texts(one)
    elif is_dataclass(said) and not isinstance(said, type):
        yield from _texts([getattr(said, field.name) for field in fields(said)])


def _rows(library: Library) -> list[tuple[str, dict[str, Any]]]:
    lines = [json.loads(line) for line in export_lines(library)][1:]
    return [(table, row) for line in lines for table, row in line.items()]


@pytest.mark.slow
@pytest.mark.parametrize("table", ["article", "place", "mark", "correction", "clipping", "ruling", "deed"])
def test_a_line_with_any_value_in_any_column_is_refused_by_its_number_or_harmless(tmp_path: Path, table: str) -> None:
    rows = _rows(_full(tmp_path))
    before = [json.dumps({name: row}) for name, row in rows if name == "article"]
    row = next(row for name, row in rows if name == table)
    for column in row:
        library, taken = Library(tmp_path / column / "first.db"), list[list[str]]()
        for number, value in enumerate(HOSTILE):
            changed = row | ({"uid": f"u{number}"} if "uid" in row else {}) | {column: value}
            lines = [HEAD, *before[table == "article" :], json.dumps({table: changed})]
            if fault := _fault(partial(import_lines, library, lines)):
                assert f"line {len(lines)} is no {table}" in fault, (column, value)
                assert shelf.count(library) == 0
            else:
                taken.append(lines)
                library = Library(tmp_path / column / f"{number}.db")
        if "uid" in row and taken:  # what has an id of its own goes into one library
            taken = [[*taken[0], *(lines[-1] for lines in taken[1:])]]
        for number, lines in enumerate(taken):
            library = Library(tmp_path / column / f"taken {number}.db")
            import_lines(library, lines)
            _is_harmless(library)


def _fault(do: Callable[[], object]) -> str:
    """Do something, and return the sentence of its fault, "" if there is none."""
    try:
        do()
    except LibraryFault as fault:
        return str(fault)
    return ""


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[" * 200_000, "line 2 is no JSON"),
        ('{"mark": {"uid": "\udcff"}}', "line 2 is no UTF-8"),
        ('{"mark": [], "place": {}}', "line 2 is no line"),
        ('{"sqlite_schema": {"name": "x"}}', "line 2 is no line"),
        ('{"place": {"article": "0123456789abcdef", "start": "12"}}', "line 2 is no place .*'start'"),
        ('{"place": {"article": "0123456789abcdeF", "start": 1}}', "line 2 is no place .*'article'"),
        ('{"clipping": {"uid": "u", "article": "0123456789abcdef"}}', "line 2 is no clipping .*'anchor' is missing"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(LibraryFault, match=fault):
        import_lines(Library(tmp_path / "l.db"), [HEAD, line])


def test_a_file_without_a_line_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="the file is empty"):
        import_lines(Library(tmp_path / "l.db"), [])


def _record(**facts: object) -> str:
    return json.dumps({"blocks": [["paragraph", 0, 5]]} | facts)


@pytest.mark.parametrize(
    "record",
    [
        "nope",
        "[]",
        _record(blocks=[["paragraph", 0, 10**9]]),
        _record(blocks=[["paragraph", 3, 2]]),
        _record(blocks=[["paragraph", 0, 5], ["item", 4, 8]]),
        _record(blocks=[["poem", 0, 5]]),
        _record(blocks=[["paragraph", 0]]),
        _record(blocks=[[["a"], 0, 5]]),
        _record(blocks={"0": 5}),
        _record(title=["Talks"]),
        _record(notes=[7]),
        _record(published=20260101),
    ],
)
def test_a_record_that_is_none_of_its_text_is_refused_and_read_as_far_as_it_goes(tmp_path: Path, record: str) -> None:
    library = _full(tmp_path)
    row = next(row for table, row in _rows(library) if table == "article")
    with pytest.raises(LibraryFault, match="line 2 is no article"):
        import_lines(Library(tmp_path / "other.db"), [HEAD, json.dumps({"article": row | {"record": record}})])
    _change(library, "UPDATE article SET record = ? WHERE key = ?", record, KEY)
    article = keep.article(library, KEY)
    assert article is not None
    assert (article.text, article.notes[-1]) == (TALKS.article.text, NOT_WHOLE)
    _is_harmless(library)


def test_an_article_under_another_texts_key_is_refused(tmp_path: Path) -> None:
    row = next(row for table, row in _rows(_full(tmp_path)) if table == "article")
    for changed in ({"text": row["text"] + "\nMore."}, {"key": "0" * 16}):
        with pytest.raises(LibraryFault, match=r"line 2 is no article .*'text' is not that of its key"):
            import_lines(Library(tmp_path / "other.db"), [HEAD, json.dumps({"article": row | changed})])


def test_an_imported_article_loses_its_controls_and_keeps_its_marks(tmp_path: Path) -> None:
    text = f"Vik said that all is well{ATTACK}. It rained."
    hostile = replace(reading(text).article, title=f"Talks{ATTACK}", publisher="A\nB")
    record = _record(title=hostile.title, publisher=hostile.publisher, blocks=[["paragraph", 0, len(text)]])
    row = {"key": hostile.id, "page": None, "added": "2026", "binned": None, "record": record, "text": text}
    mark = {"uid": "u", "article": hostile.id, "kind": "note", "text": f"n{ATTACK}", "colour": None, "made": "2026"}
    lines = [{"article": row}, {"mark": mark | {"anchor": json.dumps([text.index("It"), "It", "", ""])}}]
    library = Library(tmp_path / "library.db")
    new = import_lines(library, [HEAD, *map(json.dumps, lines)])
    assert (new["article"], new["mark"]) == (1, 1)
    (key,) = keys_to_read(library, PARSER, PARSER)
    article = keep.article(library, key)
    assert article is not None
    assert (article.id, article.title, article.publisher) == (
        key,
        "Talks␛]0;hacked␇�52;c;SGFja2Vk��q�<U+202E>dne",
        "A B",
    )
    assert [mark.span and mark.span.of(article.text) for mark in marks.marks_of(library, key)] == ["It"]
    _is_harmless(library)


def _change(library: Library, sql: str, *values: object) -> None:
    """Write into the file as another program does."""
    library.close()
    with sqlite3.connect(library.path) as db:
        db.execute(sql, values)
    db.close()


def _columns(library: Library) -> list[tuple[str, str]]:
    tables = ("article", "body", "place", "mark", "correction", "clipping", "ruling", "deed", "found", "shelf", "side")
    with library.reading() as db:
        return [(table, row[1]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]


@pytest.mark.slow
@pytest.mark.parametrize("value", BY_HAND, ids=ascii)
def test_any_value_in_any_column_of_the_file_is_read_as_something_harmless(tmp_path: Path, value: object) -> None:
    _full(tmp_path).close()
    content = (tmp_path / "library.db").read_bytes()
    for table, column in _columns(Library(tmp_path / "library.db")):
        library = Library(tmp_path / table / f"{column}.db")
        library.path.parent.mkdir(exist_ok=True)
        library.path.write_bytes(content)
        first = f"(SELECT min(rowid) FROM {table})" if table != "side" else None
        try:
            where = f"WHERE rowid = {first}" if first else "WHERE name = (SELECT min(name) FROM side)"
            _change(library, f"UPDATE {table} SET {column} = ? {where}", value)
        except sqlite3.Error:
            continue  # the file itself refuses it
        fault = _fault(partial(_is_harmless, library))
        assert not fault or "damaged" in fault or "cannot" in fault, (table, column)


def test_a_text_changed_by_another_program_is_shown_found_and_said(tmp_path: Path) -> None:
    library = _full(tmp_path)
    _change(library, "UPDATE body SET text = replace(text, 'herring', 'haddock')")
    article = keep.article(library, KEY)
    assert article is not None
    assert NOT_WHOLE in article.notes
    index(library, {KEY: Reading(article)}, PARSER)
    assert [hit.article for hit in search.find(library, "haddock").hits] == [KEY]
    assert search.find(library, "herring").hits == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        lambda: zlib.compress(b" " * (1 << 27) + b"[[],[]]"),
        lambda: zlib.compress(b"[[],[[0,9,0]]]"),
        lambda: b"x",
        lambda: b"",
    ],
    ids=["very long", "outside the text", "not packed", "empty"],
)
def test_what_an_article_is_found_by_is_unpacked_within_bounds_and_made_again(
    tmp_path: Path, made: Callable[[], bytes]
) -> None:
    library, units = _full(tmp_path), made()
    head = b'["Talks","",""]'
    _change(library, "UPDATE found SET units = ?", len(head).to_bytes(4, "big") + head + units)
    assert search.find(library, "trade").hits == ()
    assert search.find(library, "has:note").hits == ()
    index(library, {KEY: TALKS}, PARSER)
    assert [hit.article for hit in search.find(library, "trade").hits] == [KEY]


def test_a_step_that_cannot_be_read_is_passed_over_by_undo(tmp_path: Path) -> None:
    library = _full(tmp_path)
    _change(library, "UPDATE deed SET changes = 'nope' WHERE id = (SELECT max(id) FROM deed)")
    assert str(undo.undo(library)).startswith("that “")
    assert corrections.corrections_of(library, KEY) == ()


def test_half_a_correction_is_none_and_half_a_mark_is_listed_as_lost(tmp_path: Path) -> None:
    library = _full(tmp_path)
    _change(library, "UPDATE mark SET anchor = '[1]', colour = 'puce'")
    _change(library, "UPDATE correction SET kind = 'merry'")
    (mark,) = marks.marks_of(library, KEY)
    assert (mark.text, mark.colour, mark.span) == ("mine", None, None)
    assert corrections.corrections_of(library, KEY) == ()


def test_a_row_is_checked_column_by_column_and_older_ones_may_lack_what_came_later() -> None:
    row = {
        "uid": "u",
        "article": KEY,
        "anchor": '[0,"a","",""]',
        "speaker": "x\ny",
        "note": "1\n2",
        "place": 1,
        "made": "",
    }
    assert checked("clipping", row | {"unknown": 1}) == row | {"speaker": "x y", "place": 1.0}
    with pytest.raises(BadRow, match="'kind' is none of direct, indirect"):
        checked("clipping", row | {"kind": "sung"})
    assert mended("clipping", row | {"kind": "sung", "cue": b"\xffsaid"}) == row | {
        "speaker": "x y", "place": 1.0, "kind": "", "cue": "�said"
    }  # fmt: skip


def test_an_article_without_its_text_is_passed_over(tmp_path: Path) -> None:
    library = _full(tmp_path)
    _change(library, "DELETE FROM body WHERE article = 1")
    assert keep.article(library, KEY) is None
    assert keys_to_read(library, "another", "another") == (Article("Vik said that fishing is over.", ()).id,)
    keep.bin_articles(library, [KEY])
    assert keep.empty_bin(library) == 1
