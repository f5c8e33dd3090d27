"""Small widgets and parts of widgets that every screen uses: the list, bars, lines to type in, styles.

May import `viewmodel`, `terminal` and `keymap`.
"""
