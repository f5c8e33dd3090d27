"""What the terminal can show: whether the reader can be drawn on it, and which signs its encoding has."""

import codecs
import sys
import unicodedata
from collections.abc import Mapping

_NOT_DRAWN_ON = ("dumb", "unknown")
_LOCALES = ("LC_ALL", "LC_CTYPE", "LANG")  # the first one that is set holds
_FALLBACK = "signs"
_SIGNS = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛‹›′", "'"),
    **dict.fromkeys("‐‑‒–—―−·", "-"),
    **dict.fromkeys("•▪●■◦‣", "*"),
    "…": "...",
    "→": "->",
    "←": "<-",
    "×": "x",
    "÷": "/",
    "⁄": "/",
    "≤": "<=",
    "≥": ">=",
    "€": "EUR",
    "£": "GBP",
    "°": " deg",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "ß": "ss",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "Ð": "D",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ı": "i",
}


def why_plain(environ: Mapping[str, str]) -> str:
    """Return why the reader cannot be drawn on a terminal and text is printed instead; "" where it can."""
    if environ.get("TERM") in _NOT_DRAWN_ON:
        return f"the reader cannot be drawn on this terminal (TERM={environ['TERM']}): findings and text are printed"
    if (encoding := encoding_of(environ)) != "utf-8":
        return f"the reader's signs are UTF-8, the terminal's locale is not ({encoding}): findings and text are printed"
    return ""


def encoding_of(environ: Mapping[str, str]) -> str:
    """Return the encoding of a terminal: that of the locale, UTF-8 where none is set or it names no encoding.

    >>> encoding_of({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}), encoding_of({"LANG": "de_DE.ISO-8859-1@euro"})
    ('ascii', 'iso8859-1')
    """
    locale = next((environ[name] for name in _LOCALES if environ.get(name)), "") if sys.platform != "win32" else ""
    if locale in ("C", "POSIX"):
        return "ascii"
    try:
        return codecs.lookup(locale.partition("@")[0].partition(".")[2] or "utf-8").name
    except (LookupError, ValueError):
        return "utf-8"


def signs_for(error: UnicodeError) -> tuple[str, int]:
    """Return plain signs for those that an encoding does not have: a handler of errors for `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = "".join(_plain(sign, error.encoding) for sign in error.object[error.start : error.end])
    return plain, error.end


def handler() -> str:
    """Return the name by which streams know `signs_for`."""
    codecs.register_error(_FALLBACK, signs_for)
    return _FALLBACK


def _plain(sign: str, encoding: str) -> str:
    """Return what stands for one sign: a likeness, its letters without accents, or its number."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    parts = (one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
    letters = "".join(_SIGNS.get(one, one) for one in parts)
    likeness = letters.encode(encoding, "ignore").decode(encoding)
    return likeness or sign.encode("ascii", "backslashreplace").decode("ascii")
