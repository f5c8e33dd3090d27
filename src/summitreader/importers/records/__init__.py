"""Articles of a corpus as their files have them: a stream of raw articles from any range of a file, never all at once.

May import the importers before it: clean, kinds, pieces, plain. Nothing here makes an Article: see `session/corpus`.
"""
