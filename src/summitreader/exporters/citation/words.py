"""The words of a statement as they are quoted: a paraphrase is never dressed as direct, a denial never as a claim."""

import re

from summitreader.exporters.citation.clauses import bare, ended, is_verbatim, lead_in, trimmed
from summitreader.exporters.wording import one_line
from summitreader.model import Reading, Span, Statement

_OMISSION = " […] "
_AUXILIARY = r"(?:did|do(?:es)?|ha(?:s|ve|d)|[wc]ould|wi?ll|shall|should|ca|can|may|might|must|is|are|was|were|wo)"
_NEGATION = re.compile(
    rf"(?i)(?:(?<!\w){_AUXILIARY}\s?n[o’'ʼ]t|(?<!\w){_AUXILIARY}\s(?:yet\s)?(?:not|never)|(?<!\w)(?:cannot|never|not|nor|"
    r"neither|no\slonger|hardly|stopped\sshort\sof))\s(?:[a-z]+ly\s|yet\s|also\s|be(?:en)?\s)?$"
)
# Looked for first: of a thousand cues a few are negated.
_NEGATIVE = re.compile(r"(?i)n[o’'ʼ]t|never|nor|neither|no\slonger|hardly|stopped\sshort")
_LOOK_BACK = 40
# The comma that ends a sentence only because "he said" follows.
_BEFORE_CUE = re.compile(r",(?=$| \[…\] [A-Z])")
_NEEDS_CUE_BEFORE = ("concern", "reject", "threaten")


def words_of(reading: Reading, statement: Statement) -> str:
    """Return what was said: a quotation in its marks, a paraphrase with the cue that it is nothing without.

    Who "called on Russia to de-escalate" or "did not rule out talks" is not quoted as "de-escalate" or "talks".
    """
    text = reading.article.text
    before = lead_in(reading, statement.content) if is_verbatim(statement) else ""
    if statement.kind == "direct":
        return f"“{before}{_unmarked(text, statement)}”"
    if (cue := needed_cue(reading, statement)) and (span := _with_cue(reading, statement, cue)).holds(cue):
        return ended(text, span)
    return before + _OMISSION.join(ended(text, span, is_last=span is statement.says[-1]) for span in statement.says)


def needed_cue(reading: Reading, statement: Statement) -> Span | None:
    """Return the cue that a paraphrase is not to be quoted without: it does more than saying, or is negated.

    None where the words may stand alone.
    """
    if statement.kind == "direct" or statement.cue is None:
        return None
    needs = statement.act != "say" or statement.stance or negation_words(reading, statement)
    return statement.cue if needs else None


def cue_beside(reading: Reading, statement: Statement) -> str:
    """Return the cue, with its negation, where the words of a statement need it and do not hold it; "" elsewhere."""
    cue = needed_cue(reading, statement)
    if cue is None or _with_cue(reading, statement, cue).holds(cue):
        return ""
    return cue_words(reading, statement)


def cue_words(reading: Reading, statement: Statement) -> str:
    """Return the reporting words with what negates them: "called on", "did not rule out"; "" where there are none."""
    if statement.cue is None:
        return ""
    return one_line(Span(_predicate_start(reading, statement.cue), statement.cue.end).of(reading.article.text))


def negation_words(reading: Reading, statement: Statement) -> str:
    """Return the words that negate the cue of a statement: "did not", "never"; "" where nothing does."""
    if statement.cue is None:
        return ""
    start = _predicate_start(reading, statement.cue)
    return one_line(Span(start, statement.cue.start).of(reading.article.text))


def addressee_words(reading: Reading, statement: Statement) -> str:
    """Return whom a statement is made to, as written: "both sides"; "" where neither text nor reader tells."""
    return one_line(statement.addressee.of(reading.article.text) if statement.addressee else statement.addressee_name)


def span_to_copy(reading: Reading, statement: Statement) -> Span:
    """Return from the first to the last of the words to be copied, exactly as in the article.

    An interrupting cue is among them, and the cue that the words are nothing without where it stands before them.
    """
    cue = needed_cue(reading, statement)
    return _with_cue(reading, statement, cue) if cue else trimmed(reading.article.text, statement.content)


def with_needed_cue(reading: Reading, span: Span) -> Span:
    """Return words of an article, with the cue before them that they are nothing without: "denied that it rained"."""
    for statement in reading.statements:
        if statement.content.start <= span.start < statement.content.end:
            return Span(min(span.start, span_to_copy(reading, statement).start), span.end)
    return span


def _with_cue(reading: Reading, statement: Statement, cue: Span) -> Span:
    """Return the words of a paraphrase with the cue that it needs, where that can be copied with them."""
    text, content = reading.article.text, statement.content
    if cue.start < content.start:
        end = max(content.end, statement.addressee.end if statement.addressee else 0)
        return trimmed(text, Span(_predicate_start(reading, cue), end))
    if statement.act in _NEEDS_CUE_BEFORE or statement.stance == "denial":
        return trimmed(text, Span(statement.start, statement.end))
    return trimmed(text, content)


def _predicate_start(reading: Reading, cue: Span) -> int:
    """Return where a cue begins with the words before it that negate it."""
    start = max(0, cue.start - _LOOK_BACK)
    before = reading.article.text[start : cue.start]
    found = _NEGATION.search(before) if _NEGATIVE.search(before) else None
    return start + found.start() if found else cue.start


def _unmarked(text: str, statement: Statement) -> str:
    """Return the content of a direct quotation without the marks around each of its pieces."""
    last = statement.says[-1]
    pieces = _OMISSION.join(bare(ended(text, span, is_last=span is last)) for span in statement.says)
    return _BEFORE_CUE.sub("", pieces)
