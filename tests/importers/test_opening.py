from pathlib import Path

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.kinds import kind_of
from summitreader.importers.opening import open_bytes, open_file
from tests.importers.test_html import BODY, page


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"They met.", "talks.txt", "text"),
        (b"# Talks", "talks.md", "markdown"),
        (b"<!DOCTYPE html><p>", "talks", "html"),
        (b"\xef\xbb\xbf<html>", "talks", "html"),
        (b"<p>They met.", "talks.HTM", "html"),
        (b"%PDF-1.7", "talks.txt", "pdf"),
        (b"{\\rtf1", "talks", "rtf"),
        (b'<?xml version="1.0"?><rss version="2.0">', "news.xml", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"', "feed.json", "feed"),
        (b"<!DOCTYPE html><p>", "page.xml", "html"),
        (b'{"talks": 1}', "talks.json", "text"),
        (b"From: a@example.org\nTo: b@example.org\nSubject: talks\n\nThey met.", "mail", "mail"),
        (b"PK\x03\x04 broken", "talks.docx", "docx"),
        (b"PK\x03\x04 broken", "talks", "zip"),
    ],
)
def test_a_source_is_known_by_its_first_bytes_and_its_name(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


def test_a_page_is_read_in_the_worker_as_it_is_here(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(page(BODY), encoding="utf-8")
    article = open_file(tmp_path / "talks.html")
    assert article.title == "Leaders agree & part"
    assert [block.kind for block in article.blocks].count("item") == 2


def test_a_fault_in_the_worker_is_one_sentence_and_the_next_source_is_read() -> None:
    with pytest.raises(ImportFailed, match=r"cannot read 'empty\.html': the page holds no text"):
        open_bytes(b"<html></html>", "empty.html")
    assert open_bytes(page(BODY).encode(), "talks.html").title == "Leaders agree & part"


def test_a_file_of_an_old_office_program_is_refused_with_a_way_out() -> None:
    with pytest.raises(ImportFailed, match=r"save it as \.docx"):
        open_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "talks.doc")
