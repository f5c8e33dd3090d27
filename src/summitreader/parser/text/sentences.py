"""Sentences: block by block, so that any part of a text can be segmented alone."""

from collections.abc import Iterable, Iterator

from summitreader.model import Block, Span
from summitreader.parser.text.abbreviations import ABBREVIATIONS
from summitreader.parser.text.lazy_regex import regex

# Marks of notes after a stop belong to no sentence: "in June.[2] Brandt", "in June.¹ Brandt", "in June.(3) Brandt".
_NOTE = r"(?:\[(?:\d{1,3}(?:[,–-] ?\d{1,3}){0,4}|[a-z]{1,3}|note \d{1,3}|citation needed)\]|[¹²³⁰⁴-⁹*†‡]|\(\d{1,2}\))"
# An end: stops, closing marks, white space, and then something that can begin a sentence.
# A space may be missing where lines were joined or a note's mark stands between.
_BEFORE_A_CAPITAL = rf"[”\"’'»«›‹)\]]*+(?P<note>{_NOTE}*+)\s++(?=[“\"‘'«»‹›„(\[–—•*-]*\s?[^\W_a-zß-öø-ÿ])"
_BEFORE_AN_OPENER = (
    r"(?<=[a-z]{3}[.!?])[”’)]*+(?=(?:The|We|It|They|This|In|On|At|As|For|He|She|Both|However)\s)"  # "done.The"
)
_BEFORE_A_NOTE = r"(?<=[a-z]{2}[.!?])[”’)]*+(?P<glued>(?:\[\d{1,3}\])++)(?=[A-Z“])"
# What may not stand before is asked behind the first sign, so that the search passes over all other signs at once.
_END = regex(rf"[.!?…](?<![.!?…].)[.!?…]*+(?:{_BEFORE_A_CAPITAL}|{_BEFORE_AN_OPENER}|{_BEFORE_A_NOTE})")
_LAST_NOTE = regex(rf"(?<=[.!?”\"]){_NOTE}+\Z")
_NOTES = 24  # letters of the marks behind one stop
_BEFORE_STOP = regex(r"(?<![\w.])(?:[^\W\d_]+\.)*[^\W\d_]+\Z")
_LONGEST = 12  # letters of an abbreviation
# Code points. What is longer is no sentence, but a list without stops, or made to keep us busy: what looks at a
# sentence as a whole, and at every cue in it, takes so bounded time. The longest of 700 articles has 2,149.
_MOST = 4_000
_INITIALS = regex(r"(?:[A-Za-z]\.)+[A-Za-z]")
_IN_BRACKETS = regex(r"\(\w{1,3}\)")  # "subsec. (b)"
_ROMAN = regex(r"[IVXLC]+\b")
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
    """Return sentences of one block: sorted, disjoint, without surrounding white space. Never raises. Linear."""
    spans: list[Span] = []
    start = _skip_space(text, block.start, block.end)
    for match in _END.finditer(text, start, block.end):
        end = match.end()
        note = match.start("note") if match["note"] else match.start("glued")
        stop = note if note >= 0 else match.start() + len(match.group().rstrip())
        if _ends(text, start, match.start(), stop, end, block.end):
            spans += _bounded(text, start, stop)
            start = end
    stop = block.end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if last := _LAST_NOTE.search(text, max(start, stop - _NOTES), stop):
        stop = last.start()
    if start < stop:
        spans += _bounded(text, start, stop)
    return tuple(spans)


def find_sentences(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return sentences of all blocks, in order. Linear in the length of the blocks."""
    return tuple(span for block in blocks for span in sentences_in(text, block.span))


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, in pieces between two words where it is longer than any."""
    while end - start > _MOST:
        blank = max(text.rfind(sign, start + 1, start + _MOST) for sign in " \n")
        cut = blank if blank > 0 else start + _MOST
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = _skip_space(text, cut, end)
    yield Span(start, end)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, mark: int, stop: int, following: int, end: int) -> bool:
    """False for the stop of an abbreviation, an initial or an item's number, and before the speaker of a question."""
    if text[mark] == "." and stop == mark + 1:
        if mark - start < 6 and _ITEM.match(text, start, stop):
            return False
        return _ends_after(text, _before_stop(text, start, mark), following, end)
    return not (_QUESTION.match(text, mark) and _ASKED.match(text, following, end))


def _before_stop(text: str, start: int, mark: int) -> str:
    """Return the word that a stop follows, with the stops inside it: "U.S", "para"."""
    word = _BEFORE_STOP.search(text, max(start, mark - _LONGEST), mark)
    return word.group() if word else ""


def _ends_after(text: str, word: str, following: int, end: int) -> bool:
    """Return whether a sentence ends with a word and its stop, by what the word is and what follows."""
    kind = ABBREVIATIONS.get(word.lower())
    if len(word) == 1 and word.isupper():
        return bool(_WORD.match(text, following, end)) and _starts(text, following, end, False, True)
    if _INITIALS.fullmatch(word) and kind is None:
        return _starts(text, following, end, False, False)
    figure = text[following].isdigit() or _IN_BRACKETS.match(text, following, end) is not None
    match kind:
        case None:
            return True
        case "words":
            return False
        case "names":
            return word[0].islower()
        case "figures":
            return not figure
        case "numbers" if word[0].islower():
            return not figure and not _ROMAN.match(text, following, end)
        case _:
            return _starts(text, following, end, kind == "numbers", False)


def _starts(text: str, at: int, end: int, before_number: bool, initial: bool) -> bool:
    """True if a sentence clearly begins here, not a name that goes on: "the U.S. The", not "the U.S. President"."""
    word = _WORD.match(text, at, end)
    if not word:
        return True
    # "World War I. On behalf of", but "J. He Lifeng"
    starters = _AFTER_INITIAL if initial else _CAN_START
    return word[1] in starters and not (before_number and word[1][0].isdigit())
