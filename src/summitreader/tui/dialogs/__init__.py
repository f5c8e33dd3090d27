"""Questions over a screen: choices, a line to type, what to open, help.

May import `viewmodel`, `keymap` and `widgets`.
"""
