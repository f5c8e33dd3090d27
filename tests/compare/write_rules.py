"""Writes src/summitreader/comparer/RULES.md anew: `python -m tests.compare.write_rules`."""

from pathlib import Path

from summitreader.comparer.rules import rules_table

TABLE = Path(__file__).parents[2] / "src" / "summitreader" / "comparer" / "RULES.md"

if __name__ == "__main__":
    TABLE.write_text(rules_table(), encoding="utf-8")
