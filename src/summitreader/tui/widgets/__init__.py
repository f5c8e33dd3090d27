"""Small widgets and parts of widgets that every screen uses: bars, lines to type in, a scroll bar, styles.

May import `viewmodel`, `terminal` and `keymap`.
"""
