"""Daily copies: a library's own, whole, and never gone for one that is worse."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from summitreader.errors import LibraryFault
from summitreader.library import keep
from summitreader.library.storage.backup import backups, beside, daily_backup
from summitreader.library.storage.file import Library
from tests.library.shelves import PARSER, TALKS, library_at, reading

LONG = reading("Vik said that the sea is wide and full of cod. " * 900)


def _named(folder: Path, *names: str) -> set[str]:
    """Put files of some names into a folder, and return them."""
    for name in names:
        (folder / name).write_bytes(b"not ours")
    return set(names)


def test_files_called_nearly_like_its_copies_are_no_copies_of_a_library(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    others = _named(
        tmp_path,
        *(f"library-2-backup-2026-01-0{day}.db" for day in range(1, 5)),
        *("library-backup-2026-13-01.db", "library-backup-2026-02-30.db", "library-backup-٢٠٢٦-01-01.db"),
        *(
            "library-backup-2026-01-01.db.db",
            "library-backup-2026-01-01-backup-2026-01-01.db",
            "Library-backup-2026-01-01.db",
        ),
        *("library-backup-2026-01-01\n.db", "xlibrary-backup-2026-01-01.db"),
    )
    (tmp_path / "library-backup-2026-01-01.db").mkdir()
    for day in range(2, 8):
        copy = daily_backup(library.path, f"2026-02-0{day}")
        assert copy
        assert copy.exists()
    assert [file.name[-6:-3] for file in backups(library.path)] == ["-07", "-06", "-05"]
    assert others <= {file.name for file in tmp_path.iterdir()}


def test_libraries_that_differ_in_their_ending_alone_have_copies_of_their_own(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    other = tmp_path / "library.sqlite"
    shutil.copy(library.path, other)
    for day in range(1, 5):
        assert daily_backup(library.path, f"2026-01-0{day}") != daily_backup(other, f"2026-01-0{day}")
    assert len(backups(library.path)) == len(backups(other)) == 3
    assert beside(tmp_path / "library.sqlite.db", "x") != beside(other, "x")


@pytest.mark.parametrize("today", ["2026-06-01", "2019-12-31"])
def test_copies_of_days_to_come_neither_count_nor_go(tmp_path: Path, today: str) -> None:
    library = library_at(tmp_path, TALKS)
    for year in (2090, 2091, 2092, 2093):
        daily_backup(library.path, f"{year}-05-05")
    before = set(backups(library.path))
    copy = daily_backup(library.path, today)
    assert copy
    assert set(backups(library.path)) == before | {copy}


def _flipped(content: bytes) -> bytes:
    """A letter of a text is another: every page is whole, and the text is not."""
    return content.replace(b"full of cod", b"full of god", 1)


def _without_a_page(content: bytes) -> bytes:
    """A page in the middle of a long text is empty."""
    page = content.rindex(b"full of cod") // 4096
    return content[: page * 4096] + bytes(4096) + content[(page + 1) * 4096 :]


@pytest.mark.parametrize("harm", [_flipped, _without_a_page])
def test_a_damaged_library_takes_no_sound_copy_away_and_says_so(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    library = library_at(tmp_path, TALKS, LONG)
    for day in (1, 2, 3):
        daily_backup(library.path, f"2026-01-0{day}")
    library.close()
    library.path.write_bytes(harm(library.path.read_bytes()))
    before = sorted(tmp_path.iterdir())
    for day in (4, 5, 6):
        with pytest.raises(LibraryFault, match=r"was not kept, for the library is damaged: .*doctor --repair"):
            daily_backup(library.path, f"2026-01-0{day}")
    assert sorted(tmp_path.iterdir()) == before
    for copy in backups(library.path):
        assert keep.article(Library(copy), LONG.article.id) == LONG.article


def test_a_copy_called_off_while_it_is_checked_leaves_nothing_behind(tmp_path: Path) -> None:
    library = library_at(tmp_path, *(reading(f"Vik said that {n} cod were caught. " * 50) for n in range(60)))
    before, asked = sorted(tmp_path.iterdir()), [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > 1

    with pytest.raises(LibraryFault, match="called off"):
        daily_backup(library.path, cancelled=cancelled)
    assert sorted(tmp_path.iterdir()) == before


def test_a_copy_made_before_an_older_file_is_brought_up_takes_no_other_ones_name(tmp_path: Path) -> None:
    from summitreader.library.storage import schema

    path = tmp_path / "library.db"
    others = _named(tmp_path, "library-backup-v1.db")
    older = Library(path, schema.STEPS[:1])
    with older.writing() as db:
        db.execute("INSERT INTO place VALUES('k', 3, '2026')")
    older.close()
    keep.add(Library(path), [TALKS], PARSER)
    assert (tmp_path / others.pop()).read_bytes() == b"not ours"
    with sqlite3.connect(tmp_path / "library-backup-v1-2.db") as db:
        assert db.execute("SELECT start FROM place").fetchall() == [(3,)]
