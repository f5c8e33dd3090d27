"""What is said of a verdict, once for all forms: a sentence, whose words, where they stand, and which differ."""

from pathlib import Path

from summitreader.exporters.verification.commented import QuoteComment
from summitreader.model import Span
from summitreader.verification import (
    VERDICT_WORDS,
    QuoteVerdict,
    SourcePassage,
    Verification,
    VerifiedText,
    WordDifference,
)

_LONGEST = 400  # code points of a passage that are shown

_KINDS = {"number": "a number", "negation": "a negation", "name": "a name", "word": "words"}
_SAYS = {
    "same_words": "The source has these words, of the one whom the draft credits.",
    "told_alike": "The source tells the same of the one whom the draft credits.",
    "cut_before_contrast": "The source goes on with {evidence}.",
    "left_out_condition": "The words that are left out have {evidence}.",
    "words_not_found": "Not found by these rules in {sources}.",
    "telling_not_found": "Nothing like it was found by these rules in {sources}.",
    "other_voice": "In the source these are words of {speaker}, not of {credited}.",
    "no_quotation_in_source": "In the source this is no quotation but its writer's own account.",
    "denied_in_source": "The source denies this: {evidence}.",
    "conditional_in_source": "In the source this holds under a condition: {evidence}.",
    "joint_in_source": "In the source this is said by {speaker} together, not by {credited} alone.",
    "nobody_credited": "Not checked: a title, a term or a word held at a distance, attributed to nobody.",
}


def headline(found: Verification) -> str:
    """Return how many quotations and paraphrases were looked at, and how many of them are wrong."""
    checked = [one for one in found.verdicts if one.kind != "not_checked"]
    quotations = sum(one.quote.marked for one in checked)
    left = len(found.verdicts) - len(checked)
    told = f"{_counted(quotations, 'quotation')} and {_counted(len(checked) - quotations, 'paraphrase')}"
    not_checked = f"; {left} not checked, attributed to nobody" if left else ""
    return f"{told} against {_counted(len(found.sources), 'source')}: {len(found.wrong)} not right{not_checked}"


def _counted(many: int, noun: str) -> str:
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def verdict_title(verdict: QuoteVerdict) -> str:
    """Return what a verdict is called, with the kind of what was changed."""
    if verdict.kind != "changed":
        return VERDICT_WORDS[verdict.kind]
    return f"{_KINDS[verdict.rule.removesuffix('_changed')]} changed"


def verdict_sentence(found: Verification, verdict: QuoteVerdict) -> str:
    """Return what is wrong with a quotation in one sentence."""
    also = "".join(f" Also: {VERDICT_WORDS[kind]}." for kind in verdict.also)
    if verdict.kind == "changed":
        return "; ".join(difference_words(found, verdict, one) for one in verdict.differences) + f".{also}"
    evidence = ""
    if verdict.evidence and verdict.passage:
        evidence = f"“{_on_one_line(verdict.evidence.of(found.sources[verdict.passage.source].text))}”"
    speaker = verdict.passage.speaker if verdict.passage else ""
    says = (
        _SAYS[verdict.rule]
        if evidence or "{evidence}" not in _SAYS[verdict.rule]
        else _SAYS[verdict.rule].partition(":")[0] + "."
    )
    return (
        says.format(
            evidence=evidence,
            speaker=speaker or "the text itself",
            credited=verdict.quote.speaker or "nobody",
            sources=_counted(len(found.sources), "source"),
        )
        + also
    )


def difference_words(found: Verification, verdict: QuoteVerdict, one: WordDifference) -> str:
    """Return one difference in words: what the draft has, for what the source has."""
    mine = _on_one_line(one.draft.of(found.draft.text))
    theirs = _on_one_line(one.source.of(found.sources[verdict.passage.source].text)) if verdict.passage else ""
    if not mine:
        return f"{one.kind}: “{theirs}” is left out"
    return f"{one.kind}: “{mine}” for “{theirs}”" if theirs else f"{one.kind}: “{mine}” is added"


def source_name(source: VerifiedText) -> str:
    """Return what a source is called: the name of its file, else its title."""
    article = source.reading.article
    return Path(article.file).name if article.file else article.shown_title


def passage_words(found: Verification, passage: SourcePassage) -> str:
    """Return the words of a passage on one line."""
    return shortened(passage.span.of(found.sources[passage.source].text))


def passage_facts(found: Verification, passage: SourcePassage) -> str:
    """Return whose a passage is, how it is told, and where it stands."""
    source = found.sources[passage.source]
    whose = passage.speaker or "the text's own words"
    told = {"spoken": "", "reported": "reported", "narrated": ""}[passage.manner]
    return ", ".join(filter(None, (whose, told, source_name(source), place_words(source, passage.span))))


def quote_comments(found: Verification) -> list[QuoteComment]:
    """Return what is said of each quotation that is not right, as comments on its words."""
    comments = []
    for verdict in found.wrong:
        says = [f"{verdict_title(verdict).capitalize()}. {verdict_sentence(found, verdict)}"]
        if verdict.passage:
            says.append(f"“{passage_words(found, verdict.passage)}” ({passage_facts(found, verdict.passage)})")
        words = max((span.of(found.draft.text) for span in verdict.quote.spans), key=len)
        comments.append(QuoteComment(words, (*says, f"Rule: {verdict.rule}")))
    return comments


def place_words(text: VerifiedText, span: Span) -> str:
    """Return in which paragraph words stand."""
    blocks = text.reading.article.blocks
    number = sum(block.span.start <= span.start for block in blocks)
    return f"paragraph {max(1, number)}"


def quote_words(found: Verification, verdict: QuoteVerdict) -> str:
    """Return the words of the draft, those that an attribution interrupts with dots between them."""
    return shortened(" […] ".join(span.of(found.draft.text) for span in verdict.quote.spans))


def shortened(words: str) -> str:
    """Return words on one line, of long ones the beginning and the end."""
    line = _on_one_line(words)
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else f"{line[:half].rstrip()} […] {line[-half:].lstrip()}"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
