"""The table of all rules of the register: what "why?" shows, and what RULES.md is written from."""

from functools import cache

from summitreader.commitments import cues, linking, lists


@cache
def commitment_rules() -> dict[str, str]:
    """Return what each rule does, by its name."""
    return {rule.name: rule.explanation for rule in (*cues.RULES, *lists.RULES, *linking.RULES)}


def rules_table() -> str:
    """Return all rules as Markdown: the content of RULES.md."""
    lines = [
        "# The rules of the register of commitments",
        "",
        "Written from the rules themselves (`python -m tests.commitments.write_rules`). In an example the words in",
        "square brackets are the commitment that the rule finds; ¶ parts paragraphs.",
        "",
        "## Commitments",
        "",
    ]
    for rule in (*cues.RULES, *lists.RULES):
        shown = rule.example.replace("<c>", "[").replace("</c>", "]")
        lines += [f"- **{rule.name}**: {rule.explanation}", f"  - {_in_one_line(shown)}"]
    lines += ["", "## What became of a commitment of the text before", ""]
    for fate in linking.RULES:
        lines += [f"- **{fate.name}** ({fate.fate}): {fate.explanation}"]
        lines += [f"  - before: {_in_one_line(fate.older)}", f"  - now: {_in_one_line(fate.newer)}"]
    return "\n".join(lines) + "\n"


def _in_one_line(text: str) -> str:
    return " ¶ ".join(text.split("\n\n"))
