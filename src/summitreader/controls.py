"""Characters that a terminal obeys or that nobody sees, and what is shown in their place.

Below all layers: sentences for people are made in each of them.
"""

import re

# C0 controls become their visible pictures (U+2400…), C1 controls and stray surrogates the replacement character. In
# the table the 2,048 surrogates would take 140 kB of every reader's memory.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_LINE_PICTURES = _PICTURES | {0x09: 0x2409, 0x0A: 0x240A, 0x2028: 0x20, 0x2029: 0x20}
_SURROGATES = re.compile(r"[\ud800-\udfff]")

_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    r"\U000e0000-\U000e01ef]"
)
# Blank in every font, but part of how some scripts are written: only in names would they mislead.
_BLANK = re.compile(
    r"[\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a]"
)

DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks, embeddings, overrides and isolates: all that changes the direction in which letters are shown."""

_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Embeddings and isolates with what closes them; overrides have nothing that makes them harmless.
_CLOSED_BY = dict.fromkeys("\u202a\u202b", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_DIRECTED = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_DIRECTED_LINE = re.compile(r"^.*[\u202a-\u202e\u2066-\u2069].*$", re.MULTILINE)


def pictured(text: str) -> str:
    """Return the text with something to see in the place of every control character but tab and newline."""
    return _SURROGATES.sub("\ufffd", text.translate(_PICTURES))


def spelled_out(words: str) -> str:
    """Return words on one line, every control as its picture, whatever else cannot be seen as `<U+202E>`."""
    if words.isascii() and words.isprintable():
        return words
    words = _SURROGATES.sub("\ufffd", words.translate(_LINE_PICTURES))
    return _UNSEEN.sub(spelled, _BLANK.sub(spelled, words))


def spelled_lines(words: str) -> str:
    """Return words as `spelled_out` does, every line of them for itself."""
    return "\n".join(map(spelled_out, words.split("\n")))


def quoted(value: object, most: int = 80) -> str:
    """Return a value that a stranger wrote as a message may quote it: short, on one line, nothing unseen in it."""
    # Imported here: most messages quote nothing of that kind.
    from reprlib import Repr

    short = Repr()
    short.maxstring = short.maxother = most
    try:
        return spelled_out(short.repr(value))[: 2 * most]
    except ValueError:  # a whole number of so many digits that Python does not write it out
        return "a number of thousands of digits"


def unseen(text: str) -> int:
    """Return how many characters of a text cannot be seen or reorder others."""
    return len(_UNSEEN.findall(text))


def spelled(found: re.Match[str]) -> str:
    """Return a matched character as its number."""
    return f"<U+{ord(found.group()):04X}>"


def harmless(text: str) -> str:
    """Return the text, as long as it is, with something to see for controls and for directions not closed in a line.

    >>> harmless("a\\x1b[2J, \\u202eb, \\u2067c\\u2069")
    'a␛[2J, �b, \\u2067c\\u2069'
    """
    if (text.isascii() and text.isprintable()) or not _HARMFUL.search(text):
        return text
    return _DIRECTED_LINE.sub(_closed, pictured(text))


def _closed(line: re.Match[str]) -> str:
    opened: list[str] = []
    for sign in _DIRECTED.findall(line.group()):
        if sign in _CLOSED_BY:
            opened.append(_CLOSED_BY[sign])
        elif not opened or sign != opened.pop():
            return _DIRECTED.sub("\ufffd", line.group())
    return _DIRECTED.sub("\ufffd", line.group()) if opened else line.group()
