"""Why: the rules behind a reading, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader.model import YOURS, Reading, Span
from summitreader.parser.rules import explain_rule

_YOURS = "You corrected it, and that holds whatever the parser finds; x lists your corrections and takes them back."


def why(rule: str) -> str:
    """Return the explanation of a rule in one sentence; "" for a name that is no rule. Never raises."""
    return _YOURS if rule == YOURS else explain_rule(rule)[0]


def example_of(rule: str) -> str:
    """Return a rule's example, its parts marked (`[cue: said]`); "" for a name that is no rule. Never raises."""
    return explain_rule(rule)[1]


class Refused(NamedTuple):
    """A verb of saying that begins no statement: the rule that came nearest, and its reason in words."""

    cue: Span
    rule: str
    reason: str


def why_not(reading: Reading, sentence: Span) -> tuple[Refused, ...]:
    """Why the verbs of saying in a sentence begin no statement; none for those inside what somebody says."""
    from summitreader.parser.attribution.extract import find_refusals
    from summitreader.parser.text.quotes import quotes_in

    if any(says.holds(sentence) for one in reading.statements for says in one.says):
        return ()
    block = next((one.span for one in reading.article.blocks if one.span.end >= sentence.end), sentence)
    refusals = find_refusals(reading.article.text, sentence, quotes_in(reading.article.text, block))
    told = {cue.start for one in reading.statements if (cue := one.cue)}
    return tuple(
        Refused(refusal.cue, refusal.rule, refusal.guard.value) for refusal in refusals if refusal.cue.start not in told
    )


def explain(reading: Reading, refused: bool = False) -> str:
    """Yield each sentence with its findings, their rules and the words that they rest on; then what the rules mean.

    Args:
        reading: The article and what was found in it.
        refused: Whether to tell of verbs of saying that begin no statement, too.
    """
    from summitreader.exporters.explained import write_explained

    def reasons(sentence: Span) -> Iterator[tuple[Span, str, str]]:
        yield from why_not(reading, sentence) if refused else ()

    return write_explained(reading, why, reasons)
