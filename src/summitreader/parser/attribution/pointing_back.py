"""Sentences that only tell who said what stands before them: "This was stated by the President"."""

from dataclasses import replace

from summitreader.model import Block, Span, Statement
from summitreader.parser.attribution.subjects import Words, subject_after, subject_before
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs, lexicon
from summitreader.parser.text.lazy_regex import regex

# "This was also stated", "The President announced this during", "She made this statement in"
_STATED_BY = regex(r"D[AR]{1,3}[VE]I(?=[DNPMlR])")
_STATED_THIS = regex(r"V(D)(?=[Icd.,]|$)")
_MADE_THIS = regex(r"V(D)[nl](?=[Icd.,]|$)")
_REACH = 24  # words in which the subject and "this" stand
MOST = 3  # sentences of the paragraph before that are said along with its last


def points_back(line: TaggedSentence, words: ReportingVerbs) -> tuple[Words, Words] | None:
    """Return who said what stands before a sentence, and the cue; None for any other sentence."""
    near = line.words[:_REACH]
    if "this" not in near and "This" not in near:
        return None
    this = near.index("this" if "this" in near else "This")
    if this == 0:
        stated = _STATED_BY.match(line.tags)
        by = stated.end() - 1 if stated else 0
        if not by or line.word(by) != "by" or not _tells(line.word(by - 1), words):
            return None
        who = subject_after(line, by + 1)
        return (who, (1, by)) if who else None
    said = _STATED_THIS.match(line.tags, this - 1)
    made = _MADE_THIS.match(line.tags, this - 1)
    if said and _tells(line.word(this - 1), words):
        cue = (this - 1, this)
    elif (
        made
        and line.word(this - 1) in ("made", "makes")
        and (line.word(this + 1) in words.texts or line.word(this + 1) in _REMARKS)
    ):
        cue = (this - 1, this + 2)
    else:
        return None
    who = subject_before(line, cue[0], 0)
    return (who, cue) if who else None


_REMARKS = frozenset(("remark", "observation", "point", "claim", "prediction", "promise"))


def _tells(word: str, words: ReportingVerbs) -> bool:
    verb = words.verbs.get(word)
    return verb is not None and "clause" in verb.frames


def statement_before(
    untold: list[TaggedSentence], line: TaggedSentence, who: Words, cue: Words, rule: str
) -> Statement | None:
    """Return the statement of a sentence that points back: the sentence before it, or those of the paragraph before.

    Args:
        untold: The last sentences that nobody is known to have said, one at least and `MOST` at most.
    """
    last = untold[-1]
    if line.block - last.block > 1:
        return None
    near = [one for one in untold if one.block == last.block] if last.block != line.block else [last]
    says = Span(near[0].span(0, 1).start, last.span(0, len(last.words)).end)
    return Statement("", (says,), line.span(*cue), line.span(*who), "indirect", rule)


def signed_by(before: TaggedSentence | None, line: TaggedSentence) -> Statement | None:
    """Return a paragraph of one quotation with its speaker behind a dash: “It was a long day.” - Karl Berg"""
    rule = "content_then_cue_then_speaker"
    if name := _SIGNED.fullmatch(line.tags):
        return Statement("", (line.span(0, 1),), line.span(1, 2), line.span(*name.span(1)), "direct", rule)
    if not before or before.tags != "Q" or before.block != line.block or not (name := _SIGNATURE.fullmatch(line.tags)):
        return None
    return Statement("", (before.span(0, 1),), line.span(0, 1), line.span(*name.span(1)), "direct", rule)


def attributed_to(before: TaggedSentence | None, line: TaggedSentence) -> Statement | None:
    """Return a quotation with its speaker, whom the next sentence alone tells: “It was a long day.” Berg said."""
    if not before or before.block != line.block or not only_quotations(before):
        return None
    said = _ATTRIBUTION.fullmatch(line.tags)
    verb = lexicon().verbs.get(line.word(said.start("cue"))) if said else None
    if not said or verb is None or _QUOTING.isdisjoint(verb.frames) or "object" in verb.frames:
        return None
    rule = "content_then_speaker_then_cue"
    quote = before.span(0, len(before.words))
    return Statement("", (quote,), line.span(*said.span("cue")), line.span(*said.span("who")), "direct", rule)


_ATTRIBUTION = regex(r"(?P<who>P|D?[NlanE#']{1,8})(?P<cue>V)(?:I?[Dl]?d)?\.")
_QUOTING = frozenset(("clause", "quote"))
_SIGNED = regex(r"Q-(N{2,6})(?:,[DNlI']{1,8})?\.?")
_SIGNATURE = regex(r"-(N{2,6})(?:,[DNlI']{1,8})?\.?")


def only_quotations(line: TaggedSentence) -> bool:
    """Return whether a line holds quotations and nothing else."""
    return "Q" in line.tags and not line.tags.lstrip("C").strip("Q,.;:?!-")


def can_be_said(block: Block, reports: list[Statement], line: TaggedSentence, who: str) -> bool:
    """Return whether a block can be the content that "he said:" promises: no heading, and nobody else's words."""
    if block.kind not in ("paragraph", "item") or any(report.rule.startswith("content_then") for report in reports):
        return False
    untold = who in ("He", "She") and line.tags[0] != "Q"
    told = _TELLS_OF.search(line.text, line.sentence.end, block.span.end) if untold else None
    return (
        told is None
        or told.group(1) not in lexicon().finite
        or _FIRST_PERSON.search(block.span.of(line.text)) is not None
    )


# "He said:|Prime Minister Soto spoke, too. He demanded": the reporter goes on, what he said is missing.
_TELLS_OF = regex(r"(?:He|She) (?:also )?([a-z]+) ")
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")


def quotes_a_sentence(line: TaggedSentence) -> bool:
    """Return whether a quotation is a sentence or more, so that behind one of the reporter's it needs no cue."""
    words = line.span(0, 1).of(line.text)
    return words[-2:-1] in (".", "!", "?") and words.count(" ") > _SHORT


_SHORT = 6


def stretched(report: Statement, line: TaggedSentence) -> Statement:
    """Return a report that goes on to the end of its paragraph."""
    return replace(report, says=(*report.says[:-1], Span(report.says[-1].start, line.sentence.end)))
