"""Agreements: what was signed, agreed, planned or referred to, with its count, fields, titles and parties.

A sentence without the noun of an instrument (`data/instruments.toml`) or a verb of dealing costs nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from summitreader.model import Agreement, Block, Span, Speaker
from summitreader.parse.agreement_deals import DEAL_WORDS, deal_in, object_of
from summitreader.parse.agreement_fields import FOCUS, fields_in, listed, reach, title_of
from summitreader.parse.agreement_lists import goes_on, list_items
from summitreader.parse.agreement_mentions import Mention, mentions_in
from summitreader.parse.agreement_people import with_people
from summitreader.parse.agreement_rules import verdict
from summitreader.parse.agreement_texts import instrument_text
from summitreader.parse.agreement_verbs import GOES_ON_WITH, Row, Verdict
from summitreader.parse.instruments import Instruments, instruments_in_use
from summitreader.parse.words import Words, find_words

_WITH = r"(?:,? (?:with|between|by) [^,;]{1,120}?,? (?=on |regarding |concerning |in the field))? ?"
_DESCRIBED = re.compile(_WITH + r"(?:on|for|in|to|of|regarding|concerning|covering|about|aimed at)[:\s]")
_NAMED_FOR = re.compile(_WITH + r"(?:on|for|regarding|concerning)\s")
_INSIDE = re.compile(r"(?:(?:amending|supplementing|implementing|to|implement|implementation of)(?: and \w+)?) $")
_PARTIES = re.compile(r",? (?:between|with) (?=the |[A-Z])|,? by | amending ")
_JOINT = re.compile(r"(?:(?:,|;|\band|\bas well as)(?: also)?(?: with)?|\binclud\w+)\s+$")
_COMMA = re.compile(r",(?! and on | (?:19|20)\d\d)")
_AMENDS = re.compile(
    r" (?:amending|supplementing|extending|renewing|updating) (?:the |an? )?[^,;:.]{3,60}?(?= (?:on|for|in) )"
)
_PROGRAMME_OF = re.compile(r"(?:programme|program|plan) of (?!action|cooperation|events|consultations)(?P<what>.+)")
_SHORT = re.compile(r" \([A-Z“\"][\w”\"-]{1,12}\)")
_ROW = re.compile(r"[^,;]+(?:, (?!an? |the )[^,;]+)+,? and [^,;]+$")
_NEXT = re.compile(r"[.\s]{0,3}")
_MOST = 12  # instruments of one sentence that may limit the description of another
_INCLUDE = re.compile(r"(?i)\binclud(?:e|es|ed)\s+")


def find_agreements(
    text: str,
    blocks: Sequence[Block],
    sentences: Iterable[Span],
    speakers: Sequence[Speaker] = (),
    known: Instruments | None = None,
    read: Words | None = None,
) -> tuple[Agreement, ...]:
    """The agreements of an article in the order of the text. Linear in the text."""
    known = known or instruments_in_use()
    whole = instrument_text(text, blocks, known)
    if whole and whole[1]:
        return (whole[0],)
    read = read or find_words(text)
    title = _title(text, blocks)
    sentences = [sentence for sentence in sentences if sentence.start >= title]
    sides = tuple(dict.fromkeys(speaker.country for speaker in speakers if speaker.country))
    people = sorted(span for speaker in speakers if speaker.kind == "person" for span in speaker.mentions)
    found: list[Agreement] = []
    row: Row = None
    for sentence, nouns in _with(read, known.keys, sentences):
        if row and not (_NEXT.fullmatch(text, row[0].sentence.end, sentence.start) and row[0].instrument.many):
            row = None
        agreements, row = _in_sentence(text, mentions_in(text, sentence, known, nouns), known, sides, people, row)
        found += agreements
    items = list_items(text, blocks, found, known)
    listed_at = sorted(item.span for item in items)
    found = [a for a in found if a.status != "referenced" or not _meets(listed_at, a.span)] + items
    told = sorted(agreement.span.start for agreement in found)
    sheet = _is_sheet(text, blocks)
    for sentence, _ in _with(read, DEAL_WORDS, sentences):
        deal = deal_in(text, sentence, sheet, known)
        if deal and bisect_left(told, deal.span.start) == bisect_left(told, deal.span.end):
            found.append(deal)
    found = goes_on(text, blocks, sentences, _once(text, found), known)
    return tuple([whole[0], *found] if whole else found)


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span has characters in common with one of the sorted, disjoint spans."""
    at = bisect_left(spans, span)
    return any(other.start < span.end and span.start < other.end for other in spans[max(0, at - 1) : at + 1])


def _is_sheet(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the article is a list of facts, by its title or its bullets."""
    if blocks and re.match(r"(?i)[^.]{0,60}?\b(?:fact ?sheet|deals|outcomes)\b", blocks[0].span.of(text)[:160]):
        return True
    bullets = ("- ", "• ", "– ", "* ")
    return sum(1 for block in blocks if block.kind == "item" or text.startswith(bullets, block.span.start)) > 2


def _title(text: str, blocks: Sequence[Block]) -> int:
    """Where the title ends: what it says is told again below. 0 where there is none."""
    if len(blocks) < 2:
        return 0
    first = blocks[0]
    span = first.span
    titled = first.kind in ("title", "heading") or (
        span.end - span.start < 250 and text[span.end - 1] not in '.!?”":' and "\n" not in first.span.of(text)
    )
    return span.end if titled else 0


def _with(read: Words, wanted: Container[str], sentences: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """The sentences in which one of the wanted words stands, each with the places of those words."""
    edges, sentence, places = read.edges, -1, list[Span]()
    starts = [span.start for span in sentences]
    for n in [n for n, token in enumerate(read.tokens) if token in wanted]:
        start = edges[2 * n]
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= sentences[at].end:
            continue
        if at != sentence and places:
            yield sentences[sentence], places
            places = []
        sentence = at
        places.append(Span(start, edges[2 * n + 1]))
    if places:
        yield sentences[sentence], places


def _in_sentence(
    text: str, mentions: list[Mention], known: Instruments, sides: tuple[str, ...], people: Sequence[Span], row: Row
) -> tuple[list[Agreement], Row]:
    """The agreements of a sentence, and the last mention that counts; `row` is that of the sentence before."""
    found: list[Agreement] = []
    consumed = 0
    for n, mention in enumerate(mentions):
        if mention.end <= consumed:
            continue
        if row and row[0].end < mention.sentence.start and not GOES_ON_WITH.match(text, mention.sentence.start):
            row = None
        if row and _INSIDE.search(text, max(row[0].end, mention.start - 40), mention.start):
            continue  # "a protocol to the agreement of 1987" is one instrument
        decided = verdict(text, mention, row)
        if decided is None:
            continue
        following = [
            other
            for other in mentions[n + 1 : n + 1 + _MOST]
            if other.determiner in ("a", "an") or other.instrument.many or other.name
        ]
        if decided.rule == "listed_among" and found and found[-1].rule == "documents_signed" and not found[-1].fields:
            found.pop()  # "The documents signed include a protocol" tells of the protocol
        agreement, consumed = _described(text, mention, decided, _limit(text, mention, following), known)
        found.append(with_people(text, mention, decided, agreement, sides, people))
        row = mention, decided
    return found, row


def _limit(text: str, mention: Mention, following: list[Mention]) -> int:
    """Where at the latest the description of an instrument ends: before the next of a row."""
    for other in following:
        joint = _JOINT.search(text, max(mention.end, other.start - 40), other.start)
        if joint and (other.determiner in ("a", "an") or not other.inner or "includ" in joint.group()):
            return joint.start()
    return mention.sentence.end


def _described(text: str, mention: Mention, decided: Verdict, limit: int, known: Instruments) -> tuple[Agreement, int]:
    """The agreement of a mention, and where its description ends."""
    several = mention.instrument.many
    amended = _AMENDS.match(text, mention.end, limit) if decided.status != "referenced" else None
    end = reach(text, amended.end() if amended else mention.end, limit, several)
    verb_after = decided.passive and decided.verb.start >= mention.end
    if verb_after:
        end = min(end, decided.verb.start)
    title = title_of(
        text, mention, end if not several else reach(text, mention.end, limit), decided.status != "referenced"
    )
    short = _SHORT.match(text, mention.end, end)  # "memorandums of understanding (MOUs) on"
    begin = short.end() if short else mention.end
    fields, close = (
        _fields(text, mention, begin, end, known, title, decided.status != "referenced"),
        max(end, mention.end),
    )
    if verb_after and not fields:
        fields, close = _after_verb(text, mention, decided.verb.end, limit, known, title)
    if several and not fields and decided.status != "referenced":
        explicit = listed(text, mention.end, limit)
        if explicit:
            fields, close = fields_in(text, *explicit, known.pairs, True), limit
    if not fields and decided.status != "referenced":
        focus = FOCUS.search(text, mention.end, limit)
        if focus:
            fields = fields_in(text, focus.end(), reach(text, focus.end(), limit, True), known.pairs, True)
    if title and decided.status == "referenced":
        close = mention.end
    close = max(close, *(field.end for field in fields), title.end if title else 0)
    while close > mention.end and text[close - 1] in " ,;:.":
        close -= 1
    agreement = Agreement(
        Span(mention.start, close),
        mention.instrument.kind,
        mention.instrument_words(text),
        mention.count,
        mention.precision,
        fields,
        (title,) if title else (),
        (),
        decided.status,
        decided.rule,
    )
    return agreement, close


def _after_verb(
    text: str, mention: Mention, start: int, limit: int, known: Instruments, title: Span | None
) -> tuple[tuple[Span, ...], int]:
    """The fields that follow a passive verb ("documents were signed on ..."), and where they end."""
    several = mention.instrument.many
    if several and text.startswith(": ", start):
        return fields_in(text, start + 2, limit, known.pairs, True), limit
    include = _INCLUDE.search(text, start, limit) if several else None
    if include:
        return fields_in(text, include.end(), limit, known.pairs, True), limit
    end = reach(text, start, limit, several)
    return _fields(text, mention, start, end, known, title, True), end


def _fields(
    text: str, mention: Mention, start: int, end: int, known: Instruments, title: Span | None, new: bool
) -> tuple[Span, ...]:
    explicit = listed(text, start, end, new)
    if explicit:
        return fields_in(text, *explicit, known.pairs, True)
    amended = _AMENDS.match(text, start, end) if new and not title else None
    described = (_DESCRIBED if new else _NAMED_FOR).match(text, amended.end() if amended else start, end)
    if named := _PROGRAMME_OF.fullmatch(text, mention.noun.start, mention.noun.end):
        return fields_in(text, *named.span("what"), known.pairs, False)
    if not described or (title and title.end > mention.end):
        return ()
    first = described.end()
    if described.group().endswith("to "):
        # What a body or a plan is set up for is its purpose, not a field of an agreement.
        return () if mention.instrument.counts == "set up" else object_of(text, first, end, known)
    cut = _PARTIES.search(text, first, end)
    end = cut.start() if cut else end
    row = _ROW.match(text, first, end)
    if not mention.instrument.many and not row:
        comma = _COMMA.search(text, first, end)
        end = comma.start() if comma else end
    return fields_in(text, first, end, known.pairs, mention.instrument.many or row is not None)


def _once(text: str, found: list[Agreement]) -> list[Agreement]:
    """Each instrument once in each sense; an older one that is named again is left out."""
    kept: list[Agreement] = []
    seen: dict[str, set[str]] = {}
    for agreement in sorted(found, key=lambda a: (a.span.start, a.span.end)):
        named = agreement.titles[0].of(text) if agreement.titles else ""
        key = " ".join(re.findall(r"\w+", named.lower()))
        if key:
            senses = seen.setdefault(key, set())
            if agreement.status in senses or (agreement.status == "referenced" and senses):
                continue
            senses.add(agreement.status)
        kept.append(agreement)
    return kept
