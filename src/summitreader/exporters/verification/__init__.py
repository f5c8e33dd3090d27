"""Verifications as text, Markdown, JSON and SARIF, and as comments in a copy of the draft.

What is told of a verdict is decided once, in `told`. May import the floor and the rest of `exporters`.
"""
