"""What an agreement is about: slots behind a noun, rows of phrases, fields, and what a sentence provides for.

May import the model, `text`, `lexicon` and `attribution`; knows nothing of instruments.
"""
