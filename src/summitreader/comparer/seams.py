"""Where a sentence may be cut: between verbs with one subject, before participles, between topics of a list."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitreader.model import Span

_VERBS = r"(?:\w+ed|made|spoke|took|held|told|gave|said|met|paid)"
_PARTICIPLES = (
    "noting stressing emphasising emphasizing adding underlining underscoring saying pointing calling reaffirming "
    "reiterating expressing welcoming urging recalling warning highlighting condemning praising thanking inviting "
    "confirming stating insisting announcing"
).replace(" ", "|")
_CLAUSE = re.compile(
    r";\s+|,[”\"]?\s+(?:and\s+)?(?=(?:as well as|while|whereas|but)\b)|"
    r"(?<!\s)\s+(?=(?:and|as well as) (?:its|their|his|her|the|on|for|about|in|with|to|that|of)\b)|"
    rf"(?:,|(?<![\s,]))\s+(?=(?:and|but)\s+(?:also\s+|further\s+|he\s+|she\s+|they\s+)?{_VERBS}\b)|"
    rf",\s+(?=(?:with\s+\w+\s+\w+\s+|and\s+)?(?:{_PARTICIPLES})\b)"
)
_TOPICS = re.compile(
    r"\b(?:discuss\w*|review\w*|exchang\w+ (?:of )?(?:views|opinions) on|talked about|spoke about|touched (?:up)?on|"
    r"considered|addressed|covered|raised|including|agenda|informed|briefed|updated|"
    r"(?:topics?|issues?) (?:were|was|included?))\b"
)
_ITEM = re.compile(r",\s+(?:and\s+|as\s+well\s+as\s+)?|(?<!\s)\s+(?:and|as\s+well\s+as)\s+")
_LEAST_OF_A_TOPIC, _USUAL_TOPIC = 2, 3  # words

Seam = tuple[int, int]
"""Where one piece ends and the next begins."""


def seams_of(text: str, sentence: Span) -> list[Seam]:
    """Return where a sentence may be cut, in order.

    >>> text = "He thanked Peru for its help, noting that trade grew"
    >>> [text[begin:] for _, begin in seams_of(text, Span(0, len(text)))]
    ['noting that trade grew']
    """
    seams = [match.span() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    topics = _TOPICS.search(text, sentence.start, sentence.end)
    if topics:
        items = [match.span() for match in _ITEM.finditer(text, topics.end(), sentence.end)]
        seams += _between_long_items(text, items, topics.end(), sentence.end)
    return sorted(set(seams))


def _between_long_items(text: str, items: Sequence[Seam], start: int, end: int) -> Iterator[Seam]:
    """Give the seams of a list whose items are so long that each can be a topic of its own."""
    edges = [(start, start), *items, (end, end)]
    lengths = [len(text[begin:stop].split()) for (_, begin), (stop, _) in pairwise(edges)]
    if sum(lengths) >= _USUAL_TOPIC * len(lengths):
        for number, item in enumerate(items):
            if min(lengths[number], lengths[number + 1]) >= _LEAST_OF_A_TOPIC:
                yield item
