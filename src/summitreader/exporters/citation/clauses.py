"""Whole clauses: where a sentence begins and ends, without a list's dash, never broken off without a sign of it."""

import re
from bisect import bisect_right

from summitreader.model import Reading, Span, Statement

OMISSION = " […]"
# What a list puts before its items: a dash, a bullet, a number or a letter with its stop.
_BULLET = re.compile(
    r"(?:[-–—―•*·▪▫◦‣⁃●○■□◆►▶➢➤✓✔]\s*|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{2,5})[.)]\s+|\((?:\d+|[a-z]{1,4})\)\s*)+"
)
# The number of a paragraph that stands in the line of the one before, or the year that ends the sentence before.
_NUMBER = re.compile(r"\d{1,4}\.\s+(?=[A-Z“])")
_DASH = re.compile(r"[-–—]\s")
_TO_THE_NEXT = re.compile(r"(?:[,;]\s*(?:and|or|but)?\s*,?|\s+(?<=;\s)(?:and|or))$")
_LEADS_ON = (",", ";", "and", "or", "but")  # what `_TO_THE_NEXT` ends with: looked at first, a sentence ends with none
# Words that nothing ends with: what follows them is missing.
_OPEN_WORDS = (
    "a an the of to in with for from by at on and or nor as than between into its their his her our your this is"
)
_OPEN = re.compile(rf"(?i)(?<![\w’'-])(?:{'|'.join(_OPEN_WORDS.split())})$")
# Where a line of a paragraph ends, and the next is no item of a list.
_LINE_END = re.compile(rf"(?<!\n)[^\S\n]*+\n(?!\s*\n)(?!\s*{_BULLET.pattern})[^\S\n]*+(?=\S)")
_GOES_ON = re.compile(r"[^\S\n]*\n\s*(?=[a-z])")  # in the next line or paragraph, with a small letter
_TAIL = 24  # code points at the end of a clause in which what leads to the next stands
_STOPS = '.?!”"’'
_OPENERS, _CLOSERS = "“„«", "”‟»"
_BROKEN_OFF = re.compile(r"[^\W_],?[^\S\n]*\n\s*$")
_LOOK_BACK = 80
_LINE = 200  # code points that are looked back to the start of a line
_ITEMS = 60  # of a list that are passed over on the way to what introduces it


def sentence_of(reading: Reading, span: Span, statement: Statement | None = None) -> str:
    """Return the sentences that a span stands in as they are written, an item of a list with what introduces it.

    Words that nobody reports (a turn of a transcript, a paragraph of a speech) are a whole by themselves.
    """
    text = reading.article.text
    if statement and statement.kind == "direct" and is_verbatim(statement):
        return lead_in(reading, statement.content) + ended(text, statement.content)
    whole = _sentences_around(reading, span)
    return lead_in(reading, whole) + ended(text, whole)


def is_verbatim(statement: Statement) -> bool:
    """Return whether nobody reports the words of a statement: at most a label tells whose they are."""
    cue, who = statement.cue, statement.who
    is_colon = cue is not None and cue.end - cue.start == 1
    return cue is None or is_colon or (who is not None and cue.start < who.end and who.start < cue.end)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space around it, and without a dash, a bullet or a number of a list before it."""
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if _begins_a_line(text, start) and (after := _skipped(text, _BULLET, start)) < end:
        start = after
        while text[start].isspace():
            start += 1
    return Span(start, end)


def ended(text: str, span: Span, is_last: bool = True) -> str:
    """Return the words of a span so that they end as a clause does.

    The lines of a paragraph become one. What leads to the next item of a list goes; where words are missing
    ("We will:", "growth in") a sign says so.
    """
    whole = trimmed(text, span)
    words = _on_one_line(whole.of(text))
    if not is_last:
        return words
    if words.endswith(":"):
        return words + OMISSION
    if words.endswith(_LEADS_ON) and (found := _TO_THE_NEXT.search(words, max(0, len(words) - _TAIL))):
        words = words[: found.start()]
    if not words[-1:].isalnum() or (whole.end < len(text) and text[whole.end] in _STOPS):
        return words
    return words + OMISSION if _OPEN.search(words[-20:]) or _GOES_ON.match(text, whole.end) else words


def lead_in(reading: Reading, span: Span) -> str:
    """Return what introduces the item of a list that a span is, and a blank; "" where the span is none.

    "We will: " before "– end the tests", or "We will: […] " where other items stand between. Words that go on in the
    middle of a line that broke off have the sign of an omission before them.
    """
    text = reading.article.text
    start = trimmed(text, span).start
    if start >= len(text) or not text[start].islower():
        return ""
    if not _is_item(text, span.start, start):
        return f"{OMISSION.strip()} " if _BROKEN_OFF.search(text, max(0, start - _LOOK_BACK), start) else ""
    at = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    before = [reading.sentences[i] for i in range(at - 1, max(-1, at - 1 - _ITEMS), -1)]
    for place, sentence in enumerate(before):
        whole = trimmed(text, sentence)
        words = _on_one_line(whole.of(text))
        if words.endswith(":"):
            return f"{words} " if place == 0 else f"{words}{OMISSION} "
        if not _is_item(text, sentence.start, whole.start) and not words.endswith((";", ",", "and", "or")):
            return ""
    return ""


def bare(words: str) -> str:
    """Return words without the quotation marks around them; those of a quotation inside them stay."""
    words = words.strip()
    if words[:1] == '"' or words[-1:] == '"':
        words = _without_straight(words)
    opened, closed = _unmatched(words)
    if words[:1] in _OPENERS and words[-1:] in _CLOSERS and not closed:
        inner = words[1:-1]  # of a quotation of several paragraphs each may open anew
        return inner.strip() if words and not _unmatched(inner)[1] else words
    if words[:1] and words[0] in _OPENERS and opened:
        words = words[1:]
    if words[-1:] and words[-1] in _CLOSERS and closed:
        words = words[:-1]
    return words.strip()


def _without_straight(words: str) -> str:
    if words.count('"') % 2:
        return words.removeprefix('"') if words.startswith('"') else words.removesuffix('"')
    is_one = words.count('"') == 2 and words[0] == words[-1] == '"'
    return words[1:-1].strip() if is_one else words


def _unmatched(words: str) -> tuple[int, int]:
    """Return how many quotations begin in words and do not end in them, and how many the other way round."""
    opened = closed = 0
    for char in words:
        if char in _OPENERS:
            opened += 1
        elif char in _CLOSERS:
            opened, closed = (opened - 1, closed) if opened else (0, closed + 1)
    return opened, closed


def _sentences_around(reading: Reading, span: Span) -> Span:
    """Return where the sentences begin and end that a span stands in; the span itself where none are known."""
    text, sentences = reading.article.text, reading.sentences
    start, end = span.start, span.end
    if sentences:
        first = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        last = bisect_right(sentences, span.end - 1, key=lambda sentence: sentence.start) - 1
        if first >= 0 and sentences[first].end > start:
            start = sentences[first].start
            if first and (dash := _DASH.match(text, start)) and not _begins_a_line(text, start):
                # "U.S. – China ties" is no place to begin; a dash behind a full stop begins an item.
                is_one = text[start - 3 : start - 1].strip(".").isupper()
                start = sentences[first - 1].start if is_one else min(dash.end(), span.start)
        if last >= 0 and sentences[last].end > span.end:
            end = sentences[last].end
    if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
        end += 1  # the mark that closes a quotation belongs to its sentence
    whole = trimmed(text, Span(start, end))
    after = _skipped(text, _NUMBER, whole.start)
    return Span(after, whole.end) if after <= span.start else whole


def _is_item(text: str, start: int, after: int) -> bool:
    """Return whether a list's dash, bullet or number stands before an offset, or between two."""
    line = text[max(0, after - 12) : after].rpartition("\n")[2]
    return bool(line.strip()) and _BULLET.fullmatch(line.lstrip()) is not None and start <= after


def _begins_a_line(text: str, at: int) -> bool:
    """Return whether nothing but blanks stands before an offset in its line, as far as one looks back."""
    first = max(0, at - _LINE)
    while at > first and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return at == first or text[at - 1] == "\n"


def _on_one_line(words: str) -> str:
    """Return words with the lines of a paragraph joined to one."""
    return _LINE_END.sub(" ", words) if "\n" in words else words


def _skipped(text: str, pattern: re.Pattern[str], at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
