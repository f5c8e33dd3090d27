"""Transcripts: who has the floor, told by labels at the beginning of lines or inside one flattened paragraph.

Each turn gives one statement a paragraph, direct, with the label's colon as its cue; what is reported inside a turn
stays with the one who speaks.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summitreader.model import Block, Span, Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex


@dataclass(frozen=True, slots=True)
class Turn:
    """A label and how far the words go that follow it. `person` is None for labels without a name ("MODERATOR")."""

    label: Span
    colon: Span
    end: int
    person: Person | None
    name: str


# A label's words, its colon, its person if any, and the name of the voice.
Label = tuple[Span, Span, Person | None, str]

_ASIDE = r"(?: ?[(\[][^()\[\]\n]{0,60}[)\]])?"
_COLON_FIRST = frozenset(":([")
_COLON = regex(rf"{_ASIDE} ?(:)(?=[ \xa0\n])")
# "MODERATOR:", "SENIOR ADMINISTRATION OFFICIAL:", "Q    Thank you": at the beginning of a line only.
_NAMELESS = regex(
    rf"^[\"“]?(?:(?P<q>Q(?=[ \xa0]{{2,}}|[ \xa0][A-Z])|[QA](?=[:.]\s))(?P<stop>[:.])?"
    rf"|(?P<name>[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]*){{0,5}}"
    rf"|Question|Answer|Moderator|Interpreter|Host|Remark){_ASIDE} ?(?P<colon>:)(?=\s))",
    re.M,
)
# Inside one flattened paragraph, too, a question ends the turn before it.
_INLINE = regex(r"\b(?P<name>Question|Answer|Remark|Reply|Moderator)(?P<colon>:)(?= )")
_FORMULA = regex(r"(?:<…>|<\.\.\.>|\* \* \*|END\b.*|# # #|\s|###)+\Z")
_ENDS = frozenset('.!?”"')
_SENTENCE_END = frozenset('.!?>*”"’)]…')


def find_turns(text: str, blocks: tuple[Block, ...], cast: Cast) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none where the text is not one. Never raises."""
    labels = [*_named_labels(text, blocks, cast), *_nameless_labels(text)]
    if len(labels) > 1:
        labels += _askers(text, blocks, {label.of(text) for label, *_ in labels})
    labels = [label if label[2] else _with_person(cast, label) for label in labels]
    labels.sort(key=lambda label: label[0].start)
    kept: list[tuple[Span, Span, Person | None, str]] = []
    for label in labels:
        if (not kept or label[0].start >= kept[-1][1].end) and not _in_headline(text, blocks, label):
            kept.append(label)
    if not kept or (len(kept) == 1 and not _opens(text, kept[0])):
        return ()
    if len(kept) < 3 and not _in_first_person(text, blocks, kept[0][1].end):
        return ()
    if len(kept) > 2 and _is_headline(text, blocks, kept):
        kept = kept[1:]
    ends = [label.start for label, *_ in kept[1:]] + [blocks[-1].span.end if blocks else len(text)]
    if _told_of_themselves(cast, kept, ends):
        return ()
    return tuple(
        Turn(label, colon, _before_break(text, colon.end, end), person, name)
        for (label, colon, person, name), end in zip(kept, ends, strict=True)
    )


def _told_of_themselves(cast: Cast, labels: list[Label], ends: list[int]) -> bool:
    """Whether what follows most names tells of those who bear them: headings over portraits, not turns."""
    named = [(colon.end, end, person) for (_, colon, person, _), end in zip(labels, ends, strict=True) if person]
    told = sum(person in cast.mentioned_in(start, min(end, start + _PORTRAIT)) for start, end, person in named)
    return told * 2 >= len(labels)


_PORTRAIT = 500  # code points


def _in_headline(text: str, blocks: tuple[Block, ...], label: Label) -> bool:
    """`Díaz: Talks go on` above an article: a first block that ends without a full stop is a headline."""
    first = blocks[0].span
    return len(blocks) > 1 and label[0].start < first.end and text[first.end - 1] not in _STOPS


def _is_headline(text: str, blocks: tuple[Block, ...], labels: list[Label]) -> bool:
    """`Díaz: No Talks This Year.` above a transcript in which no other label is written so."""
    written = [label.of(text) for label, *_ in labels]
    return (
        labels[0][0].start == blocks[0].span.start and written[0].istitle() and " " not in written[0] not in written[1:]
    )


_STOPS = frozenset('.!?…,;:>*”")]')
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Yy]ou|[Yy]our|[Mm]e)\b")


def _in_first_person(text: str, blocks: tuple[Block, ...], start: int) -> bool:
    """Whether most of what follows the first label says "I", "we", "you": one or two labels alone prove nothing."""
    said = [block.span for block in blocks if block.span.end > start + 1]
    own = sum(bool(_FIRST_PERSON.search(text, max(span.start, start), span.end)) for span in said)
    return own * 2 >= len(said)


_BREAK = regex(r"\* ?\* ?\*|# # #")


_REPORTED = 60


def _opening_bracket(text: str, start: int, end: int) -> int:
    """Where the bracket opens that closes at the end; -1 if it does not within reach."""
    depth = 0
    for at in range(end - 1, max(start, end - 2000) - 1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    return -1


def _before_break(text: str, start: int, end: int) -> int:
    """Where a turn ends: at the next label, or before a line of stars or a report in brackets that come first."""
    stars = _BREAK.search(text, start, end)
    if stars:
        end = stars.start()
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    opened = _opening_bracket(text, start, last) if text[last - 1 : last] == ")" else -1
    # "(In his remarks, the Secretary-General expressed concern ...)": what the reporter tells of the other's turn.
    return opened if opened >= 0 and last - opened > _REPORTED else end


def _named_labels(text: str, blocks: tuple[Block, ...], cast: Cast) -> Iterable[Label]:
    """`President of Russia Vladimir Putin (retranslated):` wherever a sentence may begin."""
    if ": " not in text and ":\n" not in text and ":\xa0" not in text:
        return
    begins = {block.span.start for block in blocks}
    for person in cast.people:
        labels = [
            (pair, colon)
            for pair in person.mentions
            if text[pair[1] : pair[1] + 2].strip(" ")[:1] in _COLON_FIRST
            and (colon := _COLON.match(text, pair[1], pair[1] + 80))
        ]
        if len(labels) < 2 and not person.known:
            continue
        for (start, end), colon in labels:
            at_line = start in begins or text[start - 1 : start] == "\n"
            titled = person.role is not None or end - start > len(person.name) or len(person.words) > 1
            after = text[max(0, start - 2) : start].strip()[-1:]
            opens = after in _SENTENCE_END or bool(_OPENING.search(text, max(0, start - 16), start))
            if text[colon.end() : colon.end() + 2].strip()[:1].isdigit():
                continue  # "Hillary Clinton: 1,769" counts votes
            if at_line or (titled and opens and _floor_taken(text, colon.end())):
                yield Span(start, end), Span(*colon.span(1)), person, person.name


# "Beginning of the talks President of Peru Ana Ruiz: ..."
_OPENING = regex(
    r"\b(?:talks|meeting|conference|format|statements|summit|ceremony|negotiations|consultations|session|conversation"
    r"|call) $"
)


def _floor_taken(text: str, at: int) -> bool:
    """Whether what follows a colon begins as speech does: a capital, no list and no quotation."""
    return text[at : at + 2].strip()[:1].isupper()


_OFFICE = regex(
    r"\b(?:REPLY|REMARK|MODERATOR|OFFICIAL|INTERPRETER|REPORTER|QUESTION|ANSWER|AUDIENCE|SECRETARY|PRESIDENT|MINISTER|MR|MS|MRS|DR"
    r"|GENERAL|AMBASSADOR|SENATOR|GOV|SEN|HOST|PARTICIPANTS?|SPEAKER|VOICE|STAFF|Q|CHAIR|CHANCELLOR|KING)\b",
    re.I,
)


def _with_person(cast: Cast, label: Label) -> Label:
    """`THE PRESIDENT:` is whoever of the cast alone bears that office."""
    title = label[3].lower().removeprefix("the ")
    fits = [person for person in cast.people if title in person.titles] if title != label[3].lower() else []
    return (label[0], label[1], fits[0], fits[0].name) if len(fits) == 1 else label


_ANY = regex(r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4}(?= ?:\s)")


def _askers(text: str, blocks: tuple[Block, ...], known: set[str]) -> Iterable[Label]:
    """`Bloomberg: Will there be another round?`: those who ask once, where others have labels that come again."""
    for block in blocks:
        match = _ANY.match(text, block.span.start, block.span.end)
        if match and match.group() not in known and (text[block.span.end - 1] in '?”"' or _full_name(match.group())):
            colon = text.index(":", match.end())
            yield Span(*match.span()), Span(colon, colon + 1), None, match.group()


def _full_name(words: str) -> bool:
    """`Alex Berg:` among labels that come again."""
    first, _, rest = words.partition(" ")
    return bool(rest) and fold(first) in gazetteer().gender


def _nameless_labels(text: str) -> Iterable[Label]:
    """Labels in capitals that come again or name an office; a lead-in of a fact sheet does neither."""
    found = [(match, "q" if match.group("q") else "name") for match in _NAMELESS.finditer(text)]
    if "Question: " in text:
        found += [
            (match, "name")
            for match in _INLINE.finditer(text)
            if text[match.start() - 2 : match.start()].strip() in _ENDS
        ]
    often = Counter(match.group(group) for match, group in found)
    for match, group in found:
        name = match.group(group)
        if often[name] > 1 or _OFFICE.search(name):
            stop = next((stop for stop in ("colon", "stop") if match.groupdict().get(stop)), group)
            yield Span(*match.span(group)), Span(*match.span(stop)), None, _as_title(name)


def _as_title(label: str) -> str:
    return label.title() if len(label) > 3 and label.isupper() else label


def _opens(text: str, label: Label) -> bool:
    """A single label makes a transcript where a titled speaker opens a line or follows a break."""
    start = label[0].start
    before = text[max(0, start - 8) : start].rstrip(" ")
    # "Ortiz: Talks will go on" is a headline; a floor that is given once is given with the title.
    titled = label[2] is not None and label[0].end - label[0].start > len(label[3])
    return titled and (not before or before[-1] in "\n*" or before[-1].islower())


def statements_of_turns(text: str, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> tuple[Statement, ...]:
    """One statement for each paragraph of each turn, sorted."""
    starts = [block.span.start for block in blocks]
    found: list[Statement] = []
    for turn in turns:
        first = True
        for index in range(max(0, bisect_right(starts, turn.label.start) - 1), len(blocks)):
            block = blocks[index]
            if block.span.start >= turn.end:
                break
            start, end = max(block.span.start, turn.colon.end), min(block.span.end, turn.end)
            said = _trimmed(text, start, end)
            if said is None or (block.kind == "heading" and not first):
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


# "(Via interpreter)", "(Laughter.)": what the transcriber adds before the words.
_STAGE = regex(r"(?:[(\[][A-Z][^()\[\]\n]{2,60}[)\]]\s*)+")


_CLOCK = regex(r"(?:END\s*)?\d{1,2}:\d\d\s*[AP]\.?M\.?(?:\s+[A-Z]{2,4})?")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words between two offsets without white space and breaks; None where nothing is said."""
    while start < end and text[start].isspace():
        start += 1
    if aside := _STAGE.match(text, start, end):
        start = aside.end()
    tail = _FORMULA.search(text, max(start, end - 40), end)
    if tail:
        end = tail.start()
    if _CLOCK.fullmatch(text, start, end):
        return None
    return Span(start, end) if any(char.isalpha() for char in text[start : min(end, start + 60)]) else None
