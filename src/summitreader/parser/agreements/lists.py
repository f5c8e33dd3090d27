"""Agreements told over several blocks or sentences: lists of documents, and sentences that go on about one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from summitreader.model import Agreement, Block, Span, Status
from summitreader.parser.agreements.about import fields_of, told_until
from summitreader.parser.agreements.fields import fields_in, is_short, listed, reach, title_of
from summitreader.parser.agreements.mentions import mentions_in
from summitreader.parser.agreements.people import with_people
from summitreader.parser.agreements.verbs import Verdict
from summitreader.parser.lexicon.instruments import Instruments
from summitreader.parser.text.lazy_regex import regex

_MOST = 4  # sentences after an agreement in which the text may still be about it
_OUTCOMES = regex(
    r"(?i)(?:list of |the )?(?:(?:bilateral |signed |key )?(?:documents|agreements|outcomes|mous?|memoranda)[^.]{0,60}"
    r"(?:signed|adopted|exchanged|announced|concluded|during the|visit)|list of (?:outcomes|documents|agreements|mous))"
)
_ITEM = regex(r"(?:[-–—•*·▪](?:\s+|(?=[A-Z“\"]))|\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.)]\s+)")
_NAMED = regex(r"(?P<what>[A-Z][\w-]+(?: [a-z-]+){0,2}) (?:on|of|for|between|to|with|regarding)\b")
_ENDS = regex(r"[;,.]?(?: and[;,]?)?[;,.]?$|[.;] (?=[A-Z])|,? which | signed by ")
_AREA = 40  # characters of "various fields including"
_NEAR = 400  # characters before the colon of a list in which what it lists is told
_GOES_ON = regex(
    r"(?:(?:The|This|These|Those|Such)(?: (?:signed|new|joint|historic))?(?: (?:\w+ )?(?:documents?|"
    r"memorand\w+|agreements?|"
    r"protocols?|treaty|deals?|pacts?|accords?|plans?|programmes?|programs?|partnership|M[oO]Us?|roadmap|they|"
    r"[A-Z]{2,8}))?|It|They|[A-Z]{3,8})\s+(?:also\s+)?"
    r"(?:(?:is|are|was|were|will be)\s+(?:aimed at|designed to|intended to|regarding|concerning|about|on|"
    r"in(?= the (?:fields?|areas?|sectors?) of))|"
    r"provides? for|covers?|aims? (?:at|to)|seeks? to|stipulates?|address(?:es)?|deals? with|sets? out|outlines?|"
    r"establish(?:es)?|includes?|included|envisages?|concerns?|focus(?:es)? on|relates? to|will cover|will include)\b"
)
# Past the end of a paragraph only its noun or its short name leads back to an agreement.
_NOUN_AGAIN = regex(
    r"(?:(?:The|This|These) (?:\w+ ){0,2}(?:documents?|memorand\w+|agreements?|protocols?|treaty|deals?|pacts?|"
    r"accords?|plan|programme|program|MoUs?|MOUs?|FTA|roadmap|[A-Z]{3,8})|[A-Z]{3,8}) "
)
_WILL = regex(
    r"The (?:new )?(?:[Pp]artnership|[Aa]greement|[Mm]emorandum|MoU|[Dd]eal|[Pp]rogram(?:me)?|[Ii]nitiative|"
    r"[Ff]ramework) will "
    r"(?=[a-z]+ [^,;.]+, (?:and )?[a-z]+ [^,;.]+)"
)
_INTO = regex(
    r"(?i)\b(?:cooperation (?:between [^,;]{3,60}? )?in|collaboration (?:between [^,;]{3,60}? )?in|"
    r"including|includes?|included|covers?|provides? for|(?:is|are) (?:regarding|concerning)|relates? to|deals? with|"
    r"address(?:es)?|focus(?:es)? on)\s+"
)


def list_items(
    text: str, blocks: Sequence[Block], found: Sequence[Agreement], known: Instruments, sides: tuple[str, ...] = ()
) -> list[Agreement]:
    """The items of a list that a sentence or a heading about signed documents opens.

    >>> <signed>Two memoranda were signed</signed>:|1. <signed>MOU on sports</signed>|2. <signed>MOU on water</signed>
    >>> They signed <signed>two pacts</signed>. Among them:|- <signed>Decision of the Council on water</signed>;
    """
    starts = [agreement.span.start for agreement in found]
    items: list[Agreement] = []
    status: Status | None = None
    several = True  # an item that names no instrument is one only in a list of documents
    for n, block in enumerate(blocks):
        span = block.span
        if span.end - span.start < 160 and text[span.end - 1] != "." and _OUTCOMES.match(text, span.start, span.end):
            status, several = "signed", True
            continue
        marked = _ITEM.match(text, span.start, span.end)
        head = block.kind == "item" or marked
        inner = Span(marked.end() if marked else span.start, span.end)
        item = _item(text, inner, status, known, sides, bool(head) and several) if status else None
        if status and (head or (item and item.span.start - span.start < 12)):
            if item and all(a.status == "referenced" or a.rule == "listed_among" for a in _in(found, starts, span)):
                items.append(item)
            continue
        status = None
        if text[span.end - 1 : span.end] == ":" and n + 1 < len(blocks):
            within = found[bisect_left(starts, span.end - _NEAR) : bisect_left(starts, span.end)]
            status = within[-1].status if within and within[-1].status != "referenced" else None
            several = bool(within) and within[-1].count != 1
    return items


def _in(found: Sequence[Agreement], starts: Sequence[int], span: Span) -> Sequence[Agreement]:
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _item(
    text: str, span: Span, status: Status, known: Instruments, sides: tuple[str, ...], marked: bool
) -> Agreement | None:
    """An item as an agreement: its instrument where it names one, else, in a marked list, what it begins with."""
    ends = _ENDS.search(text, span.start, span.end)
    end = ends.start() if ends else span.end
    mention = next(iter(mentions_in(text, span, known)), None)
    at_start = mention is not None and (
        mention.start - span.start <= 60 and (mention.instrument.counts != "set up" or mention.start == span.start)
    )
    if mention is None or not at_start:
        named = _NAMED.match(text, span.start, end) if marked else None
        if named is None:
            return None
        whole = Span(span.start, end)
        what = Span(*named.span("what"))
        return Agreement(whole, "document", what, 1, "exact", (), (whole,), sides[:2], status, "list_items")
    alone = mention.name in (None, mention.noun.start) and text[mention.noun.start].isupper()
    if alone and not is_short(text, mention, end):
        title: Span | None = Span(mention.noun.start, end)  # "Agreement on ports": in a list a title without marks
    else:
        title = title_of(text, mention, end, True)
    fields = fields_of(text, mention, told_until(text, mention, end), known, title, True)
    agreement = Agreement(
        Span(mention.start, max(end, mention.end)),
        mention.instrument.kind,
        mention.instrument_words(text),
        mention.count,
        mention.precision,
        fields,
        (title,) if title else (),
        (),
        status,
        "list_items",
    )
    return with_people(text, mention, Verdict(status, "list_items", Span(*[mention.start] * 2)), agreement, sides, ())


def goes_on(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], found: list[Agreement], known: Instruments
) -> list[Agreement]:
    """A sentence after an agreement says what it covers: "The memorandum provides for cooperation in ...".

    >>> <agreed>A package of documents</agreed> was approved. It provides for cooperation in trade, energy and space.
    """
    starts = [sentence.start for sentence in sentences]
    opened = [block.span.start for block in blocks]
    done: list[Agreement] = []
    for n, agreement in enumerate(found):
        at = bisect_right(starts, agreement.span.start)
        last = found[n + 1].span.start if n + 1 < len(found) else len(text)
        block = bisect_right(opened, agreement.span.start)
        close = opened[block] if block < len(opened) else len(text)
        named = agreement.titles[0] if agreement.titles else agreement.instrument
        loose = [field for field in agreement.fields if not (named.start <= field.start and field.end <= named.end)]
        if len(loose) < 2 and agreement.status != "referenced":
            for sentence in sentences[at : at + _MOST]:
                if sentence.end > last + 1:
                    break
                if sentence.start >= close and not _NOUN_AGAIN.match(text, sentence.start, sentence.end):
                    continue
                fields = _told_of(text, sentence, known)
                if len(fields) > (2 if loose else 0):
                    agreement = replace(agreement, fields=fields)
                    break
        done.append(agreement)
    return done


def _told_of(text: str, sentence: Span, known: Instruments) -> tuple[Span, ...]:
    will = _WILL.match(text, sentence.start, sentence.end)
    if will:  # "The Partnership will promote trade, expand research, and protect forests"
        parts = re.finditer(r"(?:and )?[a-z]+ (?P<what>[^,;]+)", text[will.end() : sentence.end])
        spans = (Span(will.end() + part.start("what"), will.end() + part.end("what")) for part in parts)
        return tuple(field for span in spans for field in fields_in(text, span.start, span.end, known.pairs, False))
    begun = _GOES_ON.match(text, sentence.start, sentence.end)
    if begun is None:
        return ()
    explicit = listed(text, sentence.start, sentence.end)
    into, joint = None, False
    for match in _INTO.finditer(text, begun.start(), explicit[0] if explicit else sentence.end):
        into, joint = match, match.group().lower().startswith(("cooperation", "collaboration"))
        if joint:
            break
    near = into is not None and explicit is not None and explicit[0] - into.end() < _AREA
    if explicit:
        explicit = explicit[0], reach(text, *explicit, True)
    if explicit and (near or not joint):
        return fields_in(text, *explicit, known.pairs, True)
    if into is None:
        return ()
    end = reach(text, into.end(), sentence.end, True)
    if "," not in text[into.end() : end] and not joint:
        return ()
    return fields_in(text, into.end(), end, known.pairs, "," in text[into.end() : end])


RULES = (list_items, goes_on)
