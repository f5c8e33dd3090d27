"""From bytes to characters: byte-order mark, what is declared, UTF-8, and only then a guess, which is said."""

import codecs
import re

from summitreader.errors import ImportFailed
from summitreader.importers.plain.numbers import counted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers do: what calls itself Latin-1 or ASCII is Windows' superset of it, gb2312 is the larger gb18030.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
_SUPERSETS |= {"shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874", "big5": "big5hkscs"}
_CODECS_THAT_ARE_NO_CHARSETS = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ESCAPED = re.compile(r"[\udc80-\udcff]")  # a byte that is not UTF-8
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ud800-\udfff\ufffd-\uffff]")  # said so it is compiled in 0.4 ms, not in 4
_GUESS_FROM = 65_536  # bytes that a guess looks at


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text and the notes about how it was read.

    Args:
        data: the bytes.
        name: what to call them in messages.
        declared: the charset that a header or the document names.

    Raises:
        ImportFailed: the bytes are no text in any encoding.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :] if marked == "utf-8" else data, marked)
    encoding = charset(declared)
    if encoding and encoding != "utf-8":
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            pass
    if b"\0" in data[:_GUESS_FROM]:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data, name, encoding)


def charset(label: str | None) -> str | None:
    """Return Python's name for a declared charset, as browsers understand it; None where there is no such charset."""
    try:
        found = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name in _CODECS_THAT_ARE_NO_CHARSETS:
        return None
    return _SUPERSETS.get(found.name, found.name)


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of data that are broken in places: what they have of another encoding is read as that."""
    if encoding == "utf-8":
        return _with_foreign_lines(data)
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    return text, (f"{bad} places could not be read as {encoding.upper()} and show \ufffd",) if bad > 0 else ()


def _with_foreign_lines(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return UTF-8 in which some lines were pasted in Windows-1252, or are cut within a character."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    foreign = broken = 0
    for at, line in enumerate(lines):
        if bad := _ESCAPED.findall(line):
            pasted = len(_BEYOND_ASCII.findall(line)) < len(bad)
            raw = line.encode("utf-8", "surrogateescape")
            lines[at] = raw.decode("cp1252" if pasted else "utf-8", "replace")
            foreign += pasted
            broken += 0 if pasted else len(bad)
    notes = []
    if foreign:
        notes.append(f"{counted(foreign, 'line')} could not be read as UTF-8: read as CP1252")
    if broken:
        notes.append(f"{counted(broken, 'place')} could not be read as UTF-8 and show \ufffd")
    return "\n".join(lines), tuple(notes)


def _without_mark(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of UTF-16 without a byte-order mark: in Western text every other byte is 0."""
    head = data[:4096]
    if len(head) < 4:
        raise ImportFailed(f"cannot read '{name}': it is not text (it holds binary data)")
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.6 * half and others < 0.05 * half:
            text, notes = _lenient(data, encoding)
            return text, (*notes, f"no encoding is declared: read as {encoding.upper()}")
    if len(_BINARY.findall(head)) <= len(head) // 1000:  # a stray zero in a text: it will show as a picture
        return _lenient(data, "utf-8") if _mostly_utf8(data) else _guessed(data, name, None)
    raise ImportFailed(f"cannot read '{name}': it is not text (it holds binary data)")


def _guessed(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    head = data[:_GUESS_FROM]
    if len(_BINARY.findall(head)) > max(1, len(head) // 100):
        raise ImportFailed(f"cannot read '{name}': it is not text (it holds binary data)")
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    if declared and declared != "utf-8":
        return _lenient(data, declared)
    encoding = _plausible(head)
    text = data.decode(encoding, "replace")
    return text, (f"no encoding is declared: read as {encoding.upper()}, which is a guess",)


def _mostly_utf8(data: bytes) -> bool:
    """Return whether UTF-8 explains at least half of what is not ASCII: a mangled file, not another encoding."""
    head = data[:_GUESS_FROM]
    if _explained(head):
        return True
    broken = next((at for at in range(0, len(data), _GUESS_FROM) if not data[at : at + _GUESS_FROM].isascii()), None)
    return broken is not None and broken > 0 and _explained(data[broken : broken + _GUESS_FROM])


def _explained(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    right = len(_BEYOND_ASCII.findall(text))
    return 0 < right >= len(_ESCAPED.findall(text))


def _plausible(head: bytes) -> str:
    """Return the encoding that charset-normalizer finds likeliest where many bytes are above 127.

    Else Windows-1252.
    """
    high = sum(byte > 127 for byte in head)
    if high * 8 < len(head):
        return "cp1252"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    best = from_bytes(head, threshold=0.3).best()
    return charset(best.encoding) or "cp1252" if best else "cp1252"
