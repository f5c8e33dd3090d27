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
    return Report(who, [(start, end)], end, found.act, found.addressee and _person(line, *found.addressee))


def _person(line: TaggedSentence, start: int, end: int) -> Words:
    """Return whom something is told without how: "Premier Lee", not "Premier Lee by phone"."""
    if line.word(end - 1) in _MEANS and line.word(end - 2) == "by":
        end -= 2
    while end - 1 > start and line.tags[end - 1] in ",-":
        end -= 1
    return start, end


_MEANS = frozenset(("phone", "telephone", "letter", "telegram", "video"))
