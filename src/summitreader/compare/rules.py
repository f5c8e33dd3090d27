"""The table of all rules of comparing: what "why?" shows of a link, a report, a difference."""

from functools import cache

from summitreader.compare.rule import PairRule
from summitreader.compare.telling import reports

# The heading of each kind of finding, and the rules for it.
STAGES = (("What one side says that another's leader said", reports.RULES),)


@cache
def pair_rules() -> dict[str, PairRule]:
    """Return all rules by name."""
    return {rule.name: rule for _, rules in STAGES for rule in rules}
