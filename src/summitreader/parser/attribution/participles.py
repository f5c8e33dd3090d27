"""Rules for participles that report: adding that talks go on, the ministry is warning, NOTING with concern."""

from dataclasses import replace

from summitreader.parser.attribution.complements import complement_of, trailing
from summitreader.parser.attribution.content_end import chains
from summitreader.parser.attribution.guards import Guard
from summitreader.parser.attribution.reporting_cues import Cue
from summitreader.parser.attribution.rule import Report, SentenceScan, complement_report
from summitreader.parser.attribution.subjects import Words, head_of, subject_after, subject_before
from summitreader.parser.lexicon.speaking_nouns import speaking_nouns
from summitreader.parser.text.lazy_regex import regex

_ABSOLUTE = regex(r"[I,]([D#NlanC']+(?:I[D#]+)?)$")
_BY_SAYING = frozenset(("by", "in", "while", "when", "before", "after"))


def chained_participle(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A participle that carries the report on: adding, noting, urging.
    >>> Xi said trade had grown, <cue>adding</cue> that <says>it would grow further</says>.
    >>> <who>The two ministers</who> discussed trade, <cue>noting</cue> that <says>it had grown</says>.
    """
    if cue.group == 0:
        return Guard.FORM
    line = scan.line
    before = line.tags[cue.group - 1]
    follows = before in ",C-;" or line.leads(cue.group - 1) or line.word(cue.group - 1) in _BY_SAYING
    follows = follows or (line.word(cue.group - 1) == "as" and line.word(cue.group - 2) == "well")
    if not follows and line.word(cue.at) != "saying" and not _in_a_text(scan, cue):
        return Guard.PLACE
    if scan.who is None and not (chains(cue) or line.tags[cue.end : cue.end + 1] in ("T", "Q")):
        return Guard.NO_CONTENT
    who = scan.speaker(cue)
    return complement_report(scan, cue, who) if who else Guard.NO_SUBJECT


def as_noted_by(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """What is so "as noted by" somebody.
    >>> As <cue>noted</cue> by <who>Minister Ivo Brandt</who>, <says>trade has doubled</says>.
    >>> <says>Trade has doubled</says>, as <cue>noted</cue> by <who>the paper</who>.
    """
    line, tags = scan.line, scan.line.tags
    if tags[cue.at - 1 : cue.at] != "c" or line.word(cue.at - 1) != "as" or line.word(cue.end) != "by":
        return Guard.FORM
    if cue.act in ("request", "commit") or "clause" not in cue.frames:
        return Guard.TOPIC  # "as proposed by the envoy" tells of a deed
    who = subject_after(line, cue.end + 1)
    if not who or head_of(line, who) in speaking_nouns().rules:
        return Guard.CANNOT_SPEAK
    limit = trailing(line)
    before = cue.at - 1 - (tags[cue.at - 2] == ",")
    if cue.at - 1 > scan.used and (before < cue.at - 1 or who[1] == limit) and _VERB.search(tags, scan.used, before):
        return Report(who, [(scan.used, before)], limit, cue.act)
    if cue.at - scan.used > _LEAD or tags[who[1] : who[1] + 1] != "," or who[1] + 1 >= limit:
        return Guard.MORE_FOLLOWS
    return Report(who, [(who[1] + 1, limit)], limit, cue.act)


_LEAD = 6  # words: "In particular, as noted by"
_VERB = regex(r"[AFVXEK]")

# "Referring to the trade in timber, she stressed": what the report is about.
_TOPICS = frozenset(
    ("referring", "alluding", "responding", "replying", "answering", "commenting", "turning", "reacting")
)


def _in_a_text(scan: SentenceScan, cue: Cue) -> bool:
    """Return whether the words are in what was issued: "issued a statement on the reef stating that"."""
    line, left = scan.line, max(scan.used, cue.group - 14)
    text = next((at for at in range(cue.group - 1, left, -1) if line.word(at) in scan.words.texts), None)
    if text is None or line.tags[cue.group - 1] == "D" or line.tags[text + 1 : cue.group].strip("DNlanI#'dtRC"):
        return False
    return any(line.word(at) in scan.words.vehicles for at in range(text - 1, max(-1, text - 8), -1))


def fronted_participle(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A participle at the head of the sentence, before the speaker.
    >>> <cue>Noting</cue> <says>the urgent situation in the north</says>, <who>the two leaders</who> agreed to send aid.
    """
    tags = scan.line.tags
    inward = cue.group and scan.line.word(cue.group - 1) in _BY_SAYING  # "In congratulating Ito on his election,"
    if scan.used or cue.group > 6 or tags[: cue.group - bool(inward)].strip("RC#.)"):
        return Guard.PLACE
    judged = "as" in scan.line.words[cue.end : cue.end + 12]
    if scan.line.word(cue.at) in _TOPICS or (scan.line.word(cue.at) == "describing" and not judged):
        return Guard.TOPIC
    comma = tags.find(",", cue.end)
    while comma > 0:
        who = _subject_behind(scan, comma + 1)
        if who:
            found = complement_report(scan, cue, who, comma)
            return replace(found, end=comma) if isinstance(found, Report) else found
        comma = tags.find(",", comma + 1)
    return Guard.NO_VERB_BEHIND


def interposed_participle(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A participle between the speaker and the verb.
    >>> <who>The ministers</who>, <cue>noting</cue> that <says>trade had grown</says>, welcomed the talks.
    """
    line, tags = scan.line, scan.line.tags
    if scan.used or cue.group < 2 or tags[cue.group - 1] != ",":
        return Guard.PLACE
    if not (chains(cue) or tags[cue.end : cue.end + 1] == "T"):
        return Guard.NO_CONTENT
    who = subject_before(line, cue.group - 1, 0)
    main = _MAIN_VERB.search(tags, cue.end + 1)
    if not who or main is None or tags[: who[0]].strip("RC#.)"):
        return Guard.NO_SUBJECT
    return complement_report(scan, cue, who, main.start())


_MAIN_VERB = regex(r",R?[VE](?![IC])")


def purpose_cue(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """What somebody called, wrote or spoke for, or used a meeting for.
    >>> <who>The President</who> spoke with Mr Li to <cue>congratulate</cue> him on <says>his victory</says>.
    """
    line, tags = scan.line, scan.line.tags
    if tags[cue.at - 1] != "t" or cue.denied:
        return Guard.PLACE
    if cue.act in ("commit", "hope", "reject") and not cue.attitude:
        return Guard.PLACE
    found = complement_of(cue)
    if found is None or line.word(cue.at) in _EXPLAINING:
        return Guard.TOPIC  # "spoke to explain his decision" names a subject
    for at in range(cue.at - 2, max(0, cue.at - 40), -1):
        if tags[at] in ";:AVTWP" and line.word(at) not in scan.words.vehicles:
            return Guard.NO_OCCASION
        if line.word(at) in scan.words.vehicles:
            while at and tags[at - 1] in "AR":
                at -= 1
            who = subject_before(line, at, scan.used) or (scan.who if tags[at - 1] == "C" else None)
            more = tags.find("Ct", cue.end)  # "met to stress the need for peace and to open the bridge"
            return complement_report(scan, cue, who, max(0, more)) if who else Guard.NO_SUBJECT
    return Guard.NO_OCCASION


_EXPLAINING = frozenset(
    ("explain", "outline", "describe", "present", "recount", "post", "estimate", "question", "answer")
)


def resolution_clause(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A clause of a resolution, which opens with a participle or a verb in capitals; its body speaks.
    >>> <cue>RECOGNIZING</cue> <says>the importance of secure supply chains for both economies</says>;
    >>> HEREBY <cue>DECIDE</cue> to <says>establish a joint commission</says>.
    """
    line, tags = scan.line, scan.line.tags
    if scan.used or cue.group > 6 or tags[: cue.group].strip("RNC#.)("):
        return Guard.PLACE
    if not line.words[cue.at].isupper() or not all(word.isupper() for word in line.words[: cue.at] if word.isalpha()):
        return Guard.PLACE
    return complement_report(scan, cue, None)


def absolute_participle(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A speaker and a participle behind "with" or a comma.
    >>> They met twice, with <who>both sides</who> <cue>emphasising</cue> <says>the importance of the dialogue</says>.
    """
    line = scan.line
    match = _ABSOLUTE.search(line.tags, max(0, cue.group - 12), cue.group)
    if not match:
        return Guard.PLACE
    if line.tags[cue.end : cue.end + 1] in "ln" and line.word(match.start(1)) in ("a", "an"):
        return Guard.MAY_BE_A_NOUN  # "with a warm welcoming dance"
    if line.word(match.start()) != "with" and line.tags[match.start()] + line.tags[cue.end : cue.end + 1] != ",T":
        return Guard.PLACE
    return complement_report(scan, cue, (match.start(1), match.end(1)))


def progressive_cue(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The speaker, a form of "be" and a participle.
    >>> <who>The ministry</who> is <cue>warning</cue> that <says>prices will rise</says>.
    """
    if not set("A'") & set(scan.line.tags[cue.group : cue.at]):
        return Guard.PLACE
    who = subject_before(scan.line, cue.group, scan.used)
    return complement_report(scan, cue, who) if who else Guard.NO_SUBJECT


def _subject_behind(scan: SentenceScan, start: int) -> Words | None:
    """Return the noun phrase at word `start` if a finite verb follows it."""
    match = _SUBJECT_VERB.match(scan.line.tags, start)
    return (match.start(1), match.end(1)) if match else None


_SUBJECT_VERB = regex(r"R?(?!C)(P|[DNlan#'IC]{0,24}[Nlan])[AR]{0,4}[VFEvn]")
