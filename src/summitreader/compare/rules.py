"""The table of all rules of comparing: what "why?" shows of a link, a report, a difference."""

from functools import cache

from summitreader.compare import links, points
from summitreader.compare.agreements import matched
from summitreader.compare.rule import PairRule
from summitreader.compare.telling import reports
from summitreader.compare.wordings import differences

# The heading of each kind of finding, and the rules for it.
STAGES = (
    ("Links: passages that tell one matter", links.RULES),
    ("Points: whether a matter is told by one side alone", points.RULES),
    ("What one side says that another's leader said", reports.RULES),
    ("Agreements: what was signed, agreed or pledged", matched.RULES),
    ("Differences of wording", differences.RULES),
)
OF_THE_READER = (*links.OF_THE_READER, *points.OF_THE_READER)
"""Rules without an example: what the reader says of passages."""


@cache
def pair_rules() -> dict[str, PairRule]:
    """Return all rules by name."""
    found = [*(rule for _, rules in STAGES for rule in rules), *OF_THE_READER]
    return {rule.name: rule for rule in found}
