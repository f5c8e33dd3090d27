"""What a rule of the grammar sees and what it makes: a line being read, and one report found in it."""

from collections.abc import Callable
from dataclasses import dataclass

from summitreader.model import Act
from summitreader.parser.attribution.complements import complement_of, trailing
from summitreader.parser.attribution.content_end import content_end
from summitreader.parser.attribution.guards import Guard
from summitreader.parser.attribution.occasions import before_addressee, before_occasion
from summitreader.parser.attribution.reporting_cues import Cue
from summitreader.parser.attribution.subjects import Words, subject_of
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs
from summitreader.parser.lexicon.speaking_nouns import may_speak

# Words that one statement of a sentence can have: the bound keeps a text without stops linear.
_LONGEST = 400


@dataclass(slots=True)
class SentenceScan:
    """A line being read: its cues, how far it is used up, and who spoke last in it."""

    line: TaggedSentence
    cues: list[Cue]
    words: ReportingVerbs
    index: int = 0
    used: int = 0
    who: Words | None = None
    last: Cue | None = None

    def speaker(self, cue: Cue) -> Words | None:
        """Return who spoke last in the line; where nobody did, the subject of the verb before the cue."""
        return self.who or subject_of(self.line, self.used, cue.group)


@dataclass(slots=True)
class Report:
    """What one rule found, in words of the line; the line is used up to `end`."""

    who: Words | None
    says: list[Words]
    end: int
    act: Act
    addressee: Words | None = None
    cue: Cue | None = None  # where the rule reads more words as the cue: "was quoted as saying"


ReportRule = Callable[[SentenceScan, Cue], Report | Guard]


def complement_report(scan: SentenceScan, cue: Cue, who: Words | None, limit: int = 0) -> Report | Guard:
    """Return the report of a cue whose content follows it, up to word `limit` at most."""
    line, tags = scan.line, scan.line.tags
    found = complement_of(cue)
    limit = min(limit or trailing(line), cue.end + _LONGEST)
    if not found or found.start >= limit:
        return Guard.NO_CONTENT
    start, end = found.start, content_end(found, cue, scan.cues, scan.index + 1, limit)
    end = before_addressee(line, line.word(cue.at), start, before_occasion(line, scan.words, found, end))
    while end > start and tags[end - 1] in ",;-C":
        end -= 1
    while start < end and tags[start] in ",-":
        start += 1
    if end <= start:
        return Guard.NO_CONTENT
    return Report(who, [(start, end)], end, found.act, found.addressee)


def addressee_of(line: TaggedSentence, words: Words) -> Words | None:
    """Return whom something is told without when, where and how: "Premier Lee", not "Premier Lee by phone".

    None where that is a pronoun, or nobody who listens: "him", "transparency and adherence".
    """
    start, last = words
    end = next((at for at in range(start + 1, last) if _is_behind(line, at)), last)
    while end - 1 > start and (line.tags[end - 1] in ",-CR" or line.word(end - 1) in _PERSONALLY):
        end -= 1
    while start < end and line.tags[start] in ",-RC":
        start += 1
    if start == end or line.word(start) in _PRONOUNS or line.tags[start] in "It.":
        return None
    return None if _is_quality(line, start, end) else (start, end)


def _is_quality(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether a phrase is nobody, as in "encouraged transparency and adherence to the rules"."""
    end = next((at for at in range(start + 1, end) if line.tags[at] in "IG"), end)
    named = line.tags[end - 1] == "N" or not line.word(end - 1).endswith(_QUALITIES)
    return not named and may_speak(line.span(start, end).of(line.text)) != "yes"


def _is_behind(line: TaggedSentence, at: int) -> bool:
    """Return whether an adjunct begins at a word behind whom something is told, no part of the name."""
    tag, word, after = line.tags[at], line.word(at), line.word(at + 1)
    if tag == ",":
        return after in _NOTABLY or after == "in"
    if tag == "I":
        capital = line.tags[at + 1 : at + 2] == "N" or line.tags[at + 1 : at + 3] == "DN"
        if word == "of":
            return after == "the" and line.word(at + 2) in _LATEST
        if word == "in":
            return after in ("a", "an", "charge") or (after == "the" and line.word(at + 2) in _LATEST)
        return not (capital and word in ("for", "on", "from"))  # "the Minister for Trade"
    if tag == "t":
        return line.tags[at + 1 : at + 2] != "N"
    return tag in "-(cTw" or (tag == "d" and line.tags[at - 1] != "'")


_OBJECTS = "him her them me us it you himself herself themselves whom this these those"
_PRONOUNS = frozenset(_OBJECTS.split())
_PERSONALLY = frozenset(("personally", "again", "also", "there", "all", "both", "everywhere"))
_NOTABLY = frozenset(("particularly", "especially", "including", "notably", "above", "among", "namely"))
_NEWS = "latest current recent results outcome outcomes situation progress course"
_LATEST = frozenset(_NEWS.split())
_QUALITIES = ("tion", "tions", "ity", "ence", "ency", "ness")
