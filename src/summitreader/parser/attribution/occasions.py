"""Occasions: the phrase at the end of a report that tells when and where it was said, not what."""

from summitreader.parser.attribution.objects import Complement
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs
from summitreader.parser.text.lazy_regex import regex

# "during their talks in Accra", "at a press conference on Monday", "on the sidelines of the summit"
_PHRASE = regex(
    r"[Ic](?:[DN]|d')(?:[DlanEGN']{0,4}?)([lnvVGN])(?:(?:[Itc][DNlanE#'G]{1,8}|I?[Dl]?d|I?#N?)*(?:[TW][AFVE][^,;:Q]{0,40})?)$"
)
_OPENERS = frozenset(("during", "at", "in", "on", "following", "throughout", "over"))
_THEIRS = frozenset(("their", "his", "her"))
_ONE = frozenset(("a", "an"))
_BESIDE = frozenset(("sidelines", "margins"))
_THE_TALKS = frozenset(("talks", "meeting", "conversation", "call", "discussions", "negotiations", "consultations"))
_OPENINGS = frozenset(("opening", "inauguration", "unveiling", "outset"))
_FUTURE = frozenset(
    ["next", "planned", "upcoming", "future", "coming", "forthcoming", "possible", "further", "new", "another"]
)
# "when he met the King on Friday", "while addressing the parliament"
_CLAUSE = regex(r"c(?:(?:P|D?[Nl]{1,4})[AR]?)?([EVFGJ])[^,;:Q]{0,60}$")
_CLAUSE_OPENERS = frozenset(("when", "as", "while"))
_CLAUSES = frozenset(("clause", "person_that", "that"))
_LOOK = 24


def before_occasion(line: TaggedSentence, words: ReportingVerbs, found: Complement, end: int) -> int:
    """Return where a content that reaches up to word `end` ends before the occasion of the report.

    `end` without one.
    """
    if end < len(line.tags) and line.tags[end] not in ".;:!?C":
        return end
    for at in range(max(found.start + 1, end - _LOOK), end - 1):
        if line.tags[at] not in "Ic":
            continue
        word = line.word(at)
        if word in _OPENERS and _is_occasion(line, words, at, end, clause=found.frame in _CLAUSES):
            return _before_day(line, found.start, at)
        match = _CLAUSE.match(line.tags, at, end) if word in _CLAUSE_OPENERS else None
        if match and line.word(match.start(1)) in words.occasion_verbs:
            return _before_day(line, found.start, at)
    return end


def _before_day(line: TaggedSentence, start: int, at: int) -> int:
    """Return where "on Monday" begins before an occasion at a word; that word itself without one."""
    day = _DAY.search(line.tags, max(start + 1, at - 3), at)
    return day.start() if day else at


_DAY = regex(r"(?:I|[Dl])?d$")


def before_addressee(line: TaggedSentence, cue: str, start: int, end: int) -> int:
    """Return where a content ends before whom it is told: "conveyed Lima’s wish for a pier | to her host"."""
    if not cue.startswith(_CONVEYING):
        return end
    for at in range(max(start + 1, end - _LOOK), end - 1):
        if _TO_SOMEBODY.match(line.tags, at, end) and any(_is_somebody(line.word(i)) for i in range(at + 1, end)):
            return at
    return end


def _is_somebody(word: str) -> bool:
    known = gazetteer()
    return known.tags.get(word) == "T" or word in known.descriptions or word in ("counterpart", "colleague")


_CONVEYING = ("convey", "communicat", "relay", "transmit", "propos", "suggest", "offer", "present")
_TO_SOMEBODY = regex(r"t(?:D[NlaE]{0,3}[NlanP](?:I[DNl]{1,3})?)?,?N{0,6}$")


def _is_occasion(line: TaggedSentence, words: ReportingVerbs, at: int, end: int, clause: bool) -> bool:
    """Return whether a phrase tells of the report.

    Behind a clause, whose own time it may be, only what can hold words.
    """
    match = _PHRASE.match(line.tags, at, end)
    noun = line.word(match.start(1)) if match else ""
    if match is None or noun not in (words.occasion_words if clause else words.occasions):
        return False
    if _FUTURE & {line.word(i) for i in range(at, match.start(1))}:
        return False
    whose, during = line.word(at + 1), line.word(at) in ("during", "throughout")
    if noun in _BESIDE or line.tags[at + 1] == "d":  # "at Tuesday’s breakfast meeting"
        return True
    if line.word(at) == "at" and whose == "the" and noun in _OPENINGS:
        return True  # "at the opening of the ward"
    if during and not clause and whose == "the":
        return noun in _THE_TALKS
    return whose in _THEIRS or (whose in _ONE and (during or noun != "visit"))
