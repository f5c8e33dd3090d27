"""Addresses from people and documents: what may be opened, and how it is shown whole before it is."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name

_BAD = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff\\]")
_HOST = re.compile(r"(?=.{1,253}$)(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$")
_SAFE = "/?#[]@!$&'()*+,;=:%-._~|"


@dataclass(frozen=True, slots=True)
class Address:
    """A checked address: `text` is ASCII, its host in punycode; `warning` says what a reader may not see in it."""

    scheme: str
    host: str
    port: int
    path: str
    text: str
    warning: str | None = None


def check_address(text: str) -> Address:
    """Return the address of a page (http or https).

    Raises:
        ImportFailed: With the reason if it is none.
    """
    address = _checked(text)
    if address.scheme == "mailto":
        raise ImportFailed(f"cannot open '{clean_name(text)[:200]}': it is a mail address, not a page")
    return address


def check_link(text: str) -> Address:
    """Return the address of a link that may be handed to the system's browser or mail program: http, https, mailto.

    Never opens anything. Hand `text` of the result on as one argument, never through a shell.

    Raises:
        ImportFailed: With the reason if it must not be opened.
    """
    return _checked(text)


def _checked(text: str) -> Address:
    shown = clean_name(text)[:200]
    if _BAD.search(text) or text.startswith("-") or not text.isprintable():
        raise ImportFailed(f"cannot open '{shown}': there are characters in it that no address has")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ImportFailed(f"cannot open '{shown}': it is no address") from None
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return _mail(text, parts.path, shown)
    if scheme not in ("http", "https"):
        raise ImportFailed(f"cannot open '{shown}': only http, https and mailto addresses are opened")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise ImportFailed(f"cannot open '{shown}': what stands before the @ in it could pass for another host")
    host = _ascii(parts.hostname or "", shown)
    path = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    port = port if port is not None else 443 if scheme == "https" else 80
    named = f"[{host}]" if ":" in host else host
    netloc = named if parts.port is None else f"{named}:{port}"
    fragment = f"#{quote(parts.fragment, _SAFE)}" if parts.fragment else ""
    return Address(
        scheme, host, port, path, f"{scheme}://{netloc}{path}{fragment}", _warning(parts.hostname or "", host)
    )


def _mail(text: str, path: str, shown: str) -> Address:
    if not re.fullmatch(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,253}", path):
        raise ImportFailed(f"cannot open '{shown}': it is no mail address")
    return Address("mailto", path.rpartition("@")[2].lower(), 0, path, quote(text.partition("?")[0], _SAFE))


def _ascii(host: str, shown: str) -> str:
    """Return the host in lower case and punycode."""
    if ":" in host:  # IPv6
        return host.lower()
    try:
        name = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        name = ""
    if not _HOST.match(name):
        raise ImportFailed(f"cannot open '{shown}': its host is no name of the network")
    return name


def _warning(host: str, name: str) -> str | None:
    """Return what is odd about a host: letters of another script than they look like can pass for those."""
    try:
        spelled = host if not host.isascii() else name.encode("ascii").decode("idna")
    except UnicodeError:
        spelled = host
    if spelled.isascii():
        return None
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in spelled if letter.isalpha()}
    mixed = f" and mixes {' and '.join(sorted(scripts))} letters" if len(scripts) > 1 else ""
    return f"the host is written {clean_name(spelled)}{mixed}; its name in the network is {name}"
