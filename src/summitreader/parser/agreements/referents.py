"""Referents: sentences whose subject leads back to an instrument told before, and what they add to it.

    They signed an accord on kelp and a treaty on ice. It covers two bays. Under the accord, divers will be trained.

"It", "the document", "the gas agreement", "the MoU" resolve to an instrument; what such a sentence provides for is
added to its fields. "The first", "another" behind a counted number of documents are instruments of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.content.provisions import clause_fields, predicate_fields
from summitreader.parser.agreements.content.slots import slots_behind
from summitreader.parser.agreements.mentions import mentions_in
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, word_list
from summitreader.parser.lexicon.instruments import Instruments, any_of
from summitreader.parser.text.lazy_regex import regex

_LEAD = (
    r"(?:(?:In addition|Moreover|Furthermore|Additionally|Also|Among other things|In particular|At the same time|"
    r"As a whole|Thus|Specifically),? )?"
)
_PRONOUN = regex(rf"{_LEAD}(?:It|This|They|These|Those|it|they)(?= )")
_DEFINITE = regex(rf"{_LEAD}(?:The|the|This|These|this|these|Both|Our|Today[’']s) (?=[\w“])")
_UNDER = regex(rf"(?i:And )?(?i:{any_of('under')}) (?=(?:it|its|this|these|the|both|their|that)\b)")
_SHORT = regex(r"(?:The |the )?([A-Z][A-Za-z-]*[A-Z]\w*)\b")
_ANY = word_list("any_document")
_SAME = tuple(map(word_list, ("agreements", "memoranda", "partnerships", "plans", "statements")))
_RECENT = 12  # agreements before one, of which its name may be the short form
_NEAR = 160  # code points from an agreement to the sentence that tells again that it was signed
_OTHER = regex(r"(?:other|another|second|third|fourth|last|latter|former|next|new) ")
_DATED = regex(r"(?:19|20)\d\d ")
_TOLD_AGAIN = ("was_signed", "documents_signed", "signing_of")
_TEXT = regex(r"(?:text|paper|new text)\b")
_PLAIN = word_list("plain")


@dataclass(slots=True)
class _Focus:
    """The instrument that the sentence before was about."""

    index: int = -1
    sentence: int = -9


def with_provisions(
    text: str, sentences: Sequence[Span], found: Sequence[Agreement], known: Instruments
) -> list[Agreement]:
    """Return the agreements with what later sentences say that they provide for.

    >>> They signed a pact on kelp. It covers two bays and provides for a school of divers. => kelp, two bays, ...
    """
    done = list(found)
    if not done:
        return done
    starts = [agreement.span.start for agreement in found]
    focus = _Focus()
    first = bisect_left([sentence.end for sentence in sentences], done[0].span.start)
    for n, sentence in enumerate(sentences[first:], first):
        here = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        about = _about(text, sentence, done[: here[0]], n, focus, known) if here[0] else None
        if about is not None and not any(map(partial(_is_told, sentence), found[here[0] : here[1]])):
            index, fields = about
            done[index] = adding(text, done[index], fields)
            focus = _Focus(index, n)
        if here[1] > here[0]:
            focus = _Focus(_foremost(done, *here), n)
    return done


def _is_told(sentence: Span, agreement: Agreement) -> bool:
    """Return whether a sentence is about an agreement of its own: "It is to end in a treaty" is about another."""
    planned = agreement.status == "planned" and agreement.span.start > sentence.start
    return agreement.status != "referenced" and not planned


def _foremost(found: Sequence[Agreement], start: int, end: int) -> int:
    """Return which of a sentence's agreements the next sentence is about: the last that is new."""
    new = [i for i in range(start, end) if found[i].status != "referenced"]
    return new[-1] if new else end - 1


def _about(
    text: str, sentence: Span, before: Sequence[Agreement], number: int, focus: _Focus, known: Instruments
) -> tuple[int, list[Span]] | None:
    """Return the agreement that a sentence is about, and the fields that it adds."""
    near = number - focus.sentence <= 1 and 0 <= focus.index < len(before)
    if under := _UNDER.match(text, sentence.start, sentence.end):
        return _under(text, sentence, under.end(), before, focus.index if near else None, known)
    if pronoun := _PRONOUN.match(text, sentence.start, sentence.end):
        if near and before[focus.index].status != "referenced":
            line = line_of(text, pronoun.end(), sentence.end)
            if _is_predicate(line, 0):
                return focus.index, predicate_fields(line, 0, len(line.tags), known.pairs)
        if pronoun.group().rsplit(" ", 1)[-1] not in ("This", "These", "this", "these"):
            return None
    definite = _DEFINITE.match(text, sentence.start, sentence.end)
    begin = definite.end() if definite else sentence.start
    named = _named(text, sentence, begin, before, known) if definite or _SHORT.match(text, begin) else None
    if named is None:
        return None
    index, line, verb = named
    return index, predicate_fields(line, verb, len(line.tags), known.pairs) if verb is not None else []


def _is_predicate(line: TaggedSentence, at: int) -> bool:
    """Return whether a verb stands at a word, adverbs aside: "It also | covers"."""
    while at < len(line.tags) and line.tags[at] == "R":
        at += 1
    words = content_words()
    if at >= len(line.tags):
        return False
    return line.tags[at] in "AVEF" or any(
        line.word(at) in verbs for verbs in (words.telling, words.aim, words.effects, words.doing)
    )


def _under(
    text: str, sentence: Span, begin: int, before: Sequence[Agreement], near: int | None, known: Instruments
) -> tuple[int, list[Span]] | None:
    comma = text.find(",", begin, min(sentence.end, begin + 160))
    if comma < 0:
        return None
    line = line_of(text, comma + 1, sentence.end)
    if re.match(r"(?:it|its|this|these|their)\b", text[begin : begin + 6]) and near is not None:
        bare = re.fullmatch(r"(?:it|this|these|its terms|their terms|its provisions)", text[begin:comma])
        if bare:
            return near, clause_fields(line, 0, len(line.tags), known.pairs)
    named = _named(text, Span(sentence.start, comma), begin, before, known)
    if named is None:
        return None
    return named[0], clause_fields(line, 0, len(line.tags), known.pairs)


def _named(
    text: str, sentence: Span, begin: int, before: Sequence[Agreement], known: Instruments
) -> tuple[int, TaggedSentence, int | None] | None:
    """Return the agreement that a noun phrase names, the words behind it, and where its verb stands."""
    head = Span(sentence.start, min(sentence.end, begin + 120))
    mention = next(iter(mentions_in(text, head, known)), None)
    if mention is None or _is_between(text, begin, mention.noun.start):
        plain = _TEXT.match(text, begin, sentence.end)
        new = [i for i, agreement in enumerate(before) if agreement.status != "referenced"]
        if plain and new:
            line = line_of(text, plain.end(), sentence.end)
            return new[-1], line, verb_behind(line, 0)
        return _by_short_name(text, sentence, begin, before)
    line = line_of(text, mention.end, sentence.end)
    slots = slots_behind(line, 0, len(line.tags))
    told: list[str] = []
    verb: int | None = verb_behind(line, 0)
    for slot in slots:
        if verb is not None or slot.kind not in ("topic", "of", "parties", "by", "place", "name", "state", "time"):
            break
        told += [line.word(i) for i in range(slot.start, slot.end)]
        verb = verb_behind(line, slot.end)
    inner = [*mention.inner.split(), *text[begin : mention.noun.start].lower().split()]
    index = _match(text, before, mention.noun.of(text).lower(), [*inner, *told])
    return (index, line, verb) if index is not None else None


def _is_between(text: str, begin: int, noun: int) -> bool:
    """Return whether something stands before the noun that no noun phrase begins with."""
    words = text[begin:noun].split()
    return len(words) > 7 or any(
        word in ("of", "to", "will", "on", "for", "is", "was", "by", "said", "that", "in", "with") or word[-1] in ",.;:"
        for word in words
    )


def verb_behind(line: TaggedSentence, at: int) -> int | None:
    """Return the verb that stands at a word, commas and adverbs aside; None where none does."""
    while at < len(line.tags) and line.tags[at] in ",R":
        at += 1
    return at if at < len(line.tags) and _is_predicate(line, at) else None


def _match(text: str, before: Sequence[Agreement], noun: str, modifiers: Sequence[str]) -> int | None:
    """Return the agreement that fits a noun and the words around it best; the latest of those alike."""
    last = noun.split()[-1]
    singular = last.removesuffix("s") if last not in ("terms", "minutes") else last
    family = next((kin for kin in _SAME if singular in kin), frozenset((singular,)))
    told = {word for word in modifiers if len(word) > 2 and word not in _PLAIN and word not in content_words().generic}
    told -= set(noun.split())
    best: tuple[int, int] | None = None
    for i in range(len(before) - 1, max(-1, len(before) - 40), -1):
        own = _words_of(text, before[i])
        noun_fits = bool(family & own) or singular in own
        if not (noun_fits or last in _ANY):
            continue
        shared = len(told & own)
        if told and not shared:
            continue
        if before[i].status == "referenced" and not (shared and noun_fits):
            continue
        score = 4 * shared + 2 * noun_fits + (before[i].count == 1 or last.endswith("s"))
        if best is None or score > best[0]:
            best = score, i
    return best[1] if best else None


def told_before(text: str, kept: Sequence[Agreement], agreement: Agreement) -> int | None:
    """Return which of the agreements told before a definite noun phrase means: "the gas agreement was signed".

    Right behind a single one that was signed even other words for it mean the same.
    """
    begin = _DEFINITE.match(text, agreement.span.start, agreement.span.end)
    if begin is None or agreement.count != 1 or agreement.titles or _OTHER.match(text, begin.end()):
        return None
    if _DATED.match(text, begin.end()) and agreement.status == "referenced":
        return None  # "the 1992 accord" is none that was told as new
    noun = agreement.instrument.of(text).lower()
    around = text[begin.end() : agreement.span.end].lower()
    index = _match(text, kept, noun, re.findall(r"[\w’'-]+", around))
    if index is not None and kept[index].count == 1:
        return index
    between = text[kept[-1].span.end : agreement.span.start] if kept else ""
    near = len(between) < _NEAR and between.rstrip()[-1:] == "." and agreement.rule in _TOLD_AGAIN
    return len(kept) - 1 if near and kept[-1].status == agreement.status and kept[-1].count == 1 else None


def named_again(text: str, kept: Sequence[Agreement], agreement: Agreement) -> bool:
    """Return whether a name is short for one told before: "the CFE Treaty" for "the Treaty on Forces (CFE)"."""
    name = re.findall(r"\w+", agreement.titles[0].of(text))
    if not 1 < len(name) < 7:
        return False
    initials = name[0] if name[0].isupper() and len(name[0]) > 2 else None
    for other in kept[-_RECENT:]:
        if not other.titles or (agreement.status != other.status and agreement.status != "referenced"):
            continue
        title = other.titles[0]
        if initials and f"({initials})" in text[title.start : title.end + len(initials) + 4]:
            return name[-1] in title.of(text)
        if len(name) > 2 and set(name) < set(re.findall(r"\w+", title.of(text))):
            return True
    return False


def _words_of(text: str, agreement: Agreement) -> set[str]:
    spans = (agreement.instrument, agreement.span, *agreement.fields, *agreement.titles)
    return {word for span in spans for word in re.findall(r"[\w’'-]+", span.of(text).lower())}


def _by_short_name(
    text: str, sentence: Span, begin: int, before: Sequence[Agreement]
) -> tuple[int, TaggedSentence, int | None] | None:
    """Return the agreement whose name was followed by the short form that the sentence begins with: "(NBFTA)"."""
    short = _SHORT.match(text, begin, sentence.end)
    if short is None:
        return None
    for i in range(len(before) - 1, max(-1, len(before) - 40), -1):
        end = before[i].span.end
        if f"({short[1]})" in text[before[i].span.start : end + 60] or f"“{short[1]}”" in text[end : end + 40]:
            line = line_of(text, short.end(), sentence.end)
            return i, line, verb_behind(line, 0)
    return None


def adding(text: str, agreement: Agreement, fields: Sequence[Span]) -> Agreement:
    """Return an agreement with further fields, those left out that say again what it has."""
    told = [set(re.findall(r"\w+", span.of(text).lower())) for span in (*agreement.fields, *agreement.titles)]
    added: list[Span] = []
    for field in fields:
        words = {word for word in re.findall(r"\w+", field.of(text).lower()) if len(word) > 2}
        if not any(words <= other or (other and other < words and len(words) - len(other) < 2) for other in told):
            added.append(field)
            told.append(words)
    return replace(agreement, fields=(*agreement.fields, *added)) if added else agreement
