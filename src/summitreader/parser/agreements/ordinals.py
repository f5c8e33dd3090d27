"""The members of a counted list that are told one by one: "The first is about trout, the other deals with owls"."""

from bisect import bisect_left
from collections.abc import Sequence

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.content.fields import fields_in, fields_of_slots
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.content.provisions import predicate_fields
from summitreader.parser.agreements.content.slots import Slot, slots_behind
from summitreader.parser.agreements.referents import verb_behind
from summitreader.parser.agreements.titles import names_called
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words
from summitreader.parser.lexicon.instruments import Instruments, any_of
from summitreader.parser.text.lazy_regex import regex

_ORDINAL = regex(
    rf"(?:[Tt]he {any_of('ordinals')}|One|Another|another|[Aa] (?:second|third|fourth|fifth|further))\b"
    r"(?: (?:one|of (?:them|these|those|the \w+)))?"
)
# Behind a single one: "They signed a pact on nets. Another agreement covers ropes"
_ONE_MORE = regex(rf"(?:Another|A (?:second|third|fourth|further)) (?:\w+ )?{any_of('nominal')}\b")
_CLAUSE = regex(r"(?:^|[;,] (?:and |while |whereas |but )?)(?=the |another |a (?:second|third|fourth|fifth|further)\b)")
_WITHIN = 8  # sentences behind a counted list in which its members may be told
_WORDS = 4  # words between the ordinal and the noun


def ordinal_items(
    text: str, sentences: Sequence[Span], found: Sequence[Agreement], known: Instruments
) -> list[Agreement]:
    """Return the members of counted lists that later sentences tell by their number.

    >>> They signed <signed>two pacts</signed>. <signed>One is on trout</signed>, <signed>the other on owls</signed>.
    >>> They signed <signed>two pacts</signed>. <signed>A second is on ice</signed>, <signed>a third on dykes</signed>.
    """
    items: list[Agreement] = []
    starts = [sentence.start for sentence in sentences]
    for umbrella in found:
        if umbrella.status == "referenced":
            continue
        alone = not ((umbrella.count or 0) > 1 or umbrella.precision == "many")
        first = bisect_left(starts, umbrella.span.end)
        for sentence in sentences[first : first + _WITHIN]:
            if alone and not _ONE_MORE.match(text, sentence.start, sentence.end):
                break
            if "\n" in text[sentence.start - 2 : sentence.start] and sentence.end - sentence.start < 12:
                continue
            if items and items[-1].span.end > sentence.start:
                continue
            items += _in_sentence(text, sentence, umbrella, known)
    return items


def _in_sentence(text: str, sentence: Span, umbrella: Agreement, known: Instruments) -> list[Agreement]:
    begin = _ORDINAL.match(text, sentence.start, sentence.end)
    if begin is None:
        return []
    starts = [begin.start()]
    for clause in _CLAUSE.finditer(text[sentence.start : sentence.end]):
        at = sentence.start + clause.end()
        if at > begin.end() and _ORDINAL.match(text, at, sentence.end):
            starts.append(at)
    items: list[Agreement] = []
    preposition = ""
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        item, preposition = _item(text, Span(start, end), umbrella, known, preposition)
        if item is None:
            break
        items.append(item)
    return items


def _item(
    text: str, clause: Span, umbrella: Agreement, known: Instruments, preposition: str
) -> tuple[Agreement | None, str]:
    ordinal = _ORDINAL.match(text, clause.start, clause.end)
    if ordinal is None:
        return None, ""
    line = line_of(text, ordinal.end(), clause.end)
    noun = next((i for i in range(min(_WORDS, len(line.words))) if line.word(i) in known.keys), -1)
    if noun > 0 and any(line.tags[i] not in "lanEN" for i in range(noun)):
        noun = -1
    if noun >= 0 and line.word(noun) == "deals" and line.word(noun + 1) == "with":
        noun = -1
    at, many = noun + 1, len(line.tags)
    if preposition and line.word(at) == preposition:  # "one deals with glaciers, the other with buses"
        fields = fields_in(line, at + 1, many, known.pairs)
        return _entry(line, clause, ordinal.end(), umbrella, fields, ()), preposition
    slots, verb = _to_verb(line, at, many)
    titles = names_called(line, slots)
    fields = list(fields_of_slots(line, slots, known.pairs))
    if verb is not None:
        slots_behind_verb = slots_behind(line, verb + 1, many) if line.tags[verb] == "A" else ()
        titles = titles or names_called(line, slots_behind_verb[:1])
        begin = next((s.end for s in slots_behind_verb[:1] if titles and s.kind == "name"), verb)
        fields += predicate_fields(line, begin, many, known.pairs)
    if verb is None or not (fields or titles):
        return None, ""
    used = next((line.word(i) for i in range(verb, many) if line.tags[i] == "I"), "")
    return _entry(line, clause, ordinal.end(), umbrella, fields, titles), used


def _to_verb(line: TaggedSentence, at: int, end: int) -> tuple[tuple[Slot, ...], int | None]:
    """Return the slots between a subject and its verb, and the verb: "agreement, | entitled “A”, | covers"."""
    verb = verb_behind(line, at)
    if verb is not None:
        return (), verb if _tells(line, verb) else None
    kept: list[Slot] = []
    for slot in slots_behind(line, at, end):
        if slot.kind not in ("name", "topic", "parties", "by", "time", "place", "state"):
            break
        kept.append(slot)
        verb = verb_behind(line, slot.end)
        if verb is not None:
            return tuple(kept), verb
    return (), None


def _tells(line: TaggedSentence, verb: int) -> bool:
    words = content_words()
    return line.tags[verb] == "A" or line.word(verb) in words.telling or line.word(verb) in words.aim


def _entry(
    line: TaggedSentence,
    clause: Span,
    subject: int,
    umbrella: Agreement,
    fields: Sequence[Span],
    titles: tuple[Span, ...],
) -> Agreement:
    end = max([subject, *(span.end for span in (*fields, *titles))])
    return Agreement(
        Span(clause.start, end),
        umbrella.kind,
        Span(clause.start, subject),
        1,
        "exact",
        tuple(dict.fromkeys(fields)),
        titles,
        umbrella.parties,
        umbrella.status,
        "ordinal_items",
    )


RULES = (ordinal_items,)
