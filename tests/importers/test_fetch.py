import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.addresses import check_address, check_link
from summitreader.importers.fetch import MOST_BYTES, Fetched, fetch, led_on
from summitreader.importers.network import Unreachable, is_public

pytestmark = pytest.mark.slow

Serve = Callable[[bytes, socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[str]:
    """A server on the loopback that gives each request's head to `serve` and closes the connection after it."""
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def run() -> None:
        while not stopped.is_set():
            try:
                link, _ = listener.accept()
            except OSError:
                return
            with link:
                head = b""
                while b"\r\n\r\n" not in head and (more := link.recv(4096)):
                    head += more
                with suppress(OSError):
                    serve(head, link)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://site.example:{listener.getsockname()[1]}"
    finally:
        stopped.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> Serve:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())

    def serve(head: bytes, link: socket.socket) -> None:
        link.sendall(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)

    return serve


def local(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def get(address: str, seconds: float = 10.0, cancelled: Callable[[], bool] | None = None) -> Fetched:
    return fetch(address, allow_private=True, resolve=local, seconds=seconds, cancelled=cancelled)


def test_a_page_comes_with_its_type_and_tag() -> None:
    with server(answer(b"They met.", Content_Type="text/html; charset=koi8-r", ETag='"1"')) as site:
        page = get(f"{site}/talks?a=b")
    assert (page.data, page.content_type, page.charset, page.etag) == (b"They met.", "text/html", "koi8-r", '"1"')


def test_nothing_is_sent_but_the_request() -> None:
    heads: list[bytes] = []

    def serve(head: bytes, link: socket.socket) -> None:
        heads.append(head)
        link.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with server(serve) as site:
        get(f"{site}/a b".replace(" ", "%20"))
    lines = heads[0].decode().split("\r\n")
    assert lines[0] == "GET /a%20b HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Host",
        "User-Agent",
        "Accept",
        "Accept-Encoding",
        "Connection",
    }


def test_progress_says_what_is_done() -> None:
    said: list[str] = []
    with server(answer(b"x" * 10, Content_Length="10")) as site:
        fetch(
            site,
            allow_private=True,
            resolve=local,
            progress=lambda what, got, total: said.append(f"{what} {got} {total}"),
        )
    assert said[0] == "looking up site.example 0 None"
    assert said[-1] == "reading site.example 10 10"


PRIVATE = (
    "127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 "
    "100.127.255.255 "
    "192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 "
    ":: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::8.8.8.8 "
    "64:ff9b:1::a00:1 "
    "2002:7f00:1:: 2002:a00:1:: 2001::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 "
    "2001:db8::1 100::1 nonsense"
)


def _fetch_answered(answers: list[str]) -> None:
    fetch("https://site.example/", resolve=lambda host, port: answers)


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_no_address_that_is_not_public_is_fetched(ip: str) -> None:
    assert not is_public(ip)
    for answers in ([ip], ["8.8.8.8", ip]):
        with pytest.raises(ImportFailed, match="private or local address"):
            _fetch_answered(answers)


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1")))


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f.1", "017700000001", "localhost", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_however_the_loopback_is_written_it_is_not_fetched(host: str) -> None:
    with pytest.raises(ImportFailed, match=r"private or local address|there is no host"):
        fetch(f"http://{host}/")


def test_the_name_is_looked_up_once_and_that_address_is_connected_to() -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with server(answer(b"first")) as site:
        assert fetch(site, allow_private=True, resolve=lambda host, port: next(answers)).data == b"first"
    assert next(answers) == ["127.0.0.2"]


def test_every_redirect_is_checked_again() -> None:
    refused = {
        "file:///etc/passwd": "only http, https",
        "ftp://site.example/": "only http, https",
        "//user@site.example/": "before the @",
        "http://inner.example/": "private or local",
    }
    for target, reason in refused.items():
        with server(answer(status="302 Found", Location=target)) as site, pytest.raises(ImportFailed, match=reason):
            fetch(
                site,
                resolve=lambda host, port: ["127.0.0.1"] if host == "site.example" else ["10.0.0.1"],
                public=lambda ip: ip == "127.0.0.1" or is_public(ip),
            )


def test_no_redirect_leads_from_https_to_http() -> None:
    secure = check_address("https://site.example/a")
    with pytest.raises(ImportFailed, match="from https to http"):
        led_on(secure, "http://site.example/b")
    assert led_on(secure, "/b").text == "https://site.example/b"


def test_redirects_end() -> None:
    with (
        server(answer(status="302 Found", Location="/again")) as site,
        pytest.raises(ImportFailed, match="more than 5 times"),
    ):
        get(site)


def test_a_redirect_is_followed_and_named() -> None:
    def serve(head: bytes, link: socket.socket) -> None:
        moved = head.startswith(b"GET / ")
        link.sendall(
            b"HTTP/1.1 301 Moved\r\nLocation: new?x=1\r\n\r\n" if moved else b"HTTP/1.1 200 OK\r\n\r\nThey met."
        )

    with server(serve) as site:
        page = get(site)
    assert (page.data, page.url) == (b"They met.", f"{site}/new?x=1")


def test_a_page_that_is_too_large_is_refused_before_and_while_it_is_read() -> None:
    with (
        server(answer(Content_Length=str(MOST_BYTES + 1))) as site,
        pytest.raises(ImportFailed, match="larger than 20 MB"),
    ):
        get(site)

    def endless(head: bytes, link: socket.socket) -> None:
        link.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            link.sendall(b"x" * 65_536)

    with server(endless) as site, pytest.raises(ImportFailed, match="larger than 20 MB"):
        get(site)


def _without_header(data: bytes) -> bytes:
    """Deflate as some servers send it."""
    return zlib.compress(data)[2:-4]


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, _without_header])
def test_a_packed_page_is_unpacked_and_a_packed_bomb_refused(pack: Callable[[bytes], bytes]) -> None:
    packing = "gzip" if pack is gzip.compress else "deflate"
    with server(answer(pack(b"They met."), Content_Encoding=packing)) as site:
        assert get(site).data == b"They met."
    bomb = pack(bytes(MOST_BYTES + 1_000_000))
    with server(answer(bomb, Content_Encoding=packing)) as site, pytest.raises(ImportFailed, match="larger than 20 MB"):
        get(site)


def test_a_packing_that_was_not_asked_for_is_refused() -> None:
    with server(answer(b"x", Content_Encoding="br")) as site, pytest.raises(ImportFailed, match="packed as 'br'"):
        get(site)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\nThey"])
def test_a_server_that_drips_is_cut_off(start: bytes) -> None:
    stopped = threading.Event()

    def drip(head: bytes, link: socket.socket) -> None:
        link.sendall(start)
        while not stopped.wait(0.02):
            link.sendall(b"x")

    with server(drip) as site:
        try:
            with pytest.raises(ImportFailed, match="takes longer than"):
                get(site, seconds=0.4)
        finally:
            stopped.set()


def test_fetching_can_be_cancelled() -> None:
    waiting = threading.Event()

    def hang(head: bytes, link: socket.socket) -> None:
        waiting.set()
        link.recv(1)

    with server(hang) as site, pytest.raises(ImportFailed, match="cancelled"):
        get(site, cancelled=waiting.is_set)


def test_what_the_server_says_is_shown_without_its_controls() -> None:
    with (
        server(answer(status="404 \x1b]0;x\x07")) as site,
        pytest.raises(ImportFailed, match=r"answers 404 Not Found$"),
    ):
        get(site)
    with server(answer(Content_Type="image/\x1bpng")) as site, pytest.raises(ImportFailed) as fault:
        get(site)
    assert "\x1b" not in str(fault.value)


def test_an_unchanged_page_is_not_sent_again() -> None:
    def serve(head: bytes, link: socket.socket) -> None:
        link.sendall(b"HTTP/1.1 304 x\r\n\r\n" if b'If-None-Match: "1"\r\n' in head else b"HTTP/1.1 200 OK\r\n\r\nx")

    with server(serve) as site:
        known = Fetched(b"They met.", f"{site}/", None, None, '"1"')
        assert fetch(site, allow_private=True, resolve=local, known=known).unchanged


def test_what_a_server_called_its_page_is_told_to_no_other() -> None:
    heads: list[bytes] = []

    def serve(head: bytes, link: socket.socket) -> None:
        heads.append(head)
        link.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with server(serve) as site:
        for url in ("http://other.example/", f"{site}/other"):
            fetch(site, allow_private=True, resolve=local, known=Fetched(b"", url, None, None, '"1"', "Mon"))
        fetch(site, allow_private=True, resolve=local, known=Fetched(b"", f"{site}/", None, None, '"1"\r\nX: y'))
    assert not any(b"If-" in head or b"X:" in head for head in heads)


def _cut(body: bytes, **headers: str) -> None:
    with server(answer(body, **headers)) as site, pytest.raises(Unreachable, match="cut off"):
        get(site)


def test_a_page_that_comes_incomplete_is_refused() -> None:
    _cut(b"<p>They met and", Content_Length="400")
    _cut(gzip.compress(b"They met. " * 900)[:-9], Content_Encoding="gzip")
    _cut(zlib.compress(b"They met. " * 900)[:20], Content_Encoding="deflate")


@pytest.mark.parametrize("length", ["9999999999", "9" * 5_000])
def test_a_page_said_to_be_longer_than_anything_is_refused(length: str) -> None:
    with server(answer(b"They met.", Content_Length=length)) as site, pytest.raises(ImportFailed, match="larger than"):
        get(site)


def test_a_page_of_one_chunk_too_few_is_refused() -> None:
    with (
        server(answer(b"9\r\nThey met.\r\n", Transfer_Encoding="chunked")) as site,
        pytest.raises(Unreachable, match="cut off"),
    ):
        get(site)


def test_a_server_that_says_unchanged_of_what_nobody_knows_is_refused() -> None:
    with (
        server(answer(status="304 Not Modified")) as site,
        pytest.raises(ImportFailed, match="the server answers 304 Not Modified"),
    ):
        get(site)


def test_gzip_in_several_parts_is_unpacked_whole_and_what_follows_it_is_passed_over() -> None:
    parts = gzip.compress(b"They met. ") + gzip.compress(b"They parted.") + b"\0\0 padding"
    with server(answer(parts, Content_Encoding="gzip")) as site:
        assert get(site).data == b"They met. They parted."
    bomb = gzip.compress(b"They met. ") + gzip.compress(bytes(MOST_BYTES))
    with server(answer(bomb, Content_Encoding="gzip")) as site, pytest.raises(ImportFailed, match="larger than 20 MB"):
        get(site)


@pytest.mark.parametrize("location", ["http://[::1", "//[", "http://[a]b/", "https://\x9b/"])
def test_a_redirect_to_what_is_no_address_is_one_sentence(location: str) -> None:
    with server(answer(status="302 Found", Location=location)) as site, pytest.raises(ImportFailed) as fault:
        get(site)
    assert str(fault.value).startswith("cannot open '")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("location", "asked"),
    [("/köln".encode(), b"/k%C3%B6ln"), (b"/k\xf6ln", b"/k%F6ln"), (b"/k%C3%B6ln", b"/k%C3%B6ln")],
)
def test_a_redirects_bytes_are_asked_for_as_they_came(location: bytes, asked: bytes) -> None:
    def serve(head: bytes, link: socket.socket) -> None:
        moved = head.startswith(b"GET / ")
        found = b"HTTP/1.1 200 OK\r\n\r\n" + head.split(b" ")[1]
        link.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n" if moved else found)

    with server(serve) as site:
        assert get(site).data == asked


def test_a_name_server_that_does_not_answer_is_given_up_at_the_deadline_and_when_cancelled() -> None:
    hanging = threading.Event()

    def silent(host: str, port: int) -> list[str]:
        hanging.wait(20)
        return ["127.0.0.1"]

    try:
        began = time.monotonic()
        with pytest.raises(Unreachable, match=r"takes longer than 0\.3 seconds"):
            fetch("http://site.example/", resolve=silent, seconds=0.3)
        with pytest.raises(ImportFailed, match="cancelled"):
            fetch("http://site.example/", resolve=silent, cancelled=lambda: time.monotonic() > began + 0.6)
        assert time.monotonic() < began + 5
    finally:
        hanging.set()


LINKS = {
    "javascript:alert(1)": None,
    "file:///etc/passwd": None,
    "vscode://x": None,
    "data:text/html,x": None,
    "-https://x.example": None,
    " https://x.example": None,
    "https://x.example/\x1b[2J": None,
    "https://x.example/\u202egnp.html": None,
    "https://bank.example@evil.example/": None,
    "https:\\\\x.example": None,
    "https:///x": None,
    "https://x.example:99999/": None,
    "HTTPS://X.example/ä?q=ü": "https://x.example/%C3%A4?q=%C3%BC",
    "https://münchen.example/": "https://xn--mnchen-3ya.example/",
    "mailto:a@x.example": "mailto:a@x.example",
    "mailto:a@x.example?bcc=all@x.example": "mailto:a@x.example",
    "mailto:--attach=/etc/passwd": None,
}


@pytest.mark.parametrize("link", LINKS)
def test_only_plain_links_are_opened_and_shown_in_ascii(link: str) -> None:
    if LINKS[link] is None:
        with pytest.raises(ImportFailed, match="cannot open"):
            check_link(link)
    else:
        assert check_link(link).text == LINKS[link]


def test_a_host_of_look_alike_letters_is_warned_of() -> None:
    address = check_address("https://аpple.example/")
    assert address.host == "xn--pple-43d.example"
    assert address.warning == (
        "the host is written аpple.example and mixes CYRILLIC and LATIN letters; "
        "its name in the network is xn--pple-43d.example"
    )
    assert check_address("https://xn--pple-43d.example/").warning == address.warning
