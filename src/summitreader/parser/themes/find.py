"""The themes of each block.

A block keeps the few themes that carry most of its words, those of the whole article before others; courtesy
("ritual") themes give way to subjects of substance.
"""

from collections import defaultdict
from collections.abc import Iterable

from summitreader.model import Block, Span, Theme
from summitreader.parser.lexicon.theme_terms import ThemeWords, themes_in_use
from summitreader.parser.text.word_index import WordIndex, index_words
from summitreader.parser.themes.meetings import (
    LINE,
    MEETING,
    meeting_line,
    opening,
    told_meeting,
    visits_of,
    words_of_meetings,
)
from summitreader.parser.themes.terms import NO_PARTIES, Parties, as_subject, find_terms
from summitreader.parser.themes.weights import ThemeWeight, evidence_of, parts_of_article

_MOST = 4
# What a theme needs; and which part of the strongest theme's weight, a courtesy of the strongest subject's.
_ENOUGH, _SHARE, _COURTESY = 0.8, 0.4, 0.45
_WHOLE = 1.5  # what the whole article adds for a theme that it is about throughout
# The part of the article that a theme must have to go on through a block that names no subject.
_THROUGHOUT = 0.5


def find_themes(
    text: str,
    blocks: Iterable[Block],
    parties: Parties = NO_PARTIES,
    words: ThemeWords | None = None,
    read: WordIndex | None = None,
) -> tuple[Theme, ...]:
    """Return the themes of an article, in order of first appearance; at most four a block. Linear in the text.

    Args:
        words: The themes to look for, `read` the words of the text where they are known already.
    """
    words = words or themes_in_use()
    read = read or index_words(text)
    hits = [hit for found in find_terms(text, read, words) if (hit := as_subject(text, found, parties))]
    starts = [hit.start for hit in hits]
    told = [(block, evidence_of(text, block, hits, starts)) for block in _telling(text, blocks)]
    whole = parts_of_article(told, words)
    meetings = words_of_meetings(read)
    visits = visits_of(words)
    most = max(whole, key=whole.__getitem__, default=None)
    throughout = most if most is not None and whole[most] >= _THROUGHOUT else None
    found: dict[int, list[tuple[Span, list[Span], str]]] = defaultdict(list)
    for block, evidence in told:
        subjects = theme_terms(block, evidence, words, whole)
        title = _is_title(text, block, first=block is told[0][0])
        met = []
        if not (title and subjects) and (len(told) > 2 or len(subjects) < _MOST) and visits not in dict(subjects):
            met = told_meeting(text, opening(text, block, meetings), visits, read, parties)
        subjects = subjects[: _MOST - len(met)]
        themes = sorted([(*theme, "theme_terms") for theme in subjects] + [(*theme, "told_meeting") for theme in met])
        themes = themes or [(*theme, "meeting_line") for theme in meeting_line(text, block, visits)]
        for theme, terms, rule in themes or [(*theme, "theme_terms") for theme in _going_on(block, throughout)]:
            found[theme].append((block.span, terms, rule))
    return tuple(
        Theme(
            words.names[theme].id,
            words.names[theme].title,
            tuple(span for span, _, _ in places),
            tuple(term for _, terms, _ in places for term in terms),
            places[0][2],
            words.names[theme].ritual,
            words.names[theme].short,
        )
        for theme, places in found.items()
    )


def _telling(text: str, blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that have themes: not the headings, which announce what is told below them."""
    return [
        block
        for number, block in enumerate(blocks)
        if not number or block.kind != "heading" or MEETING.search(text, block.span.start, block.span.end)
    ]


def _is_title(text: str, block: Block, *, first: bool) -> bool:
    """Return whether a block is the headline, which names a subject rather than that somebody met."""
    return first and (block.kind == "title" or text[block.span.end - 1 : block.span.end] not in '.!?”"')


def theme_terms(
    block: Block, evidence: dict[int, ThemeWeight], words: ThemeWords, whole: dict[int, float]
) -> list[tuple[int, list[Span]]]:
    """Words of the theme's list stand in the block, enough of them beside those of other themes.

    >>> The two sides will promote <people_exchange>youth</people_exchange> and media exchanges.
    """
    names = words.names
    scores = {
        theme: score
        for theme, one in evidence.items()
        if (score := one.weight + _WHOLE * whole.get(theme, 0.0)) >= _ENOUGH
    }
    least = _SHARE * max(scores.values(), default=0.0)
    subject = max((score for theme, score in scores.items() if not names[theme].ritual), default=0.0)
    kept = [
        theme
        for theme, score in scores.items()
        if score >= least and (not names[theme].ritual or score >= _COURTESY * subject)
    ]
    subjects = {names[theme].id for theme in kept}
    kept = [theme for theme in kept if not names[theme].yields_to & subjects]
    kept = sorted(kept, key=lambda theme: -scores[theme])[:_MOST]
    return [(theme, [Span(hit.start, hit.end) for hit in evidence[theme].terms]) for theme in kept]


def _going_on(block: Block, throughout: int | None) -> list[tuple[int, list[Span]]]:
    """Return the subject that the article has throughout, for a paragraph that names none of its own."""
    if throughout is None or block.kind == "heading" or block.span.end - block.span.start < LINE:
        return []
    return [(throughout, [])]


RULES = (theme_terms, told_meeting, meeting_line)
