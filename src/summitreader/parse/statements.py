"""Reports: who is reported to have said what, before the voices get their names.

Each line goes through its cues from left to right; for each the first of RULES that fits makes the report, and its
content swallows the cues inside it: what is quoted inside a quotation belongs to the outer speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from summitreader.model import Act, Block, Span, Statement, StatementKind
from summitreader.parse.complements import (
    adjuncts_end,
    complement_of,
    content_end,
    listener_after,
    same_tense,
    trailing,
)
from summitreader.parse.cues import Cue, cues_in
from summitreader.parse.lexicon import lexicon
from summitreader.parse.quotes import Quote
from summitreader.parse.shapes import Line, Tags, shape, tags_of
from summitreader.parse.subjects import Words, head_of, subject_after, subject_before


@dataclass(slots=True)
class Scan:
    """A line being read: its cues, how far it is used up, and who spoke last in it."""

    line: Line
    cues: list[Cue]
    index: int = 0
    used: int = 0
    who: Words | None = None
    last: Cue | None = None

    @property
    def later(self) -> list[Cue]:
        return self.cues[self.index + 1 :]


@dataclass(slots=True)
class Report:
    """What one rule found, in words of the line; the line is used up to `end`."""

    who: Words | None
    says: list[Words]
    end: int
    act: Act
    addressee: Words | None = None
    extra: list[Span] = field(default_factory=list)


Rule = Callable[[Scan, Cue], Report | None]


def find_reports(
    text: str, blocks: Iterable[Block], sentences: Iterable[Span], quotes: tuple[Quote, ...]
) -> tuple[Statement, ...]:
    """Statements in the order of the text, with who, cue and says; `speaker` is "" until the voices are known."""
    found: list[Statement] = []
    words = lexicon()
    open_quote: Line | None = None
    for line in _lines(text, blocks, sentences, quotes):
        reports = list(_reports(line, list(cues_in(line, words))))
        if open_quote and not reports and open_quote.block == line.block and _only_quotes(line):
            found[-1] = replace(found[-1], says=(*found[-1].says, line.span(0, len(line.words))))
            continue
        found += reports
        open_quote = line if reports and reports[-1].kind != "indirect" else None
    return tuple(found)


def _lines(text: str, blocks: Iterable[Block], sentences: Iterable[Span], quotes: tuple[Quote, ...]) -> Iterator[Line]:
    """Sentences as lines; those that one quotation spans are one line."""
    tags = Tags(tags_of(lexicon()))
    starts = [quote.span.start for quote in quotes]
    ends = [block.span.end for block in blocks]
    start = end = -1
    for sentence in sentences:
        if start < 0:
            start = sentence.start
        end = sentence.end
        nearest = bisect_left(starts, end) - 1
        if nearest >= 0 and quotes[nearest].span.end > end:
            continue
        first = bisect_left(starts, start)
        inside = [quote.span for quote in quotes[first : nearest + 1]]
        yield shape(text, Span(start, end), inside, tags, bisect_left(ends, end))
        start = -1
    if start >= 0:
        yield shape(text, Span(start, end), [], tags, bisect_left(ends, end))


def _only_quotes(line: Line) -> bool:
    return "Q" in line.tags and not line.tags.strip("Q,.;:?!-")


def _reports(line: Line, cues: list[Cue]) -> Iterator[Statement]:
    scan = Scan(line, cues)
    whole = _swallowing(scan, cues)
    for index, cue in enumerate(cues):
        if whole and cue.at < whole.at:
            continue
        if cue.group < scan.used:
            continue
        scan.index = index
        for rule in RULES:
            report = rule(scan, cue)
            if report:
                yield _statement(line, cue, rule.__name__, report)
                scan.used, scan.who, scan.last = report.end, report.who or scan.who, cue
                break


def _swallowing(scan: Scan, cues: list[Cue]) -> Cue | None:
    """The cue whose content is all that stands before it in the line: earlier cues are part of what is said."""
    if len(cues) < 2:
        return None
    for cue in cues[1:]:
        for rule in (content_then_speaker_then_cue, content_then_cue_then_speaker):
            report = rule(scan, cue)
            if report and report.says[0][0] <= cues[0].group:
                return cue
    return None


def _statement(line: Line, cue: Cue, rule: str, report: Report) -> Statement:
    says = tuple(line.span(*words) for words in report.says)
    who = line.span(*report.who) if report.who else None
    addressee = line.span(*report.addressee) if report.addressee else None
    return Statement("", says, cue.span, who, _kind(line, report.says), rule, report.act, addressee=addressee)


def _kind(line: Line, says: list[Words]) -> StatementKind:
    letters = "".join(line.tags[start:end] for start, end in says).strip(",.;:?!-")
    if "Q" not in letters:
        return "indirect"
    return "direct" if not letters.strip("Q,.;:?!- ") else "mixed"


def according_to_source(scan: Scan, cue: Cue) -> Report | None:
    """The content, or before the content, "according to" and the speaker.
    >>> <says>Exports rose by a third</says>, <cue>according to</cue> <who>the trade ministry</who>.
    """
    if cue.form != "according":
        return None
    line, tags = scan.line, scan.line.tags
    end = cue.end
    limit = trailing(line)
    comma = tags.find(",", end)
    if cue.at <= scan.used:
        if comma < 0:
            return None
        return Report((end, comma), [(comma + 1, limit)], limit, "say")
    left_end = cue.at - 1 if tags[cue.at - 1] == "," else cue.at
    who_end = limit if comma < 0 else comma
    says = [(scan.used, left_end)]
    if 0 <= comma < limit and tags[cue.at - 1] == "," and tags[comma + 1] in "AFVEX":
        says.append((comma + 1, limit))
        return Report((end, who_end), says, limit, "say")
    return Report((end, who_end), says, who_end, "say")


def content_then_speaker_then_cue(scan: Scan, cue: Cue) -> Report | None:
    """The content, then the speaker and a reporting verb.
    >>> <says>Trade has grown fast</says>, <who>Prime Minister Sato</who> <cue>said</cue>.
    """
    line, tags = scan.line, scan.line.tags
    if (
        cue.form not in ("finite", "base")
        or cue.passive
        or not ({"clause", "quote", "person_that"} & cue.frames.keys())
    ):
        return None
    who = subject_before(line, cue.group, scan.used)
    if not who or who[0] <= scan.used or tags[who[0] - 1] not in ",Q-?!":
        return None
    stop = _stops_after(scan, cue)
    if stop is None and (line.leads(who[0] - 1) or tags[who[0] - 2 : who[0]] == "Q,"):
        stop = _next_stop(line, cue.end)
    return _around(scan, who, who[0], stop) if stop is not None else None


def content_then_cue_then_speaker(scan: Scan, cue: Cue) -> Report | None:
    """The content, then a reporting verb and the speaker behind it.
    >>> <says>“We will act,”</says> <cue>said</cue> <who>Prime Minister Li</who>.
    """
    line, tags = scan.line, scan.line.tags
    if cue.form != "finite" or cue.passive or not ({"clause", "quote"} & cue.frames.keys()) or cue.group <= scan.used:
        return None
    if tags[cue.group - 1] not in ",Q-?!":
        return None
    who = subject_after(line, cue.end)
    if not who:
        return None
    stop = adjuncts_end(line, who[1])
    if stop is None and line.leads(cue.group - 1):
        stop = _next_stop(line, who[1])
    if stop is None or ("Q" not in tags[scan.used : cue.group] and tags[stop : stop + 1] not in ("", ".", ",", ";")):
        return None
    return _around(scan, who, cue.group, _apposition_end(line, stop))


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
    return _complement(scan, cue, who)


def coordinated_cue(scan: Scan, cue: Cue) -> Report | None:
    """A second reporting verb that shares the speaker of the first.
    >>> The envoy welcomed the truce and <cue>called for</cue> <says>more aid</says>.
    """
    tags = scan.line.tags
    if not scan.who or not scan.last or cue.passive or cue.form not in ("finite", "base"):
        return None
    if tags[cue.group - 1] not in "C," or not same_tense(scan.last, cue):
        return None
    return _complement(scan, cue, scan.who)


def chained_participle(scan: Scan, cue: Cue) -> Report | None:
    """A participle that carries the report on: adding, noting, urging.
    >>> Xi said trade had grown, <cue>adding</cue> that <says>it would grow further</says>.
    """
    if cue.form != "participle" or not scan.who or scan.line.tags[cue.group - 1] not in ",C-":
        return None
    return _complement(scan, cue, scan.who)


def progressive_cue(scan: Scan, cue: Cue) -> Report | None:
    """The speaker, a form of "be" and a participle.
    >>> <who>The ministry</who> is <cue>warning</cue> that <says>prices will rise</says>.
    """
    if cue.form != "participle" or cue.group == cue.at or scan.line.tags[cue.at - 1] not in "AR":
        return None
    who = subject_before(scan.line, cue.group, scan.used)
    return _complement(scan, cue, who) if who else None


RULES: tuple[Rule, ...] = (
    according_to_source,
    content_then_speaker_then_cue,
    content_then_cue_then_speaker,
    coordinated_cue,
    speaker_then_cue,
    chained_participle,
    progressive_cue,
)


def _stops_after(scan: Scan, cue: Cue) -> int | None:
    """The end of the attribution if no content follows the cue: "he told reporters on Monday,"."""
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
    before = line.tags[scan.used : cue.group]
    if "Q" not in before:
        if rest == ",Q" and (before[:1] in "IcCREJGd" or _VERB.search(before[:-1])):
            return None
        if not _VERB.search(before[:-1]) and (rest[:1] != "," or rest[1:] not in ("A", "F", "V", "E", "R", "X")):
            return None
    return stop


_VERB = re.compile(r"[AFVXEK]")


def _next_stop(line: Line, at: int) -> int:
    stop = _STOP.search(line.tags, at)
    return stop.start() if stop else len(line.tags)


_STOP = re.compile(r"[,.;:?!Q-]")


def _around(scan: Scan, who: Words, left_end: int, stop: int) -> Report | None:
    """Content before the attribution and, where it only interrupts, behind it."""
    line, tags = scan.line, scan.line.tags
    start, end = scan.used, left_end
    while end > start and tags[end - 1] in ",-":
        end -= 1
    while start < end and tags[start] in ",;-C.":
        start += 1
    if start >= end:
        return None
    if tags[end - 1] == "Q":
        # What leads up to a quotation with a colon or a dash is the reporter's.
        colon = max(tags.rfind(":", start, end), tags.rfind("-", start, end))
        start = max(start, colon + 1)
    says = [(start, end)]
    limit = trailing(line)
    used = stop
    if stop + 1 < limit and tags[stop] in ",-.;?!":
        rest = stop + 1
        quoted = "Q" in tags[start:end]
        if tags[rest] == "Q" or (not quoted and tags[stop] == "," and tags[rest] not in "JWCcGI"):
            says.append((rest, limit))
            used = limit
    return Report(who, says, used, "say")


def _apposition_end(line: Line, at: int) -> int:
    """Behind ", the mayor of Rome," after a speaker; `at` itself where none follows."""
    tags = line.tags
    if tags[at : at + 1] != "," or tags[at + 1 : at + 2] not in ("D", "W", "N", "l"):
        return at
    comma = tags.find(",", at + 1)
    return comma if comma > 0 else trailing(line)


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


def _complement(scan: Scan, cue: Cue, who: Words) -> Report | None:
    line, tags = scan.line, scan.line.tags
    found = complement_of(cue)
    limit = trailing(line)
    if not found or found.start >= limit:
        return None
    end, _ = content_end(line, found.start, cue, scan.later, limit)
    while end > found.start and tags[end - 1] in ",;-C":
        end -= 1
    if end <= found.start:
        return None
    return Report(who, [(found.start, end)], end, found.act, found.addressee)
