"""Findings as JSON values: what `--json` prints, and the one schema of it, which is published and has a version.

May import the model and the other exporters.
"""
