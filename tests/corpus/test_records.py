"""Files that corpora come in are read article by article, from any place where they may be cut."""

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.errors import ImportFailed
from summitreader.importers.records.files import FoundFile, cuts, find_files, read_extent
from summitreader.importers.records.raw import RawArticle
from tests.corpus.made import read, text, write_archive, write_lines, write_quotations


def _found(file: Path) -> FoundFile:
    (found,) = find_files(str(file), file.parent / "out", pytest.fail)
    return found


def _articles(file: Path, step: int = 10**9, field: str = "") -> list[RawArticle]:
    return [*chain.from_iterable(read_extent(extent, field) for extent in cuts(_found(file), step))]


def _faults(file: Path, field: str = "") -> list[str]:
    return [article.fault for article in _articles(file, field=field)]


def _table(rows: list[list[str]], end: str = "\n") -> bytes:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "".join(row + end for row in quoted).encode()


def _pages() -> Iterator[tuple[str, str, bytes]]:
    for number in range(9):
        yield f"https://x.example/{number}", "text/html; charset=utf-8", f"<p>{text(number)}</p>".encode()


@pytest.fixture(params=["lines.jsonl", "table.csv", "pages.warc", "pages.warc.gz"])
def several(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of each kind that can be cut, with nine articles."""
    file = tmp_path / str(request.param)
    if file.suffix == ".jsonl":
        return write_lines(file, 9)
    if file.suffix == ".csv":
        file.write_bytes(_table([["id", "text"], *([f"n{number}", f'{text(number)}\n"So."'] for number in range(9))]))
        return file
    return write_archive(file, _pages())


@pytest.mark.parametrize("step", [1, 100, 401, 1000, 5000])
def test_a_file_cut_anywhere_has_each_article_once_and_in_order(several: Path, step: int) -> None:
    whole = _articles(several)
    assert len({article.name for article in whole}) == len(whole) == 9
    assert [article.fault for article in whole] == [""] * 9
    assert _articles(several, step) == whole
    extents = [*cuts(_found(several), step)]
    assert len(extents) > 1 or step == 5000
    assert [one.end for one in extents[:-1]] == [one.start for one in extents[1:]]


@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=12),
    st.integers(1, 80),
)
def test_a_table_of_any_words_is_the_same_however_it_is_cut(cells: list[str], step: int) -> None:
    cells = [cell.replace("\r", "") + "." for cell in cells]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "any.csv")
        file.write_bytes(_table([["text"], *([cell] for cell in cells)], "\r\n"))
        assert [article.text for article in _articles(file)] == cells
        assert [article.text for article in _articles(file, step)] == cells


def test_cells_with_quotes_commas_and_lines_are_texts(tmp_path: Path) -> None:
    file = tmp_path / "talks.csv"
    file.write_bytes(
        '\ufeffURL;Headline;Body\r\nhttps://x.example/1;Talks;"Vik said ""no""; he left.\r\n\r\nThey met."\r\n'.encode()
    )
    (article,) = _articles(file)
    assert article.text == 'Vik said "no"; he left.\r\n\r\nThey met.'
    assert (article.facts.url, article.facts.title) == ("https://x.example/1", "Talks")
    assert article.name == f"{file}#byte=22"


def test_an_article_is_called_by_its_id_or_else_by_the_byte_at_which_it_begins(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One.", "id": 7}\n{"Content": "Two."}\n')
    assert [article.name for article in _articles(file)] == [f"{file}#7", f"{file}#byte=26"]
    assert [article.text for article in _articles(file)] == ["One.", "Two."]


def test_bad_lines_are_faults_and_stop_no_other(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "One."}\n{"text": \n[1]\n\n{"words": "x"}\n{"text": 5}\n\xff\xfe\n{"text": "Two."}')
    assert [article.text for article in _articles(file) if not article.fault] == ["One.", "Two."]
    faults = [fault for fault in _faults(file) if fault]
    assert len(faults) == 5
    assert faults[0].startswith("it is no line of JSON")
    assert faults[1] == "it is no JSON object"
    assert faults[2].endswith("(it has: words)")


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["summitreader.importers.records.lines"], "LONGEST", 1_000)
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "x" * 5_000}) + '\n{"text": "Two."}\n')
    assert _faults(file) == ["the line is longer than 0 MB", ""]


@pytest.mark.parametrize(("content", "fault"), [
    (b"id,words\n1,x\n", "it has no column text, content, body"),
    (b'text\n"x\ny' + b"z" * 30, ""),
    (b"", None),
    (b"text\n", None),
    (b"id,text\n1\n", "the row has no column text"),
])  # fmt: skip
def test_what_is_no_table_of_texts_says_so(tmp_path: Path, content: bytes, fault: str | None) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    found = _faults(file)
    assert len(found) == (fault is not None)
    assert all(one.startswith(fault or "") for one in found)


def test_the_text_may_be_called_anything(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,story\nno,Yes.\n")
    assert [article.text for article in _articles(file, field="story")] == ["Yes."]


def test_pages_of_a_crawl_are_those_that_can_be_read(tmp_path: Path) -> None:
    pages = [("https://x.example/a", "text/html", b"<p>A.</p>"), ("https://x.example/b.png", "image/png", b"\x89PNG")]
    file = write_archive(tmp_path / "crawl.warc.gz", pages)
    (article,) = _articles(file)
    assert (article.data, article.content_type, article.facts.url) == (b"<p>A.</p>", "text/html", "https://x.example/a")


@pytest.mark.parametrize("damage", ["cut", "broken"])
def test_a_damaged_crawl_gives_what_stands_before_the_damage(tmp_path: Path, damage: str) -> None:
    file = write_archive(tmp_path / "crawl.warc.gz", _pages())
    data = bytearray(file.read_bytes())
    at = len(data) * 2 // 3
    file.write_bytes(data[:at] if damage == "cut" else data[:at] + bytes(200) + data[at + 200 :])
    found = _articles(file)
    assert 4 <= sum(not article.fault for article in found) < 9
    assert all(article.data for article in found if not article.fault)


def test_without_warcio_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_archive(tmp_path / "crawl.warc", _pages())
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert _faults(file) == ["WARC needs warcio: pip install 'summitreader[warc]'"]
    with pytest.raises(ImportFailed, match="WARC needs warcio"):
        read([file], tmp_path / "out")
    assert not any((tmp_path / "out" / "done").iterdir())


def test_a_quotation_stands_among_its_surroundings(tmp_path: Path) -> None:
    quotes = [
        {"pre": "after the talks, Minister Ana Ruiz said: ", "quote": "We will open the pier", "post": ", and left."},
        {"pre": "oken word " + "x" * 95, "quote": "“No.”", "post": "said " + "y" * 60 + " " + "z" * 60},
    ]
    line = {
        "date": "2020-01-01T00:00:03Z",
        "url": "https://x.example/1",
        "title": "Talks",
        "lang": "ENGLISH",
        "quotes": quotes,
    }
    file = write_quotations(tmp_path / "20200101000000.gqg.json.gz", line, line | {"quotes": []})
    article, empty = _articles(file)
    assert article.text.split("\n\n") == [
        "after the talks, Minister Ana Ruiz said: “We will open the pier”, and left.",
        f"word {'x' * 95} “No.” said {'y' * 60}",
    ]
    assert article.quotes == ("We will open the pier", "No.")
    assert (article.facts.title, article.facts.published) == ("Talks", "2020-01-01T00:00:03Z")
    assert empty.fault == "it has no quotation"


def test_packed_lines_are_read_whole(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "a.jsonl", 3)
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    assert [article.text for article in _articles(packed, 10)] == [article.text for article in _articles(lines)]
    packed.write_bytes(packed.read_bytes()[:-20])
    assert _articles(packed)[-1].fault


def test_a_folder_gives_what_may_be_articles_by_name_without_links_and_its_own_output(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/d.jsonl", "c/e.png", ".hidden.txt", "out/statements/00001.jsonl", "f.feed.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('{"version": "https://jsonfeed.org/version/1"}')
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    found = [(file.name, file.kind) for file in find_files(str(tmp_path), tmp_path / "out", pytest.fail)]
    assert [(name.removeprefix(f"{tmp_path}/"), kind) for name, kind in found] == [
        *(("a.html", "document"), ("b.txt", "document"), ("c/d.jsonl", "lines"), ("f.feed.json", "document")),
    ]
