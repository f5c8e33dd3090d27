"""Which kept articles are offered beside one, as accounts of the same event."""

from dataclasses import replace
from pathlib import Path

import pytest

from summitreader import parse, session
from summitreader.model import Reading
from summitreader.session.library import Library, bin_articles, keep_readings

DAY = "2026-03-05"


def _told(text: str, outlet: str, day: str | None = DAY) -> Reading:
    return session.parse(replace(parse(text).article, publisher=outlet, published=day))


OURS = _told(
    "President Joe R. Byrne of Ireland spoke with President Jean Moreau of France. Byrne hoped for peace.", "A"
)
THEIRS = _told("President Moreau spoke by phone with Irish President Joe Byrne. He said that all was well.", "B")
NEWS = _told("French President Jean Moreau and Irish President Joe Byrne spoke. Byrne said it had been long.", "C")
CODA = "President Jean Moreau of France said that Irish President Joe Byrne was late."
OTHERS = {
    "two days on": _told(f"{CODA} It was Saturday.", "D", "2026-03-07"),
    "the same outlet": _told(f"{CODA} It was warm.", "A"),
    "another pair": _told("President Kato of Japan met President Jean Moreau of France. Kato said yes.", "D"),
    "a namesake": _told("Premier Bo Byrne of Canada met Premier Li Moreau of China. Moreau said no.", "D"),
}


def _library(folder: Path, *readings: Reading) -> Library:
    library = Library(folder / "library.db")
    keep_readings(library, readings)
    return library


def _offered(library: Library, account: str | Reading) -> list[str]:
    return [one.article.outlet for one in session.offers(library, account)]


def test_other_outlets_accounts_of_the_event_are_offered_and_nothing_else(tmp_path: Path) -> None:
    library = _library(tmp_path, OURS, THEIRS, NEWS, *OTHERS.values())
    assert sorted(_offered(library, OURS.article.id)) == ["B", "C"]
    (first, *_) = session.offers(library, OURS.article.id)
    assert (first.sides, first.days) == (("Ireland", "France"), 0)
    assert len(first.people) == 2


@pytest.mark.parametrize("other", OTHERS)
def test_no_other_event_is_offered(tmp_path: Path, other: str) -> None:
    assert _offered(_library(tmp_path, OTHERS[other]), OURS) == []


def test_a_file_that_is_not_kept_is_offered_the_same(tmp_path: Path) -> None:
    library = _library(tmp_path, THEIRS, *OTHERS.values())
    assert _offered(library, OURS) == ["B"]


@pytest.mark.parametrize(("ours", "theirs"), [("2026-03-05", "2026-03-04"), ("2026-03-05", "2026-03-06T01:00:00Z")])
def test_accounts_of_two_time_zones_are_of_one_event(tmp_path: Path, ours: str, theirs: str) -> None:
    one, other = (
        replace(reading, article=replace(reading.article, published=day))
        for reading, day in ((OURS, ours), (THEIRS, theirs))
    )
    (offered,) = session.offers(_library(tmp_path, other), one)
    assert offered.days == 1


def test_an_account_without_a_day_is_offered_behind_those_with_one(tmp_path: Path) -> None:
    undated = replace(NEWS, article=replace(NEWS.article, published=None))
    library = _library(tmp_path, replace(THEIRS, article=replace(THEIRS.article, published=DAY)), undated)
    assert _offered(library, OURS) == ["B", "C"]
    assert session.offers(library, OURS)[1].days is None
    assert sorted(_offered(library, replace(OURS, article=replace(OURS.article, published=None)))) == ["B", "C"]


def test_neither_itself_nor_another_version_of_its_page_nor_what_is_in_the_bin_is_offered(tmp_path: Path) -> None:
    ours = replace(OURS, article=replace(OURS.article, url="https://a.example/1", publisher=""))
    newer = _told(OURS.article.text + " More follows.", "")
    newer = replace(newer, article=replace(newer.article, url="https://a.example/1"))
    library = _library(tmp_path, ours, newer, THEIRS)
    assert _offered(library, newer.article.id) == ["B"]
    bin_articles(library, [THEIRS.article.id])
    assert _offered(library, newer.article.id) == []


def test_a_library_that_is_not_there_and_a_key_of_nothing_offer_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    assert session.offers(library, OURS) == ()
    assert not library.exists()
    assert session.offers(_library(tmp_path, THEIRS), "0" * 16) == ()


def test_few_are_offered_of_many(tmp_path: Path) -> None:
    many = [_told(f"{NEWS.article.text} The line broke {number} times.", f"Outlet {number}") for number in range(40)]
    assert len(session.offers(_library(tmp_path, *many), OURS)) == 12
