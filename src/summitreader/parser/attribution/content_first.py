"""Rules for content that stands before its attribution: “We will,” he said; talks go on, according to the ministry."""

from dataclasses import replace

from summitreader.parser.attribution.complements import adjuncts_end, listener_after, to_do_after, told_by, trailing
from summitreader.parser.attribution.guards import Guard
from summitreader.parser.attribution.phrases import clause_behind_listener, noun_phrase
from summitreader.parser.attribution.reporting_cues import OPINION_IS, QUOTING, Cue
from summitreader.parser.attribution.rule import Report, SentenceScan, complement_report
from summitreader.parser.attribution.subjects import Words, head_of, subject_after, subject_before, whose_information
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.lexicon.speaking_nouns import is_outlet, may_speak, speaking_nouns
from summitreader.parser.text.lazy_regex import regex


def according_to_source(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The content, or before the content, "according to" and the speaker.
    >>> <says>Exports rose by a third</says>, <cue>according to</cue> <who>the trade ministry</who>.
    """
    line, tags = scan.line, scan.line.tags
    end, limit = cue.end, trailing(line)
    comma = tags.find(",", end)
    if cue.at <= scan.used:
        who = (end, comma) if comma > 0 and not _FINITE.search(tags, end, comma) else (end, _before_clause(line, end))
        start = who[1] + (who[1] == comma)
        who = whose_information(line, who)
        if who[1] <= end or head_of(line, who) in speaking_nouns().rules:
            return Guard.CANNOT_SPEAK
        if _only_passes_on(scan, cue, who):
            return Guard.PASSES_ON
        if start > who[1] and (described := _DESCRIBED.match(tags, start)):
            start = described.end()
        return Report(who, [(start, limit)], limit, "say")
    left_end = cue.at - 1 if tags[cue.at - 1] == "," else cue.at
    who_end = limit if comma < 0 else comma
    citing = next((at for at in range(end, who_end) if line.word(at) in _CITING), None)
    end = citing + 1 if citing else end  # "according to the Herald citing officials"
    if aside := _ASIDE.search(tags, end + 1, who_end):
        who_end = aside.start()
    if head_of(line, (end, who_end)) in speaking_nouns().rules:
        return Guard.CANNOT_SPEAK
    says = [(scan.used, left_end)]
    if 0 <= comma < limit and tags[cue.at - 1] == ",":
        # "At the same time, according to the board, trade fell"
        fronted = _FRONT.fullmatch(tags, scan.used, left_end) is not None and _VERB.search(tags, comma) is not None
        if fronted or tags[comma + 1] in "AFVEX":
            says = [*(() if fronted and tags[scan.used] in "CRI" else says), (comma + 1, limit)]
            return Report((end, who_end), says, limit, "say")
    return Report((end, who_end), says, who_end, "say")


def in_whose_opinion(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """Somebody's opinion or view, before the content or inside it.
    >>> In <who>Mr Ito</who>’s <cue>opinion</cue>, <says>trade will grow</says>.
    >>> <says>Trade</says>, in <who>the minister</who>’s <cue>view</cue>, <says>is growing</says>.
    """
    line, limit = scan.line, trailing(scan.line)
    if line.tags[cue.end - 1] == "T":
        return Guard.FORM
    whose, stop = (cue.group + 1, cue.at - (line.tags[cue.at - 1] == "'")), cue.end
    if cue.end > cue.at + 1:
        behind = subject_after(line, cue.end)
        if not behind or line.tags[behind[1] : behind[1] + 1] not in ",.":
            return Guard.NO_SPEAKER_BEHIND
        whose, stop = behind, _apposition_end(line, behind[1])
    if line.word(cue.at) == "words" and (quoted := line.tags.find("Q", stop)) > 0:
        return Report(whose, [(quoted, quoted + 1)], quoted + 1, "say")
    says = [(scan.used, cue.group - 1)] if line.tags[scan.used : cue.group].strip("CR,") else []
    if stop + 1 < limit:
        says.append((stop + 1, limit))
    return Report(whose, says, limit, "say") if says else Guard.NO_CONTENT


def opinion_is_that(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """Whose opinion, view or message it is that something is so.
    >>> The <cue>view</cue> of <who>Mr Ito</who> is that <says>trade will grow</says>.
    >>> <who>The union</who>’s <cue>position</cue> is that <says>wages are too low</says>.
    """
    line, limit = scan.line, trailing(scan.line)
    told = OPINION_IS.match(line.tags, cue.group)
    if told is None or told.end() != cue.end:
        return Guard.FORM
    first, last = told.span("owner" if told["of"] else "whose")
    who = (first, last - (line.tags[last - 1] == "'"))
    only = replace(cue, end=cue.at + 1, group=cue.at)
    return Report(who, [(cue.end, limit)], limit, "say", cue=only) if cue.end < limit else Guard.NO_CONTENT


_FRONT = regex(r"[CR]{0,2}(?:[CR]|(?:I|c)?[DNlanG#d]{1,5})")
_CITING = frozenset(("citing", "quoting"))


def _only_passes_on(scan: SentenceScan, cue: Cue, who: Words) -> bool:
    """Whether an outlet tells what somebody else said: "According to the Herald, the minister said that".
    >>> According to the Lima Herald, <who>Minister Ruiz</who> <cue>said</cue> that <says>trade grew</says>.
    """
    later = any(other.at > cue.end and other.form in ("finite", "base") for other in scan.cues)
    return later and is_outlet(scan.line.span(*who).of(scan.line.text))


def _before_clause(line: TaggedSentence, at: int) -> int:
    """Return the end of a source that no comma parts from its content; 0 where it cannot be told."""
    return clause_behind_listener(line, at) or _before_number(line, at) or _before_name(line, at) or 0


def _before_name(line: TaggedSentence, at: int) -> int | None:
    """Return the end of "many reporters" before "George Bush has kept": a plain noun, then a name and a verb."""
    match = _PLAIN_SOURCE.match(line.tags, at)
    return match.end() if match else None


# "according to Brad Smith, the firm's lawyer, | the loan", "according to the judge, Ann Lee, | the sentence"
_DESCRIBED = regex(r"(?:D[lanNE#']{0,6}[lanN](?:I[DNlanE']{1,6})?|N{2,4}),(?=[DPNln][^,;:]{0,40}[AFVX])")
_FINITE = regex(r"[AFX](?![^,]*W)")
_PLAIN_SOURCE = regex(r"D?[la]{0,3}l(?=N{1,4}[AFV])")


def _before_number(line: TaggedSentence, at: int) -> int | None:
    """Return the end of a source before "over 340 boats": "according to the Trade Ministry of Iceland"."""
    match = _SOURCE.match(line.tags, at)
    return match.end() if match else None


_SOURCE = regex(r"D?[NlanE#']{0,8}[Nlan](?:I[DNlan']{1,6}?){0,3}?(?=(?:I?#|R#)[Nlan]|[DP][^,;:]{0,30}[AFV])")
# "according to a poll last week - virtually the same"
_ASIDE = regex(r"[-;(]")


def content_then_speaker_then_cue(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The content, then the speaker and a reporting verb.
    >>> <says>Trade has grown fast</says>, <who>Prime Minister Sato</who> <cue>said</cue>.
    """
    line, tags = scan.line, scan.line.tags
    if cue.passive or cue.attitude or not ({"clause", "quote", "person_that"} & cue.frames.keys()):
        return Guard.FRAME
    if _PARTING.isdisjoint(tags[scan.used : cue.group]):
        return Guard.NOT_PARTED
    who = subject_before(line, cue.group, scan.used)
    if who and (head_of(line, who) in speaking_nouns().rules or _is_a_thing(line, who)):
        return Guard.CANNOT_SPEAK
    left = who[0] if who else 0
    if left > scan.used and line.word(left - 1) == "as":
        left -= 1
    if not who or left <= scan.used or tags[left - 1] not in ",Q-?!" or tags[max(0, left - 3) : left] == ",W,":
        return Guard.NOT_PARTED
    first = tags[lead.end() if (lead := _NUMBERED.match(tags, scan.used)) else scan.used]
    if to_do_after(cue) is not None and tags[left - 1] != "Q":
        # "To gain time, they agreed to meet"
        return Guard.PURPOSE
    stop = _stops_after(scan, cue)
    leads = line.leads(left - 1) or tags[left - 2 : left] == "Q,"
    # "Walking to chants of “More!,” she said taxes were too low": the quotation belongs to the lead-in.
    lead_in = first in "cGJEIdt" and (_VERB.search(tags, cue.end) or (first == "I" and _goes_on_behind(line, cue.end)))
    leads_to = first == "c" and "Q" in tags[cue.end :] and "Q" not in tags[scan.used : cue.group]
    if leads_to and tags.startswith("Q", _next_stop(line, cue.end)):
        return Guard.MORE_FOLLOWS  # "While some doubt it, he said in an interview “It is so.”"
    as_he = line.word(who[0] - 1) == "as" and tags[cue.end : cue.end + 1] == "Q"  # "...,” as he believes “that"
    if stop is None and leads and not lead_in and not as_he and tags[cue.end : cue.end + 1] != ":":
        stop = _next_stop(line, cue.end)
    if stop is None:
        return Guard.MORE_FOLLOWS
    found = _around(scan, who, left, stop)
    if isinstance(found, Report):
        found.addressee = told_by(cue)
    return found


def _is_a_thing(line: TaggedSentence, who: Words) -> bool:
    """Return whether an apposition is nobody who speaks: "the paint, a gift announced in May, stood"."""
    return line.word(who[0]) in ("a", "an") and may_speak(line.span(*who).of(line.text)) != "yes"


_PARTING = frozenset(",Q?!-")
_NUMBERED = regex(r"\(?#[.)]+")


def as_speaker_noted(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The attribution opens the sentence with "As".
    >>> As <who>the paper</who> <cue>noted</cue>, <says>trade has doubled</says>.
    """
    line, tags = scan.line, scan.line.tags
    if cue.passive or not ({"clause", "quote", "object"} & cue.frames.keys()):
        return Guard.FORM
    begun = scan.used
    while tags[begun] in "CR,":
        begun += 1
    who = subject_before(line, cue.group, scan.used) if line.word(begun) == "as" else None
    if not who or who[0] != begun + 1:
        return Guard.PLACE
    if head_of(line, who) in speaking_nouns().rules:
        return Guard.CANNOT_SPEAK
    stop = adjuncts_end(line, cue.end)
    limit = trailing(line)
    if stop is None or tags[stop : stop + 1] != "," or stop + 1 >= limit:
        return Guard.MORE_FOLLOWS
    return Report(who, [(stop + 1, limit)], limit, "say")


def content_then_cue_then_speaker(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """The content, then a reporting verb and the speaker behind it.
    >>> <says>“We will act,”</says> <cue>said</cue> <who>Prime Minister Li</who>.
    """
    line, tags = scan.line, scan.line.tags
    takes = {"clause", "quote", "that"} & cue.frames.keys()
    if cue.passive or not takes or cue.group <= scan.used:
        return Guard.FORM
    if tags[cue.group - 1] not in ",Q-?!":
        return Guard.NOT_PARTED
    who = subject_after(line, cue.end)
    if not who or tags[who[1] : who[1] + 1] in ("A", "V", "F", "X") or line.word(who[1] - 1) in _SPANS:
        return Guard.NO_SPEAKER_BEHIND
    before = subject_before(line, cue.group, scan.used) if tags[cue.group - 1] in ",-" else None
    parted = before and tags[cue.group - 1] == "-" and before[1] < cue.group - 1
    if before and (parted or "," in tags[before[0] : before[1]]) and not _is_said_of(line, before):
        # "Sato, the mayor, said", not "Sato, the mayor, said the envoy"
        return Guard.OWN_SUBJECT
    stop = adjuncts_end(line, who[1])
    if stop is None and tags[who[1]] == "W" and tags[cue.group - 1] == ",":
        # "said an official who was told of the talks"
        stop = trailing(line)
    if stop is None and line.leads(cue.group - 1):
        stop = _next_stop(line, who[1])
    if stop is None:
        return Guard.MORE_FOLLOWS
    quoted = tags[cue.group - 1] == "Q" or tags[cue.group - 2 : cue.group] == "Q,"
    # Turned round without a quotation: "Prices will rise, said the minister."
    if not quoted and (not _turned(line, cue, who) or tags[stop : stop + 1] not in ("", ".", ",", ";")):
        return Guard.OBJECT_FOLLOWS
    return _around(scan, who, cue.group, _apposition_end(line, stop))


def _is_said_of(line: TaggedSentence, before: Words) -> bool:
    """Return whether who says it stands behind: "ladders, which save fish, said", "Peru, could fall, said"."""
    letters = line.tags[before[0] : before[1]]
    return ("W" not in letters and ",A" in letters) or any(
        line.word(at) == "which" and line.tags[at - 1] == "," for at in range(before[0] + 1, before[1])
    )


# "the “immediate area” announced seven days earlier"
_SPANS = frozenset(("days", "weeks", "months", "years", "hours", "minutes", "times"))


def quoted_as_saying(scan: SentenceScan, cue: Cue) -> Report | Guard:
    """A speaker whom somebody else quotes.
    >>> <who>The envoy</who> <cue>was quoted as saying</cue> <says>talks would resume</says>.
    >>> <says>“Talks will resume,”</says> <who>the envoy</who> <cue>was quoted as saying</cue> by the agency.
    >>> The agency quoted <who>the envoy</who> as <cue>saying</cue> <says>talks would resume</says>.
    """
    line, tags = scan.line, scan.line.tags
    if found := _quoted_by_others(scan, cue):
        return found
    if not cue.passive or line.word(cue.end) != "as" or line.word(cue.end + 1) not in ("saying", "telling"):
        return Guard.FORM
    who = subject_before(line, cue.group, scan.used)
    if not who:
        return Guard.NO_SUBJECT
    whole = replace(cue, end=cue.end + 2, frames={"clause": "say"})
    if who[0] > scan.used and tags[who[0] - 1] in ",Q" and tags[whole.end : whole.end + 1] in ("", ".", ",", "I"):
        found = _around(scan, who, who[0], _next_stop(line, whole.end))
    else:
        found = complement_report(scan, whole, who)
    return replace(found, cue=whole) if isinstance(found, Report) else found


def _is_office(line: TaggedSentence, who: Words) -> bool:
    """ "the Omani envoy", "the minister of trade" """
    return line.word(who[0]) == "the" and gazetteer().tags.get(head_of(line, who)) == "T"


_OFFICE_AND_NAME = regex(r"D?(?:N|l(?=[lN]))[NlI'#]{0,9}N$")


def _quoted_by_others(scan: SentenceScan, cue: Cue) -> Report | Guard | None:
    """ "The agency quoted the envoy as saying": the cue is "saying", the speaker what was quoted."""
    line = scan.line
    if cue.form != "participle" or line.word(cue.at - 1) != "as" or line.word(cue.at) not in ("saying", "telling"):
        return None
    for at in range(cue.at - 2, max(scan.used - 1, cue.at - 14), -1):
        if line.word(at) in QUOTING:
            end = noun_phrase(line, at + 1)
            passive = line.tags[at - 1 : at] == "A" or not end
            return None if passive else complement_report(scan, cue, (at + 1, cue.at - 1))
    return None


_TURNED = frozenset(("said", "says", "added", "noted", "stressed", "explained", "wrote", "stated", "warned"))


def _turned(line: TaggedSentence, cue: Cue, who: Words) -> bool:
    """Return whether "said the minister" follows, and not an object: "said little", "stressed the need"."""
    letters = line.tags[who[0] : who[1]]
    if line.word(cue.at) in ("said", "says"):
        return letters.strip("ln") != "" or line.word(who[1] - 1).endswith("s")
    if line.word(cue.at) in _TURNED:
        return "N" in letters and len(letters) < 8
    # Other verbs take names as objects too ("He met the crew, praised Ruiz"): an office and a name must follow.
    return not cue.unsure and (_OFFICE_AND_NAME.match(letters) is not None or _is_office(line, who))


def _stops_after(scan: SentenceScan, cue: Cue) -> int | None:
    """Return the end of the attribution if no content follows the cue: "he told reporters on Monday,"."""
    line = scan.line
    if cue.unsure and line.tags[cue.group - 1] not in "PY":
        return None
    stop = adjuncts_end(line, cue.end)
    if stop is None and "person_that" in cue.frames:
        listener = listener_after(line, cue.end)
        stop = adjuncts_end(line, listener[1]) if listener else None
    if stop is None:
        return None
    rest = line.tags[stop : stop + 2]
    if rest[:1] == ":" or rest[:1] == "Q":
        return None
    lead = _NUMBERED.match(line.tags, scan.used)
    first = lead.end() if lead else scan.used
    before = line.tags[first : first + 1] + line.tags[max(first + 1, cue.group - 100) : cue.group]
    if "Q" not in before:
        if "E" in line.tags[cue.end : stop] or (cue.frames.keys() <= {"quote"} and line.word(cue.end - 1) != "it"):
            return None
        if rest == ",Q" and (before[:1] in "IcCREJGd" or _VERB.search(before[:-1])):
            return None
        weak = (len(before) < 6 or before[0] in "IcdRGEJ@") and not _CLAUSE_AND_CLAUSE.match(before)
        if weak and not _VERB_OF_CLAUSE.search(before[:-1]) and not _goes_on(line, rest, stop):
            return None
    return stop


# "In a letter printed Friday by the board" is no clause.
_VERB_OF_CLAUSE = regex(r"[AFVXK]|E(?![dI])")
# "As the budget shows, wages rise, the minister said"
_CLAUSE_AND_CLAUSE = regex(r"cD[^,;:Q]{2,30},[^,;:Q]{2,60},")


def _goes_on(line: TaggedSentence, rest: str, stop: int) -> bool:
    """True if a clause follows the interruption: "Instead, she said, her office paid"."""
    if rest[:1] != "," or rest[1:] in ("J", "W", "C", "c", "G", "I", "T", ""):
        return False
    return _VERB.search(line.tags, stop) is not None


def _goes_on_behind(line: TaggedSentence, end: int) -> bool:
    """True for `On the show “Today,” he said the plan was good`: what he said stands behind the verb."""
    return line.tags[end : end + 1] in ("D", "N", "P", "T") and len(line.tags) > end + 6


_VERB = regex(r"[AFVXEK]")


def _next_stop(line: TaggedSentence, at: int) -> int:
    stop = _STOP.search(line.tags, at)
    return stop.start() if stop else len(line.tags)


_STOP = regex(r"[,.;:?!Q-]")


def _around(scan: SentenceScan, who: Words, left_end: int, stop: int) -> Report | Guard:
    """Content before the attribution and, where it only interrupts, behind it."""
    line, tags = scan.line, scan.line.tags
    start, end = scan.used, left_end
    while end > start and tags[end - 1] in ",-":
        end -= 1
    while start < end and tags[start] in ",;-C.":
        start += 1
    if start >= end:
        # "But, she said, the office paid": all of the content is behind.
        behind = tags[stop : stop + 1] == "," and _goes_on(line, tags[stop : stop + 2], stop)
        return Report(who, [(stop + 1, trailing(line))], trailing(line), "say") if behind else Guard.NO_CONTENT
    if tags[end - 1] == "Q":
        # What leads up to a quotation with a colon or a dash is the reporter's.
        colon = max(tags.rfind(mark, start, end) for mark in ":-(")
        start = max(start, colon + 1)
    says, limit = [(start, end)], trailing(line)
    used, rest = stop, stop + (tags[stop : stop + 1] != "Q")
    if rest < limit and tags[stop] in ",-.;?!Q":
        quoted = "Q" in tags[start:end]
        named = tags[stop] == "Q" and (tags[stop - 1] in "'INlnD" or tags[stop + 1 : stop + 2] in ("c", "I", "C"))
        goes_on = tags[stop] == "," and (tags[rest] not in "JWCcGI" or line.word(rest) in _GOING_ON)
        if aside := _SPEAKING.match(tags, stop):
            rest, named = aside.end(), False
        if (tags[rest] == "Q" and not named) or (goes_on and not quoted) or tags[stop : stop + 3] == ",CQ":
            says.append((rest, limit))
            used = limit
    return Report(who, says, used, "say")


# "he said, speaking on condition of anonymity, “and we are ready”"
_SPEAKING = regex(r",[GJ](?:[It][DNlanE#'d]{1,6}){1,3},(?=Q)")
_GOING_ON = frozenset(("because", "if", "although", "though", "unless", "by", "without", "despite"))


def _apposition_end(line: TaggedSentence, at: int) -> int:
    """Behind ", the mayor of Rome," after a speaker; `at` itself where none follows."""
    tags = line.tags
    if tags[at : at + 1] != "," or tags[at + 1 : at + 2] not in ("D", "N", "l"):
        return at
    comma = tags.find(",", at + 1)
    return comma if comma > 0 else trailing(line)
