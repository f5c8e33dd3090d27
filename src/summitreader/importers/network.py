"""Connections to public hosts only, each within a deadline and given up as soon as nobody waits for it.

A name is looked up once and the connection made to the very address that was checked, so that an answer which changes
meanwhile (DNS rebinding) changes nothing.
"""

import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from summitreader.errors import ImportFailed
from summitreader.importers.addresses import Address

CANCELLED = "cancelled"
_CONNECT_SECONDS = 10.0
_GLANCE = 0.05  # seconds between two looks at whether anybody still waits
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))

Resolve = Callable[[str, int], list[str]]
_Result = TypeVar("_Result")


class Unreachable(ImportFailed):
    """The page could not be had now, for a reason that may pass: no network, a server that does not answer."""


class GivenUp(Exception):
    """Nobody waits any longer; its text says why: cancelled, or late."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long somebody waits: so many seconds from the start on, or until `cancelled` says so."""

    seconds: float
    started: float
    cancelled: Callable[[], bool] | None = None

    @property
    def left(self) -> float:
        """Seconds until the deadline; less than 0 after it."""
        return self.started + self.seconds - time.monotonic()

    @property
    def over(self) -> str | None:
        """Why nobody waits any longer, None while somebody does."""
        if self.cancelled and self.cancelled():
            return CANCELLED
        return f"it takes longer than {self.seconds:g} seconds" if self.left <= 0 else None

    def wait_for(self, work: Callable[[], _Result], undo: Callable[[_Result], None] | None = None) -> _Result:
        """Return what work in a thread of its own gives: it may stand still where nothing can interrupt it.

        Args:
            work: what to do; what it raises is raised here.
            undo: done with what it gives after nobody waited for it any more.

        Raises:
            GivenUp: nobody waits any longer. The thread is left to end by itself.
        """
        results: list[_Result] = []
        faults: list[BaseException] = []
        gone = threading.Event()

        def run() -> None:
            try:
                results.append(work())
            except BaseException as fault:
                faults.append(fault)
            if gone.is_set() and results and undo:
                undo(results[0])

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_GLANCE)
            if thread.is_alive() and (why := self.over):
                gone.set()
                raise GivenUp(why)
        if faults:
            raise faults[0]
        return results[0]


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


def look_up(target: Address, trusted: Callable[[str], bool], resolve: Resolve, patience: Patience) -> str:
    """Return an IP address of a host.

    Args:
        target: where to go.
        trusted: whether an IP address may be connected to; all that the host has must be.
        resolve: asks the name server.
        patience: how long to wait for its answer.

    Raises:
        GivenUp: nobody waits any longer.
        Unreachable: there is no such host, or no name server.
        ImportFailed: it may not be connected to.
    """
    try:
        found = patience.wait_for(lambda: resolve(target.host, target.port))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Unreachable(f"cannot open '{target.text}': there is no host '{target.host}' (is the network up?)")
    if not all(map(trusted, found)):
        why = f"'{target.host}' is a private or local address (use --allow-private if you trust it)"
        raise ImportFailed(f"cannot open '{target.text}': {why}")
    return found[0]


def ask_name_server(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises:
        OSError: Or UnicodeError; may take as long as the system likes.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@contextmanager
def connected(target: Address, ip: str, patience: Patience) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to exactly this IP address; it is cut as soon as nobody waits any longer.

    Raises:
        GivenUp: it was cut.
        OSError: the connection cannot be made, or breaks.
    """
    if patience.left <= 0:
        raise GivenUp(patience.over)
    within = min(patience.left, _CONNECT_SECONDS)
    link = patience.wait_for(lambda: socket.create_connection((ip, target.port), timeout=within), socket.socket.close)
    done = threading.Event()
    reasons: list[str] = []

    def watch() -> None:
        while not done.wait(_GLANCE):
            if why := patience.over:
                reasons.append(why)
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
        if reasons:  # what came before the cut looks whole
            raise GivenUp(reasons[0])
    except Exception as error:
        if reasons:  # whatever else it looks like
            raise GivenUp(reasons[0]) from error
        raise
    finally:
        done.set()
        watcher.join()
        stream.close()
        link.close()
