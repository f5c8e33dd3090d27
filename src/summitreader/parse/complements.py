"""Complements: where what is said begins and where it ends, in words of a line."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from summitreader.model import Act
from summitreader.parse.cues import Cue
from summitreader.parse.lexicon import Frame
from summitreader.parse.shapes import Line
from summitreader.parse.subjects import Words

_ADJUNCT = re.compile(r"(?:[dR]|[Dl]d|[It][DNlanEG#'Cdv]++|,(?=[Q])|(?<=[Nlan]),(?=[It]))*")
_TIME = re.compile(r"(?:(?:R|[Dl]?d)(?!')|[Ic]D?[Nl]{1,2}(?=[PX](?:(?<=X)|[AFVE])))*")
_LISTENER = re.compile(r"(?:M|Y|P|N+(?:l+N+)*(?![N'n])|[DREG#]*(?:N|l|n|'|#)+(?:I[DNlan#'G]+)*)")
_ASKED = re.compile(r"(?:M|Y|P|[DRGEC#NlanIv']{1,30}(?=t))")
# "with both sides stressing"
WITH_SUBJECT = re.compile(r",I([D#NlanC']+(?:I[D#]+)?)$")
_NAMED = re.compile(r"(?:M|Y|D?[NlanE#'I]{0,7}[Nlan])([QD])")
_PERSON = re.compile(r"(?:M|Y|P|D?[NlanE#'v]*[Nlan])")
_THAT = re.compile(
    r"(?:[dR]|[Dl]d|,?[Itc][DNlanEG#'CQdJvR]++|,N+|,[cl](?=,)|,|-[DNlanEG#'CIdRYcPAV,]{1,14}-)*?"
    r"(?:,?T|[,:]?Q|:)"
)
_CLAUSE = re.compile(r"[DRNlanE#'GIC()Qv][DRNlanE#'GIC()Qvt]{0,40}[APXFVET]|[APXFVET]|[PYXw]|[DNlan#EGJQ'R]")
_FINITE = re.compile(r"[APXFVEY]")
_REACH = 60
_INFINITIVE = re.compile(r"[RAd]*t")
_QUOTES = re.compile(r"Q(?:[,.;:-]*Q)*(?!C?T|[AVFEIDNlan])")
# "declared the need for will: “We must,” she said": the quotation is a report of its own.
_SAID_AFTER = re.compile(r"[:-]Q,?(?:(?:P|[DNlan#E']{1,8})[AR]?V|V(?:P|[DNl]))")
_WHILE = re.compile(r",c")
_NEW_CLAUSE = re.compile(r",C(?=R?(?:[DNlan#'G]+[AFX]|[PYX]))|,?C(?=R?(?:A|V[DPT]))")
_SAYING = frozenset(("said", "says", "say", "saying"))
_CONTRAST = frozenset(("while", "whereas"))
_OPENERS = frozenset(("if", "unless", "although", "whether"))
_END_MARKS = ".?!:;,-"


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue's content begins with, in words of the line, the act performed, and whom it is asked of."""

    start: int
    act: Act
    frame: Frame
    addressee: Words | None = None


def complement_of(cue: Cue) -> Complement | None:
    """The first complement that a cue has of those its verb takes."""
    for frame, complement in _COMPLEMENTS.items():
        if frame in cue.frames and (found := complement(cue)):
            return found
    return None


def trailing(line: Line) -> int:
    """The end of the line without its closing punctuation."""
    end = len(line.tags)
    while end and line.tags[end - 1] in _END_MARKS:
        end -= 1
    return end


def adjuncts_end(line: Line, at: int) -> int | None:
    """The end of "on Monday", "in a statement" before a comma, a stop or a quotation; None before a clause."""
    match = _ADJUNCT.match(line.tags, at)
    end = match.end() if match else at
    return end if end >= len(line.tags) or line.tags[end] in ",.;:?!-Q)" else None


def content_end(found: Complement, cue: Cue, cues: list[Cue], index: int, limit: int) -> int:
    """Where content that begins at `start` ends: before the first of the cues from `index` on with its own report."""
    line, start = cue.line, found.start
    limit = _clause_limit(found, cue, limit)
    for other in itertools.islice(cues, index, None):
        if other.at >= limit:
            break
        if other.group <= start:
            continue
        stop = _break_before(line, start, cue, other)
        if stop is not None:
            return stop
    return limit


def _clause_limit(found: Complement, cue: Cue, limit: int) -> int:
    """Where the clause ends for reasons other than a later cue: its quotation closes, the reporter goes on."""
    line, start = cue.line, found.start
    tags = line.tags
    if tags[start] == "Q" and start >= cue.end:
        run = _QUOTES.match(tags, start)
        return run.end() if run else limit
    quoted = _SAID_AFTER.search(tags, start + 1, limit)
    limit = quoted.start() if quoted else limit
    if found.frame == "clause" and (tags[start - 1] == "T" or tags[start] in "PY" or line.word(cue.at) in _SAYING):
        for match in _WHILE.finditer(tags, start + 1, limit):
            if line.word(match.start() + 1) in _CONTRAST:
                return match.start()
    else:
        for clause in _NEW_CLAUSE.finditer(tags, start + 1, limit):
            if not _same_subject(line, cue, clause.end()):
                return clause.start()
    return limit


def _same_subject(line: Line, cue: Cue, at: int) -> bool:
    """Whether "but have" goes on with the clause that was reported: the reporter's verb is of another tense."""
    return line.word(at) in _PRESENT and cue.form == "finite" and line.word(cue.at).endswith("ed")


_PRESENT = frozenset(("have", "has", "is", "are", "will", "can", "do", "does"))


def _break_before(line: Line, start: int, cue: Cue, other: Cue) -> int | None:
    """The end of the content before `other`, if that cue opens a report of its own rather than being part of it."""
    tags, group = line.tags, other.group
    before = tags[group - 1]
    if other.form == "participle":
        return _chain_break(line, start, cue, other)
    if other.form == "according":
        return group - 1 if before == "," and group > start + 2 else None
    if other.passive or other.form not in ("finite", "base"):
        return None
    if before == ";" and same_tense(cue, other) and complement_of(other):
        return group - 1
    if before == "C" and same_tense(cue, other) and complement_of(other):
        comma = tags[group - 2] == ","
        contrast = line.word(group - 1) == "but"
        if comma or contrast or "clause" not in cue.frames or cue.form == "base" or tags[start] != "P":
            return group - 2 if comma else group - 1
    return _clause_break(line, start, other)


def _chain_break(line: Line, start: int, cue: Cue, other: Cue) -> int | None:
    tags, at = line.tags, other.group
    absolute = WITH_SUBJECT.search(tags, max(start, at - 13), at)
    if absolute and line.word(absolute.start() + 1) == "with":
        return absolute.start()
    if tags[at - 1] == "C":
        at -= 1
    if at - 1 <= start or tags[at - 1] not in ",-":
        return None
    follows = tags[other.end : other.end + 2]
    chained = follows[:1] in ("T", "Q") or follows in (":Q", ",Q")
    return at - 1 if chained or chains(other) else None


def chains(other: Cue) -> bool:
    """True for participles that carry a report on without "that": urging, calling for, expressing hope."""
    return other.line.word(other.at) in _CHAINING and complement_of(other) is not None


_CHAINING = frozenset(
    [
        "adding",
        "noting",
        "stressing",
        "saying",
        "emphasizing",
        "emphasising",
        "underscoring",
        "underlining",
        "urging",
        "calling",
        "expressing",
        "voicing",
        "reiterating",
        "reaffirming",
        "welcoming",
        "pledging",
        "promising",
        "vowing",
        "warning",
        "telling",
        "condemning",
        "demanding",
        "arguing",
        "insisting",
        "claiming",
        "announcing",
        "thanking",
        "praising",
        "commending",
        "pointing",
        "stating",
        "suggesting",
        "acknowledging",
        "asserting",
        "writing",
        "tweeting",
        "declaring",
        "explaining",
        "recalling",
        "concluding",
        "lamenting",
        "complaining",
        "calling",
        "asking",
        "proposing",
        "recognizing",
        "recognising",
        "highlighting",
        "affirming",
        "confirming",
    ]
)


def _clause_break(line: Line, start: int, other: Cue) -> int | None:
    """ ", and she urged", "; he said", ", but Smith said": a new clause with a subject and a cue of its own."""
    tags, at = line.tags, other.group
    subject = at
    while subject > start and tags[subject - 1] in "NlanDP#'E":
        subject -= 1
    if subject == at or subject <= start + 1:
        return None
    before = tags[subject - 1]
    if before == "W" and tags[subject - 2] == "," and to_do_after(other) is not None:
        return subject - 2
    if tags[subject - 3 : subject] == ",tW":
        return subject - 3
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


def to_do_after(cue: Cue) -> int | None:
    """Where the verb of "agreed to meet" or "committed to meet" stands, the "to" being part of the cue or not."""
    line, at = cue.line, cue.end
    if line.tags[at - 1] == "t":
        return at if line.tags[at : at + 1] in ("l", "v", "n") else None
    return infinitive_after(line, at) if "to" in cue.frames else None


def _asked_to(cue: Cue) -> Complement | None:
    """ "urged both sides to meet" """
    if cue.line.tags[cue.end : cue.end + 1] == "t" and cue.line.word(cue.at).startswith("urg"):
        return Complement(cue.end + 1, cue.frames["person_to"], "person_to")
    match = _ASKED.match(cue.line.tags, cue.end)
    start = infinitive_after(cue.line, match.end()) if match else None
    return Complement(start, cue.frames["person_to"], "person_to", match.span()) if match and start else None


def _told_that(cue: Cue) -> Complement | None:
    """ "told reporters that talks go on" """
    line, listener = cue.line, listener_after(cue.line, cue.end)
    if not listener:
        return None
    that = _THAT.match(line.tags, listener[1])
    told = that and line.tags[that.end() - 1] == "T"
    alone = "object" not in cue.frames and "clause" not in cue.frames
    if not told and (not alone or line.tags[listener[1] : listener[1] + 1] == "I"):
        return None
    start = _clause(line, listener[1])
    return Complement(start, cue.frames["person_that"], "person_that", listener) if start else None


def _told_about(cue: Cue) -> Complement | None:
    """ "informed him about the progress made" """
    line, at = cue.line, cue.end
    match = _PERSON.match(line.tags, at)
    end = match.end() if match else at
    if line.word(end) not in ("about", "of", "against"):
        return None
    return Complement(end + 1, cue.frames["person_about"], "person_about", (at, end) if end > at else None)


def _thanked_for(cue: Cue) -> Complement | None:
    """ "thanked China for its help" """
    line, at = cue.line, cue.end
    match = _PERSON.match(line.tags, at)
    if not match:
        return None
    end = match.end()
    if line.word(end) == "of" and (longer := _PERSON.match(line.tags, end + 1)):
        # "thanked the President of Ukraine for", but "accused the ministry of delay"
        if line.word(longer.end()) != "for" and "object" in cue.frames and "N" not in match.group():
            # "commended the work of the committee on ferries": the work is what is praised.
            return None
        end = longer.end() if line.word(longer.end()) in ("for", "on") else end
    if line.word(end) not in ("for", "on", "of"):
        return None
    return Complement(end + 1, cue.frames["person_for"], "person_for", (at, end))


def _to_do(cue: Cue) -> Complement | None:
    """ "agreed to meet" """
    start = infinitive_after(cue.line, cue.end)
    return Complement(start, cue.frames["to"], "to") if start else None


def _that_clause(cue: Cue) -> Complement | None:
    """ "said that talks go on", "said talks go on", "said: “We will.”" """
    start = _clause(cue.line, cue.end, needs_verb=cue.line.word(cue.at) not in _SAYING)
    return Complement(start, cue.frames["clause"], "clause") if start else None


def _object(cue: Cue) -> Complement | None:
    """ "welcomed the resumption of talks", "expressed gratitude to the host for his support" """
    line, start, addressee = cue.line, cue.end, None
    if cue.attitude:
        person = _PERSON.match(line.tags, start + 1) if line.word(start) == "to" else None
        if person:
            addressee, start = person.span(), person.end()
        start += line.word(start) in _OF_ATTITUDE
    start += line.tags[start : start + 1] == "T" or (cue.attitude and line.tags[start : start + 1] == "C")
    if line.tags[start : start + 1] in _OBJECT_START or line.tags[start - 1 : start + 1] in ("Tc", "TI"):
        return Complement(start, cue.frames["object"], "object", addressee)
    return None


def _named(cue: Cue) -> Complement | None:
    """ "called the plan “a mistake”", "called the visit a success" """
    match = _NAMED.match(cue.line.tags, cue.end)
    if not match or (match.group(1) == "D" and cue.line.word(match.start(1)) not in ("a", "an")):
        return None
    return Complement(cue.end, cue.frames["name"], "name")


def _quotation(cue: Cue) -> Complement | None:
    """ "read: “We will.”" """
    start = cue.line.tags.find("Q", cue.end, cue.end + 3)
    return Complement(start, cue.frames["quote"], "quote") if start >= 0 else None


_PREPOSITIONS = "for about over regarding in on at with towards toward against"
_OF_ATTITUDE = frozenset(_PREPOSITIONS.split())
_OBJECT_START = frozenset("DNlanE#'GQPYMwJvVRTtWAdKXC")
_COMPLEMENTS: dict[Frame, Callable[[Cue], Complement | None]] = {
    "person_to": _asked_to,
    "to": _to_do,
    "person_about": _told_about,
    "person_that": _told_that,
    "person_for": _thanked_for,
    "clause": _that_clause,
    "object": _object,
    "name": _named,
    "quote": _quotation,
}


def listener_after(line: Line, at: int) -> Words | None:
    """The noun phrase that is told, asked or thanked."""
    match = _LISTENER.match(line.tags, at)
    return (at, match.end()) if match else None


def infinitive_after(line: Line, at: int) -> int | None:
    """Where the content of an infinitive begins: behind its "to", before a "not"."""
    match = _INFINITIVE.match(line.tags, at)
    if not match or line.tags[match.end() : match.end() + 1] in ("", "D", "N"):
        return None
    # "decided not to run": without its "not" the content would be turned round.
    return at if "A" in match.group() else match.end()


def _clause(line: Line, at: int, needs_verb: bool = False) -> int | None:
    tags = line.tags
    match = _THAT.match(tags, at)
    if match:
        last = match.end() - 1
        if tags[last] == "Q":
            return last
        # "said in a film that aired last year" has no that-clause.
        relative = last > at and tags[last] == "T" and tags[last + 1 : last + 2] in ("A", "V", "F", "E")
        return last + 1 if last + 1 < len(tags) and not relative else None
    if tags[at : at + 2] == "tv":
        return None
    time = _TIME.match(tags, at)
    start = time.end() if time else at
    if start < len(tags) and tags[start] == "c" and line.word(start) in _OPENERS:
        return start
    if start >= len(tags) or not _CLAUSE.match(tags, start):
        return None
    if needs_verb and tags[start] not in "PYXw":
        comma = tags.find(",", start)
        if tags[comma : comma + 2] == ",W":
            comma = -1
        if tags[start] == "I" or not _FINITE.search(tags, start, comma if comma > 0 else start + _REACH):
            return None
    return start
