"""The only code that alters text: everything that enters an Article passes through `clean` once.

One character map, not a parser of escape sequences: partial and 8-bit sequences slip past the latter.
"""

import re
import unicodedata
from functools import cache

from summitreader.controls import DIRECTIONS, pictured, spelled, spelled_out, unseen

MARKS_KEPT = 8  # combining marks shown on one letter; scripts that stack vowels and accents need at most four or five

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_OPENERS = "\u202a\u202b\u2066\u2067\u2068"  # embeddings and isolates
_OVERRIDES = "\u202d\u202e"
_CLOSERS = "\u202c\u2069"
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u060b\u060d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# Invisible characters that say nothing: soft hyphen, zero-width spaces, joiner controls, fillers, tag characters
# that are not part of a flag, more than one variation selector. A zero-width joiner stays after emoji,
# both joiners after letters of the scripts that need them (Arabic, Indic, South-East Asian, Mongolian).
_INVISIBLE = (
    r"[\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    r"|(?<![\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc])\u200c"
    r"|(?<![\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
    r"|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_FLAG_OR_TAG = re.compile(r"(\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f)|[\U000e0000-\U000e007f]")
_DROPPED = re.compile(_INVISIBLE)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNUSUAL = (
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
# Where Unicode has its combining marks; which characters there are marks is asked of `unicodedata`.
_MARK_AREAS = (
    (0x300, 0x370), (0x483, 0x488), (0x591, 0x1DFF + 1), (0x20D0, 0x20F1), (0x2CEF, 0x2E00), (0x302A, 0x309B),
    (0xA66F, 0xABEE), (0xFB1E, 0xFB1F), (0xFE20, 0xFE30), (0x101FD, 0x101FE), (0x102E0, 0x10380), (0x10A0D, 0x11F00),
    (0x16AF0, 0x16B40), (0x16FF0, 0x16FF2), (0x1BC9E, 0x1BC9F), (0x1D165, 0x1D245), (0x1E000, 0x1E960),
)  # fmt: skip

_WIDE = re.compile(r"[\U000101fd-\U0001e960]")

_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))

_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC with LF line ends, no controls but tab and newline, and nothing that hides or misleads.

    Text that is clean already comes back equal, so that offsets into the file stay true; `clean(clean(x)) == clean(x)`.
    Direction controls stay only where they are closed in their own line; overrides never. Never raises.
    """
    if text.isascii():
        return pictured(_NEWLINES.sub("\n", text)) if _CONTROL.search(text) else text
    if not _suspect().search(text) and unicodedata.is_normalized("NFC", text):
        return text
    while (after := _once(text)) != text:  # dropping a character can bring two others together: two or three rounds
        text = after
    return text


def without_ligatures(text: str) -> str:
    """Return the text with letters in the place of ligatures, which are a typesetter's and which no search finds.

    Not for plain text, whose characters stay where they are in the file.
    """
    return text if text.isascii() else text.translate(_LIGATURES)


def clean_line(text: str) -> str:
    """Return a title or a name on one line: clean, white space folded, every direction control shown as `<U+202E>`."""
    return _SPACES.sub(" ", clean(DIRECTIONS.sub(spelled, text))).strip()


def clean_name(text: str) -> str:
    """Return a file name or address on one line: as `clean_line`, with all that cannot be seen shown."""
    return _SPACES.sub(" ", clean(spelled_out(text))).strip()


def hidden_marks(text: str) -> int:
    """Return how many characters of the raw text hide or reorder words: direction controls, zero-width, tags."""
    return 0 if text.isascii() else unseen(text.removeprefix("\ufeff"))


def _once(text: str) -> str:
    if _CONTROL.search(text):
        text = pictured(_NEWLINES.sub("\n", text))
    if _suspect().search(text):
        if DIRECTIONS.search(text):
            text = "\n".join(_balanced(line) if DIRECTIONS.search(line) else line for line in text.split("\n"))
        text = _DROPPED.sub("", _FLAG_OR_TAG.sub(r"\1", text))
        # Before NFC, whose sorting of marks takes quadratic time: 500,000 on one letter, two minutes.
        text = _stacked(_WIDE.search(text) is not None).sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@cache
def _marks() -> str:
    """Return every combining mark, as the inside of a character class."""
    areas = (map(chr, range(*area)) for area in _MARK_AREAS)
    # Some that are none, such as U+0F73, are taken apart into marks by NFC.
    return "".join(c for area in areas for c in area if unicodedata.combining(unicodedata.normalize("NFD", c)[0]))


@cache
def _stacked(wide: bool) -> re.Pattern[str]:
    """Return a pattern for more marks on one letter than are kept; ten times as fast without those beyond U+FFFF."""
    marks = "".join(mark for mark in _marks() if wide or mark < "\U00010000")
    return re.compile(f"([{marks}]{{{MARKS_KEPT}}})[{marks}]+")


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern for what any step but NFC could touch: text without any of it needs no further look."""
    narrow = "".join(mark for mark in _marks() if mark < "\U00010000")
    return re.compile(f"[{_CONTROL.pattern[1:-1]}{_UNUSUAL}{narrow}\U000101fd-\U000e01ef]")


def _balanced(line: str) -> str:
    """Return one line whose embeddings and isolates are all closed; what is not, and every override, becomes U+FFFD.

    Marks (U+200E, U+200F, U+061C) stay beside right-to-left letters, where they have work to do; elsewhere they go.
    """
    marks_work = _RIGHT_TO_LEFT.search(line) is not None
    characters = list(line)
    opened: list[int] = []
    for found in DIRECTIONS.finditer(line):
        at, character = found.start(), found.group()
        if character in _OPENERS or character in _OVERRIDES:
            opened.append(at)
        elif character not in _CLOSERS:
            characters[at] = character if marks_work else ""
        elif opened and (characters[opened[-1]] > "\u2065") == (character == "\u2069"):
            opener = opened.pop()
            if characters[opener] in _OVERRIDES:
                characters[opener] = characters[at] = "\ufffd"
        else:
            characters[at] = "\ufffd"
    for at in opened:
        characters[at] = "\ufffd"
    return "".join(characters)
