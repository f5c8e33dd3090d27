"""Finding in kept articles: the query language, the derived index, the ranking.

May import the model and `storage`.
"""
