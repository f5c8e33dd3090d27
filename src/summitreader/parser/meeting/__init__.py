"""The meeting: what kind of text this is, which sides meet and whose house wrote it, before any speaker is named.

May import the model, `text`, `lexicon` and `people`.
"""
