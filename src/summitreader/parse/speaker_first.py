"""Rules for a speaker, a reporting verb, and the content behind it: the minister stressed that talks must go on."""

from summitreader.parse.complements import same_tense
from summitreader.parse.cues import Cue
from summitreader.parse.reports import Report, Scan, complement_report
from summitreader.parse.shapes import Line
from summitreader.parse.subjects import Words, head_of, subject_before


def speaker_then_cue(scan: Scan, cue: Cue) -> Report | None:
    """The speaker, a reporting verb, then the content.
    >>> <who>The minister</who> <cue>stressed</cue> that <says>talks must go on</says>.
    """
    if cue.form not in ("finite", "base") or cue.passive:
        return None
    who = subject_before(scan.line, cue.group, scan.used)
    if not who or (cue.form == "base" and not _plural(scan.line, cue, who)):
        return None
    if scan.line.tags[who[1] - 1] in "D#" and not _stands_alone(scan.line, cue, who):
        return None
    if cue.unsure and not _sure(scan, cue, who):
        return None
    return complement_report(scan, cue, who)


def coordinated_cue(scan: Scan, cue: Cue) -> Report | None:
    """A second reporting verb that shares the speaker of the first.
    >>> The envoy welcomed the truce and <cue>called for</cue> <says>more aid</says>.
    """
    tags = scan.line.tags
    if not scan.who or not scan.last or cue.passive or cue.form not in ("finite", "base"):
        return None
    if tags[cue.group - 1] not in "C," or not same_tense(scan.last, cue):
        return None
    return complement_report(scan, cue, scan.who)


_PLURAL_WORDS = "we they i you who people men women many some most few others those all both police"
_PLURALS = frozenset(_PLURAL_WORDS.split())


def _plural(line: Line, cue: Cue, who: Words) -> bool:
    """True where a plain verb form can be finite: "we urge", "officials say", "did not say"."""
    if line.tags[cue.group : cue.at].strip("Rd"):
        return line.word(cue.group) in ("do", "does", "did", "have", "has", "had")
    if "#" in line.tags[who[0] : who[1]] or line.word(who[0] + 1) in ("in", "of"):
        return True
    head = head_of(line, who)
    return head in _PLURALS or head.endswith("s") or "C" in line.tags[who[0] : who[1]]


def _stands_alone(line: Line, cue: Cue, who: Words) -> bool:
    """False for "the [estimated] cost", "758 [pledged] delegates": a determiner or a number that is no subject."""
    return (
        line.tags[cue.end : cue.end + 1] in ("T", "Q", "P")
        or line.word(who[1] - 1) in _PLURALS
        or (line.word(cue.at) in ("said", "say", "says", "told", "agreed"))
    )


def _sure(scan: Scan, cue: Cue, who: Words) -> bool:
    """True where "reports", "claims" is a verb: after a pronoun, before "that", after an opening plural."""
    tags = scan.line.tags
    follows = tags[cue.end : cue.end + 1]
    if tags[who[1] - 1] in "PYW" or follows in ("T", "Q") or tags[cue.end : cue.end + 2] in (":Q", ",Q"):
        return True
    starts = who[0] == scan.used or tags[who[0] - 1] == ","
    return starts and (follows in ("D", "t", "N") or cue.end > cue.at + 1) and cue.form == "base"
