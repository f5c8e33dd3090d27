"""How much speaks for each side being the one that a text takes for granted."""

from collections import Counter

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex


def weights_of_sides(cast: Cast, taken: set[str]) -> Counter[str]:
    """Return how much speaks for each side being the one that a text takes for granted.

    Those that others serve (`taken`) do not count, nor places where somebody goes, nor topics; a side joined to one of
    the others counts three times.
    """
    weights: Counter[str] = Counter()
    named = sorted(cast.sides_at)
    for at, (start, end, code) in enumerate(named):
        if code in taken or gazetteer().sides[code].body:
            continue
        behind = named[at + 1] if at + 1 < len(named) else (len(cast.text), 0, "")
        joined = (at and named[at - 1][2] in taken and _JOINING.fullmatch(cast.text, named[at - 1][1], start)) or (
            behind[2] in taken and _JOINING.fullmatch(cast.text, end, behind[0])
        )
        if joined or not _OBJECT.search(cast.text, max(0, start - 12), start):
            weights[code] += 3 if joined else 1
    return weights


_OBJECT = regex(
    r"\b(?:in|to|at|against|from|with|on|over|about|into|near|across|visit|visited|towards?|under) (?:the )?$"
)
_JOINING = regex(r" (?:and|with) (?:the )?|[-–]")


def guests_of_title(cast: Cast, blocks: tuple[Block, ...]) -> set[str]:
    """Return the sides that a title names as met: "President Nam meets Australian group"."""
    end = blocks[0].span.end if len(blocks) > 1 else 0
    return {
        code for start, _, code in cast.sides_at if start < end and _MET.search(cast.text, max(0, start - 24), start)
    }


_MET = regex(r"\b(?:meets|met|receives?|received|hosts|welcomes|with|visits?(?: to)?|calls|congratulates) (?:the )?$")
