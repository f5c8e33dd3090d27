"""Complements: where what is said begins, in words of a line."""

from collections.abc import Callable

from summitreader.parser.attribution.objects import Complement, is_this_alone, named_so, object_of, thanked_for
from summitreader.parser.attribution.phrases import clause_begins, clause_behind_listener, noun_phrase
from summitreader.parser.attribution.reporting_cues import Cue
from summitreader.parser.attribution.subjects import Words
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.lexicon.speaking_nouns import is_outlet
from summitreader.parser.lexicon.user_words import Frame
from summitreader.parser.text.lazy_regex import regex

_ADJUNCT = regex(r"(?:[It][DNlan']{0,4}Q(?=[.,]?$)|[dR]|[Dl]d|[Itc][DNlanEG#'Cdv]++|,(?=[Q])|(?<=[Nlan]),(?=[It]))*")
_TIME = regex(r"(?:(?:R|[DlI]?d)(?!')|[Ic]D?[Nl]{1,2}(?=d|[PX](?:(?<=X)|[AFVE])))*")
_LISTENER = regex(
    r"(?:N[Nl]{0,3}#?'[NlandD]{1,5}(?=T)"  # "Radio 4's Today programme"
    r"|M|Y|P|DG(?![NlanE])|D(?=[PXT])|N+(?:l+N+)*(?![N'n])|[DREG#]*(?:N|l|n|'|#)+(?:I[DNlan#'G]+)*)"
)
# "urged all States, in accordance with the Charter, to"
_ASKED = regex(r"(M|Y|P|(?:D?[lan]{0,2}N{1,4},){0,8}[DRGEC#NlanIv']{1,30}(?=I?d?A?t|,I))(?:,I[^;:QVP]{1,60}?,(?=t))?")
_PERSON = regex(r"(?:M|Y|P|D?[NlanE#'v]*[Nlan])")
_THAT = regex(
    r"(?:[dR]|[Dl]d|[Itc]D{0,2}(?:[NlanEG#'dJvR]|Q(?!\.?$)|CD?|(?<=[JG])D)++|c[^,:;Q]{1,25},(?=[QT])|,N+|,[cl](?=,)|,|-[DNlanEG#'CIdRYcPAVW,]{1,14}-)*?"
    r"(?:,?T|[,:]?Q|:)"
)
_THAT_ALONE = regex(r"(?:[dR]|,?[It][DNlanEG#'Cd]{1,12}){0,3},?T")
_CLAUSE = regex(r"[DRNlanE#'GIC()Qv][DRNlanE#'GIC()Qvt]{0,40}[APXFVET]|[APXFVET]|[PYXw]|[DNlan#EGJQ'R]")
# "Peru’s continued support", "the improved roads": no verb of a clause.
_FINITE = regex(r"[APXY]|(?<!C)F|(?<![D'C])[VE]")
# "argued the ban on boats violates old treaties": a third person that no list knows
_THIRD_PERSON = regex(r"D[lanEGJR]{0,4}[lnN](?:I[DNlanEG']{1,5}?)?(l)(?=[DNlEPMI])")
# "estimated by 2050, trade would double"
_FRONTED = regex(r"I[DNl#d]{1,4},(?=[DNlanEG'#I]{1,9}[AFVXE]|[PYX])")
# "reported a resident, Ali Khan, was shot"
_OVER_APPOSITION = regex(r"[DNlan]{1,8},[DNlan#']{1,8},(?=[AFVE])")
_REACH = 60
_INFINITIVE = regex(r"(?:Id)?[RAd]*t")
SAYING = frozenset(("said", "says", "say", "saying"))
_OPENERS = frozenset(("if", "unless", "although", "whether", "because", "once", "until", "though"))
# "on Monday", "last week", "in May", "on 3 May"
_ON_A_DATE = regex(r"(?:I?[Dl]?d|I#?N#?(?=[Dt]))+")
_END_MARKS = ".?!:;,-"


def complement_of(cue: Cue) -> Complement | None:
    """Return the first complement that a cue has of those its verb takes."""
    for frame, complement in _COMPLEMENTS.items():
        if frame in cue.frames and (found := complement(cue)):
            told = cue.act in _TELLING and _is_fact_that(cue.line, found.start)
            return found._replace(start=found.start + len(_FACT_THAT)) if told else found
    return None


def trailing(line: TaggedSentence) -> int:
    """Return the end of the line without its closing punctuation."""
    end = len(line.tags)
    while end and line.tags[end - 1] in _END_MARKS:
        end -= 1
    last = line.words[max(0, end - 8) : end]
    return _without_outlet(line, end) if "reported" in last or "reports" in last else end


def _without_outlet(line: TaggedSentence, end: int) -> int:
    """Return where ", the Saudi Press Agency (SPA) reported" begins at the end of a line: the outlet is no speaker."""
    comma = line.tags.rfind(",", max(1, end - 12), end)
    words = {line.word(at) for at in range(comma + 1, end)} if comma > 0 else set()
    if words.isdisjoint(("reported", "reports")):
        return end
    named = not _AGENCIES.isdisjoint(words) or is_outlet(line.span(comma + 1, end - 1).of(line.text))
    return comma if named else end


_AGENCY_NAMES = "agency xinhua tass yonhap anadolu kcna spa irna isna wam kuna petra sana interfax"
_AGENCIES = frozenset(_AGENCY_NAMES.split())


def adjuncts_end(line: TaggedSentence, at: int) -> int | None:
    """Return the end of "on Monday", "in a statement" before a comma, a stop or a quotation; None before a clause."""
    match = _ADJUNCT.match(line.tags, at)
    end = match.end() if match else at
    if line.word(end) == "as" and line.word(end + 1) == "well":
        end += 2
    return end if end >= len(line.tags) or line.tags[end] in ",.;:?!-Q)" else None


def to_do_after(cue: Cue) -> int | None:
    """Return where the verb of "agreed to meet" or "committed to meet"
    stands, the "to" being part of the cue or not.
    """
    line, at = cue.line, cue.end
    if line.tags[at - 1] == "t":
        return at if line.tags[at : at + 1] in ("l", "v", "n") else None
    return infinitive_after(line, at) if "to" in cue.frames else None


def _asked_to(cue: Cue) -> Complement | None:
    """ "urged both sides to meet" """
    if cue.line.tags[cue.end : cue.end + 1] == "t" and cue.line.word(cue.at).startswith("urg"):
        return Complement(cue.end + 1, cue.frames["person_to"], "person_to")
    match = _ASKED.match(cue.line.tags, cue.end)
    if (
        match
        and cue.line.word(cue.at).startswith(("tell", "told"))
        and {"of", "about"} & set(cue.line.words[cue.end : match.end()])
    ):
        return None  # "told Ruiz of his plan to open"
    if (
        match
        and cue.line.word(cue.at).startswith("invit")
        and cue.line.tags[match.end() : match.end() + 2] in ("tD", "tN")
    ):
        return Complement(match.end() + 1, cue.frames["person_to"], "person_to", match.span(1))  # "to Lima"
    if cue.frames["person_to"] == "commit" and cue.line.tags[cue.end : cue.end + 1] != "M":
        return None  # "committed himself to", not "pledged support to"
    if quoted := _quoted_request(cue):
        return quoted
    start = infinitive_after(cue.line, match.end()) if match else None
    done = start and cue.line.word(start) == "be" and cue.line.tags[start + 1 : start + 2] in ("E", "K", "V", "F")
    if match and done and not set(match.group(1)) & _WHO_CAN_ACT:
        return Complement(cue.end, cue.frames["person_to"], "person_to")  # "urged those transfers to be made"
    return Complement(start, cue.frames["person_to"], "person_to", match.span(1)) if match and start else None


def _quoted_request(cue: Cue) -> Complement | None:
    """ "urged all captains “to stay in port”" """
    match = _ASKED_IN_QUOTES.match(cue.line.tags, cue.end)
    if match is None:
        return None
    quote = cue.line.span(match.end(), match.end() + 1)
    to = cue.line.text.startswith("to ", quote.start + 1)
    return Complement(match.end(), cue.frames["person_to"], "person_to", match.span()) if to else None


_ASKED_IN_QUOTES = regex(r"(?:M|[DREC#NlanI']{1,15})(?=Q)")
_WHO_CAN_ACT = frozenset("NPMY")


def _told_that(cue: Cue) -> Complement | None:
    """ "told reporters that talks go on" """
    line, listener = cue.line, listener_after(cue.line, cue.end)
    if line.tags[cue.end : cue.end + 1] == "T" and (whom := _whom(cue)):
        return Complement(cue.end + 1, cue.frames["person_that"], "person_that", whom)
    if not listener:
        return None
    if start := clause_behind_listener(line, cue.end):
        return Complement(start, cue.frames["person_that"], "person_that", listener)
    that = _THAT.match(line.tags, listener[1])
    told = that and line.tags[that.end() - 1] == "T"
    alone = "object" not in cue.frames and "clause" not in cue.frames
    if not told and not (alone and that) and (not alone or line.tags[listener[1] : listener[1] + 1] == "I"):
        return None
    start = _clause(line, listener[1])
    return Complement(start, cue.frames["person_that"], "person_that", listener) if start else None


def _whom(cue: Cue) -> Words | None:
    """Return the "whom" of "the envoy, whom he assured that"."""
    return next(((at, at + 1) for at in range(max(0, cue.group - 5), cue.group) if cue.line.word(at) == "whom"), None)


def _told_about(cue: Cue) -> Complement | None:
    """ "informed him about the progress made" """
    line, at = cue.line, cue.end
    match = _PERSON.match(line.tags, at)
    end = match.end() if match else at
    if line.word(end) == "of" and (office := _OF_OFFICE.match(line.tags, end)):
        end = office.end() if line.word(office.end()) in ("about", "of", "on") else end  # "the Minister of Fiji about"
    if line.word(end) not in ("about", "of", "against", "on"):
        return None
    behind = set(line.words[end + 1 : end + 5])
    if _TOPICS & behind:
        return None  # "informed him of the current situation" names a topic
    if line.word(cue.at) in _NARRATING and not _STEPS & behind:
        return None  # "told her about his journey" too
    return Complement(end + 1, cue.frames["person_about"], "person_about", (at, end) if end > at else None)


_OF_OFFICE = regex(r"ID?[Nl]{1,4}(?=I)")
_TOPIC_NOUNS = "course situation state status topic topics issue issues matter matters"
_TOPICS = frozenset(_TOPIC_NOUNS.split())
_NARRATING = frozenset(("tell", "tells", "told", "brief", "briefs", "briefed", "update", "updates", "updated"))
_STEPS = frozenset(("steps", "measures", "efforts", "actions", "readiness", "intention", "decision", "intentions"))


def _to_do(cue: Cue) -> Complement | None:
    """ "agreed to meet" """
    start = infinitive_after(cue.line, cue.end)
    return Complement(start, cue.frames["to"], "to") if start else None


def _that_clause(cue: Cue) -> Complement | None:
    """ "said that talks go on", "said talks go on", "said: “We will.”" """
    if cue.line.tags[cue.end :] == "DI:" or _writes_a_text(cue):
        return None  # "said the following:", "wrote a letter demanding"
    if is_this_alone(cue.line, cue.end):
        return None  # "said this during the talks"
    start = _clause(cue.line, cue.end, needs_verb=cue.line.word(cue.at) not in SAYING)
    return Complement(start, cue.frames["clause"], "clause", _said_to(cue.line, cue.end, start)) if start else None


def _said_to(line: TaggedSentence, at: int, start: int) -> Words | None:
    """Return whom it is said to before a clause that begins at word `start`: "said to Ms Lee that"."""
    end = noun_phrase(line, at + 1) if line.tags[at : at + 1] == "t" else None
    return (at + 1, end) if end and end < start else None


def _writes_a_text(cue: Cue) -> bool:
    """Return whether what is written is a text with a participle that says what stands in it."""
    line, end = cue.line, cue.end + 2
    if line.word(cue.at) not in ("wrote", "writes", "written") or line.tags[cue.end : cue.end + 1] != "D":
        return False
    texts = lexicon().texts
    while line.tags[end - 1 : end] in ("l", "a", "N", "E") and line.word(end - 1) not in texts:
        end += 1
    return line.word(end - 1) in texts and line.tags[end : end + 1] == "J"


def _that_alone(cue: Cue) -> Complement | None:
    """ "held that talks go on", but not "held talks" """
    match = _THAT_ALONE.match(cue.line.tags, cue.end)
    start = _clause(cue.line, cue.end) if match else None
    return Complement(start, cue.frames["that"], "that") if start else None


def _is_fact_that(line: TaggedSentence, at: int) -> bool:
    """Return whether "the fact that" stands at a word: what is recalled is the clause behind it."""
    return line.word(at + 1) == "fact" and line.tags[at : at + 3] == _FACT_THAT


_FACT_THAT = "DlT"
_TELLING = frozenset(("say", "stress", "affirm"))


def _quotation(cue: Cue) -> Complement | None:
    """ "read: “We will.”" """
    start = cue.line.tags.find("Q", cue.end, cue.end + 3)
    return Complement(start, cue.frames["quote"], "quote") if start >= 0 else None


_COMPLEMENTS: dict[Frame, Callable[[Cue], Complement | None]] = {
    "person_to": _asked_to,
    "to": _to_do,
    "person_about": _told_about,
    "person_that": _told_that,
    "person_for": thanked_for,
    "clause": _that_clause,
    "that": _that_alone,
    "object": object_of,
    "name": named_so,
    "quote": _quotation,
}


def listener_after(line: TaggedSentence, at: int) -> Words | None:
    """Return the noun phrase that is told, asked or thanked."""
    match = _LISTENER.match(line.tags, at)
    return (at, match.end()) if match else None


def told_by(cue: Cue) -> Words | None:
    """Return whom it is told behind a cue that follows its content: "“We go,” he told the crew", "said to the crew"."""
    if "person_that" in cue.frames:
        return listener_after(cue.line, cue.end)
    return _said_to(cue.line, cue.end, len(cue.line.tags))


def infinitive_after(line: TaggedSentence, at: int) -> int | None:
    """Return where the content of an infinitive begins: behind its "to", before a "not"."""
    match = _INFINITIVE.match(line.tags, at)
    if not match or line.tags[match.end() : match.end() + 1] in ("", "D", "N", "M"):
        return None
    # "decided not to run": without its "not" the content would be turned round.
    return at if "A" in match.group() else match.end()


def _clause(line: TaggedSentence, at: int, needs_verb: bool = False) -> int | None:
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
    day = _ON_A_DATE.match(tags, at)
    after = day.end() if day else at
    if tags[after : after + 1] == "t" and (start := clause_behind_listener(line, after + 1)):
        return start  # "said on Monday to the crew the ships would sail"
    if day and clause_begins(line, after):
        return after
    time = _TIME.match(tags, at)
    start = time.end() if time else at
    if start < len(tags) and tags[start] == "c" and line.word(start) in _OPENERS:
        return start
    if start >= len(tags) or not (_CLAUSE.match(tags, start) or _FRONTED.match(tags, start)):
        return None
    return start if not needs_verb or tags[start] in "PYXw" or _has_verb(line, start) else None


def _has_verb(line: TaggedSentence, start: int) -> bool:
    """Return whether a clause without "that" begins at a word: its verb stands before the first comma."""
    tags = line.tags
    if tags[start] == "I":
        return _FRONTED.match(tags, start) is not None
    if _OVER_APPOSITION.match(tags, start):
        return True
    comma = tags.find(",", start)
    if tags[comma : comma + 2] == ",W":
        comma = -1
    end = comma if comma > 0 else start + _REACH
    third = _THIRD_PERSON.match(tags, start, end)
    return _FINITE.search(tags, start, end) is not None or (third is not None and _is_verb(line, third.start(1)))


def _is_verb(line: TaggedSentence, at: int) -> bool:
    """Return whether "violates" behind a singular noun is a verb, rather than the last noun of a row."""
    return _ENDS_IN_S.fullmatch(line.word(at)) is not None and not line.word(at - 1).endswith("s")


_ENDS_IN_S = regex(r"\w{2,}[^siu]s")
