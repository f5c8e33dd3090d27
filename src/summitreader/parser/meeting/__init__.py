"""The meeting: what the text is, who meets and who speaks when nobody is named, before any speaker is named.

May import the model, `text`, `lexicon` and `people`.
"""
