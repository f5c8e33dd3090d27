"""Small widgets that every screen uses: bars and lines to type in.

May import `viewmodel` and `keymap`.
"""
