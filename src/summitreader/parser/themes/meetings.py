"""Blocks that tell of a meeting, a call or a visit, whatever the subjects beside it."""

from bisect import bisect_left
from functools import cache

from summitreader.model import Block, Span
from summitreader.parser.lexicon.event_words import event_words
from summitreader.parser.lexicon.theme_terms import ThemeWords
from summitreader.parser.meeting.deeds import Deed, all_deeds
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex
from summitreader.parser.themes.terms import NO_PARTIES, Parties, after_label

LINE = 120  # code points: a title or a short line
MEETING = regex(r"(?i)\b(?:talks|meetings?|summit|call|conversation|visit|negotiations|consultations)\b")

# "The two presidents made press statements following the talks."
_PRESS = regex(r"(?i)\b(?:made|gave|delivered)\b.{0,20}\b(?:press statement|statements? (?:for|to) the press)")


def visits_of(words: ThemeWords) -> int | None:
    """Return the number of the theme of meetings and visits, None where a reader's own themes have none."""
    return next((n for n, name in enumerate(words.names) if name.id == "high_level_exchange"), None)


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which phrases begin that may tell of a meeting."""
    told = event_words()
    kinds = {**told.nouns, **told.verbs, **dict.fromkeys(told.spoken, "spoken")}
    first = told.all.by_first.items()
    return frozenset(word for word, ways in first if any(kinds.get(phrase) in _MEETINGS for _, phrase in ways))


def words_of_meetings(read: WordIndex) -> list[int]:
    """Return where words stand by which a meeting may be told, so that all other passages are passed over."""
    first = _first_words()
    return [read.edges[2 * n] for n, word in enumerate(read.tokens) if word in first]


def opening(text: str, block: Block, meetings: list[int]) -> Span | None:
    """Return the first words of a block, None where no word among them may tell of a meeting."""
    start = after_label(text, block.span)
    end = min(block.span.end, start + _OPENING)
    return Span(start, end) if bisect_left(meetings, start) < bisect_left(meetings, end) else None


def told_meeting(
    text: str, opening: Span | None, visits: int | None, read: WordIndex, parties: Parties = NO_PARTIES
) -> list[tuple[int, list[Span]]]:
    """A main clause tells of a meeting, a call or a visit of persons, whatever the subjects beside it.

    >>> President Ruiz <high_level_exchange>receives</high_level_exchange> President Banda for <energy>oil</energy>.
    """
    if opening is None or visits is None:
        return []
    for deed in all_deeds(text, opening, read):
        if (
            deed.kind in _MEETINGS
            and deed.clause
            and (not deed.aside or deed.kind == "spoken")
            and _of_persons(deed, parties)
        ):
            return [(visits, [Span(deed.start, deed.end)])]
    return []


def _of_persons(deed: Deed, parties: Parties) -> bool:
    """Return whether somebody is named or called by an office close by: a forum that met again is no visit."""
    at = bisect_left(parties.starts, deed.start - _NEAR)
    return at < len(parties.starts) and parties.starts[at] < deed.end + _NEAR


_NEAR = 60  # code points
_OPENING = 400  # code points of a block in which it is told that somebody met
_MEETINGS = frozenset(("talks", "phone call", "spoken", "summit", "visit", "ministerial"))


def meeting_line(text: str, block: Block, visits: int | None) -> list[tuple[int, list[Span]]]:
    """A title or a short line that only says who met.

    >>> Russian-Serbian <high_level_exchange>talks</high_level_exchange>
    """
    if block.span.end - block.span.start > LINE:
        return []
    meeting = MEETING.search(text, block.span.start, block.span.end)
    if meeting is None or visits is None:
        return []
    if _PRESS.search(text, block.span.start, block.span.end):
        return []
    return [(visits, [Span(*meeting.span())])]
