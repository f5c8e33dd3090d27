from pathlib import Path

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.folders import list_folder, list_pattern
from summitreader.importers.opening import open_source


def _fill(folder: Path) -> None:
    for name in ("b/two.txt", "a/one.html", "three.md", "a/.hidden.txt", "a/picture.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("They met.", encoding="utf-8")


def test_a_folder_lists_what_may_be_articles_in_their_order(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert [entry.title for entry in list_folder(tmp_path).entries] == ["three.md", "a/one.html", "b/two.txt"]


def test_a_pattern_lists_the_files_that_it_names(tmp_path: Path) -> None:
    _fill(tmp_path)
    listed = list_pattern(f"{tmp_path}/*/*.[th]*").entries
    assert [Path(entry.source).name for entry in listed] == ["one.html", "two.txt"]


def test_listing_says_how_far_it_is(tmp_path: Path) -> None:
    _fill(tmp_path)
    said: list[str] = []
    list_folder(tmp_path, lambda what, received, total: said.append(what))
    assert said == [f"listing {tmp_path}: {count} files" for count in (0, 1, 2)]
    open_source(f"{tmp_path}/*/*", progress=lambda what, received, total: said.append(what))
    assert said[-1] == f"listing {tmp_path}/*/*: 2 files"


@pytest.mark.parametrize("source", ["", "/*"])
def test_listing_ends_when_nobody_waits_for_it(source: str, tmp_path: Path) -> None:
    _fill(tmp_path)
    with pytest.raises(ImportFailed, match="was not opened: cancelled"):
        open_source(f"{tmp_path}{source}", cancelled=lambda: True)
