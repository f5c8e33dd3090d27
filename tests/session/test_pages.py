"""Web pages are kept: fetched again only when they changed, and read without the network, which is said."""

import json
import socket
from datetime import date
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import ImportFailed
from summitreader.model import Article
from summitreader.session import QueueItem, pages
from tests.importers.test_fetch import Serve, server

_PAGE = b"<html><body><article>" + b"<p>Diallo said that the harbour talks go on.</p>" * 9
_TODAY = date.today().isoformat()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which pages are kept, the test's own."""
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "pages"


def _open(address: str) -> Article:
    return session.open_queued(QueueItem(address, allow_private=True))


def _local(site: str) -> str:
    return site.replace("site.example", "127.0.0.1")


def _serve(heads: list[bytes], headers: bytes = b"", again: bytes = b"HTTP/1.1 200 OK\r\n\r\n" + _PAGE) -> Serve:
    """A page with such headers at the first request, `again` at all others."""

    def serve(head: bytes, link: socket.socket) -> None:
        heads.append(head)
        first = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + _PAGE
        link.sendall(first if len(heads) == 1 else again)

    return serve


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        (b'ETag: "one"\r\n', b'If-None-Match: "one"\r\n'),
        (
            b"Last-Modified: Mon, 02 Mar 2026 10:00:00 GMT\r\n",
            b"If-Modified-Since: Mon, 02 Mar 2026 10:00:00 GMT\r\n",
        ),
    ],
)
def test_a_page_that_is_unchanged_is_read_from_the_copy_and_that_is_said(headers: bytes, asked: bytes) -> None:
    heads: list[bytes] = []
    with server(_serve(heads, headers, b"HTTP/1.1 304 Not Modified\r\n\r\n")) as site:
        first, again = _open(_local(site)), _open(_local(site))
    assert asked not in heads[0]
    assert asked in heads[1]
    assert again.text == first.text
    assert not first.notes
    assert again.notes == (f"the page is unchanged since {_TODAY}",)


def test_a_page_that_changed_takes_the_place_of_its_copy() -> None:
    heads: list[bytes] = []
    changed = b'HTTP/1.1 200 OK\r\nETag: "two"\r\n\r\n' + _PAGE.replace(b"go on", b"ended")
    with server(_serve(heads, b'ETag: "one"\r\n', changed)) as site:
        _open(_local(site))
        assert "ended" in _open(_local(site)).text
        _open(_local(site))
    assert b'If-None-Match: "two"' in heads[2]


def test_without_the_network_the_copy_is_shown_and_that_is_said() -> None:
    with server(_serve([])) as site:
        first = _open(_local(site))
    again = _open(_local(site))
    assert again.text == first.text
    assert again.notes[0].startswith(f"the copy of {_TODAY} is shown: cannot open 'http://127.0.0.1")


def test_a_server_in_trouble_is_like_no_network_but_a_page_that_is_gone_is_gone() -> None:
    with server(_serve([], again=b"HTTP/1.1 503 Busy\r\n\r\n")) as site:
        _open(_local(site))
        assert "503" in _open(_local(site)).notes[0]
    with server(_serve([], again=b"HTTP/1.1 410 Gone\r\n\r\n")) as site:
        _open(_local(site))
        with pytest.raises(ImportFailed, match="410 Gone"):
            _open(_local(site))


def test_a_copy_opens_no_address_that_is_refused() -> None:
    with server(_serve([])) as site:
        _open(_local(site))
        with pytest.raises(ImportFailed, match="private or local address"):
            session.open_queued(QueueItem(_local(site)))


def test_copies_are_the_readers_own_and_damaged_ones_are_not_used(cache: Path) -> None:
    heads: list[bytes] = []
    with server(_serve(heads, b'ETag: "one"\r\n')) as site:
        _open(_local(site))
        (file,) = cache.iterdir()
        assert (file.stat().st_mode & 0o777, cache.stat().st_mode & 0o777) == (0o600, 0o700)
        file.write_bytes(file.read_bytes()[:-5])
        _open(_local(site))
    assert b"If-None-Match" not in heads[1]


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", 5), ("url", None), ("etag", ["a"]), ("charset", {}), ("modified", 1.5), ("length", "x")],
)
def test_a_copy_that_somebody_changed_by_hand_is_not_used(cache: Path, field: str, value: object) -> None:
    heads: list[bytes] = []
    with server(_serve(heads, b'ETag: "one"\r\n')) as site:
        _open(_local(site))
        (file,) = cache.iterdir()
        said, _, data = file.read_bytes().partition(b"\n")
        file.write_bytes(json.dumps(json.loads(said) | {field: value}).encode() + b"\n" + data)
        assert "harbour talks" in _open(_local(site)).text
        file.write_bytes(b"[" * 100_000 + b"\n" + data)
        assert "harbour talks" in _open(_local(site)).text
    assert not [head for head in heads if b"If-None-Match" in head]


def test_a_page_that_asks_not_to_be_kept_is_not(cache: Path) -> None:
    with server(_serve([], b"Cache-Control: private, no-store\r\n")) as site:
        _open(_local(site))
    assert not cache.exists()


def test_of_too_many_pages_the_one_used_longest_ago_goes(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES", 3 * len(_PAGE))
    for _ in range(5):
        with server(_serve([])) as site:
            _open(_local(site))
    kept = [file.read_bytes() for file in cache.iterdir()]
    assert len(kept) == 2
    assert any(_local(site).encode() in page for page in kept), "the newest stays"


def test_a_cache_that_cannot_be_written_hinders_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "file" / "home"))
    with server(_serve([])) as site:
        assert "harbour" in _open(_local(site)).text
