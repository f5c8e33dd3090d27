"""The verbs that mark up articles: notes, tags, highlights, corrections, clippings; each lists what there is, too.

May import what `cli` may, its `articles`, its `findings` and its `output`.
"""
