"""Comparing in a process of its own gives what comparing here does; quotes of sides come each with its source."""

from pathlib import Path

from summitreader import session
from summitreader.comparison import Ruling
from summitreader.model import Reading
from summitreader.session import ComparingProcess
from summitreader.session.library import find_library, keep, read_kept
from tests.tui.comparisons import ARTICLES, FERRY, NORTH, PUT_IN_PLACE, SOUTH, VERSIONS, accounts, span

_READINGS = [session.parse(one) for one in ARTICLES]


def test_a_process_finds_what_is_found_here_and_holds_to_what_the_reader_says() -> None:
    process = ComparingProcess([ARTICLES[0], _READINGS[1]])
    try:
        found = process.compare()
        assert found == session.compare(_READINGS)
        assert found
        assert found.sides[0].reading.article is ARTICLES[0]
        ruling = Ruling((0, 1), (span(NORTH, FERRY), span(SOUTH, PUT_IN_PLACE)), False)
        assert process.compare([ruling]) == session.compare(_READINGS, [ruling])
    finally:
        process.stop()


def test_kept_accounts_are_compared_as_the_library_has_them(tmp_path: Path) -> None:
    library = find_library(str(tmp_path / "library.db"))
    kept = [read_kept(library, keep(library, one).key) for one in _READINGS]
    process = ComparingProcess([one for one in kept if one])
    try:
        assert process.compare() == session.compare(_READINGS)
    finally:
        process.stop()


def test_versions_are_compared_by_their_words_alone() -> None:
    process = ComparingProcess(VERSIONS, are_versions=True)
    try:
        assert process.compare() == session.compare_versions(*(Reading(one) for one in VERSIONS))
    finally:
        process.stop()


def test_a_process_that_has_died_is_done_without_and_one_that_was_stopped_gives_nothing() -> None:
    process = ComparingProcess(ARTICLES)
    assert process._process
    process._process.stop()
    assert process.compare() == session.compare(_READINGS)
    process.stop()
    assert process.compare() is None


def test_each_quote_comes_with_the_source_of_its_own_side() -> None:
    words = session.quote_sides(accounts(), [(0, span(NORTH, FERRY)), (1, span(SOUTH, PUT_IN_PLACE))])
    first, second = words.index("Office of the North"), words.index("Office of the South")
    assert words.index("ferry line opens") < first < words.index("put in place") < second
    assert session.quote_sides(accounts(), [(0, span(NORTH, FERRY))], "markdown").startswith(">")
