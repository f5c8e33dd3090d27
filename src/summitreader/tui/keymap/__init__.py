"""The one table of keys and what is made of it: bindings, palette, the actions that carry it out, the order of answers.

`table` imports nothing of Textual. May import `viewmodel` and `terminal`.
"""
