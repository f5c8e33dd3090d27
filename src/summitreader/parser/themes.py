"""Themes: which subjects each block is about, by the words of `data/themes.toml`.

All themes are matched in one pass: every word of the text is looked up once. A block keeps the few themes that carry
most of its words, those of the whole article before others; courtesy ("ritual") themes give way to subjects of
substance.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from summitreader.model import Block, Span, Theme
from summitreader.parser.lexicon.event_words import event_words
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.theme_terms import Term, ThemeWords, fits, themes_in_use
from summitreader.parser.meeting.deeds import Deed, all_deeds
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex, index_words

_GAP = " \t\n-‐‑–’'&+/\u00a0"
_MOST = 4

# What a theme's terms weigh in a block: each strong one 1, each time again, each weak one, one word alone in a block
# that is not brief.
_AGAIN, _WEAK, _PASSING = 0.2, 0.3, 0.8
_BRIEF = 200  # code points
# What a theme needs; and which part of the strongest theme's weight, a courtesy of the strongest subject's.
_ENOUGH, _SHARE, _COURTESY = 0.8, 0.4, 0.45
# What the whole article adds for a theme that it is about throughout, how much one block counts there, and from how
# many blocks on it counts in full.
_WHOLE, _BLOCK, _BLOCKS = 1.5, 3.0, 5
_LITTLE = 1.0  # what is added to all weights, so that one weak term is not what a short article is about
# The part of the article that a theme must have to go on through a block that names no subject.
_THROUGHOUT = 0.5
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


class ThemeWeight(NamedTuple):
    """What speaks for one theme in a block: its terms, and what they weigh."""

    terms: list[TermMatch]
    weight: float


class Parties(NamedTuple):
    """Who takes part and so is no subject: their sides, and where persons and offices are named (sorted, disjoint)."""

    sides: frozenset[str] = frozenset()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def holds(self, start: int, end: int) -> bool:
        """Return whether words are part of a person's or an office's name: "Minister of Health Ana Ruiz"."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and end <= self.ends[at]


NO_PARTIES = Parties()


def parties_of(cast: Cast, meeting: Meeting) -> Parties:
    """Return who takes part: the sides that meet, and where persons and offices are named.

    News that only name the heads of two states are about these states as about any other.
    """
    named = sorted({(start, end) for start, end, _, _ in cast.titles} | {*zip(cast.at, cast.end_at, strict=True)})
    kept: list[tuple[int, int]] = []
    for start, end in named:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    meet = meeting.talks and (meeting.genre != "news" or meeting.opens_with_talks)
    return Parties(
        frozenset(meeting.sides if meet else ()),
        tuple(start for start, _ in kept),
        tuple(end for _, end in kept),
    )


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
    hits = [hit for found in _hits(text, read, words) if (hit := _as_subject(text, found, parties))]
    starts = [hit.start for hit in hits]
    told = [(block, _evidence(text, block, hits, starts)) for block in _telling(text, blocks)]
    whole = _whole(told, words)
    meetings = _words_of_meetings(read)
    visits = _visits(words)
    most = max(whole, key=whole.__getitem__, default=None)
    throughout = most if most is not None and whole[most] >= _THROUGHOUT else None
    found: dict[int, list[tuple[Span, list[Span], str]]] = defaultdict(list)
    for block, evidence in told:
        subjects = theme_terms(block, evidence, words, whole)
        title = _is_title(text, block, first=block is told[0][0])
        met = []
        if not (title and subjects) and (len(told) > 2 or len(subjects) < _MOST) and visits not in dict(subjects):
            met = told_meeting(text, _opening(block, meetings), visits, parties)
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
        if not number or block.kind != "heading" or _MEETING.search(text, block.span.start, block.span.end)
    ]


# "JOURNALIST:"
_LABEL = regex(r"[A-Z][A-Z .’'-]+:")


def _evidence(text: str, block: Block, hits: list[TermMatch], starts: list[int]) -> dict[int, ThemeWeight]:
    """Return what speaks for each theme in a block, the longest of terms that overlap: "economic and trade"."""
    terms: dict[int, list[TermMatch]] = defaultdict(list)
    label = _LABEL.match(text, block.span.start, block.span.end)
    start = label.end() if label else block.span.start
    for hit in hits[bisect_left(starts, start) : bisect_left(starts, block.span.end)]:
        if hit.end > block.span.end:
            continue  # its last words begin the next block
        own = terms[hit.theme]
        if not own or hit.start >= own[-1].end:
            own.append(hit)
        elif (hit.strong, hit.end - hit.start) > (own[-1].strong, own[-1].end - own[-1].start):
            own[-1] = hit
    length = block.span.end - block.span.start
    return {theme: _weighed(text, own, length) for theme, own in terms.items()}


def _weighed(text: str, terms: list[TermMatch], length: int) -> ThemeWeight:
    """Return what terms of one theme weigh: different ones count, repeated ones a little, one in passing less."""
    strong = [text[hit.start : hit.end].lower() for hit in terms if hit.strong]
    weak = {text[hit.start : hit.end].lower() for hit in terms if not hit.strong}
    different = len(set(strong))
    if len(strong) == 1 and not weak and length > _BRIEF and " " not in strong[0]:
        return ThemeWeight(terms, _PASSING)
    return ThemeWeight(terms, different + _AGAIN * (len(strong) - different) + _WEAK * len(weak))


def _whole(told: list[tuple[Block, dict[int, ThemeWeight]]], words: ThemeWords) -> dict[int, float]:
    """Return which part of the article each subject has, from 0 to 1, less where there are few blocks.

    Half is its part of all weights, half the part of the blocks in which no theme weighs twice as much.
    """
    weights: dict[int, float] = defaultdict(float)
    blocks: dict[int, int] = defaultdict(int)
    for _, evidence in told:
        most = max((one.weight for one in evidence.values()), default=0.0)
        for theme, one in evidence.items():
            if not words.names[theme].ritual:
                weights[theme] += min(one.weight, _BLOCK)
                blocks[theme] += one.weight >= most / 2
    everything = sum(weights.values()) + _LITTLE
    half = min((len(told) - 1) / (_BLOCKS - 1), 1.0) / 2
    return {theme: half * (weight / everything + blocks[theme] / len(told)) for theme, weight in weights.items()}


_HOUSE = regex(
    r"(?: [A-Z][\w-]*){0,2} (?:[Ss]ession )?"
    r"(?:[Rr]oom|[Hh]all|House|Palace|Square|Street|Avenue|Hotel|Tower|Pavilion)\b"
)


_BODIES = (
    r"(?:Minist(?:ry|ries|ers?)|Departments?|Secretar(?:y|ies)|Agency|Authority|Bureau|Boards?|Institute|Directors?|"
    r"Commissioners?)"
)
_BODY_BEHIND = regex(r"(?:,? (?:and |& )?[A-Z][\w-]*){0,3} " + _BODIES + r"\b")
_BODY_BEFORE = regex(_BODIES + r" (?:of|for) (?:the )?(?:[A-Z][\w-]*,? (?:and |& |of )?){0,3}$")


def _as_subject(text: str, hit: TermMatch, parties: Parties) -> TermMatch | None:
    """Return what a term is as a subject: none in a name, weak if it is the name of a state that meets.

    Names are of persons, offices and bodies ("the Department of Livestock"), of rooms and streets ("in the Climate
    House").
    """
    if parties.holds(hit.start, hit.end):
        return None
    if not text[hit.start].isupper():
        return hit
    if (
        _HOUSE.match(text, hit.end)
        or _BODY_BEHIND.match(text, hit.end)
        or _BODY_BEFORE.search(text, max(hit.start - 60, 0), hit.start)
    ):
        return None
    return hit._replace(strong=False) if hit.strong and _takes_part(text, hit, parties) else hit


def _is_title(text: str, block: Block, *, first: bool) -> bool:
    """Return whether a block is the headline, which names a subject rather than that somebody met."""
    return first and (block.kind == "title" or text[block.span.end - 1 : block.span.end] not in '.!?”"')


def _takes_part(text: str, hit: TermMatch, parties: Parties) -> bool:
    """Return whether a term is the name of a state that meets: then its name alone is no subject."""
    code, _ = gazetteer().side_of.get(text[hit.start : hit.end].replace("’", "'"), ("", ""))
    return code in parties.sides and not gazetteer().sides[code].body


def _visits(words: ThemeWords) -> int | None:
    """Return the number of the theme of meetings and visits, None where a reader's own themes have none."""
    return next((n for n, name in enumerate(words.names) if name.id == "high_level_exchange"), None)


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which phrases begin that may tell of a meeting."""
    told = event_words()
    kinds = {**told.nouns, **told.verbs, **dict.fromkeys(told.spoken, "spoken")}
    first = told.all.by_first.items()
    return frozenset(word for word, ways in first if any(kinds.get(phrase) in _MEETINGS for _, phrase in ways))


def _words_of_meetings(read: WordIndex) -> list[int]:
    """Return where words stand by which a meeting may be told, so that all other passages are passed over."""
    first = _first_words()
    return [read.edges[2 * n] for n, word in enumerate(read.tokens) if word in first]


def _opening(block: Block, meetings: list[int]) -> Span | None:
    """Return the first words of a block, None where no word among them may tell of a meeting."""
    start, end = block.span.start, min(block.span.end, block.span.start + _OPENING)
    return Span(start, end) if bisect_left(meetings, start) < bisect_left(meetings, end) else None


def told_meeting(
    text: str, opening: Span | None, visits: int | None, parties: Parties = NO_PARTIES
) -> list[tuple[int, list[Span]]]:
    """A main clause tells of a meeting, a call or a visit of persons, whatever the subjects beside it.

    >>> President Ruiz <high_level_exchange>receives</high_level_exchange> President Banda for <energy>oil</energy>.
    """
    if opening is None or visits is None:
        return []
    for deed in all_deeds(text, opening):
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


def _hits(text: str, read: WordIndex, words: ThemeWords) -> list[TermMatch]:
    """Return every term of every theme in the text, sorted by start, blocked ones left out."""
    tokens, gaps, starts = read.tokens, read.gaps, read.edges
    terms = {word: words.keyed(word) for word in words.keys_among(set(tokens))}
    hits: list[tuple[int, int, Term]] = []
    most = len(tokens)
    blocked: set[tuple[int, int]] = set()
    for i, token in enumerate(tokens):
        if token not in terms:
            continue
        for term in terms[token].met(tokens[i - 1], tokens[i + 1] if i + 1 < most else ""):
            first = i - term.key
            last = first + len(term.words) - 1
            if first != last and (first < 0 or last >= most or not _stands_at(term, tokens, gaps, first)):
                continue
            if term.cased and not text.startswith(term.cased, starts[2 * first]):
                continue
            if term.strength == "block":
                blocked.update((term.theme, n) for n in range(first, last + 1))
            else:
                hits.append((first, last, term))
    if blocked:
        hits = [hit for hit in hits if not any((hit[2].theme, n) in blocked for n in range(hit[0], hit[1] + 1))]
    return sorted(
        TermMatch(starts[2 * first], starts[2 * last + 1], term.theme, term.strength == "strong")
        for first, last, term in hits
    )


def _stands_at(term: Term, tokens: list[str], gaps: list[str], first: int) -> bool:
    for at, word in enumerate(term.words, first):
        if word != tokens[at] and (word.isalnum() or not fits(word, tokens[at])):
            return False
    for gap in gaps[first : first + len(term.words) - 1]:
        if gap != " " and gap != "." and gap.strip(_GAP) and not (term.comma and gap.strip() == ","):
            return False
    return True


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
    if throughout is None or block.kind == "heading" or block.span.end - block.span.start < _LINE:
        return []
    return [(throughout, [])]


def meeting_line(text: str, block: Block, visits: int | None) -> list[tuple[int, list[Span]]]:
    """A title or a short line that only says who met.

    >>> Russian-Serbian <high_level_exchange>talks</high_level_exchange>
    """
    if block.span.end - block.span.start > _LINE:
        return []
    meeting = _MEETING.search(text, block.span.start, block.span.end)
    if meeting is None or visits is None:
        return []
    if _PRESS.search(text, block.span.start, block.span.end):
        return []
    return [(visits, [Span(*meeting.span())])]


RULES = (theme_terms, told_meeting, meeting_line)
