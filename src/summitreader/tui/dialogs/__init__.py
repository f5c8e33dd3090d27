"""Questions over a screen: choices, a line to type, what to open, help.

May import `widgets`, `keymap`, `viewmodel` and `panes.listing`.
"""
