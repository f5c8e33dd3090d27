"""Complements: where what is said begins and where it ends, in words of a line."""

import re

from summitreader.parse.cues import Cue
from summitreader.parse.shapes import Line
from summitreader.parse.subjects import Words

_ADJUNCT = re.compile(r"(?:[dR]|[It](?:[DNlEG#'C])+|,(?=[Q])|(?<=[Nl]),(?=[It]))*")
_TIME = re.compile(r"[dR]*")
_LISTENER = re.compile(r"(?:M|Y|P|[DRE#]*(?:N|l|'|#)+(?:I[DNl#']+)*)")
_THAT = re.compile(r"(?:[dR]|,?[It][DNlEG#'CQ]+|,)*?(?:,?T|[,:]?Q|:)")
_CLAUSE = re.compile(r"[DRNlE#'GIC()Qv]*[APXFVET]|[PYXw]|[DNl#EGQ'R]")
_FINITE = re.compile(r"[APXFV]|[PY]")
_END_MARKS = ".?!:;,-"


def trailing(line: Line) -> int:
    """The end of the line without its closing punctuation."""
    end = len(line.tags)
    while end and line.tags[end - 1] in _END_MARKS:
        end -= 1
    return end


def clause_after(line: Line, at: int, needs_verb: bool = False) -> int | None:
    """Where a that-clause, a bare clause or a quotation begins after a cue that ends at `at`; None if there is none."""
    tags = line.tags
    match = _THAT.match(tags, at)
    if match:
        last = match.end() - 1
        if tags[last] == "Q":
            return last
        return last + 1 if last + 1 < len(tags) else None
    time = _TIME.match(tags, at)
    start = time.end() if time else at
    if start >= len(tags) or not _CLAUSE.match(tags, start):
        return None
    if needs_verb and not _FINITE.search(tags, start):
        return None
    return start


def object_after(line: Line, at: int) -> int | None:
    """Where a noun phrase, a clause or a quotation begins."""
    tags = line.tags
    if at < len(tags) and tags[at] == "T":
        at += 1
    return at if at < len(tags) and tags[at] in "DNlE#'GQPYMwIJvVRTtWAdKX" else None


def infinitive_after(line: Line, at: int) -> int | None:
    """Where the verb after "to" begins; adverbs may stand before it."""
    match = re.compile(r"[RAd]*t").match(line.tags, at)
    return match.end() if match and match.end() < len(line.tags) and line.tags[match.end()] not in "DN" else None


def listener_after(line: Line, at: int) -> Words | None:
    """The noun phrase that is told, asked or thanked."""
    match = _LISTENER.match(line.tags, at)
    return (at, match.end()) if match else None


def ends_here(line: Line, at: int) -> bool:
    """True if nothing but "on Monday" or "in a statement" stands between `at` and the next comma or the end."""
    return adjuncts_end(line, at) is not None


def adjuncts_end(line: Line, at: int) -> int | None:
    """The end of "on Monday", "in a statement" where a comma, a stop or a quotation follows; None where a clause does."""
    match = _ADJUNCT.match(line.tags, at)
    end = match.end() if match else at
    return end if end >= len(line.tags) or line.tags[end] in ",.;:?!-Q)" else None


def content_end(line: Line, start: int, cue: Cue, later: list[Cue], limit: int) -> tuple[int, Cue | None]:
    """Where the content that begins at `start` ends, and the later cue that ends it."""
    for other in later:
        if other.group <= start:
            continue
        stop = _break_before(line, start, cue, other)
        if stop is not None:
            return stop, other
    return limit, None


def _break_before(line: Line, start: int, cue: Cue, other: Cue) -> int | None:
    """The end of the content before `other`, if that cue opens a report of its own rather than being part of it."""
    tags, group = line.tags, other.group
    before = tags[group - 1]
    if other.form == "participle":
        return _chain_break(line, start, cue, other)
    if other.passive or other.form not in ("finite", "base"):
        return None
    if before == "C" and same_tense(cue, other) and takes_complement(other):
        comma = tags[group - 2] == ","
        if comma or "clause" not in cue.frames or cue.form == "base" or tags[start] != "P":
            return group - 2 if comma else group - 1
    return _clause_break(line, start, other)


def _chain_break(line: Line, start: int, cue: Cue, other: Cue) -> int | None:
    tags, at = line.tags, other.group
    if tags[at - 1] == "C":
        at -= 1
    if at - 1 <= start or tags[at - 1] not in ",-":
        return None
    follows = tags[other.end : other.end + 2]
    chained = follows[:1] in ("T", "Q") or follows in (":Q", ",Q")
    return at - 1 if chained or chains(other) else None


def chains(other: Cue) -> bool:
    """True for participles that carry a report on without "that": urging, calling for, expressing hope."""
    return other.line.word(other.at) in _CHAINING and takes_complement(other)


_CHAINING = frozenset(
    ["adding", "noting", "stressing", "saying", "emphasizing", "emphasising", "underscoring", "underlining", "urging", "calling", "expressing", "voicing", "reiterating", "reaffirming", "welcoming", "pledging", "promising", "vowing", "warning", "telling", "condemning", "demanding", "arguing", "insisting", "claiming", "announcing", "thanking", "praising", "commending", "pointing", "stating", "suggesting", "acknowledging", "asserting", "writing", "tweeting", "declaring", "explaining", "recalling", "concluding", "lamenting", "complaining", "calling", "asking", "proposing"]
)


def _clause_break(line: Line, start: int, other: Cue) -> int | None:
    """ ", and she urged", "; he said", ", but Smith said": a new clause with a subject and a cue of its own."""
    tags, at = line.tags, other.group
    subject = at
    while subject > start and tags[subject - 1] in "NlDP#'E":
        subject -= 1
    if subject == at or subject <= start + 1:
        return None
    before = tags[subject - 1]
    if before in "Cc" and tags[subject - 2] in ",;-":
        return subject - 2
    if before in ";-":
        return subject - 1
    return None


def same_tense(cue: Cue, other: Cue) -> bool:
    """True where two verbs can share a subject: both past, both present, or both plain plural forms."""
    if cue.form == "base" or other.form == "base":
        return cue.form == other.form
    if cue.form != "finite":
        return other.form == "finite"
    return _third_person(cue) == _third_person(other) or cue.group < cue.at or other.group < other.at


def _third_person(cue: Cue) -> bool:
    return cue.line.word(cue.at).endswith("s")


def takes_complement(cue: Cue) -> bool:
    """True if what follows a cue can be its content."""
    line = cue.line
    if "object" in cue.frames and object_after(line, cue.end) is not None:
        return True
    if "clause" in cue.frames and clause_after(line, cue.end) is not None:
        return True
    if "to" in cue.frames and infinitive_after(line, cue.end) is not None:
        return True
    return any(frame.startswith("person") for frame in cue.frames) and listener_after(line, cue.end) is not None
