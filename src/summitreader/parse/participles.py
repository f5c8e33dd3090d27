"""Rules for participles that report: adding that talks go on, the ministry is warning, NOTING with concern."""

from summitreader.parse.cues import Cue
from summitreader.parse.reports import Report, Scan, complement_report
from summitreader.parse.subjects import subject_before


def chained_participle(scan: Scan, cue: Cue) -> Report | None:
    """A participle that carries the report on: adding, noting, urging.
    >>> Xi said trade had grown, <cue>adding</cue> that <says>it would grow further</says>.
    """
    if cue.form != "participle" or not scan.who or scan.line.tags[cue.group - 1] not in ",C-":
        return None
    return complement_report(scan, cue, scan.who)


def progressive_cue(scan: Scan, cue: Cue) -> Report | None:
    """The speaker, a form of "be" and a participle.
    >>> <who>The ministry</who> is <cue>warning</cue> that <says>prices will rise</says>.
    """
    if cue.form != "participle" or cue.group == cue.at or scan.line.tags[cue.at - 1] not in "AR":
        return None
    who = subject_before(scan.line, cue.group, scan.used)
    return complement_report(scan, cue, who) if who else None
