"""The verbs that print what was found in articles: who speaks, who said what, what was signed, themes, the event.

May import what `cli` may, its `articles` and its `output`.
"""
