"""Who is named at the end of a paragraph: the maker of a picture below its caption, the signer of a quotation.

Only in news: what talks are reported in has nobody's name at its ends but those of its own outlet.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summitreader.model import Block, Span, Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.text.lazy_regex import regex

# A name that ends its line.
_NAME = r"(?P<who>[A-Z][^\n:;()\[\]]{1,60}?)[.)\]]{0,3}[^\S\n]*(?=\n|\Z)"
_PICTURE = r"(?:Image|Photo|Photograph|Picture)s?"
# "Image: Ana Díaz.", "(Photo by Ana Díaz/Daily Post)", "(Daily Photo/Ana Díaz)"
_CREDIT = regex(
    rf"(?:(?<=\s)(?P<cue>{_PICTURE}(?: credit)?:)|[(\[](?P<by>{_PICTURE}(?: by|:)|[A-Z]\w+ {_PICTURE}/)"
    rf"|(?<=[.!?”\"] )(?P<from>{_PICTURE} by)) ?{_NAME}",
)
_SIGNED = regex(r"(?P<who>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+), (?P<office>[A-Z][^,;:!?\n]{3,50}[\w)])")
_SMALL = frozenset(("of", "the", "and", "for", "in", "via", "by", "de", "van", "von", "da", "del", "la"))


def find_credits(
    text: str, blocks: tuple[Block, ...], sentences: Sequence[Span], reports: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield statements of RULES in paragraphs without a report, in order; `speaker` is "". Linear."""
    starts = [report.start for report in reports]
    for rule in RULES:
        for block, found in rule(text, blocks, sentences):
            nearest = bisect_left(starts, block.start)
            if nearest == len(starts) or starts[nearest] >= block.end:
                yield found


def credited_caption(text: str, blocks: tuple[Block, ...], _: Sequence[Span]) -> Iterator[tuple[Span, Statement]]:
    """A caption belongs to whom it names as the maker of its picture; a credit, listed behind those who speak.
    >>> The hall is open.|<says>The hall at night.</says> <cue>Image:</cue> <who>Ana Díaz</who>.
    >>> The hall is open.|<says>The hall at night.</says> (<cue>Photo by</cue> <who>Ana Díaz/Daily Post</who>)
    """
    if not any(word in text for word in ("Image", "Photo", "Picture")):
        return
    ends = [block.span.end for block in blocks]
    for match in _CREDIT.finditer(text):
        at = bisect_left(ends, match.end())
        if at == len(ends) or not _capitals(match.group("who")):
            continue
        block = blocks[at].span
        if match.start() <= block.start and at and block.start - blocks[at - 1].span.end <= 1:
            # The importer has cut "The hall at night. Image: Ana Díaz." in two, as it cuts turns of a transcript.
            block = Span(blocks[at - 1].span.start, block.end)
        says = _before(text, block.start, match.start())
        if match.end() >= block.end and says:
            cue = next(Span(*match.span(name)) for name in ("cue", "by", "from") if match.group(name))
            yield block, _statement("credited_caption", says, cue, Span(*match.span("who")))


def signed_quotation(
    text: str, blocks: tuple[Block, ...], sentences: Sequence[Span]
) -> Iterator[tuple[Span, Statement]]:
    """A paragraph that ends with a name and an office, and no stop, was said by the one who signs it.
    >>> The hall is open.|<says>This is a great day.</says> <who>Ana Díaz</who>, Harbour Minister|All came.
    """
    begins = [sentence.start for sentence in sentences]
    for block in (block.span for block in blocks):
        if text[block.end - 1] in ".!?:;,”\"'" or block.end - block.start > 2000:
            continue
        last = bisect_left(begins, block.end) - 1
        if last < 1 or begins[last] <= block.start:
            continue
        match = _SIGNED.fullmatch(text, begins[last], block.end)
        says = _before(text, block.start, begins[last])
        if match and says and _names_an_office(match.group("office")):
            yield block, _statement("signed_quotation", says, None, Span(*match.span("who")))


RULES = (credited_caption, signed_quotation)


def _capitals(name: str) -> bool:
    """Return whether a name is all names: "Ana Díaz/Daily Post", not "Both sides smiled"."""
    return all(not word[0].islower() or word in _SMALL for word in name.split())


def _names_an_office(words: str) -> bool:
    return any(gazetteer().tags.get(fold(word)) == "T" for word in words.split())


def _before(text: str, start: int, end: int) -> Span | None:
    """Return the words between two offsets without the white space behind them; None where there are none."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(char.isalpha() for char in text[start : min(end, start + 60)]) else None


def _statement(rule: str, says: Span, cue: Span | None, who: Span) -> Statement:
    return Statement("", (says,), cue, who, "indirect" if cue else "direct", rule)
