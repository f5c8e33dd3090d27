"""Fewer bytes for the same colours: Textual sets every style in full and takes it back after each few words.

Two thirds of a frame were such sequences: a page took 14 kB and a chosen speaker 20; now 9 and 13.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_SET = re.compile("\x1b\\[([\\d;]*)m")
_MOVES = re.compile("(?:\x1b\\[\\d+;\\d+H)*\\Z")
# What ends an attribute; bold and dim are ended by one code.
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}


class SgrState(NamedTuple):
    """Attributes and colours that the terminal draws with, each as the code that sets it."""

    attributes: tuple[str, ...] = ()
    colour: str = "39"
    background: str = "49"


PLAIN = SgrState()


def brief(data: str) -> str:
    """Return the same drawing with only those codes that change something.

    It begins and ends without any style, as Textual's does.
    """
    if "\x1b[0m" not in data:
        return data
    parts = _SET.split(data)
    written, now, wanted = [parts[0]], PLAIN, PLAIN
    for codes, words in zip(parts[1::2], parts[2::2], strict=True):
        wanted = after(wanted, codes)
        if words:
            # To where the cursor goes makes no difference to the style.
            if now is not wanted and not _MOVES.match(words):
                written.append(change(now, wanted))
                now = wanted
            written.append(words)
    written.append(change(now, wanted))
    return "".join(written)


@lru_cache(1_000)
def after(look: SgrState, codes: str) -> SgrState:
    """Return the look when more codes have been sent."""
    attributes, colour, background = look
    left = iter(codes.split(";"))
    for code in left:
        if code in ("", "0"):
            attributes, colour, background = PLAIN
        elif code in ("38", "48"):
            kind = next(left, "5")
            code = ";".join((code, kind, *(next(left, "0") for _ in range(3 if kind == "2" else 1))))
            colour, background = (code, background) if code[0] == "3" else (colour, code)
        elif (code[0] == "3" and len(code) == 2) or (code[0] == "9" and len(code) == 2):
            colour = code
        elif (code[0] == "4" and len(code) == 2) or (code[:2] == "10" and len(code) == 3):
            background = code
        elif code not in attributes:
            attributes = (*attributes, code)
    return SgrState(attributes, colour, background)


@lru_cache(4_000)
def change(now: SgrState, wanted: SgrState) -> str:
    """Return what leads from one look to another, as short as it can be."""
    if wanted == PLAIN:
        return "" if now == PLAIN else "\x1b[0m"
    anew = ["0", *wanted.attributes, *(code for code in wanted[1:] if code not in PLAIN)]
    codes = _difference(now, wanted)
    codes = anew if codes is None or len(";".join(anew)) < len(";".join(codes)) else codes
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _difference(now: SgrState, wanted: SgrState) -> list[str] | None:
    """Return the codes that end what is not wanted any more, and set the rest; None where an attribute has no end."""
    ended = [code for code in now.attributes if code not in wanted.attributes]
    if not all(code in _ENDS for code in ended):
        return None
    ends = dict.fromkeys(_ENDS[code] for code in ended)
    kept = [code for code in now.attributes if code in wanted.attributes and _ENDS.get(code) not in ends]
    codes = [*ends, *(code for code in wanted.attributes if code not in kept)]
    return codes + [code for code, before in zip(wanted[1:], now[1:], strict=True) if code != before]
