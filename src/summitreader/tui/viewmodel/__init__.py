"""Pure values of what the screen shows: rows, cursor, highlights, index. Imports no Textual.

May import the model and `session`.
"""
