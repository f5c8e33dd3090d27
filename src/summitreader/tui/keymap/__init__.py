"""The one table of keys and what is made of it: bindings, palette, the order of answers.

`table` imports nothing of Textual; nothing here imports a screen.
"""
