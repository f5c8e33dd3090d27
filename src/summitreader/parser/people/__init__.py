"""Who the article is about: names, roles and sides of every person in it.

May import the model, `text` and `lexicon`.
"""
