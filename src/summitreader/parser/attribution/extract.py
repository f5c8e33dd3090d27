"""Reports: who is reported to have said what, before the voices get their names.

Each line goes through its cues from left to right; for each the first of RULES that fits makes the report, and its
content swallows the cues inside it: what is quoted inside a quotation belongs to the outer speaker.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from summitreader.model import Block, Span, Statement, StatementKind
from summitreader.parser.attribution.complements import complement_of, trailing
from summitreader.parser.attribution.content_first import (
    according_to_source,
    as_speaker_noted,
    content_then_cue_then_speaker,
    content_then_speaker_then_cue,
    in_whose_opinion,
    opinion_is_that,
    quoted_as_saying,
)
from summitreader.parser.attribution.guards import OTHER_KIND, Guard
from summitreader.parser.attribution.participles import (
    absolute_participle,
    as_noted_by,
    chained_participle,
    fronted_participle,
    interposed_participle,
    progressive_cue,
    purpose_cue,
    resolution_clause,
)
from summitreader.parser.attribution.pointing_back import (
    MOST,
    attributed_to,
    can_be_said,
    only_quotations,
    points_back,
    quotes_a_sentence,
    signed_by,
    statement_before,
    stretched,
)
from summitreader.parser.attribution.reporting_cues import FORMS, Cue, Form, cues_in
from summitreader.parser.attribution.rule import Report, ReportRule, SentenceScan, addressee_of
from summitreader.parser.attribution.speaker_first import (
    content_in_next_paragraph,
    coordinated_cue,
    it_was_agreed,
    object_relative,
    speaker_then_cue,
    verb_before_colon,
    was_stressed,
)
from summitreader.parser.attribution.stance import act_of, stance_of
from summitreader.parser.attribution.subjects import Words, without_apposition
from summitreader.parser.attribution.tags import TaggedSentence, Tags, shape, tags_of
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs, lexicon
from summitreader.parser.text.datelines import dateline_end
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.quotes import Quote


def find_reports(
    text: str, blocks: Iterable[Block], sentences: Iterable[Span], quotes: tuple[Quote, ...]
) -> tuple[Statement, ...]:
    """Return statements in the order of the text, with who, cue and says.

    `speaker` is "" until the voices are known.
    """
    words, blocks = lexicon(), tuple(blocks)
    reader = _TextReader(blocks, words)
    for line in _lines(text, tags_of(words), blocks, sentences, quotes):
        reader.take(line)
    return tuple(reader.found)


class _TextReader:
    """Takes the sentences of a text one after the other; knows which quotation or account may go on in the next."""

    def __init__(self, blocks: tuple[Block, ...], words: ReportingVerbs) -> None:
        self.found: list[Statement] = []
        self._blocks, self._words = blocks, words
        self._before: TaggedSentence | None = None
        self._opening: Statement | None = None  # "he said:" at the end of the paragraph before
        self._last = self._taken = -1  # the report that may go on; the block that one report fills
        self._quoted = -_FAR  # the block of the last quotation
        self._passed = 0  # captions inside a quotation that is left open
        self._account = False
        self._untold: list[TaggedSentence] = []  # the sentences before this one that nobody is known to have said

    def take(self, line: TaggedSentence) -> None:
        """Add the reports of the next sentence, or let an earlier one go on in it."""
        found = len(self.found)
        cues = cues_in(line, self._words)
        reports = _reports(line, cues, self._words) if cues else []
        promised = reports.pop() if reports and not reports[-1].says else None
        if not reports and promised is None and (back := self._pointing_back(line)):
            reports = [back]
        if not reports and self._is_passed_over(line):
            self._passed += 1
            return
        if self._opening and self._follows(line) and self._may_tell(line, reports):
            self._tell(line, self._opening)
        elif line.block == self._taken:
            self.found[self._last] = stretched(self.found[self._last], line)
        elif self._account and (line.block == 0 or _is_told(line, self._blocks[line.block])):
            self._add_alone(line)
            self._taken = line.block
        elif signed := (signed_by(self._before, line) or attributed_to(self._before, line)):
            self._take_back(signed.says[0])
            self.found.append(signed)
            self._last = -1
        elif not reports and self._last >= 0 and self._goes_on(line):
            self._lengthen(line)
        elif not reports and self._is_quotation_alone(line):
            self._add_alone(line)
        else:
            self._add(reports, line)
        self._before, self._opening, self._passed = line, promised, 0
        self._remember(line, told=len(self.found) > found)

    def _pointing_back(self, line: TaggedSentence) -> Statement | None:
        """Return what stands before a sentence like "This was stated by the President"."""
        found = points_back(line, self._words) if self._untold else None
        return statement_before(self._untold, line, *found, POINTED_BACK) if found else None

    def _remember(self, line: TaggedSentence, told: bool) -> None:
        """Keep a sentence of the body that nobody is known to have said, of this paragraph and the one before."""
        if told or self._blocks[line.block].kind not in ("paragraph", "item"):
            self._untold.clear()
            return
        self._untold.append(line)
        del self._untold[:-MOST]

    def _follows(self, line: TaggedSentence) -> bool:
        return self._before is not None and line.block == self._before.block + 1

    def _may_tell(self, line: TaggedSentence, reports: list[Statement]) -> bool:
        who = self._opening.who.of(line.text) if self._opening and self._opening.who else ""
        return can_be_said(self._blocks[line.block], reports, line, who)

    def _tell(self, line: TaggedSentence, opening: Statement) -> None:
        """What a colon promised; a spokesperson at the head of a text speaks to its end."""
        self.found.append(replace(opening, says=(line.span(0, len(line.words)),)))
        self._last, self._taken = len(self.found) - 1, line.block
        who = opening.who.of(line.text).lower() if opening.who else ""
        self._account = line.block <= _HEAD and "spokes" in who and line.tags[0] != "Q"
        self._quoted = line.block

    def _add(self, reports: list[Statement], line: TaggedSentence) -> None:
        quoted = [i for i, report in enumerate(reports) if report.kind != "indirect"]
        self._last = len(self.found) + (quoted or [len(reports) - 1])[-1] if reports else -1
        self._quoted = line.block if quoted else self._quoted
        self.found += reports

    def _lengthen(self, line: TaggedSentence) -> None:
        """Let the last report go on in quotations; what stands before "This was stated by" is a report of its own."""
        if self.found[self._last].rule == POINTED_BACK:
            self._add_alone(line)
            return
        self.found[self._last] = _longer(self.found[self._last], line)
        self._quoted = line.block

    def _take_back(self, quote: Span) -> None:
        """Let the last report end before a quotation, where it went on with it: the next sentence tells whose it is."""
        if self.found and self.found[-1].says[-1] == quote:
            shorter = self.found.pop()
            if len(shorter.says) > 1:
                kind: StatementKind = "direct" if shorter.kind == "direct" else "indirect"
                self.found.append(replace(shorter, says=shorter.says[:-1], kind=kind))

    def _add_alone(self, line: TaggedSentence) -> None:
        """A paragraph without a cue: whoever was quoted last."""
        self.found.append(Statement("", (line.span(0, len(line.words)),), None, None, "direct", GOES_ON))
        self._last, self._quoted = len(self.found) - 1, line.block

    def _goes_on(self, line: TaggedSentence) -> bool:
        """True for quotations alone, in the same paragraph, or in the next where the quotation was left open."""
        before = self._before
        if before is None or not only_quotations(line):
            return False
        return line.block == before.block or (line.block == before.block + 1 + self._passed and "Q" in before.tags)

    def _is_passed_over(self, line: TaggedSentence) -> bool:
        """Return whether a caption stands between two paragraphs of a quotation that is left open."""
        before = self._before
        open_still = before is not None and before.tags[-1] == "Q" and not before.closed and line.block != before.block
        return open_still and line.tags[0] != "Q" and not line.words[-1].endswith((".", "!", "?", ":"))

    def _is_quotation_alone(self, line: TaggedSentence) -> bool:
        """Return whether a paragraph begins with a whole quotation and somebody was quoted shortly before."""
        starts = self._before is None or self._before.block != line.block
        if line.tags.strip(".") != "Q" or _LABEL.match(line.text, line.sentence.start):
            return False
        return (starts and line.block - self._quoted < _FAR) or (not starts and quotes_a_sentence(line))


GOES_ON = "quotation_goes_on"
POINTED_BACK = "said_before"
# "“HOST: Will you go?" is a passage of a conversation.
_LABEL = regex(r"\W{1,3}[A-Z. ]{3,30}:")
_FAR = 4  # paragraphs between two quotations of one speaker
_HEAD = 3


def _is_told(line: TaggedSentence, block: Block) -> bool:
    """Return whether a paragraph belongs to an account rather than to the
    page: no heading, and it ends as a sentence does.
    """
    return block.kind in ("paragraph", "item") and line.text[line.sentence.end - 1] in '.!?”"’:'


def _longer(report: Statement, line: TaggedSentence) -> Statement:
    """Return a report that goes on with a line of quotations."""
    kind: StatementKind = "direct" if report.kind == "direct" else "mixed"
    return replace(report, says=(*report.says, line.span(0, len(line.words))), kind=kind)


def _lines(
    text: str, tags: Tags, blocks: Iterable[Block], sentences: Iterable[Span], quotes: tuple[Quote, ...]
) -> Iterator[TaggedSentence]:
    """Yield sentences as lines; those that one quotation spans are one line."""
    starts = [quote.span.start for quote in quotes]
    ends = [block.span.end for block in blocks]
    openings = {block.span.start for block in blocks}
    start = end = -1
    for sentence in sentences:
        if start < 0:
            opens = sentence.start in openings
            start = dateline_end(text, sentence.start, sentence.end) if opens else sentence.start
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


class Refusal(NamedTuple):
    """Why a rule made no statement of a cue."""

    cue: Span
    rule: str
    guard: Guard


def find_refusals(text: str, sentence: Span, quotes: Iterable[Quote]) -> tuple[Refusal, ...]:
    """Why the cues of a sentence begin no statement, rule by rule; none for cues inside what is said.

    Where a cue does make a report, what is left to refuse it is that its subject is nobody who speaks.
    """
    words, refusals = lexicon(), list[Refusal]()
    inside = [quote.span for quote in quotes if sentence.start <= quote.span.start and quote.span.end <= sentence.end]
    line = shape(text, sentence, inside, tags_of(words), 0)
    reports = _reports(line, cues_in(line, words), words, refusals)
    heard = (Refusal(one.cue, one.rule, Guard.NOBODY) for one in reports if one.cue)
    return tuple(sorted((*refusals, *heard), key=lambda refusal: refusal.cue))


def _reports(
    line: TaggedSentence, cues: list[Cue], words: ReportingVerbs, refusals: list[Refusal] | None = None
) -> list[Statement]:
    """Return the reports of one line; the last one has no content where that is promised for the next paragraph.

    Where `refusals` are asked for, those of cues without a report are added to them.
    """
    found: list[Statement] = []
    if cues and cues[-1].at >= (end := trailing(line)):
        cues = [cue for cue in cues if cue.at < end]  # the outlet's own "reported"
    scan = SentenceScan(line, cues, words)
    whole = _swallowing(scan, cues)
    for index, cue in enumerate(cues):
        if whole and cue.at < whole.at:
            continue
        if cue.group < scan.used:
            continue
        scan.index = index
        guards: list[Refusal] = []
        for rule in _RULES_OF[cue.form]:
            report = rule(scan, cue)
            if isinstance(report, Report) and _has_words(line, report):
                found.append(_statement(line, report.cue or cue, rule.__name__, report))
                scan.used, scan.who, scan.last = report.end, report.who or scan.who, cue
                break
            if refusals is not None and isinstance(report, Guard):
                guards.append(Refusal(cue.span, rule.__name__, report))
        else:
            if refusals is not None:
                refusals += [refusal for refusal in guards if refusal.guard not in OTHER_KIND] or guards[:1]
    return found


def _has_words(line: TaggedSentence, report: Report) -> bool:
    """Return whether every part of a report has words.

    A line that breaks off ("According to") may leave one without.
    """
    size = len(line.words)
    parts = (part for part in (*report.says, report.who, report.addressee) if part)
    return all(0 <= start < end <= size for start, end in parts)


def _swallowing(scan: SentenceScan, cues: list[Cue]) -> Cue | None:
    """Return the cue whose content is all that stands before it in the line: earlier cues are part of what is said."""
    if len(cues) < 2:
        return None
    for cue in cues[1:]:
        for rule in _SWALLOWING_OF[cue.form]:
            report = rule(scan, cue)
            if isinstance(report, Report) and report.says[0][0] <= cues[0].group and not _has_quotation(cues[0], cue):
                return cue
    return None


def _has_quotation(cue: Cue, later: Cue) -> bool:
    """Return whether a quotation before a later cue is what an earlier one says: "he said that “We go,” he went on"."""
    quoted = cue.line.tags.rfind("Q", cue.end, later.group)
    found = complement_of(cue) if quoted > 0 and cue.form == "finite" else None
    return found is not None and found.start == quoted


def _statement(line: TaggedSentence, cue: Cue, rule: str, report: Report) -> Statement:
    says = tuple(line.span(*words) for words in report.says)
    who = line.span(*without_apposition(line, report.who)) if report.who else None
    told = addressee_of(line, report.addressee) if report.addressee else None
    addressee = line.span(*told) if told else None
    span = cue.span
    act = act_of(line.text, says[0], span.of(line.text), report.act) if says else report.act
    stance = stance_of(line.text, says[0], span.of(line.text), act) if says else None
    return Statement("", says, span, who, _kind(line, report.says), rule, act, stance, addressee)


def _kind(line: TaggedSentence, says: list[Words]) -> StatementKind:
    if not says:
        return "direct"
    letters = "".join(line.tags[start:end] for start, end in says).strip(",.;:?!-")
    if "Q" not in letters:
        return "indirect"
    return "direct" if not letters.strip("Q,.;:?!- ") else "mixed"


RULES: tuple[ReportRule, ...] = (
    according_to_source,
    in_whose_opinion,
    opinion_is_that,
    as_noted_by,
    as_speaker_noted,
    content_then_speaker_then_cue,
    content_then_cue_then_speaker,
    resolution_clause,
    fronted_participle,
    interposed_participle,
    object_relative,
    coordinated_cue,
    quoted_as_saying,
    it_was_agreed,
    was_stressed,
    speaker_then_cue,
    verb_before_colon,
    absolute_participle,
    progressive_cue,
    purpose_cue,
    chained_participle,
    content_in_next_paragraph,
)

# The forms of a verb that a rule is asked about, so that it need not look at the form itself; those not named here are
# asked about any.
_READS: dict[ReportRule, tuple[Form, ...]] = {
    according_to_source: ("according",),
    in_whose_opinion: ("opinion",),
    opinion_is_that: ("opinion",),
    as_noted_by: ("past participle",),
    as_speaker_noted: ("finite",),
    content_then_speaker_then_cue: ("finite", "base"),
    content_then_cue_then_speaker: ("finite",),
    fronted_participle: ("participle",),
    interposed_participle: ("participle",),
    object_relative: ("finite", "base"),
    coordinated_cue: ("finite", "base"),
    was_stressed: ("finite",),
    speaker_then_cue: ("finite", "base"),
    verb_before_colon: ("colon",),
    absolute_participle: ("participle",),
    progressive_cue: ("participle",),
    purpose_cue: ("base",),
    chained_participle: ("participle",),
}
_RULES_OF: dict[Form, tuple[ReportRule, ...]] = {
    form: tuple(rule for rule in RULES if form in _READS.get(rule, (form,))) for form in FORMS
}
# Those of them whose content is all that stands before the cue.
_SWALLOWING = frozenset((content_then_speaker_then_cue, content_then_cue_then_speaker, as_noted_by))
_SWALLOWING_OF = {form: tuple(rule for rule in rules if rule in _SWALLOWING) for form, rules in _RULES_OF.items()}
