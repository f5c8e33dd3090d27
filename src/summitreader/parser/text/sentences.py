"""Sentences: block by block, so that any part of a text can be segmented alone."""

from collections.abc import Iterable

from summitreader.model import Block, Span
from summitreader.parser.text.lazy_regex import regex

# An end: stops, closing marks, white space, and then something that can begin a sentence.
# A space may be missing where lines were joined.
_END = regex(
    r"[.!?…]+(?:[”\"’'»)\]]*\s+(?=[“\"‘'«(\[–—•*-]*\s?[^\W_a-zß-öø-ÿ])"
    r"|(?<=[a-z]{3}[.!?])[”’)]*(?=(?:The|We|It|They|This|In|On|At|As|For|He|She|Both|However)\s))"
)
_TITLES = (
    "Mr|Mrs|Ms|Messrs|Dr|St|Gen|Sens?|Reps?|Govs?|Lt|Col|Sgt|Maj|Cpl|Prof|Hon|Rev|Adm|Capt|Cmdr|Supt|Fr|Amb|vs|cf|[A-Z]"
)
_ABBREVIATION = regex(
    rf"(?:(?<!\w)(?:(?P<title>{_TITLES}|e\.g|i\.e)|(?P<number>No|Nos|Art|Fig|p|pp|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)|(?P<either>(?:[A-Za-z]\.)+[A-Za-z]|Jr|Sr|Inc|Co|Corp|Ltd|Bros|Ph\.D|etc|al|est|approx)))\.$"
)
_STARTERS = (
    "The A An He She It They We I You This That These Those In On At For From But And Or So As If When While After"
    " Before Since Although However Meanwhile Yet Then There Here His Her Their Its Our My What Who How Why Both Many"
)
_CAN_START = frozenset(_STARTERS.split())
_AFTER_INITIAL = frozenset(("The", "On", "In", "This", "They", "It", "We", "At"))
_WORD = regex(r"[“\"‘'«(\[]*([^\W_]+)")
_ITEM = regex(r"[\s(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\.\s*\Z")
# “Who goes?” Smith asked.
_ASKED = regex(r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|replied|wondered|wrote|added|shouted|told)\b")
_QUESTION = regex(r"[!?][”\"’'»]")


def sentences_in(text: str, block: Span) -> tuple[Span, ...]:
    """Sentences of one block: sorted, disjoint, without surrounding white space. Never raises. Linear."""
    spans: list[Span] = []
    start = _skip_space(text, block.start, block.end)
    for match in _END.finditer(text, start, block.end):
        end = match.end()
        stop = match.start() + len(match.group().rstrip())
        if _ends(text, start, match.start(), stop, end, block.end):
            spans.append(Span(start, stop))
            start = end
    stop = block.end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        spans.append(Span(start, stop))
    return tuple(spans)


def find_sentences(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Sentences of all blocks, in order. Linear in the length of the blocks."""
    return tuple(span for block in blocks for span in sentences_in(text, block.span))


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, mark: int, stop: int, following: int, end: int) -> bool:
    """False for the stop of an abbreviation, an initial or an item's number, and before the speaker of a question."""
    if text[mark] == "." and stop == mark + 1:
        if mark - start < 6 and _ITEM.match(text, start, stop):
            return False
        found = _ABBREVIATION.search(text, max(start, mark - 12), stop)
        if found:
            initial = len(found["title"] or "") == 1
            if found["title"] and not (initial and _WORD.match(text, following, end)):
                return False
            return _starts(text, following, end, bool(found["number"]), initial)
        return True
    return not (_QUESTION.match(text, mark) and _ASKED.match(text, following, end))


def _starts(text: str, at: int, end: int, before_number: bool, initial: bool) -> bool:
    """True if a sentence clearly begins here, not a name that goes on: "the U.S. The", not "the U.S. President"."""
    word = _WORD.match(text, at, end)
    if not word:
        return True
    # "World War I. On behalf of", but "J. He Lifeng"
    starters = _AFTER_INITIAL if initial else _CAN_START
    return word[1] in starters and not (before_number and word[1][0].isdigit())
