"""Whose words they are: from reports, labels and forms of text to statements with speakers.

May import the model and the rooms before it: `text`, `lexicon`, `people`, `attribution`.
"""
