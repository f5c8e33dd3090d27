"""The table of all rules of comparing: what "why?" shows of a link, a report, a difference."""

from functools import cache

from summitreader.comparer import agreed, links, points
from summitreader.comparer.agreements import matched
from summitreader.comparer.rule import OF_THE_READER, PairRule
from summitreader.comparer.telling import reports
from summitreader.comparer.versions import rules as version_rules
from summitreader.comparer.wordings import kinds

# The heading of each kind of finding, and the rules for it.
STAGES = (
    ("Links: passages that tell one matter", (*links.RULES, *agreed.RULES)),
    ("Points: whether a matter is told by one side alone", points.RULES),
    ("What one side says that another's leader said", reports.RULES),
    ("Agreements: what was signed, agreed or pledged", matched.RULES),
    ("Differences of wording", kinds.RULES),
)
OF_VERSIONS = ("Versions of one text: what became of a passage", version_rules.RULES)
"""The rules of comparing versions; A of an example is the older text."""


@cache
def pair_rules() -> dict[str, PairRule]:
    """Return all rules by name."""
    found = [*(rule for _, rules in (*STAGES, OF_VERSIONS) for rule in rules), *OF_THE_READER]
    return {rule.name: rule for rule in found}


def rules_table() -> str:
    """Return all rules as Markdown: the content of RULES.md."""
    lines = [
        "# The rules of comparing",
        "",
        "Written from the rules themselves (`python -m tests.compare.write_rules`). The name is what a comparison",
        "gives with each finding. An example is two accounts, A and B, in which the rule finds the words behind the",
        "arrow; ¶ parts paragraphs.",
    ]
    for stage, rules in (*STAGES, OF_VERSIONS):
        lines += ["", f"## {stage}", ""]
        for rule in rules:
            lines.append(f"- **{rule.name}**: {rule.explanation}")
            lines += [f"  - A: {_in_one_line(rule.one)}", f"  - B: {_in_one_line(rule.other)}", f"  - → {rule.shows}"]
    lines += ["", "## What the reader says", "", *(f"- **{rule.name}**: {rule.explanation}" for rule in OF_THE_READER)]
    return "\n".join(lines) + "\n"


def _in_one_line(text: str) -> str:
    return " ¶ ".join(text.split("\n\n"))
