"""The article as one widget on Textual's line API, with its map and mouse.

May import `viewmodel`, `terminal`, `keymap` and `widgets`.
"""
