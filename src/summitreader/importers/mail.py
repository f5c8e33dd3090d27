"""Mail: the text of a message with its subject, sender and date; and web pages saved as one file (MHTML)."""

import re
from base64 import b64decode
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line, clean_name
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.flowed import unwrap
from summitreader.importers.plain.text import read_text
from summitreader.model import Article

_MOST_PARTS = 500
_BLANKS = re.compile(r"\s*+")
_LINE_END = r"[ \t]*+(?:\r?\n|\Z)"
_CODED = r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{2,}+"
_BASE64 = re.compile(rf"(?:{_CODED}{_LINE_END})++(?:{_CODED}=+{_LINE_END})?+|{_CODED}=+{_LINE_END}")
_MORE_BASE64 = re.compile(rf"(?=(?:[A-Za-z0-9+/]{{4}}){{4}})(?:{_BASE64.pattern})")  # no word is so long
_LONGEST_HEADER = 2_000  # characters: the standard library takes seconds for a subject of a megabyte


class _ShortHeaders(Compat32):
    """The standard library's own rules, but that no header is longer than is read of it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and its value, cut."""
        kept, length = [], 0
        for line in sourcelines:
            kept.append(line[:_LONGEST_HEADER])
            length += len(line)
            if length > _LONGEST_HEADER:
                break
        return super().header_source_parse(kept)


def read_mail(data: bytes, name: str) -> Article:
    """Return the article in a mail: its plain text, else its HTML; attachments are named in the notes.

    Raises:
        ImportFailed: the mail holds no text.
    """
    message = _message(data)
    plain, page = "", ""
    left_out: list[str] = []
    notes: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            notes.append(f"all after the first {_MOST_PARTS} parts is left out")
            break
        if part.is_multipart():
            continue
        file = part.get_filename()
        if file or part.get_content_maintype() != "text":
            left_out.append(clean_name(_decoded(file or part.get_content_type()))[:60])
            continue
        text, guesses = decode(_payload(part), name, part.get_content_charset())
        notes += guesses
        if part.get_content_subtype() == "html":
            page += f"{text}\n"
        else:
            plain += f"{_unwrapped(part, text)}\n\n"
    if left_out:
        more = f" and {len(left_out) - 8} more" if len(left_out) > 8 else ""
        notes.append(f"attachments are left out: {', '.join(left_out[:8])}{more}")
    pieces = _pieces(plain, page)
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': the mail holds no text")
    return assemble(pieces, _metadata(message), tuple(dict.fromkeys(notes)))


def read_mhtml(data: bytes, name: str) -> Article:
    """Return the article on a saved page.

    Raises:
        ImportFailed: If there is no page in it, or no words on it.
    """
    from summitreader.importers.web.html import read_html

    message = _message(data)
    for number, part in enumerate(message.walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            url = clean_name(str(address)) if address and str(address).startswith(("http://", "https://")) else None
            return read_html(_payload(part), name, part.get_content_charset(), url)
        if number > _MOST_PARTS:
            break
    raise ImportFailed(f"cannot read '{name}': there is no page in it")


def _pieces(plain: str, page: str) -> list[Piece]:
    """Return the blocks of the plain text; of the page where the text only says that the mail cannot be shown."""
    if page and len(plain.split()) < len(page.split()) // 20:
        plain = ""
    if plain.strip() or not page:
        article = read_text(plain)
        return [Piece(block.span.of(article.text), block.kind) for block in article.blocks]
    from summitreader.importers.web.markup import find_pieces, parse_page

    tree = parse_page(page)
    return find_pieces(tree) if tree is not None else []


def _message(data: bytes) -> "Message[str, str]":
    return BytesParser(policy=_ShortHeaders()).parsebytes(data)


def _payload(part: "Message[str, str]") -> bytes:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        return _of_base64(str(part.get_payload()))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _of_base64(written: str) -> bytes:
    """Return what is written in base64; what a list of addressees put below as it is stays as it is."""
    parts = list[bytes]()
    at = _after_blanks(written, 0)
    while coded := (_MORE_BASE64 if parts else _BASE64).match(written, at):
        letters = "".join(coded.group().split())
        with suppress(ValueError):
            parts.append(b64decode(letters[: len(letters) - len(letters) % 4]))
        at = _after_blanks(written, coded.end())
    below = written[at:].encode("utf-8", "surrogateescape")
    return b"".join(parts) + (b"\n\n" if parts and below else b"") + below


def _after_blanks(written: str, at: int) -> int:
    found = _BLANKS.match(written, at)
    return found.end() if found else at


def _unwrapped(part: "Message[str, str]", text: str) -> str:
    """Return a text as it was written, where its sender's program wrapped it (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return unwrap(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")


def _metadata(message: "Message[str, str]") -> Metadata:
    author = published = None
    with suppress(ValueError, TypeError, IndexError, RecursionError):  # the library's parser on hostile headers
        name, address = parseaddr(str(message.get("From", "")))
        author = clean_line(_decoded(name or address)) or None
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        published = parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    return Metadata(clean_line(_decoded(str(message.get("Subject", "")))) or None, author=author, published=published)


def _decoded(words: str) -> str:
    """Return a header's words, `=?utf-8?q?…?=` read."""
    with suppress(ValueError, LookupError, MessageError):
        return str(make_header(decode_header(words)))
    return words
