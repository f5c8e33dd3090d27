"""What stands around the matters and counts for nothing: headings, greetings, moderation, questions, datelines."""

import re
from bisect import bisect_right

from summitreader.model import Reading, Span

_ASKER = r"(?:Q|Questions?|Journalists?|Reporters?|Media|Press|Moderator|Host|Interviewer|Correspondent)\b[^:\n]{0,40}"
_ASKS = re.compile(_ASKER, re.IGNORECASE)
_LABELLED = re.compile(rf"\s*{_ASKER}:", re.IGNORECASE)
_OWN_LABEL = re.compile(r"[A-Z][A-Z .’'-]{1,60}:\s*")
_GREETS = re.compile(
    r"[“\"‘']?(?:good (?:morning|afternoon|evening|day)|hello|welcome|ladies and gentlemen|dear (?:friends|colleagues)|"
    r"dear m[rs]s?|thank you|thanks|distinguished|excellenc|mr\.? president|please|the floor is|over to you|"
    r"(?:next|your|one more|last|first) question)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"\b(?:for|that)\b")
_NUMBER = re.compile(r"(?:[\W\d]|\b[ivxlc]+[.)])*+", re.IGNORECASE)
_HEADINGS = ("title", "heading", "caption", "label")
_SHORT, _SHORT_THANKS = 14, 7  # words


def counted(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences of a reading that can tell a matter, in the order of the text."""
    text = reading.article.text
    blocks = [block.span for block in reading.article.blocks if block.kind not in _HEADINGS]
    starts = [block.start for block in blocks]
    asked = sorted(one.content for one in reading.statements if _ASKS.fullmatch(one.speaker))
    ask_starts = [span.start for span in asked]
    found = []
    for sentence in reading.sentences:
        block = blocks[max(bisect_right(starts, sentence.start) - 1, 0)] if blocks else sentence
        question = bisect_right(ask_starts, sentence.start) - 1
        if not block.start <= sentence.start < block.end:
            continue
        if question >= 0 and sentence.start < asked[question].end:
            continue
        if not _tells_nothing(sentence.of(text), sentence == block):
            found.append(sentence)
    return tuple(found)


def _tells_nothing(words: str, alone: bool) -> bool:
    """Return whether a sentence tells nothing of what was talked about; `alone` in a block of its own."""
    if _LABELLED.match(words):
        return True
    label = _OWN_LABEL.match(words)
    words = words[label.end() :] if label else words
    count = len(words.split())
    if _NUMBER.fullmatch(words):
        return True
    if count > _SHORT:
        return False
    if _GREETS.match(words):
        return not (count > _SHORT_THANKS and _FOR_WHAT.search(words))
    # A short block of its own without the end of a sentence is a heading that is not marked as one.
    return alone and words.rstrip()[-1:].isalnum()
