"""Agreements told one a block: the items of a list that a sentence or a heading about documents opens."""

from bisect import bisect_left
from collections.abc import Sequence

from summitreader.model import Agreement, Block, Span, Status
from summitreader.parser.agreements.describe import fields_told, told_of
from summitreader.parser.agreements.mentions import mentions_in
from summitreader.parser.agreements.people import with_people
from summitreader.parser.agreements.titles import is_short, title_of
from summitreader.parser.agreements.verbs import Verdict
from summitreader.parser.lexicon.instruments import Instruments, any_of
from summitreader.parser.text.lazy_regex import regex

_OUTCOMES = regex(
    rf"(?i)(?:list of |the )?(?:(?:bilateral |signed |key )?{any_of('outcomes')}[^.]{{0,60}}{any_of('outcome_verbs')}|"
    rf"list of {any_of('outcomes')})"
)
_ITEM = regex(r"(?:[-–—•*·▪](?:\s+|(?=[A-Z“\"]))|\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.)]\s+)")
_NAMED = regex(r"(?P<what>[A-Z][\w-]+(?: [a-z-]+){0,2}) (?:on|of|for|between|to|with|regarding)\b")
_ENDS = regex(r"[;,.]?(?: and[;,]?)?[;,.]?$|[.;] (?=[A-Z])|,? which | signed by ")
_NEAR = 400  # characters before the colon of a list in which what it lists is told


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
    """Return an item as an agreement: its instrument where it names one,
    else, in a marked list, what it begins with.
    """
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
    decided = Verdict(status, "list_items", Span(mention.start, mention.start))
    told = told_of(text, mention, decided, end)
    titles = title_of(text, mention, told.line, told.all, end, True)
    alone = mention.name in (None, mention.noun.start) and text[mention.noun.start].isupper()
    if not titles and alone and not is_short(text, mention, told.line, told.all):
        titles = (Span(mention.noun.start, end),)  # "Agreement on ports": in a list a title without marks
    agreement = Agreement(
        Span(mention.start, max(end, mention.end)),
        mention.instrument.kind,
        mention.instrument_words(text),
        mention.count,
        mention.precision,
        fields_told(text, mention, told, titles, status, known),
        titles,
        (),
        status,
        "list_items",
    )
    return with_people(text, mention, decided, agreement, told, sides, ())


RULES = (list_items,)
