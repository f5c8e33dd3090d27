"""The verbs about the program itself: what it opens, where its files are, what it takes and what it prints.

May import what `cli` may, and its `command_line`.
"""
