"""Writes src/summitreader/verifier/RULES.md anew: `python -m tests.verify.write_rules`."""

from pathlib import Path

from summitreader.verifier.rules import rules_table

TABLE = Path(__file__).parents[2] / "src" / "summitreader" / "verifier" / "RULES.md"

if __name__ == "__main__":
    TABLE.write_text(rules_table(), encoding="utf-8")
