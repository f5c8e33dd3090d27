"""The article whole for a screen reader: who speaks, headings and findings announced in words."""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader.exporters.paragraphs import Paragraph, findings, lines_of, paragraphs, title_apart
from summitreader.exporters.plain import facts
from summitreader.exporters.wording import capital, one_line, voice_words, why_nothing
from summitreader.model import Act, Reading, Span, Speaker, Statement, StatementKind

_ACTS: dict[Act, tuple[str, str]] = {
    "say": ("says", "say"),
    "welcome": ("welcomes", "welcome"),
    "thank": ("gives thanks", "give thanks"),
    "condole": ("condoles", "condole"),
    "hope": ("hopes", "hope"),
    "stress": ("stresses", "stress"),
    "affirm": ("affirms", "affirm"),
    "request": ("requests", "request"),
    "commit": ("commits", "commit"),
    "concern": ("voices concern", "voice concern"),
    "reject": ("rejects", "reject"),
    "threaten": ("threatens", "threaten"),
}
"""What is done by one voice, and by several together."""
_DENIES = ("denies", "deny")
_PLURAL_ENDS = ("leaders", "ministers", "heads of government", "companies", "sides")
_HOW: dict[StatementKind, str] = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "paraphrased",
    "implied": "paraphrased, carried on from before",
}
_KINDS = {"title": "Title: ", "heading": "Heading: ", "caption": "Caption: ", "item": "Item: "}


def write_linear(reading: Reading, width: int) -> str:
    """Return the article and its findings as sentences to be read aloud, in lines of `width` cells.

    Without the last line end.
    """
    lines = [line for fact in _head(reading) for line in _wrapped(fact, width)]
    events = _Events(reading)
    for paragraph in paragraphs(reading):
        lines.append("")
        for words in _sentences(reading, paragraph, events):
            lines += _wrapped(words, width)
    for event in events.until(len(reading.article.text) + 1):
        lines += _wrapped(event.told, width)
    return "\n".join((*lines, "", "End of article.")).strip("\n")


class _Event(NamedTuple):
    """Where a statement begins or ends, and how that is told."""

    at: int
    told: str
    begins: bool


class _Events:
    """The beginnings and ends of all statements, handed out in order."""

    def __init__(self, reading: Reading) -> None:
        self._events = sorted(_events(reading), key=lambda event: (event.at, event.begins))
        self._next = 0

    def until(self, end: int) -> Iterator[_Event]:
        """Yield those before an offset, and the ends at it, that were not handed out yet."""
        while self._next < len(self._events):
            event = self._events[self._next]
            if event.at > end or (event.at == end and event.begins):
                return
            self._next += 1
            yield event


def _head(reading: Reading) -> Iterator[str]:
    """Yield what is told before the text: a title that is not in it, facts, why nothing was found."""
    if title := title_apart(reading.article):
        yield f"Title: {title}"
    for fact in facts(reading):
        yield _sentence(fact)
    if not reading.statements:
        yield _sentence(why_nothing(reading))


def _events(reading: Reading) -> Iterator[_Event]:
    """Yield how each statement is announced, and its end; no word and no mark at a word is cut off."""
    text, latest = reading.article.text, 0
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    for statement in reading.statements:
        start, end = statement.start, statement.end
        inside = statement.says[0].start < latest
        if start < latest and not inside:
            start = latest  # of "…, Xi said, adding that …" both halves have the words "Xi said"
        else:
            while start and not text[start - 1].isspace():
                start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        latest = max(latest, end)
        yield _Event(start, f"{_announced(statement, speakers.get(statement.speaker))}:", True)
        whose = f" of {statement.speaker or 'somebody not named'}" if inside else ""
        yield _Event(end, f"End of statement{whose}.", False)


def _announced(statement: Statement, speaker: Speaker | None) -> str:
    who = capital(one_line(voice_words(statement.speaker, speaker)))
    does = _DENIES if statement.stance == "denial" else _ACTS[statement.act]
    return f"{who}, {does[speaker is not None and _is_several(speaker)]}, {_HOW[statement.kind]}"


def _is_several(speaker: Speaker) -> bool:
    """Return whether a voice takes the plural: "both sides commit", "G7 Leaders commit"."""
    return speaker.kind == "joint" or (speaker.kind == "body" and speaker.name.casefold().endswith(_PLURAL_ENDS))


def _sentences(reading: Reading, paragraph: Paragraph, events: _Events) -> Iterator[str]:
    """Yield a paragraph's words, cut where a statement begins or ends, and what was found in it."""
    text, reached, told = reading.article.text, paragraph.span.start, _KINDS.get(paragraph.kind, "")
    for event in events.until(paragraph.span.end):
        words = one_line(text[reached : max(reached, event.at)])
        if words:
            yield f"{told}{words}"
            told = ""
        reached = max(reached, event.at)
        if event.begins:
            told = f"{told}{event.told} "
        else:
            yield event.told
    words = one_line(text[reached : paragraph.span.end])
    if words or told:
        yield f"{told}{words}"
    for kind, found in findings(paragraph, text):
        yield _sentence(f"{kind} of this paragraph: {one_line(found)}")


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) or "://" in words else f"{words}."


def _wrapped(words: str, width: int) -> Iterator[str]:
    for line in lines_of(words, Span(0, len(words)), width):
        yield one_line(line.of(words))
