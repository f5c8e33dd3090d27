"""From an address to bytes: only http and https, only public hosts, so many bytes and seconds.

The name is looked up once and the connection made to the very address that was checked, so that an answer which changes
meanwhile (DNS rebinding) changes nothing. Nothing is sent but the request: no proxies, cookies, passwords, referrers.
"""

import http.client
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

from summitreader.errors import ImportFailed
from summitreader.importers.addresses import Address, check_address
from summitreader.importers.clean import clean_line
from summitreader.version import __version__

MOST_BYTES = 20_000_000
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))

Progress = Callable[[str, int, int | None], None]  # what is being done, bytes so far, bytes in all if known
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: `url` is where the redirects ended.

    `etag` and `modified` are the server's names for this state of the page; `unchanged` says that the page is still in
    the state that was `known`, and was not sent again. `private` pages ask not to be kept.
    """

    data: bytes
    url: str
    content_type: str | None
    charset: str | None
    etag: str | None
    modified: str | None = None
    unchanged: bool = False
    private: bool = False


class Unreachable(ImportFailed):
    """The page could not be had now, for a reason that may pass: no network, a server that does not answer."""


def fetch(
    address: str,
    *,
    allow_private: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    known: Fetched | None = None,
    resolve: Resolve | None = None,
    public: Callable[[str], bool] | None = None,
    seconds: float = MOST_SECONDS,
) -> Fetched:
    """Return the bytes at an address.

    Args:
        address: an http or https address.
        allow_private: also open private and local addresses.
        progress: told what is being done, the bytes so far and in all.
        cancelled: asked every twentieth of a second.
        known: what the server sent before; it is asked whether the page is still the same.
        resolve: looks a host up; stands in for the network in tests.
        public: whether an IP address may be connected to; stands in for `is_public` in tests.
        seconds: for all of it, redirects included.

    Raises:
        Unreachable: the page may be had another time.
        ImportFailed: refused, too large, cancelled.
    """
    deadline = time.monotonic() + seconds
    target = check_address(address)
    say = progress or _silent
    trusted = (lambda ip: True) if allow_private else public or is_public
    for _ in range(MOST_REDIRECTS + 1):
        found = _request(target, trusted, say, cancelled, known, resolve or _resolve, deadline)
        if isinstance(found, Fetched):
            return found
        target = led_on(target, found)
    raise ImportFailed(f"cannot open '{target.text}': it leads on more than {MOST_REDIRECTS} times")


def is_public(ip: str) -> bool:
    """Return whether an IP address is on the open internet, whatever notation hides another one in it."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in _NAT64) or address.teredo or address.is_site_local:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def led_on(target: Address, location: str) -> Address:
    """Return where a redirect leads. Raises ImportFailed if that is no page, or less safe than where it comes from."""
    onward = check_address(urljoin(target.text, location))
    if target.scheme == "https" and onward.scheme == "http":
        raise ImportFailed(f"cannot open '{target.text}': it leads from https to http, where anybody can read along")
    return onward


def _request(
    target: Address,
    trusted: Callable[[str], bool],
    say: Progress,
    cancelled: Callable[[], bool] | None,
    known: Fetched | None,
    resolve: Resolve,
    deadline: float,
) -> Fetched | str:
    """Return what one server answers: the page, or the address that it sends us to."""
    say(f"looking up {target.host}", 0, None)
    ip = _looked_up(target, trusted, resolve)
    say(f"connecting to {target.host}", 0, None)
    reasons: list[str] = []
    try:
        with _connected(target, ip, deadline, cancelled, reasons) as connection:
            headers = {"User-Agent": f"summitreader/{__version__}", "Accept": "text/html, */*;q=0.5"}
            headers |= {"Accept-Encoding": "gzip, deflate", "Connection": "close"}
            if known and known.url == target.text:
                headers |= _conditions(known)
            connection.request("GET", target.path, headers=headers)
            answer = connection.getresponse()
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                return str(answer.headers["Location"])
            return _answer(answer, target, say)
    except ImportFailed:
        raise
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        why = reasons[0] if reasons else _reason(error)
        passing = why != _CANCELLED and "certificate" not in why
        raise (Unreachable if passing else ImportFailed)(f"cannot open '{target.text}': {why}") from error


def _conditions(known: Fetched) -> dict[str, str]:
    """Return the headers that ask for a page only if it is no longer as it was known."""
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in said.items() if value and value.isprintable() and value.isascii()}


def _looked_up(target: Address, trusted: Callable[[str], bool], resolve: Resolve) -> str:
    try:
        found = resolve(target.host, target.port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Unreachable(f"cannot open '{target.text}': there is no host '{target.host}' (is the network up?)")
    if not all(map(trusted, found)):
        why = f"'{target.host}' is a private or local address (use --allow-private if you trust it)"
        raise ImportFailed(f"cannot open '{target.text}': {why}")
    return found[0]


def _resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@contextmanager
def _connected(
    target: Address, ip: str, deadline: float, cancelled: Callable[[], bool] | None, reasons: list[str]
) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to exactly this IP address; a watcher cuts it at the deadline or when cancelled."""
    left = deadline - time.monotonic()
    if left <= 0:
        reasons.append(_LATE)
        raise TimeoutError
    link = socket.create_connection((ip, target.port), timeout=min(left, 10.0))
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            late = time.monotonic() > deadline
            if late or (cancelled and cancelled()):
                reasons.append(_LATE if late else _CANCELLED)
                with suppress(OSError):
                    link.shutdown(socket.SHUT_RDWR)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    stream = link
    try:
        if target.scheme == "https":
            import ssl

            stream = ssl.create_default_context().wrap_socket(link, server_hostname=target.host)
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = stream
        yield connection
        if reasons:
            raise TimeoutError
    finally:
        done.set()
        watcher.join()
        stream.close()
        link.close()


def _answer(answer: http.client.HTTPResponse, target: Address, say: Progress) -> Fetched:
    etag = clean_line(answer.headers.get("ETag", "")) or None
    kind, charset = answer.headers.get_content_type(), answer.headers.get_content_charset()
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return Fetched(b"", target.text, None, None, etag, unchanged=True)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Unreachable(f"cannot open '{target.text}': the server answers {_status(answer.status)}")
    if answer.status != HTTPStatus.OK:
        raise ImportFailed(f"cannot open '{target.text}': the server answers {_status(answer.status)}")
    if kind.split("/")[0] in ("image", "video", "audio", "font"):
        raise ImportFailed(f"cannot open '{target.text}': it is no article but {clean_line(kind)}")
    stated = answer.headers.get("Content-Length", "")
    total = int(stated) if stated.isdigit() and len(stated) < 16 else None
    if total is not None and total > MOST_BYTES:
        raise ImportFailed(f"cannot open '{target.text}': {_LARGE}")
    data = _body(answer, target, total, say)
    modified = clean_line(answer.headers.get("Last-Modified", "")) or None
    private = "no-store" in answer.headers.get("Cache-Control", "").lower()
    kind_said = kind if "Content-Type" in answer.headers else None
    return Fetched(data, target.text, kind_said, charset, etag, modified, private=private)


def _status(number: int) -> str:
    return " ".join([str(number), *(status.phrase for status in HTTPStatus if status == number)])


def _body(answer: http.client.HTTPResponse, target: Address, total: int | None, say: Progress) -> bytes:
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise ImportFailed(f"cannot open '{target.text}': it is packed as '{clean_line(packing)[:20]}', not as asked")
    unpack = zlib.decompressobj(47) if "gzip" in packing or packing == "deflate" else None
    parts, size, received = [], 0, 0
    while chunk := answer.read1(65_536):
        received += len(chunk)
        part = unpack.decompress(chunk, MOST_BYTES + 1 - size) if unpack else chunk
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES or received > MOST_BYTES:
            raise ImportFailed(f"cannot open '{target.text}': {_LARGE}")
        say(f"reading {target.host}", received, total)
    return b"".join(parts)


_CANCELLED = "cancelled"
_LATE = f"it takes longer than {MOST_SECONDS:.0f} seconds"
_LARGE = f"it is larger than {MOST_BYTES // 1_000_000} MB"


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server does not answer"
    if isinstance(error, ConnectionRefusedError):
        return "the server refuses the connection"
    if type(error).__name__ == "SSLCertVerificationError":
        return "its certificate is not valid"
    return f"the connection failed ({clean_line(str(error))[:100] or type(error).__name__})"


def _silent(what: str, received: int, total: int | None) -> None:
    pass
