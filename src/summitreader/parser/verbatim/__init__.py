"""Texts that are their speakers' own words: transcripts, speeches, letters, declarations, instruments.

May import text, lexicon, people and meeting; `form` decides, `speakers.resolve` names whose words they are.
"""
