"""Correcting what was found: `actions` offers what can be corrected at the cursor, `questions` asks what is right.

May import what `tui.reader` may, and the state of the reader; nothing but the screen imports it.
"""
