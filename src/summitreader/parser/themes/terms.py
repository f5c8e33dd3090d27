"""The terms of all themes that stand in a text, in one pass: every word is looked up once."""

from bisect import bisect_right
from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.theme_terms import Term, ThemeWords, fits
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex

_GAP = " \t\n-‐‑–’'&+/\u00a0"


class TermMatch(NamedTuple):
    """One term of a theme in the text."""

    start: int
    end: int
    theme: int
    strong: bool


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


_LABEL = regex(r"[A-Z][A-Z .’'-]+:")


def after_label(text: str, block: Span) -> int:
    """Return where the words of a block begin, behind the label of a turn: "JOURNALIST:", "AUDIENCE MEMBER:"."""
    label = _LABEL.match(text, block.start, block.end)
    return label.end() if label else block.start


def find_terms(text: str, read: WordIndex, words: ThemeWords) -> list[TermMatch]:
    """Return every term of every theme in the text, sorted by start, blocked ones left out."""
    tokens, gaps, starts = read.tokens, read.gaps, read.edges
    hits: list[tuple[int, int, Term]] = []
    most, terms = len(tokens), words.terms
    blocked: set[tuple[int, int]] = set()
    for i, token in enumerate(tokens):
        keyed = terms[token]
        if keyed is None:
            continue
        found, before, after = keyed
        if before and (more := before.get(tokens[i - 1])):
            found = found + more
        if after and i + 1 < most and (more := after.get(tokens[i + 1])):
            found = found + more
        for term in found:
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


def as_subject(text: str, hit: TermMatch, parties: Parties) -> TermMatch | None:
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


def _takes_part(text: str, hit: TermMatch, parties: Parties) -> bool:
    """Return whether a term is the name of a state that meets: then its name alone is no subject."""
    code, _ = gazetteer().side_of.get(text[hit.start : hit.end].replace("’", "'"), ("", ""))
    return code in parties.sides and not gazetteer().sides[code].body
