"""What a source is: by its first bytes where they tell, else by what the server or the name's suffix says."""

import re
from typing import Literal

Kind = Literal[
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "epub", "rtf", "mail", "feed", "zip",
    "qdpx", "qdc", "annotations",
]  # fmt: skip

_SUFFIXES: dict[str, Kind] = {
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown",
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html", "asp": "html", "aspx": "html",
    "mht": "mhtml", "mhtml": "mhtml", "pdf": "pdf", "docx": "docx", "docm": "docx", "dotx": "docx",
    "odt": "odt",
    "fodt": "odt", "epub": "epub", "rtf": "rtf", "eml": "mail", "rss": "feed", "atom": "feed", "zip": "zip",
    "xml": "feed", "json": "feed", "qdpx": "qdpx",
}  # fmt: skip
_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/feed+json": "feed",
    "text/plain": "text",
    "message/rfc822": "mail", "multipart/related": "mhtml", "application/rtf": "rtf", "text/rtf": "rtf",
}  # fmt: skip
ZIPPED: frozenset[Kind] = frozenset({"zip", "docx", "odt", "epub", "qdpx"})  # which it is, only its members tell
# Possessive: what stands before the root is passed over in one way only, so that many comments take no longer.
_COMMENT = rb"<!--(?:[^-]++|-(?!->))*+-->\s*+"
_XML = rb"\s*+(?:<\?xml[^>]*+>\s*+)?+"
_DOCTYPE = rb"<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?+>\s*+"
_HTML = re.compile(_XML + rb"(?:" + _COMMENT + rb")*+<(?:!doctype\s++html|html|head|body|article|div)\b", re.IGNORECASE)
_FEED = re.compile(
    _XML + rb"(?:" + _COMMENT + rb"|" + _DOCTYPE + rb"|<\?[^>]*+>\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE
)
_CODEBOOK = re.compile(_XML + rb"(?:" + _COMMENT + rb"|<\?[^>]*+>\s*+)*+<(?:\w++:)?CodeBook\b", re.IGNORECASE)
_ANNOTATIONS = re.compile(rb"\s*+[{\[](?!\s*+\"summitreader\")")
_JSON_FEED = re.compile(rb"\s*\{[^{}]{0,400}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_MAIL = re.compile(
    rb"(?:(?:From |Return-Path:|Received:|Delivered-To:|MIME-Version:|X-[\w-]+:|From:|Date:|Subject:|To:|Message-ID:)"
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)
_SAVED = re.compile(
    rb"^(?:Snapshot-Content-Location:|Content-Location:|From:[^\n]{0,40}saved by )", re.IGNORECASE | re.MULTILINE
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = frozenset({"txt", "text", ""})
_HEAD = 4096
_HEADERS = 65_536  # bytes: mails that have come a long way begin with many

LIGHT: frozenset[Kind] = frozenset({"text", "markdown"})  # read in this process: a few regexes over text
NAMES: dict[Kind, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "web page", "mhtml": "saved web page", "pdf": "PDF",
    "docx": "Word document", "odt": "OpenDocument text", "epub": "e-book", "rtf": "RTF document", "mail": "mail",
    "feed": "feed", "zip": "ZIP archive", "qdpx": "coded project", "qdc": "codebook", "annotations": "annotations",
}  # fmt: skip


def kind_of(data: bytes, name: str, content_type: str | None = None) -> Kind:
    """Return what the bytes are, from the first of them, the name and what a server says. Never raises.

    What nothing is known about is text; of a ZIP container only its members tell more, which is asked in the worker.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    by_suffix = suffix_kind(name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return by_suffix if by_suffix in ZIPPED else "zip"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _FEED.match(head) or _JSON_FEED.match(head):
        return "feed"
    if by_suffix in ("mail", "mhtml") or _MAIL.match(data[:_HEADERS]):
        saved_page = b"multipart/related" in head and _SAVED.search(head) is not None
        return "mhtml" if by_suffix == "mhtml" or saved_page else "mail"
    if by_suffix in ("html", "markdown", "odt") or (_HTML.match(head) and by_suffix in (None, "feed")):
        return by_suffix if by_suffix and by_suffix != "feed" else "html"
    return _TYPES.get((content_type or "").split(";")[0].strip().lower(), "text")


def project_kind(data: bytes) -> Kind | None:
    """Return which of the kinds that say something of passages the bytes are; None where they are none of them."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK"):
        return "qdpx"
    if _CODEBOOK.match(head):
        return "qdc"
    return "annotations" if _ANNOTATIONS.match(head) else None


def suffix_kind(name: str) -> Kind | None:
    """Return what a name's suffix says; None where it says nothing."""
    return _SUFFIXES.get(_suffix(name))


def may_be_read(name: str) -> bool:
    """Return whether a file's name says that it is of a known format, or text."""
    return suffix_kind(name) is not None or _suffix(name) in _TEXTS


def is_readable(path: str) -> bool:
    """Return whether a path in a folder or archive may hold an article: of a known format or text, and not hidden."""
    parts = path.replace("\\", "/").split("/")
    if any(part.startswith((".", "__MACOSX", "~$")) for part in parts if part not in (".", "..")):
        return False
    return may_be_read(parts[-1]) and suffix_kind(path) != "zip"


def refusal(data: bytes) -> str | None:
    """Return why a well-known format that we do not read is refused, and what to do instead."""
    if data.startswith(_OLD_OFFICE):
        return "it is a file of an old Office program (save it as .docx first)"
    return None


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rsplit("/", 1)[-1].rpartition(".")
    return suffix.lower() if dot and stem else ""
