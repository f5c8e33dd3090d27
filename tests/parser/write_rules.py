"""Writes src/summitreader/parse/RULES.md anew: `python -m tests.parser.write_rules`."""

from pathlib import Path

from summitreader.parser.rules import rules_table

TABLE = Path(__file__).parents[2] / "src" / "summitreader" / "parser" / "RULES.md"

if __name__ == "__main__":
    TABLE.write_text(rules_table(), encoding="utf-8")
