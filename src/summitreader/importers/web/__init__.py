"""Web pages: the article in the page, and what the page declares about itself.

May import the model, `clean`, `pieces`, `kinds` and `plain`.
"""
