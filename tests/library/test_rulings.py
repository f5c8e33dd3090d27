"""What the reader says of passages of two articles: kept, undone, found again in later versions, handed on."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from summitreader.comparison import Ruling
from summitreader.errors import LibraryFault
from summitreader.library import keep, undo
from summitreader.library.rulings import (
    delete_ruling,
    new_ruling,
    placed_rulings,
    put_ruling,
    ruling_said,
    rulings_of,
)
from summitreader.library.storage import schema
from summitreader.library.storage.file import Library
from summitreader.library.storage.repair import repair
from summitreader.library.transfer import export_lines, import_lines
from summitreader.model import Reading, Span
from tests.library.shelves import PARSER, all_rulings, library_at, reading, sound

OURS = reading(
    "Diallo said that the ferry will sail again. Vik said that ports are full.",
    url="https://bissora.example/readout",
)
THEIRS = reading(
    "Vik said that the boats go back to sea. Diallo said that he had a cold.", url="https://norway.example/1"
)
PAIR = [OURS.article, THEIRS.article]


def _span(one: Reading, words: str) -> Span:
    at = one.article.text.index(words)
    return Span(at, at + len(words))


FERRY = Ruling((0, 1), (_span(OURS, "the ferry will sail again"), _span(THEIRS, "the boats go back to sea")), True)
COLD = Ruling((0, 1), (None, _span(THEIRS, "he had a cold")), True)


def _kept(folder: Path, *rulings: Ruling) -> Library:
    library = library_at(folder, OURS, THEIRS)
    for ruling in rulings:
        put_ruling(library, new_ruling(PAIR, ruling))
    return library


def test_rulings_are_there_after_a_restart_whatever_the_order_of_the_sides(tmp_path: Path) -> None:
    _kept(tmp_path, FERRY, COLD).close()
    library = Library(tmp_path / "library.db")
    assert rulings_of(library, PAIR) == (FERRY, COLD)
    back = [replace(one, spans=one.spans[::-1]) for one in (FERRY, COLD)]
    assert [*rulings_of(library, PAIR[::-1])] == back
    other = reading("Nobody said a word.").article
    assert [one.sides for one in rulings_of(library, [other, *PAIR])] == [(1, 2), (1, 2)]
    assert rulings_of(library, [OURS.article, other]) == ()


def test_of_two_rulings_on_the_same_passages_the_later_holds(tmp_path: Path) -> None:
    library = _kept(tmp_path, FERRY, replace(FERRY, same=False))
    assert rulings_of(library, PAIR) == (replace(FERRY, same=False),)
    assert len(all_rulings(library)) == 2


def test_a_ruling_can_be_undone_done_again_and_deleted(tmp_path: Path) -> None:
    library = _kept(tmp_path, FERRY)
    said = "that “the ferry will sail again” and “the boats go back to sea” are one matter"
    assert undo.undo(library) == said
    assert rulings_of(library, PAIR) == ()
    assert undo.redo(library) == said
    (kept,) = all_rulings(library)
    assert delete_ruling(library, kept)
    assert not delete_ruling(library, kept)
    assert undo.undo(library) == f"delete the ruling {said}"
    assert rulings_of(library, PAIR) == (FERRY,)


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        (replace(FERRY, same=False), "that “the ferry will sail again” and “the boats go back to sea” are two matters"),
        (COLD, "that “he had a cold” is told by the other side"),
        (replace(COLD, same=False), "that “he had a cold” is not told by the other side"),
    ],
)
def test_a_ruling_is_said_in_the_readers_words(ruling: Ruling, said: str) -> None:
    assert ruling_said(new_ruling(PAIR, ruling)) == said


def test_a_ruling_is_found_again_in_a_later_version_of_either_article_and_lost_where_its_words_are(
    tmp_path: Path,
) -> None:
    library = _kept(tmp_path, FERRY, COLD)
    later = reading("An update. " + OURS.article.text, url=OURS.article.url)
    mended = reading(THEIRS.article.text.replace("he had a cold", "all was well"), url=THEIRS.article.url)
    keep.add(library, [later, mended], PARSER)
    moved = replace(FERRY, spans=(_span(later, "the ferry will sail again"), FERRY.spans[1]))
    assert rulings_of(library, [later.article, THEIRS.article]) == (moved, COLD)
    placed = placed_rulings(library, [later.article, mended.article])
    assert [one.ruling for one in placed] == [moved, None]
    assert ruling_said(placed[1].kept) == "that “he had a cold” is told by the other side"


def test_a_ruling_goes_out_with_the_library_and_comes_back(tmp_path: Path) -> None:
    library = _kept(tmp_path, FERRY, COLD)
    again = Library(tmp_path / "again.db")
    assert import_lines(again, export_lines(library))["ruling"] == 2
    assert import_lines(again, export_lines(library))["ruling"] == 0
    assert rulings_of(again, PAIR) == (FERRY, COLD)
    assert all_rulings(again) == all_rulings(library)
    assert undo.undo(again) == "that “he had a cold” is told by the other side"


def test_a_ruling_on_an_article_that_is_not_kept_is_refused(tmp_path: Path) -> None:
    library = library_at(tmp_path, OURS)
    with pytest.raises(LibraryFault, match="keep the article first"):
        put_ruling(library, new_ruling(PAIR, FERRY))
    assert all_rulings(library) == ()


@pytest.mark.parametrize("gone", [OURS, THEIRS])
def test_rulings_go_with_either_article_when_the_bin_is_emptied_and_undo_brings_none_back(
    tmp_path: Path, gone: Reading
) -> None:
    library = _kept(tmp_path, FERRY)
    keep.bin_articles(library, [gone.article.id])
    assert rulings_of(library, PAIR) == (FERRY,)
    keep.empty_bin(library)
    while undo.undo(library):
        assert all_rulings(library) == ()
    assert all_rulings(library) == ()
    sound(library)


def test_rulings_are_saved_from_a_damaged_library(tmp_path: Path) -> None:
    library = _kept(tmp_path, FERRY, COLD)
    library.close()
    content = bytearray(library.path.read_bytes())
    content[:100] = bytes(100)
    library.path.write_bytes(content)
    assert repair(library.path).saved["ruling"] == 2
    assert rulings_of(Library(library.path), PAIR) == (FERRY, COLD)


def test_a_library_from_before_there_were_rulings_takes_them_and_is_repaired_without_missing_any(
    tmp_path: Path,
) -> None:
    older = Library(tmp_path / "library.db")
    keep.add(older, [OURS, THEIRS], PARSER)
    before = schema.STEPS.index(schema.RULED)
    with older.writing() as db:
        later = " ".join(schema.STEPS[before:])
        for table in re.findall(r"CREATE TABLE (\w+)", later):
            db.execute(f"DROP TABLE {table}")
        db.execute(f"PRAGMA user_version={before}")
    older.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(older.path.read_bytes())
    repaired = repair(copy)
    assert (repaired.saved["article"], repaired.saved["ruling"], repaired.lost) == (2, 0, ())
    library = Library(tmp_path / "library.db")
    put_ruling(library, new_ruling(PAIR, FERRY))
    assert rulings_of(library, PAIR) == (FERRY,)
    sound(library)
