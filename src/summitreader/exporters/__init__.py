"""A Reading out, as text: one file per format, and the wording for people in `wording`.

May import the model alone.
"""
