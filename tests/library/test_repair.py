"""Repair: what can be read is saved, what cannot is said, and nothing is taken from elsewhere."""

import sqlite3
from pathlib import Path

import pytest

from summitreader.errors import LibraryFault
from summitreader.library import keep, marks, shelf
from summitreader.library.search.index import index
from summitreader.library.storage import schema
from summitreader.library.storage.backup import daily_backup
from summitreader.library.storage.doctor import examine
from summitreader.library.storage.file import Library
from summitreader.library.storage.repair import Repaired, repair
from summitreader.library.transfer import export_lines
from summitreader.model import Article, Reading, Span
from tests.library.shelves import PARSER, TALKS, library_at, reading, sound

pytestmark = pytest.mark.slow

KEY = TALKS.article.id
COD = reading("Vik said that the cod is gone. " * 900, title="On cod", url="https://nord.example/cod")


def _library(folder: Path) -> Library:
    library = library_at(folder, TALKS, COD, *(reading(f"Vik said that {n} eels came. " * 80) for n in range(20)))
    for article in (TALKS.article, COD.article):
        marks.put_mark(library, marks.new_mark(article, "note", Span(0, 6), f"on {article.title}"))
    return library


def _harmed(library: Library, old: bytes, new: bytes) -> Repaired:
    library.close()
    content = library.path.read_bytes()
    assert content.count(old) > 0
    library.path.write_bytes(content.replace(old, new))
    return repair(library.path)


def _articles(library: Library) -> set[str]:
    return {key for (key,) in sqlite3.connect(library.path).execute("SELECT key FROM article")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CREATE TABLE article(", b"CREATE TABLE arti\xffle("),
        (b"CREATE TABLE body(", b"CREATE\xc3TABLE body("),
        (b"tablemarkmark", b"tablem\xe9rkm\xe9rk"),
        (b"CREATE INDEX mark_article ON", b"CREATE INDEX m\x80rk_article ON"),
        (b"CREATE TABLE shelf(", b"DROP\0\0 TABLE shelf("),
    ],
)
def test_a_damaged_schema_costs_no_row(tmp_path: Path, old: bytes, new: bytes) -> None:
    library = _library(tmp_path)
    before = list(export_lines(library))
    done = _harmed(library, old, new)
    assert done.lost == ()
    assert list(export_lines(Library(library.path))) == before


@pytest.mark.parametrize("left", [0, 100, 200])
def test_a_first_page_that_is_gone_costs_no_row(tmp_path: Path, left: int) -> None:
    library = _library(tmp_path)
    before = list(export_lines(library))
    library.close()
    content = library.path.read_bytes()
    library.path.write_bytes(content[:left] + b"\xa5" * (4096 - left) + content[4096:])
    done = repair(library.path)
    assert (done.lost, done.saved["article"]) == ((), 22)
    assert list(export_lines(Library(library.path))) == before
    assert [check.name for check in examine(library.path) if not check.well] == []


def test_an_article_whose_text_is_lost_keeps_title_address_and_marks_and_is_counted(tmp_path: Path) -> None:
    library = _library(tmp_path)
    library.close()
    content = bytearray(library.path.read_bytes())
    # A page that nothing but the middle of the text stands on.
    page = max(range(0, len(content), 4096), key=lambda at: content[at : at + 4096].count(b"the cod is gone"))
    content[page : page + 4096] = bytes(4096)
    library.path.write_bytes(content)
    done = repair(library.path)
    assert done.lost == ("the text of “On cod” (https://nord.example/cod); what is known of it is kept",)
    repaired = Library(library.path)
    assert done.saved["article"] == len(_articles(repaired)) == 22
    (key,) = _articles(repaired) - {one.id for one in (TALKS.article, *_eels())}
    article = keep.article(repaired, key)
    assert article is not None
    assert (article.title, article.url, article.id) == ("On cod", "https://nord.example/cod", key)
    assert COD.article.id in article.text
    (mark,) = marks.marks_of(repaired, key)
    assert (mark.text, mark.anchor.quote, mark.span) == ("on On cod", "Vik sa", None)
    keep.add(repaired, [COD], PARSER)
    assert [mark.span for mark in marks.marks_of(repaired, COD.article.id)] == [Span(0, 6)]
    sound(repaired)


def _eels() -> list[Article]:
    return [reading(f"Vik said that {n} eels came. " * 80).article for n in range(20)]


def test_a_letter_that_changed_on_the_disk_comes_from_the_backup_or_is_told(tmp_path: Path) -> None:
    library = _library(tmp_path / "with")
    daily_backup(library.path)
    done = _harmed(library, b"dinner of herring", b"dinner of hexring")
    assert (done.lost, done.from_backup["body"]) == ((), 1)
    assert keep.article(Library(library.path), KEY) == TALKS.article
    library = _library(tmp_path / "without")
    done = _harmed(library, b"dinner of herring", b"dinner of hexring")
    assert done.lost == ("some letters of “Talks in Oslo” (https://nord.example/talks), which is kept as it now reads",)
    repaired = Library(library.path)
    (key,) = _articles(repaired) - {one.id for one in (COD.article, *_eels())}
    article = keep.article(repaired, key)
    assert article is not None
    assert (article.id, "hexring" in article.text, article.title) == (key, True, "Talks in Oslo")
    assert [mark.span for mark in marks.marks_of(repaired, key)] == [Span(0, 6)]


def test_nothing_is_taken_from_another_librarys_copies(tmp_path: Path) -> None:
    other = library_at(tmp_path / "other", reading("Secret talks on eels."))
    other.close()
    library = _library(tmp_path)
    for name in ("library-work-backup-2026-01-01.db", "library-backup-of-work-2026-01-01.db"):
        (tmp_path / name).write_bytes(other.path.read_bytes())
    done = _harmed(library, b"dinner of herring", b"dinner of hexring")
    assert (done.backup, done.saved["article"]) == (None, 22)


def test_a_damaged_or_newer_copy_is_passed_over_for_an_older_sound_one(tmp_path: Path) -> None:
    library = _library(tmp_path)
    copies = [daily_backup(library.path, f"2026-01-0{day}") for day in (1, 2, 3)]
    assert copies[1]
    assert copies[2]
    copies[1].write_bytes(copies[1].read_bytes().replace(b"dinner of herring", b"dinner of hehring"))
    newer = bytearray(copies[2].read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    copies[2].write_bytes(newer)
    done = _harmed(library, b"dinner of herring", b"dinner of hexring")
    assert done.backup == copies[0]
    assert keep.article(Library(library.path), KEY) == TALKS.article


def test_what_the_reader_deleted_since_the_copy_stays_deleted(tmp_path: Path) -> None:
    library = _library(tmp_path)
    daily_backup(library.path)
    marks.delete_mark(library, marks.marks_of(library, KEY)[0])
    done = _harmed(library, b"dinner of herring", b"dinner of hexring")
    assert done.backup
    assert marks.marks_of(Library(library.path), KEY) == ()


def test_a_newer_programs_library_is_not_repaired(tmp_path: Path) -> None:
    library = _library(tmp_path)
    library.close()
    content = bytearray(library.path.read_bytes())
    content[60:64] = (len(schema.STEPS) + 1).to_bytes(4, "big")
    library.path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LibraryFault, match="made by a newer summitreader"):
        repair(library.path)
    assert (library.path.read_bytes(), sorted(tmp_path.iterdir())) == (bytes(content), before)


@pytest.mark.parametrize("damaged", [True, False])
def test_what_stands_in_a_log_beside_the_file_is_saved_and_goes_with_the_old_one(tmp_path: Path, damaged: bool) -> None:
    library = _library(tmp_path / "a")
    library.close()
    db = sqlite3.connect(library.path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.execute(
        "INSERT INTO mark VALUES('late', ?, 'note', '[0,\"Diallo\",\"\",\"\"]', 'in the log', NULL, '2026')", (KEY,)
    )
    copy = Library(tmp_path / "b" / "library.db")
    copy.path.parent.mkdir()
    for name in ("library.db", "library.db-wal"):
        (copy.path.parent / name).write_bytes((library.path.parent / name).read_bytes())
    db.close()
    if damaged:
        copy.path.write_bytes(copy.path.read_bytes().replace(b"dinner of herring", b"dinner of hexring"))
    done = repair(copy.path)
    assert done.saved["mark"] == 3
    assert done.old.with_name(done.old.name + "-wal").exists()
    assert not copy.path.with_name("library.db-wal").exists()
    with sqlite3.connect(copy.path) as repaired:
        assert repaired.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_rows_of_another_programs_making_are_mended_or_told(tmp_path: Path) -> None:
    library = _library(tmp_path)
    with sqlite3.connect(library.path) as db:
        db.execute("UPDATE mark SET anchor = 'nowhere', colour = 5 WHERE article = ?", (KEY,))
        db.execute("UPDATE deed SET changes = 'nope' WHERE id = 1")
        db.execute("UPDATE article SET record = '[]' WHERE key = ?", (KEY,))
    db.close()
    assert [check.name for check in examine(library.path) if not check.well] == ["rows"]
    done = repair(library.path)
    assert done.lost == (
        f"what was on record of “{KEY}”, beside its text",
        "1 undo step in which nothing could be read",
    )
    assert [check.name for check in examine(library.path) if not check.well] == []
    repaired = Library(library.path)
    assert [mark.text for mark in marks.marks_of(repaired, KEY)] == ["on Talks in Oslo"]
    article = keep.article(repaired, KEY)
    assert article is not None
    index(repaired, {KEY: Reading(article)}, PARSER)
    assert shelf.count(repaired) == 1


def test_two_repairs_in_one_second_keep_both_old_files(tmp_path: Path) -> None:
    library = _library(tmp_path)
    library.close()
    assert len({repair(library.path).old for _ in range(4)}) == 4
    assert len(list(tmp_path.glob("library-damaged-*.db"))) == 4
