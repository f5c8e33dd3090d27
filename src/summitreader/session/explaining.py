"""Why: the rules behind a reading, in words."""

from summitreader.model import Reading
from summitreader.parser.rules import explain_rule


def why(rule: str) -> str:
    """The explanation of a rule in one sentence; "" for a name that is no rule. Never raises."""
    return explain_rule(rule)[0]


def example_of(rule: str) -> str:
    """A rule's example, its parts marked (`[cue: said]`); "" for a name that is no rule. Never raises."""
    return explain_rule(rule)[1]


def explain(reading: Reading) -> str:
    """Each sentence with its findings, their rules and the words that they rest on; then what the rules mean."""
    from summitreader.exporters.explained import write_explained

    return write_explained(reading, why)
