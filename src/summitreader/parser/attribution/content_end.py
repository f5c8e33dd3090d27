"""Ends: where what is said ends, in words of a line: with its clause, or before a cue with a report of its own."""

import itertools
import re

from summitreader.parser.attribution.complements import (
    SAYING,
    complement_of,
    to_do_after,
)
from summitreader.parser.attribution.objects import Complement, names_what_stands_before
from summitreader.parser.attribution.reporting_cues import Cue
from summitreader.parser.attribution.subjects import Words, subject_before
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.speaking_nouns import speaking_nouns
from summitreader.parser.text.lazy_regex import regex

# "with both sides stressing"
WITH_SUBJECT = regex(r",I([D#NlanC']+(?:I[D#]+)?)$")
_QUOTES = regex(r"Q(?:[,.;:-]*(?:CT?R?)?Q)*(?!C?T|[AVFEIDNlan])")
# "declared the need for will: “We must,” she said": the quotation is a report of its own.
_SAID_AFTER = regex(r"[:-]Q,?(?:(?:P|[DNlan#E']{1,8})[AR]?V|V(?:P|[DNl]))")
_SAYS_NEXT = regex(r",?(?:P|D?[Nl]{0,3}N)R?[VE],?Q")
_WHILE = regex(r",c")
_NEW_CLAUSE = regex(
    r",C(?=R?(?:[DNlan#'G]+[AFX]|[PYX]))|,?C(?=R?(?:A|V[DPT])|PR?V)"
    r"|C(?=N[Nl]{1,4}N(?:,W[^,;:Q]{1,40},)?[FAV])"  # "the nets and Minister Ida Nangolo took"
)
_NOT = frozenset(("not", "never"))
_CONTRAST = frozenset(("while", "whereas"))


def content_end(found: Complement, cue: Cue, cues: list[Cue], index: int, limit: int) -> int:
    """Return where content that begins at `start` ends: before the first of
    the cues from `index` on with its own report.
    """
    start, tags = found.start, cue.line.tags
    limit = _clause_limit(found, cue, limit)
    for at, other in enumerate(itertools.islice(cues, index, None), index + 1):
        if other.at >= limit:
            break
        if other.group <= start:
            continue
        stop = _break_before(found, cue, other)
        if stop is None and tags[other.group - 1] == "," and _in_series(cue, other, cues[at : at + 8]):
            stop = other.group - 1
        if stop is not None:
            return stop
    return limit


def _in_series(cue: Cue, other: Cue, later: list[Cue]) -> bool:
    """Return whether `other` is one of three or more: "welcomed the truce,
    expressed hope for talks, and called for aid".
    """
    if other.form != "finite" or other.passive or not same_tense(cue, other):
        return False
    if not other.attitude and _REDUCED_CLAUSE.match(other.line.tags, other.end):
        return False
    last = next((one for one in later if one.group > other.group and other.line.tags[one.group - 1] == "C"), None)
    return last is not None and last.form == "finite" and same_tense(other, last) and complement_of(other) is not None


# "the deal, announced last week, and": no verb of the speaker's.
_REDUCED_CLAUSE = regex("I|[Dl]?d")


def _clause_limit(found: Complement, cue: Cue, limit: int) -> int:
    """Return where the clause ends for reasons other than a later cue: its quotation closes, the reporter goes on."""
    line, start = cue.line, found.start
    tags = line.tags
    if tags[start] == "Q" and start >= cue.end:
        if line.leads(start) and _SAYS_NEXT.match(tags, start + 1):
            return start + 1  # "said that “We go,” Ruiz went on, “soon.”"
        run = _QUOTES.match(tags, start)
        return run.end() if run else limit
    quoted = _SAID_AFTER.search(tags, start + 1, limit)
    limit = quoted.start() if quoted else limit
    if found.frame in ("clause", "person_that", "that"):
        said = tags[start - 1] == "T" or tags[start] in "PY" or line.word(cue.at) in SAYING
        if not said:
            limit = _before_they(line, start, _own_sentence(line, start, limit))
        if not said and (cue.form != "participle" or cue.group > 1):
            turns = (m for m in _OTHER_CLAUSE.finditer(tags, start + 1, limit) if _turns(line, cue, m))
            limit = next((m.start() for m in turns), limit)
        if moved := next((m.start() for m in _MOVES.finditer(tags, start + 1, limit) if _moves(line, m.end())), None):
            limit = moved if tags[start] not in "PY" else limit
        for match in _WHILE.finditer(tags, start + 1, limit) if said else ():
            if line.word(match.start() + 1) in _CONTRAST:
                return match.start()
    elif cue.form != "participle" or cue.group > 1:
        limit = _before_topic(line, start, _own_sentence(line, start, limit), found.frame in _INFINITIVES)
        # What a participle at the head of a line reports ends with the main clause's comma.
        for clause in _NEW_CLAUSE.finditer(tags, start + 1, limit):
            finite = found.frame in _INFINITIVES and line.word(clause.end()) in _NO_INFINITIVE
            goes_on = not finite and _same_subject(line, cue, clause.end())
            listed = line.word(clause.end()) in _BASE_FORMS and "t" in tags[start : clause.start()]
            if line.word(clause.end()) not in _NOT and not goes_on and not listed:
                return clause.start()
    return limit


def _own_sentence(line: TaggedSentence, start: int, limit: int) -> int:
    """Return where a sentence of its own begins: "requested a debate.

    That debate is set to begin"; `limit` without one.
    """
    own = _OWN_SENTENCE.search(line.tags, start + 1, limit)
    return own.start() if own and line.text[line.spans[own.start()][1]].isspace() else limit


def _before_topic(line: TaggedSentence, start: int, limit: int, infinitive: bool) -> int:
    """Return where the reporter goes on with what was talked about: "praised the visit | and discussed trade"."""
    limit = _before_they(line, start, limit)
    for match in _AND_DID.finditer(line.tags, start + 1, limit):
        verb = line.word(match.end() - 1)
        tag = line.tags[match.end() - 1]
        if infinitive:  # "promised to paint the anchor | and drove to the airport"
            past = tag == "F" and verb not in _BASE_FORMS
        else:
            parted = tag == "E" and line.tags[match.start()] == ","
            past = parted and _NO_ADJECTIVE.match(line.tags, match.end()) is not None
        if verb in _TALKED or ((past or verb in _DID_ELSE) and not _ANY_VERB.search(line.tags, start, match.start())):
            return match.start()
    return limit


def _before_they(line: TaggedSentence, start: int, limit: int) -> int:
    """Return where the reporter goes on with what all talked about: "praised the pact | and they discussed trade"."""
    they = _AND_THEY.search(line.tags, start + 1, limit)
    return they.start() if they and line.word(they.end() - 1) in _TALKED else limit


_AND_THEY = regex(r",?C(?:P|D{1,2}[ln]{1,2})R?[EFV]")
_AND_DID = regex(r",?CR?[EFV](?=[DNlIRt])")
_BASE_FORMS = frozenset(("put", "cut", "let", "set", "hit", "hurt", "cost"))
_NO_ADJECTIVE = regex(r"[DRt]|I(?=D)")  # "and shrugged off a remark", not "and associated parts", "and backed by"
_DID_ELSE = frozenset(
    (
        "gave",
        "took",
        "went",
        "left",
        "showed",
        "made",
        "wore",
        "drew",
        "sent",
        "handed",
        "visited",
        "accepted",
        "attended",
        "toured",
    )
)
_TALKED = frozenset(("discussed", "reviewed", "exchanged", "examined", "briefed", "touched"))
# "pledged to act but has failed": an infinitive has no verb to go on with
_INFINITIVES = frozenset(("to", "person_to"))
_NO_INFINITIVE = frozenset(("has", "had", "is", "was", "were"))
_OWN_SENTENCE = regex(r";(?=[DTNlPYR][DNlan#'G]{0,6}[AFX])")


def _turns(line: TaggedSentence, cue: Cue, match: re.Match[str]) -> bool:
    """Return whether "but were denied", ", and the envoy was" leaves the
    report, where neither "that" nor "said" holds it.
    """
    parted = line.tags[match.start()] == "," or line.word(match.start()) == "but"
    return parted and not _same_subject(line, cue, match.end())


_OTHER_CLAUSE = regex(r",C(?=R?(?:[DNlan#'G]+[AFX]|[PYX]))|C(?=R?A)")


def _moves(line: TaggedSentence, at: int) -> bool:
    """Return whether the reporter goes on: "complained that ferries were late and left for the harbour",
    ", before he boarded".
    """
    if line.word(at) in _SETS_OUT:
        return True
    if line.word(at) not in ("left", "headed", "departed", "sailed", "went"):
        return False
    return line.word(at + 1) in ("for", "home") or line.word(at + 2) in ("room", "hall", "table", "meeting", "building")


_MOVES = regex("(?:,?CR*|,cP)(?=[FEV])")
_SETS_OUT = frozenset(("boarded", "drove", "flew"))


def _same_subject(line: TaggedSentence, cue: Cue, at: int) -> bool:
    """Return whether "but have" goes on with the clause that was reported: the reporter's verb is of another tense."""
    past = cue.form == "finite" and cue.group == cue.at and line.word(cue.at).endswith("ed")
    return past and line.word(at) in _PRESENT


_PRESENT = frozenset(("have", "has", "is", "are", "will", "can", "do", "does"))


def _break_before(found: Complement, cue: Cue, other: Cue) -> int | None:
    """Return the end of the content before `other`, if that cue opens a
    report of its own rather than being part of it.
    """
    line, start = cue.line, found.start
    tags, group = line.tags, other.group
    before = tags[group - 1]
    if other.form == "participle":
        return _chain_break(line, start, other, parallel=cue.form == "participle")
    if other.form == "according":
        return group - 1 if before == "," and group > start + 2 else None
    if other.denied and before == "C" and line.word(group) in _DID:
        return group - 1 - (tags[group - 2] == ",")  # "said he would offer a prayer but did not suggest"
    if other.passive or other.form not in ("finite", "base"):
        return None
    if before == ";" and same_tense(cue, other) and complement_of(other):
        return group - 1
    if before == "C" and same_tense(cue, other) and complement_of(other):
        comma = tags[group - 2] == ","
        contrast = line.word(group - 1) == "but"
        again = line.word(other.at) == line.word(cue.at)
        whole = "clause" not in cue.frames or cue.attitude or cue.form == "base" or tags[start] != "P"
        whole = whole or (other.group == other.at and not _third_person(other) and _has_modal(line, start, group))
        if comma or contrast or again or whole:
            return group - 2 if comma else group - 1
    return _clause_break(found, cue, other)


def _chain_break(line: TaggedSentence, start: int, other: Cue, parallel: bool) -> int | None:
    tags, at = line.tags, other.group
    if parallel and tags[at - 1] == "C" and at - 1 > start + 1 and chains(other):
        return at - 1  # "adding that all is well and calling the plan a gift"
    absolute = WITH_SUBJECT.search(tags, max(start, at - 13), at)
    if absolute and line.word(absolute.start() + 1) == "with":
        return absolute.start()
    if tags[at - 1] == "C":
        at -= 1
    joined = _joined_at(line, at)
    if joined is not None and joined > start and (chains(other) or tags[other.end : other.end + 1] == "T"):
        return joined
    follows = tags[other.end : other.end + 2]
    quoted = follows in (":Q", ",Q") or tags[other.end :] == ":"
    if at - 1 > start and quoted and line.word(other.at) in SAYING and tags[at - 1] in "lnNE":
        return at  # "denied they were the target saying, “They lied”"
    if at - 1 <= start or tags[at - 1] not in ",-":
        return None
    chained = follows[:1] in ("T", "Q") or quoted
    return at - 1 if chained or chains(other) else None


def _joined_at(line: TaggedSentence, at: int) -> int | None:
    """Return where "as well as calling for", "while urging" begins, its comma included; None without such a joint."""
    if line.word(at - 1) == "while":
        first = at - 1
    elif line.word(at - 1) == "as" and line.word(at - 2) == "well":
        first = at - 3
    else:
        return None
    return first - (line.tags[first - 1 : first] == ",")


def chains(other: Cue) -> bool:
    """True for participles that carry a report on without "that": urging, calling for, expressing hope."""
    if other.line.word(other.at) == "describing" and "as" not in other.line.words[other.end : other.end + 12]:
        return False
    if other.line.word(other.at) == "citing" and other.line.tags[other.end : other.end + 1] == "N":
        return False  # "citing Xinhua" names an outlet
    return other.chains and complement_of(other) is not None


def _clause_break(found: Complement, cue: Cue, other: Cue) -> int | None:
    """ ", and she urged", "; he said", ", but Smith said": a new clause with a subject and a cue of its own."""
    line, start = cue.line, found.start
    tags, at = line.tags, other.group
    whole = subject_before(line, at, start) if "c" in tags[start:at] else None
    if whole and _speaks_meanwhile(line, whole, other):
        return whole[0] - 1 - (tags[whole[0] - 2] == ",")
    subject = at
    while subject > start and (tags[subject - 1] in "NlanDP#'E" or _JOINED_NAME.match(tags, subject - 2)):
        subject -= 1
    if subject == at or subject <= start + 1:
        return None
    before = tags[subject - 1]
    if before == "C" and tags[subject] == "P" and _in_the_present(line, start, subject) and same_tense(cue, other):
        return subject - 1
    if before == "C" and line.word(other.at) in SAYING and complement_of(other) and line.word(cue.at) in SAYING:
        return subject - 1  # "said they would stay and others said they would go"
    asked = found.act == "request" and tags[start - 1] != "T" and not _ANY_VERB.search(tags, start, subject - 1)
    nominal = found.frame not in _CLAUSES or asked  # "demanded tolls and the minister urged"
    if before == "C" and nominal and _is_whole(line, subject, at) and same_tense(cue, other):
        # "congratulated him on his election and the leaders agreed": a noun has no clause to go on with
        return subject - 1 if complement_of(other) else None
    goes_on = tags[other.end : other.end + 1] in _VERBS and "clause" in other.frames
    if (
        before == "W"
        and tags[subject - 2] == ","
        and (goes_on or to_do_after(other) is not None or names_what_stands_before(other))
    ):
        return subject - 2  # ", which officials said would change"
    if tags[subject - 3 : subject] in (",tW", ",W,"):
        return subject - 3
    if line.word(at - 1) in speaking_nouns().rules:
        return None  # "the deficit would fall, as the law says"
    if before in "Cc" and tags[subject - 2] in ",;-" and line.word(subject - 1) != "where":
        is_noun = other.unsure and complement_of(other) is None  # "norms, and the rule of law"
        return None if is_noun else subject - 2
    contrast = tags.rfind(",c", start, subject)
    if contrast > start and line.word(contrast + 1) in _CONTRAST and not _ANY_VERB.search(tags, contrast, subject):
        return contrast  # "while Ito in an interview said"
    if before == "C" and tags[subject - 2] == "Q" and line.leads(subject - 2) and complement_of(other):
        return subject - 1
    if before in ";-":
        return subject - 1
    return None


def _is_whole(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether a noun phrase can be a new subject: "the leaders", "Omani Minister Salim Al Harthy"."""
    named = end - start > 1 and line.tags[end - 1] == "N" and not line.tags[start:end].strip("Nla")
    return line.tags[start] == "D" or (named and line.tags[start] == "N")


def _speaks_meanwhile(line: TaggedSentence, who: Words, other: Cue) -> bool:
    """Return whether somebody else says something: "as the leader of Oman expressed doubt", not "as the law says"."""
    return (
        line.word(who[0] - 1) in ("as", "while", "whereas")
        and line.tags[who[0]] in "DNl"
        and other.form == "finite"
        and complement_of(other) is not None
    )


# "the Foreign and Trade Office"
_JOINED_NAME = regex("NCN")
_DID = frozenset(("did", "does", "do", "has", "have", "had", "didn't", "didn’t"))
_VERBS = frozenset("AVFER")
_CLAUSES = frozenset(("clause", "person_that", "quote"))


def _in_the_present(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether the first verb between two words is of the present, so that a past one goes on with the report."""
    verb = _ANY_VERB.search(line.tags, start, end)
    return verb is not None and (verb.group() == "v" or line.word(verb.start()) in _PRESENT)


def _has_modal(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether a clause cannot go on with a past verb: "he would resign and warned", not "would be sued and"."""
    verb = _ANY_VERB.search(line.tags, start, end)
    if verb is None or line.word(verb.start()) not in _MODALS:
        return False
    at = verb.end() + (line.tags[verb.end()] == "R")
    return line.word(at) not in ("be", "have")


_MODALS = frozenset(("would", "will", "should", "could", "can", "must", "may", "might", "cannot"))
_ANY_VERB = regex("[AvVFEX]")


def same_tense(cue: Cue, other: Cue) -> bool:
    """True where two verbs can share a subject: both past, both present, or both plain plural forms."""
    if cue.form == "base" or other.form == "base":
        return cue.form == other.form
    if cue.form != "finite":
        return other.form == "finite"
    return _third_person(cue) == _third_person(other) or cue.group < cue.at or other.group < other.at


def _third_person(cue: Cue) -> bool:
    return cue.line.word(cue.at).endswith("s")
