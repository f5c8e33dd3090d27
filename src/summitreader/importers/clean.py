"""The only code that alters text: everything that enters an Article passes through `clean` once."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# One character map, not a parser of escape sequences: partial and 8-bit sequences slip past the latter.
# C0 controls become their visible pictures (U+2400…), C1 controls the replacement character.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def clean(text: str) -> str:
    """The text in NFC with LF line ends and no control characters but tab and newline.

    Text that is clean already comes back equal, so that offsets into the file stay true. Never raises.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", text.translate(_CONTROLS))
