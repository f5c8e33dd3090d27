"""Agreements: what was signed, agreed, planned or referred to, with its count, fields, titles and parties.

A sentence without the noun of an instrument (`data/instruments.toml`) or a verb of dealing costs nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from summitreader.model import Agreement, Block, Span, Speaker
from summitreader.parser.agreements.deals.deal_rules import DEAL_WORDS, Setting, deal_in
from summitreader.parser.agreements.describe import described
from summitreader.parser.agreements.item_lists import list_items
from summitreader.parser.agreements.mentions import Mention, mentions_in
from summitreader.parser.agreements.ordinals import ordinal_items
from summitreader.parser.agreements.people import with_people
from summitreader.parser.agreements.referents import adding, named_again, told_before, with_provisions
from summitreader.parser.agreements.rows import GOES_ON_WITH, is_entry, is_member, is_verbless, names_one
from summitreader.parser.agreements.status_rules import verdict
from summitreader.parser.agreements.verbs import Row
from summitreader.parser.agreements.whole_texts import instrument_text
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.instruments import Instruments, instruments_in_use
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex, index_words

_INSIDE = regex(
    r"(?:(?:amending|supplementing|implementing|(?<!in addition )to|implement|implementation of)(?: and \w+)?) $"
)
_JOINT = regex(
    r"(?:(?:,|;|\band|\bas well as|\bin addition to|\btogether with|\balong with)(?: also)?(?: with)?|\binclud\w+:?|"
    r"\b(?:are|were|is)\s?[:–—-]|\bsigned (?:[^,.;:]{1,60} )?(?:were|was|are|is)|:)\s+$"
)
_ON = regex(r"(?: \([^)]{2,12}\))? (?:on|for|between|of|regarding|concerning)\b")
_DASH = regex(r"\s[–—-]\s[“\"]?")
_AGAIN = regex(r"(?i)(?:(?:the|these|those) )?(?:(?:bilateral|signed|above|said|key) )?")
_OPENS_LIST = regex(r"(?i)\bfollowing (?:\w+ and )?$")  # "the following documents were signed"
_COLON = regex(r"[^\n.;:]{0,80}:")
_NEXT = regex(r"[.\s]{0,3}")
# What a group declares is agreed by its members; whom it speaks of are no parties.
_GROUP = regex(
    r"\b(?:G-?\d{1,2}|BRICS|ASEAN|APEC|SCO|NATO|Quad|CELAC|OPEC\+?|Commonwealth|African Union|European Council)"
    r"(?![-–])[^.]*\b(?i:communiqu[eé]|declaration|statement|accord)\b"
)
_NEW = frozenset(("a", "an", "several", "many", "one", "another"))
_MORE = frozenset(("other", "further", "more", "additional", "bilateral", "several"))
_TITLE = 300  # characters of the first block in which a title names the group
_LEAD = 80  # characters before an instrument in which a word joins it to the one before
_REAL = 4000  # characters in which an article about real states names one
_MOST = 12  # instruments of one sentence that may limit the description of another


def find_agreements(
    text: str,
    blocks: Sequence[Block],
    sentences: Iterable[Span],
    speakers: Sequence[Speaker] = (),
    known: Instruments | None = None,
    read: WordIndex | None = None,
    met: Sequence[str] = (),
) -> tuple[Agreement, ...]:
    """Return the agreements of an article in the order of the text; `met` are the sides that hold the talks.

    Linear in the text.
    """
    known = known or instruments_in_use()
    whole = instrument_text(text, blocks, known)
    if whole and whole[1]:
        return (whole[0],)
    read = read or index_words(text)
    title = _title(text, blocks)
    sentences = [sentence for sentence in sentences if sentence.start >= title]
    grouped = bool(blocks) and _GROUP.search(text, blocks[0].span.start, min(blocks[0].span.end, _TITLE))
    countries = [speaker.country for speaker in speakers if speaker.country]
    sides = () if grouped else _each_once((*met, *countries))
    homes = sorted((span.start, who.country) for who in speakers if who.country for span in who.mentions)
    people = sorted(span for speaker in speakers if speaker.kind == "person" for span in speaker.mentions)
    found: list[Agreement] = []
    opener: Row = None  # the documents that the sentences before tell of, one after the other
    last = 0
    for sentence, nouns in _with(read, known.keys, sentences):
        if opener and not _NEXT.fullmatch(text, last, sentence.start):
            opener = None
        mentions = mentions_in(text, sentence, known, nouns)
        near = _own_first(sides, homes, sentence, nouns[0].start)
        agreements, row = _in_sentence(text, mentions, known, near, people, opener)
        opener = _opens(row, opener) if agreements else None
        last = sentence.end
        found += agreements
    items = list_items(text, blocks, found, known, sides)
    listed_at = sorted(item.span for item in items)
    found = [
        a for a in found if (a.status != "referenced" and a.rule != "listed_among") or not _meets(listed_at, a.span)
    ] + items
    told = sorted(agreement.span.start for agreement in found)
    setting: Setting | None = None
    for sentence, _ in _with(read, DEAL_WORDS, sentences):
        setting = setting or Setting(_is_sheet(text, blocks), sides, text[:_REAL])
        deal = deal_in(text, sentence, setting, known)
        if deal and bisect_left(told, deal.span.start) == bisect_left(told, deal.span.end):
            found.append(deal)
    found = with_provisions(text, sentences, _once(text, _with_ordinals(text, sentences, found, known)), known)
    return tuple([whole[0], *found] if whole else found)


def _with_ordinals(text: str, sentences: Sequence[Span], found: list[Agreement], known: Instruments) -> list[Agreement]:
    """Return the agreements with the members of counted lists, in place of what was found where these are told."""
    found = sorted(found, key=lambda agreement: agreement.span)
    items = ordinal_items(text, sentences, found, known)
    places = sorted(item.span for item in items)
    return [agreement for agreement in found if not _meets(places, agreement.span)] + items


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """Return sides by the name that comes last: as the text calls "Viet Nam" what is also called "Vietnam"."""
    known = gazetteer().side_of
    return tuple({known[name][0] if name in known else name: name for name in names}.values())


def _own_first(sides: tuple[str, ...], homes: Sequence[tuple[int, str]], sentence: Span, noun: int) -> tuple[str, ...]:
    """Return the sides with that of the sentence's subject first: of whom it
    names first, else of whom was named last.
    """
    if len(sides) < 2 or not homes:
        return sides
    at = bisect_left(homes, (sentence.start, ""))
    if at == len(homes) or homes[at][0] > noun:
        at -= 1
    own = homes[at][1]
    return (own, *(side for side in sides if side != own)) if at >= 0 else sides


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Return whether a span has characters in common with one of the sorted, disjoint spans."""
    at = bisect_left(spans, span)
    return any(other.start < span.end and span.start < other.end for other in spans[max(0, at - 1) : at + 1])


def _is_sheet(text: str, blocks: Sequence[Block]) -> bool:
    """Return whether the article is a list of facts, by its title or its bullets."""
    if blocks and re.match(r"(?i)[^.]{0,60}?\b(?:fact ?sheet|deals|outcomes)\b", blocks[0].span.of(text)[:160]):
        return True
    bullets = ("- ", "• ", "– ", "* ")
    return sum(1 for block in blocks if block.kind == "item" or text.startswith(bullets, block.span.start)) > 2


def _title(text: str, blocks: Sequence[Block]) -> int:
    """Return where the title ends: what it says is told again below. 0 where there is none."""
    if len(blocks) < 2:
        return 0
    first = blocks[0]
    span = first.span
    titled = first.kind in ("title", "heading") or (
        span.end - span.start < 250 and text[span.end - 1] not in '.!?”":' and "\n" not in first.span.of(text)
    )
    return span.end if titled else 0


def _with(read: WordIndex, wanted: Container[str], sentences: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the sentences in which one of the wanted words stands, each with the places of those words."""
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
    """Return the agreements of a sentence, and the last mention that counts; `row` is that of the sentence before."""
    found: list[Agreement] = []
    consumed = 0
    for n, mention in enumerate(mentions):
        if mention.end <= consumed:
            continue
        begin = mention.sentence.start
        near = None if row and row[0].end < begin and not _leads_on(text, mention) else row
        if near and _INSIDE.search(text, max(near[0].end, mention.start - 40), mention.start):
            continue  # "a protocol to the agreement of 1987" is one instrument
        decided = verdict(text, mention, near)
        if decided is None:
            continue
        following = [
            other
            for other in mentions[n + 1 : n + 1 + _MOST]
            if other.determiner in ("a", "an") or other.instrument.many or other.name or _ON.match(text, other.end)
        ]
        if decided.rule == "listed_among" and found and found[-1].rule == "documents_signed" and not found[-1].fields:
            found.pop()  # "The documents signed include a protocol" tells of the protocol
        elif decided.rule == "one_of_several" and found and near and _is_same(text, near[0], mention):
            found.pop()  # "a new partnership – the Clean Water Compact – "
        agreement, told = described(text, mention, decided, _limit(text, mention, following), known)
        consumed = agreement.span.end
        found.append(with_people(text, mention, decided, agreement, told, sides, people))
        row = mention, decided
    return found, row


def _opens(row: Row, opener: Row) -> Row:
    """Return the documents that the next sentence may go on with: a list told before stays open beside its members."""
    if row is None or row[1].status == "referenced":
        return opener
    return opener if opener and opener[0].instrument.many and not row[0].instrument.many else row


def _leads_on(text: str, mention: Mention) -> bool:
    """Return whether a sentence goes on with the documents of the one before it."""
    begin = mention.sentence.start
    goes_on = bool(GOES_ON_WITH.match(text, begin)) or names_one(text, mention)
    return goes_on or is_member(text, mention) or is_entry(text, mention) or is_verbless(text, mention)


def _is_same(text: str, first: Mention, second: Mention) -> bool:
    """Return whether a second name stands in apposition to one instrument."""
    return not first.instrument.many and bool(_DASH.fullmatch(text, first.end, second.start))


def _limit(text: str, mention: Mention, following: list[Mention]) -> int:
    """Return where at the latest the description of an instrument ends: before the next of a row."""
    for other in following:
        if other.instrument.counts == "set up" and not other.instrument.name and mention.instrument.counts != "set up":
            continue  # "an agreement on a fund and a network" is one
        joint = _JOINT.search(text, max(mention.end, other.start - _LEAD), other.start)
        more = other.instrument.many and _MORE.issuperset(other.inner.split())
        named = other.name and not mention.instrument.many
        new = other.determiner in _NEW or not other.inner or more or named or text.startswith("a ", other.start)
        bare = not other.determiner and _ON.match(text, other.end)
        if (
            joint
            and "includ" in joint.group()
            and mention.instrument.many
            and other.instrument.many
            and not other.count
        ):
            continue  # "eleven agreements, including pacts on ports"
        if joint and (new or bare or "includ" in joint.group()):
            return joint.start()
    return mention.sentence.end


def _once(text: str, found: list[Agreement]) -> list[Agreement]:
    """Return each instrument once in each sense; told again it gives its fields to the entry that it has."""
    kept: list[Agreement] = []
    seen: dict[str, set[str]] = {}
    several = False  # documents signed have been told
    told: set[tuple[str, ...]] = set()
    for agreement in sorted(found, key=lambda a: (a.span.start, a.span.end)):
        named = agreement.titles[0].of(text) if agreement.titles else ""
        key = " ".join(re.findall(r"\w+", named.lower()))
        if key:
            senses = seen.setdefault(key, set())
            if agreement.status in senses or (agreement.status == "referenced" and senses):
                continue
            if not senses and named_again(text, kept, agreement):
                continue
            senses.add(agreement.status)
        if several and _is_again(text, agreement):
            continue
        again = told_before(text, kept, agreement) if agreement.rule != "ordinal_items" else None
        if again is not None:
            kept[again] = adding(text, kept[again], agreement.fields)
            continue
        if same := _sense(text, agreement):
            if same in told:
                continue
            told.add(same)
        if agreement.status == "signed" and (agreement.precision == "many" or agreement.count != 1):
            several = True
        kept.append(agreement)
    return kept


def _sense(text: str, agreement: Agreement) -> tuple[str, ...]:
    """Return what an instrument without a name says; () where that is too little to know it again by."""
    if agreement.titles or agreement.status == "referenced":
        return ()
    if not agreement.fields and (agreement.count or 0) < 2:
        return ()
    about = (field.of(text).lower() for field in agreement.fields)
    return (agreement.kind, agreement.status, str(agreement.count), *about)


def _is_again(text: str, agreement: Agreement) -> bool:
    """Return whether it tells no more than that the documents named before
    were signed: "The MoUs were signed at noon".
    """
    if agreement.rule not in ("was_signed", "signing_of", "documents_signed") or agreement.status != "signed":
        return False
    told = agreement.fields or agreement.titles or agreement.count is not None
    start = agreement.span.start
    new = _OPENS_LIST.search(text, max(0, start - 60), start) or _COLON.match(text, agreement.instrument.end)
    return not (told or new) and bool(_AGAIN.fullmatch(text, start, agreement.instrument.start))
