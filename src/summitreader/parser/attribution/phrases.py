"""Phrases over the letters of a sentence: what belongs to a noun, what only says when and where, where a clause begins.

Every function takes the word at which a phrase would begin and returns the word behind it, so rules can pass over a
phrase without knowing its shape. All looks are bounded.
"""

from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.speaking_nouns import is_outlet
from summitreader.parser.text.lazy_regex import regex

# A noun phrase without what hangs on it: "the two Omani ministers", "Iceland’s new trade minister", "she".
_CORE = regex(r"P|Y|M|(?:DI)?[DR]*(?:[NlanE#'G]|v(?=[NlanI,.]))+")
_COMPLEMENT = regex(r"[It][DNlanE#'GCM]+")
_IN_BRACKETS = regex(r"\([^)]{0,20}\)")
_SECOND = regex(r"C[DNlan#']+")

# "the minister of health", "a spokesman for the port", "the envoy to Peru" and, of somebody new, "a professor at Yale".
_OF_ANYBODY = frozenset(("of",))
_OF_AN_OFFICE = frozenset(("of", "for", "from", "to", "with"))
_OF_SOMEBODY_NEW = _OF_AN_OFFICE | {"at", "in", "on", "by", "against", "near"}
_NEW = frozenset(("a", "an", "another", "one", "some", "many", "several", "other", "two", "three"))


def noun_phrase(line: TaggedSentence, at: int) -> int | None:
    """Return the end of the noun phrase at a word, without prepositions behind it; None where none begins."""
    match = _CORE.match(line.tags, at)
    return match.end() if match else None


def speaker_phrase(line: TaggedSentence, at: int) -> int | None:
    """Return the end of a speaker behind the verb: "said the head of the guild | during a tour".

    None where none begins.
    """
    end = noun_phrase(line, at)
    if end is None:
        return None
    while True:
        if bracket := _IN_BRACKETS.match(line.tags, end):
            end = bracket.end()
        elif (more := _COMPLEMENT.match(line.tags, end)) and line.word(end) in _joints(line, at, end):
            if line.word(end) == "to" and _listens(line, end + 1, more.end()):
                break
            end = more.end()
        else:
            break
    second = _SECOND.match(line.tags, end)
    return second.end() if second else end


def _listens(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether "a diplomat to the Baltic Press Agency" tells an outlet
    something, rather than being sent to it.
    """
    return line.word(end - 1) in _REPORTERS or is_outlet(line.span(start, end).of(line.text))


_REPORTERS = frozenset(("reporters", "journalists", "media", "press", "newsmen"))


def _joints(line: TaggedSentence, at: int, end: int) -> frozenset[str]:
    """Return the prepositions that hang a phrase on the noun before word `end`.

    After a name others say when and where.
    """
    if line.tags[end - 1] == "N":
        return _OF_ANYBODY
    if line.word(at) in _NEW or line.tags[at] not in "DP":
        return _OF_SOMEBODY_NEW
    return _OF_AN_OFFICE


def recipients_end(line: TaggedSentence, at: int, prepositions: frozenset[str]) -> int | None:
    """Return where the preposition behind all whom somebody thanks stands: "Peru and above all to the divers | for".

    Nobody at all may be named ("thanked | for the tugs"). None where no such preposition follows.
    """
    for end in range(at, min(at + _RECIPIENTS, len(line.tags))):
        if line.word(end) in prepositions:
            return _second_preposition(line, end, prepositions)
        if line.tags[end] == "T" and end > at and "about" in prepositions:
            return end
        if line.tags[end] not in _OF_RECIPIENTS or line.tags[max(at, end - 1) : end + 1] == "CE":
            return None
    return None


# "thanked the party, the state and, above all, the people of the north for"
_RECIPIENTS = 30
_OF_RECIPIENTS = frozenset("DNlanE#'GvCR,ItMPY()-")


def _second_preposition(line: TaggedSentence, at: int, prepositions: frozenset[str]) -> int:
    """In "thanked the Minister for Trade for his help" the second one: the first belongs to the office."""
    match = _NAMED_FIELD.match(line.tags, at)
    return match.end() if match and line.word(match.end()) in prepositions else at


_NAMED_FIELD = regex(r"IN+(?:CN+)?")


def clause_behind_listener(line: TaggedSentence, at: int) -> int | None:
    """Return where a clause without "that" begins behind whom it is told:
    "the crew on Monday | the ships would sail".
    """
    end = noun_phrase(line, at)
    if end is None or line.tags[at] in "PY":
        return None
    if line.tags[end : end + 1] in _FINITE and line.tags[end - 1] == "N":
        place = next((i for i in range(max(at + 1, end - 3), end) if _is_place(line, i, end)), None)
        return place if place and line.tags[place - 1] == "N" else None
    time = _TIME.match(line.tags, end)
    start = time.end() if time else end
    told = _SUBJECT_AND_VERB.match(line.tags, start) or _SUBJECT_AND_PAST.match(line.tags, start)
    return start if told else None


def given_to(line: TaggedSentence, at: int) -> int | None:
    """Return where the object begins behind whom it is promised: "the crew of the tug | a harp".

    None where nobody is told.
    """
    match = _GIVEN.match(line.tags, at)
    return match.end() if match and (line.word(at) == "her" or match.group() != "D") else None


_GIVEN = regex(r"(?:[MD]|D[NlanE']{0,4}[Nlan](?:I(?:N{1,3}|D[ln]{1,2}))?|N{1,5})(?=D|#)")


def clause_begins(line: TaggedSentence, at: int) -> bool:
    """Return whether a subject and its verb stand at a word: "the loan will", "it is"."""
    return _SUBJECT_AND_VERB.match(line.tags, at) is not None


def counts_persons(line: TaggedSentence, end: int, behind: int) -> bool:
    """Return whether "the two" before word `end` are persons: "the two cited
    progress", not "the two announced projects".
    """
    return (
        line.word(end - 2) == "the"
        and line.word(end - 1) in _HOW_MANY
        and not _PLURAL_NOUN.fullmatch(line.word(behind))
        and not _PLURAL_NOUN.fullmatch(line.word(behind + 1))
    )


_HOW_MANY = frozenset(("two", "three", "four", "five"))
_PLURAL_NOUN = regex(r"\w+[^s]s")


def _is_place(line: TaggedSentence, start: int, end: int) -> bool:
    return " ".join(line.words[start:end]) in gazetteer().side_of


_FINITE = frozenset("AFV")
# "on Monday", "after the talks", "in Lima"
_TIME = regex(r"(?:I?[Dl]?d|[Ic](?:D[ln]{1,2}|N{1,2})(?=D))*")
_SUBJECT_AND_VERB = regex(r"(?:P|Y|D{1,2}[NlanE#']{0,6}[Nlan](?:I[DNlan#']{1,5})?)[AX]|X|P[VFE]")
# "the crew left the port", "two of them belonged to Peru", not "the crew asked by the mayor"
_SUBJECT_AND_PAST = regex(r"D{1,2}(?:[NlanE#']{0,6}[Nlan]|I(?:M|[DNlan]{1,4}))[EFV](?=[tDM])")


def before_aside(line: TaggedSentence, end: int) -> int:
    """Return the word behind a subject that "for his part", "in turn" or
    "once more" parts from its verb at word `end`.
    """
    if not end or line.tags[end - 1] not in "lnvRDda" or line.word(end - 1) not in _ASIDE_ENDS:
        return end
    for size in (2, 3, 4):
        start = end - size
        if start > 0 and " ".join(line.words[start:end]).lower() in _ASIDES:
            return start
    return end


_ASIDES = (
    frozenset(
        f"{on} {whose} {side}"
        for whose in ("his", "her", "its", "their")
        for on, side in (("for", "part"), ("on", "part"), ("on", "side"), ("in", "turn"))
    )
    | frozenset(
        f"on {many} occasions"
        for many in ("several", "many", "numerous", "various", "two", "three", "different", "all")
    )
    | frozenset(
        [
            "in turn",
            "in response",
            "in reply",
            "in particular",
            "in addition",
            "in return",
            "of course",
            "at length",
            "in passing",
            "in closing",
            "in conclusion",
            "on the other hand",
            "at the time",
            "at the same time",
            "at the outset",
            "in the end",
            "once more",
            "once again",
            "as well",
            "as usual",
            "in general",
            "in essence",
            "in effect",
            "in private",
            "in public",
            "at first",
            "at last",
        ]
    )
)
_ASIDE_ENDS = frozenset(aside.split()[-1] for aside in _ASIDES)
