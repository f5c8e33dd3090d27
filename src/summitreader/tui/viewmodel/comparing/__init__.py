"""What the comparison screen shows: passages side by side, the list of differences, strips of order and share. Pure.

May import the model, `comparison`, `session` and the modules of `viewmodel`; never Textual.
"""
