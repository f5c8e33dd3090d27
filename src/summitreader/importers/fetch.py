"""From an address to bytes: only http and https, only public hosts, so many bytes and seconds.

Nothing is sent but the request: no proxies, cookies, passwords, referrers. What comes incomplete is refused.
"""

import http.client
import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

from summitreader.errors import ImportFailed
from summitreader.importers.addresses import Address, check_address
from summitreader.importers.clean import clean_line, clean_name
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.network import (
    CANCELLED,
    GivenUp,
    Patience,
    Resolve,
    Unreachable,
    ask_name_server,
    connected,
    is_public,
    look_up,
)
from summitreader.importers.plain.numbers import read_number
from summitreader.version import __version__

MOST_BYTES = 20_000_000
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LARGE = f"it is larger than {MOST_BYTES // 1_000_000} MB"
_GZIP = b"\x1f\x8b"
_HUGE = re.compile(r"[0-9]{10,}+")
_ANY_HEADER = 47  # for zlib: gzip's or its own

Progress = Callable[[str, int, int | None], None]  # what is being done, bytes so far, bytes in all if known


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


@dataclass(frozen=True, slots=True)
class _Request:
    """What stays the same while redirects are followed."""

    trusted: Callable[[str], bool]
    resolve: Resolve
    say: Progress
    patience: Patience
    known: Fetched | None


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
    target = check_address(address)
    trusted = (lambda ip: True) if allow_private else public or is_public
    patience = Patience(seconds, time.monotonic(), cancelled)
    request = _Request(trusted, resolve or ask_name_server, progress or _silent, patience, known)
    with in_one_sentence(f"cannot open '{target.text}'"):
        for _ in range(MOST_REDIRECTS + 1):
            found = _answered(target, request)
            if isinstance(found, Fetched):
                return found
            target = led_on(target, found)
    raise ImportFailed(f"cannot open '{target.text}': it leads on more than {MOST_REDIRECTS} times")


def led_on(target: Address, location: str) -> Address:
    """Return where a redirect leads.

    Raises:
        ImportFailed: If that is no page, or less safe than where it comes from.
    """
    try:
        joined = urljoin(target.text, location)
    except ValueError as error:
        where = clean_name(location)[:200]
        raise ImportFailed(f"cannot open '{target.text}': it leads to '{where}', which is no address") from error
    onward = check_address(joined)
    if target.scheme == "https" and onward.scheme == "http":
        raise ImportFailed(f"cannot open '{target.text}': it leads from https to http, where anybody can read along")
    return onward


def _answered(target: Address, request: _Request) -> Fetched | str:
    """Return what one server answers: the page, or the address that it sends us to."""
    try:
        request.say(f"looking up {target.host}", 0, None)
        ip = look_up(target, request.trusted, request.resolve, request.patience)
        request.say(f"connecting to {target.host}", 0, None)
        with connected(target, ip, request.patience) as connection:
            headers = {"User-Agent": f"summitreader/{__version__}", "Accept": "text/html, */*;q=0.5"}
            headers |= {"Accept-Encoding": "gzip, deflate", "Connection": "close"}
            asked = _conditions(request.known) if request.known and request.known.url == target.text else {}
            headers |= asked
            connection.request("GET", target.path, headers=headers)
            answer = connection.getresponse()
            if answer.status in _REDIRECTS and (location := answer.headers.get("Location")):
                return _in_ascii(str(location))
            if answer.status == HTTPStatus.NOT_MODIFIED and not asked:  # there is nothing that it could be the same as
                raise ImportFailed(f"cannot open '{target.text}': the server answers {_status(answer.status)}")
            return _page(answer, target, request.say)
    except ImportFailed:
        raise
    except GivenUp as error:
        kind = ImportFailed if str(error) == CANCELLED else Unreachable
        raise kind(f"cannot open '{target.text}': {error}") from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        why = _reason(error)
        raise (ImportFailed if "certificate" in why else Unreachable)(f"cannot open '{target.text}': {why}") from error


def _conditions(known: Fetched) -> dict[str, str]:
    """Return the headers that ask for a page only if it is no longer as it was known."""
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in said.items() if value and value.isprintable() and value.isascii()}


def _in_ascii(location: str) -> str:
    """Return a redirect's address with the bytes above 127 escaped as they came, as browsers do; most are UTF-8."""
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location.encode("latin-1", "replace"))


def _page(answer: http.client.HTTPResponse, target: Address, say: Progress) -> Fetched:
    """Return the page that a server sends.

    Raises:
        ImportFailed: Where it is none, or not whole.
    """
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
    stated = answer.headers.get("Content-Length", "").strip()
    if "chunked" in answer.headers.get("Transfer-Encoding", "").lower():
        stated = ""
    total = read_number(stated)
    if (total or 0) > MOST_BYTES or _HUGE.fullmatch(stated):
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
    unpacking = _Unpacking() if "gzip" in packing or packing == "deflate" else None
    parts, size, received = [], 0, 0
    while chunk := answer.read1(65_536):
        received += len(chunk)
        part = unpacking.unpacked(chunk, MOST_BYTES + 1 - size) if unpacking else chunk
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES or received > MOST_BYTES:
            raise ImportFailed(f"cannot open '{target.text}': {_LARGE}")
        say(f"reading {target.host}", received, total)
    if total is not None and received < total:
        raise Unreachable(f"cannot open '{target.text}': it is cut off, {received:,} of {total:,} bytes came")
    if unpacking and received and not unpacking.is_whole:
        raise Unreachable(f"cannot open '{target.text}': it is cut off, the end of its packing is missing")
    return b"".join(parts)


class _Unpacking:
    """Unpacks gzip and deflate as they come; gzip may have several parts, one after the other."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(_ANY_HEADER)
        self._rest = b""
        self._has_begun = False

    def unpacked(self, chunk: bytes, most: int) -> bytes:
        """Return what a chunk unpacks to, at most so many bytes. Raises zlib.error."""
        parts: list[bytes] = []
        rest = self._rest + chunk
        if rest and not self._has_begun:
            self._has_begun = True
            if not (rest[:1] == _GZIP[:1] or rest[0] & 0x0F == zlib.DEFLATED):
                self._part = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave deflate's header out
        while rest and most > 0 and (not self._part.eof or rest.startswith(_GZIP)):
            if self._part.eof:
                self._part = zlib.decompressobj(_ANY_HEADER)
            parts.append(self._part.decompress(rest, most))
            most -= len(parts[-1])
            rest = self._part.unused_data
        self._rest = rest[: len(_GZIP)]  # what follows may be half of another part's beginning; else it is of no use
        return b"".join(parts)

    @property
    def is_whole(self) -> bool:
        """Whether the end of the packing has come."""
        return self._part.eof


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server does not answer"
    if isinstance(error, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(error, http.client.IncompleteRead):
        return "it is cut off, the rest did not come"
    if type(error).__name__ == "SSLCertVerificationError":
        return "its certificate is not valid"
    return f"the connection failed ({clean_line(str(error))[:100] or type(error).__name__})"


def _silent(what: str, received: int, total: int | None) -> None:
    pass
