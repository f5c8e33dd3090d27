"""Transcripts: turns that labels open, and their paragraphs.

Each turn gives one statement a paragraph, direct, with the label's colon as its cue; what is reported inside a turn
stays with the one who speaks.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from summitreader.model import Block, Span, Statement
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.holders import Label
from summitreader.parser.verbatim.labels import find_labels
from summitreader.parser.verbatim.naming import office_in


class Turn(NamedTuple):
    """A label and how far the words go that follow it. `person` is None for labels without a name ("MODERATOR")."""

    label: Span
    colon: Span
    end: int
    person: Person | None
    name: str


_FORMULA = regex(
    r"(?:<…>|<\.\.\.>|\* \* \*|END\b.*|# # #|\s|###"
    r"|[\[(][Ee](?:nds?|NDS?)[\])]|(?<=[.?!] )(?:[Ee]nds|ENDS)\b\.?)+\Z"
)
_ENDS = regex(r"\W*ends?\W*", re.I)  # all that the last paragraph of a transcript says


def find_turns(text: str, blocks: tuple[Block, ...], cast: Cast, publisher: str | None = None) -> tuple[Turn, ...]:
    """Return the turns of a transcript, in order; none where the text is not one. Never raises."""
    labels = [label for label in find_labels(text, blocks, cast, publisher) if not _in_headline(text, blocks, label)]
    if not labels or (len(labels) == 1 and not _opens(text, blocks, labels[0])):
        return ()
    if len(labels) < 3 and not _official(text, blocks, labels):
        return ()
    if len(labels) > 2 and _is_headline(text, blocks, labels):
        labels = labels[1:]
    ends = [label.words.start for label in labels[1:]] + [blocks[-1].span.end if blocks else len(text)]
    if _told_of_themselves(text, cast, labels, ends):
        return ()
    return tuple(
        Turn(label.words, label.colon, _before_break(text, label.colon.end, end), label.person, label.name)
        for label, end in zip(labels, ends, strict=True)
    )


def _told_of_themselves(text: str, cast: Cast, labels: list[Label], ends: list[int]) -> bool:
    """Return whether what follows most names tells of those who bear them: headings over portraits, not turns."""
    told = 0
    for label, end in zip(labels, ends, strict=True):
        start, near = label.colon.end, min(end, label.colon.end + _PORTRAIT)
        if label.person and label.person in cast.mentioned_in(start, near):
            told += _FIRST_PERSON.search(text, start, near) is None
    return told * 2 >= len(labels)


_PORTRAIT = 500  # code points


def _in_headline(text: str, blocks: tuple[Block, ...], label: Label) -> bool:
    """`Díaz: Talks go on` above an article: a first block that ends without a full stop is a headline."""
    first = blocks[0].span
    headline = blocks[0].kind == "title" or text[first.end - 1] not in _STOPS
    return len(blocks) > 1 and label.words.start < first.end and headline


def _is_headline(text: str, blocks: tuple[Block, ...], labels: list[Label]) -> bool:
    """`Díaz: No Talks This Year.` above a transcript in which no other label is written so."""
    written = [label.words.of(text) for label in labels]
    return (
        labels[0].words.start == blocks[0].span.start
        and written[0].istitle()
        and " " not in written[0] not in written[1:]
    )


_STOPS = frozenset('.!?…,;:>*”")]')
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Yy]ou|[Yy]our|[Mm]e)\b")


def _in_first_person(text: str, blocks: tuple[Block, ...], start: int) -> bool:
    """Return whether most of what follows the first label says "I", "we",
    "you": one or two labels alone prove nothing.
    """
    said = [block.span for block in blocks if block.span.end > start + 1]
    own = sum(bool(_FIRST_PERSON.search(text, max(span.start, start), span.end)) for span in said)
    return own * 2 >= len(said)


def _official(text: str, blocks: tuple[Block, ...], labels: list[Label]) -> bool:
    """Return whether one or two labels open speech: offices in capitals over
    sentences, else words in the first person.
    """
    offices = all(label.words.of(text).isupper() and office_in(label.words.of(text)) for label in labels)
    formal = len(labels) > 1 and all(
        label.person
        and (
            label.words.end - label.words.start > len(label.person.name) + _OFFICE
            or office_in(text[label.words.end : label.colon.start])
        )
        for label in labels
    )
    start = labels[0].colon.end
    said = [block for block in blocks if block.span.end > start + 1]
    ended = all(text[block.span.end - 1] in _SENTENCE_ENDS or block.kind == "item" for block in said)
    if (offices or formal) and said and ended:
        return True
    return _in_first_person(text, blocks, start)


_OFFICE = 12  # code points of "President of Peru" before a name
_SENTENCE_ENDS = frozenset('.!?…”")]:')


_BREAK = regex(r"\* ?\* ?\*|# # #")


_REPORTED = 60


def _opening_bracket(text: str, start: int, end: int) -> int:
    """Return where the bracket opens that closes at the end; -1 if it does not within reach."""
    depth = 0
    for at in range(end - 1, max(start, end - 2000) - 1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    return -1


def _before_break(text: str, start: int, end: int) -> int:
    """Return where a turn ends: at the next label, or before a line of stars
    or a report in brackets that come first.
    """
    stars = _BREAK.search(text, start, end)
    if stars:
        end = stars.start()
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    opened = _opening_bracket(text, start, last) if text[last - 1 : last] == ")" else -1
    # "(In his remarks, the Secretary-General expressed concern ...)": what the reporter tells of the other's turn.
    return opened if opened >= 0 and last - opened > _REPORTED else end


_DASHES = frozenset("-–—")
_TOP = 3  # a title, a line of subjects, a place: then somebody speaks


def _opens(text: str, blocks: tuple[Block, ...], label: Label) -> bool:
    """Return whether a single label makes a transcript: an office at the top, or a titled speaker behind a break."""
    if text[label.colon.start] in _DASHES:
        return True  # a report of a parliament
    start = label.words.start
    above = sum(block.span.end <= start for block in blocks[: _TOP + 1])
    at_line = above < len(blocks) and blocks[above].span.start == start
    if at_line and above <= _TOP and label.words.of(text).isupper():
        return True
    before = text[max(0, start - 8) : start].rstrip(" ")
    # "Ortiz: Talks will go on" is a headline; a floor that is given once is given with the title.
    titled = label.person is not None and label.words.end - label.words.start > len(label.name)
    return titled and (not before or before[-1] in "\n*" or before[-1].islower())


def statements_of_turns(text: str, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> tuple[Statement, ...]:
    """Return one statement for each paragraph of each turn, sorted."""
    starts = [block.span.start for block in blocks]
    found: list[Statement] = []
    for turn in turns:
        first = True
        for index in range(max(0, bisect_right(starts, turn.label.start) - 1), len(blocks)):
            block = blocks[index]
            if block.span.start >= turn.end:
                break
            start, end = max(block.span.start, turn.colon.end), min(block.span.end, turn.end)
            said = words_said(text, numberless(text, block) if start == block.span.start else start, end)
            if said is None or (
                not first and _is_heading(text, blocks, index) and not _spoken(text, said, blocks, index)
            ):
                continue
            who, cue = (turn.label, turn.colon) if first else (None, None)
            found.append(
                Statement(
                    turn.name,
                    (said,),
                    cue,
                    who,
                    "direct",
                    "turn_of_a_transcript",
                    carried_from=None if first else turn.colon,
                )
            )
            first = False
    return tuple(found)


_LINE = 100  # code points


def _is_heading(text: str, blocks: tuple[Block, ...], index: int) -> bool:
    """Return a heading, or a last line without a stop: the page's next title."""
    block = blocks[index]
    last = index == len(blocks) - 1 and block.span.end - block.span.start < _LINE
    return block.kind == "heading" or (last and text[block.span.end - 1].isalnum())


def _spoken(text: str, said: Span, blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a line without a stop is somebody's words, no heading: it speaks to or of those who are there."""
    return _FIRST_PERSON.search(text, said.start, said.end) is not None or is_wrapped(text, said, blocks, index)


_ENDS_WITHIN = regex(
    r"(?:[.!?][*_”\"]+|\b(?:the|an?|of|to|in|on|for|and|or|by|with|at|from|that|is|are|was|we|our|very))$"
)


def is_wrapped(text: str, line: Span, blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a line that looks like a heading is a sentence, or a part of one that goes on in the next line."""
    following = blocks[index + 1].span.start if index + 1 < len(blocks) else len(text)
    goes_on = text[following : following + 1].islower() and text[line.end - 1] not in ".:!?"
    return goes_on or _ENDS_WITHIN.search(text, max(line.start, line.end - 12), line.end) is not None


_NUMBER = regex(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|[-–•*·])\s+")


def numberless(text: str, block: Block) -> int:
    """Return where the words of an item begin, behind its number or bullet."""
    number = _NUMBER.match(text, block.span.start, block.span.end) if block.kind == "item" else None
    return number.end() if number else block.span.start


# "(Via interpreter)", "(Laughter.)": what the transcriber adds before the words.
_STAGE = regex(r"(?:[(\[](?:[A-Z][^()\[\]\n]{2,60}| ?continued)[)\]]\s*)+")


_CLOCK = regex(r"(?:END\s*)?\d{1,2}:\d\d\s*[AP]\.?M\.?(?:\s+[A-Z]{2,4})?")


def words_said(text: str, start: int, end: int) -> Span | None:
    """Return the words between two offsets without white space and breaks; None where nothing is said."""
    while start < end and text[start].isspace():
        start += 1
    if aside := _STAGE.match(text, start, end):
        start = aside.end()
    tail = _FORMULA.search(text, max(start, end - 40), end)
    if tail:
        end = tail.start()
    if _CLOCK.fullmatch(text, start, end) or _ENDS.fullmatch(text, start, end):
        return None
    return Span(start, end) if any(char.isalpha() for char in text[start : min(end, start + 60)]) else None
