"""Keeping: adding, the bin, versions, places, the shelf."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.controls import harmless
from summitreader.importers.clean import clean_line
from summitreader.library import keep, shelf, undo
from summitreader.library.shelf import Sort, View
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import article_from, record_of, text_in
from summitreader.model import Article, Block, KeptArticle, Span
from tests.library.shelves import PARSER, TALKS, library_at, reading, sound


def test_a_library_that_nothing_was_kept_in_is_no_file_yet(tmp_path: Path) -> None:
    library = Library(tmp_path / "deep" / "library.db")
    assert shelf.shelf(library) == ()
    assert undo.undo(library) is None
    assert not (tmp_path / "deep").exists()


def test_what_is_kept_is_there_for_the_next_program(tmp_path: Path) -> None:
    library_at(tmp_path, TALKS).close()
    library = Library(tmp_path / "library.db")
    assert keep.article(library, TALKS.article.id) == TALKS.article
    (row,) = shelf.shelf(library)
    assert (row.title, row.outlet, row.day, row.event) == ("Talks in Oslo", "Nord Gazette", "2026-01-15", "talks")
    assert row.speakers == "Diallo, Vik"
    sound(library)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_only_the_owner_may_read_the_file_and_its_folder(tmp_path: Path) -> None:
    library = library_at(tmp_path / "data", TALKS)
    assert library.path.stat().st_mode & 0o777 == 0o600
    assert library.path.parent.stat().st_mode & 0o777 == 0o700


def test_adding_twice_keeps_one(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    assert [added.how for added in keep.add(library, [TALKS, TALKS], PARSER)] == ["kept", "kept"]
    assert shelf.count(library) == 1


def test_a_changed_page_is_kept_as_its_newest_version(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    newer = reading(TALKS.article.text.replace("herring", "cod"), url="https://NORD.example/talks/?utm_source=x#top")
    assert keep.add(library, [newer], PARSER)[0].how == "version"
    assert keep.versions(library, newer.article.id) == (TALKS.article.id, newer.article.id)
    (row,) = shelf.shelf(library)
    assert (row.key, row.versions) == (newer.article.id, 2)
    assert keep.article(library, TALKS.article.id) == TALKS.article


def test_the_earlier_version_is_shown_again_when_the_newer_is_binned(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    newer = reading("They met again.", url=TALKS.article.url)
    keep.add(library, [newer], PARSER)
    keep.bin_articles(library, [newer.article.id])
    assert [row.key for row in shelf.shelf(library)] == [TALKS.article.id]


def test_the_bin_gives_back_and_undo_gives_back(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    key = TALKS.article.id
    assert keep.bin_articles(library, [key]) == 1
    assert (shelf.count(library), shelf.count(library, View(binned=True))) == (0, 1)
    assert undo.undo(library) == "bin article"
    assert shelf.count(library) == 1
    assert undo.redo(library) == "bin article"
    assert keep.restore(library, [key]) == 1
    assert shelf.count(library) == 1


def test_undoing_an_import_puts_it_into_the_bin(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    assert undo.undo(library) == "keep article"
    assert shelf.count(library) == 0
    assert keep.add(library, [TALKS], PARSER)[0].how == "restored"
    assert shelf.count(library) == 1


def test_emptying_the_bin_deletes_and_leaves_the_index_whole(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS, reading("Vik said that cod is cheap."))
    keep.bin_articles(library, [TALKS.article.id])
    assert keep.empty_bin(library) == 1
    assert keep.article(library, TALKS.article.id) is None
    sound(library)


def test_the_place_reached_is_kept(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    keep.save_place(library, TALKS.article.id, 42)
    library.close()
    assert keep.place_of(library, TALKS.article.id) == 42
    assert shelf.shelf(library)[0].place == 42


def test_every_page_of_the_shelf_follows_the_one_before_in_every_order(tmp_path: Path) -> None:
    readings = [reading(f"Text {n}.", title=f"{'abc'[n % 3]}", published=f"2026-01-{n % 5 + 1:02}") for n in range(23)]
    library = library_at(tmp_path, *readings)
    sorts: tuple[Sort, ...] = ("added", "day", "title", "outlet", "opened")
    for sort in sorts:
        for backwards in (False, True):
            view = View(sort, backwards)
            seen: list[KeptArticle] = []
            after = None
            while page := shelf.shelf(library, view, after, limit=5):
                seen += page
                after = page[-1]
            assert seen == list(shelf.shelf(library, view, limit=100)), (sort, backwards)
            assert len(seen) == 23


def test_the_shelf_is_narrowed_by_words_and_groups(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS, reading("Erdoğan was there.", title="Türkiye visit"))
    assert [row.title for row in shelf.shelf(library, View(words="turk vis"))] == ["Türkiye visit"]
    assert [row.title for row in shelf.shelf(library, View(words="DIALLO"))] == ["Talks in Oslo"]
    assert [row.title for row in shelf.shelf(library, View(within=("side", "Norway")))] == ["Talks in Oslo"]
    assert shelf.groups(library, "side") == (("Bissora", 1), ("Norway", 1))
    assert shelf.groups(library, "month") == (("2026-01", 1), ("", 1))
    assert shelf.groups(library, "event") == (("", 1), ("talks", 1))


_WORDS = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(_WORDS, st.none() | _WORDS, st.lists(_WORDS, max_size=3), st.lists(st.integers(0, 9), max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_article_comes_back_as_it_was(text: str, title: str | None, notes: list[str], ends: list[int]) -> None:
    text, notes = harmless(text), [clean_line(note) for note in notes]
    places = sorted(min(end, len(text)) for end in ends)
    blocks = tuple(Block(Span(a, b), "item") for a, b in pairwise(places))
    one = Article(text, blocks, title=title and clean_line(title), notes=tuple(notes))
    assert article_from(record_of(one), text_in(text)) == one


def test_a_text_that_is_no_unicode_is_kept_with_something_to_see_in_its_place(tmp_path: Path) -> None:
    broken = reading("Vik said that \ud800 is \0 odd.", title="\udfff")
    library = library_at(tmp_path, broken)
    kept = keep.article(library, broken.article.id)
    assert kept is not None
    assert (kept.text, kept.title) == ("Vik said that \ufffd is ␀ odd.", "\ufffd")
    sound(library)


IN_ORDER = ["Ales", "“Ärger” in Oslo", "Arms", "élan", "Ljubljana", "Łódź", "Öl", "Ørsted", "oslo", "Zagreb", "Ωδή"]


@pytest.mark.parametrize("sort", ["title", "outlet"])
def test_titles_stand_in_the_order_of_their_letters_and_pages_lose_none(tmp_path: Path, sort: Sort) -> None:
    made = [reading(f"Text {n}.", title=title, publisher=title) for n, title in enumerate(reversed(IN_ORDER))]
    library = library_at(tmp_path, *made)
    for backwards in (False, True):
        rows, after = list[KeptArticle](), None
        while page := shelf.shelf(library, View(sort, backwards), after, 5):
            rows += page
            after = page[-1]
        assert [row.title for row in rows] == IN_ORDER[:: -1 if backwards else 1]
