"""What a source is: by its first bytes where they tell, else by what the server or the name's suffix says."""

import re
from typing import Literal

Kind = Literal["text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "epub", "rtf", "mail", "feed", "zip"]

_SUFFIXES: dict[str, Kind] = {
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown",
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html", "asp": "html", "aspx": "html",
    "mht": "mhtml", "mhtml": "mhtml", "pdf": "pdf", "docx": "docx", "docm": "docx", "dotx": "docx",
    "odt": "odt",
    "fodt": "odt", "epub": "epub", "rtf": "rtf", "eml": "mail", "rss": "feed", "atom": "feed", "zip": "zip",
    "xml": "feed", "json": "feed",
}  # fmt: skip
_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/feed+json": "feed",
    "text/plain": "text",
    "message/rfc822": "mail", "multipart/related": "mhtml", "application/rtf": "rtf", "text/rtf": "rtf",
}  # fmt: skip
_ZIPPED: dict[str, Kind] = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(rb"\s*\{[^{}]{0,400}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_MAIL = re.compile(
    rb"(?:(?:From |Return-Path:|Received:|Delivered-To:|MIME-Version:|X-[\w-]+:|From:|Date:|Subject:|To:|Message-ID:)"
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = frozenset({"txt", "text", ""})
_HEAD = 4096

LIGHT: frozenset[Kind] = frozenset({"text", "markdown"})  # read in this process: a few regexes over text
NAMES: dict[Kind, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "web page", "mhtml": "saved web page", "pdf": "PDF",
    "docx": "Word document", "odt": "OpenDocument text", "epub": "e-book", "rtf": "RTF document", "mail": "mail",
    "feed": "feed", "zip": "ZIP archive",
}  # fmt: skip


def kind_of(data: bytes, name: str, content_type: str | None = None) -> Kind:
    """Return what the bytes are. Never raises; what nothing is known about is text."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    by_suffix = suffix_kind(name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, by_suffix)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _FEED.match(head) or _JSON_FEED.match(head):
        return "feed"
    if by_suffix in ("mail", "mhtml") or _MAIL.match(head):
        saved_page = b"multipart/related" in head and b"text/html" in data[:20_000]
        return "mhtml" if by_suffix == "mhtml" or saved_page else "mail"
    if by_suffix in ("html", "markdown", "odt") or (_HTML.match(head) and by_suffix in (None, "feed")):
        return by_suffix if by_suffix and by_suffix != "feed" else "html"
    return _TYPES.get((content_type or "").split(";")[0].strip().lower(), "text")


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


def _zipped(data: bytes, by_suffix: Kind | None) -> Kind:
    # Imported here: 3 ms before a plain text's first paint.
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()[:3000]}
            if "word/document.xml" in names or ("[Content_Types].xml" in names and by_suffix == "docx"):
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _ZIPPED.get(archive.read("mimetype").decode("ascii", "replace").strip(), by_suffix or "zip")
            return "epub" if "META-INF/container.xml" in names else by_suffix or "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return by_suffix or "zip"
