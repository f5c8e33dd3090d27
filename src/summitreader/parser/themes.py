"""Themes: which subjects each block is about, by the words of `data/themes.toml`.

All themes are matched in one pass: every word of the text is looked up once. A block keeps the few themes that carry
most of its words; courtesy ("ritual") themes give way to subjects of substance.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from summitreader.model import Block, Span, Theme
from summitreader.parser.lexicon.theme_terms import Term, ThemeWords, fits, themes_in_use
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex, index_words

_GAP = " \t\n-‐‑–’'&+/\u00a0"
_MOST = 4

_ENOUGH, _RITUAL, _AGAIN, _WEAK = 0.8, 1.0, 0.2, 0.4
_SHORT, _LONG = 0.4, 0.2
_LINE = 120
_MEETING = regex(r"(?i)\b(?:talks|meetings?|summit|call|conversation|visit|negotiations|consultations)\b")

# "The two presidents made press statements following the talks."
_PRESS = regex(r"(?i)\b(?:made|gave|delivered)\b.{0,20}\b(?:press statement|statements? (?:for|to) the press)")


class TermMatch(NamedTuple):
    """One term of a theme in the text."""

    start: int
    end: int
    theme: int
    strong: bool


def find_themes(
    text: str, blocks: Iterable[Block], words: ThemeWords | None = None, read: WordIndex | None = None
) -> tuple[Theme, ...]:
    """The themes of an article, in order of first appearance; at most four a block. Linear in the text.

    `words` are the themes to look for, `read` the words of the text where they are known already.
    """
    words = words or themes_in_use()
    hits = _hits(text, read or index_words(text), words)
    starts = [hit.start for hit in hits]
    found: dict[int, list[tuple[Span, list[Span]]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if number and block.kind == "heading" and not _MEETING.search(text, block.span.start, block.span.end):
            continue  # what it announces is told below
        inside = hits[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        # The last words of a term may begin the next block.
        inside = [hit for hit in inside if hit.end <= block.span.end]
        for theme, evidence in theme_terms(text, block, inside, words) or meeting_line(text, block, words):
            found[theme].append((block.span, evidence))
    return tuple(
        Theme(
            words.names[theme].id,
            words.names[theme].title,
            tuple(span for span, _ in places),
            tuple(term for _, terms in places for term in terms),
            "theme_terms"
            if any(len(terms) > 1 or not _MEETING.fullmatch(terms[0].of(text)) for _, terms in places)
            else "meeting_line",
            words.names[theme].ritual,
            words.names[theme].short,
        )
        for theme, places in found.items()
    )


def _hits(text: str, read: WordIndex, words: ThemeWords) -> list[TermMatch]:
    """Every term of every theme in the text, sorted by start, blocked ones left out."""
    tokens, gaps, starts = read.tokens, read.gaps, read.edges
    terms = {word: keyed for word in words.keys_among(set(tokens)) if (keyed := words.keyed(word))}
    hits: list[tuple[int, int, Term]] = []
    blocked: set[tuple[int, int]] = set()
    for i, token in enumerate(tokens):
        if token not in terms:
            continue
        for term in terms[token]:
            first = i - term.key
            last = first + len(term.words) - 1
            if first != last and not _stands_at(term, tokens, gaps, first):
                continue
            if term.cased and not text.startswith(term.cased, starts[2 * first]):
                continue
            if term.strength == "block":
                blocked.update((term.theme, n) for n in range(first, last + 1))
            else:
                hits.append((first, last, term))
    return sorted(
        TermMatch(starts[2 * first], starts[2 * last + 1], term.theme, term.strength == "strong")
        for first, last, term in hits
        if not any((term.theme, n) in blocked for n in range(first, last + 1))
    )


def _stands_at(term: Term, tokens: list[str], gaps: list[str], first: int) -> bool:
    if first < 0 or first + len(term.words) > len(tokens):
        return False
    for at, word in enumerate(term.words, first):
        if word != tokens[at] and not fits(word, tokens[at]):
            return False
    for gap in gaps[first : first + len(term.words) - 1]:
        if gap != " " and gap != "." and gap.strip(_GAP) and not (term.comma and gap.strip() == ","):
            return False
    return True


def theme_terms(text: str, block: Block, hits: list[TermMatch], words: ThemeWords) -> list[tuple[int, list[Span]]]:
    """Words of the theme's list stand in the block, enough of them beside those of other themes.

    >>> The two sides will promote <people_exchange>youth</people_exchange> and media exchanges.
    """
    terms: dict[int, list[TermMatch]] = defaultdict(list)
    for hit in hits:
        own = terms[hit.theme]
        if own and hit.start < own[-1].end:  # "economic and trade" holds "trade": one term, the longest
            if (hit.strong, hit.end - hit.start) > (own[-1].strong, own[-1].end - own[-1].start):
                own[-1] = hit
        else:
            own.append(hit)
    scores = {theme: score for theme, own in terms.items() if (score := _weight(text, own)) >= _ENOUGH}
    if not scores:
        return []
    names = words.names
    best = max(scores.values())
    subject = max((score for theme, score in scores.items() if not names[theme].ritual), default=0.0)
    share = _share(block)
    kept = [
        theme
        for theme, score in scores.items()
        if score >= share * best and (not names[theme].ritual or score >= _RITUAL * subject)
    ]
    subjects = {names[theme].id for theme in kept}
    kept = [theme for theme in kept if not names[theme].yields_to & subjects]
    kept = sorted(kept, key=lambda theme: -scores[theme])[:_MOST]
    return [(theme, [Span(hit.start, hit.end) for hit in terms[theme]]) for theme in sorted(kept)]


def _share(block: Block) -> float:
    """The part of the strongest theme's weight that a theme needs: in a long block each subject has fewer words."""
    length = block.span.end - block.span.start
    return _SHORT + (_LONG - _SHORT) * min(max((length - 500) / 700, 0.0), 1.0)


def meeting_line(text: str, block: Block, words: ThemeWords) -> list[tuple[int, list[Span]]]:
    """A title or a short line that only says who met.

    >>> Russian-Serbian <high_level_exchange>talks</high_level_exchange>
    """
    if block.span.end - block.span.start > _LINE:
        return []
    meeting = _MEETING.search(text, block.span.start, block.span.end)
    number = next((n for n, name in enumerate(words.names) if name.id == "high_level_exchange"), None)
    if meeting is None or number is None:
        return []
    if _PRESS.search(text, block.span.start, block.span.end):
        return []
    return [(number, [Span(*meeting.span())])]


def _weight(text: str, hits: list[TermMatch]) -> float:
    """How much of a block a theme takes: different terms count, repeated ones a little."""
    strong = [text[hit.start : hit.end].lower() for hit in hits if hit.strong]
    weak = {text[hit.start : hit.end].lower() for hit in hits if not hit.strong}
    different = len(set(strong))
    if not different and len(weak) < 2:
        return 0.0
    return different + _AGAIN * (len(strong) - different) + _WEAK * len(weak)


RULES = (theme_terms, meeting_line)
