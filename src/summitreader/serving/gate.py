"""Who comes in: one browser tab, once, by the address that we printed, and nobody from another page."""

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe

HOST = "127.0.0.1"


@dataclass(slots=True)
class Gate:
    """The way in at a port. The token gives the page, once; the ticket in that page gives the terminal, once.

    So a second tab, a page that guesses, and whoever reads the address later (in a history, in a log) come too late.
    """

    port: int
    token: str = field(default_factory=token_urlsafe)
    _ticket: str = ""

    @property
    def host(self) -> str:
        """What a browser that is here by our address calls us. Another name means that a stranger's leads to us."""
        return f"{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{self.host}/{self.token}"

    def knows(self, host: str, origin: str | None) -> bool:
        """Return whether a request is meant for us, and not made by another page; pages alone come without origin."""
        return host == self.host and origin in (None, f"http://{self.host}")

    def ticket(self, token: str) -> str:
        """Return the ticket for the terminal; "" for a wrong token, and for the right one the second time."""
        if not _same(token, self.token):
            return ""
        self.token, self._ticket = "", token_urlsafe()
        return self._ticket

    def admits(self, ticket: str, origin: str | None) -> bool:
        """Return whether the terminal may be had: by our own page, whose ticket then is worth nothing any more."""
        if origin is None or not _same(ticket, self._ticket):
            return False
        self._ticket = ""
        return True


def _same(given: str, known: str) -> bool:
    return bool(known) and compare_digest(given.encode(), known.encode())
