"""Rules for a speaker, a reporting verb, and the content behind it: the minister stressed that talks must go on."""

from summitreader.parser.attribution.complements import (
    adjuncts_end,
    complement_of,
    listener_after,
    to_do_after,
    trailing,
)
from summitreader.parser.attribution.content_end import same_tense
from summitreader.parser.attribution.guards import Guard
from summitreader.parser.attribution.objects import names_what_stands_before
from summitreader.parser.attribution.phrases import before_aside, clause_begins, counts_persons
from summitreader.parser.attribution.reporting_cues import ASIDE_COLON, Cue
from summitreader.parser.attribution.rule import Report, SentenceScan, complement_report
from summitreader.parser.attribution.subjects import Words, head_of, subject_after, subject_before
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.speaking_nouns import is_outlet, speaking_nouns
from summitreader.parser.text.lazy_regex import regex


def speaker_then_cue(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The speaker, a reporting verb, then the content.
    >>> <who>The minister</who> <cue>stressed</cue> that <says>talks must go on</says>.
    >>> <who>Sato</who> <cue>called on</cue> both sides to <says>keep the peace</says>.
    >>> <who>Sato</who> <cue>expressed hope</cue> for <says>an early visit</says>.
    >>> <who>Sato</who> <cue>thanked</cue> Peru for <says>its help</says>.
    """
    if cue.passive:
        return Guard.FORM
    if cue.denied:
        return Guard.DENIED
    who = subject_before(scan.line, cue.group, scan.used)
    if who and scan.who and scan.line.tags[who[0] : who[1]] == "W" and who[0] - scan.who[1] < 2:
        who = (scan.who[0], who[1])
    if not who:
        return Guard.NO_SUBJECT
    if cue.form == "base" and not _plural(scan.line, cue, who):
        return Guard.NOT_PLURAL
    if scan.line.tags[who[1] - 1] in "D#" and not _stands_alone(scan.line, cue, who):
        return Guard.NO_WHOLE_NOUN
    if cue.unsure and not _sure(scan, cue, who):
        return Guard.MAY_BE_A_NOUN
    if scan.line.word(who[0] - 1) in ("if", "unless") or scan.line.word(cue.end) in ("above", "below"):
        return Guard.CONDITION
    if _stray_comma(scan.line, cue, who) and scan.line.word(cue.at) not in _ALWAYS:
        # "His jet, often referred to as One"
        return Guard.STRAY_COMMA
    if scan.line.word(cue.end) in _OF_ANOTHER_SUBJECT:
        return Guard.NO_CONTENT  # "the start time indicated is approximate"
    nouns, head = speaking_nouns(), head_of(scan.line, who)
    if head in nouns.occasions or head in nouns.rules:
        return Guard.CANNOT_SPEAK
    if _passes_on(scan, cue, who):
        return Guard.PASSES_ON
    if cue.act == "hope" and scan.line.word(who[0]) == "it":
        # "It hopes to" goes on with what the side's speaker said.
        return Guard.GOES_ON_WITH_IT
    return complement_report(scan, cue, who, _clause_end(scan.line, cue, who))


_OF_ANOTHER_SUBJECT = frozenset(("is", "are", "was", "were", "has", "have", "will", "would", "must", "should"))


def _passes_on(scan: SentenceScan, cue: Cue, who: Words) -> bool:
    """Return whether an outlet tells what somebody else said: "the Herald reported that the minister had said"."""
    if "clause" not in cue.frames or len(scan.cues) < 2:
        return False
    told = any(other.at > cue.end and other.form == "finite" and not other.unsure for other in scan.cues)
    return told and is_outlet(scan.line.span(*who).of(scan.line.text))


def _clause_end(line: TaggedSentence, cue: Cue, who: Words) -> int:
    """Return where a clause that begins "While the minister said" makes way for the main clause; 0 for any other."""
    opened = who[0] and line.tags[who[0] - 1] == "c" and not line.tags[max(0, who[0] - 4) : who[0] - 1].strip("CR,")
    # "Referring to the gang which hopes to sell the herd, the minister stressed"
    fronted = line.tags[0] in "JGI" and line.tags[who[1] - 1] == "W" and "," not in line.tags[: who[0]]
    if line.tags[who[1] - 1] == "W" and line.tags[who[1] - 2] == ",":
        # "The insider, who asked to stay unnamed, | said": the main verb
        main = _MAIN_VERB.search(line.tags, cue.end + 1, cue.end + 40)
        return main.start() if main and to_do_after(cue) else 0
    if not opened and not fronted:
        return 0
    main = _MAIN_CLAUSE.search(line.tags, cue.end + 1, cue.end + 100)
    return main.start() if main else 0


_MAIN_VERB = regex(r",[AR]{0,3}[VF]")
_MAIN_CLAUSE = regex(r",Q?R?(?:I[DNlan#'d]{1,9})?(?=P|[DNlan#'IE]{0,12}[Nlan][AR]{0,3}[AVFE])")


def coordinated_cue(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A second verb that shares the speaker of the first.
    >>> The envoy welcomed the truce and <cue>called for</cue> <says>more aid</says>.
    >>> <who>The envoy</who> visited the camp and <cue>called for</cue> <says>more aid</says>.
    """
    tags = scan.line.tags
    aside = _AND_ASIDE.search(tags, max(scan.used, cue.group - _ASIDE), cue.group)
    if (
        cue.passive
        or cue.denied
        or cue.group == 0
        or tags[cue.group - 1] not in "C,;"
        or scan.line.word(cue.group - 1) == "nor"
    ):
        return Guard.PLACE
    who = scan.who
    if who is None:
        did = cue.form == "finite" or scan.line.word(cue.group) in ("did", "does")
        row = cue.end > cue.at + 1 and _GOES_ON.search(tags, cue.end, cue.end + _ROW) is not None
        sure = did and not cue.unsure and (tags[cue.group - 1] != "," or row or aside is not None)
        who = scan.speaker(cue) if sure else None
    elif scan.last is None or not same_tense(scan.last, cue):
        return Guard.OTHER_TENSE
    return complement_report(scan, cue, who) if who else Guard.NO_SUBJECT


# "met the crew and, after an hour alone with her, complained"
_AND_ASIDE = regex("C,[Itc][^,;:QAFVX]{1,20},$")
_ASIDE = 24
# "raised a glass, reached a decision to build wards and hired forty nurses"
_GOES_ON = regex(r"CR*[EFVn]")
_ROW = 40


def content_in_next_paragraph(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A colon ends the paragraph: the content is the next one.
    >>> <who>The ministry</who> <cue>said</cue> in a statement:|<says>We reject all charges. They are false.</says>
    """
    line = scan.line
    if (
        line.tags[-1] != ":"
        or cue.passive
        or cue.denied
        or not ({"clause", "quote", "person_that"} & cue.frames.keys())
    ):
        return Guard.PLACE
    colon = len(line.tags) - 1
    stop = adjuncts_end(line, cue.end)
    if stop is None and (listener := listener_after(line, cue.end)):
        stop = adjuncts_end(line, listener[1])
    if stop != colon and line.tags[cue.end :] != "DI:":
        return Guard.MORE_FOLLOWS
    who = (scan.who or scan.speaker(cue)) if cue.form == "participle" else subject_before(line, cue.group, scan.used)
    return Report(who, [], colon, cue.act) if who else Guard.NO_SUBJECT


def verb_before_colon(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """Any main verb, or a name alone, before a colon and a quotation.
    >>> <who>The mayor</who> defended the pier<cue>:</cue> <says>“We need it all the year.”</says>
    >>> - <who>President Sato</who><cue>:</cue> <says>“We need it all the year.”</says>
    """
    aside = ASIDE_COLON.match(scan.line.tags) or _LABEL.match(scan.line.tags)
    who = aside.span(1) if aside and aside.end() == cue.end else scan.speaker(cue)
    end = len(scan.line.tags)
    return Report(who, [(cue.end, end)], end, "say") if who else Guard.NO_SUBJECT


_LABEL = regex(r"-?(l?N{2,5}):(?=Q$)")  # "- President Sato: “We need it all the year.”"


def object_relative(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A relative clause about what somebody said: "which he said would take effect".
    >>> The rules, <says>which</says> <who>officials</who> <cue>said</cue> <says>will change</says>, are strict.
    >>> They agreed on a plan, which <who>the President</who> <cue>committed to</cue> <says>extend</says>.
    """
    line, tags = scan.line, scan.line.tags
    if cue.passive:
        return Guard.FORM
    if _RELATIVE.isdisjoint(tags[max(0, scan.used - 3) : cue.group]):
        return Guard.PLACE
    who = subject_before(line, cue.group, scan.used)
    if who and tags[max(0, who[0] - 3) : who[0]] == ",W," and tags[cue.end : cue.end + 1] == ",":
        comma = tags.find(",", cue.end + 1)  # ", which, he added, would be heated"
        limit = comma if comma > 0 else trailing(line)
        return Report(who, [(cue.end + 1, limit)], limit, cue.act) if cue.end + 1 < limit else Guard.NO_CONTENT
    if not who or who[0] <= scan.used or line.word(who[0] - 1) not in ("which", "that", "what", "who"):
        return Guard.PLACE
    comma = tags.find(",", cue.end)
    limit = comma if comma > 0 else trailing(line)
    if tags[cue.end : cue.end + 1] in ("A", "F", "V", "E", "R") and "clause" in cue.frames:
        relative = (who[0] - 1, who[0])
        return Report(who, [relative, (cue.end, limit)], limit, cue.act)
    if line.word(who[0] - 1) == "which" and to_do_after(cue):
        return complement_report(scan, cue, who, limit)
    in_which = tags[max(0, who[0] - 2)] == "I"
    claimed = line.word(cue.end + 1) == "own"  # "which Lima considers its own"
    if (
        line.word(who[0] - 1) == "which"
        and names_what_stands_before(cue)
        and not (in_which or claimed or cue.end >= limit)
    ):
        return Report(who, [(cue.end, limit)], limit, cue.act)
    return Guard.NO_CONTENT


_RELATIVE = frozenset("WwT")


def it_was_agreed(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """ "It was agreed", "A decision was made": all sides, unless the text says by whom.
    >>> It <cue>was agreed</cue> that <says>experts would meet in May</says>.
    >>> Hope <cue>was expressed</cue> that <says>trade would grow</says>.
    >>> A decision <cue>was made</cue> to <says>meet in May</says>.
    >>> It <cue>was stressed</cue> by <who>both sides</who> that <says>trust matters</says>.
    """
    if not cue.passive:
        return Guard.FORM
    line, tags = scan.line, scan.line.tags
    subject = line.word(cue.group - 1)
    made = subject in scan.words.made_nouns and line.word(cue.at) in scan.words.made
    if not (subject == "it" or made or subject in scan.words.attitudes or subject == "attention"):
        return Guard.FORM
    if made and _is_yet_to_be(line, cue):
        return Guard.YET_TO_BE
    if subject == "attention":  # "Attention was drawn to the fact that"
        found = complement_of(cue)
        return Report(None, [(found.start, trailing(line))], trailing(line), cue.act) if found else Guard.NO_CONTENT
    who: Words | None = None
    at = cue.end
    if line.word(at) == "by":
        who = subject_after(line, at + 1)
        at = who[1] if who else at
    if before_that := _THEN_THAT.match(tags, at):
        at = before_that.end()
    if tags[at : at + 1] not in ("T", "t") and not _has_topic(line, at, cue, subject, made):
        return Guard.NO_CONTENT
    if who is None and subject == "it" and not _is_joint(scan, cue):
        return Guard.NOT_JOINT
    limit = trailing(line)
    return Report(who, [(at + 1, limit)], limit, cue.act) if at + 1 < limit else Guard.NO_CONTENT


def _is_joint(scan: SentenceScan, cue: Cue) -> bool:
    """Return whether all sides say what "was agreed" or, "in the joint statement", "was said"."""
    if scan.line.word(cue.at) in scan.words.joint_passives:
        return True
    before = {scan.line.word(at) for at in range(scan.used, cue.group)}
    return not before.isdisjoint(("joint", "common")) and not before.isdisjoint(scan.words.texts)


def _has_topic(line: TaggedSentence, at: int, cue: Cue, subject: str, made: bool) -> bool:
    """Return whether "Hope was voiced for", "Emphasis was placed on" goes on with what it is about."""
    if made:
        return "object" in cue.frames and line.word(at) in ("on", "upon")
    return subject != "it" and line.tags[at : at + 1] == "I"


# "It was stressed after a long exchange on the reef that"
_THEN_THAT = regex(r"(?:[dR]|[Itc][DNlanEG#'CdvR]{1,12}){1,4},?(?=T|t[lvnVF])")


def was_stressed(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """What was stressed or reaffirmed; all sides said so, unless the text says by whom.
    >>> <says>The importance of dialogue</says> <cue>was stressed</cue>.
    >>> <says>The truce</says> <cue>was welcomed</cue> by <who>the Foreign Minister</who>.
    """
    line = scan.line
    if (
        not cue.passive
        or line.word(cue.at) == "claimed"
        or line.word(cue.at) in scan.words.things
        or line.word(cue.at) in scan.words.all_but
        or not ({"object", "clause"} & cue.frames.keys())
    ):
        return Guard.FORM
    says = _whole_subject(line, cue, scan.used) or subject_before(line, cue.group, scan.used)
    if not says or line.tags[says[1] - 1] == "W" or (line.tags[says[0]] in "PYD" and says[1] - says[0] == 1):
        return Guard.NO_SUBJECT
    by = _by_whom(line, cue.end) if "object" in cue.frames else None
    if by and (not cue.attitude or by == cue.end + 1):
        who = (by, by + 1) if line.word(by) == "both" else subject_after(line, by)
        return Report(who, [says], who[1], cue.act) if who else Guard.NO_SPEAKER_BEHIND
    if not _ends_there(line, cue.end) or line.word(cue.at) not in scan.words.joint_passives or cue.act == "commit":
        return Guard.NOT_JOINT
    if _is_yet_to_be(line, cue):
        return Guard.YET_TO_BE
    return Report(None, [says], cue.end, cue.act)


def _by_whom(line: TaggedSentence, at: int) -> int | None:
    """Return the word behind the "by" of "was announced by the guild", "was announced in 2006 in Lima by the guild"."""
    by = next((i for i in range(at, min(at + _ADJUNCTS, len(line.words))) if line.word(i) == "by"), None)
    if by is None or (by > at and (line.tags[at] not in "Id" or line.tags[at:by].strip("IDNlan#'d"))):
        return None
    return by + 1


_ADJUNCTS = 12


def _is_yet_to_be(line: TaggedSentence, cue: Cue) -> bool:
    return not _YET_TO_BE.isdisjoint(line.word(at) for at in range(cue.group, cue.at))


# "the time of the visit will be agreed"
_YET_TO_BE = frozenset(("will", "would", "should", "must", "can", "could", "may", "might", "shall", "to"))


def _ends_there(line: TaggedSentence, at: int) -> bool:
    """Return whether a passive ends its sentence, but for when and where:
    "was noted during the talks", not "for its use".
    """
    end = trailing(line)
    return at >= end or (line.word(at) in _WHEN and (adjuncts_end(line, at) or 0) >= end)


_WHEN = frozenset(("during", "at", "in", "after", "throughout", "on"))


def _whole_subject(line: TaggedSentence, cue: Cue, floor: int) -> Words | None:
    """Return all of "the need for help to those who fled", which a relative clause or an infinitive makes long."""
    if opening := _OPENING_NOUN.match(line.tags, floor, cue.group):
        end = opening.end() - (line.tags[opening.end() - 1] == ",")
        if opening.end() == cue.group:
            return opening.start(1), end
    joints = [match.end() for match in _CLAUSE_BEFORE.finditer(line.tags, max(floor, cue.group - _LONGEST), cue.group)]
    match = _LONG_NOUN.fullmatch(line.tags, joints[-1] if joints else floor, cue.group)
    return match.span() if match else None


# "Progress on the pier, including the repair of both cranes,"
_OPENING_NOUN = regex(r"[CR,]{0,3}(?:[Icd][^,;:.QAFVXPY]{0,30},)?([DNlanE#][^;:.QAFVXPYT]{0,60})")
_LONGEST = 120
_CLAUSE_BEFORE = regex(r"A[RA]*[EVKFn][^,;:Q]{0,40}?,?C(?=D)|[;,]C?(?=D)")
_LONG_NOUN = regex(r"D[^,;:QAFVXPYWT]{1,60}(?:W[^,;:Q]{1,60})?")


_PLURAL_WORDS = (
    "we they i you who people men women many some most few others those all both police majority percent half third"
    " plurality number percentage two three four five"
)
_PLURALS = frozenset(_PLURAL_WORDS.split())


def _plural(line: TaggedSentence, cue: Cue, who: Words) -> bool:
    """True where a plain verb form can be finite: "we urge", "officials say", "did not say"."""
    if line.tags[cue.group : cue.at].strip("Rd"):
        return line.word(cue.group) in ("do", "does", "did", "have", "has", "had")
    if line.word(who[0]) in _PLURALS or "#" in line.tags[who[0] : who[1]] or line.word(who[0] + 1) in ("in", "of"):
        return True
    head = head_of(line, who)
    return head in _PLURALS or head.endswith("s") or "C" in line.tags[who[0] : who[1]]


_ALWAYS = frozenset(("said", "say", "says", "told", "agreed"))


def _stray_comma(line: TaggedSentence, cue: Cue, who: Words) -> bool:
    """True for a comma between subject and verb without an apposition that it would close."""
    if line.tags[cue.group] == "I" or before_aside(line, cue.group - 1) < cue.group - 1:
        return False  # "the minister, for his part voiced"
    if line.tags[who[1] - 1] == "N" and line.tags[cue.end : cue.end + 2] == ":Q":
        return False  # "Minister Moran, commented: “We will.”"
    return line.tags[cue.group - 1] == "," and who[1] == cue.group - 1 and "," not in line.tags[who[0] : who[1]]


def _stands_alone(line: TaggedSentence, cue: Cue, who: Words) -> bool:
    """False for "the [estimated] cost", "758 [pledged] delegates": a determiner or a number that is no subject."""
    return (
        line.tags[cue.end : cue.end + 1] in ("T", "Q", "P", "w")
        or line.word(who[1] - 1) in _PLURALS
        or (line.word(cue.at) in ("said", "say", "says", "told", "agreed"))
        or counts_persons(line, who[1], cue.end)
    )


def _sure(scan: SentenceScan, cue: Cue, who: Words) -> bool:
    """True where "reports", "claims" is a verb: after a pronoun, before "that", after an opening plural."""
    tags = scan.line.tags
    only = tags[cue.end : cue.end + 1] == "R"  # "The fund estimates only a few survive"
    follows = tags[cue.end + only : cue.end + only + 1]
    if tags[who[1] - 1] in "PYW" or follows in ("Q", "M") or tags[cue.end : cue.end + 2] in (":Q", ",Q"):
        return True
    if follows == "T":
        # "the statement notes that trade", not "the states that voted" nor "his promises that"
        clause = tags[cue.end + 1 : cue.end + 2] in ("D", "N", "P", "Y", "l")
        return clause and tags[cue.group - 1] != "'" and (tags[who[1] - 1] == "N" or tags[who[0]] in "DN")
    starts = who[0] == scan.used or tags[who[0] - 1] in ",(c" or tags[who[0] - 2 : who[0]] == ",C"
    # "and Minister Elin Strand supports it"
    joined = tags[who[0] - 1] == "C" and tags[who[0] : who[1]].strip("N") == "" and follows == "Y"
    if not starts and not joined:
        return False
    if clause_begins(scan.line, cue.end) or "R" in tags[cue.group : cue.at]:
        return True  # "The bank estimates the loan will be repaid", "The army also claims the crew left"
    named = tags[who[0]] == "N" and tags[who[1] - 1] == "N" and follows in ("D", "N", "P", "Y")
    return cue.end > cue.at + 1 or follows == "t" or named or (cue.form == "base" and follows in ("D", "N", "P", "Y"))
