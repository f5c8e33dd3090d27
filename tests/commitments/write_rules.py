"""Writes src/summitreader/commitments/RULES.md anew: `python -m tests.commitments.write_rules`."""

from pathlib import Path

from summitreader.commitments.rules import rules_table

TABLE = Path(__file__).parents[2] / "src" / "summitreader" / "commitments" / "RULES.md"

if __name__ == "__main__":
    TABLE.write_text(rules_table(), encoding="utf-8")
